// What is wrong between lines: words given twice, synonyms that lead back to themselves.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

#include "dictionary/cycles.hpp"
#include "dictionary/sources.hpp"
#include "dictionary/text.hpp"
#include "iken/dictionary.hpp"

namespace iken::dictionary {
namespace {

/// Reports whatever is told twice.
class Seen {
 public:
  explicit Seen(std::vector<Fault>& faults) : faults_(faults) {}

  /// False when `key` was told before.
  bool tell(const std::string& key, const std::string& shown, const Place& place) {
    const auto [first, fresh] = places_.emplace(key, place);
    if (fresh) return true;
    const auto& there = first->second;
    faults_.push_back(
        {place.file, place.line, FaultCode::duplicate, {shown, there.file + ":" + std::to_string(there.line)}});
    return false;
  }

 private:
  std::vector<Fault>& faults_;
  std::map<std::string, Place> places_;
};

void check_words(const Sources& sources, std::vector<Fault>& faults) {
  Seen seen(faults);
  for (const auto& word : sources.words) seen.tell(normalize(word.surface), word.surface, word.place);
}

/// A form may stand in one hand-made group and in one derived group, and once in each.
void check_variants(const Sources& sources, std::vector<Fault>& faults) {
  Seen seen(faults);
  for (const auto& group : sources.variants) {
    const std::string kind = is_derived(group.place) ? "derived\t" : "own\t";
    for (const auto& form : group.forms) seen.tell(kind + normalize(form), form, group.place);
  }
}

/// The same pair in the same list; a derived list may repeat what a person wrote. A = B holds both A > B and B > A.
void check_pairs(const Sources& sources, std::vector<Fault>& faults) {
  Seen seen(faults);
  for (const auto& group : sources.synonyms) {
    const std::string kind = is_derived(group.place) ? "derived\t" : "own\t";
    for (std::size_t i = 0; i < group.words.size(); ++i) {
      for (std::size_t j = i + 1; j < group.words.size(); ++j) {
        const auto pair = normalize(group.words[i]) + "\t" + normalize(group.words[j]);
        const auto shown = group.words[i] + (group.one_way ? " > " : " = ") + group.words[j];
        if (!seen.tell(kind + pair, shown, group.place) || group.one_way) continue;
        seen.tell(kind + normalize(group.words[j]) + "\t" + normalize(group.words[i]), shown, group.place);
      }
    }
  }
}

void check_stops(const Sources& sources, std::vector<Fault>& faults) {
  Seen seen(faults);
  for (const auto& stop : sources.stops) seen.tell(stop.kind + "\t" + normalize(stop.value), stop.value, stop.place);
}

}  // namespace

Result<std::vector<Fault>> check(const std::string& folder) {
  std::error_code failed;
  if (!std::filesystem::is_directory(folder, failed)) return Error{ErrorCode::data_missing, {folder}, {}};
  auto sources = read_sources(folder);
  auto faults = std::move(sources.faults);
  check_words(sources, faults);
  check_variants(sources, faults);
  check_pairs(sources, faults);
  check_cycles(sources.synonyms, faults);
  check_stops(sources, faults);
  std::stable_sort(faults.begin(), faults.end(),
                   [](const Fault& a, const Fault& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  return faults;
}

}  // namespace iken::dictionary
