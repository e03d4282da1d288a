// Char filter: NFKC, case, white space.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/char_filters.hpp"
#include "base/folder.hpp"

namespace iken::analysis {

namespace {

struct WidthRule {
  static base::Quick ascii(unsigned char c) {
    if (c >= 'A' && c <= 'Z') return {base::Kind::one_byte, 1, static_cast<char>(c | 0x20)};
    if (c < ' ' || c == 0x7F) return {base::Kind::one_byte, 1, ' '};
    return {base::Kind::same, 1, 0};
  }
  static base::Quick kana(unsigned c) {
    if (c == 0x3000) return {base::Kind::one_byte, 3, ' '};
    if (c == 0x301C) return {base::Kind::one_byte, 3, '~'};
    const bool same =
        c < 0x302A || (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E || (c >= 0x30A0 && c <= 0x30FE);
    return {same ? base::Kind::same : base::Kind::ask, 3, 0};
  }
  static UChar32 look_alike(UChar32 c) {
    if (c == 0x301C) return '~';
    return u_isUWhiteSpace(c) || c < ' ' || (c >= 0x7F && c < 0xA0) ? ' ' : c;
  }
};

/// Builds the text only from the first change on: most texts have none, and are not copied.
struct EditSink {
  std::string& text;
  std::vector<Edit>& edits;
  std::string_view original;
  bool changed = false;

  void same(std::string_view from, std::size_t begin, std::size_t end) {
    if (begin == 0 && end == original.size()) return;
    text.append(from.data() + begin, end - begin);
  }
  void span(std::size_t begin, std::size_t end) {
    changed = true;
    const auto from = edits.empty() ? begin : edits.back().end + (begin - edits.back().original_end);
    edits.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(text.size()),
                     static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  void truncate(std::size_t size) {
    text.resize(size);
    edits.pop_back();
  }
};

}  // namespace

void WidthFilter::apply(NormalizedText& text) {
  text_.clear();
  edits_.clear();
  EditSink sink{text_, edits_, text.original()};
  base::Folder<WidthRule, EditSink>(text.original(), sink).run();
  if (sink.changed) text.adopt(text_, edits_);
}

std::string normalized(std::string_view text) {
  CharFilters filters;
  return std::string(filters.apply(text).text());
}

}  // namespace iken::analysis
