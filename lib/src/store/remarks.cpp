// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/remarks.hpp"

#include <algorithm>

#include "base/bytes.hpp"

namespace iken::store {

using base::ByteReader;
using base::ByteWriter;

namespace {

// A document that is all problems must not make an entry that nothing can hold.
constexpr std::size_t most = 10'000;
constexpr std::size_t most_arguments = 16;
constexpr std::size_t largest = 16'000'000;
constexpr std::size_t longest = 4096;
constexpr std::size_t checksum_size = 8;

std::string_view bounded(std::string_view text) {
  if (text.size() <= longest) return text;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return text.substr(0, end);
}

template <class Item, class Write>
void write_all(ByteWriter& out, const std::vector<Item>& items, std::size_t limit, Write&& write) {
  const auto count = std::min(items.size(), limit);
  out.number(count);
  for (std::size_t i = 0; i < count; ++i) write(items[i]);
}

void write(ByteWriter& out, const std::vector<Finding>& findings, std::size_t limit) {
  write_all(out, findings, limit, [&](const Finding& finding) {
    out.text(finding.code).number(static_cast<std::uint64_t>(finding.line)).text(bounded(finding.record));
    const auto count = std::min(finding.args.size(), most_arguments);
    out.number(count);
    for (std::size_t i = 0; i < count; ++i) out.text(bounded(finding.args[i]));
  });
}

void write(ByteWriter& out, const std::vector<SourceLine>& lines, std::size_t limit) {
  write_all(out, lines, limit, [&](const SourceLine& line) {
    out.number(static_cast<std::uint64_t>(line.line)).text(bounded(line.text));
  });
}

void read(ByteReader& in, std::vector<Finding>& findings) {
  for (auto n = in.number(); n > 0 && in.ok(); --n) {
    Finding finding;
    finding.code = in.text();
    finding.line = static_cast<int>(in.number());
    finding.record = in.text();
    for (auto arguments = in.number(); arguments > 0 && in.ok(); --arguments) finding.args.emplace_back(in.text());
    findings.push_back(std::move(finding));
  }
}

void read(ByteReader& in, std::vector<SourceLine>& lines) {
  for (auto n = in.number(); n > 0 && in.ok(); --n) {
    const auto line = static_cast<int>(in.number());
    lines.push_back({line, std::string(in.text())});
  }
}

std::string encode(const ParsedDocument& document, std::size_t limit) {
  ByteWriter out;
  write_all(out, document.legend, limit,
            [&](const LegendEntry& entry) { out.text(bounded(entry.symbol)).text(bounded(entry.label)); });
  write(out, document.problems, limit);
  write(out, document.repairs, limit);
  write(out, document.furniture, limit);
  write(out, document.unassigned, limit);
  return out.bytes();
}

/// Knows whose notes they are.
std::string checksum(std::string_view id, std::string_view body) {
  return base::fixed64(base::fnv1a(id, base::hash(body)));
}

}  // namespace

std::string encode_remarks(const ParsedDocument& document) {
  if (document.legend.empty() && document.problems.empty() && document.repairs.empty() && document.furniture.empty() &&
      document.unassigned.empty())
    return {};
  std::string body = encode(document, most);
  for (auto limit = most / 10; body.size() > largest && limit > 0; limit /= 10) body = encode(document, limit);
  return checksum(document.info.id, body) + body;
}

bool decode_remarks(std::string_view bytes, const std::string& id, ParsedDocument& document) {
  if (bytes.empty()) return true;
  if (bytes.size() < checksum_size) return false;
  const auto body = bytes.substr(checksum_size);
  if (checksum(id, body) != bytes.substr(0, checksum_size)) return false;
  ByteReader in(body);
  for (auto n = in.number(); n > 0 && in.ok(); --n) {
    LegendEntry entry;
    entry.symbol = in.text();
    entry.label = in.text();
    document.legend.push_back(std::move(entry));
  }
  read(in, document.problems);
  read(in, document.repairs);
  read(in, document.furniture);
  read(in, document.unassigned);
  return in.ok();
}

}  // namespace iken::store
