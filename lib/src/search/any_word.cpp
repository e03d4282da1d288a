// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/any_word.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/code_points.hpp"
#include "base/text.hpp"

namespace iken::search {
namespace {

using store::field_count;

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_letter(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0 || c == U'-'; }

/// Pairs of letters, but not of two hiragana: those are endings and particles.
std::set<std::string> grams_of(std::string_view text) {
  std::set<std::string> grams;
  const auto points = base::decode(base::fold_text(text));
  for (std::size_t i = 0; i + 1 < points.size() && grams.size() < most_words * 2; ++i) {
    const auto a = points[i];
    const auto b = points[i + 1];
    if (is_letter(a) && is_letter(b) && !(is_hiragana(a) && is_hiragana(b))) grams.insert(base::encode(points.substr(i, 2)));
  }
  return grams;
}

class AnyWord {
 public:
  AnyWord(const store::Reader& reader, const Nearness* nearness, const AnyWordRanking& ranking)
      : reader_(reader), columns_(reader.columns()), nearness_(nearness), ranking_(ranking),
        k1_(ranking.k1 * std::clamp(std::cbrt(columns_->mean_chars / ranking.k1_chars), 1.0, 3.0)) {}

  Result<AnyWordResult> run(std::string_view text, analysis::TermStream& stream) {
    auto words = words_of(text, stream);
    if (!words) return words.error();
    out_.words = std::move(*words);
    scores_.assign(columns_->alive.size(), 0);
    held_.assign(columns_->alive.size(), 0);
    evidence_.assign(columns_->alive.size(), 0);
    double all = 0;
    for (const auto& word : out_.words) {
      if (!word.part) all += word.idf;
      if (auto added = add_word(word); !added) return added.error();
    }
    if (auto added = add_grams(text); !added) return added.error();
    find_near(all);
    collect(all);
    return std::move(out_);
  }

 private:
  [[nodiscard]] double idf(double frequency) const {
    const auto n = static_cast<double>(columns_->records);
    return std::log(1 + (n - frequency + 0.5) / (frequency + 0.5));
  }

  Result<std::vector<QueryWord>> words_of(std::string_view text, analysis::TermStream& stream) const {
    std::map<std::string, std::pair<double, bool>> counts;
    std::map<std::string, std::pair<double, bool>> formulas;
    for (const auto& term : stream.terms(text)) {
      if (!term.content) continue;
      auto& entry = (term.formula ? formulas : counts).try_emplace(std::string(term.term), 0.0, true).first->second;
      entry.first += 1;
      entry.second = entry.second && term.part;
    }
    if (counts.empty()) counts = std::move(formulas);  // a text of nothing but formulas is asked as it is
    std::vector<QueryWord> words;
    for (const auto& [term, count] : counts) {
      auto frequency = reader_.frequency(term);
      if (!frequency) return frequency.error();
      words.push_back({term, idf(*frequency), 1 + std::log(count.first), count.first, count.second});
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const QueryWord& a, const QueryWord& b) { return a.idf * a.weight > b.idf * b.weight; });
    if (words.size() > most_words) words.resize(most_words);
    return words;
  }

  Result<void> add_word(const QueryWord& word) {
    auto postings = reader_.postings(word.term);
    if (!postings) return postings.error();
    const auto weight = word.idf * word.weight * (word.part ? ranking_.part_weight : 1.0);
    for (const auto& posting : *postings) {
      const auto f = frequency(posting);
      scores_[posting.doc] += static_cast<float>(weight * f * (k1_ + 1) / (f + k1_));
      if (!word.part) held_[posting.doc] += static_cast<float>(word.idf);
      if (!word.part) evidence_[posting.doc] += static_cast<float>(word.idf * aboutness(posting));
      touched_ = true;
    }
    return {};
  }

  [[nodiscard]] double frequency(const store::Posting& posting) const {
    double sum = 0;
    const auto& lengths = columns_->lengths[posting.doc];
    for (std::size_t f = 0; f < field_count; ++f) {
      if (posting.tf[f] == 0) continue;
      const auto length = lengths[f] / columns_->mean_length[f];
      sum += ranking_.field_weight[f] * posting.tf[f] / (1 - ranking_.b[f] + ranking_.b[f] * length);
    }
    return sum;
  }

  /// Does the record speak of the word, or only use it?
  [[nodiscard]] double aboutness(const store::Posting& posting) const {
    return posting.tf[store::title] > 0 ? ranking_.evidence_in_title : 1.0;
  }

  // Pairs of characters only move records that a word has found.
  Result<void> add_grams(std::string_view text) {
    if (!touched_) return {};
    for (const auto& gram : grams_of(text)) {
      auto hits = reader_.gram(gram, false);
      if (!hits) return hits.error();
      const auto weight = ranking_.gram_weight * idf(static_cast<double>(hits->docs.size()));
      for (std::size_t i = 0; i < hits->docs.size(); ++i) {
        const auto doc = hits->docs[i];
        if (scores_[doc] <= 0) continue;
        const auto& chars = columns_->chars[doc];
        const auto length = (chars[0] + chars[1] + chars[2]) / columns_->mean_chars;
        const double f = hits->counts[i];
        scores_[doc] += static_cast<float>(weight * f * (k1_ + 1) /
                                           (f + k1_ * (1 - ranking_.b[0] + ranking_.b[0] * length)));
      }
    }
    return {};
  }

  /// Cosines with all records, and how much the text needs them: not at all when one record has all of its words.
  void find_near(double all) {
    if (nearness_ == nullptr || out_.words.empty()) return;
    std::vector<vectors::WeightedTerm> words;
    for (const auto& word : out_.words) words.push_back({word.term, static_cast<float>(word.count)});
    cosines_ = nearness_->cosines(words);
    const auto best = best_lexical();
    const auto coverage = all > 0 ? held_[best] / all : 0.0;
    const auto brevity = ranking_.need_words / static_cast<double>(out_.words.size());
    need_ = ranking_.need_factor * std::pow(std::max(0.0, 1 - coverage), ranking_.need_power) *
            std::min(1.0, brevity * brevity) * (scores_[best] > 0 ? scores_[best] : 1.0);
  }

  [[nodiscard]] std::uint32_t best_lexical() const {
    std::uint32_t best = 0;
    for (std::uint32_t doc = 1; doc < scores_.size(); ++doc) {
      if (columns_->alive[doc] != 0 && scores_[doc] > scores_[best]) best = doc;
    }
    return best;
  }

  void collect(double all) {
    for (std::uint32_t doc = 1; doc < scores_.size(); ++doc) {
      const auto cosine = cosines_.empty() ? 0.0F : cosines_[doc];
      if (columns_->alive[doc] == 0 || (scores_[doc] <= 0 && cosine < ranking_.least_cosine)) continue;
      out_.matches.push(doc, scores_[doc] + static_cast<float>(need_) * cosine, MatchTier::word);
      out_.coverage.push_back(all > 0 ? static_cast<float>(held_[doc] / all) : 0.0F);
      out_.confidence.push_back(confidence(doc, all));
    }
  }

  /// Coverage says how much of the text the record has, the score how much the record is about it. A long text collects
  /// score by chance, so that there the score counts less. Scores grow with the collection as its highest idf does.
  [[nodiscard]] float confidence(std::uint32_t doc, double all) const {
    const auto words = static_cast<double>(out_.words.size());
    const auto score = scores_[doc] / (ranking_.sure_score * idf(0)) * std::min(1.0, ranking_.short_text / words);
    const auto share = ranking_.coverage_share;
    const auto words_say = share * std::min(1.0, all > 0 ? evidence_[doc] / all : 0.0) + (1 - share) * std::min(1.0, score);
    const auto near = cosines_.empty() ? 0.0 : std::max(0.0, cosines_[doc] - ranking_.sure_cosine);
    return static_cast<float>(std::min(1.0, words_say + ranking_.cosine_share * near));
  }

  const store::Reader& reader_;
  std::shared_ptr<const store::Columns> columns_;
  const Nearness* nearness_;
  const AnyWordRanking& ranking_;
  double k1_;
  AnyWordResult out_;
  std::vector<float> scores_;
  std::vector<float> held_;
  std::vector<float> evidence_;  ///< as held_, with words of the title counting more
  std::vector<float> cosines_;   ///< by record; empty without vectors
  double need_ = 0;              ///< what a cosine of 1 adds to a score
  bool touched_ = false;
};

}  // namespace

Result<AnyWordResult> rank_any_word(std::string_view text, const store::Reader& reader, analysis::TermStream& stream,
                                    const Nearness* nearness, const AnyWordRanking& ranking) {
  return AnyWord(reader, nearness, ranking).run(text, stream);
}

}  // namespace iken::search
