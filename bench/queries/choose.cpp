// Which queries make a set.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "queries/choose.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <string_view>

#include "queries/corpus.hpp"
#include "records/random.hpp"

namespace iken::bench {

namespace {

constexpr std::size_t most_common = 3000;
constexpr std::size_t most_rare = 3000;

/// Words that may be asked for, and where they are. The common ones come first, most frequent first.
struct Candidates {
  std::vector<std::string> words;
  std::size_t common = 0;
  Occurrences where;

  [[nodiscard]] std::size_t records(std::size_t word) const { return where.records_of_word[word].size(); }
  [[nodiscard]] std::size_t records(std::size_t a, std::size_t b) const {
    const auto& first = where.records_of_word[a];
    const auto& second = where.records_of_word[b];
    std::vector<std::uint32_t> both;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(both));
    return both.size();
  }
};

void sort_common_by_occurrence(Candidates& candidates) {
  std::vector<std::size_t> order(candidates.common);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return candidates.records(a) > candidates.records(b); });
  std::vector<std::size_t> place(candidates.words.size());
  for (std::size_t i = 0; i < place.size(); ++i) place[i] = i;
  auto words = candidates.words;
  auto records = candidates.where.records_of_word;
  for (std::size_t i = 0; i < order.size(); ++i) {
    words[i] = candidates.words[order[i]];
    records[i] = candidates.where.records_of_word[order[i]];
    place[order[i]] = i;
  }
  candidates.words = std::move(words);
  candidates.where.records_of_word = std::move(records);
  for (auto& found : candidates.where.words_of_record) {
    for (auto& word : found) word = static_cast<std::uint32_t>(place[word]);
    std::sort(found.begin(), found.end());
  }
}

Candidates find_candidates(const std::vector<std::string>& texts, Random& random) {
  const auto words = find_words(texts, 2);
  const auto rare_below = std::max<std::size_t>(20, texts.size() / 2000);
  Candidates candidates;
  std::vector<std::string> rare;
  for (const auto& word : words) {
    if (word.records > rare_below && candidates.words.size() < most_common) candidates.words.push_back(word.text);
    if (word.records <= rare_below) rare.push_back(word.text);
  }
  candidates.common = candidates.words.size();
  for (std::size_t i = 0; i < most_rare && !rare.empty(); ++i) {
    const auto chosen = random.below(rare.size());
    candidates.words.push_back(std::move(rare[chosen]));
    rare[chosen] = std::move(rare.back());
    rare.pop_back();
  }
  candidates.where = find_occurrences(texts, candidates.words);
  sort_common_by_occurrence(candidates);
  return candidates;
}

bool overlap(std::string_view a, std::string_view b) {
  return a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
}

/// A word of `record` with a number in [from, to); `to` if it has none.
std::size_t word_in(const Candidates& candidates, std::size_t record, std::size_t from, std::size_t to,
                    Random& random) {
  const auto& found = candidates.where.words_of_record[record];
  const auto begin = std::lower_bound(found.begin(), found.end(), from);
  const auto end = std::lower_bound(found.begin(), found.end(), to);
  if (begin == end) return to;
  return *(begin + static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint64_t>(end - begin))));
}

class Chooser {
 public:
  Chooser(const Candidates& candidates, std::size_t common, const SetOptions& options)
      : candidates_(candidates), common_(common), options_(options), random_(options.seed) {}

  std::vector<BenchQuery> choose() {
    const std::size_t all = candidates_.words.size();
    const std::size_t rare = candidates_.common;
    const auto share = [&](double part) {
      return static_cast<std::size_t>(std::llround(part * static_cast<double>(options_.count)));
    };
    singles("one-common", share(0.35), 0, common_);
    singles("one-rare", share(0.15), rare, all);
    pairs("two-common", share(0.35), 0, common_);
    pairs("two-mixed", options_.count - share(0.35) * 2 - share(0.15), rare, all);
    return std::move(queries_);
  }

 private:
  void add(const std::string& text, const char* kind, std::size_t records) {
    if (!seen_.insert(text).second) return;
    queries_.push_back({"w" + std::to_string(queries_.size() + 1), text, kind, static_cast<std::int64_t>(records)});
  }

  void singles(const char* kind, std::size_t count, std::size_t from, std::size_t to) {
    const std::size_t wanted = queries_.size() + count;
    for (std::size_t tries = 0; queries_.size() < wanted && from < to && tries < 50 * count; ++tries) {
      const std::size_t word = from + random_.below(to - from);
      add(candidates_.words[word], kind, candidates_.records(word));
    }
  }

  /// Two words of one record: a common one, and one with a number in [from, to).
  void pairs(const char* kind, std::size_t count, std::size_t from, std::size_t to) {
    const std::size_t wanted = queries_.size() + count;
    for (std::size_t tries = 0; queries_.size() < wanted && from < to && tries < 200 * count; ++tries) {
      const auto& records = candidates_.where.records_of_word[from + random_.below(to - from)];
      if (records.empty()) continue;
      const std::size_t record = records[random_.below(records.size())];
      const std::size_t a = word_in(candidates_, record, 0, common_, random_);
      const std::size_t b = word_in(candidates_, record, from, to, random_);
      if (a == common_ || b == to || overlap(candidates_.words[a], candidates_.words[b])) continue;
      add(candidates_.words[a] + " " + candidates_.words[b], kind, candidates_.records(a, b));
    }
  }

  const Candidates& candidates_;
  std::size_t common_;
  const SetOptions& options_;
  Random random_;
  std::set<std::string> seen_;
  std::vector<BenchQuery> queries_;
};

double mean_hits(const std::vector<BenchQuery>& queries) {
  double sum = 0;
  for (const auto& query : queries) sum += static_cast<double>(query.inside);
  return queries.empty() ? 0 : sum / static_cast<double>(queries.size());
}

/// Byte offsets of the characters of `text`, and its size at the end.
std::vector<std::size_t> character_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

bool can_be_asked(std::string_view text) {
  if (text.find("\u3000") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '"' && c != '\\';
  });
}

}  // namespace

std::vector<BenchQuery> choose_words(const std::vector<std::string>& texts, const SetOptions& options) {
  Random random(options.seed);
  const Candidates candidates = find_candidates(texts, random);
  // The fewer of the most common words take part, the more records a query finds: halve the interval until it fits.
  std::size_t few = std::min<std::size_t>(20, candidates.common);
  std::size_t many = candidates.common;
  std::vector<BenchQuery> best = Chooser(candidates, many, options).choose();
  while (many - few > 1) {
    const std::size_t middle = few + (many - few) / 2;
    auto queries = Chooser(candidates, middle, options).choose();
    const double mean = mean_hits(queries);
    (mean < options.hits ? many : few) = middle;
    if (std::abs(mean - options.hits) < std::abs(mean_hits(best) - options.hits)) best = std::move(queries);
  }
  return best;
}

std::vector<BenchQuery> choose_strings(const std::vector<std::string>& texts, const SetOptions& options) {
  Random random(options.seed);
  std::set<std::string> seen;
  std::vector<std::string> strings;
  for (std::size_t tries = 0; !texts.empty() && strings.size() < options.count && tries < 100 * options.count;
       ++tries) {
    const std::string& text = texts[random.below(texts.size())];
    const auto starts = character_starts(text);
    const std::size_t length = options.shortest + random.below(options.longest - options.shortest + 1);
    if (starts.size() <= length) continue;
    const std::size_t first = random.below(starts.size() - length);
    const auto cut = text.substr(starts[first], starts[first + length] - starts[first]);
    if (can_be_asked(cut) && seen.insert(cut).second) strings.push_back(cut);
  }
  const auto occurrences = find_occurrences(texts, strings);
  std::vector<BenchQuery> queries;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    queries.push_back({"s" + std::to_string(i + 1), strings[i],
                       "string-" + std::to_string(character_starts(strings[i]).size() - 1),
                       static_cast<std::int64_t>(occurrences.records_of_word[i].size())});
  }
  return queries;
}

}  // namespace iken::bench
