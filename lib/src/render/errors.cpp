// The table of errors: what happened, where, what to do.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <cstddef>

#include "render/catalogue.hpp"
#include "render/visible.hpp"

namespace iken {
namespace {

using render::Wording;

struct Entry {
  ErrorCode code;
  std::string_view name;
  Wording wording;
};

constexpr auto table = std::to_array<Entry>({
    {ErrorCode::file_missing,
     "file_missing",
     {"no such file: {0}: check the name", "ファイルがありません：{0}：名前を確かめてください"}},
    {ErrorCode::file_unreadable,
     "file_unreadable",
     {"cannot read the file: {0} ({1}): check its permissions",
      "ファイルを読めません：{0}（{1}）：読み取り権限を確かめてください"}},
    {ErrorCode::file_special,
     "file_special",
     {"not a plain file: {0}: give a file with a document in it, not a folder, a device or a pipe",
      "通常のファイルではありません：{0}：フォルダー、装置、パイプではなく、文書のファイルを指定してください"}},
    {ErrorCode::file_empty,
     "file_empty",
     {"the file is empty: {0}: give a document with opinions in it",
      "ファイルが空です：{0}：意見の載った文書を指定してください"}},
    {ErrorCode::file_binary,
     "file_binary",
     {"not a document that can be read: {0}: give PDF, XLSX, CSV, HTML, extracted text or JSONL",
      "読める文書ではありません：{0}：PDF、XLSX、CSV、HTML、抽出したテキスト、JSONL のいずれかを指定してください"}},
    {ErrorCode::file_too_large,
     "file_too_large",
     {"the file is too large: {0}: the limit is {1} bytes; divide it",
      "ファイルが大きすぎます：{0}：上限は {1} バイトです。分割してください"}},
    {ErrorCode::file_changed,
     "file_changed",
     {"the file changed while it was read: {0}: run it again when it is complete",
      "読み取り中にファイルが書き換えられました：{0}：書き込みが終わってからもう一度実行してください"}},
    {ErrorCode::file_broken,
     "file_broken",
     {"the file is broken: {0} ({1}): open it in its own program and save it anew",
      "ファイルが壊れています：{0}（{1}）：元のソフトで開いて保存し直してください"}},
    {ErrorCode::file_encrypted,
     "file_encrypted",
     {"the file is locked with a password: {0}: save it without one",
      "パスワードで保護されています：{0}：パスワードを外して保存し直してください"}},
    {ErrorCode::file_without_text,
     "file_without_text",
     {"no text in the PDF, only pictures: {0}: give a PDF made from the original file, or run text recognition on it",
      "PDF に文字情報がありません（画像のみ）：{0}：元のファイルから PDF "
      "を作り直すか、文字認識（OCR）をかけてください"}},
    {ErrorCode::file_kind_unsupported,
     "file_kind_unsupported",
     {"files of this kind are not read: {0} ({1}): save it as XLSX, CSV or PDF",
      "この形式は読めません：{0}（{1}）：XLSX、CSV、PDF のいずれかで保存し直してください"}},
    {ErrorCode::file_over_limits,
     "file_over_limits",
     {"reading the file takes more than is allowed: {0} (limit {1}): divide it, or save it anew from its own program",
      "ファイルの読み取りが制限を超えました：{0}（上限 {1}）：分割するか、元のソフトで保存し直してください"}},
    {ErrorCode::file_too_deep,
     "file_too_deep",
     {"the page is nested too deeply: {0}: the limit is {1} elements within each other; save it anew, or as text",
      "HTML の入れ子が深すぎます：{0}：上限は {1} 段です。保存し直すか、テキストで保存してください"}},
    {ErrorCode::too_many_pages,
     "too_many_pages",
     {"too many pages: {0}: it has {1}, the limit is {2}; divide it",
      "ページ数が多すぎます：{0}：{1}ページあり、上限は {2} ページです。分割してください"}},
    {ErrorCode::cell_too_large,
     "cell_too_large",
     {"a cell is too large: {0}, line {1}: the limit is {2} bytes; is a quotation mark missing?",
      "セルが大きすぎます：{0} {1}行目：上限は {2} バイトです。引用符が閉じているか確かめてください"}},
    {ErrorCode::reader_missing,
     "reader_missing",
     {"no program to read PDF files with: {0} (looked for: {1}): install iken whole, or name it in the options",
      "PDF を読むプログラムがありません：{0}（場所：{1}）：iken を一式で入れ直すか、場所を指定してください"}},
    {ErrorCode::encoding_unknown,
     "encoding_unknown",
     {"unknown character encoding: {0}: save it as UTF-8 (CP932 and EUC-JP are read too)",
      "文字コードが分かりません：{0}：UTF-8 で保存し直してください（CP932 と EUC-JP も読めます）"}},
    {ErrorCode::encoding_mixed,
     "encoding_mixed",
     {"mixed character encodings: {0}, line {1} is not in {2} as the rest is: save the file in one encoding",
      "文字コードが混在しています：{0} {1}行目がほかの行（{2}）と違います：一つの文字コードで保存し直してください"}},
    {ErrorCode::layout_unknown,
     "layout_unknown",
     {"no known layout of opinions and answers: {0}: name one with --profile, or give JSONL",
      "意見と回答の並びを読み取れません：{0}：--profile で様式を指定するか、JSONL を指定してください"}},
    {ErrorCode::json_broken,
     "json_broken",
     {"broken JSON: {0}, line {1} ({2}): mend that line", "JSON の誤り：{0} {1}行目（{2}）：その行を直してください"}},
    {ErrorCode::json_not_lines,
     "json_not_lines",
     {"not one record on the line: {0}, line {1}: write each record as one JSON object on a line of its own",
      "1行に1件の形になっていません：{0} {1}行目：意見1件を1つの JSON オブジェクトとして1行に書いてください"}},
    {ErrorCode::json_no_opinion,
     "json_no_opinion",
     {"no text \"opinion\" in the record: {0}, line {1}: add it to that line",
      "意見（\"opinion\"、文字列）がありません：{0} {1}行目：その行に加えてください"}},
    {ErrorCode::json_too_deep,
     "json_too_deep",
     {"JSON nested too deeply: {0}, line {1}: the limit is {2} lists and objects within each other; make it flatter",
      "JSON の入れ子が深すぎます：{0} {1}行目：上限は {2} 段です。浅くしてください"}},
    {ErrorCode::json_number,
     "json_number",
     {"a number is too large: {0}, line {1} ({2}): write it in quotes, as a text",
      "数が大きすぎます：{0} {1}行目（{2}）：引用符で囲んで文字列にしてください"}},
    {ErrorCode::json_character,
     "json_character",
     {"half of a character: {0}, line {1} ({2}): \\ud800 to \\udfff stand in pairs; mend that line",
      "文字が半分しかありません：{0} {1}行目（{2}）：\\ud800～\\udfff は二つで一字です。その行を直してください"}},
    {ErrorCode::json_key_twice,
     "json_key_twice",
     {"a key stands there twice: {0}, line {1} ({2}): keep one of them",
      "同じキーが二度あります：{0} {1}行目（{2}）：どちらか一つにしてください"}},
    {ErrorCode::table_columns_unknown,
     "table_columns_unknown",
     {"no column of opinions in the table: {0}: name it with --map COLUMN=opinion",
      "表に意見の列が見つかりません：{0}：--map 列名=opinion で指定してください"}},
    {ErrorCode::folder_empty,
     "folder_empty",
     {"no readable document in the folder: {0}: give a folder with documents",
      "読める文書がフォルダーにありません：{0}：文書のあるフォルダーを指定してください"}},
    {ErrorCode::document_conflict,
     "document_conflict",
     {"another document has this id: {0}: the index has {1}, offered was {2}; use --replace for a corrected edition, "
      "or "
      "--id for another document",
      "同じ ID の別の文書があります：{0}：索引にあるのは {1}、追加しようとしたのは {2}。訂正版なら "
      "--replace、別の文書なら --id を付けてください"}},
    {ErrorCode::document_unknown,
     "document_unknown",
     {"no such document in the index: {0}: see iken info for the ids",
      "その文書は索引にありません：{0}：ID は iken info で分かります"}},
    {ErrorCode::record_unknown,
     "record_unknown",
     {"no such record in the index: {0}: ids are as in iken search",
      "その意見は索引にありません：{0}：ID は iken search の表示どおりに指定してください"}},
    {ErrorCode::record_damaged,
     "record_damaged",
     {"the stored record is damaged: {0}: remove its document and index it again",
      "保存された意見が壊れています：{0}：その文書を削除して索引し直してください"}},
    {ErrorCode::index_missing,
     "index_missing",
     {"no index: {0}: make one with iken index, or name another with -d",
      "索引がありません：{0}：iken index で作るか、-d で別の索引を指定してください"}},
    {ErrorCode::index_foreign,
     "index_foreign",
     {"not an index of iken: {0}: name another directory with -d",
      "iken の索引ではありません：{0}：-d で別のフォルダーを指定してください"}},
    {ErrorCode::index_locked,
     "index_locked",
     {"another program is writing the index: {0}: try again when it has ended",
      "ほかのプログラムが索引に書き込んでいます：{0}：終わってからもう一度実行してください"}},
    {ErrorCode::index_damaged,
     "index_damaged",
     {"the index is damaged: {0} ({1}): make it again with iken index",
      "索引が壊れています：{0}（{1}）：iken index で作り直してください"}},
    {ErrorCode::index_moved,
     "index_moved",
     {"the index changed faster than it could be read: {0}: ask again",
      "読み取り中に索引が何度も書き換えられました：{0}：もう一度実行してください"}},
    {ErrorCode::index_format,
     "index_format",
     {"the index has another format: {0}: it has {1}, this program wants {2}; make it again with iken index",
      "索引の形式が違います：{0}：索引は {1}、このプログラムは {2} です。iken index で作り直してください"}},
    {ErrorCode::index_fingerprint,
     "index_fingerprint",
     {"the index was made with another dictionary: {0}: it has {1}, now it is {2}; rebuild it with iken reindex",
      "索引は別の辞書で作られています：{0}：索引は {1}、今は {2} です。iken reindex で作り直してください"}},
    {ErrorCode::index_not_writable,
     "index_not_writable",
     {"cannot write the index: {0} ({1}): check the permissions, or name another directory with -d",
      "索引に書き込めません：{0}（{1}）：権限を確かめるか、-d で別のフォルダーを指定してください"}},
    {ErrorCode::storage_full,
     "storage_full",
     {"no space left: {0}: free some and run it again; what was committed is kept",
      "空き容量がありません：{0}：空きを作って、もう一度実行してください。登録済みの分は残っています"}},
    {ErrorCode::storage_failed,
     "storage_failed",
     {"writing or reading failed: {0} ({1}): check the disk; what was committed is kept",
      "読み書きに失敗しました：{0}（{1}）：ディスクを確かめてください。登録済みの分は残っています"}},
    {ErrorCode::dictionary_missing,
     "dictionary_missing",
     {"no MeCab dictionary: {0}: install it with apt-get install mecab-ipadic-utf8, or name one with --dictionary",
      "MeCab の辞書がありません：{0}：apt-get install mecab-ipadic-utf8 で入れるか、--dictionary で指定してください"}},
    {ErrorCode::dictionary_broken,
     "dictionary_broken",
     {"the MeCab dictionary cannot be used: {0} ({1}): install mecab-ipadic-utf8 again",
      "MeCab の辞書を使えません：{0}（{1}）：mecab-ipadic-utf8 を入れ直してください"}},
    {ErrorCode::data_missing,
     "data_missing",
     {"a file of the analyzer is missing: {0}: install iken again, or name its data with --data",
      "解析用のファイルがありません：{0}：iken を入れ直すか、--data で場所を指定してください"}},
    {ErrorCode::data_broken,
     "data_broken",
     {"a file of the analyzer is broken: {0}, line {1} ({2}): mend it or install iken again",
      "解析用のファイルに誤りがあります：{0} {1}行目（{2}）：直すか、iken を入れ直してください"}},
    {ErrorCode::evaluation_broken,
     "evaluation_broken",
     {"a file of queries, judgements or ranks has a mistake: {0}, line {1} ({2}): mend that line",
      "質問・正解・順位のファイルに誤りがあります：{0} {1}行目（{2}）：その行を直してください"}},
    {ErrorCode::corrections_broken,
     "corrections_broken",
     {"a file of corrections has a mistake: {0}, line {1} ({2}): mend that line; the document was not read",
      "訂正のファイルに誤りがあります：{0} {1}行目（{2}）：その行を直してください。文書は読み込んでいません"}},
    {ErrorCode::query_empty,
     "query_empty",
     {"the query is empty: give at least one word", "質問が空です：語を一つ以上入れてください"}},
    {ErrorCode::query_syntax,
     "query_syntax",
     {"broken query{at}, near {0} : mend it, or search it as it is with --match literal",
      "質問の誤り{at}、{0} の付近：直すか、--match literal でそのまま探してください"}},
    {ErrorCode::query_too_long,
     "query_too_long",
     {"the query is too long: the limit is {0} bytes: shorten it",
      "質問が長すぎます：上限は {0} バイトです：短くしてください"}},
    {ErrorCode::query_too_deep,
     "query_too_deep",
     {"the query is nested too deeply{at}: the limit is {0}: use fewer parentheses",
      "質問の括弧が深すぎます{at}：上限は {0} 段です：括弧を減らしてください"}},
    {ErrorCode::query_too_many_terms,
     "query_too_many_terms",
     {"the query has too many words: the limit is {0}: use fewer",
      "質問の語が多すぎます：上限は {0} 語です：減らしてください"}},
    {ErrorCode::query_prefix_too_broad,
     "query_prefix_too_broad",
     {"too many words begin like this{at}: {0}*: the limit is {1}; write more of the word",
      "その始まりの語が多すぎます{at}：{0}*：上限は {1} 語です。もう少し長く書いてください"}},
    {ErrorCode::facet_unknown,
     "facet_unknown",
     {"no such facet: {0}: there are {1}", "その分類はありません：{0}：使えるのは {1} です"}},
    {ErrorCode::profile_unknown,
     "profile_unknown",
     {"no such profile: {0}: there are {1}", "その様式はありません：{0}：使えるのは {1} です"}},
    {ErrorCode::value_invalid,
     "value_invalid",
     {"bad value of {0}: {1}: give {2}", "{0} の値が正しくありません：{1}：{2} を指定してください"}},
    {ErrorCode::cancelled,
     "cancelled",
     {"stopped on request: what was committed is kept: run it again to go on",
      "中断しました：登録済みの分は残っています：続けるには、もう一度実行してください"}},
    {ErrorCode::internal,
     "internal",
     {"an error inside iken: {0}: please report it", "iken の内部の誤り：{0}：開発者に知らせてください"}},
});

constexpr bool is_complete() {
  if (table.size() != static_cast<std::size_t>(ErrorCode::internal) + 1) return false;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].code != static_cast<ErrorCode>(i) || table[i].wording.english.empty() ||
        table[i].wording.japanese.empty()) {
      return false;
    }
  }
  return true;
}
static_assert(is_complete(), "every error code needs its sentence in both languages, in the order of the enumeration");

const Entry& entry(ErrorCode code) { return table[static_cast<std::size_t>(code)]; }

/// " at character 5" / "（5文字目）", where the error knows.
std::string place(const Error& error, Language language) {
  if (!error.span) return {};
  const std::string number = std::to_string(error.span->begin + 1);
  return language == Language::japanese ? "（" + number + "文字目）" : " at character " + number;
}

}  // namespace

std::string describe(const Error& error, Language language) {
  std::vector<std::string> arguments;
  for (const auto& argument : error.args) arguments.push_back(render::visible_line(argument).text);
  std::string pattern(entry(error.code).wording.in(language));
  if (const auto at = pattern.find("{at}"); at != std::string::npos) pattern.replace(at, 4, place(error, language));
  return render::fill(pattern, arguments);
}

std::string_view name(ErrorCode code) { return entry(code).name; }

}  // namespace iken
