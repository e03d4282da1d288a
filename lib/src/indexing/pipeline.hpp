// Analysis on all cores, writing on one, in the order in which records came.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "analysis/terms.hpp"
#include "store/writer.hpp"
#include "vectors/table.hpp"

namespace iken::indexing {

/// A few records of one document on their way.
struct Chunk {
  std::vector<Record> records;
  std::vector<store::NewRecord> prepared;
  enum class State { waiting, running, done } state = State::waiting;
  std::uint64_t tag = 0;  ///< of the caller
};

/// Thread rule: one thread calls; the workers are its own.
class Pipeline {
 public:
  /// `jobs` threads analyze, the caller's among them; at least one. `table` may be null.
  Pipeline(const Analyzer& analyzer, std::shared_ptr<const vectors::Table> table, unsigned jobs);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  void push(std::vector<Record> records, std::uint64_t tag);
  [[nodiscard]] std::size_t size() const { return order_.size(); }
  /// The oldest chunk, analyzed: by this thread if no worker has taken it yet. Precondition: size() > 0.
  std::unique_ptr<Chunk> pop();
  /// Forgets what waits.
  void clear();

 private:
  void work();
  Chunk* take_waiting();
  void run(Chunk& chunk, analysis::TermStream& stream) const;

  const Analyzer& analyzer_;
  std::shared_ptr<const vectors::Table> table_;
  analysis::TermStream own_;
  std::deque<std::unique_ptr<Chunk>> order_;  ///< changed by the caller's thread only
  std::deque<Chunk*> waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace iken::indexing
