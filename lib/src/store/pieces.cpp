// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/pieces.hpp"

#include <algorithm>

#include "store/stored_list.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

/// The piece's heads behind what is there: only the first number changes.
void append_heads(std::string& into, std::string_view heads, std::uint32_t delta, unsigned bits) {
  NumberReader in(heads);
  const auto first = in.number();
  put_number(into, delta << bits | (first & ((1U << bits) - 1)));
  into.append(in.rest());
}

}  // namespace

void put_word_head(std::string& heads, std::uint32_t delta, std::uint32_t packed) {
  const auto known = std::find(common_frequencies.begin(), common_frequencies.end(), packed);
  const auto code = static_cast<std::uint32_t>(known - common_frequencies.begin());
  put_number(heads, delta << head_bits(ListOf::words) | code);
  if (code == other_frequencies) put_number(heads, packed);
}

bool ListBuilder::start(std::string_view stored) {
  size_ = last_ = 0;
  blocks_.clear();
  heads_.clear();
  positions_.clear();
  if (stored.empty()) return true;
  StoredList list;
  if (!list.open(stored, of_)) return false;
  for (const auto& block : list.blocks()) {
    blocks_.push_back({block.size, block.last, heads_.size(), positions_.size()});
    heads_.append(block.heads);
    positions_.append(block.positions);
    size_ += block.size;
  }
  last_ = blocks_.back().last;
  return true;
}

void ListBuilder::add(const Piece& piece, const char* bytes, std::uint32_t base) {
  if (blocks_.empty() || blocks_.back().size >= block_records) {
    blocks_.push_back({0, 0, heads_.size(), positions_.size()});
  }
  append_heads(heads_, {bytes + piece.begin, piece.heads}, base + piece.first - last_, head_bits(of_));
  positions_.append(bytes + piece.begin + piece.heads, piece.positions);
  size_ += piece.size;
  last_ = base + piece.last;
  blocks_.back().size += piece.size;
  blocks_.back().last = last_;
}

std::size_t ListBuilder::end_of_heads(std::size_t block) const {
  return block + 1 < blocks_.size() ? blocks_[block + 1].heads : heads_.size();
}

std::size_t ListBuilder::end_of_positions(std::size_t block) const {
  return block + 1 < blocks_.size() ? blocks_[block + 1].positions : positions_.size();
}

std::string ListBuilder::finish() const {
  std::string out;
  out.reserve(heads_.size() + positions_.size() + 16 + blocks_.size() * 6);
  put_number(out, size_);
  if (size_ <= few) return out.append(heads_).append(positions_);
  put_number(out, static_cast<std::uint32_t>(blocks_.size()));
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    put_number(out, blocks_[i].size);
    put_number(out, blocks_[i].last - last);
    put_number(out, static_cast<std::uint32_t>(end_of_heads(i) - blocks_[i].heads));
    const bool sized = of_ == ListOf::grams && i + 1 < blocks_.size();
    if (sized) put_number(out, static_cast<std::uint32_t>(end_of_positions(i) - blocks_[i].positions));
    last = blocks_[i].last;
  }
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    out.append(heads_, blocks_[i].heads, end_of_heads(i) - blocks_[i].heads);
    out.append(positions_, blocks_[i].positions, end_of_positions(i) - blocks_[i].positions);
  }
  return out;
}

}  // namespace iken::store
