// A new index in the place of an old one.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "iken/error.hpp"

namespace iken::store {

/// Where a new index is made beside `path`: a folder of ours, whose name says what for.
std::string beside(const std::string& path, const std::string& purpose);
/// Both folders change their names in one step: readers find the old index or the new one, never none. Durable.
/// Errors: storage_failed.
Result<void> exchange(const std::string& fresh, const std::string& path);
/// Syncs the files of a folder and the folder itself. Errors: storage_failed, storage_full.
Result<void> sync_all(const std::string& folder);

}  // namespace iken::store
