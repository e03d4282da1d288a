// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/restrict.hpp"

#include <cstdlib>
#include <limits>

#include "base/text.hpp"

namespace iken::search {
namespace {

template <class Wanted>
Matches select(const store::Columns& columns, Wanted wanted) {
  Matches found;
  for (std::uint32_t doc = 1; doc < columns.alive.size(); ++doc) {
    if (columns.alive[doc] != 0 && wanted(doc)) found.push(doc, 0, MatchTier::word);
  }
  return found;
}

int bound(const std::string& digits, int open) { return digits.empty() ? open : std::atoi(digits.c_str()); }

std::string_view facet_of(const query::Field& field) { return field.name == "class" ? "category" : field.name; }

}  // namespace

Matches everything(const store::Columns& columns) {
  return select(columns, [](std::uint32_t) { return true; });
}

Result<Matches> in_range(const store::Reader& reader, const query::Element& element) {
  const auto columns = reader.columns();
  const int first = bound(element.text, 0);
  const int last = bound(element.last, std::numeric_limits<int>::max());
  const auto fits = [&](int value) { return value >= first && value <= last; };
  if (element.field->name == "no") {
    return select(*columns, [&](std::uint32_t doc) { return columns->no[doc] >= 0 && fits(columns->no[doc]); });
  }
  const auto& facet = columns->facets.find(element.field->name)->second;
  return select(*columns, [&](std::uint32_t doc) {
    return facet.of[doc] != store::no_value && fits(std::atoi(facet.values[facet.of[doc]].c_str()));
  });
}

Result<Matches> with_value(const store::Reader& reader, const query::Element& element) {
  const auto columns = reader.columns();
  const auto name = facet_of(*element.field);
  const auto& facet = columns->facets.find(name)->second;
  const auto wanted = base::fold_text(element.text);
  std::vector<bool> fits(facet.values.size());
  for (std::size_t i = 0; i < fits.size(); ++i) {
    const auto value = base::fold_text(facet.values[i]);
    fits[i] = name == "category" ? value == wanted : value.find(wanted) != std::string::npos;
    if (name == "document" && !fits[i]) {
      auto document = reader.document(facet.values[i]);
      if (!document) return document.error();
      fits[i] = *document && base::fold_text((*document)->title).find(wanted) != std::string::npos;
    }
  }
  return select(*columns,
                [&](std::uint32_t doc) { return facet.of[doc] != store::no_value && fits[facet.of[doc]]; });
}

}  // namespace iken::search
