// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/joiner.hpp"

#include <algorithm>

#include "store/bits.hpp"
#include "store/list_store.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

/// What a key sorts by first: words by their first eight bytes, so that most comparisons need no more.
std::uint64_t head_of(std::uint64_t key) { return key; }
std::uint64_t head_of(const std::string& word) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i) {
    head = head << 8 | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  }
  return head;
}

template <class Key>
struct Place {
  std::uint64_t head;
  const std::pair<Key, Piece>* piece;
  std::uint32_t batch;
};

/// All pieces of all batches by key, then in order of the batches.
template <class Key>
std::vector<Place<Key>> sorted(const std::vector<Pieces<Key>>& batches) {
  std::vector<Place<Key>> places;
  std::size_t count = 0;
  for (const auto& batch : batches) count += batch.list.size();
  places.reserve(count);
  for (std::uint32_t i = 0; i < batches.size(); ++i) {
    for (const auto& piece : batches[i].list) places.push_back({head_of(piece.first), &piece, i});
  }
  std::sort(places.begin(), places.end(), [](const Place<Key>& a, const Place<Key>& b) {
    if (a.head != b.head) return a.head < b.head;
    if constexpr (!std::is_integral_v<Key>) {
      if (const int order = a.piece->first.compare(b.piece->first); order != 0) return order < 0;
    }
    return a.batch < b.batch;
  });
  return places;
}

/// Calls `take(first, last)` for every run of places with the same key.
template <class Key, class Take>
void each_key(const std::vector<Place<Key>>& places, Take take) {
  for (auto begin = places.begin(); begin != places.end();) {
    auto end = begin + 1;
    while (end != places.end() && end->head == begin->head && end->piece->first == begin->piece->first) ++end;
    take(begin, end);
    begin = end;
  }
}

/// In which records a character is, as its pairs come by.
class CharacterSet {
 public:
  explicit CharacterSet(const Segment& segment) : segment_(segment), bits_(segment.records) {}

  void add(const Piece& piece, const char* bytes, std::uint32_t base) {
    NumberReader in({bytes + piece.begin, piece.heads});
    auto doc = base + piece.first;
    for (auto n = piece.size; n > 0; --n) {
      const auto head = in.number();
      bits_.set(doc += head >> 1);
      if ((head & 1) != 0) in.number();
    }
  }

  /// Only what is in many records is kept; the pairs of others are few enough. What was not kept with the segment's
  /// first lists cannot be told later.
  void finish(Xapian::WritableDatabase& db, char32_t character, bool stored) {
    constexpr std::uint32_t kept_if_in_one_of = 8;
    const auto name = key::character(segment_.id, character);
    const auto before = stored ? db.get_metadata(name) : std::string();
    const bool kept = stored ? !before.empty() : bits_.count() * kept_if_in_one_of >= segment_.records;
    if (kept && !bits_.add(before)) throw Xapian::DatabaseCorruptError(name);
    if (kept) db.set_metadata(name, bits_.bytes());
    bits_.clear();
  }

 private:
  const Segment& segment_;
  Bits bits_;
};

/// Families in the order of their characters; each is read once and written once.
class FamilyWriter {
 public:
  FamilyWriter(Xapian::WritableDatabase& db, const Segment& segment, bool stored)
      : db_(db), segment_(segment.id), stored_(stored), character_(segment) {}
  FamilyWriter(const FamilyWriter&) = delete;
  FamilyWriter& operator=(const FamilyWriter&) = delete;

  std::string list(std::uint64_t pair) {
    turn_to(first_of(pair));
    if (!stored_) return {};
    const auto at = family_.lists().find(slot_of(pair));
    if (at == family_.lists().end()) return {};
    if (!at->second.empty()) return at->second;
    auto own = db_.get_metadata(key::gram(segment_, first_of(pair), slot_of(pair)));
    if (own.empty()) damaged();
    return own;
  }

  void put(std::uint64_t pair, std::string list) {
    if (list.size() > GramFamily::longest) {
      db_.set_metadata(key::gram(segment_, first_of(pair), slot_of(pair)), list);
      list.clear();
    }
    family_.put(slot_of(pair), std::move(list));
  }

  /// Of the pair whose list was asked for last.
  void note(const Piece& piece, const char* bytes, std::uint32_t base) { character_.add(piece, bytes, base); }

  void finish() {
    if (family_.lists().empty()) return;
    character_.finish(db_, first_, stored_);
    db_.set_metadata(key::gram_family(segment_, first_), family_.encode());
  }

 private:
  void turn_to(char32_t first) {
    if (first == first_ && !family_.lists().empty()) return;
    finish();
    first_ = first;
    if (!family_.open(stored_ ? db_.get_metadata(key::gram_family(segment_, first)) : std::string())) damaged();
  }

  [[noreturn]] static void damaged() { throw Xapian::DatabaseCorruptError("a list of pairs of characters"); }

  Xapian::WritableDatabase& db_;
  std::uint64_t segment_;
  bool stored_;
  char32_t first_ = 0;
  GramFamily family_;
  CharacterSet character_;
};

}  // namespace

void Joiner::add(Pieces<std::string> words, Pieces<std::uint64_t> grams, std::uint32_t base) {
  bytes_ += words.bytes.size() + grams.bytes.size();
  bytes_ += words.list.size() * sizeof(words.list.front()) + grams.list.size() * sizeof(grams.list.front());
  bases_.push_back(base);
  words_.push_back(std::move(words));
  grams_.push_back(std::move(grams));
}

void Joiner::flush(Xapian::WritableDatabase& db, const Segment& segment, bool stored) {
  flush_grams(db, segment, stored);
  flush_words(db, segment, stored);
  bases_.clear();
  words_.clear();
  grams_.clear();
  bytes_ = 0;
}

void Joiner::flush_words(Xapian::WritableDatabase& db, const Segment& segment, bool stored) const {
  ListBuilder list(ListOf::words);
  each_key(sorted(words_), [&](auto begin, auto end) {
    const auto name = key::word(segment.id, begin->piece->first);
    if (!list.start(stored ? db.get_metadata(name) : std::string())) throw Xapian::DatabaseCorruptError(name);
    for (auto at = begin; at != end; ++at)
      list.add(at->piece->second, words_[at->batch].bytes.data(), bases_[at->batch]);
    db.set_metadata(name, list.finish());
  });
}

void Joiner::flush_grams(Xapian::WritableDatabase& db, const Segment& segment, bool stored) const {
  ListBuilder list(ListOf::grams);
  FamilyWriter families(db, segment, stored);
  each_key(sorted(grams_), [&](auto begin, auto end) {
    const auto key = begin->piece->first;
    const auto before = families.list(key);
    if (!list.start(before)) throw Xapian::DatabaseCorruptError("a list of a pair of characters");
    for (auto at = begin; at != end; ++at) {
      const auto* bytes = grams_[at->batch].bytes.data();
      list.add(at->piece->second, bytes, bases_[at->batch]);
      families.note(at->piece->second, bytes, bases_[at->batch]);
    }
    families.put(key, list.finish());
  });
  families.finish();
}

}  // namespace iken::store
