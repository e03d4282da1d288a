// Which spellings are one word: the groups of dict/variants joined where they share a form.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/sources.hpp"

namespace iken::dictionary {

/// Groups of normalized forms. A form is in one group at most.
class VariantTable {
 public:
  struct Group {
    std::vector<std::string> forms;
    std::string part_of_speech;
  };

  /// Joins a group with those that hold one of its forms.
  void add(const std::vector<std::string>& forms, const std::string& part_of_speech);
  void remove(const std::string& form);

  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  /// The other spellings of `form`; empty if there is none.
  [[nodiscard]] std::vector<std::string> others(std::string_view form) const;
  [[nodiscard]] bool same(std::string_view a, std::string_view b) const;

 private:
  /// Joins two different groups and returns where they are now.
  std::size_t merge(std::size_t one, std::size_t other);
  std::vector<Group> groups_;
  std::map<std::string, std::size_t, std::less<>> owner_;
};

/// form <TAB> other|other, sorted bytewise.
std::string to_tsv(const VariantTable& table);

}  // namespace iken::dictionary
