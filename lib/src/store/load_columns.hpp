// The columns of all segments, put together in memory when an index is opened.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "store/reader.hpp"

namespace iken::store {

/// `path` is for errors: index_damaged. Memory: about 250 bytes a record, word vectors among them.
Result<std::shared_ptr<const Columns>> load_columns(const Xapian::Database& db, const std::vector<Segment>& segments,
                                                    const std::string& path);

}  // namespace iken::store
