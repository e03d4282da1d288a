// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lines/first_unit.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::int32_t longest = 40;  ///< UTF-16 units; longer than any unit that matters

/// "No.２" and "30台": browsers keep letters and digits together, of any width.
std::size_t number_unit(const std::u32string& points) {
  std::size_t size = 0;
  while (size < points.size() && points[size] > U' ' && points[size] < 0x7F) ++size;
  while (size > 0 && size < points.size() && is_digit(points[size])) ++size;
  return size;
}

/// A dash behind a character of katakana is its long vowel, as many type it: ツイッタ― is not cut before it.
bool is_long_vowel(const std::u32string& points, std::size_t at) {
  const bool dash = at < points.size() && std::u32string_view(U"―—－−").find(points[at]) != std::u32string_view::npos;
  return dash && at > 0 && points[at - 1] >= 0x30A1 && points[at - 1] <= 0x30FA;
}

}  // namespace

FirstUnit::FirstUnit(bool strict) {
  UErrorCode status = U_ZERO_ERROR;
  breaks_.reset(icu::BreakIterator::createLineInstance(icu::Locale(strict ? "ja@lb=strict" : "ja"), status));
  if (U_FAILURE(status)) breaks_.reset();
}

std::string_view FirstUnit::of(std::string_view line) {
  const auto head = line.substr(0, 3 * static_cast<std::size_t>(longest));
  const auto points = base::decode(head);
  std::size_t unit = 1;
  if (breaks_) {
    const auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(points.data()),
                                                    static_cast<std::int32_t>(points.size()));
    const icu::UnicodeString beginning(text, 0, longest);
    breaks_->setText(beginning);
    const auto end = breaks_->following(0);
    if (end != icu::BreakIterator::DONE) unit = static_cast<std::size_t>(beginning.countChar32(0, end));
  }
  if (is_long_vowel(points, unit)) ++unit;
  unit = std::min(std::max(unit, number_unit(points)), points.size());
  return line.substr(0, base::encode(std::u32string_view(points).substr(0, unit)).size());
}

}  // namespace iken::ingest
