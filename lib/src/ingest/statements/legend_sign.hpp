// What a line of a legend begins with.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "ingest/statements/symbols.hpp"

namespace iken::ingest {

enum class SignKind {
  symbol,   ///< ◎ ○ － ★
  letter,   ///< A Ｂ
  digit,    ///< 1 １
  circled,  ///< ①
  roman,    ///< Ⅰ
  kana,     ///< ア
  word,     ///< 反映
};

/// A line that a legend may have.
struct SignedLine {
  SignKind kind = SignKind::symbol;
  int order = -1;        ///< of signs that are counted, from 0
  bool divided = false;  ///< a colon or dots stand between sign and label, or brackets around the sign
  LegendLine line;
};

std::optional<SignedLine> read_signed_line(std::string_view text);

/// The same with nothing between sign and label, which only a legend's line can have: "◎反映する".
std::optional<SignedLine> read_glued_line(std::string_view text);

/// Does the label say what was done with an opinion: 反映, 参考, 既に, …?
bool speaks_of_classes(std::string_view label);

/// 対応区分, 【区分の説明】, 対応区分は次のとおりです。: a line that announces a legend and says nothing else.
bool announces_legend(std::string_view text);

}  // namespace iken::ingest
