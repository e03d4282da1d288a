// Which other opinions an answer names.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/record.hpp"

namespace iken::ingest {

/// Every other number that `text` names (No.２, №2, 番号11, 意見番号８, No.2、5及び7, No.3～5), each once, in order, with the
/// words it stands in. `own` is the number of the record; 同上 names the one before. `id` stays empty.
std::vector<Reference> find_references(std::string_view text, int own);

/// The words at the beginning of `text` that send its reader to the answer above (同上, 上記と同じ); empty = none.
std::string answer_above(std::string_view text);

/// Does `text`, the answer of opinion `own`, send its reader to that number alone ("No.5の回答をご覧ください")? A number
/// that only labels a paragraph, or stands in a list, does not.
bool refers_to_itself(std::string_view text, int own);

}  // namespace iken::ingest
