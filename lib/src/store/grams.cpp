// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/grams.hpp"

#include <unicode/utf8.h>

#include <algorithm>

#include "store/pieces.hpp"

namespace iken::store {
namespace {

/// Far above what a segment holds, and low enough that no sum of two overflows.
constexpr std::uint32_t largest_number = 1U << 30;

}  // namespace

std::vector<Gram> grams_of(const std::array<std::string, field_count>& folded,
                           std::array<std::uint32_t, field_count>& chars) {
  std::vector<Gram> grams;
  grams.reserve((folded[0].size() + folded[1].size() + folded[2].size()) / 3 + 3);
  std::uint32_t position = 0;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto& text = folded[f];
    const auto start = position;
    std::uint64_t previous = 0;
    for (std::size_t at = 0; at < text.size();) {
      UChar32 code_point = 0;
      U8_NEXT_UNSAFE(text.data(), at, code_point);
      if (position > start) grams.push_back({previous << 21 | static_cast<std::uint64_t>(code_point), position - 1});
      previous = static_cast<std::uint64_t>(code_point);
      ++position;
    }
    if (position > start) grams.push_back({previous << 21, position - 1});
    chars[f] = position - start;
    ++position;
  }
  return grams;
}

bool GramList::open(std::string_view bytes) {
  blocks_.clear();
  NumberReader in(bytes);
  size_ = in.number();
  if (!in.ok() || size_ == 0) return false;
  if (size_ <= GramListBuilder::few) return open_few(in);
  const auto count = in.number();
  if (count == 0 || count > in.left()) return false;
  struct Sizes {
    std::size_t heads, positions;
  };
  std::vector<Sizes> sizes;
  std::uint32_t last = 0;
  std::uint32_t records = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    Block block;
    block.size = in.number();
    const auto step = in.number();
    if (step > largest_number - last) return false;
    block.last = last += step;
    records += block.size;
    const auto heads = in.number();
    sizes.push_back({heads, i + 1 < count ? in.number() : 0});
    if (block.size == 0 || block.size > heads) return false;
    blocks_.push_back(block);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    blocks_[i].heads = in.bytes(sizes[i].heads);
    blocks_[i].positions = in.bytes(i + 1 < count ? sizes[i].positions : in.left());
  }
  return in.ok() && records == size_;
}

bool GramList::open_few(NumberReader in) {
  const auto all = in.rest();
  Block block;
  block.size = size_;
  for (auto n = size_; n > 0; --n) {
    const auto head = in.number();
    block.last += head >> 1;
    if ((head & 1) != 0) in.number();
    if (block.last > largest_number) return false;
  }
  block.heads = all.substr(0, all.size() - in.left());
  block.positions = in.rest();
  blocks_.push_back(block);
  return in.ok();
}

bool GramCursor::open(std::string bytes) {
  bytes_ = std::make_unique<const std::string>(std::move(bytes));
  if (!list_.open(*bytes_)) fail();
  if (ok_) load(0);
  return ok_;
}

void GramCursor::fail() {
  ok_ = false;
  block_ = list_.blocks().size();
}

void GramCursor::load(std::size_t block) {
  block_ = block;
  at_ = placed_ = 0;
  if (done()) return;
  const auto& from = list_.blocks()[block];
  docs_.resize(from.size);
  counts_.resize(from.size);
  auto doc = block > 0 ? list_.blocks()[block - 1].last : 0U;
  bool beyond = false;
  NumberReader in(from.heads);
  for (std::uint32_t i = 0; i < from.size; ++i) {
    const auto head = in.number();
    docs_[i] = doc += head >> 1;
    counts_[i] = (head & 1) != 0 ? in.number() : 1U;
    beyond |= doc > from.last;
  }
  places_ = NumberReader(from.positions);
  if (!in.ok() || beyond || doc != from.last) fail();
}

void GramCursor::next() {
  if (!done() && ++at_ == docs_.size()) load(block_ + 1);
}

void GramCursor::skip_to(std::uint32_t wanted) {
  if (done() || doc() >= wanted) return;
  const auto& blocks = list_.blocks();
  if (blocks[block_].last < wanted) {
    auto block = block_ + 1;
    while (block < blocks.size() && blocks[block].last < wanted) ++block;
    load(block);
    if (done()) return;
  }
  while (docs_[at_] < wanted) ++at_;  // the block's last is not before it
}

const std::vector<std::uint32_t>& GramCursor::positions() {
  if (placed_ == at_ + 1) return positions_;
  positions_.clear();
  for (; placed_ < at_; ++placed_) places_.skip(counts_[placed_]);
  const auto count = counts_[placed_++];
  std::uint32_t position = 0;
  for (std::uint32_t i = 0; i < count && places_.ok(); ++i) positions_.push_back(position += places_.number());
  if (!places_.ok()) {
    fail();
    positions_.clear();
  }
  return positions_;
}

}  // namespace iken::store
