// How a record becomes an index entry: everything about it that needs no index.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/terms.hpp"
#include "base/numbering.hpp"
#include "iken/record.hpp"
#include "store/batch.hpp"
#include "vectors/record_vectors.hpp"

namespace iken::indexing {

/// Thread rule: one per thread.
class Preparer {
 public:
  /// `analyzer` and `table` must outlive it. `table`: of the records' vectors; null = they get none.
  Preparer(const Analyzer& analyzer, const vectors::Table* table);
  /// Analyzes the records' fields. `document` of each must be filled.
  store::Batch prepare(const std::vector<Record>& records);

 private:
  store::NewRecord prepare_one(const Record& record);
  void note_reading(const analysis::Term& term, store::NewRecord& out);
  /// Leaves in `terms_` and `frequencies_` what the tokens are; they must stay where they are as long as it is needed.
  void count(const store::NewTokens& tokens);
  /// Of what was counted last.
  [[nodiscard]] std::vector<std::int8_t> vector() const;

  analysis::TermStream stream_;
  std::optional<vectors::Accumulator> accumulate_;
  base::Numbering<std::uint64_t> known_readings_;  ///< handed on before: hashes of reading and term
  base::Numbering<std::string_view> terms_;        ///< of the record at hand
  std::vector<std::array<std::uint32_t, store::field_count>> frequencies_;  ///< by term
  store::BatchMaker maker_;
};

}  // namespace iken::indexing
