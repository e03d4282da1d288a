// The index as search sees it: posting lists, gram lists, columns, entries. Xapian stays behind this wall.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>
#include "iken/error.hpp"
#include "iken/index.hpp"
#include "iken/record.hpp"
namespace iken::store {
/// The three fields that are searched without being named, in the order of every array below.
enum Field : std::size_t { opinion, response, title, field_count };
/// The text of that field ("" where absent; title = the initiative's title).
std::string_view field_text(const Record& record, Field field);
inline constexpr std::uint32_t no_value = 0xFFFFFFFF;
struct Posting {
  std::uint32_t doc = 0;  ///< record number (Xapian docid, from 1)
  std::array<std::uint8_t, field_count> tf{};
};
/// A token as kept with its record: bytes of the original field text and the term it was indexed under.
struct StoredToken {
  std::uint32_t begin = 0, end = 0;
  std::string term;
  bool part = false;
};
struct Entry {
  Record record;
  std::array<std::vector<StoredToken>, field_count> tokens;  ///< content tokens in order of begin, wholes before parts
};
struct FacetColumn {
  std::vector<std::string> values;
  std::vector<std::uint32_t> of;  ///< by record number: index into values, or no_value
};
/// Small numbers per record, all vectors indexed by record number (entry 0 unused).
struct Columns {
  std::vector<std::uint8_t> alive;
  std::vector<std::array<std::uint32_t, field_count>> lengths;  ///< content words
  std::vector<std::uint32_t> order;  ///< rank by document id, number, record id: the order of ties
  std::vector<std::int32_t> no;      ///< -1 = none
  std::vector<std::string> from;     ///< date per facet "document" value index (same index as facets["document"].values)
  std::map<std::string, FacetColumn, std::less<>> facets;  ///< document category initiative chapter section subsection year fiscal_year municipality
  std::array<double, field_count> mean_length{};
  std::uint64_t records = 0;
};
/// One committed state of one index. Thread rule: one thread at a time (Xapian's rule); columns() may be shared.
class Reader {
 public:
  static Result<Reader> open(const std::string& path);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();
  [[nodiscard]] std::shared_ptr<const Columns> columns() const;
  [[nodiscard]] const std::string& fingerprint() const;
  [[nodiscard]] std::string revision() const;
  /// Living records that have this term, by record number; empty if none.
  [[nodiscard]] Result<std::vector<Posting>> postings(std::string_view term) const;
  /// Living records whose folded opinion, response or title has this gram (one or two folded code points).
  [[nodiscard]] Result<std::vector<std::uint32_t>> gram(std::string_view gram) const;
  /// Errors: record_damaged.
  [[nodiscard]] Result<Entry> fetch(std::uint32_t doc) const;
  /// 0 = not there.
  [[nodiscard]] Result<std::uint32_t> find(const std::string& record_id) const;
  /// Up to `limit`+1 indexed terms that begin with `prefix`, in byte order.
  [[nodiscard]] Result<std::vector<std::string>> terms(std::string_view prefix, std::size_t limit) const;
  Result<void> refresh();
  [[nodiscard]] Result<IndexInfo> info() const;
 private:
  struct Impl;
  explicit Reader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};
}  // namespace iken::store
