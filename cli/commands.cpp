// SPDX-License-Identifier: GPL-2.0-or-later
#include "command.hpp"

#include <array>

namespace iken::cli {
namespace {

constexpr auto table = std::to_array<Command>({
    {"parse", {"Read documents and show their records", "文書を読み取って意見と回答を表示する"}, "FILE...", run_parse},
    {"index",
     {"Add documents to the index, or replace them", "文書を索引に登録する（更新もこれで）"},
     "FILE|FOLDER...",
     run_index},
    {"search", {"Search opinions and answers", "意見と回答を検索する"}, "QUERY...", run_search},
    {"show", {"Show records, or all records of a document", "意見を表示する（文書の ID なら全件）"}, "ID...", run_show},
    {"similar",
     {"Find what was said to an opinion like this one", "似た意見への過去の回答（前例）を探す"},
     "TEXT...|-",
     run_similar},
    {"match",
     {"Find precedents for a batch of new opinions", "新しい意見の一覧に前例を付けた表を作る"},
     "FILE|-",
     run_match},
    {"lint",
     {"Check documents before they are published: totals, numbers, classes, personal data",
      "公表前の文書を検査する（件数・番号・区分・個人情報など）"},
     "[FILE|FOLDER...]",
     run_lint},
    {"dups", {"Find equal and nearly equal opinions", "同じ意見、ほぼ同じ意見を探す"}, "FILE...", run_dups},
    {"suggest", {"Complete a word from what the index holds", "索引にある語で入力を補う"}, "PREFIX", run_suggest},
    {"stats", {"Count records by facet", "分類ごとに件数を数える"}, "[QUERY...]", run_stats},
    {"analyze", {"Show how a text is divided into words", "文を語に分ける過程を表示する"}, "TEXT...|-", run_analyze},
    {"explain",
     {"Show how a query is understood, and why a record is found or not",
      "質問がどう解釈され、意見がなぜ一致するか（しないか）を表示する"},
     "QUERY [ID]",
     run_explain},
    {"info", {"Show what an index holds", "索引の内容を表示する"}, "", run_info},
    {"export", {"Write all records of an index", "索引の全件を書き出す"}, "", run_export},
    {"remove", {"Take documents out of the index", "文書を索引から削除する"}, "DOCUMENT...", run_remove},
    {"reindex", {"Rebuild an index from its stored records", "保存された意見から索引を作り直す"}, "", run_reindex},
    {"verify", {"Check every record and list of an index for damage", "索引に損傷がないか調べる"}, "", run_verify},
    {"compact", {"Write an index anew without unused room", "索引の無駄な領域を詰める"}, "", run_compact},
    {"eval", {"Measure a ranking, or compare two", "検索順位を評価する、二つを比べる"}, "[RUN [RUN]]", run_eval},
    {"bench", {"Measure how long queries take", "検索にかかる時間を測る"}, "", run_bench},
    {"dict", {"Check the dictionary's sources, see what a new one changes, learn word vectors",
              "辞書の元データの検査、改訂の影響、語ベクトルの学習"},
     "check [FOLDER] | diff OLD NEW | vectors FILE... | near WORD...", run_dict},
});

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace iken::cli
