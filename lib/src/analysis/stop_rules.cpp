// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stop_rules.hpp"

#include "analysis/sorted_table.hpp"

namespace iken::analysis {

Result<StopRules> StopRules::load(const std::string& path) {
  const base::MappedFile file(path);
  if (!file.exists()) return Error{ErrorCode::data_missing, {path}, {}};
  StopRules rules;
  std::size_t number = 0;
  for (auto line : split(file.bytes(), '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto columns = split(line, '\t');
    const bool whole = columns.size() >= 2 && !columns[1].empty();
    if (whole && columns[0] == "pos") {
      rules.stopped_.emplace_back(columns[1]);
    } else if (whole && columns[0] == "formula") {
      rules.formulas_.emplace(columns[1]);
    } else if (whole && columns[0] == "formula-pos") {
      rules.formula_parts_.emplace_back(columns[1]);
    } else {
      return Error{ErrorCode::data_broken, {path, std::to_string(number), "pos, formula or formula-pos expected"}, {}};
    }
  }
  return rules;
}

bool StopRules::is_formula(std::string_view base, std::string_view part_of_speech) const {
  return formulas_.contains(std::string(base)) || matches(formula_parts_, part_of_speech);
}

bool StopRules::matches(const std::vector<std::string>& prefixes, std::string_view part_of_speech) {
  for (const auto& prefix : prefixes) {
    if (!part_of_speech.starts_with(prefix)) continue;
    if (part_of_speech.size() == prefix.size() || part_of_speech[prefix.size()] == '-') return true;
  }
  return false;
}

}  // namespace iken::analysis
