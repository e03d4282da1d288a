// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/elements.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace iken::query {
namespace {

using CodePoints = std::u32string;
using base::decode;
using base::encode;

/// Full-width operators count as their narrow selves.
char32_t narrow(char32_t point) {
  if (point >= U'！' && point <= U'～') return point - 0xFEE0;
  if (point == U'−' || point == U'―' || point == U'‐') return U'-';
  return point;
}

bool is_space(char32_t point) { return u_isUWhiteSpace(static_cast<UChar32>(point)) != 0; }

/// The quote that ends what `point` begins, or 0.
char32_t closing_quote(char32_t point) {
  switch (point) {
    case U'"': case U'＂': return U'"';
    case U'「': return U'」';
    case U'『': return U'』';
    case U'“': return U'”';
    default: return 0;
  }
}

bool closes(char32_t point, char32_t quote) {
  return point == quote || (quote == U'"' && point == U'＂') || (quote == U'”' && point == U'“');
}

class Splitter {
 public:
  explicit Splitter(CodePoints points) : points_(std::move(points)) {}

  Result<std::vector<Element>> run() {
    while (skip_spaces()) {
      if (auto taken = take(); !taken) return taken.error();
    }
    if (elements_.empty()) return Error{ErrorCode::query_empty, {}, {}};
    if (depth_ > 0) return broken("(", opens_.back());
    return std::move(elements_);
  }

 private:
  [[nodiscard]] bool done() const { return at_ >= points_.size(); }
  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < points_.size() ? points_[at_ + ahead] : U'\0';
  }

  bool skip_spaces() {
    while (!done() && is_space(peek())) ++at_;
    return !done();
  }

  Error broken(std::string what, std::size_t where) const {
    return {ErrorCode::query_syntax, {std::move(what)}, Span{where, std::min(where + 1, points_.size())}};
  }

  void push(Element::Kind kind, std::size_t begin) {
    elements_.push_back({kind, encode(std::u32string_view(points_).substr(begin, at_ - begin)), {}, nullptr,
                         {begin, at_}});
  }

  Result<void> take() {
    const auto begin = at_;
    const auto first = narrow(peek());
    if (first == U'(') {
      ++at_;
      ++depth_;
      opens_.push_back(begin);
      if (depth_ > max_depth) return Error{ErrorCode::query_too_deep, {std::to_string(max_depth)}, Span{begin, at_}};
      push(Element::Kind::open, begin);
      return {};
    }
    if (first == U')') return close();
    if (first == U'-' && at_ + 1 < points_.size() && !is_space(peek(1)) && narrow(peek(1)) != U'-') {
      ++at_;
      push(Element::Kind::negate, begin);
      return {};
    }
    return take_leaf(&fields[0], begin);
  }

  Result<void> close() {
    if (depth_ == 0) return broken(")", at_);
    --depth_;
    opens_.pop_back();
    ++at_;
    push(Element::Kind::close, at_ - 1);
    return {};
  }

  Result<void> take_leaf(const Field* field, std::size_t begin) {
    if (const auto quote = closing_quote(peek())) return take_phrase(field, quote, begin);
    const auto word_begin = at_;
    while (!done() && !is_space(peek())) {
      if (field->kind == FieldKind::any && (narrow(peek()) == U':') && at_ > word_begin) {
        const auto* named = find_field(encode(std::u32string_view(points_).substr(word_begin, at_ - word_begin)));
        if (named != nullptr) {
          ++at_;
          if (done() || is_space(peek())) return broken(encode(points_.substr(begin, at_ - begin)), at_ - 1);
          return take_leaf(named, begin);
        }
      }
      if (narrow(peek()) == U')' && depth_ > 0 && !opened_inside(word_begin)) break;
      ++at_;
    }
    if (at_ == word_begin) return broken(")", at_);
    if (narrow(points_[at_ - 1]) == U')' && depth_ == 0 && !opened_inside(word_begin, at_ - 1)) {
      return broken(")", at_ - 1);
    }
    return push_word(field, word_begin, begin);
  }

  /// Is there an opening parenthesis in the word that the one at `end` closes?
  [[nodiscard]] bool opened_inside(std::size_t word_begin, std::optional<std::size_t> end = {}) const {
    int open = 0;
    for (auto i = word_begin; i < end.value_or(at_); ++i) {
      const auto point = narrow(points_[i]);
      open += point == U'(' ? 1 : point == U')' && open > 0 ? -1 : 0;
    }
    return open > 0;
  }

  Result<void> take_phrase(const Field* field, char32_t quote, std::size_t begin) {
    const auto text_begin = ++at_;
    while (!done() && !closes(peek(), quote)) ++at_;
    if (done()) return broken(encode(points_.substr(begin, text_begin - begin)), text_begin - 1);
    auto text = encode(points_.substr(text_begin, at_ - text_begin));
    ++at_;
    if (text.empty()) return broken(encode(points_.substr(begin, at_ - begin)), text_begin - 1);
    elements_.push_back({Element::Kind::phrase, std::move(text), {}, field, {begin, at_}});
    return {};
  }

  Result<void> push_word(const Field* field, std::size_t word_begin, std::size_t begin) {
    auto text = encode(std::u32string_view(points_).substr(word_begin, at_ - word_begin));
    Element element{Element::Kind::word, std::move(text), {}, field, {begin, at_}};
    if (field->kind == FieldKind::number) return push_number(std::move(element), word_begin);
    if (field->kind == FieldKind::any && (element.text == "または" || element.text == "OR" || element.text == "ＯＲ")) {
      element.kind = Element::Kind::either;
    } else if (field->kind == FieldKind::any && (element.text == "NOT" || element.text == "ＮＯＴ")) {
      element.kind = Element::Kind::negate;
    } else if (field->kind == FieldKind::any && element.text == "AND") {
      return {};
    } else if (field->kind != FieldKind::facet && at_ - word_begin > 1 && narrow(points_[at_ - 1]) == U'*') {
      element.kind = Element::Kind::prefix;
      element.text = encode(std::u32string_view(points_).substr(word_begin, at_ - word_begin - 1));
    }
    elements_.push_back(std::move(element));
    return {};
  }

  Result<void> push_number(Element element, std::size_t where) {
    const auto folded = base::fold_text(element.text);
    const auto dots = folded.find("..");
    element.kind = Element::Kind::range;
    element.text = folded.substr(0, dots);
    element.last = dots == std::string::npos ? element.text : folded.substr(dots + 2);
    const auto digits = [](const std::string& text) {
      return text.size() <= 9 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!digits(element.text) || !digits(element.last) || (element.text.empty() && element.last.empty())) {
      return broken(encode(std::u32string_view(points_).substr(where, at_ - where)), where);
    }
    elements_.push_back(std::move(element));
    return {};
  }

  CodePoints points_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::vector<std::size_t> opens_;
  std::vector<Element> elements_;
};

}  // namespace

const Field* find_field(std::string_view name) {
  const auto folded = base::fold_text(name);
  for (const auto& field : fields) {
    if (!field.name.empty() && (folded == field.name || folded == field.japanese)) return &field;
  }
  return nullptr;
}

Result<std::vector<Element>> split(std::string_view query) {
  if (query.size() > max_bytes) return Error{ErrorCode::query_too_long, {std::to_string(max_bytes)}, {}};
  return Splitter(decode(query)).run();
}

std::string print(const std::vector<Element>& elements) {
  static constexpr std::array<std::string_view, 8> names = {"word", "phrase", "prefix", "range",
                                                            "or",   "not",    "(",      ")"};
  std::string out;
  for (const auto& element : elements) {
    if (!out.empty()) out += ' ';
    out += names[static_cast<std::size_t>(element.kind)];
    if (element.field == nullptr) continue;
    out += '[';
    if (!element.field->name.empty()) out.append(element.field->name).append(":");
    out += element.text;
    if (element.kind == Element::Kind::range) out += ".." + element.last;
    out += ']';
  }
  return out;
}

}  // namespace iken::query
