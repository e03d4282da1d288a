// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/grams.hpp"

#include <algorithm>

#include <unicode/utf8.h>

#include "base/bytes.hpp"
#include "base/text.hpp"

namespace iken::store {

namespace {

// Varints are read here by hand: this loop is where literal queries spend their time.
inline bool read_number(const unsigned char*& at, const unsigned char* end, std::uint32_t& value) {
  if (at == end) return false;
  std::uint32_t byte = *at++;
  value = byte & 0x7F;
  for (unsigned shift = 7; byte >= 0x80; shift += 7) {
    if (at == end || shift > 28) return false;
    byte = *at++;
    value |= (byte & 0x7F) << shift;
  }
  return true;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string gram_text(std::uint64_t key) {
  std::string text;
  base::append_utf8(text, static_cast<char32_t>(key >> 21));
  if ((key & 0x1FFFFF) != 0) base::append_utf8(text, static_cast<char32_t>(key & 0x1FFFFF));
  return text;
}

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
  std::sort(grams.begin(), grams.end());
  return grams;
}

void GramList::add(std::uint32_t doc, const Gram* begin, const Gram* end) {
  base::ByteWriter docs_out;
  const auto count = static_cast<std::uint64_t>(end - begin);
  docs_out.number(static_cast<std::uint64_t>(doc - last) * 2 + (count > 1 ? 1 : 0));
  if (count > 1) docs_out.number(count);
  docs += docs_out.bytes();
  base::ByteWriter positions_out;
  std::uint32_t before = 0;
  for (const auto* gram = begin; gram != end; ++gram) {
    positions_out.number(gram->position - before);
    before = gram->position;
  }
  positions += positions_out.bytes();
  last = doc;
  ++size;
}

void GramList::append(const GramList& other) {
  size += other.size;
  last = other.last;
  docs += other.docs;
  positions += other.positions;
}

std::string GramList::encode() const {
  base::ByteWriter out;
  out.number(size).number(last).text(docs).raw(positions);
  return out.take();
}

bool decode(std::string_view bytes, GramView& view) {
  base::ByteReader in(bytes);
  view.size = in.number();
  view.last = static_cast<std::uint32_t>(in.number());
  view.docs = in.text();
  view.positions = in.rest();
  return in.ok() && view.size <= view.docs.size();
}

bool decode(std::string_view bytes, bool positions, GramHits& hits) {
  GramView view;
  if (!decode(bytes, view)) return false;
  const auto* at = bytes_of(view.docs);
  const auto* const end = at + view.docs.size();
  const auto first = hits.counts.size();
  std::uint32_t doc = 0;
  std::uint64_t occurrences = 0;
  for (std::uint64_t i = 0; i < view.size; ++i) {
    std::uint32_t head = 0;
    std::uint32_t count = 1;
    if (!read_number(at, end, head)) return false;
    if ((head & 1) != 0 && !read_number(at, end, count)) return false;
    doc += head >> 1;
    hits.docs.push_back(doc);
    hits.counts.push_back(count);
    occurrences += count;
  }
  if (!positions) return true;
  if (occurrences > view.positions.size()) return false;
  const auto* place = bytes_of(view.positions);
  const auto* const last = place + view.positions.size();
  hits.positions.reserve(hits.positions.size() + occurrences);
  for (auto i = first; i < hits.counts.size(); ++i) {
    std::uint32_t position = 0;
    for (std::uint32_t n = hits.counts[i]; n > 0; --n) {
      std::uint32_t delta = 0;
      if (!read_number(place, last, delta)) return false;
      position += delta;
      hits.positions.push_back(position);
    }
  }
  return true;
}

bool decode_docs(std::string_view bytes, std::vector<std::uint32_t>& docs) {
  GramView view;
  if (!decode(bytes, view)) return false;
  const auto* at = bytes_of(view.docs);
  const auto* const end = at + view.docs.size();
  std::uint32_t doc = 0;
  for (std::uint64_t i = 0; i < view.size; ++i) {
    std::uint32_t head = 0;
    std::uint32_t count = 1;
    if (!read_number(at, end, head)) return false;
    if ((head & 1) != 0 && !read_number(at, end, count)) return false;
    docs.push_back(doc += head >> 1);
  }
  return true;
}

}  // namespace iken::store
