// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/cell_text.hpp"

#include <algorithm>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

/// A line that ends so many columns early had room for more.
constexpr std::size_t ragged = 4;

/// Indented lines begin paragraphs, unless some that go on with a sentence are indented too.
bool indents_paragraphs(const std::vector<CellLine>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].indented && !ends_sentence(lines[i - 1].text) && !lines[i].after_blank) return false;
  }
  return true;
}

class Joiner {
 public:
  Joiner(const std::vector<CellLine>& lines, const Wrapping& wrapping)
      : lines_(wrapping.width > 0 ? without_tears(lines, wrapping.width) : lines),
        wrapping_(wrapping),
        measure_(wrapping.by_characters),
        telling_(indents_paragraphs(lines_)) {}

  std::string run() {
    std::string text;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0) first_ = begins_paragraph(i);
      if (i > 0 && first_) text += '\n';
      if (first_) item_ = is_item(lines_[i].text);
      text += lines_[i].text;
    }
    return text;
  }

 private:
  bool begins_paragraph(std::size_t i) {
    const auto& line = lines_[i];
    const bool ended = ends_between(lines_[i - 1].text, line.text);
    if (wrapping_.width == 0 && line.goes_on) return ended && (is_footnote(line.text) || is_item(line.text));
    if (wrapping_.width == 0) return ended || !(line.begins_page || line.after_blank);
    if (is_footnote(line.text) && (ended || line.after_blank)) return true;
    const bool room = measure_.had_room(lines_[i - 1], line, wrapping_, first_ ? wrapping_.indent : 0);
    if (is_item(line.text) && (room || ended || item_)) return true;
    if (item_ && line.text.starts_with("以上")) return true;  // closes a list
    if (!ended) return room && ends_unfinished(i);
    return room || (telling_ && line.indented) || stands_apart(i) || is_shortened(i);
  }

  /// An item of a list, a title, 体言止め: a line that ends early though no sentence does. Where lines are not cut by a
  /// rule only items are sure.
  bool ends_unfinished(std::size_t i) {
    const auto& before = lines_[i - 1];
    const auto& line = lines_[i];
    if (whole_number(before.text) || whole_number(line.text) || begins_with_particle(line.text)) return false;
    if (!wrapping_.exact && !item_) return false;
    const auto used = measure_.width(before) + (first_ ? wrapping_.indent : 0);
    const auto spare = item_ ? 0 : ragged;  // a rule has exceptions; a title ends much earlier
    return used + spare + std::max(measure_.unit(line), ragged) <= wrapping_.width;
  }

  /// The indented first line of a paragraph is set apart by many extractions, though its sentence goes on.
  [[nodiscard]] bool stands_apart(std::size_t i) const {
    return i + 1 < lines_.size() && lines_[i + 1].after_blank && !ends_sentence(lines_[i].text) &&
           !lines_[i].after_blank;
  }

  /// Behind a full line: does the line keep room for an indent that nothing else shows?
  bool is_shortened(std::size_t i) {
    const auto& line = lines_[i];
    if (wrapping_.shows_indent) return line.indented;
    if (wrapping_.indent > 0 && measure_.width_inside(line) + wrapping_.indent > wrapping_.width) return false;
    const bool cut = i + 1 < lines_.size() && !ends_sentence(line.text);
    if (wrapping_.indent > 0 && cut) return measure_.had_room(line, lines_[i + 1], wrapping_);
    return wrapping_.short_paragraphs;
  }

  std::vector<CellLine> lines_;
  const Wrapping& wrapping_;
  LineMeasure measure_;
  bool telling_;
  bool first_ = true;  ///< of a paragraph: the line last looked at
  bool item_ = false;  ///< its paragraph is an item of a list
};

}  // namespace

std::string join(const std::vector<CellLine>& lines, const Wrapping& wrapping) {
  return lines.size() == 1 ? lines.front().text : Joiner(lines, wrapping).run();
}

}  // namespace iken::ingest
