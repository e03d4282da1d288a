// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/variant_table.hpp"

#include <algorithm>
#include <utility>

#include "dictionary/text.hpp"

namespace iken::dictionary {

std::size_t VariantTable::merge(std::size_t one, std::size_t other) {
  // The smaller moves, so that no form moves often; the older keeps its part of speech.
  const auto part_of_speech = groups_[std::min(one, other)].part_of_speech;
  if (groups_[one].forms.size() < groups_[other].forms.size()) std::swap(one, other);
  for (auto& form : groups_[other].forms) {
    owner_[form] = one;
    groups_[one].forms.push_back(std::move(form));
  }
  groups_[other].forms.clear();
  groups_[one].part_of_speech = part_of_speech;
  return one;
}

void VariantTable::add(const std::vector<std::string>& forms, const std::string& part_of_speech) {
  auto target = groups_.size();
  groups_.push_back({{}, part_of_speech});
  for (const auto& form : forms) {
    const auto [at, fresh] = owner_.emplace(form, target);
    if (fresh) {
      groups_[target].forms.push_back(form);
    } else if (at->second != target) {
      target = merge(at->second, target);
    }
  }
}

void VariantTable::remove(const std::string& form) {
  const auto at = owner_.find(form);
  if (at == owner_.end()) return;
  std::erase(groups_[at->second].forms, form);
  owner_.erase(at);
}

std::vector<std::string> VariantTable::others(std::string_view form) const {
  const auto at = owner_.find(form);
  if (at == owner_.end()) return {};
  auto forms = groups_[at->second].forms;
  std::erase(forms, form);
  return forms;
}

bool VariantTable::same(std::string_view a, std::string_view b) const {
  const auto first = owner_.find(a);
  const auto second = owner_.find(b);
  return first != owner_.end() && second != owner_.end() && first->second == second->second;
}

std::string to_tsv(const VariantTable& table) {
  std::map<std::string, std::string> lines;
  for (const auto& group : table.groups()) {
    if (group.forms.size() < 2) continue;
    for (const auto& form : group.forms) lines.emplace(form, join(table.others(form), "|"));
  }
  std::string text;
  for (const auto& [form, others] : lines) text += form + "\t" + others + "\n";
  return text;
}

}  // namespace iken::dictionary
