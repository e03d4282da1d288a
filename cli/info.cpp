// iken info: what an index says of itself.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"
#include "iken/render.hpp"

namespace iken::cli {

int run_info(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_index();
  call.add_format({"text", "json"});
  if (const auto ended = call.parse(arguments, 0, 0)) return *ended;
  const auto index = Index::open(call.index_dir());
  if (!index) return call.fail(index.error());
  const auto info = index->info();
  if (!info) return call.fail(info.error());
  return call.answer(call.format_is("json") ? to_json(*info) : to_text(*info, call.style()));
}

}  // namespace iken::cli
