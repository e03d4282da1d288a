// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/part_spans.hpp"

#include <algorithm>

namespace iken::analysis {

namespace {

/// Where `part` is written after the part before it: right behind it, at its begin (a part of it), or further on.
std::size_t find_part(std::string_view text, std::string_view part, const PartSpan& before) {
  if (text.substr(before.end).starts_with(part)) return before.end;
  return text.find(part, before.begin);
}

void find_written(std::string_view text, const Word& word, std::vector<PartSpan>& out) {
  text = text.substr(0, word.end);
  PartSpan before{word.begin, word.begin, true, 0};
  for (const auto& part : word.info->parts) {
    const auto found = find_part(text, part.term, before);
    auto& span = out.emplace_back();
    if (found == std::string_view::npos) continue;
    span.begin = static_cast<std::uint32_t>(found);
    span.end = static_cast<std::uint32_t>(found + part.term.size());
    span.written = true;
    before = span;
  }
}

std::uint32_t next_begin(const std::vector<PartSpan>& spans, std::size_t index, std::uint32_t end) {
  for (; index < spans.size(); ++index) {
    if (spans[index].written) return spans[index].begin;
  }
  return end;
}

void fill_gaps(const Word& word, std::vector<PartSpan>& spans) {
  auto done = word.begin;   // everything before has been given to a part
  auto begin = word.begin;  // of the part before: begins never fall
  for (std::size_t i = 0; i < spans.size(); ++i) {
    auto& span = spans[i];
    if (!span.written) {
      const auto end = next_begin(spans, i + 1, word.end);
      const bool gap = done < end;
      span.begin = gap ? done : begin;
      span.end = gap ? end : word.end;
    }
    done = span.written ? std::max(done, span.end) : done;
    begin = span.begin;
  }
}

}  // namespace

std::uint32_t find_part_spans(std::string_view text, const Word& word, std::vector<PartSpan>& out) {
  out.clear();
  find_written(text, word, out);
  fill_gaps(word, out);
  std::uint32_t positions = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].position = positions;
    if (i + 1 == out.size() || out[i + 1].begin >= out[i].end) ++positions;
  }
  return std::max(positions, 1U);
}

}  // namespace iken::analysis
