// What is content: parts of speech and formulas that are not, as stop.tsv names them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "iken/error.hpp"

namespace iken::analysis {

/// Lines of stop.tsv: `pos<TAB>助詞` (no content), `formula<TAB>教える` (a base form), `formula-pos<TAB>名詞-非自立`;
/// empty lines and lines that begin with # count for nothing. A part of speech names all that begin with it, level by
/// level.
class StopRules {
 public:
  /// Errors: data_missing, data_broken.
  static Result<StopRules> load(const std::string& path);

  [[nodiscard]] bool stops(std::string_view part_of_speech) const { return matches(stopped_, part_of_speech); }
  [[nodiscard]] bool is_formula(std::string_view base, std::string_view part_of_speech) const;

 private:
  static bool matches(const std::vector<std::string>& prefixes, std::string_view part_of_speech);
  std::vector<std::string> stopped_;
  std::vector<std::string> formula_parts_;
  std::unordered_set<std::string> formulas_;
};

}  // namespace iken::analysis
