// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/batch.hpp"

#include <algorithm>
#include <numeric>

#include "base/numbering.hpp"
#include "store/blocks.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

/// What was seen in the texts, turned around: by key, then in the order in which it was seen.
template <class Key>
class Inverter {
 public:
  struct Seen {
    std::uint32_t record;
    std::uint32_t value;  ///< position or frequencies
  };

  void clear() {
    numbering_.clear();
    seen_.clear();
  }

  std::uint32_t number(const Key& key) { return numbering_.of(key); }

  /// `number`: of its key.
  void see(std::uint32_t number, std::uint32_t record, std::uint32_t value) {
    seen_.push_back({number, {record, value}});
  }

  /// Calls `take(key, first, last)` for every key in order; the range is what was seen of it, nothing perhaps.
  template <class Take>
  void each(Take take) {
    const auto& keys = numbering_.keys();
    order_.resize(keys.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
    sort_by_key();
    for (const auto number : order_) {
      take(keys[number], sorted_.data() + begins_[number], sorted_.data() + begins_[number + 1]);
    }
  }

 private:
  void sort_by_key() {
    begins_.assign(numbering_.keys().size() + 2, 0);
    for (const auto& [number, seen] : seen_) ++begins_[number + 2];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    sorted_.resize(seen_.size());
    for (const auto& [number, seen] : seen_) sorted_[begins_[number + 1]++] = seen;
  }

  base::Numbering<Key> numbering_;
  std::vector<std::pair<std::uint32_t, Seen>> seen_;
  std::vector<Seen> sorted_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> order_;
};

using WordInverter = Inverter<std::string_view>;
using GramInverter = Inverter<std::uint64_t>;

/// Which pairs are words in the record at hand, by the number of the pair.
class PairsAsWords {
 public:
  void clear() { known_.clear(); }

  void note(GramInverter& grams, std::uint64_t pair, std::uint32_t record) {
    const auto number = grams.number(pair);
    if (known_.size() <= number) known_.resize(number + 1, {nobody, 0});
    known_[number] = {record, grams.number(as_word(pair))};
  }

  /// The list in which the pair's occurrence belongs.
  [[nodiscard]] std::uint32_t number(std::uint32_t pair, std::uint32_t record) const {
    return pair < known_.size() && known_[pair].record == record ? known_[pair].as_word : pair;
  }

 private:
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;
  struct Known {
    std::uint32_t record;   ///< the last that has it as a word
    std::uint32_t as_word;  ///< number of that list
  };
  std::vector<Known> known_;
};

/// A piece that is empty yet; its first record counts from itself.
template <class Seen>
Piece started(const Seen& first, const std::string& bytes) {
  Piece piece;
  piece.first = piece.last = first.record;
  piece.begin = static_cast<std::uint32_t>(bytes.size());
  return piece;
}

void write_words(WordInverter& inverter, Pieces<std::string>& out) {
  inverter.each([&](std::string_view term, const WordInverter::Seen* begin, const WordInverter::Seen* end) {
    auto piece = started(*begin, out.bytes);
    for (const auto* seen = begin; seen != end; ++seen, ++piece.size) {
      put_word_head(out.bytes, seen->record - piece.last, seen->value);
      piece.last = seen->record;
    }
    piece.heads = static_cast<std::uint32_t>(out.bytes.size()) - piece.begin;
    out.list.emplace_back(term, piece);
  });
}

void write_grams(GramInverter& inverter, Pieces<std::uint64_t>& out) {
  std::string positions;
  inverter.each([&](std::uint64_t key, const GramInverter::Seen* begin, const GramInverter::Seen* end) {
    if (begin == end) return;
    positions.clear();
    auto piece = started(*begin, out.bytes);
    for (const auto* seen = begin; seen != end; ++piece.size) {
      const auto record = seen->record;
      std::uint32_t count = 0;
      std::uint32_t before = 0;
      for (; seen != end && seen->record == record; ++seen, ++count) {
        put_number(positions, seen->value - before);
        before = seen->value;
      }
      put_number(out.bytes, (record - piece.last) << 1 | (count > 1 ? 1U : 0U));
      if (count > 1) put_number(out.bytes, count);
      piece.last = record;
    }
    piece.heads = static_cast<std::uint32_t>(out.bytes.size()) - piece.begin;
    piece.positions = static_cast<std::uint32_t>(positions.size());
    out.bytes += positions;
    out.list.emplace_back(key, piece);
  });
}

}  // namespace

struct BatchMaker::Impl {
  WordInverter words;
  GramInverter grams;
  PairsAsWords pairs;
  BlockPacker packer;

  void invert(const std::vector<NewRecord>& records, Batch& batch) {
    words.clear();
    grams.clear();
    pairs.clear();
    for (std::uint32_t i = 0; i < records.size(); ++i) {
      for (const auto& [term, frequencies] : records[i].terms) {
        words.see(words.number(term), i, frequencies);
        if (const auto pair = pair_of(term)) pairs.note(grams, *pair, i);
      }
      for (const auto& gram : records[i].grams) {
        grams.see(pairs.number(grams.number(gram.key), i), i, gram.position);
      }
    }
    write_words(words, batch.words);
    write_grams(grams, batch.grams);
  }

  static void take_readings(std::vector<NewRecord>& records, Batch& batch) {
    for (auto& record : records) {
      std::move(record.readings.begin(), record.readings.end(), std::back_inserter(batch.readings));
    }
    std::sort(batch.readings.begin(), batch.readings.end());
    batch.readings.erase(std::unique(batch.readings.begin(), batch.readings.end()), batch.readings.end());
  }
};

BatchMaker::BatchMaker() : impl_(std::make_unique<Impl>()) {}
BatchMaker::BatchMaker(BatchMaker&&) noexcept = default;
BatchMaker& BatchMaker::operator=(BatchMaker&&) noexcept = default;
BatchMaker::~BatchMaker() = default;

Batch BatchMaker::make(std::vector<NewRecord> records) {
  Batch batch;
  impl_->invert(records, batch);
  Impl::take_readings(records, batch);
  for (const auto& record : records) impl_->packer.add(record.bytes, batch.blocks);
  impl_->packer.finish(batch.blocks);
  for (auto& record : records)
    batch.rows.push_back({std::move(record.id), std::move(record.row), std::move(record.vector)});
  return batch;
}

}  // namespace iken::store
