// How a record becomes an index entry: everything about it that needs no index.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "analysis/terms.hpp"
#include "iken/record.hpp"
#include "store/writer.hpp"
#include "vectors/table.hpp"

namespace iken::indexing {

/// Analyzes the record's fields. `record.document` must be filled. `table`: of the record's vector; null = it gets none.
/// Thread rule: that of the stream.
store::NewRecord prepare(const Record& record, analysis::TermStream& stream, const vectors::Table* table);

}  // namespace iken::indexing
