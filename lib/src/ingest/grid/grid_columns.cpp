// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/grid/grid_columns.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t longest_word = 48;  ///< columns of a cell that may head a column
constexpr std::size_t longest_lower = 24;
constexpr int exact = 1000;
constexpr int two_fields = 2;

struct Match {
  std::string field;
  int score = 0;
};

/// An exact word is a whole header; the longest word inside a header comes next. A word written "=区分" must be whole.
int match_word(const std::string& header, const std::string& word) {
  const bool whole = word.starts_with("=");
  const auto folded = base::fold_text(whole ? word.substr(1) : word);
  if (header == folded) return exact + static_cast<int>(folded.size());
  if (whole || folded.empty() || header.find(folded) == std::string::npos) return 0;
  return static_cast<int>(folded.size());
}

Match match_header(const std::string& words, const Profile& profile) {
  Match best;
  const auto header = base::fold_text(words);
  if (header.empty()) return best;
  for (const auto& [field, list] : profile.fields) {
    for (const auto& word : list) {
      const auto score = match_word(header, word);
      if (score > best.score) best = {field, score};
    }
  }
  return best;
}

/// Searches one grid for its header.
class Finder {
 public:
  Finder(const Grid& grid, const GridPlaces& places, const Profile& profile, const ByHand& by_hand)
      : grid_(grid), places_(places), profile_(profile), by_hand_(by_hand) {}

  std::optional<Columns> run(std::size_t from, std::size_t to) {
    if (from == 0 && to > 1) {
      if (auto named = by_number(from)) return named;
    }
    for (auto row = from; row < std::min(to, grid_.rows.size()); ++row) {
      if (auto columns = read(row)) return columns;
    }
    return std::nullopt;
  }

 private:
  /// All columns named by letter or number need no header.
  std::optional<Columns> by_number(std::size_t from) {
    Columns columns{from, from, std::vector<std::string>(grid_.columns), std::vector<std::string>(grid_.columns),
                    exact};
    for (std::size_t i = 0; i < grid_.columns; ++i) {
      const auto original = grid_.original.empty() ? i : grid_.original[i];
      columns.words[i] = column_letters(original);
      for (const auto& name : {columns.words[i], std::to_string(original + 1)}) {
        if (const auto at = by_hand_.find(name); at != by_hand_.end()) columns.fields[i] = at->second;
      }
    }
    return columns.of("opinion") ? std::optional(columns) : std::nullopt;
  }

  /// Where rows are lines only, a header may be several of them: the most telling height counts.
  std::optional<Columns> read(std::size_t row) {
    auto best = read_header(row, 1);
    if (best && !grid_.rows[row].partial && best->end == row + 1 && is_lower_header(row + 1)) {
      auto both = read_header(row, 2);
      if (both && both->score >= best->score) return both;
    }
    for (std::size_t height = 2; grid_.rows[row].partial && height <= 3 && row + height <= grid_.rows.size();
         ++height) {
      auto higher = read_header(row, height);
      if (higher && (!best || higher->score > best->score)) best = std::move(higher);
    }
    return best;
  }

  /// Numbers and counts ("10名", "意見数 12件") stand in rows, not above them.
  [[nodiscard]] bool is_value(std::string_view text) const {
    if (!by_hand_.empty()) return false;
    const auto words = trim(text);
    if (whole_number(words)) return true;
    const bool counts = words.ends_with("件") || words.ends_with("名") || words.ends_with("人");
    return counts && number_in(words).has_value();
  }

  /// 該当箇所・内容 below 意見: a second row of words, two of them known, and no opinion yet.
  [[nodiscard]] bool is_lower_header(std::size_t row) const {
    if (row >= grid_.rows.size()) return false;
    const auto filled = places_.filled(row);
    int known = 0;
    for (const auto* cell : filled) {
      const auto words = solid(cell->text);
      if (cell->row != row) continue;
      if (columns(words) > longest_lower || words.find("。") != std::string::npos || whole_number(words)) return false;
      known += match_header(words, profile_).score >= exact || words == "内容" ? 1 : 0;
    }
    return known >= 2;
  }

  std::optional<Columns> read_header(std::size_t row, std::size_t height) {
    const auto filled = places_.filled(row);
    if (filled.empty() || (filled.size() < 2 && by_hand_.empty() && grid_.columns > 1)) return std::nullopt;
    for (const auto* cell : filled) {
      if (cell->row != row || columns(solid(cell->text)) > longest_word || is_value(cell->text)) return std::nullopt;
      height = std::max(height, cell->rows);
    }
    Columns found{row, std::min(row + height, grid_.rows.size()), {}, {}, 0};
    std::vector<Match> matches;
    for (std::size_t column = 0; column < grid_.columns; ++column) matches.push_back(read_column(found, column));
    settle(found, matches);
    reconsider(found, matches);
    return is_header(found, matches) ? std::optional(found) : std::nullopt;
  }

  /// The words of a column: of its lowest header cell alone, where they say enough, else of all together.
  Match read_column(Columns& found, std::size_t column) {
    std::string all;
    std::string lowest;
    const Cell* last = nullptr;
    for (auto row = found.begin; row < found.end; ++row) {
      const auto* cell = places_.at(row, column);
      if (cell == nullptr && row + 1 < found.end) cell = spreading(row, column);
      if (cell == nullptr || cell == last || solid(cell->text).empty()) continue;
      last = cell;
      lowest = solid(cell->text);
      all += lowest;
    }
    found.words.push_back(all);
    const auto& by_hand = hand_field(all, lowest);
    if (!by_hand.empty()) return {by_hand, 2 * exact};
    auto match = match_header(lowest, profile_);
    if (match.score == 0 || lowest != all) {
      const auto whole = match_header(all, profile_);
      if (whole.score > match.score) match = whole;
    }
    return match;
  }

  /// Where merging is not known, the upper of two header rows speaks for the blank columns behind it too.
  [[nodiscard]] const Cell* spreading(std::size_t row, std::size_t column) const {
    while (column-- > 0) {
      if (const auto* cell = places_.at(row, column); cell != nullptr) return places_.at(row + 1, column) ? cell : nullptr;
    }
    return nullptr;
  }

  [[nodiscard]] const std::string& hand_field(const std::string& all, const std::string& lowest) const {
    static const std::string none;
    for (const auto& [name, field] : by_hand_) {
      const auto word = base::fold_text(solid(name));
      if (!word.empty() && (word == base::fold_text(all) || word == base::fold_text(lowest))) return field;
    }
    return none;
  }

  /// A field is the column's whose words say it most clearly; the others keep their words only.
  void settle(Columns& found, const std::vector<Match>& matches) {
    found.fields.resize(grid_.columns);
    std::map<std::string, std::size_t> owners;
    for (std::size_t column = 0; column < matches.size(); ++column) {
      const auto& match = matches[column];
      if (match.field.empty()) continue;
      const auto [at, is_new] = owners.try_emplace(match.field, column);
      if (!is_new && matches[at->second].score < match.score) at->second = column;
    }
    for (const auto& [field, column] : owners) {
      found.fields[column] = field;
      found.score += matches[column].score >= exact ? two_fields : 1;
    }
    // A merged header covers the columns beside it, which are the same column where only the first is used.
    for (std::size_t column = 1; column < found.fields.size(); ++column) {
      const auto* cell = places_.at(found.end - 1, column);
      if (cell != nullptr && cell == places_.at(found.end - 1, column - 1) && found.fields[column].empty() &&
          mergeable(found.fields[column - 1])) {
        found.fields[column] = found.fields[column - 1];
      }
    }
  }

  /// How wide the cells below the header are on average; 0 = there are none.
  [[nodiscard]] std::size_t width_below(const Columns& found, std::size_t column) const {
    std::size_t cells = 0;
    std::size_t width = 0;
    for (auto row = found.end; row < grid_.rows.size(); ++row) {
      const auto* cell = places_.at(row, column);
      if (cell == nullptr || cell->row != row || cell->columns > 1 || trim(cell->text).empty()) continue;
      ++cells;
      width += columns(cell->text);
    }
    return cells == 0 ? 0 : width / cells;
  }

  /// 対応 heads a column of classes, or of answers where there is no other for them: sentences tell. Beside 対応区分 it
  /// is the longer of the two.
  void reconsider(Columns& found, const std::vector<Match>& matches) const {
    constexpr std::size_t long_text = 24;
    const auto column = found.of("category");
    if (!column || found.of("response")) return;
    const auto width = width_below(found, *column);
    for (std::size_t other = 0; other < matches.size(); ++other) {
      if (matches[other].field != "category" || !found.fields[other].empty()) continue;
      if (width_below(found, other) <= width) continue;
      found.fields[other] = "response";
      return;
    }
    if (width > long_text) found.fields[*column] = "response";
  }

  static bool mergeable(const std::string& field) { return field == "opinion" || field == "response"; }

  [[nodiscard]] bool is_header(const Columns& found, const std::vector<Match>& matches) const {
    const auto opinion = found.of("opinion");
    if (!opinion) return false;
    std::map<std::string, int> fields;
    for (const auto& field : found.fields) {
      if (!field.empty()) ++fields[field];
    }
    const bool sure = matches[*opinion].score >= exact;
    return fields.size() >= two_fields || (sure && found.begin + 1 < grid_.rows.size()) ||
           matches[*opinion].score >= 2 * exact;
  }

  const Grid& grid_;
  const GridPlaces& places_;
  const Profile& profile_;
  const ByHand& by_hand_;
};

}  // namespace

std::optional<std::size_t> Columns::of(const std::string& field) const {
  const auto at = std::find(fields.begin(), fields.end(), field);
  return at == fields.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - fields.begin()));
}

std::optional<Columns> find_columns(const Grid& grid, const GridPlaces& places, const Profile& profile,
                                    const ByHand& by_hand, std::size_t from, std::size_t to) {
  return Finder(grid, places, profile, by_hand).run(from, to);
}

bool repeats_header(const Columns& columns, const std::vector<const Cell*>& filled, bool goes_on) {
  if (filled.empty() || columns.begin == columns.end) return false;
  return std::all_of(filled.begin(), filled.end(), [&](const Cell* cell) {
    const auto words = solid(cell->text);
    return std::any_of(columns.words.begin(), columns.words.end(), [&](const std::string& header) {
      return header == words ||
             (header.size() > words.size() && header.find(words) != std::string::npos && (goes_on || words.size() > 3));
    });
  });
}

std::string heading_field(const std::string& words, const Profile& profile) {
  if (words.size() > longest_word * 2) return {};
  const auto match = match_header(words, profile);
  return match.score >= exact ? match.field : std::string();
}

const std::vector<std::string>& column_fields() {
  static const std::vector<std::string> fields = {"no",         "opinion", "response", "summary",
                                                  "category",   "chapter", "section",  "subsection",
                                                  "initiative", "persons", "ignore"};
  return fields;
}

std::string solid(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto decoded = base::decode_utf8(text, i);
    const auto c = decoded.code_point;
    if (c != U'\u3000' && c != U'\u00A0' && c != U' ' && (c < U'\t' || c > U'\r'))
      out += text.substr(i, decoded.next - i);
    i = decoded.next;
  }
  return out;
}

}  // namespace iken::ingest
