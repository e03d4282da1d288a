// SPDX-License-Identifier: GPL-2.0-or-later
#include "vectors/table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/bytes.hpp"
#include "vectors/dot.hpp"

namespace iken::vectors {

static_assert(std::endian::native == std::endian::little, "words.vec is read where it lies");

namespace {

constexpr std::string_view magic = "ikenvec1";
constexpr std::size_t most_dims = 1024;

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

/// Hands out the parts of a file one after another; `fits` turns false at the first that does not.
class Parts {
 public:
  explicit Parts(std::string_view bytes) : rest_(bytes) {}
  std::string_view take(std::uint64_t size) {
    fits_ = fits_ && size <= rest_.size();
    const auto part = rest_.substr(0, fits_ ? static_cast<std::size_t>(size) : 0);
    rest_.remove_prefix(part.size());
    return part;
  }
  [[nodiscard]] bool exactly() const { return fits_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool fits_ = true;
};

}  // namespace

Result<Table> Table::open(const std::string& path) {
  Table table;
  table.file_ = base::MappedFile(path);
  if (!table.file_.exists()) return Error{ErrorCode::data_missing, {path}, {}};
  if (auto read = table.read(table.file_.bytes(), path); !read) return read.error();
  return table;
}

Result<std::shared_ptr<const Table>> open_if_there(const std::string& path) {
  auto table = Table::open(path);
  if (table) return std::make_shared<const Table>(std::move(*table));
  if (table.error().code == ErrorCode::data_missing) return std::shared_ptr<const Table>();
  return table.error();
}

Result<Table> Table::from_bytes(std::string bytes, const std::string& name) {
  // A short string would move with the table; its views would not.
  if (bytes.size() < header_size) return Error{ErrorCode::data_broken, {name, "0", "too short"}, {}};
  Table table;
  table.memory_ = std::move(bytes);
  if (auto read = table.read(table.memory_, name); !read) return read.error();
  return table;
}

Result<void> Table::read(std::string_view bytes, const std::string& name) {
  const auto broken = [&](const char* reason) { return Error{ErrorCode::data_broken, {name, "0", reason}, {}}; };
  if (bytes.size() < header_size || !bytes.starts_with(magic)) return broken("not a table of word vectors");
  dims_ = number_at<std::uint32_t>(bytes, 8);
  count_ = number_at<std::uint32_t>(bytes, 12);
  const std::uint64_t notice_size = number_at<std::uint32_t>(bytes, 16);
  const std::uint64_t words_size = number_at<std::uint32_t>(bytes, 20);
  checksum_ = number_at<std::uint64_t>(bytes, checksum_at);
  if (dims_ == 0 || dims_ > most_dims) return broken("number of dimensions");
  bytes_ = bytes;
  Parts parts(bytes.substr(header_size));
  notice_ = parts.take(notice_size);
  parts.take((4 - notice_size % 4) % 4);
  offsets_ = parts.take((std::uint64_t{count_} + 1) * 4);
  idfs_ = parts.take(std::uint64_t{count_} * 2);
  words_ = parts.take(words_size);
  vectors_ = parts.take(std::uint64_t{count_} * dims_);
  if (!parts.exactly()) return broken("size");
  for (std::uint32_t i = 0; i < count_; ++i) {
    if (offset(i) > offset(i + 1)) return broken("order of the words");
  }
  if (offset(static_cast<std::uint32_t>(count_)) != words_size) return broken("size of the words");
  return {};
}

std::uint64_t content_checksum(std::string_view file) {
  return base::fnv1a(file.substr(header_size), base::fnv1a(file.substr(0, checksum_at)));
}

bool Table::intact() const { return content_checksum(bytes_) == checksum_; }

std::uint32_t Table::offset(std::uint32_t word) const { return number_at<std::uint32_t>(offsets_, std::size_t{word} * 4); }

std::string_view Table::term(std::uint32_t word) const {
  return words_.substr(offset(word), offset(word + 1) - offset(word));
}

std::span<const std::int8_t> Table::vector(std::uint32_t word) const {
  const auto row = vectors_.substr(word * dims_, dims_);
  return {reinterpret_cast<const std::int8_t*>(row.data()), row.size()};
}

float Table::idf(std::uint32_t word) const {
  return static_cast<float>(number_at<std::uint16_t>(idfs_, std::size_t{word} * 2)) / 4096.0F;
}

std::optional<std::uint32_t> Table::find(std::string_view wanted) const {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(count_);
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    if (term(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < count_ && term(low) == wanted) return low;
  return std::nullopt;
}

std::vector<Neighbour> Table::neighbours(std::string_view wanted, std::size_t limit) const {
  const auto word = find(wanted);
  if (!word) return {};
  std::vector<Neighbour> all;
  all.reserve(count_);
  for (std::uint32_t other = 0; other < count_; ++other) {
    if (other != *word) all.push_back({other, cosine(vector(*word), vector(other))});
  }
  const auto kept = static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
  std::partial_sort(all.begin(), all.begin() + kept, all.end(), [](const Neighbour& a, const Neighbour& b) {
    return a.cosine != b.cosine ? a.cosine > b.cosine : a.word < b.word;
  });
  all.resize(static_cast<std::size_t>(kept));
  return all;
}

}  // namespace iken::vectors
