// What reading a document has noted beside its records: kept for those who look at the document later.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "iken/record.hpp"

namespace iken::store {

/// Legend, problems, repairs and the lines that are in no record, with a checksum in front; empty where there is
/// nothing of it. Of more than a document's worth (ten thousand findings, ten thousand lines,
/// texts of 4 kB, 16 MB together) the rest is left out.
std::string encode_remarks(const ParsedDocument& document);

/// Puts them back into `document`; `id`: whose they must be. False when a byte is wrong; `document` may have a part of them then.
bool decode_remarks(std::string_view bytes, const std::string& id, ParsedDocument& document);

}  // namespace iken::store
