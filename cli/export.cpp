// iken export: every record, to be read back by iken index.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"
#include "iken/render.hpp"

namespace iken::cli {

int run_export(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_index();
  call.add_format({"jsonl", "csv"});
  if (const auto ended = call.parse(arguments, 0, 0)) return *ended;
  const auto index = Index::open(call.index_dir());
  if (!index) return call.fail(index.error());
  const bool csv = call.format_is("csv");
  bool first = true;
  const auto done = index->each([&](const Record& record) -> Result<void> {
    const bool wanted = call.output().write(csv ? to_csv({record}, first) : to_json(record) + "\n");
    first = false;
    return wanted ? Result<void>() : Error{ErrorCode::cancelled, {}, {}};
  });
  if (!done && done.error().code != ErrorCode::cancelled) return call.fail(done.error());
  return call.finish(answered);
}

}  // namespace iken::cli
