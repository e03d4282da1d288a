// One line of a source file as a value, or as a fault.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "dictionary/sources.hpp"

namespace iken::dictionary {

/// A faulty line adds its first fault to `faults`; what it holds is returned only when it can be used nevertheless.
std::optional<UserWord> parse_word(const Line& line, std::vector<Fault>& faults);
std::optional<VariantGroup> parse_variants(const Line& line, std::vector<Fault>& faults);
std::optional<SynonymGroup> parse_synonyms(const Line& line, std::vector<Fault>& faults);
std::optional<StopLine> parse_stop(const Line& line, std::vector<Fault>& faults);

}  // namespace iken::dictionary
