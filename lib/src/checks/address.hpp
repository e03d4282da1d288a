// Where somebody lives: the name of a place and the number of a house.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "checks/narrowed.hpp"

namespace iken::checks {

/// 都, 道, … 町, 村: what the name of a municipality or a quarter ends with.
bool is_municipal(char32_t c);

/// The end of the address whose name begins at `i` of a narrowed text: 練馬区豊玉北6丁目12番1号, 豊玉北六丁目十二番一号,
/// みどり町3丁目12-5, 南市本町1-2-3. 0 where none begins; a street without the number of a house is none.
std::size_t address_at(View text, std::size_t i);

}  // namespace iken::checks
