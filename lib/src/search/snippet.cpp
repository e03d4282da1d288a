// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/snippet.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace iken::search {
namespace {

struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t length = 0;  ///< code points
  std::size_t marks = 0;
  bool chosen = false;
};

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_lead));
}

/// The byte behind the sentence that begins at `begin`.
std::size_t sentence_end(std::string_view text, std::size_t begin) {
  constexpr std::string_view ends[] = {"。", "！", "？", "\n"};
  auto end = text.size();
  for (const auto mark : ends) {
    const auto at = text.substr(0, end).find(mark, begin);
    if (at != std::string_view::npos) end = std::min(end, at + mark.size());
  }
  constexpr std::string_view closing[] = {"」", "）", "』"};
  for (const auto mark : closing) {
    if (text.substr(end).starts_with(mark)) end += mark.size();
  }
  return end;
}

std::vector<Sentence> sentences(std::string_view text, const std::vector<Span>& marks) {
  std::vector<Sentence> found;
  std::size_t mark = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = sentence_end(text, begin);
    Sentence sentence{begin, end, count(text.substr(begin, end - begin)), 0, false};
    for (; mark < marks.size() && marks[mark].begin < end; ++mark) ++sentence.marks;
    found.push_back(sentence);
    begin = end;
  }
  return found;
}

/// Most marks first, then from the front; at least one sentence.
void choose(std::vector<Sentence>& all, const SnippetOptions& options) {
  std::size_t room = options.length;
  const auto take = [&](Sentence& sentence) {
    sentence.chosen = true;
    room -= std::min(room, sentence.length);
  };
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all[a].marks > all[b].marks; });
  take(all[order.front()]);
  if (options.keep_verdict && !all.back().chosen && all.back().length <= options.length) take(all.back());
  for (const auto i : order) {
    if (!all[i].chosen && all[i].length <= room) take(all[i]);
  }
}

/// A sentence too long to show whole: the part around its first mark.
void narrow(Sentence& sentence, std::string_view text, const std::vector<Span>& marks, std::size_t length) {
  if (sentence.length <= length * 2) return;
  auto begin = sentence.begin;
  const auto first = std::find_if(marks.begin(), marks.end(), [&](const Span& m) { return m.begin >= sentence.begin; });
  if (first != marks.end() && first->begin < sentence.end) begin = first->begin;
  for (std::size_t n = length / 3; n > 0 && begin > sentence.begin; --n) {
    do --begin;
    while (begin > sentence.begin && !is_lead(text[begin]));
  }
  auto end = begin;
  for (std::size_t n = length; n > 0 && end < sentence.end; --n) {
    do ++end;
    while (end < sentence.end && !is_lead(text[end]));
  }
  sentence.begin = begin;
  sentence.end = end;
}

/// Copies pieces of the text and carries the marks along, from bytes to code points.
class Assembler {
 public:
  Assembler(std::string_view text, const std::vector<Span>& marks) : text_(text), marks_(marks) {}

  void add(std::size_t begin, std::size_t end) {
    if (begin > copied_) gap();
    for (const auto& mark : marks_) {
      const Span part{std::max(mark.begin, begin), std::min(mark.end, end)};
      if (part.empty()) continue;
      out_.spans.push_back({length_ + count(text_.substr(begin, part.begin - begin)),
                            length_ + count(text_.substr(begin, part.end - begin))});
    }
    out_.text.append(text_.substr(begin, end - begin));
    length_ += count(text_.substr(begin, end - begin));
    copied_ = end;
  }

  Snippet finish() {
    if (copied_ < text_.size()) gap();
    return std::move(out_);
  }

 private:
  void gap() {
    out_.text += "…";
    ++length_;
  }

  std::string_view text_;
  const std::vector<Span>& marks_;
  Snippet out_;
  std::size_t length_ = 0;
  std::size_t copied_ = 0;
};

}  // namespace

Snippet cut(std::string_view text, const std::vector<Span>& marks, const SnippetOptions& options) {
  Assembler assembler(text, marks);
  if (text.size() <= options.length || count(text) <= options.length) {
    if (!text.empty()) assembler.add(0, text.size());
    return assembler.finish();
  }
  auto all = sentences(text, marks);
  choose(all, options);
  for (auto& sentence : all) {
    if (!sentence.chosen) continue;
    narrow(sentence, text, marks, options.length);
    assembler.add(sentence.begin, sentence.end);
  }
  return assembler.finish();
}

}  // namespace iken::search
