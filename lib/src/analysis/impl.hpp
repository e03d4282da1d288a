// What an analyzer holds: the dictionary, the rules, the tables, and streams at rest.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "analysis/dictionary.hpp"
#include "analysis/pipeline.hpp"
#include "analysis/sorted_table.hpp"
#include "analysis/stop_rules.hpp"
#include "iken/analyzer.hpp"

namespace iken {

struct Analyzer::Impl {
  AnalyzerOptions options;
  analysis::Dictionary dictionary;
  analysis::StopRules rules;
  analysis::SortedTable variants;
  analysis::SortedTable synonyms;
  mutable std::once_flag fingerprint_once;
  mutable std::string fingerprint;
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<analysis::Pipeline>> idle;  ///< for callers that bring no stream of their own
};

}  // namespace iken

namespace iken::analysis {

/// A pipeline for the time of one call; given back at the end.
class BorrowedPipeline {
 public:
  explicit BorrowedPipeline(const Analyzer& analyzer);
  ~BorrowedPipeline();
  BorrowedPipeline(const BorrowedPipeline&) = delete;
  BorrowedPipeline& operator=(const BorrowedPipeline&) = delete;
  Pipeline* operator->() { return pipeline_.get(); }

 private:
  const Analyzer::Impl& impl_;
  std::unique_ptr<Pipeline> pipeline_;
};

}  // namespace iken::analysis
