// Char filters, MeCab and token filters in a row: from a text to its terms.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "analysis/char_filters.hpp"
#include "analysis/cutter.hpp"
#include "analysis/dictionary.hpp"
#include "analysis/number_filter.hpp"
#include "analysis/part_spans.hpp"
#include "analysis/stop_rules.hpp"
#include "analysis/terms.hpp"
#include "analysis/words.hpp"

namespace iken::analysis {

/// Everything one thread needs, with buffers that are kept from text to text.
class Pipeline {
 public:
  /// Both must outlive the pipeline.
  Pipeline(const Dictionary& dictionary, const StopRules& rules);

  /// Valid until the next call. Without `merge`: MeCab's words and their parts, before numbers are merged.
  const std::vector<Term>& run(std::string_view text, bool merge = true);
  [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }
  /// Of terms()[index].
  [[nodiscard]] std::string_view part_of_speech(std::size_t index) const { return infos_[index]->part_of_speech; }
  [[nodiscard]] std::string_view normalized_text() const { return text_; }

 private:
  void cut();
  void cut_piece(const Piece& piece);
  void add_unknown(std::uint32_t begin, std::uint32_t end, const WordInfo& info);
  void emit_all(OffsetCursor& cursor, bool merge);
  void emit(const Word& word, OffsetCursor& cursor);
  void emit_parts(const Word& word, OffsetCursor& cursor);
  void emit(const MergedWord& merged, OffsetCursor& cursor);
  Term& add(std::size_t begin, std::size_t end, const WordInfo& info, OffsetCursor& cursor);
  std::string_view kana_reading(std::string_view written);

  CharFilters filters_;
  Tagger tagger_;
  WordTable table_;
  Arena arena_;
  NumberFilter numbers_;
  std::string_view text_;
  std::vector<Piece> pieces_;
  std::vector<Morpheme> morphemes_;
  std::vector<Word> words_;
  std::vector<Term> terms_;
  std::vector<const WordInfo*> infos_;
  std::vector<PartSpan> part_spans_;
  std::uint32_t position_ = 0;
};

}  // namespace iken::analysis
