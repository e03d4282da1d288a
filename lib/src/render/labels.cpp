// The table of labels.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cstddef>
#include <utility>

#include "render/catalogue.hpp"
#include "render/visible.hpp"

namespace iken::render {
namespace {

struct Entry {
  Label label;
  Wording wording;
};

constexpr auto table = std::to_array<Entry>({
    {Label::hits, {"{0} found ({1} ms)", "{0}件見つかりました（{1}ミリ秒）"}},
    {Label::no_hits, {"Nothing found for {0}", "{0} は見つかりませんでした"}},
    {Label::shown_of, {"showing {0} to {1}", "{0}～{1}件目を表示"}},
    {Label::shown_one, {"showing number {0}", "{0}件目を表示"}},
    {Label::also_searched, {"Also searched: {0} ({1} of {2})", "{2}の{1} {0} も探しました"}},
    {Label::relaxed,
     {"No record has all of these words; these have most of them.",
      "すべての語を含むものはないため、多くの語を含むものを示します。"}},
    {Label::part_count, {"{0}: {1}", "{0}：{1}件"}},
    {Label::part_nearest, {"did you mean {0}?", "もしかして {0}"}},
    {Label::part_related, {"related: {0}", "関連語 {0}"}},
    {Label::opinion, {"Opinion", "意見"}},
    {Label::response, {"Answer", "回答"}},
    {Label::summary, {"Summary", "要約"}},
    {Label::shared_with, {"the same answer as No. {0}", "No.{0} と同じ回答"}},
    {Label::persons, {"{0} people", "{0}人"}},
    {Label::source_lines, {"page {0}, lines {1} to {2}", "{0}ページ {1}～{2}行"}},
    {Label::source_lines_only, {"lines {0} to {1}", "{0}～{1}行"}},
    {Label::references, {"Refers to", "参照"}},
    {Label::year, {"{0}", "{0}年"}},
    {Label::matched_word, {"the word itself", "語そのもの"}},
    {Label::matched_by_variant, {"matched another spelling", "表記ゆれで一致"}},
    {Label::matched_by_synonym, {"matched a synonym", "同義語で一致"}},
    {Label::matched_by_reading, {"matched the reading", "読みで一致"}},
    {Label::matched_by_reference, {"matched through a reference", "参照先で一致"}},
    {Label::matched_inside, {"inside a longer word", "長い語の一部として一致"}},
    {Label::kind_variant, {"spelling", "表記ゆれ"}},
    {Label::kind_synonym, {"synonym", "同義語"}},
    {Label::kind_reading, {"reading", "読み"}},
    {Label::facet_document, {"Document", "文書"}},
    {Label::facet_category, {"Class", "対応区分"}},
    {Label::facet_initiative, {"Initiative", "取組項目"}},
    {Label::facet_chapter, {"Chapter", "章"}},
    {Label::facet_section, {"Section", "節"}},
    {Label::facet_subsection, {"Subsection", "項"}},
    {Label::facet_year, {"Year", "年"}},
    {Label::facet_fiscal_year, {"Fiscal year", "年度"}},
    {Label::facet_municipality, {"Municipality", "自治体"}},
    {Label::facet_date, {"Date", "日付"}},
    {Label::facet_era_year, {"Era year", "和暦の年"}},
    {Label::missing_value, {"(none)", "（なし）"}},
    {Label::more_values, {"… {0} more", "… ほか{0}種"}},
    {Label::total, {"Total", "計"}},
    {Label::people, {"People", "人数"}},
    {Label::people_unstated,
     {"People: as far as the documents say ({0} records do not).", "人数は文書に記載のある分のみ（記載なし{0}件）。"}},
    {Label::period, {"{0} to {1}", "{0}～{1}"}},
    {Label::records_read, {"{0} records", "{0}件"}},
    {Label::legend_count, {"({0})", "（{0}件）"}},
    {Label::declared, {"declared: {0} opinions of {1} people", "文書の記載：{0}件（{1}名）"}},
    {Label::declared_opinions, {"declared: {0} opinions", "文書の記載：{0}件"}},
    {Label::legend, {"Legend", "凡例"}},
    {Label::problems, {"To be looked at", "確認が必要な点"}},
    {Label::no_problems, {"no problems", "問題なし"}},
    {Label::repairs, {"Mended", "補正した点"}},
    {Label::unassigned, {"Not understood", "読み取れなかった行"}},
    {Label::line, {"line {0}", "{0}行"}},
    {Label::index_path, {"Index", "索引"}},
    {Label::index_format, {"Format", "形式"}},
    {Label::index_records, {"Records", "件数"}},
    {Label::index_size, {"On disk", "大きさ"}},
    {Label::index_fingerprint, {"Analyzer", "解析器"}},
    {Label::index_revision, {"Revision", "版"}},
    {Label::index_documents, {"Documents", "文書"}},
    {Label::stage_original, {"Text", "原文"}},
    {Label::stage_normalized, {"Normalized", "正規化"}},
    {Label::stage_tokens, {"Words", "形態素"}},
    {Label::stage_terms, {"Terms", "索引語"}},
    {Label::stage_literal, {"Literal layer", "文字層"}},
    {Label::stage_text, {"Query", "質問"}},
    {Label::stage_elements, {"Elements", "要素"}},
    {Label::stage_tree, {"Tree", "構造"}},
    {Label::stage_expanded, {"Expanded", "展開"}},
    {Label::stage_lists, {"Lists", "照合する一覧"}},
    {Label::why_found, {"{0} is found, score {1}:", "{0} は一致（得点 {1}）："}},
    {Label::why_not_found, {"{0} is not found:", "{0} は一致しません："}},
    {Label::why_found_as, {"{0}: {1} in {2}, {3} (score {4})", "{0}：{2}の {1}（{3}、得点 {4}）"}},
    {Label::why_absent, {"{0}: not there", "{0}：ありません"}},
    {Label::precedent, {"Precedents: {0}, answered in {1} ways", "前例 {0}件（回答は{1}通り）"}},
    {Label::no_precedent,
     {"No precedent: nothing said before is near enough.", "前例なし：近い意見は見つかりませんでした。"}},
    {Label::answer_number, {"Answer {0}", "回答{0}"}},
    {Label::confidence, {"{0} %", "確度{0}%"}},
    {Label::shared_words, {"in common: {0}", "共通の語：{0}"}},
    {Label::family, {"Family {0}: {1} opinions", "{0}組目：{1}件"}},
    {Label::no_families, {"No two opinions are the same or nearly the same.", "同じ意見、ほぼ同じ意見はありません。"}},
    {Label::same_text, {"the same", "同文"}},
    {Label::queries_measured, {"{0} queries", "質問{0}件"}},
    {Label::unjudged, {"{0} without a relevant record, left out", "正解のない質問{0}件を除く"}},
    {Label::first_run, {"first", "一つ目"}},
    {Label::second_run, {"second", "二つ目"}},
    {Label::difference, {"change", "差"}},
    {Label::better_worse, {"better/worse", "改善/悪化"}},
    {Label::answers_changed, {"{0} of {1} queries find other records", "質問{1}件のうち{0}件で結果が変わります"}},
    {Label::answers_same, {"All {0} queries find the same records", "質問{0}件の結果はすべて同じです"}},
    {Label::bench_summary,
     {"{0} queries, each measured {1} times; {2} records found on average, {3} queries a second",
      "質問{0}件を{1}回ずつ計測、平均{2}件が一致、毎秒{3}件"}},
    {Label::part_of_compound, {"part", "構成語"}},
    {Label::not_content, {"not indexed", "索引しない"}},
    {Label::not_known, {"not known", "不明"}},
    {Label::corrected, {"corrected: {0}", "訂正：{0}"}},
    {Label::corrected_from, {"corrected: {0}, read as: {1}", "訂正：{0}、読み取り：{1}"}},
    {Label::nothing_to_look_at, {"nothing to look at", "確かめることはありません"}},
    {Label::repaired, {"Mended while reading", "読み取りで補ったこと"}},
    {Label::findings, {"{0} to look at", "確かめること {0}件"}},
    {Label::index_sound, {"The index is sound; documents: {0}, records: {1}, lists: {2}", "索引に異常はありません（{0}文書、{1}件、リスト {2}本）"}},
    {Label::index_damage, {"The index is damaged; findings: {0}", "索引に{0}か所の損傷があります"}},
    {Label::compacted, {"Compacted the index: {0} before, {1} now", "索引を詰めました：{0} → {1}"}},
});

constexpr bool is_complete() {
  if (table.size() != static_cast<std::size_t>(Label::count)) return false;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].label != static_cast<Label>(i) || table[i].wording.english.empty() ||
        table[i].wording.japanese.empty()) {
      return false;
    }
  }
  return true;
}
static_assert(is_complete(), "every label needs its words in both languages, in the order of the enumeration");

using Named = std::pair<std::string_view, Label>;

constexpr auto facets = std::to_array<Named>({{"document", Label::facet_document},
                                              {"category", Label::facet_category},
                                              {"initiative", Label::facet_initiative},
                                              {"chapter", Label::facet_chapter},
                                              {"section", Label::facet_section},
                                              {"subsection", Label::facet_subsection},
                                              {"year", Label::facet_year},
                                              {"fiscal_year", Label::facet_fiscal_year},
                                              {"municipality", Label::facet_municipality},
                                              {"date", Label::facet_date},
                                              {"era_year", Label::facet_era_year}});

constexpr auto kinds = std::to_array<Named>(
    {{"variant", Label::kind_variant}, {"synonym", Label::kind_synonym}, {"reading", Label::kind_reading}});

constexpr auto stages = std::to_array<Named>({{"original", Label::stage_original},
                                              {"normalized", Label::stage_normalized},
                                              {"tokens", Label::stage_tokens},
                                              {"terms", Label::stage_terms},
                                              {"literal", Label::stage_literal},
                                              {"text", Label::stage_text},
                                              {"elements", Label::stage_elements},
                                              {"tree", Label::stage_tree},
                                              {"expanded", Label::stage_expanded},
                                              {"lists", Label::stage_lists}});

template <std::size_t size>
std::string named(const std::array<Named, size>& names, std::string_view name, Language language) {
  for (const auto& [known, which] : names) {
    if (known == name) return std::string(label(which, language));
  }
  return visible_line(name).text;
}

}  // namespace

std::string_view label(Label which, Language language) {
  return table[static_cast<std::size_t>(which)].wording.in(language);
}

std::string label(Label which, Language language, const std::vector<std::string>& arguments) {
  return fill(label(which, language), arguments);
}

std::string records_label(std::uint64_t records, Language language) {
  if (records == 1 && language == Language::english) return "1 record";
  return label(Label::records_read, language, {std::to_string(records)});
}

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string filled;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!place) {
      filled += pattern[i];
      continue;
    }
    const auto argument = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (argument < arguments.size()) filled += arguments[argument];
    i += 2;
  }
  return filled;
}

std::string facet_label(std::string_view facet, Language language) { return named(facets, facet, language); }
std::string kind_label(std::string_view kind, Language language) { return named(kinds, kind, language); }
std::string stage_label(std::string_view stage, Language language) { return named(stages, stage, language); }

std::string_view tier_label(MatchTier tier, Language language) {
  switch (tier) {
    case MatchTier::word:
      return {};
    case MatchTier::variant:
      return label(Label::matched_by_variant, language);
    case MatchTier::synonym:
      return label(Label::matched_by_synonym, language);
    case MatchTier::reading:
      return label(Label::matched_by_reading, language);
    case MatchTier::reference:
      return label(Label::matched_by_reference, language);
    case MatchTier::inside:
      return label(Label::matched_inside, language);
  }
  return {};
}

}  // namespace iken::render
