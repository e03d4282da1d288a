// Opinions whose cell holds the answer too, each behind its own label.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "iken/record.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// "【意見】…\n【回答】…" in one cell: divided, if no record has an answer and most opinions are made so.
void divide_cells(ParsedDocument& document, const Profile& profile);

/// Does the text begin with the label of an answer: "【回答】…", "市の考え方：…"?
bool begins_answer(std::string_view text, const Profile& profile);

}  // namespace iken::ingest
