// Records of an initiative that another version of the plan renumbered are counted with it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

#include "store/reader.hpp"

namespace iken::store {

/// Changes the column of the facet "initiative". `title_of` gives a document's title by its id; it is asked only where
/// some initiative names a former number.
void follow_renumbering(Columns& columns, const std::function<std::string(const std::string&)>& title_of);

}  // namespace iken::store
