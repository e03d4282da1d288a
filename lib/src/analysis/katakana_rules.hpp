// Other ways to write a word of katakana.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace iken::analysis {

/// サーバ ↔ サーバー (three kana and more), バ ↔ ヴァ, ウェ ↔ ウエ, デジタル・デバイド →
/// デジタルデバイド …; only what is hardly ever another word. Without `word` itself; empty for a word that is not
/// katakana.
std::vector<std::string> katakana_spellings(std::string_view word);

}  // namespace iken::analysis
