// Telling a person at a terminal how far the work is, and hearing Ctrl-C.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

#include "environment.hpp"
#include "iken/index.hpp"

namespace iken::cli {

/// While one of these lives, the first Ctrl-C is only noted; a second one ends the program at once.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  [[nodiscard]] bool asked() const;
};

/// One line on standard error, several times a second, only when that is a terminal.
class ProgressLine {
 public:
  /// `expected_bytes`: size of what is to be read; 0 = not known.
  ProgressLine(const Environment& environment, std::uint64_t expected_bytes);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const IndexProgress& progress);
  /// `done` of `all`.
  void show_part(std::size_t done, std::size_t all);
  /// Takes the line away, so that other lines can be written.
  void clear();
  [[nodiscard]] double seconds() const;

 private:
  bool is_due();
  /// Bytes a second over the last quarter of a minute: what was there already goes by much faster than what is new.
  double rate(std::uint64_t bytes);

  using Clock = std::chrono::steady_clock;
  const Environment& environment_;
  std::uint64_t expected_bytes_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
  std::deque<std::pair<Clock::time_point, std::uint64_t>> seen_;  ///< bytes at that time
  bool visible_ = false;
};

}  // namespace iken::cli
