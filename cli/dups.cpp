// iken dups: families of equal and nearly equal opinions.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/precedents.hpp"
#include "iken/render.hpp"
#include "sources.hpp"

namespace iken::cli {

int run_dups(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  SourceOptions options;
  options.add_to(call);
  call.add_format({"text", "json"});
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto parse_options = options.read(call);
  if (!parse_options) return call.fail(parse_options.error());
  const auto opinions = new_opinions(call.operands(), *parse_options);
  if (!opinions) return call.fail(opinions.error());
  const auto families = find_duplicates(*opinions);
  const int code = families.empty() ? nothing_found : answered;
  return call.answer(call.format_is("json") ? to_json(families, *opinions) : to_text(families, *opinions, call.style()),
                     code);
}

}  // namespace iken::cli
