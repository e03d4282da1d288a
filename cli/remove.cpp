// iken remove: takes documents out of an index.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"

namespace iken::cli {

int run_remove(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_index();
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  // Opening for writing would make an index where there is none.
  if (const auto index = Index::open(call.index_dir()); !index) return call.fail(index.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  auto writer = IndexWriter::open(call.index_dir(), *analyzer);
  if (!writer) return call.fail(writer.error());
  int code = answered;
  for (const auto& id : call.operands()) {
    if (const auto removed = writer->remove(id); !removed) code = call.fail(removed.error());
  }
  if (const auto committed = writer->commit(); !committed) return call.fail(committed.error());
  return code;
}

}  // namespace iken::cli
