// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/paint.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "render/width.hpp"
#include "render/wrap.hpp"

namespace iken::render {
namespace {

std::string_view code(Paint paint) {
  switch (paint) {
    case Paint::plain: return "";
    case Paint::mark: return "\x1b[1;33m";
    case Paint::strong: return "\x1b[1m";
    case Paint::dim: return "\x1b[2m";
    case Paint::accent: return "\x1b[36m";
    case Paint::warning: return "\x1b[31m";
  }
  return "";
}

/// The part [begin, end) of the line that `runs` make, with colours closed at its end.
std::string painted(const std::vector<Run>& runs, std::size_t begin, std::size_t end, bool color) {
  std::string bytes;
  std::size_t start = 0;
  for (const auto& run : runs) {
    const auto stop = start + run.text.text.size();
    const auto from = std::max(start, begin);
    const auto to = std::min(stop, end);
    if (from < to) {
      const auto words = std::string_view(run.text.text).substr(from - start, to - from);
      const bool bare = !color || run.paint == Paint::plain;
      if (bare) bytes += words;
      else bytes.append(code(run.paint)).append(words).append("\x1b[0m");
    }
    start = stop;
  }
  return bytes;
}

void trim_right(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

Page& Page::own(std::string_view words, Paint paint) {
  if (!words.empty()) runs_.push_back({Visible{std::string(words)}, paint});
  return *this;
}

Page& Page::text(std::string_view untrusted, Paint paint) {
  if (!untrusted.empty()) runs_.push_back({visible(untrusted), paint});
  return *this;
}

Page& Page::marked(const Snippet& snippet) {
  const auto points = base::code_point_starts(snippet.text);
  const auto piece = [&](std::size_t begin, std::size_t end) {
    return std::string_view(snippet.text).substr(points[begin], points[end] - points[begin]);
  };
  const auto last = points.size() - 1;
  std::size_t at = 0;
  for (const auto& span : snippet.spans) {
    const auto begin = std::min(std::max(span.begin, at), last);
    const auto end = std::min(std::max(span.end, begin), last);
    if (begin == end) continue;
    text(piece(at, begin));
    if (style_.color) text(piece(begin, end), Paint::mark);
    else runs_.push_back({Visible{"【" + visible(piece(begin, end)).text + "】"}, Paint::mark});
    at = end;
  }
  return text(piece(at, last));
}

Page& Page::end(std::size_t first, std::size_t indent) {
  // A line break of the text begins a line of its own.
  std::vector<std::vector<Run>> lines(1);
  for (auto& run : runs_) {
    std::string_view rest = run.text.text;
    for (auto at = rest.find('\n'); at != std::string_view::npos; at = rest.find('\n')) {
      lines.back().push_back({Visible{std::string(rest.substr(0, at))}, run.paint});
      lines.emplace_back();
      rest.remove_prefix(at + 1);
    }
    lines.back().push_back({Visible{std::string(rest)}, run.paint});
  }
  runs_.clear();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string whole;
    std::vector<Span> marks;
    for (const auto& run : lines[i]) {
      if (run.paint == Paint::mark) marks.push_back({whole.size(), whole.size() + run.text.text.size()});
      whole += run.text.text;
    }
    const auto before = i == 0 ? first : indent;
    const auto room = [&](std::size_t taken) {
      return style_.width == 0 ? 0 : std::max<std::size_t>(style_.width, taken + 10) - taken;
    };
    std::size_t begin = 0;
    for (const auto end : line_ends(whole, marks, room(before), room(indent))) {
      std::string line(begin == 0 ? before : indent, ' ');
      line += painted(lines[i], begin, end, style_.color);
      trim_right(line);
      bytes_ += line + "\n";
      begin = end;
    }
  }
  return *this;
}

Page& Page::end_cut(std::size_t first) {
  std::string line(first, ' ');
  auto room = style_.width == 0 ? std::string::npos : std::max<std::size_t>(style_.width, first + 10) - first;
  for (auto& run : runs_) {
    std::replace(run.text.text.begin(), run.text.text.end(), '\n', ' ');
    const auto wide = display_width(run.text.text);
    if (wide > room) run.text.text = cut(run.text.text, std::max<std::size_t>(room, 1));
    line += painted({run}, 0, run.text.text.size(), style_.color);
    if (wide > room) break;
    room -= wide;
    if (room == 0) break;
  }
  runs_.clear();
  trim_right(line);
  bytes_ += line + "\n";
  return *this;
}

Page& Page::blank() {
  bytes_ += "\n";
  return *this;
}

}  // namespace iken::render
