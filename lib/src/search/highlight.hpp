// Which places of a text answer the query.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <bitset>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "search/evaluate.hpp"

namespace iken::search {

/// Words to be marked, asked for every token of what is shown: nearly all are ruled out by their last bytes.
class WantedTerms {
 public:
  WantedTerms() = default;
  template <class Range>
  explicit WantedTerms(const Range& terms) {
    for (const auto& term : terms) insert(term);
  }
  void insert(const std::string& term) {
    terms_.insert(term);
    endings_.set(ending(term));
  }
  [[nodiscard]] bool empty() const { return terms_.empty(); }
  [[nodiscard]] bool has(std::string_view term) const {
    return endings_.test(ending(term)) && terms_.find(term) != terms_.end();
  }

 private:
  static std::size_t ending(std::string_view term) {
    const auto byte = [&](std::size_t i) { return i < term.size() ? static_cast<unsigned char>(term[i]) : 0U; };
    return (byte(term.size() - 1) + 7 * byte(term.size() - 2) + 13 * term.size()) % 1024;
  }
  std::set<std::string, std::less<>> terms_;
  std::bitset<1024> endings_;
};

/// What to mark: made once per request from the plan, asked once per field of every record shown.
class Highlighter {
 public:
  Highlighter(const Plan& plan, const std::vector<std::string>& read_terms);
  explicit Highlighter(const std::vector<std::string>& terms);

  /// Byte spans of the field's text, whole characters, in order, never overlapping nor empty.
  [[nodiscard]] std::vector<Span> marks(const store::Entry& entry, store::Field field) const;

 private:
  /// A part of the query: its words first; its characters only where the words are not there.
  struct Part {
    WantedTerms terms;
    std::vector<std::string> literals;  ///< folded
    bool literal_always = false;        ///< phrases
    FieldMask mask;
  };
  void add(const LeafPlan& leaf);
  static bool mark_terms(const Part& part, const store::Entry& entry, store::Field field, std::vector<Span>& marks);

  std::vector<Part> parts_;
};

}  // namespace iken::search
