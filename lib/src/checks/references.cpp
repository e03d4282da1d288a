// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>

#include "base/code_points.hpp"
#include "checks/checks.hpp"
#include "ingest/records/references.hpp"

namespace iken::checks {
namespace {

/// The letters of an answer that may stand around a reference that is all it says: ご意見の内容については、…です。
constexpr std::size_t longest_rest = 24;

std::u32string without_space(std::string_view text) {
  auto points = base::decode(text);
  std::erase_if(points, [](char32_t c) { return c == U'\n' || c == U' ' || c == U'　'; });
  return points;
}

/// Is the answer nothing but the reference: one sentence, hardly a word more?
bool is_all(const Reference& reference, const Record& record) {
  auto answer = without_space(record.response);
  while (!answer.empty() && answer.back() == U'。') answer.pop_back();
  const auto words = without_space(reference.text);
  return answer.find(U'。') == std::u32string::npos && answer.size() <= words.size() + longest_rest;
}

std::string class_of(const Record& record) {
  if (!record.category) return {};
  return record.category->symbol.empty() ? record.category->label : record.category->symbol;
}

/// Walks from record to record along the references and notes each circle once.
class Circles {
 public:
  Circles(const std::map<std::string, const Record*>& records, Findings& findings)
      : records_(records), findings_(findings) {}

  void walk(const Record& from) {
    // A walk by hand: a chain may be as long as the document.
    std::vector<std::pair<const Record*, std::size_t>> path = {{&from, 0}};
    if (!enter(from)) return;
    while (!path.empty()) {
      auto& [record, next] = path.back();
      if (next == record->references.size()) {
        states_[record] = State::done;
        path.pop_back();
        continue;
      }
      const auto target = records_.find(record->references[next++].id);
      if (target == records_.end()) continue;
      if (enter(*target->second))
        path.emplace_back(target->second, 0);
      else if (states_[target->second] == State::open)
        note(path, target->second);
    }
  }

 private:
  enum class State { fresh, open, done };

  bool enter(const Record& record) {
    auto& state = states_[&record];
    if (state != State::fresh) return false;
    state = State::open;
    return true;
  }

  void note(const std::vector<std::pair<const Record*, std::size_t>>& path, const Record* closing) {
    const auto begin = std::find_if(path.begin(), path.end(), [&](const auto& step) { return step.first == closing; });
    std::string circle;
    for (auto step = begin; step != path.end(); ++step) circle += name_of(*step->first) + " → ";
    findings_.push_back(about(*closing, "reference_circular", {circle + name_of(*closing)}));
  }

  const std::map<std::string, const Record*>& records_;
  Findings& findings_;
  std::map<const Record*, State> states_;
};

/// The smallest circle. References name others only; and among those that share an answer it may name one of them.
void check_own_number(const Record& record, Findings& findings) {
  if (!record.no || !record.response_shared_with.empty()) return;
  if (!ingest::refers_to_itself(record.response, *record.no)) return;
  const auto name = name_of(record);
  findings.push_back(about(record, "reference_circular", {name + " → " + name}));
}

/// Above the first there is nothing that it could mean.
void check_first(const ParsedDocument& document, Findings& findings) {
  if (document.records.empty() || !document.records.front().references.empty()) return;
  const auto& first = document.records.front();
  const auto words = ingest::answer_above(first.response);
  if (!words.empty()) findings.push_back(about(first, "reference_nowhere", {name_of(first), words}));
}

}  // namespace

void check_references(const ParsedDocument& document, Findings& findings) {
  check_first(document, findings);
  std::map<std::string, const Record*> records;
  for (const auto& record : document.records) records.emplace(record.id, &record);
  Circles circles(records, findings);
  for (const auto& record : document.records) circles.walk(record);
  for (const auto& record : document.records) check_own_number(record, findings);
  for (const auto& record : document.records) {
    for (const auto& reference : record.references) {
      const auto target = records.find(reference.id);
      if (target == records.end() || !is_all(reference, record)) continue;
      const auto own = class_of(record);
      const auto other = class_of(*target->second);
      if (own.empty() || other.empty() || own == other) continue;
      findings.push_back(about(record, "reference_class", {name_of(record), own, name_of(*target->second), other}));
    }
  }
}

}  // namespace iken::checks
