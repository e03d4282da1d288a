// iken analyze: a text after each stage of the analyzer.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/analyzer.hpp"

#include <unistd.h>

#include <cerrno>

#include "call.hpp"
#include "command.hpp"
#include "iken/render.hpp"

namespace iken::cli {
namespace {

Result<std::string> read_standard_input() {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const auto taken = read(STDIN_FILENO, buffer, sizeof buffer);
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return Error{ErrorCode::file_unreadable, {"-", std::system_category().message(errno)}, {}};
    if (taken == 0) return text;
    text.append(buffer, static_cast<std::size_t>(taken));
  }
}

}  // namespace

int run_analyze(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const bool from_input = call.operands() == std::vector<std::string>{"-"};
  const auto text = from_input ? read_standard_input() : Result<std::string>(call.joined_operands());
  if (!text) return call.fail(text.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto stages = analyzer->stages(*text);
  return call.answer(call.format_is("json") ? to_json(stages) : to_text(stages, call.style()));
}

}  // namespace iken::cli
