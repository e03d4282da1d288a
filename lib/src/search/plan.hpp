// Third stage of a query: every leaf as words with all their other forms. Nothing here has looked into the index.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "analysis/expansion.hpp"
#include "analysis/terms.hpp"
#include "iken/search.hpp"
#include "query/tree.hpp"
#include "search/literal.hpp"

namespace iken::search {

using Form = analysis::Alternative;

/// One word as typed, with its other forms.
struct WordPlan {
  std::string written;  ///< as typed, normalized
  std::string term;     ///< as indexed
  std::string literal;  ///< folded
  std::vector<Form> forms;
};

/// Words that have other forms only together (個人 番号 カード), or one word.
struct UnitPlan {
  std::string written;
  std::string literal;
  std::vector<WordPlan> words;
  std::vector<Form> forms;  ///< of all words together; empty for one word
};

/// A word, run of words, phrase or prefix.
struct LeafPlan {
  query::Element element;
  FieldMask mask;
  std::string literal;          ///< the whole, folded
  std::vector<UnitPlan> units;  ///< empty: nothing but symbols and particles
  std::string reading;          ///< katakana, if the leaf is kana or romaji of three kana or more
  [[nodiscard]] std::size_t words() const;
};

struct Plan {
  query::Node tree;
  std::vector<LeafPlan> leaves;  ///< by query::Node::index
};

struct PlanOptions {
  MatchMode match = MatchMode::automatic;
  bool expand = true;
};

/// Errors: query_* (see query/elements.hpp).
Result<Plan> make_plan(std::string_view query, const PlanOptions& options, const Analyzer& analyzer);
std::string print(const Plan& plan);

}  // namespace iken::search
