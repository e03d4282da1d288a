// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/word_lists.hpp"

#include <array>

#include "store/codec.hpp"
#include "store/stored_list.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

using Frequencies = std::array<std::uint8_t, field_count>;
constexpr std::uint32_t most_packed = 512;

/// Unpacking is a look into a table: it is done for every record of every list.
const std::array<Frequencies, most_packed>& unpacked() {
  static const auto table = [] {
    std::array<Frequencies, most_packed> made{};
    for (std::uint32_t packed = 0; packed < most_packed; ++packed) made[packed] = unpack_frequencies(packed);
    return made;
  }();
  return table;
}

/// What the code in a head says of the frequencies (see ListOf); 0: they follow.
constexpr std::array<std::uint32_t, 4> packed_of_code = {1, 32, 0, 33};

/// Whether a record is kept is a matter of chance, so it does not hang on a branch: every posting is written, and one that
/// was not to be kept is written over by the next.
template <class Keep>
bool decode_block(const StoredList::Block& block, std::uint32_t before, std::uint32_t first, Keep keep,
                  std::vector<Posting>& into) {
  const auto& frequencies = unpacked();
  auto at = into.size();
  into.resize(at + block.size + 1);
  NumberReader in(block.heads);
  auto doc = before;
  for (auto n = block.size; n > 0; --n) {
    const auto head = in.number();
    doc += head >> 2;
    if (doc > block.last) return false;
    auto packed = packed_of_code[head & 3];
    if (packed == 0) packed = in.number() & (most_packed - 1);
    into[at] = {first + doc, frequencies[packed]};
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
    const bool whole = passed_over              ? true
                       : within == nullptr      ? decode_block(block, before, first, all, list)
                                                : decode_block(block, before, first, those_left, list);
    if (!whole) return false;
    before = block.last;
  }
  return true;
}

}  // namespace iken::store
