// Answers written down. Every function returns bytes; printing is the caller's.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "iken/analyzer.hpp"
#include "iken/checks.hpp"
#include "iken/error.hpp"
#include "iken/evaluation.hpp"
#include "iken/experiment.hpp"
#include "iken/index.hpp"
#include "iken/latency.hpp"
#include "iken/precedents.hpp"
#include "iken/record.hpp"
#include "iken/search.hpp"

namespace iken {

enum class Language { english, japanese };

/// How text for people is laid out.
struct TextStyle {
  Language language = Language::english;
  bool color = false;      ///< ANSI colours; matched words are coloured, otherwise they stand in 【】
  std::size_t width = 80;  ///< columns; East Asian wide characters count as two; 0 = lines are not wrapped
};

/// What `iken bench` measured. `times`: of every measured query, in microseconds.
struct BenchReport {
  std::size_t queries = 0;
  std::size_t repeats = 0;
  double hits_mean = 0;  ///< records found a query
  std::vector<double> times;
};

/// One line: what happened, where, what to do. Control characters in arguments are made visible.
std::string describe(const Error& error, Language language);
/// The name of a code in output and logs: "file_missing".
std::string_view name(ErrorCode code);
/// The sentence for a finding of a document.
std::string describe(const Finding& finding, Language language);

/// JSON is one line without a line break at its end, UTF-8; broken bytes come out as U+FFFD.
std::string to_json(const Record& record);
/// {"format":1,"records":[…]}
std::string to_json(const std::vector<Record>& records);
/// {"format":1,"documents":[…]}
std::string to_json(const std::vector<ParsedDocument>& documents, Language language);
std::string to_json(const SearchResults& results);
std::string to_json(const Hit& hit);
/// {"format":1,"records":N,"bytes":B,"seconds":S,…}
std::string to_json(const WriteSummary& summary, double seconds);
std::string to_json(const IndexInfo& info);
/// {"format":1,"findings":[{"document","code","message","values","record","line","repaired"}…],"documents":N}
std::string to_json(const std::vector<DocumentCheck>& checks, Language language);
/// {"format":1,"sound":…,"documents":N,"records":N,"lists":N,"damage":[{"code","message","record"}…]}
std::string to_json(const IndexHealth& health, Language language);
/// {"format":1,"bytes_before":N,"bytes_after":N}
std::string to_json(const CompactSummary& summary);
std::string to_json(const std::vector<AnalysisStage>& stages);
std::string to_json(const Explanation& explanation);
std::string to_json(const std::vector<FacetCounts>& counts);
/// {"format":1,"facets":{…},"facets_missing":{…},"table":{"by":[…],"rows":[{"values":[…],"count":N,"persons":N}…],…}};
/// `counts` are those of the same facets, each on its own. "persons" is null where no record says it.
std::string to_json(const CrossTable& table, const std::vector<FacetCounts>& counts);
/// {"format":1,"prefix":"…","completions":[{"text","reading","count"}…]}
std::string to_json(const std::vector<Completion>& completions, std::string_view prefix);
/// As for a search, with "precedent"; each hit also has "group", "confidence" and "shared".
std::string to_json(const SimilarResults& similar);
/// {"format":1,"rows":[…]}
std::string to_json(const std::vector<MatchRow>& rows);
/// {"format":1,"families":[…]}; the indexes of the members are those of `opinions`.
std::string to_json(const std::vector<DuplicateFamily>& families, const std::vector<NewOpinion>& opinions);
/// {"format":1,"queries":N,"metrics":{…}}
std::string to_json(const evaluation::Evaluation& evaluation);
std::string to_json(const evaluation::Comparison& comparison);
/// {"format":1,"queries":N,"changed":[{"id","text","before","after","gained":[…],"lost":[…]}…]}
std::string to_json(const std::vector<evaluation::AnswerChange>& changes, std::size_t queries);
/// {"format":1,"queries":N,"repeats":R,"hits_mean":…,"p50_us":…}
std::string to_json(const BenchReport& report);

/// Text is lines of their own, for people; control characters and bidirectional overrides are made visible.
std::string to_text(const std::vector<ParsedDocument>& documents, const TextStyle& style);
std::string to_text(const Record& record, const TextStyle& style);
std::string to_text(const SearchResults& results, const SearchRequest& request, const TextStyle& style);
std::string to_text(const IndexInfo& info, const TextStyle& style);
/// Document by document; those without findings in one line.
std::string to_text(const std::vector<DocumentCheck>& checks, const TextStyle& style);
std::string to_text(const IndexHealth& health, const TextStyle& style);
std::string to_text(const CompactSummary& summary, const TextStyle& style);
std::string to_text(const std::vector<AnalysisStage>& stages, const TextStyle& style);
/// `record_id`: the record that was asked about, or empty.
std::string to_text(const Explanation& explanation, const std::string& record_id, const TextStyle& style);
std::string to_text(const std::vector<FacetCounts>& counts, const TextStyle& style);
/// A drawn table with sums and bars. One facet stands across the top: the last that has few enough values for the width.
std::string to_text(const CrossTable& table, const TextStyle& style);
std::string to_text(const std::vector<Completion>& completions, const TextStyle& style);
/// Grouped by answer.
std::string to_text(const SimilarResults& similar, const TextStyle& style);
std::string to_text(const std::vector<DuplicateFamily>& families, const std::vector<NewOpinion>& opinions,
                    const TextStyle& style);
std::string to_text(const evaluation::Evaluation& evaluation, const TextStyle& style);
std::string to_text(const evaluation::Comparison& comparison, const TextStyle& style);
/// `queries`: how many were asked.
std::string to_text(const std::vector<evaluation::AnswerChange>& changes, std::size_t queries, const TextStyle& style);
std::string to_text(const BenchReport& report, const TextStyle& style);

/// One hit a row: RFC 4180, CRLF, a byte order mark and a header row for spreadsheets. A cell that would start a
/// formula
/// (= + - @ TAB CR, their full-width forms) gets a ' before it.
std::string to_csv(const SearchResults& results);
/// One record a row, whole: what no column of its own holds stands in the last one as JSON, and parse_file reads the
/// same records back. `header` false leaves out mark and header row, for a table that comes in pieces.
std::string to_csv(const std::vector<Record>& records, bool header = true);
std::string to_csv(const std::vector<FacetCounts>& counts);
/// One combination of values a row; the column of people is empty where no record says it.
std::string to_csv(const CrossTable& table);
/// A line to paste: plan, No., date, class.
std::string to_citation(const Record& record, Language language);

/// Columns that `utf8` takes on a terminal: wide characters two, combining marks none.
std::size_t display_width(std::string_view utf8);

}  // namespace iken
