// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/japanese_date.hpp"

#include <array>
#include <cstdio>
#include <optional>

#include "base/text.hpp"

namespace iken::ingest {
namespace {

struct Era {
  std::string_view name;
  int before;  ///< its first year is before + 1
};
constexpr std::array<Era, 4> eras = {{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}}};
/// R5.12.1, as it is folded.
constexpr std::array<Era, 3> short_eras = {{{"r", 2018}, {"h", 1988}, {"s", 1925}}};

/// Reads along a folded text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<std::string> run() {
    while (at_ < text_.size()) {
      if (!take_date()) ++at_;
    }
    return std::move(dates_);
  }

 private:
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  std::optional<int> number(std::size_t digits) {
    int value = 0;
    const auto begin = at_;
    while (at_ < text_.size() && at_ - begin < digits && text_[at_] >= '0' && text_[at_] <= '9') value = value * 10 + (text_[at_++] - '0');
    return at_ == begin ? std::nullopt : std::optional<int>(value);
  }

  bool mark(std::string_view word) { return take(word) || take("/") || take(".") || take("-"); }

  /// 平成28年, 令和元年, 2016年, 2016/ ; nothing is taken if there is none.
  void take_year() {
    const auto before = at_;
    int era = 0;
    for (const auto& known : eras) {
      if (take(known.name)) era = known.before;
    }
    const bool inside_word = before > 0 && ((text_[before - 1] >= 'a' && text_[before - 1] <= 'z') || (text_[before - 1] >= '0' && text_[before - 1] <= '9'));
    for (const auto& known : short_eras) {
      if (era == 0 && !inside_word && take(known.name)) era = known.before;
    }
    take(" ");
    const auto year = take("元") ? std::optional<int>(1) : number(4);
    if (year && (era > 0 || *year >= 1900) && mark("年")) {
      year_ = era + *year;
    } else {
      at_ = before;
    }
  }

  bool take_date() {
    const auto before = at_;
    const int year_before = year_;
    take_year();
    const auto month = number(2);
    if (month && mark("月")) {
      if (const auto day = number(2); day && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31 && year_ >= 1900 && year_ <= 2999) {
        add(*month, *day);
        return true;
      }
    }
    // The year may stand apart: 平成28年度 … ７月１日.
    if (at_ == before || year_ == year_before) at_ = before;
    return at_ > before;
  }

  void add(int month, int day) {
    char date[16];
    std::snprintf(date, sizeof date, "%04u-%02u-%02u", static_cast<unsigned>(year_) % 10000U, static_cast<unsigned>(month) % 100U,
                  static_cast<unsigned>(day) % 100U);
    dates_.emplace_back(date);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int year_ = 0;
  std::vector<std::string> dates_;
};

}  // namespace

std::vector<std::string> dates_in(std::string_view text) {
  constexpr std::size_t longest = 400;
  const auto folded = base::fold_text(text.substr(0, longest));
  return Scanner(folded).run();
}

}  // namespace iken::ingest
