// The table of findings: what a person must look at in a document, and what was mended.
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
    {"number_repeated", {"No. {0} stands there more than once", "No.{0} が重複しています"}},
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
    {"characters_mended",
     {"the PDF names {0} characters by others of the same shape (⽬ for 目, 〜 for ～); they were read as the usual ones", "PDF 内で同形の別の文字（目 が ⽬、～ が 〜 など）になっている{0}字を通常の文字として読みました"}},
    {"number_filled",
     {"No. {0} is not printed; filled in from the running count", "No.{0} は印字がないため、通し番号から補いました"}},
    {"numbers_counted",
     {"no numbers are printed; the {0} opinions were counted", "番号の印字がないため、{0}件を数えました"}},
    {"number_unprinted",
     {"an opinion has no number, and the running count does not give one",
      "番号のない意見があり、通し番号からも決まりません"}},
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
