// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace iken::dictionary {
namespace {

Result<void> wait_for(pid_t child, const std::string& program) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return Error{ErrorCode::internal, {program + ": " + std::strerror(errno)}, {}};
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  const auto how =
      WIFEXITED(status) ? "exit " + std::to_string(WEXITSTATUS(status)) : "signal " + std::to_string(WTERMSIG(status));
  return Error{ErrorCode::internal, {program + ": " + how}, {}};
}

}  // namespace

Result<void> run(const std::vector<std::string>& words) {
  auto copies = words;
  std::vector<char*> arguments;
  for (auto& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  char* no_environment[] = {nullptr};  // nothing of the machine's settings decides what comes out
  pid_t child = 0;
  const int failed = posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), no_environment);
  posix_spawn_file_actions_destroy(&actions);
  if (failed == ENOENT) return Error{ErrorCode::file_missing, {words[0]}, {}};
  if (failed != 0) return Error{ErrorCode::internal, {words[0] + ": " + std::strerror(failed)}, {}};
  return wait_for(child, words[0]);
}

}  // namespace iken::dictionary
