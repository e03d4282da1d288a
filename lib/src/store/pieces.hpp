// Lists on their way to the disk: pieces made on any thread, joined by the writer.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iken::store {

/// Which of a few consecutive records have a word or a pair of characters. Record numbers count from the first of them.
/// Heads: per record (number − number before) << bits | what belongs to it, the first one with number 0.
struct Piece {
  std::uint32_t size = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t begin = 0;  ///< where its heads, and its positions behind them, begin in the bytes of all pieces
  std::uint32_t heads = 0;  ///< bytes
  std::uint32_t positions = 0;
};

/// What a list is of, which decides what is in a head beside the number.
/// Words (4 bits): what the frequencies are, see common_frequencies.
/// Pairs of characters (1 bit): whether there is more than one occurrence, and then how many.
enum class ListOf { words, grams };
constexpr unsigned head_bits(ListOf of) { return of == ListOf::words ? 4 : 1; }

/// Packed frequencies (see pack_frequencies) that a head says by their place in this table. Any others follow it as a
/// number: the code is then `other_frequencies`. Nearly all are in it, so that reading seldom takes another way.
inline constexpr std::array<std::uint32_t, 15> common_frequencies = {
    1,          2,          3,          4,          1 << 5,     2 << 5,     3 << 5, 4 << 5,
    1 | 1 << 5, 1 | 2 << 5, 2 | 1 << 5, 2 | 2 << 5, 1 | 3 << 5, 3 | 1 << 5, 16};
inline constexpr std::uint32_t other_frequencies = 15;

/// Appends the head of a record to those of a word.
void put_word_head(std::string& heads, std::uint32_t delta, std::uint32_t packed);

/// Joins pieces. Stored: up to `few` records: their number, heads, positions. More: number of records, number of
/// blocks, for each block (records, last number − that of the block before, bytes of heads, bytes of positions), then
/// heads and positions block by block. Words have no positions; the last block's have no size.
class ListBuilder {
 public:
  static constexpr std::uint32_t few = 4;
  static constexpr std::uint32_t block_records = 128;

  explicit ListBuilder(ListOf of) : of_(of) {}
  /// `stored` may be empty. False when it is damaged.
  bool start(std::string_view stored);
  /// `base`: number of the first record of the piece's batch.
  void add(const Piece& piece, const char* bytes, std::uint32_t base);
  [[nodiscard]] std::string finish() const;

 private:
  struct Block {
    std::uint32_t size = 0, last = 0;
    std::size_t heads = 0, positions = 0;  ///< where they begin
  };
  [[nodiscard]] std::size_t end_of_heads(std::size_t block) const;
  [[nodiscard]] std::size_t end_of_positions(std::size_t block) const;

  ListOf of_;
  std::uint32_t size_ = 0;
  std::uint32_t last_ = 0;
  std::vector<Block> blocks_;
  std::string heads_;
  std::string positions_;
};

}  // namespace iken::store
