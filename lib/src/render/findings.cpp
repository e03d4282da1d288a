// The table of findings: what a person must look at in a document or an index, and what was mended.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string>

#include "render/catalogue.hpp"
#include "render/visible.hpp"

namespace iken {
namespace {

struct Entry {
  std::string_view code;
  render::Wording wording;
};

constexpr auto table = std::to_array<Entry>({
    {"opinions_total",
     {"the document declares {0} opinions, {1} were read", "文書には{0}件とありますが、読み取れたのは{1}件です"}},
    {"category_total",
     {"class {0}: the legend declares {1}, {2} were read",
      "区分 {0}：凡例には{1}件とありますが、読み取れたのは{2}件です"}},
    {"number_missing", {"No. {0} is missing", "No.{0} がありません"}},
    {"numbers_missing", {"No. {0} to {1} are missing", "No.{0}～{1} がありません"}},
    {"number_repeated", {"No. {0} stands there more than once", "No.{0} が重複しています"}},
    {"numbers_repeated", {"No. {0} to {1} stand there more than once", "No.{0}～{1} が重複しています"}},
    {"class_missing", {"No. {0} has no class", "No.{0} に対応区分がありません"}},
    {"class_unknown",
     {"No. {0} has the class {1}, which the legend does not know", "No.{0} の区分 {1} は凡例にありません"}},
    {"answer_missing", {"No. {0} has no answer", "No.{0} に回答がありません"}},
    {"opinion_missing", {"No. {0} has no opinion", "No.{0} に意見がありません"}},
    {"reference_dangling", {"No. {0} refers to No. {1}, which is not there", "No.{0} が参照する No.{1} がありません"}},
    {"class_look_alike", {"No. {0}: {1} read as the legend's {2}", "No.{0} の {1} を凡例の {2} と読みました"}},
    {"answer_filled",
     {"No. {0} has no answer of its own; read as sharing that of No. {1}",
      "No.{0} は回答欄が空のため、No.{1} と同じ回答として読みました"}},
    {"answers_joined",
     {"No. {0}: their answers stand elsewhere in {1} blocks; whether these are one answer or several, and whose, is not printed",
      "No.{0} の回答は離れた所に{1}つのかたまりで印字されており、一つの回答か別々の回答か、どの番号のものかは本文から決まりません"}},
    {"characters_mended",
     {"the PDF names {0} characters by others of the same shape (⽬ for 目, 〜 for ～); they were read as the usual ones", "PDF 内で同形の別の文字（目 が ⽬、～ が 〜 など）になっている{0}字を通常の文字として読みました"}},
    {"number_filled", {"No. {0} is not printed; filled in from the running count", "No.{0} は印字がないため、通し番号から補いました"}},
    {"numbers_counted", {"no numbers are printed; the {0} opinions were counted", "番号の印字がないため、{0}件を数えました"}},
    {"number_unprinted", {"an opinion has no number, and the running count does not give one", "番号のない意見があり、通し番号からも決まりません"}},
    {"value_kept",
     {"the value of {0} is not what stands there in a record: {1}; it is kept under {2}",
      "{0} の値 {1} は読めない形のため、{2} として残しました"}},
    {"sharers_many",
     {"No. {0} and others, {1} opinions in all, share one answer; each names the {2} nearest of them",
      "No.{0} など{1}件が一つの回答を共有しています。それぞれには近い{2}件だけを記しました"}},
    {"number_long", {"{0} has more digits than a number holds; it is kept as a text", "{0} は桁数が多いため、文字列として残しました"}},
    {"opinions_total_people",
     {"the document declares {0} opinions, {1} rows were read, for {2} people or opinions",
      "文書には{0}件とありますが、読み取れたのは{1}行、人数・件数の合計は{2}です"}},
    {"category_total_people",
     {"class {0}: the legend declares {1}, {2} rows were read, for {3} people or opinions",
      "区分 {0}：凡例には{1}件とありますが、読み取れたのは{2}行、人数・件数の合計は{3}です"}},
    {"persons_total",
     {"the document declares {0} people, the rows have {1} in all and up to {2} each",
      "文書には{0}人とありますが、各行の人数は合計{1}人、最大{2}人です"}},
    {"character_damaged", {"No. {0}: {1} is searched as {2}", "No.{0} の {1} は {2} として検索します"}},
    {"number_damaged",
     {"No. {0}: {1} stands for {2}; it is searched as it stands", "No.{0} の {1} は {2} の文字化けです（検索は印字のまま）"}},
    {"character_lost", {"No. {0}: a character is lost: {1}", "No.{0} に失われた文字があります：{1}"}},
    {"correction_outdated",
     {"No. {0}: the document no longer has what line {2} of the corrections puts right ({1})",
      "No.{0}：訂正 {2}行目（{1}）の直す元の値が文書にありません"}},
    {"correction_ambiguous",
     {"No. {0}: line {2} of the corrections ({1}) fits several records; name one by its id",
      "No.{0}：訂正 {2}行目（{1}）に当てはまる意見が複数あります。id で指定してください"}},
    {"correction_target_missing",
     {"No. {0}: line {2} of the corrections ({1}) fits no record",
      "No.{0}：訂正 {2}行目（{1}）に当てはまる意見がありません"}},
    {"heading_total",
     {"{0}: {1} are declared, {2} rows were read", "{0}：{1}とありますが、読み取れたのは{2}行です"}},
    {"heading_total_people",
     {"{0}: {1} are declared, {2} rows were read, for {3} people or opinions",
      "{0}：{1}とありますが、読み取れたのは{2}行、人数・件数の合計は{3}です"}},
    {"class_unused", {"class {0} ({1}) stands in the legend only", "区分 {0}（{1}）は凡例にだけあり、使われていません"}},
    {"id_repeated", {"two records have the id {0}", "ID {0} の意見が複数あります"}},
    {"reference_circular", {"answers refer to each other in a circle: No. {0}", "回答の参照が循環しています：No.{0}"}},
    {"reference_nowhere",
     {"No. {0} refers to the answer above ({1}), and there is none", "No.{0} の「{1}」が指す回答が前にありません"}},
    {"reference_class",
     {"No. {0} has the class {1}, but its answer is that of No. {2}, which has {3}",
      "No.{0} の区分は {1} ですが、回答が参照する No.{2} の区分は {3} です"}},
    {"personal_telephone", {"No. {0}: a telephone number: {1}", "No.{0} に電話番号があります：{1}"}},
    {"personal_address", {"No. {0}: an address: {1}", "No.{0} に住所があります：{1}"}},
    {"personal_email", {"No. {0}: an e-mail address: {1}", "No.{0} にメールアドレスがあります：{1}"}},
    {"personal_number",
     {"No. {0}: an individual number (My Number): {1}", "No.{0} に個人番号（マイナンバー）とみられる数字があります：{1}"}},
    {"spelling_inconsistent",
     {"one word is written in several ways: {0}", "表記が揺れています：{0}"}},
    {"tables_damaged", {"the engine's own check fails: {0}", "検索エンジンの検査で異常がありました：{0}"}},
    {"document_damaged", {"what is kept of document {0} is damaged", "文書 {0} の管理情報が壊れています"}},
    {"record_damaged", {"record {0} is damaged", "意見 {0} が壊れています"}},
    {"record_misplaced", {"record {0} is not where its document has it", "意見 {0} が文書の記録と合いません"}},
    {"columns_damaged", {"the columns of segment {0} are damaged", "区画 {0} の列が壊れています"}},
    {"columns_differ", {"the columns say otherwise than record {0}", "列の値が意見 {0} と合いません"}},
    {"words_damaged", {"the list of the word {0} is damaged", "語 {0} のリストが壊れています"}},
    {"words_differ", {"the lists of words say otherwise than record {0}", "語のリストが意見 {0} と合いません"}},
    {"pairs_damaged", {"a list of character pairs that begin with {0} is damaged", "{0} で始まる文字の組のリストが壊れています"}},
    {"pairs_differ", {"the lists of character pairs say otherwise than record {0}", "文字の組のリストが意見 {0} と合いません"}},
    {"references_damaged", {"the list of references names records that are not there: {0}", "参照のリストに、存在しない意見があります：{0}"}},
    {"page_without_text",
     {"page {0} is a picture: what stands on it is not read", "{0}ページは画像です：書かれていることは読み取れません"}},
    {"text_unassigned", {"belongs to no record: {0}", "どの記録にも属さない文字列：{0}"}},
});

}  // namespace

std::string describe(const Finding& finding, Language language) {
  std::vector<std::string> arguments;
  for (const auto& argument : finding.args) arguments.push_back(render::visible_line(argument).text);
  for (const auto& entry : table) {
    if (entry.code == finding.code) return render::fill(entry.wording.in(language), arguments);
  }
  std::string plain = render::visible_line(finding.code).text;
  for (std::size_t i = 0; i < arguments.size(); ++i) plain += (i == 0 ? ": " : ", ") + arguments[i];
  return plain;
}

}  // namespace iken
