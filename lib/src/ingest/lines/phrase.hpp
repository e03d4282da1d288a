// Lines that are made of known words only, as announcements are.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace iken::ingest {

/// Without what stands around a heading: numbers and bullets before it, brackets, a colon at its end.
std::string_view without_marks(std::string_view text);
/// Without numbers and bullets at the front: "１　", "(2) ", "○", "・".
std::string_view without_bullet(std::string_view text);
/// Is the text these words and nothing else, white space aside? The longest word that fits is taken first.
bool made_of(std::string_view text, std::span<const std::string_view> words);

}  // namespace iken::ingest
