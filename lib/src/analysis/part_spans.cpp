// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/part_spans.hpp"

namespace iken::analysis {

namespace {

/// Leaves {0, 0} for parts that are not found as written.
void find_written(std::string_view text, const Word& word, std::vector<Word>& out) {
  std::size_t at = word.begin;
  for (const auto part : word.info->parts) {
    const auto found = text.substr(0, word.end).find(part, at);
    if (found == std::string_view::npos) {
      out.emplace_back();
      continue;
    }
    out.push_back({static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + part.size()), nullptr, true, false});
    at = found + part.size();
  }
}

std::uint32_t next_begin(const std::vector<Word>& spans, std::size_t index, std::uint32_t end) {
  for (; index < spans.size(); ++index) {
    if (spans[index].known) return spans[index].begin;
  }
  return end;
}

}  // namespace

void find_part_spans(std::string_view text, const Word& word, std::vector<Word>& out) {
  out.clear();
  find_written(text, word, out);
  auto done = word.begin;
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto& span = out[i];
    if (!span.known) {
      const auto end = next_begin(out, i + 1, word.end);
      span.begin = done < end ? done : word.begin;
      span.end = done < end ? end : word.end;
    }
    done = span.known ? span.end : done;
  }
}

}  // namespace iken::analysis
