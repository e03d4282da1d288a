// Finds the command and runs it.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "command.hpp"
#include "output.hpp"

namespace iken::cli {
namespace {

/// An overview of all commands. Their names are ASCII, so padding by bytes is right.
std::string overview(const Environment& environment) {
  std::string page = environment.say({"iken - search published opinions and the answers to them\n\nUsage: iken COMMAND [options] ...\n\nCommands:\n",
                                      "iken - 公表された意見と回答の検索\n\n使い方: iken コマンド [オプション] ...\n\nコマンド:\n"});
  std::size_t widest = 0;
  for (const auto& command : commands()) widest = std::max(widest, command.name.size());
  for (const auto& command : commands()) {
    page += "  " + std::string(command.name) + std::string(widest - command.name.size() + 2, ' ') +
            environment.say(command.purpose) + "\n";
  }
  return page + environment.say({"\niken COMMAND --help shows the options of a command. iken --version shows the version.\n",
                                 "\n各コマンドのオプションは iken コマンド --help で表示します。版は iken --version で分かります。\n"});
}

int print(std::string_view text) {
  Output output;
  output.write(text);
  output.flush();
  if (output.failure().empty()) return 0;
  to_stderr("iken: cannot write the output: " + output.failure() + "\n");
  return 2;
}

const Command* find_command(std::string_view name) {
  for (const auto& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

int unknown_command(const std::string& name, const Environment& environment) {
  const bool safe = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
  to_stderr(std::string("iken: ") + environment.say({"no such command: ", "そのコマンドはありません："}) +
            (safe ? name : "?") + environment.say({": see iken help\n", "：iken help で一覧が分かります\n"}));
  return 2;
}

int run(Arguments arguments, const Environment& environment) {
  if (arguments.empty()) {
    to_stderr(overview(environment));
    return 2;
  }
  auto name = arguments.front();
  arguments.erase(arguments.begin());
  if (name == "--version" || name == "-V" || name == "version") return print("iken " IKEN_VERSION "\n");
  if (name == "help" && !arguments.empty()) {
    name = arguments.front();
    arguments = {"--help"};
  }
  if (name == "help" || name == "--help" || name == "-h") return print(overview(environment));
  const auto* command = find_command(name);
  return command == nullptr ? unknown_command(name, environment) : command->run(*command, arguments, environment);
}

}  // namespace
}  // namespace iken::cli

int main(int argc, char** argv) {
  // A closed pipe and a full file are reported by write(), not by dying.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return iken::cli::run({argv + std::min(argc, 1), argv + argc}, iken::cli::read_environment());
  } catch (const std::bad_alloc&) {
    iken::cli::to_stderr("iken: out of memory: give smaller files, or use a machine with more memory\n");
  } catch (const std::exception& error) {
    iken::cli::to_stderr(std::string("iken: an error inside iken: ") + error.what() + ": please report it\n");
  }
  return 2;
}
