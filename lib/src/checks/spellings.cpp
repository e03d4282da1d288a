// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "analysis/expansion.hpp"
#include "checks/checks.hpp"

namespace iken::checks {
namespace {

struct Use {
  int count = 0;
  const Record* first = nullptr;
};

using Uses = std::map<std::string, Use>;

/// Nouns that mean one thing, however they are written. こと and 事, ため and 為 follow rules of their own.
bool is_compared(const Token& token) {
  static constexpr std::array<std::string_view, 5> left_out = {"名詞-代名詞", "名詞-非自立", "名詞-数", "名詞-接尾",
                                                               "名詞-副詞可能"};
  if (!token.content || !token.part_of_speech.starts_with("名詞")) return false;
  return std::none_of(left_out.begin(), left_out.end(),
                      [&](auto kind) { return token.part_of_speech.starts_with(kind); });
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

/// 障害者総合支援法, 子ども・子育て支援法: not the document's own words, but 方法 and 手法 are.
bool names_law(std::string_view words) {
  return ends_with_any(words, {"条例", "法律"}) ||
         (words.ends_with("法") && !ends_with_any(words, {"方法", "手法", "技法", "工法", "療法", "作法", "用法", "文法", "司法"}));
}

/// For each token, whether it is a part of a law's name: nouns without anything between them, up to one that says so.
std::vector<bool> in_laws(const std::string& text, const std::vector<Token>& tokens) {
  std::vector<bool> inside(tokens.size(), false);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    const auto last = i > 0 ? tokens[i - 1].span.end : 0;
    if (last < token.span.begin && text.substr(last, token.span.begin - last) != "・") begin = i;
    if (!token.part_of_speech.starts_with("名詞") && token.surface != "・") begin = i + 1;
    if (i < begin || tokens[begin].span.begin > token.span.end) continue;
    const auto from = tokens[begin].span.begin;
    if (!names_law(std::string_view(text).substr(from, token.span.end - from))) continue;
    for (auto j = begin; j <= i; ++j) inside[j] = true;
  }
  return inside;
}

/// A compound is counted by its parts, so that 障害者 and 障がい児 are compared where they differ.
void count(const Analyzer& analyzer, const std::string& text, const Record& record, Uses& uses) {
  const auto tokens = analyzer.analyze(text);
  const auto in_law = in_laws(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool divided = !tokens[i].part && i + 1 < tokens.size() && tokens[i + 1].part;
    if (divided || in_law[i] || !is_compared(tokens[i])) continue;
    auto& use = uses[tokens[i].base];
    if (use.first == nullptr) use.first = &record;
    ++use.count;
  }
}

using Form = const Uses::value_type*;

/// The forms of one word that the document has: those that are variants of each other, directly or through a third.
class Families {
 public:
  Families(const Uses& uses, const Analyzer& analyzer) : uses_(uses), analyzer_(analyzer) {}

  /// Empty for a word whose family was given before.
  std::vector<Form> of(Form start) {
    std::vector<Form> family;
    if (!seen_.insert(start).second) return family;
    family.push_back(start);
    for (std::size_t i = 0; i < family.size(); ++i) {
      for (const auto& form : analysis::alternatives(analyzer_, family[i]->first)) {
        const auto other = form.tier == MatchTier::variant ? uses_.find(form.text) : uses_.end();
        if (other != uses_.end() && seen_.insert(&*other).second) family.push_back(&*other);
      }
    }
    return family;
  }

 private:
  const Uses& uses_;
  const Analyzer& analyzer_;
  std::set<Form> seen_;
};

/// Told where the rarest form is: it is the one to look at.
Finding finding(std::vector<Form> family) {
  std::stable_sort(family.begin(), family.end(), [](Form a, Form b) { return a->second.count > b->second.count; });
  std::vector<std::string> args(1);
  for (const auto* form : family) {
    const auto count = std::to_string(form->second.count);
    args[0] += (args[0].empty() ? "" : ", ") + form->first + " (" + count + ")";
    args.push_back(form->first);
    args.push_back(count);
  }
  return about(*family.back()->second.first, "spelling_inconsistent", std::move(args));
}

}  // namespace

void check_spellings(const ParsedDocument& document, const Analyzer& analyzer, Findings& findings) {
  Uses uses;
  for (const auto& record : document.records) {
    for (const auto* text : {&record.opinion, &record.summary, &record.response}) count(analyzer, *text, record, uses);
  }
  Families families(uses, analyzer);
  for (const auto& use : uses) {
    if (auto family = families.of(&use); family.size() > 1) findings.push_back(finding(std::move(family)));
  }
}

}  // namespace iken::checks
