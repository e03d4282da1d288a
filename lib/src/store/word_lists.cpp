// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/word_lists.hpp"

#include <array>

#include "store/codec.hpp"
#include "store/stored_list.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

constexpr std::uint32_t most_packed = 512;

/// Unpacking is a look into a table, and one copy of eight bytes: it is done for every record of every list.
struct Unpacked {
  std::array<Posting, common_frequencies.size() + 1> common{};  ///< by the code of a head
  std::array<Posting, most_packed> all{};                       ///< by what is packed

  Unpacked() {
    for (std::uint32_t packed = 0; packed < most_packed; ++packed) all[packed].tf = unpack_frequencies(packed);
    for (std::size_t code = 0; code < common_frequencies.size(); ++code) common[code] = all[common_frequencies[code]];
  }
};

/// Whether a record is kept is a matter of chance, so it does not hang on a branch: every posting is written, and one
/// that was not to be kept is written over by the next.
static_assert(head_bits(ListOf::words) == 4);
template <class Keep>
bool decode_block(const StoredList::Block& block, std::uint32_t before, std::uint32_t first, Keep keep,
                  std::vector<Posting>& into) {
  static const Unpacked known;
  auto at = into.size();
  into.resize(at + block.size + 1);
  NumberReader in(block.heads);
  auto doc = before;
  for (auto n = block.size; n > 0; --n) {
    const auto head = in.short_number();
    const auto code = head & 15;
    doc += head >> 4;
    if (doc > block.last) return false;
    into[at] = code != other_frequencies ? known.common[code] : known.all[in.number() % most_packed];
    into[at].doc = first + doc;
    at += keep(first + doc) ? 1 : 0;
  }
  into.resize(at);
  return in.ok();
}

}  // namespace

bool decode_word(std::string_view bytes, const Segment& segment, const Candidates* within, std::vector<Posting>& list) {
  StoredList stored;
  if (!stored.open(bytes, ListOf::words) || stored.blocks().back().last >= segment.records) return false;
  const auto all = [](std::uint32_t) { return true; };
  const auto those_left = [within](std::uint32_t doc) { return within->has(doc); };
  std::uint32_t before = 0;
  for (const auto& block : stored.blocks()) {
    const auto first = segment.first;
    const bool passed_over = within != nullptr && !within->any(first + before, first + block.last);
    const bool whole = passed_over         ? true
                       : within == nullptr ? decode_block(block, before, first, all, list)
                                           : decode_block(block, before, first, those_left, list);
    if (!whole) return false;
    before = block.last;
  }
  return true;
}

}  // namespace iken::store
