// Lines for people: runs of safe text with a colour each, wrapped to a width.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "iken/render.hpp"
#include "iken/search.hpp"
#include "render/visible.hpp"

namespace iken::render {

enum class Paint { plain, mark, strong, dim, accent, warning };

struct Run {
  Visible text;
  Paint paint = Paint::plain;
};

/// A text in the making. Every function returns the page itself, so that lines read as they look.
class Page {
 public:
  explicit Page(const TextStyle& style) : style_(style) {}

  [[nodiscard]] const TextStyle& style() const { return style_; }
  [[nodiscard]] Language language() const { return style_.language; }
  /// The width for tables: the style's, or 100 where there is no limit.
  [[nodiscard]] std::size_t table_width() const { return style_.width == 0 ? 100 : style_.width; }

  /// Adds a run to the line at hand. `own` is for words of ours, `text` for words of a document or of a person.
  Page& own(std::string_view words, Paint paint = Paint::plain);
  Page& text(std::string_view untrusted, Paint paint = Paint::plain);
  /// A snippet with its places marked: by colour, or by 【】 where there is none.
  Page& marked(const Snippet& snippet);
  /// Ends the line: wraps it, with `indent` columns before every line but the first, and `first` before that.
  Page& end(std::size_t first = 0, std::size_t indent = 0);
  /// A line that is cut instead of wrapped.
  Page& end_cut(std::size_t first = 0);
  Page& blank();

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  void emit(const std::vector<Run>& runs);

  TextStyle style_;
  std::vector<Run> runs_;
  std::string bytes_;
};

}  // namespace iken::render
