// Classes that stand at the end of answers, where no column of a table holds them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "iken/record.hpp"

namespace iken::ingest {

/// "…検討していきます。（○）", "【△】" or the sign alone on the last line: taken off the answer and made the record's
/// class, if most answers end so and the legend knows what they end with. An answer without one is a problem then.
void take_classes_from_answers(ParsedDocument& document);

}  // namespace iken::ingest
