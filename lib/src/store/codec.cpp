// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/codec.hpp"

#include <algorithm>
#include <cstdio>

#include "base/bytes.hpp"
#include "base/text.hpp"

namespace iken::store {

using base::ByteReader;
using base::ByteWriter;

namespace {

constexpr std::size_t longest_key = 120;  // NUL bytes count twice in Xapian's 255

std::string bounded(std::string prefix, std::string_view text) {
  if (text.size() <= longest_key) return prefix.append(text);
  char hash[20];
  std::snprintf(hash, sizeof hash, "#%016llx", static_cast<unsigned long long>(base::fnv1a(text)));
  return prefix.append(text.substr(0, longest_key - 40)).append(hash);
}

void write(ByteWriter& out, const std::optional<int>& value) {
  out.number(value ? static_cast<std::uint64_t>(*value) * 2 + 1 : 0);
}

std::optional<int> read_optional(ByteReader& in) {
  const auto value = in.number();
  return value == 0 ? std::nullopt : std::optional<int>(static_cast<int>(value / 2));
}

std::string read_text(ByteReader& in) { return std::string(in.text()); }

void write(ByteWriter& out, const std::optional<Initiative>& initiative) {
  out.number(initiative ? 1 : 0);
  if (!initiative) return;
  out.text(initiative->label).text(initiative->title);
  write(out, initiative->number);
  write(out, initiative->draft_number);
}

std::optional<Initiative> read_initiative(ByteReader& in, std::string_view& title) {
  if (in.number() == 0) return std::nullopt;
  Initiative initiative;
  initiative.label = in.text();
  initiative.title = title = in.text();
  initiative.number = read_optional(in);
  initiative.draft_number = read_optional(in);
  return initiative;
}

/// What stands in a record behind its persons.
constexpr unsigned has_source = 1;
constexpr unsigned has_corrections = 2;

void write(ByteWriter& out, const Record& r) {
  out.text(r.id).text(r.document.id);
  write(out, r.no);
  out.text(r.chapter).text(r.section).text(r.subsection);
  write(out, r.initiative);
  out.text(r.opinion).text(r.response).text(r.summary);
  out.number(r.response_shared_with.size());
  for (const int no : r.response_shared_with) out.number(static_cast<std::uint64_t>(no));
  out.number(r.category ? 1 : 0);
  if (r.category) out.text(r.category->symbol).text(r.category->label);
  out.number(r.references.size());
  for (const auto& reference : r.references) {
    out.number(static_cast<std::uint64_t>(reference.no)).text(reference.id).text(reference.text);
  }
  write(out, r.persons);
  out.number((r.source ? has_source : 0U) + (r.corrections.empty() ? 0U : has_corrections));
  if (r.source) {
    for (const int value : {r.source->page, r.source->first_line, r.source->last_line}) {
      out.number(static_cast<std::uint64_t>(value));
    }
  }
  if (!r.corrections.empty()) out.number(r.corrections.size());
  for (const auto& correction : r.corrections) out.text(correction.field).text(correction.raw).text(correction.reason);
  out.text(r.extra);
}

int read_int(ByteReader& in) { return static_cast<int>(in.number()); }

void read_corrections(ByteReader& in, Record& r) {
  for (auto n = in.number(); n > 0 && in.ok(); --n) {
    Correction correction;
    correction.field = in.text();
    correction.raw = in.text();
    correction.reason = in.text();
    r.corrections.push_back(std::move(correction));
  }
}

using Texts = std::array<std::string_view, field_count>;

/// Also returns where in the bytes the searched texts stand.
Record read_record(ByteReader& in, Texts& texts) {
  Record r;
  r.id = read_text(in);
  r.document.id = read_text(in);
  r.no = read_optional(in);
  r.chapter = read_text(in);
  r.section = read_text(in);
  r.subsection = read_text(in);
  r.initiative = read_initiative(in, texts[title]);
  r.opinion = texts[opinion] = in.text();
  r.response = texts[response] = in.text();
  r.summary = read_text(in);
  for (auto n = in.number(); n > 0 && in.ok(); --n) r.response_shared_with.push_back(read_int(in));
  if (in.number() != 0) {
    Category category;
    category.symbol = in.text();
    category.label = in.text();
    r.category = category;
  }
  for (auto n = in.number(); n > 0 && in.ok(); --n) {
    Reference reference;
    reference.no = read_int(in);
    reference.id = in.text();
    reference.text = in.text();
    r.references.push_back(std::move(reference));
  }
  r.persons = read_optional(in);
  const auto parts = in.number();
  if ((parts & has_source) != 0) {
    Source source;
    source.page = read_int(in);
    source.first_line = read_int(in);
    source.last_line = read_int(in);
    r.source = source;
  }
  if ((parts & has_corrections) != 0) read_corrections(in, r);
  r.extra = read_text(in);
  return r;
}

// A token whose term is just how it is written needs no copy of it: most nouns.
void write_tokens(ByteWriter& out, std::string_view text, const std::vector<NewToken>& tokens) {
  out.number(tokens.size());
  std::uint32_t last = 0;
  for (const auto& token : tokens) {
    const bool as_written = text.substr(token.begin, token.end - token.begin) == token.term;
    out.number(static_cast<std::uint64_t>(token.begin - last) * 4 + (as_written ? 0u : 2u) + (token.part ? 1u : 0u));
    out.number(token.end - token.begin);
    if (!as_written) out.text(token.term);
    last = token.begin;
  }
}

bool read_tokens(ByteReader& in, std::string_view text, std::vector<StoredToken>& tokens) {
  const auto count = in.number();
  if (count > text.size() * 4 + 16) return false;
  tokens.reserve(count);
  std::uint64_t begin = 0;
  for (auto n = count; n > 0 && in.ok(); --n) {
    const auto head = in.number();
    const auto size = in.number();
    begin += head / 4;
    if (size > text.size() || begin > text.size() - size) return false;
    tokens.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size),
                      (head & 2) != 0 ? in.text() : text.substr(begin, size), (head & 1) != 0});
  }
  return in.ok();
}

constexpr std::array<std::uint8_t, 16> frequency_steps = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 22, 32, 48, 64};

std::uint32_t step_of(std::uint32_t frequency) {
  const auto above = std::upper_bound(frequency_steps.begin(), frequency_steps.end(), frequency);
  return static_cast<std::uint32_t>(above - frequency_steps.begin()) - 1;
}

}  // namespace

namespace key {
std::string document(std::string_view id) { return bounded(document_prefix, id); }
std::string remarks(std::string_view document_id) { return bounded("N", document_id); }
std::string columns(std::uint64_t segment) { return "C" + std::to_string(segment); }
std::string vectors(std::uint64_t segment) { return "V" + std::to_string(segment); }
std::string gram_prefix(std::uint64_t segment) { return "G" + std::to_string(segment) + "/"; }
std::string gram_family(std::uint64_t segment, char32_t first) {
  auto name = gram_prefix(segment);
  base::append_utf8(name, first);
  return name;
}
std::string gram(std::uint64_t segment, char32_t first, std::uint32_t slot) {
  auto name = gram_family(segment, first);
  if (const char32_t second = slot >> 1; second != 0) {
    base::append_utf8(name, second);
  } else {
    name += '\xFF';  // no character begins with this byte
  }
  return (slot & 1) != 0 ? name + 'w' : name;
}
std::string character(std::uint64_t segment, char32_t character) {
  auto name = character_prefix(segment);
  base::append_utf8(name, character);
  return name;
}
std::string character_prefix(std::uint64_t segment) { return "S" + std::to_string(segment) + "/"; }
std::string block_sizes(std::uint64_t segment) { return "B" + std::to_string(segment); }
std::string block(std::uint64_t segment, std::uint32_t offset) {
  auto name = "B" + std::to_string(segment) + "/";
  for (const int shift : {16, 8, 0}) name += static_cast<char>(offset >> shift);  // in order of the numbers
  return name;
}
std::string reading(std::string_view reading, std::string_view term) {
  return std::string(reading_prefix).append(reading).append("\x01").append(term);
}
std::string word_prefix(std::uint64_t segment, std::string_view begin) {
  return ("W" + std::to_string(segment) + "/").append(begin);
}
std::string word(std::uint64_t segment, std::string_view term) { return bounded(word_prefix(segment, {}), term); }
std::string record_id(std::string_view id) { return bounded("Q", id); }
}  // namespace key

std::string encode(const DocumentEntry& document) {
  ByteWriter out;
  const auto& info = document.info;
  out.text(info.id).text(info.title).text(info.from).text(info.to).text(info.municipality).text(document.path);
  out.number(document.content).number(document.declared ? 1 : 0);
  if (document.declared) {
    write(out, document.declared->opinions);
    write(out, document.declared->persons);
    out.number(document.declared->categories.size());
    for (const auto& [symbol, count] : document.declared->categories) {
      out.text(symbol).number(static_cast<std::uint64_t>(count));
    }
  }
  out.raw(encode_numbers(document.records));
  return out.take();
}

std::optional<DocumentEntry> decode_document(std::string_view bytes, bool with_records) {
  ByteReader in(bytes);
  DocumentEntry document;
  auto& info = document.info;
  for (auto* part : {&info.id, &info.title, &info.from, &info.to, &info.municipality, &document.path})
    *part = in.text();
  document.content = in.number();
  if (in.number() != 0) {
    Declared declared;
    declared.opinions = read_optional(in);
    declared.persons = read_optional(in);
    for (auto n = in.number(); n > 0 && in.ok(); --n) {
      auto symbol = read_text(in);
      declared.categories[symbol] = read_int(in);
    }
    document.declared = declared;
  }
  if (!in.ok()) return std::nullopt;
  if (with_records) document.records = decode_numbers(in.rest());
  return document;
}

std::string encode(const Record& record, const NewTokens& tokens) {
  ByteWriter out;
  write(out, record);
  for (std::size_t f = 0; f < field_count; ++f) {
    write_tokens(out, field_text(record, static_cast<Field>(f)), tokens[f]);
  }
  return base::fixed64(base::hash(out.bytes())) + out.bytes();
}

std::optional<Entry> decode_entry(std::string_view bytes) {
  if (bytes.size() < 8) return std::nullopt;
  Entry entry;
  entry.bytes = std::make_unique<std::string>(bytes.substr(8));
  if (base::fixed64(base::hash(*entry.bytes)) != bytes.substr(0, 8)) return std::nullopt;
  ByteReader in(*entry.bytes);
  Texts texts;
  entry.record = read_record(in, texts);
  for (std::size_t f = 0; f < field_count; ++f) {
    if (!read_tokens(in, texts[f], entry.tokens[f])) return std::nullopt;
  }
  return in.ok() ? std::optional<Entry>(std::move(entry)) : std::nullopt;
}

std::string encode_numbers(const std::vector<std::uint32_t>& numbers) {
  ByteWriter out;
  std::uint32_t last = 0;
  for (const auto number : numbers) {
    out.number(number - last);
    last = number;
  }
  return out.take();
}

std::vector<std::uint32_t> decode_numbers(std::string_view bytes) {
  std::vector<std::uint32_t> numbers;
  ByteReader in(bytes);
  std::uint32_t last = 0;
  while (!in.done()) {
    last += static_cast<std::uint32_t>(in.number());
    if (in.ok()) numbers.push_back(last);
  }
  return numbers;
}

std::string encode_sizes(const std::vector<std::uint32_t>& sizes) {
  ByteWriter out;
  for (const auto size : sizes) out.number(size);
  return out.take();
}

std::vector<std::uint32_t> decode_sizes(std::string_view bytes) {
  std::vector<std::uint32_t> sizes;
  ByteReader in(bytes);
  while (!in.done()) sizes.push_back(static_cast<std::uint32_t>(in.number()));
  return sizes;
}

std::string encode(const ReferenceList& references) {
  ByteWriter out;
  for (const auto& [target, doc] : references) out.number(target).number(doc);
  return out.take();
}

ReferenceList decode_references(std::string_view bytes) {
  ReferenceList references;
  ByteReader in(bytes);
  while (!in.done()) {
    const auto target = static_cast<std::uint32_t>(in.number());
    const auto doc = static_cast<std::uint32_t>(in.number());
    if (in.ok()) references.emplace_back(target, doc);
  }
  return references;
}

std::string encode(const std::vector<Segment>& segments) {
  ByteWriter out;
  for (const auto& segment : segments) out.number(segment.id).number(segment.first).number(segment.records);
  return out.take();
}

std::optional<std::vector<Segment>> decode_segments(std::string_view bytes) {
  constexpr std::uint64_t most_records = 1U << 20;  // far above what a segment gets
  std::vector<Segment> segments;
  std::uint64_t next = 1;
  ByteReader in(bytes);
  while (!in.done()) {
    const auto id = in.number();
    const auto first = in.number();
    const auto records = in.number();
    if (!in.ok() || first != next || records > most_records) return std::nullopt;
    segments.push_back({id, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(records)});
    next += records;
  }
  return in.ok() ? std::optional(std::move(segments)) : std::nullopt;
}

std::uint32_t pack_frequencies(const std::array<std::uint32_t, field_count>& frequencies) {
  return step_of(frequencies[opinion]) | (frequencies[title] > 0 ? 16u : 0u) | step_of(frequencies[response]) << 5;
}

std::array<std::uint8_t, field_count> unpack_frequencies(std::uint32_t packed) {
  std::array<std::uint8_t, field_count> frequencies{};
  frequencies[opinion] = frequency_steps[packed & 15];
  frequencies[title] = static_cast<std::uint8_t>((packed >> 4) & 1);
  frequencies[response] = frequency_steps[(packed >> 5) & 15];
  return frequencies;
}

}  // namespace iken::store
