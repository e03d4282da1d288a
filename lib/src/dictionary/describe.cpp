// Faults as sentences.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "iken/dictionary.hpp"

namespace iken::dictionary {
namespace {

struct Sentence {
  FaultCode code;
  std::string_view name;
  std::string_view english;
  std::string_view japanese;
};

/// %1 and %2 stand for the arguments.
constexpr std::array sentences = {
    Sentence{FaultCode::unreadable, "unreadable", "the file cannot be read", "ファイルを読めません"},
    Sentence{FaultCode::not_utf8, "not_utf8", "the line is not UTF-8; save the file as UTF-8",
             "UTF-8ではありません。UTF-8で保存してください"},
    Sentence{FaultCode::not_nfkc, "not_nfkc", "write “%1” as “%2” (NFKC)", "「%1」は「%2」と書いてください（NFKC）"},
    Sentence{FaultCode::columns, "columns", "%1 columns, %2 are wanted", "列が%1個あります。%2個にしてください"},
    Sentence{FaultCode::empty_field, "empty_field", "the column “%1” is empty", "列「%1」が空です"},
    Sentence{FaultCode::one_character, "one_character", "“%1” is a single character: too many words hold it",
             "「%1」は1文字です。多くの語に含まれるので使えません"},
    Sentence{FaultCode::forbidden_char, "forbidden_char", "“%1” holds what a word cannot hold: %2",
             "「%1」に使えない文字があります：%2"},
    Sentence{FaultCode::pos_unknown, "pos_unknown", "unknown part of speech “%1”", "品詞「%1」は使えません"},
    Sentence{FaultCode::reading_invalid, "reading_invalid", "the reading “%1” is not katakana",
             "読み「%1」はカタカナで書いてください"},
    Sentence{FaultCode::parts_mismatch, "parts_mismatch", "the parts give “%2”, not “%1”",
             "部分をつなぐと「%2」になり、「%1」と合いません"},
    Sentence{FaultCode::duplicate, "duplicate", "“%1” is already in %2", "「%1」はすでに%2にあります"},
    Sentence{FaultCode::too_long, "too_long", "“%1” is longer than %2 characters", "「%1」は%2文字を超えています"},
    Sentence{FaultCode::too_few, "too_few", "%1 word; a group has two at least", "語が%1個です。2個以上にしてください"},
    Sentence{FaultCode::too_many, "too_many", "%1 words; at most %2", "語が%1個です。%2個までにしてください"},
    Sentence{FaultCode::weight_invalid, "weight_invalid", "the weight “%1” is not between 0 and 1",
             "重み「%1」は0と1の間の小数にしてください"},
    Sentence{FaultCode::period_invalid, "period_invalid", "“%1” is no period; write 2016-2024, 2016- or -2024",
             "期間「%1」が読めません。2016-2024、2016-、-2024のように書いてください"},
    Sentence{FaultCode::cycle, "cycle", "the synonyms lead in a circle: %1", "同義語が一巡しています：%1"},
    Sentence{FaultCode::kind_unknown, "kind_unknown", "“%1” is not pos, formula or formula-pos",
             "「%1」はpos、formula、formula-posのいずれかにしてください"},
};

const Sentence& sentence_of(FaultCode code) {
  for (const auto& sentence : sentences) {
    if (sentence.code == code) return sentence;
  }
  return sentences.front();
}

}  // namespace

std::string_view name(FaultCode code) { return sentence_of(code).name; }

std::string describe(const Fault& fault, Language language) {
  const auto& sentence = sentence_of(fault.code);
  const auto pattern = language == Language::japanese ? sentence.japanese : sentence.english;
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool argument = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
    if (!argument) {
      text += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[++i] - '1');
    if (index < fault.args.size()) text += fault.args[index];
  }
  return text;
}

}  // namespace iken::dictionary
