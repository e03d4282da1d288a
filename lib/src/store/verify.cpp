// The index against itself. Xapian's tables have no checksums: a changed byte may leave lists that read well and say
// something else, so every list is summed up and compared with what the records themselves give.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <set>

#include "base/bytes.hpp"
#include "base/code_points.hpp"
#include "base/text.hpp"
#include "iken/index.hpp"
#include "schema/facets.hpp"
#include "store/bits.hpp"
#include "store/block_reader.hpp"
#include "store/codec.hpp"
#include "store/grams.hpp"
#include "store/guard.hpp"
#include "store/list_store.hpp"
#include "store/place.hpp"
#include "store/remarks.hpp"
#include "store/stored_list.hpp"
#include "store/word_lists.hpp"

namespace iken {
namespace {

using namespace store;

constexpr std::size_t most_of_a_kind = 100;

/// Xapian's check has crashed on damaged tables, so a child takes the risk.
bool tables_are_sound(const std::string& path) {
  const pid_t child = ::fork();
  if (child < 0) return true;  // no room for a child: the rest of the checks must do
  if (child == 0) {
    const rlimit no_dump = {0, 0};
    ::setrlimit(RLIMIT_CORE, &no_dump);
    int code = 1;
    try {
      code = Xapian::Database::check(path, 0, nullptr) == 0 ? 0 : 1;
    } catch (...) {
      code = 1;
    }
    ::_exit(code);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return true;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
  const auto x = (a ^ (b + spread)) * spread;
  return (x ^ (x >> 29)) * spread;
}

/// One record's lists as sums that do not depend on the order of reading.
struct Sums {
  std::uint64_t words = 0;
  std::uint64_t pairs = 0;
  bool living = false;
  bool told = false;  ///< some document names it
  std::string id;
};

std::uint64_t frequencies_hash(const std::array<std::uint8_t, field_count>& frequencies) {
  std::uint64_t hash = 0;
  for (const auto frequency : frequencies) hash = hash << 8 | frequency;
  return hash;
}

std::uint64_t word_sum(const Entry& entry, std::uint64_t segment) {
  std::map<std::string_view, std::array<std::uint32_t, field_count>> counted;
  for (std::size_t f = 0; f < field_count; ++f) {
    for (const auto& token : entry.tokens[f]) ++counted[token.term][f];
  }
  std::uint64_t sum = 0;
  for (const auto& [term, frequencies] : counted)
    sum += mixed(base::fnv1a(key::word(segment, term)),
                 frequencies_hash(unpack_frequencies(pack_frequencies(frequencies))));
  return sum;
}

/// Pairs that are words of the record.
std::set<std::uint64_t> pairs_as_words(const Entry& entry) {
  std::set<std::uint64_t> pairs;
  for (const auto& tokens : entry.tokens) {
    for (const auto& token : tokens) {
      if (const auto pair = pair_of(token.term)) pairs.insert(*pair);
    }
  }
  return pairs;
}

std::uint64_t pair_sum(const Entry& entry, std::array<std::uint32_t, field_count>& chars) {
  const auto words = pairs_as_words(entry);
  std::array<std::string, field_count> folded;
  for (std::size_t f = 0; f < field_count; ++f)
    folded[f] = base::fold_text(field_text(entry.record, static_cast<Field>(f)));
  std::uint64_t sum = 0;
  for (const auto& gram : grams_of(folded, chars))
    sum += mixed(words.count(gram.key) != 0 ? as_word(gram.key) : gram.key, gram.position);
  return sum;
}

class Verifier {
 public:
  Verifier(std::string path, Xapian::Database db) : path_(std::move(path)), db_(std::move(db)) {}

  IndexHealth run() {
    // Xapian reads freed memory in tables that its check has found wrong: what is in them cannot be asked any more.
    if (!tables_are_sound(path_)) {
      add("tables_damaged", path_);
      return std::move(health_);
    }
    auto segments = decode_segments(db_.get_metadata(key::segments));
    if (!segments) add("tables_damaged", path_);
    segments_ = segments.value_or(std::vector<Segment>());
    sums_.resize(segments_.empty() ? 1 : segments_.back().first + segments_.back().records);
    part([this] { read_columns(); });
    part([this] { read_documents(); });
    part([this] { read_words(); });
    part([this] { read_pairs(); });
    part([this] { read_references(); });
    compare_lists();
    return std::move(health_);
  }

 private:
  void add(const std::string& code, std::string what, std::string record = {}) {
    if (++kinds_[code] <= most_of_a_kind) health_.damage.push_back({code, {std::move(what)}, 0, std::move(record)});
  }

  /// What cannot be read at all is damage too; the other parts go on.
  template <class Work>
  void part(Work&& work) {
    try {
      work();
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error& error) {
      add("tables_damaged", error.get_msg());
    } catch (const std::logic_error& error) {
      add("tables_damaged", error.what());
    }
  }

  void read_columns() {
    for (const auto& segment : segments_) {
      SegmentColumns columns;
      const bool whole =
          columns.decode(db_.get_metadata(key::columns(segment.id))) && columns.size() == segment.records;
      const auto vectors = db_.get_metadata(key::vectors(segment.id)).size();
      if (!whole || (segment.records > 0 && vectors % segment.records != 0))
        add("columns_damaged", std::to_string(segment.id));
      if (whole) columns_.emplace(segment.first, std::move(columns));
    }
  }

  void read_documents() {
    const auto end = db_.metadata_keys_end(key::document_prefix);
    for (auto at = db_.metadata_keys_begin(key::document_prefix); at != end; ++at) {
      const auto document = decode_document(db_.get_metadata(*at));
      if (!document || key::document(document->info.id) != *at) {
        add("document_damaged", (*at).substr(1));
        continue;
      }
      ++health_.documents;
      if (ParsedDocument read; !decode_remarks(db_.get_metadata(key::remarks(document->info.id)), document->info.id, read))
        add("document_damaged", document->info.id);
      for (const auto doc : document->records) read_record(*document, doc);
    }
    const auto removed = decode_numbers(db_.get_metadata(key::removed));
    for (std::uint32_t doc = 1; doc < sums_.size(); ++doc) {
      const bool gone = std::binary_search(removed.begin(), removed.end(), doc);
      if (!sums_[doc].told && !gone) add("document_damaged", std::to_string(doc));
    }
  }

  void read_record(const DocumentEntry& document, std::uint32_t doc) {
    ++health_.records;
    const auto name = document.info.id + " (" + std::to_string(doc) + ")";
    if (doc == 0 || doc >= sums_.size()) return add("record_misplaced", name);
    std::optional<Entry> entry;
    sums_[doc].told = true;
    try {
      entry = decode_entry(blocks_.record(db_, segments_, doc));
    } catch (const std::logic_error&) {
      // Lengths that cannot be.
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error&) {
      // Its block cannot be read: damaged all the same.
    }
    if (!entry) return add("record_damaged", name);
    auto& record = entry->record;
    if (record.document.id != document.info.id || !is_listed(record.id, doc))
      add("record_misplaced", record.id, record.id);
    record.document = document.info;
    auto& sums = sums_[doc];
    std::array<std::uint32_t, field_count> chars{};
    sums.living = true;
    sums.id = record.id;
    sums.words = word_sum(*entry, segment_of(doc).id);
    sums.pairs = pair_sum(*entry, chars);
    if (!columns_agree(*entry, doc, chars)) add("columns_differ", record.id, record.id);
  }

  bool is_listed(const std::string& id, std::uint32_t doc) {
    const auto listed = decode_numbers(db_.get_metadata(key::record_id(id)));
    return !listed.empty() && listed.front() == doc;
  }

  [[nodiscard]] const Segment& segment_of(std::uint32_t doc) const {
    const auto after = std::upper_bound(segments_.begin(), segments_.end(), doc,
                                        [](std::uint32_t number, const Segment& s) { return number < s.first; });
    return *(after - 1);
  }

  bool columns_agree(const Entry& entry, std::uint32_t doc, const std::array<std::uint32_t, field_count>& chars) const {
    auto at = columns_.upper_bound(doc);
    if (at == columns_.begin()) return columns_.empty();
    const auto& [first, columns] = *--at;
    const auto row = doc - first;
    if (row >= columns.size()) return true;  // of a segment that is told as damaged
    const auto& record = entry.record;
    const auto value = [&](const SegmentColumns::Values& column) { return column.values[column.of[row]]; };
    bool agree = columns.no[row] == record.no.value_or(-1) && columns.chars[row] == chars &&
                 value(columns.from) == record.document.from;
    for (std::size_t f = 0; f < field_count; ++f) {
      const auto& tokens = entry.tokens[f];
      const auto wholes =
          std::count_if(tokens.begin(), tokens.end(), [](const StoredToken& token) { return !token.part; });
      agree = agree && columns.lengths[row][f] == std::min<std::ptrdiff_t>(wholes, 0xFFFF);
    }
    for (std::size_t i = 0; i < columns.facets.size(); ++i) {
      agree = agree && value(columns.facets[i]) == schema::facets()[i].value(record);
    }
    return agree;
  }

  /// `take(key, what stands behind the prefix)` for each key of a segment's kind.
  template <class Take>
  void each_key(const std::string& prefix, Take take) {
    const auto end = db_.metadata_keys_end(prefix);
    for (auto at = db_.metadata_keys_begin(prefix); at != end; ++at) {
      ++health_.lists;
      take(*at, (*at).substr(prefix.size()));
    }
  }

  void read_words() {
    for (const auto& segment : segments_) {
      each_key(key::word_prefix(segment.id, {}), [&](const std::string& name, const std::string& word) {
        std::vector<Posting> list;
        if (!decode_word(db_.get_metadata(name), segment, nullptr, list)) return add("words_damaged", word);
        const auto hash = base::fnv1a(name);
        for (const auto& posting : list) {
          if (posting.doc < sums_.size()) sums_[posting.doc].words -= mixed(hash, frequencies_hash(posting.tf));
        }
      });
    }
  }

  void read_pairs() {
    for (const auto& segment : segments_) {
      std::set<char32_t> firsts;
      each_key(key::gram_prefix(segment.id), [&](const std::string&, const std::string& pair) {
        firsts.insert(base::decode_utf8(pair, 0).code_point);
      });
      for (const auto first : firsts) read_family(segment, first);
      each_key(key::character_prefix(segment.id), [&](const std::string&, const std::string& character) {
        if (firsts.count(base::decode_utf8(character, 0).code_point) == 0) add("pairs_damaged", character);
      });
    }
  }

  void read_family(const Segment& segment, char32_t first) {
    std::string name;
    base::append_utf8(name, first);
    GramFamily family;
    if (!family.open(db_.get_metadata(key::gram_family(segment.id, first)))) return add("pairs_damaged", name);
    Bits seen(segment.records);
    for (const auto& [slot, kept] : family.lists()) {
      GramCursor cursor;
      const auto list = kept.empty() ? db_.get_metadata(key::gram(segment.id, first, slot)) : kept;
      if (!cursor.open(list)) {
        add("pairs_damaged", name);
        continue;
      }
      const auto key = pair_key(first, 0) | slot;
      for (; !cursor.done(); cursor.next()) {
        const auto doc = segment.first + cursor.doc();
        if (cursor.doc() >= segment.records) {
          add("pairs_damaged", name);
          break;
        }
        seen.set(cursor.doc());
        for (const auto position : cursor.positions()) sums_[doc].pairs -= mixed(key, position);
      }
      if (!cursor.ok()) add("pairs_damaged", name);
    }
    const auto kept = db_.get_metadata(key::character(segment.id, first));
    if (!kept.empty() && kept != seen.bytes()) add("pairs_damaged", name);
  }

  void read_references() {
    for (const auto& [target, doc] : decode_references(db_.get_metadata(key::references))) {
      // The record that refers lives; the one referred to may have gone with another edition.
      if (doc == 0 || doc >= sums_.size() || target >= sums_.size() || !sums_[doc].living) {
        add("references_damaged", std::to_string(doc));
      }
    }
  }

  /// What the lists gave has been taken from what the records give: nothing must be left.
  void compare_lists() {
    for (const auto& sums : sums_) {
      if (!sums.living) continue;
      if (sums.words != 0) add("words_differ", sums.id, sums.id);
      if (sums.pairs != 0) add("pairs_differ", sums.id, sums.id);
    }
  }

  std::string path_;
  Xapian::Database db_;
  IndexHealth health_;
  std::vector<Segment> segments_;
  BlockReader blocks_;
  std::map<std::string, std::size_t> kinds_;
  std::map<std::uint32_t, SegmentColumns> columns_;  ///< by their first record
  std::vector<Sums> sums_;
};

}  // namespace

Result<IndexHealth> verify(const std::string& path) {
  const auto place = look_at(path);
  if (place == Place::nothing) return Error{ErrorCode::index_missing, {path}, {}};
  if (place == Place::foreign) return Error{ErrorCode::index_foreign, {path}, {}};
  return guarded(path, [&]() -> Result<IndexHealth> {
    Xapian::Database db(path, Xapian::DB_OPEN);
    if (auto same = check_format(path, db.get_metadata(key::format)); !same) return same.error();
    const auto revision = db.get_revision();
    auto health = Verifier(path, std::move(db)).run();
    // The child looked at the files themselves: what it said of an index that moved on means nothing.
    if (Xapian::Database(path, Xapian::DB_OPEN).get_revision() != revision)
      return Error{ErrorCode::index_moved, {path}, {}};
    return health;
  });
}

std::vector<std::string_view> damage_codes() {
  return {"tables_damaged",  "document_damaged", "record_damaged",    "record_misplaced",
          "columns_damaged", "columns_differ",   "words_damaged",     "words_differ",
          "pairs_damaged",   "pairs_differ",     "references_damaged"};
}

}  // namespace iken
