// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/any_word.hpp"

#include <algorithm>
#include <cmath>

namespace iken::search {
namespace {

using store::field_count;

class AnyWord {
 public:
  AnyWord(const store::Reader& reader, const Nearness* nearness, const AnyWordRanking& ranking)
      : reader_(reader),
        columns_(reader.columns()),
        nearness_(nearness),
        ranking_(ranking),
        k1_(ranking.k1 * std::clamp(std::cbrt(columns_->mean_chars / ranking.k1_chars), 1.0, 3.0)) {}

  Result<AnyWordResult> run(std::string_view text, analysis::TermStream& stream) {
    auto words = query_words(text, reader_, stream);
    if (!words) return words.error();
    out_.words = std::move(*words);
    scores_.assign(columns_->alive.size(), 0);
    held_.assign(columns_->alive.size(), 0);
    evidence_.assign(columns_->alive.size(), 0);
    double all = 0;
    for (const auto& word : out_.words) {
      if (word.part) continue;
      all += word.idf;
      if (auto added = add_word(word); !added) return added.error();
    }
    if (auto added = add_grams(text); !added) return added.error();
    weigh_coverage(all);
    find_near(all);
    collect(all);
    return std::move(out_);
  }

 private:
  [[nodiscard]] double saturated(const store::Posting& posting) const {
    const auto f = frequency(posting);
    return f * (k1_ + 1) / (f + k1_);
  }

  Result<void> add_word(const QueryWord& word) {
    auto with_parts = add_parts(word);
    if (!with_parts) return with_parts.error();
    auto postings = reader_.postings(word.term);
    if (!postings) return postings.error();
    for (const auto& posting : *postings) {
      scores_[posting.doc] += static_cast<float>(word.idf * word.weight * saturated(posting));
      held_[posting.doc] += static_cast<float>(word.idf);
      evidence_[posting.doc] += static_cast<float>(word.idf * aboutness(posting));
      if (!beside_.empty()) beside_[posting.doc] = 0;
    }
    touched_ = touched_ || !postings->empty() || !with_parts->empty();
    for (const auto doc : *with_parts) {
      scores_[doc] += beside_[doc];
      beside_[doc] = 0;
    }
    return {};
  }

  /// What each record gets for the parts of a compound; which records these are, a few of them twice.
  Result<std::vector<std::uint32_t>> add_parts(const QueryWord& word) {
    std::vector<std::uint32_t> docs;
    if (!word.parts.empty()) beside_.resize(scores_.size(), 0);
    for (const auto at : word.parts) {
      const auto& part = out_.words[at];
      auto postings = reader_.postings(part.term);
      if (!postings) return postings.error();
      for (const auto& posting : *postings) {
        beside_[posting.doc] += static_cast<float>(ranking_.part_weight * part.idf * word.weight * saturated(posting));
        docs.push_back(posting.doc);
      }
    }
    return docs;
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
    for (const auto& gram : query_grams(text)) {
      auto hits = reader_.gram(gram);
      if (!hits) return hits.error();
      const auto weight = ranking_.gram_weight * idf(*columns_, static_cast<double>(hits->docs.size()));
      for (std::size_t i = 0; i < hits->docs.size(); ++i) {
        const auto doc = hits->docs[i];
        if (scores_[doc] <= 0) continue;
        const auto& chars = columns_->chars[doc];
        const auto length = (chars[0] + chars[1] + chars[2]) / columns_->mean_chars;
        const double f = hits->counts[i];
        scores_[doc] +=
            static_cast<float>(weight * f * (k1_ + 1) / (f + k1_ * (1 - ranking_.b[0] + ranking_.b[0] * length)));
      }
    }
    return {};
  }

  void weigh_coverage(double all) {
    for (std::size_t doc = 1; doc < scores_.size() && all > 0; ++doc) {
      scores_[doc] *= static_cast<float>(1 + ranking_.coverage_weight * held_[doc] / all);
    }
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
    const auto score =
        scores_[doc] / (ranking_.sure_score * idf(*columns_, 0)) * std::min(1.0, ranking_.short_text / words);
    const auto share = ranking_.coverage_share;
    const auto words_say =
        share * std::min(1.0, all > 0 ? evidence_[doc] / all : 0.0) + (1 - share) * std::min(1.0, score);
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
  std::vector<float> beside_;    ///< of the compound at hand: what its parts give
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
