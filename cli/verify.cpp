// iken verify: is everything in an index as it was written? iken compact: the same in less room.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/index.hpp"
#include "iken/render.hpp"

namespace iken::cli {

int run_verify(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_index();
  call.add_format({"text", "json"});
  if (const auto ended = call.parse(arguments, 0, 0)) return *ended;
  const auto health = verify(call.index_dir());
  if (!health) return call.fail(health.error());
  return call.answer(call.format_is("json") ? to_json(*health, call.language()) : to_text(*health, call.style()),
                     health->damage.empty() ? answered : nothing_found);
}

int run_compact(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_index();
  call.add_format({"text", "json"});
  if (const auto ended = call.parse(arguments, 0, 0)) return *ended;
  const auto summary = compact(call.index_dir());
  if (!summary) return call.fail(summary.error());
  return call.answer(call.format_is("json") ? to_json(*summary) : to_text(*summary, call.style()));
}

}  // namespace iken::cli
