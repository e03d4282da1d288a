// What is said to people: every sentence and label in both languages, in one table per kind.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "iken/render.hpp"

namespace iken::render {

/// The same words in both languages. `{0}`, `{1}` … stand for arguments.
struct Wording {
  std::string_view english;
  std::string_view japanese;

  [[nodiscard]] std::string_view in(Language language) const {
    return language == Language::japanese ? japanese : english;
  }
};

/// Words that stand in output for people. The table in labels.cpp is checked against this list when it is compiled.
enum class Label {
  hits,                ///< {0} number, {1} milliseconds
  no_hits,             ///< {0} query
  shown_of,            ///< {0} first, {1} last
  shown_one,           ///< {0} number
  also_searched,       ///< {0} the forms, {1} kind, {2} the word they stand for
  relaxed,
  part_count,          ///< {0} part, {1} count
  part_nearest,        ///< {0} the nearest forms
  part_related,        ///< {0} words of the same company
  opinion,
  response,
  summary,
  shared_with,         ///< {0} numbers
  persons,             ///< {0} number
  source_lines,        ///< {0} page, {1} first line, {2} last line
  source_lines_only,   ///< {0} first line, {1} last line; of a file without pages
  references,
  year,                ///< {0} year
  matched_word,
  matched_by_variant,
  matched_by_synonym,
  matched_by_reading,
  matched_by_reference,
  matched_inside,
  kind_variant,
  kind_synonym,
  kind_reading,
  facet_document,
  facet_category,
  facet_initiative,
  facet_chapter,
  facet_section,
  facet_subsection,
  facet_year,
  facet_fiscal_year,
  facet_municipality,
  facet_date,
  facet_era_year,
  missing_value,
  more_values,         ///< {0} how many values are not shown
  total,
  people,
  people_unstated,     ///< {0} how many records do not say for how many people they stand
  period,              ///< {0} from, {1} to
  records_read,        ///< {0} number
  legend_count,        ///< {0} number
  declared,            ///< {0} opinions, {1} persons
  declared_opinions,   ///< {0} opinions
  legend,
  problems,
  no_problems,
  repairs,
  unassigned,
  line,                ///< {0} line number
  index_path,
  index_format,
  index_records,
  index_size,
  index_fingerprint,
  index_revision,
  index_documents,
  stage_original,
  stage_normalized,
  stage_tokens,
  stage_terms,
  stage_literal,
  stage_text,
  stage_elements,
  stage_tree,
  stage_expanded,
  stage_lists,
  why_found,           ///< {0} record id, {1} score
  why_not_found,       ///< {0} record id
  why_found_as,        ///< {0} part, {1} form, {2} field, {3} reason, {4} score
  why_absent,          ///< {0} part
  precedent,           ///< {0} records, {1} answers
  no_precedent,
  answer_number,       ///< {0} number
  confidence,          ///< {0} per cent
  shared_words,        ///< {0} the words
  family,              ///< {0} number, {1} members
  no_families,
  same_text,
  queries_measured,    ///< {0} number
  unjudged,            ///< {0} number
  first_run,
  second_run,
  difference,
  better_worse,
  answers_changed,     ///< {0} queries that find other records, {1} queries asked
  answers_same,        ///< {0} queries asked
  bench_summary,       ///< {0} queries, {1} repeats, {2} mean of hits, {3} queries per second
  part_of_compound,
  not_content,
  not_known,
  corrected,           ///< {0} field
  corrected_from,      ///< {0} field, {1} what was read
  nothing_to_look_at,
  repaired,
  findings,            ///< {0} number
  index_sound,         ///< {0} documents, {1} records, {2} lists
  index_damage,        ///< {0} number
  compacted,           ///< {0} before, {1} after
  count                ///< not a label
};

std::string_view label(Label label, Language language);
/// The label with its arguments filled in. The arguments are taken as they are: make them safe first.
std::string label(Label which, Language language, const std::vector<std::string>& arguments);
/// "1 record", "15 records", "15件"
std::string records_label(std::uint64_t records, Language language);
/// Fills `{0}` … of a pattern. An argument that is missing leaves nothing.
std::string fill(std::string_view pattern, const std::vector<std::string>& arguments);

/// The name of a facet for people; an unknown facet keeps its own name, made safe to show. So do the next ones.
std::string facet_label(std::string_view facet, Language language);
/// Why a hit is there, for every reason but `word`, which needs no words: "".
std::string_view tier_label(MatchTier tier, Language language);
/// "同義語" for "synonym".
std::string kind_label(std::string_view kind, Language language);
/// The heading of a stage of analysis or of a query.
std::string stage_label(std::string_view stage, Language language);

}  // namespace iken::render
