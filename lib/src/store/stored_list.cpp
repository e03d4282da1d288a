// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/stored_list.hpp"

namespace iken::store {
namespace {

/// Far above what a segment holds, and low enough that no sum of two overflows.
constexpr std::uint32_t largest_number = 1U << 30;

}  // namespace

bool StoredList::open(std::string_view bytes, ListOf of) {
  blocks_.clear();
  NumberReader in(bytes);
  size_ = in.number();
  if (!in.ok() || size_ == 0) return false;
  if (size_ <= ListBuilder::few) return open_few(in, of);
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
    sizes.push_back({heads, of == ListOf::grams && i + 1 < count ? in.number() : 0});
    if (block.size == 0 || block.size > heads) return false;
    blocks_.push_back(block);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    blocks_[i].heads = in.bytes(sizes[i].heads);
    blocks_[i].positions = in.bytes(i + 1 < count || of == ListOf::words ? sizes[i].positions : in.left());
  }
  return in.ok() && in.done() && records == size_;
}

bool StoredList::open_few(NumberReader in, ListOf of) {
  const auto all = in.rest();
  Block block;
  block.size = size_;
  for (auto n = size_; n > 0; --n) {
    const auto head = in.number();
    const auto code = head & ((1U << head_bits(of)) - 1);
    block.last += head >> head_bits(of);
    if (code == (of == ListOf::words ? other_frequencies : 1)) in.number();
    if (block.last > largest_number) return false;
  }
  block.heads = all.substr(0, all.size() - in.left());
  block.positions = in.rest();
  blocks_.push_back(block);
  return in.ok();
}

bool GramCursor::open(std::string bytes) {
  bytes_ = std::make_unique<const std::string>(std::move(bytes));
  if (!list_.open(*bytes_, ListOf::grams)) fail();
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
