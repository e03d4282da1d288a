// What changed between two texts (Myers, An O(ND) difference algorithm, 1986).
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "iken/precedents.hpp"

namespace iken {
namespace {

using Kind = DifferencePart::Kind;
using Text = std::u32string_view;

constexpr int most_edits = 1000;          ///< bounds time and memory (4 MB)
constexpr std::size_t shortest_same = 2;  ///< a single equal character between two changes reads as noise

struct Piece {
  Kind kind;
  std::u32string text;
};

void add(std::vector<Piece>& pieces, Kind kind, Text text) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().kind == kind) {
    pieces.back().text += text;
  } else {
    pieces.push_back({kind, std::u32string(text)});
  }
}

/// The furthest reaching ends of each number of edits.
class Edits {
 public:
  Edits(Text a, Text b) : a_(a), b_(b), ends_(2 * most_edits + 3, 0) {}

  std::optional<std::vector<Kind>> find() {
    for (int d = 0; d <= most_edits; ++d) {
      trace_.emplace_back(ends_.begin() + offset - d, ends_.begin() + offset + d + 1);
      for (int k = -d; k <= d; k += 2) {
        const auto x = extend(step(k, d), k);
        end(k) = x;
        if (x >= static_cast<int>(a_.size()) && x - k >= static_cast<int>(b_.size())) return walk_back(d);
      }
    }
    return {};
  }

 private:
  static constexpr int offset = most_edits + 1;
  int& end(int k) { return ends_[static_cast<std::size_t>(offset + k)]; }

  int step(int k, int d) {
    if (k == -d) return d == 0 ? 0 : end(k + 1);
    if (k != d && end(k - 1) < end(k + 1)) return end(k + 1);
    return end(k - 1) + 1;
  }

  int extend(int x, int k) const {
    while (x < static_cast<int>(a_.size()) && x - k < static_cast<int>(b_.size()) &&
           a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(x - k)]) {
      ++x;
    }
    return x;
  }

  std::vector<Kind> walk_back(int d) {
    std::vector<Kind> kinds;
    int x = static_cast<int>(a_.size());
    int y = static_cast<int>(b_.size());
    for (; d > 0; --d) {
      const auto& before = trace_[static_cast<std::size_t>(d)];
      const auto at = [&](int k) { return before[static_cast<std::size_t>(k + d)]; };
      const int k = x - y;
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      const int previous_k = down ? k + 1 : k - 1;
      const int previous_x = at(previous_k);
      const int begin_x = down ? previous_x : previous_x + 1;
      for (; x > begin_x; --x, --y) kinds.push_back(Kind::same);
      kinds.push_back(down ? Kind::added : Kind::removed);
      x = previous_x;
      y = previous_x - previous_k;
    }
    for (; x > 0; --x) kinds.push_back(Kind::same);
    std::reverse(kinds.begin(), kinds.end());
    return kinds;
  }

  Text a_;
  Text b_;
  std::vector<int> ends_;
  std::vector<std::vector<int>> trace_;  ///< ends before step d, diagonals -d to d
};

/// Puts removed before added within each change, and gives changes the equal stretches too short to be read.
std::vector<Piece> readable(const std::vector<Piece>& pieces) {
  std::vector<Piece> out;
  std::u32string removed;
  std::u32string added;
  const auto flush = [&] {
    add(out, Kind::removed, removed);
    add(out, Kind::added, added);
    removed.clear();
    added.clear();
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    const bool inside = i > 0 && i + 1 < pieces.size() && piece.text.size() < shortest_same;
    if (piece.kind == Kind::same && !inside) {
      flush();
      add(out, Kind::same, piece.text);
      continue;
    }
    if (piece.kind != Kind::added) removed += piece.text;
    if (piece.kind != Kind::removed) added += piece.text;
  }
  flush();
  return out;
}

std::vector<Piece> pieces_of(Text a, Text b) {
  std::vector<Piece> pieces;
  const auto kinds = Edits(a, b).find();
  if (!kinds) {
    add(pieces, Kind::removed, a);
    add(pieces, Kind::added, b);
    return pieces;
  }
  std::size_t i = 0;
  std::size_t j = 0;
  for (const auto kind : *kinds) {
    add(pieces, kind, kind == Kind::added ? b.substr(j, 1) : a.substr(i, 1));
    i += kind == Kind::added ? 0 : 1;
    j += kind == Kind::removed ? 0 : 1;
  }
  return pieces;
}

}  // namespace

std::vector<DifferencePart> difference(std::string_view before, std::string_view after) {
  const auto from = base::decode(before);
  const auto to = base::decode(after);
  Text a = from;
  Text b = to;
  const auto begin = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const auto head = a.substr(0, begin);
  a.remove_prefix(begin);
  b.remove_prefix(begin);
  const auto end = static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
  const auto tail = a.substr(a.size() - end);
  a.remove_suffix(end);
  b.remove_suffix(end);

  std::vector<Piece> pieces;
  add(pieces, Kind::same, head);
  for (const auto& piece : pieces_of(a, b)) add(pieces, piece.kind, piece.text);
  add(pieces, Kind::same, tail);
  std::vector<DifferencePart> parts;
  for (const auto& piece : readable(pieces)) parts.push_back({piece.kind, base::encode(piece.text)});
  return parts;
}

std::string marked(const std::vector<DifferencePart>& parts) {
  std::string out;
  for (const auto& part : parts) {
    auto text = part.text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (part.kind == Kind::same) out += text;
    if (part.kind == Kind::removed) out += "［－" + text + "－］";
    if (part.kind == Kind::added) out += "｛＋" + text + "＋｝";
  }
  return out;
}

}  // namespace iken
