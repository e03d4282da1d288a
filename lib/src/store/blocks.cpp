// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/blocks.hpp"

#include <zstd.h>

#include "store/batch.hpp"
#include "store/varint.hpp"

namespace iken::store {
namespace {

/// Level 1 to 3 hardly differ in size or time on blocks of this size; 6 takes three times as long for 5 % less.
constexpr int level = 3;
/// No record comes near it; what claims to be larger is damaged.
constexpr unsigned long long largest_block = 1ULL << 30;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

struct BlockPacker::Impl {
  std::unique_ptr<ZSTD_CCtx, FreeContext> context{ZSTD_createCCtx()};
  std::string sizes;
  std::string records;
  std::uint32_t count = 0;

  std::string pack() {
    sizes += records;
    std::string packed(ZSTD_compressBound(sizes.size()), '\0');
    const auto size = ZSTD_compressCCtx(context.get(), packed.data(), packed.size(), sizes.data(), sizes.size(), level);
    packed.resize(ZSTD_isError(size) != 0 ? 0 : size);
    packed.shrink_to_fit();
    sizes.clear();
    records.clear();
    count = 0;
    return packed;
  }
};

BlockPacker::BlockPacker() : impl_(std::make_unique<Impl>()) {}
BlockPacker::BlockPacker(BlockPacker&&) noexcept = default;
BlockPacker& BlockPacker::operator=(BlockPacker&&) noexcept = default;
BlockPacker::~BlockPacker() = default;

void BlockPacker::add(std::string_view record, std::vector<Block>& into) {
  put_number(impl_->sizes, static_cast<std::uint32_t>(record.size()));
  impl_->records.append(record);
  ++impl_->count;
  if (impl_->records.size() >= block_bytes) finish(into);
}

void BlockPacker::finish(std::vector<Block>& into) {
  if (impl_->count == 0) return;
  const auto count = impl_->count;
  into.push_back({count, impl_->pack()});
}

struct UnpackedBlock::Context {
  ~Context() { ZSTD_freeDCtx(zstd); }
  ZSTD_DCtx* zstd = ZSTD_createDCtx();
};

UnpackedBlock::UnpackedBlock() = default;
UnpackedBlock::UnpackedBlock(UnpackedBlock&&) noexcept = default;
UnpackedBlock& UnpackedBlock::operator=(UnpackedBlock&&) noexcept = default;
UnpackedBlock::~UnpackedBlock() = default;

bool UnpackedBlock::open(std::string_view packed, std::uint32_t records) {
  ends_.clear();
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > largest_block) return false;
  if (!context_) context_ = std::make_unique<Context>();
  bytes_.resize(size);
  const auto got = ZSTD_decompressDCtx(context_->zstd, bytes_.data(), bytes_.size(), packed.data(), packed.size());
  return ZSTD_isError(got) == 0 && got == size && read_sizes(records);
}

bool UnpackedBlock::read_sizes(std::uint32_t records) {
  NumberReader in(bytes_);
  if (records > bytes_.size()) return false;
  std::vector<std::size_t> sizes;
  for (std::uint32_t i = 0; i < records; ++i) sizes.push_back(in.number());
  auto at = bytes_.size() - in.left();
  ends_.push_back(at);
  for (const auto size : sizes) ends_.push_back(at += size);
  const bool fits = in.ok() && at == bytes_.size();
  if (!fits) ends_.clear();
  return fits;
}

}  // namespace iken::store
