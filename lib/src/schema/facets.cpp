// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/facets.hpp"

#include <algorithm>
#include <vector>

#include "iken/search.hpp"

namespace iken::schema {
namespace {

bool is_year(std::string_view text) {
  return text.size() >= 4 && std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string calendar_year(std::string_view iso_date) {
  return is_year(iso_date) ? std::string(iso_date.substr(0, 4)) : std::string();
}

std::string fiscal_year(std::string_view iso_date) {
  if (!is_year(iso_date)) return {};
  const int year = std::stoi(std::string(iso_date.substr(0, 4)));
  const bool before_april = iso_date.size() >= 7 && iso_date.substr(5, 2) < "04";
  return std::to_string(before_april ? year - 1 : year);
}

std::string era_year(std::string_view iso_date) {
  struct Era {
    std::string_view first_day;
    std::string_view name;
    int base;  ///< the calendar year before the era's first
  };
  static constexpr Era eras[] = {{"2019-05-01", "令和", 2018},
                                 {"1989-01-08", "平成", 1988},
                                 {"1926-12-25", "昭和", 1925},
                                 {"1912-07-30", "大正", 1911},
                                 {"1868-01-25", "明治", 1867}};
  if (!is_year(iso_date)) return {};
  for (const auto& era : eras) {
    if (iso_date < era.first_day) continue;
    const int year = std::stoi(std::string(iso_date.substr(0, 4))) - era.base;
    return std::string(era.name) + (year == 1 ? "元" : std::to_string(year)) + "年";
  }
  return {};
}

std::string initiative_name(const Initiative& initiative) {
  // "その他" is label and title at once.
  if (initiative.label == initiative.title || initiative.title.empty()) return initiative.label;
  if (initiative.label.empty()) return initiative.title;
  return initiative.label + " " + initiative.title;
}

const std::array<Facet, 10>& facets() {
  static constexpr std::array<Facet, 10> table = {{
      {"document", [](const Record& r) { return r.document.id; }},
      {"category",
       [](const Record& r) {
         if (!r.category) return std::string();
         return r.category->symbol.empty() ? r.category->label : r.category->symbol;
       }},
      {"initiative", [](const Record& r) { return r.initiative ? initiative_name(*r.initiative) : std::string(); }},
      {"chapter", [](const Record& r) { return r.chapter; }},
      {"section", [](const Record& r) { return r.section; }},
      {"subsection", [](const Record& r) { return r.subsection; }},
      {"year", [](const Record& r) { return calendar_year(r.document.from); }},
      {"fiscal_year", [](const Record& r) { return fiscal_year(r.document.from); }},
      {"municipality", [](const Record& r) { return r.document.municipality; }},
      {persons, [](const Record& r) { return r.persons ? std::to_string(*r.persons) : std::string(); }, false},
  }};
  return table;
}

const std::array<DateFacet, 2>& date_facets() {
  static constexpr std::array<DateFacet, 2> table = {
      {{"date", [](std::string_view date) { return std::string(date); }}, {"era_year", era_year}}};
  return table;
}

}  // namespace iken::schema

namespace iken {

std::vector<std::string_view> facet_names() {
  std::vector<std::string_view> names;
  for (const auto& facet : schema::facets()) {
    if (facet.offered) names.push_back(facet.name);
  }
  for (const auto& facet : schema::date_facets()) names.push_back(facet.name);
  return names;
}

}  // namespace iken
