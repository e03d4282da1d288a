// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/finish.hpp"

#include <map>
#include <set>

#include "base/code_points.hpp"
#include "base/text.hpp"
#include "ingest/references.hpp"
#include "ingest/symbols.hpp"

namespace iken::ingest {

std::string name_of(const Record& record) {
  if (record.no) return std::to_string(*record.no);
  return record.id.empty() ? "?" : record.id;
}

namespace {

/// "△ 事業実施等の際に検討するもの": a symbol with its label beside it.
std::optional<LegendEntry> symbol_with_label(const std::string& printed) {
  const auto line = read_legend_line(printed);
  if (line && (is_symbol(line->entry.symbol) || line->certain)) return line->entry;
  const auto points = base::decode(printed);
  if (points.size() < 3) return std::nullopt;
  const auto symbol = base::encode(std::u32string_view(points).substr(0, 1));
  if (!is_symbol(symbol)) return std::nullopt;
  auto label = printed.substr(symbol.size());
  if (label.starts_with("（") && label.ends_with("）")) label = label.substr(3, label.size() - 6);
  return LegendEntry{symbol, label};
}

}  // namespace

std::optional<Category> class_of(ParsedDocument& document, const std::string& printed, const Record& record) {
  if (printed.empty()) return std::nullopt;
  const int line = record.source ? record.source->last_line : 0;
  const auto* entry = find_class(document.legend, printed);
  if (const auto both = symbol_with_label(printed); entry == nullptr && both) {
    if (document.legend.empty()) return Category{both->symbol, both->label};
    entry = find_class(document.legend, both->symbol);
    const bool same = entry != nullptr && base::fold_text(entry->label) == base::fold_text(both->label);
    if (same && entry->symbol == both->symbol) return Category{entry->symbol, entry->label};
    if (!same) entry = nullptr;
  }
  if (entry == nullptr) {
    if (!document.legend.empty()) document.problems.push_back({"class_unknown", {name_of(record), printed}, line});
    return is_symbol(printed) ? Category{printed, ""} : Category{"", printed};
  }
  if (entry->symbol != printed && entry->label != printed) {
    document.repairs.push_back({"class_look_alike", {name_of(record), printed, entry->symbol}, line});
  }
  return Category{entry->symbol, entry->label};
}

void describe(ParsedDocument& document, const Declarations& declarations, std::string title) {
  document.info.title = std::move(title);
  document.info.from = declarations.from;
  document.info.to = declarations.to;
  document.info.municipality = municipality_of(document.info.title);
  document.declared = declarations.declared;
  if (declarations.has_legend) document.legend = declarations.legend;
}

void identify(ParsedDocument& document) {
  std::string before;
  for (auto& record : document.records) {
    record.document = document.info;
    const int line = record.source ? record.source->first_line : 0;
    if (record.id.empty()) {
      record.id = document.info.id + "/" + (record.no ? std::to_string(*record.no) : "l" + std::to_string(line));
    }
    record.references = find_references(record.response, record.no.value_or(0));
    for (auto& reference : record.references) reference.id = document.info.id + "/" + std::to_string(reference.no);
  }
}

void tell_apart(ParsedDocument& document) {
  std::set<std::string> taken;
  for (const auto& record : document.records) taken.insert(record.id);
  if (taken.size() == document.records.size()) return;
  std::set<std::string> seen;
  std::map<std::string, int> copies;  // of each id, so that ten thousand of one are not tried one by one
  for (auto& record : document.records) {
    if (seen.insert(record.id).second) continue;
    const auto first = record.id;
    auto& n = copies.try_emplace(first, 1).first->second;
    while (!taken.insert(record.id).second) record.id = first + "-" + std::to_string(++n);
    seen.insert(record.id);
  }
}

}  // namespace iken::ingest
