// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/pipeline.hpp"

#include <string>

#include "analysis/characters.hpp"
#include "analysis/kana.hpp"
#include "analysis/letters.hpp"

namespace iken::analysis {

namespace {

/// Features of words that come from no dictionary.
constexpr const char* kNumberFeature = "名詞,数,*,*,*,*,*";
constexpr const char* kRunFeature = "名詞,一般,*,*,*,*,*";

}  // namespace

Pipeline::Pipeline(const Dictionary& dictionary, const StopRules& rules)
    : tagger_(dictionary), table_(rules, tagger_), numbers_(arena_) {}

const std::vector<Term>& Pipeline::run(std::string_view text, bool merge) {
  terms_.clear();
  infos_.clear();
  words_.clear();
  arena_.clear();
  position_ = 0;
  const auto& normalized = filters_.apply(text);
  text_ = normalized.text();
  cut();
  OffsetCursor cursor(normalized.edits());
  emit_all(cursor, merge);
  return terms_;
}

void Pipeline::cut() {
  cut_for_mecab(text_, pieces_);
  for (const auto& piece : pieces_) {
    if (piece.run) {
      add_unknown(piece.begin, piece.end, table_.of(kRunFeature));
    } else {
      cut_piece(piece);
    }
  }
}

void Pipeline::cut_piece(const Piece& piece) {
  morphemes_.clear();
  if (!tagger_.cut(text_.substr(piece.begin, piece.end - piece.begin), morphemes_)) {
    words_.push_back({piece.begin, piece.end, &table_.of(kRunFeature)});  // nothing is lost
    return;
  }
  for (const auto& morpheme : morphemes_) {
    const auto begin = static_cast<std::uint32_t>(morpheme.surface - text_.data());
    const auto& info = table_.of(morpheme.feature);
    if (morpheme.known) {
      words_.push_back({begin, begin + morpheme.size, &info, true});
    } else {
      add_unknown(begin, begin + morpheme.size, info);
    }
  }
}

/// MeCab takes rows of symbols for one word (%。) and calls some of them nouns: each becomes a symbol of its own.
void Pipeline::add_unknown(std::uint32_t begin, std::uint32_t end, const WordInfo& info) {
  auto letters = begin;  // start of the letters at hand
  for (auto at = begin; at < end;) {
    const auto one = base::decode_utf8(text_, at);
    const auto next = static_cast<std::uint32_t>(one.next);
    if (!is_letter(one.code_point)) {
      if (letters < at) words_.push_back({letters, at, &info});
      words_.push_back({at, next, &info, false, true});
      letters = next;
    }
    at = next;
  }
  if (letters < end) words_.push_back({letters, end, &info});
}

void Pipeline::emit_all(OffsetCursor& cursor, bool merge) {
  if (merge) numbers_.start(text_, words_);
  for (std::size_t i = 0; i < words_.size();) {
    const auto merged = merge ? numbers_.match(i) : MergedWord();
    if (merged.words == 0) {
      emit(words_[i++], cursor);
    } else {
      emit(merged, cursor);
      i += merged.words;
    }
  }
}

Term& Pipeline::add(std::size_t begin, std::size_t end, const WordInfo& info, OffsetCursor& cursor) {
  auto& term = terms_.emplace_back();
  infos_.push_back(&info);
  term.written = text_.substr(begin, end - begin);
  term.term = term.written;
  term.begin = cursor.original_begin(begin);
  term.end = cursor.original_end(end);
  term.position = position_;
  return term;
}

void Pipeline::emit(const Word& word, OffsetCursor& cursor) {
  const auto& info = *word.info;
  auto& term = add(word.begin, word.end, info, cursor);
  if (!info.term.empty()) term.term = info.term;
  term.reading = info.reading.empty() ? kana_reading(term.written) : info.reading;
  term.content = word.known ? info.content : !word.symbol;
  term.formula = info.formula;
  if (info.parts.empty()) {
    ++position_;
  } else {
    emit_parts(word, cursor);
  }
}

void Pipeline::emit_parts(const Word& word, OffsetCursor& cursor) {
  const auto first = position_;
  const auto positions = find_part_spans(text_, word, part_spans_);
  for (std::size_t i = 0; i < part_spans_.size(); ++i) {
    const auto& span = part_spans_[i];
    position_ = first + span.position;
    auto& part = add(span.begin, span.end, *word.info, cursor);
    part.term = word.info->parts[i].term;
    part.reading = word.info->parts[i].reading;
    part.part = true;
  }
  position_ = first + positions;
}

void Pipeline::emit(const MergedWord& merged, OffsetCursor& cursor) {
  const auto& info = table_.of(kNumberFeature);
  add(merged.begin, merged.end, info, cursor).term = merged.term;
  for (std::size_t i = 0; i < merged.part_count; ++i) {
    const auto& from = merged.parts[i];
    auto& part = add(from.begin, from.end, info, cursor);
    if (!from.term.empty()) part.term = from.term;
    part.part = true;
    ++position_;
  }
  if (merged.part_count == 0) ++position_;
}

/// The reading of a word that the dictionary gives none for, if it is of kana alone.
std::string_view Pipeline::kana_reading(std::string_view written) {
  if (!is_kana(written)) return {};
  return arena_.keep(to_katakana(written));
}

}  // namespace iken::analysis
