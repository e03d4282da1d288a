// A few records made ready for the writer, so that joining is all that is left to do on its one thread.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/codec.hpp"
#include "store/grams.hpp"
#include "store/pieces.hpp"

namespace iken::store {

/// A record ready to be written; made without the writer, on any thread.
struct NewRecord {
  std::string id;
  std::string bytes;                                          ///< encode(record, tokens)
  std::vector<std::pair<std::string, std::uint32_t>> terms;   ///< words with packed frequencies, each once
  std::vector<std::pair<std::string, std::string>> readings;  ///< (katakana reading, term)
  std::vector<Gram> grams;                                    ///< in order of position
  ColumnRow row;
  std::vector<std::int8_t> vector;  ///< of the size that the index keeps, or empty
};

/// Consecutive records whose texts are compressed together.
struct Block {
  std::uint32_t records = 0;
  std::string bytes;
};

/// The lists of a batch, sorted by key.
template <class Key>
struct Pieces {
  std::vector<std::pair<Key, Piece>> list;
  std::string bytes;
};

struct Batch {
  struct Row {
    std::string id;
    ColumnRow columns;
    std::vector<std::int8_t> vector;
  };
  std::vector<Row> rows;
  std::vector<Block> blocks;
  std::vector<std::pair<std::string, std::string>> readings;  ///< sorted, each once
  Pieces<std::string> words;
  Pieces<std::uint64_t> grams;
};

/// Makes batches; keeps its tables from one to the next. Thread rule: one thread.
class BatchMaker {
 public:
  BatchMaker();
  BatchMaker(BatchMaker&&) noexcept;
  BatchMaker& operator=(BatchMaker&&) noexcept;
  ~BatchMaker();
  Batch make(std::vector<NewRecord> records);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace iken::store
