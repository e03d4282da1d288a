// SPDX-License-Identifier: GPL-2.0-or-later
#include "progress.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string>

#include "output.hpp"

namespace iken::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interruption(int) { interrupted = 1; }

}  // namespace

Interruption::Interruption() {
  interrupted = 0;
  struct sigaction action {};
  action.sa_handler = note_interruption;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

Interruption::~Interruption() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Interruption::asked() const { return interrupted != 0; }

ProgressLine::ProgressLine(const Environment& environment, std::uint64_t expected_bytes)
    : environment_(environment), expected_bytes_(expected_bytes) {}

ProgressLine::~ProgressLine() { clear(); }

double ProgressLine::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

bool ProgressLine::is_due() {
  constexpr auto interval = std::chrono::milliseconds(150);
  if (!environment_.progress || Clock::now() - shown_ < interval) return false;
  shown_ = Clock::now();
  visible_ = true;
  return true;
}

void ProgressLine::show_part(std::size_t done, std::size_t all) {
  if (!is_due() || done == 0) return;
  const auto left = seconds() * (static_cast<double>(all) / static_cast<double>(done) - 1.0);
  char line[120];
  std::snprintf(line, sizeof line,
                environment_.say({"\r\x1b[K  %zu of %zu  about %.0f s left", "\r\x1b[K  %zu/%zu件  残り約 %.0f 秒"}),
                done, all, left);
  to_stderr(line);
}

double ProgressLine::rate(std::uint64_t bytes) {
  constexpr auto window = std::chrono::seconds(15);
  const auto now = Clock::now();
  if (seen_.empty()) seen_.emplace_back(start_, 0);
  seen_.emplace_back(now, bytes);
  while (seen_.size() > 2 && now - seen_[1].first > window) seen_.pop_front();
  const auto elapsed = std::chrono::duration<double>(now - seen_.front().first).count();
  return elapsed > 0 ? static_cast<double>(bytes - std::min(bytes, seen_.front().second)) / elapsed : 0;
}

void ProgressLine::show(const IndexProgress& progress) {
  if (!is_due()) return;
  const auto bytes = static_cast<double>(progress.bytes);
  const auto per_second = rate(progress.bytes);
  char line[160];
  std::snprintf(
      line, sizeof line,
      environment_.say({"\r\x1b[K  %llu records  %.1f MB  %.1f MB/s", "\r\x1b[K  %llu件  %.1f MB  毎秒 %.1f MB"}),
      static_cast<unsigned long long>(progress.records), bytes / 1e6, per_second / 1e6);
  std::string shown = line;
  if (per_second > 0 && expected_bytes_ > progress.bytes) {
    const auto left = (static_cast<double>(expected_bytes_) - bytes) / per_second;
    std::snprintf(line, sizeof line, environment_.say({"  about %.0f s left", "  残り約 %.0f 秒"}), left);
    shown += line;
  }
  to_stderr(shown);
}

void ProgressLine::clear() {
  if (visible_) to_stderr("\r\x1b[K");
  visible_ = false;
}

}  // namespace iken::cli
