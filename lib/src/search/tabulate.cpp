// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/tabulate.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "schema/facets.hpp"
#include "search/counting.hpp"

namespace iken::search {
namespace {

constexpr std::size_t most_facets = 4;
using Key = std::vector<std::uint32_t>;  ///< value of each facet

struct Sum {
  std::uint64_t records = 0;
  std::uint64_t persons = 0;
  std::uint64_t unstated = 0;
};

/// For how many people a record stands, by the value of its column.
std::vector<std::uint64_t> numbers_of(const store::FacetColumn& column) {
  std::vector<std::uint64_t> numbers;
  for (const auto& value : column.values) {
    numbers.push_back(static_cast<std::uint64_t>(std::max(0LL, std::strtoll(value.c_str(), nullptr, 10))));
  }
  return numbers;
}

/// Along one facet: how many records have each value.
using Totals = std::map<std::uint32_t, std::uint64_t>;

struct Before {
  const std::vector<Totals>& totals;

  bool operator()(const Key& a, const Key& b) const {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) continue;
      if (a[i] == store::no_value || b[i] == store::no_value) return b[i] == store::no_value;
      const auto of_a = totals[i].at(a[i]);
      const auto of_b = totals[i].at(b[i]);
      return of_a != of_b ? of_a > of_b : a[i] < b[i];
    }
    return false;
  }
};

}  // namespace

Result<CrossTable> tabulate(const Matches& matches, const store::Columns& columns,
                            const std::vector<std::string>& facets) {
  if (facets.empty() || facets.size() > most_facets) {
    return Error{
        ErrorCode::value_invalid, {"--by", std::to_string(facets.size()), "1-" + std::to_string(most_facets)}, {}};
  }
  std::vector<const store::FacetColumn*> columns_of;
  for (const auto& name : facets) {
    const auto* column = column_of(columns, name);
    if (column == nullptr) return unknown_facet(name);
    columns_of.push_back(column);
  }
  const auto& persons = columns.facets.find(schema::persons)->second;
  const auto numbers = numbers_of(persons);
  std::map<Key, Sum> sums;
  std::vector<Totals> totals(facets.size());
  CrossTable table;
  table.facets = facets;
  Key key(facets.size());
  for (const auto doc : matches.docs) {
    for (std::size_t i = 0; i < key.size(); ++i) {
      key[i] = columns_of[i]->of[doc];
      ++totals[i][key[i]];
    }
    auto& sum = sums[key];
    const auto stated = persons.of[doc];
    ++sum.records;
    if (stated == store::no_value) {
      ++sum.unstated;
    } else {
      sum.persons += numbers[stated];
    }
  }
  std::vector<Key> keys;
  for (const auto& entry : sums) keys.push_back(entry.first);
  std::stable_sort(keys.begin(), keys.end(), Before{totals});
  for (const auto& row_key : keys) {
    const auto& sum = sums[row_key];
    CrossTable::Row row{{}, sum.records, sum.persons, sum.unstated};
    for (std::size_t i = 0; i < row_key.size(); ++i) {
      row.values.push_back(row_key[i] == store::no_value ? "" : columns_of[i]->values[row_key[i]]);
    }
    table.records += sum.records;
    table.persons += sum.persons;
    table.unstated += sum.unstated;
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace iken::search
