// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "checks/checks.hpp"
#include "iken/checks.hpp"
#include "ingest/corrections/damage.hpp"
#include "ingest/records/verify.hpp"

namespace iken {
namespace checks {

std::string name_of(const Record& record) { return record.no ? std::to_string(*record.no) : record.id; }

Finding about(const Record& record, std::string code, std::vector<std::string> args) {
  return {std::move(code), std::move(args), record.source ? record.source->first_line : 0, record.id};
}

void check_ids(const ParsedDocument& document, Findings& findings) {
  std::map<std::string, int> times;
  for (const auto& record : document.records) {
    if (++times[record.id] == 2) findings.push_back(about(record, "id_repeated", {record.id}));
  }
}

namespace {

/// A document that was not read here (records of an index) has nothing noted yet; one that was has nothing new.
void add_missing(Findings& findings, Findings more) {
  std::set<std::pair<std::string, std::vector<std::string>>> known;
  for (const auto& finding : findings) known.emplace(finding.code, finding.args);
  for (auto& finding : more) {
    if (known.count({finding.code, finding.args}) == 0) findings.push_back(std::move(finding));
  }
}

/// What the reader noted names its record by number.
void name_records(const ParsedDocument& document, Findings& findings) {
  std::map<std::string, const Record*> records;
  for (const auto& record : document.records) records.emplace(name_of(record), &record);
  for (auto& finding : findings) {
    if (!finding.record.empty() || finding.args.empty() || finding.code.ends_with("_total")) continue;
    const auto at = records.find(finding.args.front());
    if (at != records.end()) finding.record = at->second->id;
  }
}

void sort_by_line(Findings& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
}

}  // namespace
}  // namespace checks

DocumentCheck check_document(const ParsedDocument& document, const Analyzer* analyzer) {
  DocumentCheck check{document.info, document.path, document.problems, document.repairs};
  auto damage = ingest::find_damage(document);
  checks::add_missing(check.findings, ingest::disagreements(document));
  checks::add_missing(check.findings, std::move(damage.lost));
  checks::add_missing(check.repaired, std::move(damage.repaired));
  checks::check_headings(document, check.findings);
  checks::check_legend(document, check.findings);
  checks::check_ids(document, check.findings);
  checks::check_references(document, check.findings);
  checks::check_personal_data(document, check.findings);
  if (analyzer != nullptr) checks::check_spellings(document, *analyzer, check.findings);
  for (auto* findings : {&check.findings, &check.repaired}) {
    checks::name_records(document, *findings);
    checks::sort_by_line(*findings);
  }
  return check;
}

std::vector<std::string_view> check_codes() {
  return {"heading_total",      "heading_total_people", "class_unused",         "id_repeated",
          "reference_circular", "reference_nowhere", "reference_class",      "personal_telephone",   "personal_address",
          "personal_email",     "personal_number",      "spelling_inconsistent"};
}

}  // namespace iken
