// A text after the char filters, which still knows where each byte came from.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "iken/error.hpp"

namespace iken::analysis {

/// The normalized bytes [begin, end) stand for the original characters [original_begin, original_end).
struct Edit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t original_begin = 0;
  std::uint32_t original_end = 0;
};

/// What a char filter wants changed: whole characters of the text at hand, in order, not overlapping.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// The text and the list of its edits; between them it is a copy of the original. A text without edits is not copied.
/// Reused from text to text, so that it allocates nothing in the long run.
class NormalizedText {
 public:
  /// Starts over: the text is the original, which must outlive the use.
  void reset(std::string_view original);
  /// For the first filter, which builds text and edits by itself; `edits` must be in order.
  void adopt(std::string& text, std::vector<Edit>& edits);
  /// For the later filters. Cost: one copy of the text when there is something to replace.
  void replace(const std::vector<Replacement>& replacements);

  [[nodiscard]] std::string_view text() const { return changed_ ? std::string_view(text_) : original_; }
  [[nodiscard]] std::string_view original() const { return original_; }
  [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }

 private:
  bool changed_ = false;
  std::string_view original_;
  std::string text_;
  std::vector<Edit> edits_;
  std::string next_text_;
  std::vector<Edit> next_edits_;
};

/// Finds original offsets for normalized ones; quick when asked in rising order. Begins snap down and ends up, to
/// whole original characters.
class OffsetCursor {
 public:
  explicit OffsetCursor(const std::vector<Edit>& edits) : edits_(edits) {}
  std::uint32_t original_begin(std::size_t begin);
  std::uint32_t original_end(std::size_t end);

 private:
  void move_to(std::size_t offset);
  const std::vector<Edit>& edits_;
  std::size_t next_ = 0;  ///< the first edit that begins behind the offset last asked for
};

}  // namespace iken::analysis
