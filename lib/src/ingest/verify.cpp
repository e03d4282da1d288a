// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/verify.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace iken::ingest {
namespace {

int line_of(const Record& record) { return record.source ? record.source->first_line : 0; }

void check_totals(ParsedDocument& document, const Declarations& declarations) {
  const auto read = static_cast<int>(document.records.size());
  if (document.declared.opinions && *document.declared.opinions != read) {
    document.problems.push_back({"opinions_total",
                                 {std::to_string(*document.declared.opinions), std::to_string(read)},
                                 declarations.opinions_line});
  }
  std::map<std::string, int> counts;
  for (const auto& record : document.records) {
    if (record.category) ++counts[record.category->symbol];
  }
  for (std::size_t i = 0; i < document.legend.size(); ++i) {
    const auto& symbol = document.legend[i].symbol;
    const auto wanted = document.declared.categories.find(symbol);
    if (wanted == document.declared.categories.end() || wanted->second == counts[symbol]) continue;
    document.problems.push_back({"category_total",
                                 {symbol, std::to_string(wanted->second), std::to_string(counts[symbol])},
                                 i < declarations.legend_lines.size() ? declarations.legend_lines[i] : 0});
  }
}

void check_numbers(ParsedDocument& document) {
  int last = 0;
  std::set<int> seen;
  for (const auto& record : document.records) {
    if (!record.no) continue;
    for (int missing = last + 1; missing < *record.no && missing < last + 50; ++missing) {
      document.problems.push_back({"number_missing", {std::to_string(missing)}, line_of(record)});
    }
    if (!seen.insert(*record.no).second) {
      document.problems.push_back({"number_repeated", {std::to_string(*record.no)}, line_of(record)});
    }
    last = std::max(last, *record.no);
  }
}

/// A document of opinions only has no answers to miss.
void check_texts(ParsedDocument& document) {
  const bool answered = std::any_of(document.records.begin(), document.records.end(), [](const Record& r) { return !r.response.empty(); });
  for (const auto& record : document.records) {
    const auto no = record.no ? std::to_string(*record.no) : record.id;
    if (record.opinion.empty()) document.problems.push_back({"opinion_missing", {no}, line_of(record)});
    if (record.response.empty() && answered) document.problems.push_back({"answer_missing", {no}, line_of(record)});
  }
}

void check_references(ParsedDocument& document) {
  std::set<std::string> ids;
  for (const auto& record : document.records) ids.insert(record.id);
  for (const auto& record : document.records) {
    for (const auto& reference : record.references) {
      if (ids.count(reference.id) > 0) continue;
      document.problems.push_back(
          {"reference_dangling", {record.no ? std::to_string(*record.no) : record.id, std::to_string(reference.no)}, line_of(record)});
    }
  }
}

}  // namespace

void verify(ParsedDocument& document, const Declarations& declarations) {
  check_totals(document, declarations);
  check_numbers(document);
  check_texts(document);
  check_references(document);
}

}  // namespace iken::ingest
