// Which places of a text answer the query.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "search/evaluate.hpp"

namespace iken::search {

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
    std::unordered_set<std::string> terms;
    std::vector<std::string> literals;  ///< folded
    bool literal_always = false;        ///< phrases
    FieldMask mask;
  };
  void add(const LeafPlan& leaf);
  static bool mark_terms(const Part& part, const store::Entry& entry, store::Field field, std::vector<Span>& marks);

  std::vector<Part> parts_;
};

}  // namespace iken::search
