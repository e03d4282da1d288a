// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/list_store.hpp"

#include "store/codec.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

/// Calls `take(slot, list)` for each list of a family until it returns false. False when the bytes are damaged.
template <class Take>
bool each_list(std::string_view bytes, Take take) {
  NumberReader in(bytes);
  PairSlot slot = 0;
  while (!in.done()) {
    slot += in.number();
    const auto list = in.bytes(in.number());
    if (!in.ok()) return false;
    if (!take(slot, list)) break;
  }
  return in.ok();
}

}  // namespace

bool GramFamily::open(std::string bytes) {
  lists_.clear();
  return each_list(bytes, [&](PairSlot slot, std::string_view list) {
    lists_.emplace_hint(lists_.end(), slot, list);
    return true;
  });
}

std::string GramFamily::encode() const {
  std::string out;
  PairSlot before = 0;
  for (const auto& [slot, list] : lists_) {
    put_number(out, slot - before);
    put_number(out, static_cast<std::uint32_t>(list.size()));
    out += list;
    before = slot;
  }
  return out;
}

std::optional<std::string> gram_list(const Xapian::Database& db, std::uint64_t segment, char32_t first, PairSlot slot) {
  auto own = db.get_metadata(key::gram(segment, first, slot));
  if (!own.empty()) return own;
  bool lost = false;  // the family says that it has a key of its own
  const bool whole = each_list(db.get_metadata(key::gram_family(segment, first)), [&](PairSlot s, std::string_view list) {
    if (s == slot) own = list;
    lost = s == slot && list.empty();
    return s < slot;
  });
  return whole && !lost ? std::optional<std::string>(std::move(own)) : std::nullopt;
}

std::optional<std::vector<std::string>> gram_lists(const Xapian::Database& db, std::uint64_t segment, char32_t first) {
  std::vector<std::string> lists;
  const bool whole =
      each_list(db.get_metadata(key::gram_family(segment, first)), [&](PairSlot slot, std::string_view list) {
        lists.push_back(list.empty() ? db.get_metadata(key::gram(segment, first, slot)) : std::string(list));
        return true;
      });
  return whole ? std::optional<std::vector<std::string>>(std::move(lists)) : std::nullopt;
}

}  // namespace iken::store
