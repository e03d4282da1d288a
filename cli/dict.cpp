// iken dict: what the analyzer is made from. check: is every line of a dictionary's sources sound?
// SPDX-License-Identifier: GPL-2.0-or-later
#include "dict.hpp"

#include <array>
#include <string_view>

#include "call.hpp"
#include "command.hpp"
#include "iken/dictionary.hpp"

namespace iken::cli {
namespace {

struct Part {
  std::string_view name;
  int (*run)(const Command&, const Arguments&, const Environment&);
};

constexpr std::array<Part, 3> parts = {{{"diff", run_dict_diff}, {"vectors", run_dict_vectors}, {"near", run_dict_near}}};

}  // namespace

int run_dict(const Command& self, const Arguments& arguments, const Environment& environment) {
  for (const auto& part : parts) {
    if (arguments.empty() || arguments[0] != part.name) continue;
    return part.run(self, {arguments.begin() + 1, arguments.end()}, environment);
  }
  Call call(self.name, self.purpose, self.operands, environment);
  if (const auto ended = call.parse(arguments, 1, 2)) return *ended;
  if (call.operands()[0] != "check") {
    return call.fail(Error{ErrorCode::value_invalid, {"dict", call.operands()[0], "check | diff | vectors | near"}, {}});
  }
  const auto folder = call.operands().size() > 1 ? call.operands()[1] : std::string("dict");
  const auto faults = dictionary::check(folder);
  if (!faults) return call.fail(faults.error());
  std::string lines;
  for (const auto& fault : *faults) {
    lines += folder + "/" + fault.file + ":" + std::to_string(fault.line) + ": " +
             dictionary::describe(fault, call.language()) + "\n";
  }
  return call.answer(lines, faults->empty() ? answered : nothing_found);
}

}  // namespace iken::cli
