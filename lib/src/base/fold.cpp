// The folding of the literal layer.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/folder.hpp"

namespace iken::base {

namespace {

bool is_dash(UChar32 c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC; }

struct LiteralRule {
  static Quick ascii(unsigned char c) {
    if (c >= 'A' && c <= 'Z') return {Kind::one_byte, 1, static_cast<char>(c | 0x20)};
    if (c >= '\t' && c <= '\r') return {Kind::one_byte, 1, ' '};
    return {Kind::same, 1, 0};
  }
  static Quick kana(unsigned c) {
    if (c == 0x3000) return {Kind::one_byte, 3, ' '};
    if (c == 0x301C) return {Kind::one_byte, 3, '~'};
    if (c == 0x30FC) return {Kind::one_byte, 3, '-'};
    const bool same =
        c < 0x302A || (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E || (c >= 0x30A0 && c <= 0x30FE);
    return {same ? Kind::same : Kind::ask, 3, 0};
  }
  static UChar32 look_alike(UChar32 c) {
    if (is_dash(c)) return '-';
    if (c == 0x301C) return '~';
    return u_isUWhiteSpace(c) ? ' ' : c;
  }
};

struct TextOnly {
  std::string text;
  void same(std::string_view original, std::size_t begin, std::size_t end) {
    text.append(original.data() + begin, end - begin);
  }
  void span(std::size_t, std::size_t) {}
  void truncate(std::size_t size) { text.resize(size); }
};

struct WithSpans : FoldedText {
  void span(std::size_t begin, std::size_t end) {
    starts.resize(text.size(), static_cast<std::uint32_t>(begin));
    ends.resize(text.size(), static_cast<std::uint32_t>(end));
  }
  void same(std::string_view original, std::size_t begin, std::size_t end) {
    auto at = text.size();
    text.append(original.data() + begin, end - begin);
    starts.resize(text.size());
    ends.resize(text.size());
    while (begin < end) {
      auto next = begin + 1;
      while (next < end && (static_cast<unsigned char>(original[next]) & 0xC0) == 0x80) ++next;
      for (auto i = begin; i < next; ++i, ++at) {
        starts[at] = static_cast<std::uint32_t>(begin);
        ends[at] = static_cast<std::uint32_t>(next);
      }
      begin = next;
    }
  }
  void truncate(std::size_t size) {
    text.resize(size);
    starts.resize(size);
    ends.resize(size);
  }
};

}  // namespace

Span FoldedText::original(std::size_t begin, std::size_t end) const {
  if (begin >= end || end > starts.size()) {
    const std::size_t at = begin < starts.size() ? starts[begin] : ends.empty() ? 0 : ends.back();
    return {at, at};
  }
  return {starts[begin], ends[end - 1]};
}

FoldedText fold(std::string_view original) {
  WithSpans folded;
  folded.text.reserve(original.size() + 16);
  folded.starts.reserve(original.size() + 16);
  folded.ends.reserve(original.size() + 16);
  Folder<LiteralRule, WithSpans>(original, folded).run();
  return {std::move(folded.text), std::move(folded.starts), std::move(folded.ends)};
}

std::string fold_text(std::string_view original) {
  TextOnly folded;
  folded.text.reserve(original.size() + 16);
  Folder<LiteralRule, TextOnly>(original, folded).run();
  return std::move(folded.text);
}

}  // namespace iken::base
