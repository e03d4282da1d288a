// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/expansion.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "analysis/characters.hpp"
#include "analysis/impl.hpp"
#include "analysis/katakana_rules.hpp"
#include "analysis/numerals.hpp"

namespace iken::analysis {

namespace {

constexpr double kTableVariant = 0.95;
constexpr double kRuleVariant = 0.9;
constexpr double kFiscalYear = 0.3;  ///< 2016年 asks for the year; 2016年度 shares nine months with it
constexpr std::size_t kMostForms = 48;

struct Synonym {
  std::string_view target;
  double weight = 0;
  int from_year = 0;
  int to_year = 0;
};

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// `target<TAB>weight<TAB>from<TAB>to`; a line that is not of this form says nothing.
std::optional<Synonym> synonym_of(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() < 2 || columns[0].empty()) return std::nullopt;
  const auto weight = number_of<double>(columns[1]);
  if (!weight || *weight <= 0) return std::nullopt;
  const auto year = [&](std::size_t index) {
    return columns.size() > index ? number_of<int>(columns[index]).value_or(0) : 0;
  };
  return Synonym{columns[0], std::min(*weight, 0.99), year(2), year(3)};
}

/// Other spellings of one word, with their weight: the table first, then the rules.
struct Spelling {
  std::string text;
  double weight;
};

/// 3人 → 三人: MeCab takes some of these for words.
std::string kanji_count(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && is_ascii_digit(static_cast<unsigned char>(word[digits]))) ++digits;
  if (digits == 0 || digits > 4 || digits == word.size() || word.front() == '0') return {};
  const auto value = number_of<unsigned>(word.substr(0, digits));
  return value ? kanji_number(*value) + std::string(word.substr(digits)) : std::string();
}

std::vector<Spelling> table_spellings(const Analyzer::Impl& impl, std::string_view word) {
  std::vector<Spelling> spellings;
  for (const auto line : impl.variants.find(word)) {
    for (const auto form : split(line, '|')) spellings.push_back({std::string(form), kTableVariant});
  }
  return spellings;
}

/// The rules are for words that the table does not know: where it does, it knows better.
std::vector<Spelling> spellings_of(const Analyzer::Impl& impl, std::string_view word) {
  auto spellings = table_spellings(impl, word);
  if (!spellings.empty()) return spellings;
  for (auto& form : katakana_spellings(word)) spellings.push_back({std::move(form), kRuleVariant});
  if (auto count = kanji_count(word); !count.empty()) spellings.push_back({std::move(count), kRuleVariant});
  return spellings;
}

bool is_calendar_year(std::string_view word) {
  constexpr std::string_view unit = "年";
  return word.size() == 4 + unit.size() && word.ends_with(unit) && number_of<int>(word.substr(0, 4)).has_value();
}

/// Collects forms, each once, with the terms it is made of.
class Forms {
 public:
  Forms(const Analyzer& analyzer, std::string_view word) : analyzer_(analyzer), word_(word) {}

  void add(std::string text, MatchTier tier, double weight, int from_year = 0, int to_year = 0) {
    if (text.empty() || text == word_ || forms_.size() >= kMostForms || is_known(text)) return;
    Alternative form{std::move(text), {}, tier, weight, from_year, to_year};
    form.terms = terms_of(form.text);
    if (form.terms.empty() || is_word_itself(form.terms) || says_the_same(form)) return;
    forms_.push_back(std::move(form));
  }

  std::vector<Alternative> take() {
    std::stable_sort(forms_.begin(), forms_.end(), [](const Alternative& a, const Alternative& b) {
      return a.tier != b.tier ? a.tier < b.tier : a.weight > b.weight;
    });
    return std::move(forms_);
  }

 private:
  [[nodiscard]] bool is_known(std::string_view text) const {
    return std::any_of(forms_.begin(), forms_.end(), [&](const Alternative& form) { return form.text == text; });
  }
  /// Another text of the same terms and period adds nothing: the first has the better weight.
  [[nodiscard]] bool says_the_same(const Alternative& other) const {
    return std::any_of(forms_.begin(), forms_.end(), [&](const Alternative& form) {
      return form.terms == other.terms && form.from_year == other.from_year && form.to_year == other.to_year;
    });
  }
  bool is_word_itself(const std::vector<std::string>& terms) {
    if (own_terms_.empty()) own_terms_ = terms_of(word_);
    return terms == own_terms_;
  }
  std::vector<std::string> terms_of(std::string_view text) {
    if (!pipeline_) pipeline_.emplace(analyzer_);
    std::vector<std::string> terms;
    for (const auto& term : (*pipeline_)->run(text)) {
      if (term.content && !term.part) terms.emplace_back(term.term);
    }
    return terms;
  }

  const Analyzer& analyzer_;
  std::string_view word_;
  std::optional<BorrowedPipeline> pipeline_;
  std::vector<std::string> own_terms_;
  std::vector<Alternative> forms_;
};

void add_synonyms(const Analyzer::Impl& impl, std::string_view word, double weight, Forms& forms) {
  for (const auto line : impl.synonyms.find(word)) {
    const auto synonym = synonym_of(line);
    if (!synonym) continue;
    const auto add = [&](std::string text, double own) {
      forms.add(std::move(text), MatchTier::synonym, own * weight, synonym->from_year, synonym->to_year);
    };
    add(std::string(synonym->target), synonym->weight);
    for (auto& spelling : table_spellings(impl, synonym->target))
      add(std::move(spelling.text), synonym->weight * spelling.weight);
  }
}

}  // namespace

std::vector<Alternative> alternatives(const Analyzer& analyzer, std::string_view word) {
  const auto& impl = analyzer.impl();
  Forms forms(analyzer, word);
  const auto spellings = spellings_of(impl, word);
  for (const auto& spelling : spellings) forms.add(spelling.text, MatchTier::variant, spelling.weight);
  add_synonyms(impl, word, 1, forms);
  for (const auto& spelling : spellings) add_synonyms(impl, spelling.text, spelling.weight, forms);
  if (is_calendar_year(word)) forms.add(std::string(word) + "度", MatchTier::synonym, kFiscalYear);
  return forms.take();
}

}  // namespace iken::analysis
