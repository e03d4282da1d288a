// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/code_points.hpp"

#include "base/text.hpp"

namespace iken::base {

std::u32string decode(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    const auto decoded = decode_utf8(utf8, at);
    points.push_back(decoded.code_point);
    at = decoded.next;
  }
  return points;
}

std::string encode(std::u32string_view code_points) {
  std::string utf8;
  for (const auto point : code_points) append_utf8(utf8, point);
  return utf8;
}

}  // namespace iken::base
