// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/list_store.hpp"

#include "store/codec.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

/// Calls `take(second, list)` for each pair of a family until it returns false. False when the bytes are damaged.
template <class Take>
bool each_list(std::string_view bytes, Take take) {
  NumberReader in(bytes);
  char32_t second = 0;
  while (!in.done()) {
    second += in.number();
    const auto list = in.bytes(in.number());
    if (!in.ok()) return false;
    if (!take(second, list)) break;
  }
  return in.ok();
}

}  // namespace

bool GramFamily::open(std::string bytes) {
  lists_.clear();
  return each_list(bytes, [&](char32_t second, std::string_view list) {
    lists_.emplace_hint(lists_.end(), second, list);
    return true;
  });
}

std::string GramFamily::encode() const {
  std::string out;
  char32_t before = 0;
  for (const auto& [second, list] : lists_) {
    put_number(out, second - before);
    put_number(out, static_cast<std::uint32_t>(list.size()));
    out += list;
    before = second;
  }
  return out;
}

std::optional<std::string> gram_list(const Xapian::Database& db, std::uint64_t segment, char32_t first,
                                     char32_t second) {
  auto own = db.get_metadata(key::gram(segment, first, second));
  if (!own.empty()) return own;
  const bool whole =
      each_list(db.get_metadata(key::gram_family(segment, first)), [&](char32_t s, std::string_view list) {
        if (s == second) own = list;
        return s < second;
      });
  return whole ? std::optional<std::string>(std::move(own)) : std::nullopt;
}

std::optional<std::vector<std::string>> gram_lists(const Xapian::Database& db, std::uint64_t segment, char32_t first) {
  std::vector<std::string> lists;
  const bool whole =
      each_list(db.get_metadata(key::gram_family(segment, first)), [&](char32_t second, std::string_view list) {
        lists.push_back(list.empty() ? db.get_metadata(key::gram(segment, first, second)) : std::string(list));
        return true;
      });
  return whole ? std::optional<std::vector<std::string>>(std::move(lists)) : std::nullopt;
}

}  // namespace iken::store
