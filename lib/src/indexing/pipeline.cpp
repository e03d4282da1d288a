// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/pipeline.hpp"

namespace iken::indexing {

Pipeline::Pipeline(const Analyzer& analyzer, std::shared_ptr<const vectors::Table> table, unsigned jobs)
    : analyzer_(analyzer), table_(std::move(table)), own_(analyzer, table_.get()) {
  for (unsigned i = 1; i < jobs; ++i) workers_.emplace_back([this] { work(); });
}

Pipeline::~Pipeline() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& worker : workers_) worker.join();
}

void Pipeline::push(std::vector<Record> records, std::vector<std::uint64_t> tags) {
  auto chunk = std::make_unique<Chunk>();
  chunk->records = std::move(records);
  chunk->tags = std::move(tags);
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(chunk.get());
  }
  order_.push_back(std::move(chunk));
  changed_.notify_one();
}

Chunk* Pipeline::take_waiting() {
  if (waiting_.empty()) return nullptr;
  auto* chunk = waiting_.front();
  waiting_.pop_front();
  chunk->state = Chunk::State::running;
  return chunk;
}

void Pipeline::work() {
  Preparer preparer(analyzer_, table_.get());
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    auto* chunk = take_waiting();
    lock.unlock();
    chunk->batch = preparer.prepare(chunk->records);
    lock.lock();
    chunk->state = Chunk::State::done;
    changed_.notify_all();
  }
}

// While the oldest is not ready this thread analyzes whatever waits, so that no core is idle.
std::unique_ptr<Chunk> Pipeline::pop() {
  auto& front = *order_.front();
  std::unique_lock lock(mutex_);
  while (front.state != Chunk::State::done) {
    auto* chunk = take_waiting();
    if (chunk == nullptr) {
      changed_.wait(lock, [&front] { return front.state == Chunk::State::done; });
      break;
    }
    lock.unlock();
    chunk->batch = own_.prepare(chunk->records);
    lock.lock();
    chunk->state = Chunk::State::done;
  }
  auto chunk = std::move(order_.front());
  order_.pop_front();
  return chunk;
}

void Pipeline::clear() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
  }
  std::unique_lock lock(mutex_);
  for (auto& chunk : order_) {
    changed_.wait(lock, [&chunk] { return chunk->state != Chunk::State::running; });
  }
  order_.clear();
}

}  // namespace iken::indexing
