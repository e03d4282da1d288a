// A batch of new opinions against what was answered before.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "iken/precedents.hpp"

namespace iken {
namespace {

constexpr std::size_t best_precedents = 3;

std::string joined(std::string_view a, std::string_view b) {
  std::string out(a);
  if (!a.empty() && !b.empty()) out += ' ';
  return out.append(b);
}

Result<void> fill(MatchRow& row, const Searcher& searcher) {
  auto similar = find_similar(searcher, row.opinion.text, best_precedents, false);
  if (!similar) return similar.error();
  for (const auto& precedent : similar->precedents) row.confidences.push_back(precedent.confidence);
  row.precedents = std::move(similar->results.hits);
  if (row.precedents.empty()) return {};
  const auto& record = row.precedents.front().record;
  row.confidence = row.confidences.front();
  if (record.category) row.category = joined(record.category->symbol, record.category->label);
  if (record.initiative) row.initiative = joined(record.initiative->label, record.initiative->title);
  return {};
}

void number_families(std::vector<MatchRow>& rows, const std::vector<NewOpinion>& opinions) {
  std::size_t number = 0;
  for (const auto& family : find_duplicates(opinions)) {
    ++number;
    for (const auto& member : family.members) rows[member.index].family = number;
  }
}

/// Threads that take one row after another, until all are done or one fails.
class Work {
 public:
  Work(std::vector<MatchRow>& rows, const Searcher& searcher, const std::function<bool(std::size_t)>& progress)
      : rows_(rows), searcher_(searcher), progress_(progress) {}

  void run() {
    for (std::size_t i = next_++; i < rows_.size() && !stopped_; i = next_++) {
      auto filled = fill(rows_[i], searcher_);
      const std::lock_guard lock(mutex_);
      ++done_;
      if (!filled) stop(filled.error());
      if (progress_ && !stopped_ && !progress_(done_)) stop(Error{ErrorCode::cancelled, {}, {}});
    }
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void stop(Error error) {
    if (!error_) error_ = std::move(error);
    stopped_ = true;
  }

  std::vector<MatchRow>& rows_;
  const Searcher& searcher_;
  const std::function<bool(std::size_t)>& progress_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<MatchRow>> match(const Searcher& searcher, const std::vector<NewOpinion>& opinions, unsigned jobs,
                                    const std::function<bool(std::size_t)>& progress) {
  std::vector<MatchRow> rows(opinions.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].opinion = opinions[i];
  Work work(rows, searcher, progress);
  const auto threads = jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back([&work] { work.run(); });
  work.run();
  for (auto& thread : others) thread.join();
  if (work.error()) return *work.error();
  number_families(rows, opinions);
  return rows;
}

}  // namespace iken
