// Answers that refer to other answers.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "query/tree.hpp"
#include "search/matches.hpp"
#include "store/reader.hpp"

namespace iken::search {

/// A query that names a field or excludes something says of each record itself what it must be.
bool follows_references(const query::Node& n);

/// An answer that says "see No. 2" answers what No. 2 answers, for `weight` of its score. Chains are followed; each
/// record comes in once. What was found only inside longer words is not followed.
void add_references(Matches& matches, const store::Columns& columns, float weight);

}  // namespace iken::search
