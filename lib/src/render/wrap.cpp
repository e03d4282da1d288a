// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/wrap.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "iken/render.hpp"
#include "render/width.hpp"

namespace iken::render {
namespace {

/// Byte offsets where a line may be broken, text.size() included. Where ICU has no answer: between all characters.
std::vector<std::size_t> opportunities(std::string_view text) {
  std::vector<std::size_t> places;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createLineInstance("ja@lb=strict", status));
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_SUCCESS(status)) breaks->setText(&source, status);
  if (U_SUCCESS(status)) {
    breaks->first();
    for (auto at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next()) {
      places.push_back(static_cast<std::size_t>(at));
    }
  }
  utext_close(&source);
  if (places.empty() || places.back() != text.size()) places.push_back(text.size());
  return places;
}

bool is_inside(const std::vector<Span>& ranges, std::size_t place) {
  const auto after =
      std::partition_point(ranges.begin(), ranges.end(), [&](const Span& range) { return range.end <= place; });
  return after != ranges.end() && after->begin < place;
}

class Breaker {
 public:
  Breaker(std::string_view text, std::size_t first, std::size_t rest) : text_(text), room_(first), rest_(rest) {}

  /// Takes the piece that ends at `end` into the line at hand, or into a new one.
  void take(std::size_t end) {
    const auto piece = text_.substr(at_, end - at_);
    const auto solid = piece.substr(0, piece.find_last_not_of(' ') + 1);
    const auto wide = display_width(solid);
    if (used_ > 0 && used_ + wide > room_) start_line();
    if (wide > room_) {
      take_by_characters(end);
      return;
    }
    used_ += wide + (piece.size() - solid.size());
    at_ = end;
  }

  std::vector<std::size_t> finish() {
    ends_.push_back(text_.size());
    return std::move(ends_);
  }

 private:
  void start_line() {
    ends_.push_back(at_);
    used_ = 0;
    room_ = rest_;
  }

  void take_by_characters(std::size_t end) {
    while (at_ < end) {
      const auto next = character_end(text_, at_);
      const auto wide = character_width(text_.substr(at_, next - at_));
      if (used_ > 0 && used_ + wide > room_) start_line();
      used_ += wide;
      at_ = next;
    }
  }

  std::string_view text_;
  std::size_t room_;
  std::size_t rest_;
  std::size_t used_ = 0;
  std::size_t at_ = 0;
  std::vector<std::size_t> ends_;
};

}  // namespace

std::vector<std::size_t> line_ends(std::string_view text, const std::vector<Span>& whole, std::size_t first,
                                   std::size_t rest) {
  if (rest == 0 || display_width(text) <= first) return {text.size()};
  Breaker breaker(text, first, rest);
  for (const auto place : opportunities(text)) {
    if (place == text.size() || !is_inside(whole, place)) breaker.take(place);
  }
  return breaker.finish();
}

}  // namespace iken::render
