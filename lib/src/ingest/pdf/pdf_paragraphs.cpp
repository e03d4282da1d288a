// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_paragraphs.hpp"

#include <algorithm>
#include <cmath>

#include "base/code_points.hpp"
#include "ingest/lines/first_unit.hpp"
#include "ingest/lines/grid_text.hpp"
#include "ingest/lines/lines.hpp"
#include "ingest/lines/list_mark.hpp"

namespace iken::ingest {
namespace {

constexpr double indent = 0.7;  ///< of a character, or more
constexpr double few_characters = 8;  ///< columns that narrow hold numbers, classes, short words

/// Judges where lines were full, by the rules of Japanese line breaking.
class Fullness {
 public:
  /// Would the beginning of the next line have found room?
  bool had_room(double room, const TextLine& next) { return room > width(usual_.of(next.text), next) + 0.15 * next.size; }

  /// The same for programs that keep small kana and ー from the beginning of a line.
  bool had_room_strictly(double room, const TextLine& next) {
    return room > width(strict_.of(next.text), next) + 0.3 * next.size;
  }

 private:
  static double width(std::string_view text, const TextLine& line) {
    double width = 0;
    for (const auto c : base::decode(text)) width += c < 0x80 ? line.size * 0.55 : line.size;
    return width;
  }

  FirstUnit usual_;
  FirstUnit strict_{true};
};

bool ends(const TextLine& line) { return ends_sentence(trim(line.text)); }

class Joiner {
 public:
  Joiner(const std::vector<TextLine>& lines, const ColumnShape& shape) : lines_(lines), shape_(shape) {
    const auto middled = [&](const TextLine& line) {
      return std::fabs((line.box.x0 - shape_.left) - (shape_.right - line.box.x1)) < 0.6 * line.size;
    };
    const auto first_indent = (lines_[0].box.x0 - shape_.left) / lines_[0].size;
    const bool paragraph = first_indent > indent && first_indent < 1.3 && lines_.size() > 1 && !is_indented(lines_[1]);
    centred_ = !paragraph && std::all_of(lines_.begin(), lines_.end(), middled);
    telling_ = indents_paragraphs();
  }

  CellText run() {
    CellText out;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto text = trim(lines_[i].text);
      const bool first = i == 0 || begins_paragraph(i);
      if (i > 0 && first) out.text += '\n';
      if (first) note_mark(text);
      out.text += text;
      // A wide space at a line's end divides the number of a heading from its words.
      if (i + 1 < lines_.size() && (lines_[i].text.ends_with("\u3000") || is_heading_number(text))) out.text += "\u3000";
    }
    const auto& last = lines_.back();
    const bool short_line = room(last) + (last.text.ends_with("\u3000") ? last.size : 0) > 2.5 * last.size;
    out.ended = short_line && shape_.right - shape_.left > few_characters * last.size;
    if (short_line && ends(last)) out.text += '\n';
    return out;
  }

 private:
  /// Set in by a character, as the first line of a paragraph is.
  [[nodiscard]] bool is_indented(const TextLine& line) const {
    return line.text.starts_with("\u3000") || line.box.x0 - shape_.left > indent * line.size;
  }

  /// Indented lines begin paragraphs, unless some that go on with a sentence are indented too.
  [[nodiscard]] bool indents_paragraphs() const {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (is_indented(lines_[i]) && !ends(lines_[i - 1])) return false;
    }
    return true;
  }

  /// Behind the line.
  [[nodiscard]] double room(const TextLine& line) const {
    return centred_ ? shape_.right - shape_.left - line.box.width() : shape_.right - line.box.x1;
  }

  bool begins_paragraph(std::size_t i) {
    const auto& line = lines_[i];
    const auto& before = lines_[i - 1];
    const bool ended = ends(before);
    if (ended && telling_ && is_indented(line)) return true;
    if (ended ? fullness_.had_room(room(before), line) : fullness_.had_room_strictly(room(before), line)) return true;
    return stands_apart(i, ended) || begins_item(i, ended);
  }

  /// More space above it than between other lines.
  [[nodiscard]] bool stands_apart(std::size_t i, bool ended) const {
    const auto step = lines_[i].box.y0 - lines_[i - 1].box.y0;
    return shape_.pitch > 0 && step > (ended ? 1.35 : 1.9) * shape_.pitch;
  }

  /// Behind a sentence, or behind an item of the same list that ends with a full line.
  [[nodiscard]] bool begins_item(std::size_t i, bool ended) const {
    const auto mark = list_mark(trim(lines_[i].text));
    if (!mark || within_lines(*mark)) return false;
    return ended || (mark->kind == open_ && mark->kind != "※");
  }

  /// Does the number before or behind stand inside a line? Then the list was printed as running text.
  [[nodiscard]] bool within_lines(const ListMark& mark) const {
    for (const auto* other : {&mark.before, &mark.behind}) {
      if (other->empty() || other->size() < 3) continue;
      bool begins = false;
      bool within = false;
      for (const auto& line : lines_) {
        const auto at = trim(line.text).find(*other);
        begins = begins || at == 0;
        within = within || (at != std::string_view::npos && at > 0);
      }
      if (within && !begins) return true;
    }
    return false;
  }

  void note_mark(std::string_view text) {
    const auto mark = list_mark(text);
    open_ = mark ? mark->kind : std::string();
  }

  const std::vector<TextLine>& lines_;
  const ColumnShape& shape_;
  Fullness fullness_;
  bool centred_ = false;
  bool telling_ = true;
  std::string open_;  ///< kind of the mark that the paragraph begins with
};

/// What one of four does not go beyond: paragraphs may be as many as lines.
double usual(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 4);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

ColumnShape shape_of(const std::vector<const std::vector<TextLine>*>& cells, double left, double right) {
  double inset = right - left;
  std::vector<double> steps;
  for (const auto* lines : cells) {
    for (std::size_t i = 0; i < lines->size(); ++i) {
      inset = std::min(inset, (*lines)[i].box.x0 - left);
      if (i > 0) steps.push_back((*lines)[i].box.y0 - (*lines)[i - 1].box.y0);
    }
  }
  inset = std::max(inset, 0.0);
  return {left + inset, right - inset, usual(std::move(steps))};
}

bool was_full(const TextLine& line, const TextLine& next, double right) {
  const double room = right - line.box.x1;
  // The widest line may hang beyond the others by its full stop; a sentence in two lines was cut somewhere.
  if (!ends(line) && room < 2 * line.size) return true;
  return !Fullness().had_room(room, next);
}

CellText flowing_text(const std::vector<TextLine>& lines, const ColumnShape& shape) {
  return lines.empty() ? CellText{} : Joiner(lines, shape).run();
}

}  // namespace iken::ingest
