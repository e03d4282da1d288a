// The initiative's heading: label, numbers, title.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "iken/record.hpp"
#include "ingest/statements/profile.hpp"

namespace iken::ingest {

/// ① to ㊿, digits in any width at the front of `text`; takes them off.
std::optional<int> take_number(std::string_view& text);
/// "取組項目⑥（素案：⑤）学校教育における…".
Initiative read_initiative(std::string_view heading, const Profile& profile);

}  // namespace iken::ingest
