// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/pdf/pdf_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <optional>

#include "ingest/pdf/pdf_pictures.hpp"

namespace iken::ingest {
namespace {

constexpr int out_of_memory = 12;  ///< exit code of the program
constexpr unsigned patience = 4;   ///< clock seconds for each second of processor time

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }
  void reset(int fd = -1) {
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
  }

 private:
  int fd_;
};

/// The document where the program finds its standard input, without a name in any folder.
bool fill(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return lseek(fd, 0, SEEK_SET) == 0;
}

/// A child that does not outlive its watcher.
class Child {
 public:
  Child() = default;
  ~Child() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    (void)wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// 0 or what errno would say.
  int start(const std::string& program, const std::array<std::string, 3>& arguments, int in, int out) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    auto words = std::array<std::string, 4>{program, arguments[0], arguments[1], arguments[2]};
    std::array<char*, 5> argv = {words[0].data(), words[1].data(), words[2].data(), words[3].data(), nullptr};
    char* environment[] = {nullptr};
    const int failed = posix_spawn(&pid_, program.c_str(), &actions, nullptr, argv.data(), environment);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) pid_ = -1;
    return failed;
  }

  /// Its status as waitpid gives it; nullopt when somebody else has taken it.
  std::optional<int> wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0) {
      if (errno == EINTR) continue;
      pid_ = -1;
      return std::nullopt;
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
};

enum class Ended { whole, late, too_much, failed };

Ended collect(int fd, std::string& output, const PdfLimits& limits) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(limits.seconds * patience);
  std::array<char, 1U << 16U> buffer;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Ended::late;
    pollfd waiting{fd, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return Ended::failed;
    if (ready <= 0) continue;
    const auto taken = read(fd, buffer.data(), buffer.size());
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return Ended::failed;
    if (taken == 0) return Ended::whole;
    output.append(buffer.data(), static_cast<std::size_t>(taken));
    if (output.size() > limits.output) return Ended::too_much;
  }
}

Error broken(const std::string& name) { return {ErrorCode::file_broken, {name, "PDF"}, {}}; }
Error over(const std::string& name, const std::string& limit) {
  return {ErrorCode::file_over_limits, {name, limit}, {}};
}

/// Why did it stop before its end?
std::optional<Error> judge(const std::optional<int>& status, const std::string& name, const PdfLimits& limits) {
  if (!status) return std::nullopt;
  const auto seconds = std::to_string(limits.seconds) + " s";
  const auto memory = std::to_string(limits.megabytes) + " MB";
  if (WIFSIGNALED(*status)) {
    const int signal = WTERMSIG(*status);
    if (signal == SIGXCPU || signal == SIGKILL) return over(name, seconds);
    if (signal == SIGABRT) return over(name, memory);
    return broken(name);
  }
  if (WEXITSTATUS(*status) == out_of_memory) return over(name, memory);
  return WEXITSTATUS(*status) == 0 ? std::nullopt : std::optional(broken(name));
}

/// "error pages 1000" and its like.
std::optional<Error> told(std::string_view output, const std::string& name, const PdfLimits& limits) {
  constexpr std::string_view pages = "error pages ";
  if (output.starts_with("error encrypted")) return Error{ErrorCode::file_encrypted, {name}, {}};
  if (output.starts_with(pages)) {
    int number = 0;
    std::from_chars(output.data() + pages.size(), output.data() + output.size(), number);
    return Error{ErrorCode::too_many_pages, {name, std::to_string(number), std::to_string(limits.pages)}, {}};
  }
  return output.starts_with("error") ? std::optional(broken(name)) : std::nullopt;
}

Result<std::string> run(std::string_view bytes, const std::string& name, const std::string& program,
                        const PdfLimits& limits) {
  const Descriptor document(memfd_create("iken-pdf", MFD_CLOEXEC));
  int ends[2];
  if (document.get() < 0 || !fill(document.get(), bytes) || pipe2(ends, O_CLOEXEC) != 0) {
    return Error{ErrorCode::internal, {"no memory file or pipe for the PDF reader"}, {}};
  }
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  Child child;
  const int failed = child.start(
      program, {std::to_string(limits.seconds), std::to_string(limits.megabytes), std::to_string(limits.pages)},
      document.get(), to.get());
  to.reset();
  if (failed != 0) return Error{ErrorCode::reader_missing, {name, program}, {}};
  std::string output;
  const auto ended = collect(from.get(), output, limits);
  if (ended == Ended::late) return over(name, std::to_string(limits.seconds * patience) + " s");
  if (ended == Ended::too_much) return over(name, std::to_string(limits.output >> 20U) + " MB");
  if (auto error = judge(child.wait(), name, limits)) return *error;
  if (auto error = told(output, name, limits)) return *error;
  return output;
}

}  // namespace

Result<PdfPages> list_pages(std::string_view bytes, const std::string& name, const std::string& program,
                            const PdfLimits& limits) {
  if (program.empty()) return Error{ErrorCode::reader_missing, {name, "-"}, {}};
  const auto output = run(bytes, name, program, limits);
  if (!output) return output.error();
  auto pages = read_pages(*output);
  if (!pages) return broken(name);
  if (pages->crowded) return over(name, std::to_string(most_on_page) + " characters on a page");
  if (is_textless(*pages)) return Error{ErrorCode::file_without_text, {name}, {}};
  pages->picture_pages = picture_pages(*pages);
  return std::move(*pages);
}

}  // namespace iken::ingest
