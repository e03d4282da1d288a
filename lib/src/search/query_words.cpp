// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace iken::search {
namespace {

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_letter(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0 || c == U'-'; }

struct Counted {
  double count = 0;
  bool part = true;  ///< never more than a part
  std::set<std::string> parts;
};
using Counts = std::map<std::string, Counted>;

Counts count_words(std::string_view text, analysis::TermStream& stream) {
  Counts words;
  Counts formulas;
  Counted* whole = nullptr;
  for (const auto& term : stream.terms(text)) {
    if (!term.content) continue;
    auto& counted = (term.formula ? formulas : words)[std::string(term.term)];
    counted.count += 1;
    counted.part = counted.part && term.part;
    if (!term.part)
      whole = &counted;
    else if (whole != nullptr && !term.formula)
      whole->parts.emplace(term.term);
  }
  return words.empty() ? formulas : words;
}

void point_to_parts(std::vector<QueryWord>& words, const Counts& counts) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < words.size(); ++i) places.emplace(words[i].term, i);
  for (auto& word : words) {
    if (word.part) continue;  // it is a whole for none
    for (const auto& part : counts.at(word.term).parts) {
      const auto place = places.find(part);
      if (place != places.end() && part != word.term) word.parts.push_back(place->second);
    }
  }
}

}  // namespace

double idf(const store::Columns& columns, double frequency) {
  const auto n = static_cast<double>(columns.records);
  return std::log(1 + (n - frequency + 0.5) / (frequency + 0.5));
}

Result<std::vector<QueryWord>> query_words(std::string_view text, const store::Reader& reader,
                                           analysis::TermStream& stream) {
  const auto counts = count_words(text, stream);
  std::vector<QueryWord> words;
  for (const auto& [term, counted] : counts) {
    auto frequency = reader.frequency(term);
    if (!frequency) return frequency.error();
    words.push_back(
        {term, idf(*reader.columns(), *frequency), 1 + std::log(counted.count), counted.count, counted.part, {}});
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const QueryWord& a, const QueryWord& b) { return a.idf * a.weight > b.idf * b.weight; });
  if (words.size() > most_words) words.resize(most_words);
  point_to_parts(words, counts);
  return words;
}

std::set<std::string> query_grams(std::string_view text) {
  std::set<std::string> grams;
  const auto points = base::decode(base::fold_text(text));
  for (std::size_t i = 0; i + 1 < points.size() && grams.size() < most_words * 2; ++i) {
    const auto a = points[i];
    const auto b = points[i + 1];
    if (is_letter(a) && is_letter(b) && !(is_hiragana(a) && is_hiragana(b)))
      grams.insert(base::encode(points.substr(i, 2)));
  }
  return grams;
}

}  // namespace iken::search
