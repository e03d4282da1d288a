// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/japanese_date.hpp"

#include <array>
#include <cstdio>
#include <regex>

#include "base/text.hpp"

namespace iken::ingest {
namespace {

struct Era {
  std::string_view name;
  int before;  ///< its first year is before + 1
};
constexpr std::array<Era, 4> eras = {{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}}};

int year_of(const std::string& era, const std::string& year) {
  int value = year == "元" ? 1 : std::stoi(year);
  for (const auto& known : eras) {
    if (era == known.name) value += known.before;
  }
  return value;
}

}  // namespace

std::vector<std::string> dates_in(std::string_view text) {
  // Only over single lines of bounded length, so the regular expression cannot run away.
  static const std::regex pattern(
      "(?:(令和|平成|昭和|大正)?(元|[0-9]{1,4})(?:年|/))?([0-9]{1,2})(?:月|/)([0-9]{1,2})(?:日)?");
  const auto folded = base::fold_text(text.substr(0, 400));
  std::vector<std::string> dates;
  int year = 0;
  for (std::sregex_iterator at(folded.begin(), folded.end(), pattern), end; at != end; ++at) {
    const auto& match = *at;
    if (match[2].matched) year = year_of(match[1].str(), match[2].str());
    const int month = std::stoi(match[3].str());
    const int day = std::stoi(match[4].str());
    if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) continue;
    char date[16];
    std::snprintf(date, sizeof date, "%04u-%02u-%02u", static_cast<unsigned>(year) % 10000U,
                  static_cast<unsigned>(month) % 100U, static_cast<unsigned>(day) % 100U);
    dates.emplace_back(date);
  }
  return dates;
}

}  // namespace iken::ingest
