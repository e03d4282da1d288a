// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/labels_split.hpp"

#include <algorithm>
#include <array>

#include "base/code_points.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

using View = std::string_view;

constexpr std::array<View, 11> openings = {"[", "［", "【", "〔", "＜", "<", "《", "「", "〈", "（", "("};
constexpr std::array<View, 11> closings = {"]", "］", "】", "〕", "＞", ">", "》", "」", "〉", "）", ")"};
constexpr std::array<View, 13> bullets = {"■", "●", "◆", "○", "◇", "□", "▼", "・", "〇", "※", "▽", "→", "⇒"};
constexpr std::array<View, 4> colons = {"：", ":", "︓", "："};
constexpr std::size_t longest_prefix = 24;
constexpr int most_pieces = 64;

template <class List>
View starts(View text, const List& list) {
  const auto at = std::find_if(list.begin(), list.end(), [&](View word) { return begins_with(text, word); });
  return at == list.end() ? View() : *at;
}

struct Found {
  View field;
  std::size_t size = 0;  ///< bytes of the label with all that belongs to it; 0 = none
  std::optional<int> number;  ///< 意見１, Ｑ１
};

/// The number right behind a word; takes it off.
std::optional<int> take_own_number(View& text) {
  std::size_t size = 0;
  std::optional<int> number;
  while (size < text.size() && size < 18) {
    const std::size_t step = static_cast<unsigned char>(text[size]) < 0x80 ? 1 : 3;
    const auto more = size + step <= text.size() ? whole_number(text.substr(0, size + step)) : std::nullopt;
    if (!more) break;
    number = more;
    size += step;
  }
  text.remove_prefix(size);
  return number;
}

/// The longest word of any field at the front of the text.
Found word_at(View text, const Profile& profile) {
  Found best;
  for (const auto& [field, words] : profile.fields) {
    for (const auto& word : words) {
      if (word.size() > best.size && begins_with(text, word)) best = {field, word.size(), std::nullopt};
    }
  }
  return best;
}

View without_colon(View text) {
  text = trim(text);
  const auto colon = starts(text, colons);
  return trim(text.substr(colon.size()));
}

/// （対応区分：Ｃ）: do the brackets hold the class too?
bool encloses(View open, View text) {
  const auto close = closings[static_cast<std::size_t>(std::find(openings.begin(), openings.end(), open) - openings.begin())];
  return text.ends_with(close) && text.find(close) == text.size() - close.size() &&
         std::any_of(colons.begin(), colons.end(), [&](View colon) { return text.find(colon) != View::npos; });
}

/// Ｑ１．意見
bool take_stop(View& text) {
  static constexpr std::array<View, 4> stops = {"．", ".", "、", "）"};
  const auto stop = starts(text, stops);
  text = trim(text.substr(stop.size()));
  return !stop.empty();
}

/// What stands behind 対応区分 and a space: a sign, or a word that is no sentence.
bool is_short_class(View text) {
  constexpr std::size_t longest = 24;  ///< bytes
  return !text.empty() && text.size() <= longest && text.find("。") == View::npos && text.find("、") == View::npos;
}

/// A label at the front of the text: in brackets, or with a colon, or alone.
Found label_at(View text, const Profile& profile) {
  auto rest = text;
  if (const auto bullet = starts(rest, bullets); !bullet.empty()) rest = trim(rest.substr(bullet.size()));
  const auto open = starts(rest, openings);
  rest = trim(rest.substr(open.size()));
  auto found = word_at(rest, profile);
  if (found.size == 0) return {};
  rest = rest.substr(found.size);
  if (found.field == "category" && !open.empty() && encloses(open, text)) {
    found.size = static_cast<std::size_t>(without_colon(rest).data() - text.data());
    return found;
  }
  if (found.field == "opinion" || found.field == "response") {
    found.number = take_own_number(rest);
    // Ｑ and Ａ are labels only with their number or their colon.
    if (found.size <= 3 && !found.number && starts(trim(rest), colons).empty()) return {};
  }
  const auto behind_word = rest;
  rest = trim(rest);
  bool certain = rest.empty();
  if (!open.empty()) {
    const auto close = starts(rest, closings);
    if (close.empty()) return {};
    rest = trim(rest.substr(close.size()));
    certain = true;
  }
  if (const auto colon = starts(rest, colons); !colon.empty()) {
    rest = trim(rest.substr(colon.size()));
    certain = true;
  }
  if (found.number) certain = take_stop(rest) || certain;
  // "番号 12": a number needs no colon.
  const bool number = found.field == "no" && item_number(rest).has_value() && behind_word.size() != 0;
  const bool spaced = (profile.spaced || found.number) && (found.field == "opinion" || found.field == "response") &&
                      trim(behind_word).size() < behind_word.size();
  const bool class_behind = found.field == "category" && behind_word.size() > trim(behind_word).size() && is_short_class(rest);
  if (!certain && !number && !spaced && !class_behind) return {};
  found.size = static_cast<std::size_t>(rest.data() - text.data());
  if (rest.empty()) found.size = text.size();
  return found;
}

/// A later label of the line: behind a sentence or a space, and with its colon or brackets.
std::size_t next_label(View text, const Profile& profile) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    const auto before = text.substr(0, at);
    if (!before.ends_with("。") && !before.ends_with(" ") && !before.ends_with("　") && !before.ends_with("」")) continue;
    const auto found = label_at(text.substr(at), profile);
    if (found.size == 0) continue;
    const auto label = trim(text.substr(at, found.size));
    const bool marked = std::any_of(colons.begin(), colons.end(), [&](View c) { return label.ends_with(c); }) ||
                        std::any_of(closings.begin(), closings.end(), [&](View c) { return label.ends_with(c); });
    if (marked) return at;
  }
  return View::npos;
}

/// The bracket that was opened before the label.
void take_closing(Piece& piece) {
  const auto open = starts(piece.label, openings);
  if (piece.field != "category" || open.empty()) return;
  const auto close = closings[static_cast<std::size_t>(std::find(openings.begin(), openings.end(), open) - openings.begin())];
  if (piece.label.find(close) != std::string::npos || !piece.text.ends_with(close)) return;
  piece.text = trim(View(piece.text).substr(0, piece.text.size() - close.size()));
  piece.closing = close;
}

/// Every line is asked for its number, and few have a digit. Wide ones begin with these two bytes, and other signs.
bool has_digit(View text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') return true;
    if (text.substr(i).starts_with("\xEF\xBC")) return true;
  }
  return false;
}

}  // namespace

std::optional<int> item_number(View text) {
  static constexpr std::array<View, 23> before = {"意見番号", "意見", "番号", "No.", "No．", "Ｎｏ．", "№",  "NO.",
                                                  "No",       "NO",   "（",   "(",   "【",   "[",      "［", "＜",
                                                  "<",        "〔",   "■",    "●",   "◆",    "○",      "第"};
  static constexpr std::array<View, 15> behind = {"）", ")", "】", "]", "］", "＞", ">", "〕", "号", "番", "．", ".", "：", ":", "、"};
  text = trim(text);
  if (text.size() > longest_prefix || !has_digit(text)) return std::nullopt;
  // 【意見1】 has brackets around its word, 意見【1】 behind it.
  for (int rounds = 0; rounds < 2; ++rounds) {
    for (const auto word : before) {
      if (begins_with(text, word)) text = trim(text.substr(word.size()));
    }
  }
  for (const auto word : behind) {
    if (text.ends_with(word)) text = trim(text.substr(0, text.size() - word.size()));
  }
  return whole_number(text);
}

std::vector<Piece> split_labels(View line, const Profile& profile) {
  std::vector<Piece> pieces;
  while (!line.empty() && static_cast<int>(pieces.size()) < most_pieces) {
    Piece piece;
    auto found = label_at(line, profile);
    if (found.size == 0) {
      // A number may stand before the first label.
      for (std::size_t at = 1; at < std::min(line.size(), longest_prefix) && found.size == 0; ++at) {
        if ((static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) continue;
        const auto number = item_number(line.substr(0, at));
        if (!number) continue;
        const auto behind = trim(line.substr(at));
        found = label_at(behind, profile);
        if (found.size == 0) continue;
        piece.number = number;
        piece.printed_number = trim(line.substr(0, at));
        line = behind;
      }
    }
    if (found.size > 0) {
      piece.field = found.field;
      piece.label = trim(line.substr(0, found.size));
      if (found.number && found.field == "opinion" && !piece.number) piece.number = found.number;
      line = line.substr(found.size);
    }
    const auto next = next_label(line, profile);
    const auto end = next == View::npos ? line.size() : next;
    piece.text = trim(line.substr(0, end));
    line = line.substr(end);
    take_closing(piece);
    pieces.push_back(std::move(piece));
  }
  if (!line.empty()) pieces.back().text += line;
  return pieces;
}

}  // namespace iken::ingest
