// What a query can name before a colon.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace iken::query {

/// How a field is searched: text fields by words and characters, facets by their values, numbers by ranges.
enum class FieldKind { any, text, facet, number };

struct Field {
  std::string_view name;      ///< as used inside, and the English name
  std::string_view japanese;  ///< the other name
  FieldKind kind = FieldKind::any;
};

/// The one table of searchable names. The first entry stands for no field at all.
inline constexpr std::array<Field, 16> fields = {{
    {"", "", FieldKind::any},
    {"opinion", "意見", FieldKind::text},
    {"response", "回答", FieldKind::text},
    {"initiative", "取組", FieldKind::text},
    {"title", "題", FieldKind::text},
    {"category", "区分", FieldKind::facet},
    {"document", "文書", FieldKind::facet},
    {"chapter", "章", FieldKind::facet},
    {"section", "節", FieldKind::facet},
    {"subsection", "項", FieldKind::facet},
    {"municipality", "自治体", FieldKind::facet},
    {"year", "年", FieldKind::number},
    {"fiscal_year", "年度", FieldKind::number},
    {"no", "番号", FieldKind::number},
    {"answer", "区の考え方", FieldKind::text},
    {"class", "対応区分", FieldKind::facet},
}};

/// nullptr when `name` (narrow, any case) names no field.
const Field* find_field(std::string_view name);

}  // namespace iken::query
