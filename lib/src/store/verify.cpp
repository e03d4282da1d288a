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

#include "base/bytes.hpp"
#include "base/text.hpp"
#include "iken/index.hpp"
#include "schema/facets.hpp"
#include "store/codec.hpp"
#include "store/grams.hpp"
#include "store/guard.hpp"
#include "store/place.hpp"

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
  std::string id;
};

std::uint64_t word_sum(const Entry& entry) {
  std::map<std::string_view, std::array<std::uint32_t, field_count>> counted;
  for (std::size_t f = 0; f < field_count; ++f) {
    for (const auto& token : entry.tokens[f]) ++counted[token.term][f];
  }
  std::uint64_t sum = 0;
  for (const auto& [term, frequencies] : counted)
    sum += mixed(base::fnv1a(key::word(term)), pack_frequencies(frequencies));
  return sum;
}

std::uint64_t pair_sum(const Record& record, std::array<std::uint32_t, field_count>& chars) {
  std::array<std::string, field_count> folded;
  for (std::size_t f = 0; f < field_count; ++f) folded[f] = base::fold_text(field_text(record, static_cast<Field>(f)));
  std::uint64_t sum = 0;
  for (const auto& gram : grams_of(folded, chars)) sum += mixed(base::fnv1a(gram_text(gram.key)), gram.position);
  return sum;
}

class Verifier {
 public:
  Verifier(std::string path, Xapian::Database db) : path_(std::move(path)), db_(std::move(db)) {}

  IndexHealth run() {
    if (!tables_are_sound(path_)) add("tables_damaged", path_);
    sums_.resize(static_cast<std::size_t>(db_.get_lastdocid()) + 1);
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
    for (const auto& segment : decode_segments(db_.get_metadata(key::segments))) {
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
    std::size_t living = 0;
    const auto end = db_.metadata_keys_end(key::document_prefix);
    for (auto at = db_.metadata_keys_begin(key::document_prefix); at != end; ++at) {
      const auto document = decode_document(db_.get_metadata(*at));
      if (!document || key::document(document->info.id) != *at) {
        add("document_damaged", (*at).substr(1));
        continue;
      }
      ++health_.documents;
      for (const auto doc : document->records) read_record(*document, doc);
      living += document->records.size();
    }
    if (living != db_.get_doccount()) add("document_damaged", path_);
  }

  void read_record(const DocumentEntry& document, std::uint32_t doc) {
    ++health_.records;
    const auto name = document.info.id + " (" + std::to_string(doc) + ")";
    if (doc == 0 || doc >= sums_.size()) return add("record_misplaced", name);
    std::optional<Entry> entry;
    try {
      entry = decode_entry(db_.get_document(doc).get_data());
    } catch (const std::logic_error&) {
      // Lengths that cannot be.
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error&) {
      // Not there, or its block cannot be read: damaged all the same.
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
    sums.words = word_sum(*entry);
    sums.pairs = pair_sum(record, chars);
    if (!columns_agree(*entry, doc, chars)) add("columns_differ", record.id, record.id);
  }

  bool is_listed(const std::string& id, std::uint32_t doc) {
    auto at = db_.postlist_begin(key::record_id(id));
    const auto end = db_.postlist_end(key::record_id(id));
    return std::find(at, end, doc) != end;
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

  void read_words() {
    const auto end = db_.allterms_end("W");
    for (auto term = db_.allterms_begin("W"); term != end; ++term) {
      ++health_.lists;
      const auto hash = base::fnv1a(*term);
      const auto last = db_.postlist_end(*term);
      for (auto at = db_.postlist_begin(*term); at != last; ++at) {
        if (*at < sums_.size()) sums_[*at].words -= mixed(hash, at.get_wdf());
      }
    }
  }

  void read_pairs() {
    const auto end = db_.metadata_keys_end("G");
    for (auto at = db_.metadata_keys_begin("G"); at != end; ++at) {
      const auto name = *at;
      const auto slash = name.find('/');
      GramHits hits;
      ++health_.lists;
      if (slash == std::string::npos || !decode(db_.get_metadata(name), true, hits)) {
        add("pairs_damaged", name.substr(1, slash == std::string::npos ? slash : slash - 1));
        continue;
      }
      take_pairs(base::fnv1a(std::string_view(name).substr(slash + 1)), hits);
    }
  }

  void take_pairs(std::uint64_t hash, const GramHits& hits) {
    std::size_t position = 0;
    for (std::size_t i = 0; i < hits.docs.size(); ++i) {
      for (std::uint32_t n = 0; n < hits.counts[i] && position < hits.positions.size(); ++n, ++position) {
        if (hits.docs[i] < sums_.size()) sums_[hits.docs[i]].pairs -= mixed(hash, hits.positions[position]);
      }
    }
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
  return {"tables_damaged", "document_damaged", "record_damaged", "record_misplaced", "columns_damaged",
          "columns_differ", "words_differ",     "pairs_damaged",  "pairs_differ",     "references_damaged"};
}

}  // namespace iken
