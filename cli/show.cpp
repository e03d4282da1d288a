// iken show: records by their ids.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"
#include "iken/render.hpp"

namespace iken::cli {
namespace {

std::string written(const Call& call, const std::vector<Record>& records) {
  if (call.format_is("json")) return to_json(records);
  if (call.format_is("csv")) return to_csv(records);
  std::string text;
  for (const auto& record : records) {
    if (call.format_is("jsonl")) text += to_json(record) + "\n";
    else if (call.format_is("cite")) text += to_citation(record, call.language());
    else text += (text.empty() ? "" : "\n") + to_text(record, call.style());
  }
  return text;
}

}  // namespace

int run_show(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_index();
  call.add_format({"text", "json", "jsonl", "csv", "cite"});
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto index = Index::open(call.index_dir());
  if (!index) return call.fail(index.error());
  int code = answered;
  std::vector<Record> records;
  for (const auto& id : call.operands()) {
    auto found = index->show(id);
    if (!found) {
      // A record that is not there is an answer ("nothing found"); anything else is an error.
      const bool absent = found.error().code == ErrorCode::record_unknown;
      const int failure = call.fail(found.error());
      code = std::max(code, absent ? static_cast<int>(nothing_found) : failure);
      continue;
    }
    for (auto& record : *found) records.push_back(std::move(record));
  }
  return records.empty() ? code : call.answer(written(call, records), code);
}

}  // namespace iken::cli
