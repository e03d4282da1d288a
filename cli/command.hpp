// The table of commands.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "environment.hpp"

namespace iken::cli {

using Arguments = std::vector<std::string>;

/// One command: `run` declares its options, reads `arguments` and returns the exit code.
struct Command {
  std::string_view name;
  Words purpose;
  const char* operands;
  int (*run)(const Command& self, const Arguments& arguments, const Environment& environment);
};

/// In the order of the help page.
std::span<const Command> commands();

int run_parse(const Command& self, const Arguments& arguments, const Environment& environment);
int run_index(const Command& self, const Arguments& arguments, const Environment& environment);
int run_search(const Command& self, const Arguments& arguments, const Environment& environment);
int run_show(const Command& self, const Arguments& arguments, const Environment& environment);
int run_stats(const Command& self, const Arguments& arguments, const Environment& environment);
int run_suggest(const Command& self, const Arguments& arguments, const Environment& environment);
int run_analyze(const Command& self, const Arguments& arguments, const Environment& environment);
int run_explain(const Command& self, const Arguments& arguments, const Environment& environment);
int run_info(const Command& self, const Arguments& arguments, const Environment& environment);
int run_export(const Command& self, const Arguments& arguments, const Environment& environment);
int run_remove(const Command& self, const Arguments& arguments, const Environment& environment);
int run_reindex(const Command& self, const Arguments& arguments, const Environment& environment);
int run_similar(const Command& self, const Arguments& arguments, const Environment& environment);
int run_match(const Command& self, const Arguments& arguments, const Environment& environment);
int run_dups(const Command& self, const Arguments& arguments, const Environment& environment);
int run_eval(const Command& self, const Arguments& arguments, const Environment& environment);
int run_bench(const Command& self, const Arguments& arguments, const Environment& environment);
int run_lint(const Command& self, const Arguments& arguments, const Environment& environment);
int run_verify(const Command& self, const Arguments& arguments, const Environment& environment);
int run_compact(const Command& self, const Arguments& arguments, const Environment& environment);
int run_dict(const Command& self, const Arguments& arguments, const Environment& environment);

}  // namespace iken::cli
