// SPDX-License-Identifier: GPL-2.0-or-later
#include "precedents/letters.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/bytes.hpp"
#include "base/code_points.hpp"
#include "base/text.hpp"

namespace iken::precedents {

std::u32string letters_of(std::string_view text) {
  auto points = base::decode(base::fold_text(text));
  std::erase_if(points, [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) == 0; });
  return points;
}

std::vector<std::uint64_t> runs_of(const std::u32string& letters) {
  std::vector<std::uint64_t> runs;
  if (letters.empty()) return runs;
  const auto length = std::min(run_length, letters.size());
  for (std::size_t i = 0; i + length <= letters.size(); ++i) {
    const auto* begin = reinterpret_cast<const char*>(letters.data() + i);
    runs.push_back(base::fnv1a({begin, length * sizeof(char32_t)}));
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t common = 0;
  while (i < a.size() && j < b.size()) {
    common += a[i] == b[j] ? 1 : 0;
    const bool forward_a = a[i] <= b[j];
    const bool forward_b = b[j] <= a[i];
    i += forward_a ? 1 : 0;
    j += forward_b ? 1 : 0;
  }
  const auto all = a.size() + b.size() - common;
  return all == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace iken::precedents
