// iken dict check: is every line of a dictionary's sources sound?
// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/dictionary.hpp"

#include "call.hpp"
#include "command.hpp"
#include "dict.hpp"

namespace iken::cli {

int run_dict(const Command& self, const Arguments& arguments, const Environment& environment) {
  if (!arguments.empty() && arguments[0] == "diff") {
    return run_dict_diff(self, {arguments.begin() + 1, arguments.end()}, environment);
  }
  Call call(self.name, self.purpose, self.operands, environment);
  if (const auto ended = call.parse(arguments, 1, 2)) return *ended;
  if (call.operands()[0] != "check") {
    return call.fail(Error{ErrorCode::value_invalid, {"dict", call.operands()[0], "check | diff"}, {}});
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
