// Hiragana and katakana into each other.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace iken::analysis {

/// Hiragana as katakana; everything else stays.
std::string to_katakana(std::string_view text);
/// True if `text` is not empty and of hiragana, katakana and ー alone.
bool is_kana(std::string_view text);

}  // namespace iken::analysis
