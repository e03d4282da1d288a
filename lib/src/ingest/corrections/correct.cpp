// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/corrections/correct.hpp"

#include <algorithm>
#include <array>

#include "ingest/lines/lines.hpp"
#include "ingest/records/finish.hpp"
#include "ingest/records/references.hpp"
#include "ingest/records/verify.hpp"

namespace iken {
namespace {

std::string shown(const std::optional<int>& number) { return number ? std::to_string(*number) : std::string(); }

std::string class_shown(const Record& record) {
  if (!record.category) return {};
  return record.category->symbol.empty() ? record.category->label : record.category->symbol;
}

struct Field {
  std::string_view name;
  std::string (*get)(const Record& record);
  void (*set)(ParsedDocument& document, Record& record, const std::string& value);
};

/// The record's number is part of what others know it by.
void renumber(ParsedDocument& document, Record& record, const std::string& value) {
  const auto old = record.no;
  record.no = ingest::whole_number(value);
  if (!record.no) return;
  const auto prefix = document.info.id + "/";
  const bool made = !old || record.id == prefix + std::to_string(*old);
  if (made) record.id = prefix + std::to_string(*record.no);
  for (auto& other : document.records) {
    if (old) std::replace(other.response_shared_with.begin(), other.response_shared_with.end(), *old, *record.no);
  }
}

void reclassify(ParsedDocument& document, Record& record, const std::string& value) {
  const auto name = ingest::name_of(record);
  const auto about = [&](const Finding& finding) {
    return finding.code.starts_with("class_") && !finding.args.empty() && finding.args.front() == name;
  };
  std::erase_if(document.problems, about);
  std::erase_if(document.repairs, about);
  record.category = ingest::class_of(document, value, record);
}

void answer(ParsedDocument& document, Record& record, const std::string& value) {
  record.response = value;
  record.references = ingest::find_references(value, record.no.value_or(0));
  for (auto& reference : record.references) reference.id = document.info.id + "/" + std::to_string(reference.no);
}

void retitle(ParsedDocument&, Record& record, const std::string& value) {
  if (!record.initiative) record.initiative.emplace();
  record.initiative->title = value;
  if (value.empty() && record.initiative->label.empty()) record.initiative.reset();
}

constexpr auto fields = std::to_array<Field>({
    {"no", [](const Record& r) { return shown(r.no); }, renumber},
    {"chapter", [](const Record& r) { return r.chapter; },
     [](auto&, Record& r, const auto& value) { r.chapter = value; }},
    {"section", [](const Record& r) { return r.section; },
     [](auto&, Record& r, const auto& value) { r.section = value; }},
    {"subsection", [](const Record& r) { return r.subsection; },
     [](auto&, Record& r, const auto& value) { r.subsection = value; }},
    {"initiative", [](const Record& r) { return r.initiative ? r.initiative->title : std::string(); }, retitle},
    {"opinion", [](const Record& r) { return r.opinion; },
     [](auto&, Record& r, const auto& value) { r.opinion = value; }},
    {"response", [](const Record& r) { return r.response; }, answer},
    {"summary", [](const Record& r) { return r.summary; },
     [](auto&, Record& r, const auto& value) { r.summary = value; }},
    {"category", class_shown, reclassify},
    {"persons", [](const Record& r) { return shown(r.persons); },
     [](auto&, Record& r, const auto& value) { r.persons = ingest::whole_number(value); }},
});

const Field* field_of(std::string_view name) {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
  return at == fields.end() ? nullptr : &*at;
}

std::string target_of(const CorrectionLine& line) { return line.no ? std::to_string(*line.no) : line.id; }

bool speaks_of(const CorrectionLine& line, const ParsedDocument& document, const Record& record) {
  if (!line.document.empty() && line.document != document.info.id) return false;
  return line.id.empty() ? record.no == line.no : record.id == line.id;
}

void note(ParsedDocument& document, std::string code, const CorrectionLine& line, const Record* record) {
  const int at = record != nullptr && record->source ? record->source->first_line : 0;
  document.problems.push_back({std::move(code),
                               {target_of(line), line.field, std::to_string(line.line)},
                               at,
                               record != nullptr ? record->id : std::string()});
}

}  // namespace

std::vector<std::string_view> correction_fields() {
  std::vector<std::string_view> names;
  for (const auto& field : fields) names.push_back(field.name);
  return names;
}

void apply_corrections(ParsedDocument& document, const std::vector<CorrectionLine>& corrections) {
  std::vector<CorrectionLine> own;
  std::copy_if(corrections.begin(), corrections.end(), std::back_inserter(own),
               [&](const CorrectionLine& line) { return line.document.empty() || line.document == document.info.id; });
  ingest::Corrector corrector(own);
  corrector.apply(document);
  corrector.report_unfound(document);
}

namespace ingest {

void Corrector::apply(const CorrectionLine& line, ParsedDocument& document, Record& record) {
  const auto* field = field_of(line.field);
  if (field == nullptr) return;
  const auto raw = field->get(record);
  // Without "was" a correction is for as long as its value is not there already.
  if (line.was ? *line.was != raw : line.value == raw) return note(document, "correction_outdated", line, &record);
  field->set(document, record, line.value);
  record.corrections.push_back({line.field, raw, line.reason});
}

void Corrector::apply(ParsedDocument& document) {
  const auto before = document.problems.size();
  bool changed = false;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    std::vector<Record*> targets;
    for (auto& record : document.records) {
      if (speaks_of(lines_[i], document, record)) targets.push_back(&record);
    }
    if (targets.empty()) continue;
    if (targets.size() > 1 || found_[i]) {
      note(document, "correction_ambiguous", lines_[i], targets.front());
    } else {
      apply(lines_[i], document, *targets.front());
      changed = true;
    }
    found_[i] = true;
  }
  if (changed || document.problems.size() != before) verify_again(document);
}

void Corrector::report_unfound(ParsedDocument& document) const {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!found_[i]) note(document, "correction_target_missing", lines_[i], nullptr);
  }
}

}  // namespace ingest
}  // namespace iken
