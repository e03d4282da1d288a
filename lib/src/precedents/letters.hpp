// Texts as sets of letter runs, for telling equal and nearly equal ones.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iken::precedents {

inline constexpr std::size_t run_length = 5;

/// Folded text without anything that is no letter or digit.
std::u32string letters_of(std::string_view text);
/// Hashes of its runs of `run_length` letters, sorted, each once; a shorter text is one run. Empty for no letters.
std::vector<std::uint64_t> runs_of(const std::u32string& letters);
/// Share of the common ones among all, both sorted.
double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace iken::precedents
