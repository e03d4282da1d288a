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

#include "indexing/prepare.hpp"
#include "vectors/table.hpp"

namespace iken::indexing {

/// A few records on their way, of one document or of several.
struct Chunk {
  std::vector<Record> records;
  std::vector<std::uint64_t> tags;  ///< of the caller, one per record
  store::Batch batch;
  enum class State { waiting, running, done } state = State::waiting;
};

/// Thread rule: one thread calls; the workers are its own.
class Pipeline {
 public:
  /// `jobs` threads analyze, the caller's among them; at least one. `table` may be null.
  Pipeline(const Analyzer& analyzer, std::shared_ptr<const vectors::Table> table, unsigned jobs);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  void push(std::vector<Record> records, std::vector<std::uint64_t> tags);
  [[nodiscard]] std::size_t size() const { return order_.size(); }
  /// The oldest chunk, analyzed; this thread helps meanwhile. Precondition: size() > 0.
  std::unique_ptr<Chunk> pop();
  /// Forgets what waits.
  void clear();

 private:
  void work();
  Chunk* take_waiting();

  const Analyzer& analyzer_;
  std::shared_ptr<const vectors::Table> table_;
  Preparer own_;
  std::deque<std::unique_ptr<Chunk>> order_;  ///< changed by the caller's thread only
  std::deque<Chunk*> waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace iken::indexing
