// How a record becomes an index entry: everything about it that needs no index.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "analysis/terms.hpp"
#include "iken/record.hpp"
#include "store/batch.hpp"
#include "vectors/table.hpp"

namespace iken::indexing {

/// Thread rule: one per thread.
class Preparer {
 public:
  /// `analyzer` and `table` must outlive it. `table`: of the records' vectors; null = they get none.
  Preparer(const Analyzer& analyzer, const vectors::Table* table) : stream_(analyzer), table_(table) {}
  /// Analyzes the records' fields. `document` of each must be filled.
  store::Batch prepare(const std::vector<Record>& records);

 private:
  store::NewRecord prepare_one(const Record& record);
  void note_reading(const analysis::Term& term, store::NewRecord& out);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  analysis::TermStream stream_;
  const vectors::Table* table_;
  std::unordered_set<std::string, Hash, std::equal_to<>> known_readings_;  ///< handed on before
  std::string reading_;
  store::BatchMaker maker_;
};

}  // namespace iken::indexing
