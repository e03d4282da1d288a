// The folding of the literal layer: ordinary Japanese by hand, everything else by ICU.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/text.hpp"

namespace iken::base {

namespace {

/// Unicode's Stream-Safe Text Format stops at 30 marks; a longer run is cut, since sorting marks is quadratic.
constexpr int kLongestSegment = 64;

const icu::Normalizer2& casefold() {
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return *normalizer;
}

bool is_dash(UChar32 c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC; }

UChar32 look_alike(UChar32 c) {
  if (is_dash(c)) return '-';
  if (c == 0x301C) return '~';
  return u_isUWhiteSpace(c) ? ' ' : c;
}

void append_folded_segment(std::string& out, const icu::UnicodeString& segment) {
  UErrorCode status = U_ZERO_ERROR;
  const auto folded = casefold().normalize(segment, status);
  for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    append_utf8(out, static_cast<char32_t>(look_alike(folded.char32At(i))));
  }
}

struct TextOnly {
  std::string text;
  void same(std::string_view original, std::size_t begin, std::size_t end) {
    text.append(original.data() + begin, end - begin);
  }
  void span(std::size_t, std::size_t) {}
  void truncate(std::size_t size) { text.resize(size); }
};

struct WithSpans : FoldedText {
  /// Everything appended to `text` since the last span came from the original [begin, end).
  void span(std::size_t begin, std::size_t end) {
    starts.resize(text.size(), static_cast<std::uint32_t>(begin));
    ends.resize(text.size(), static_cast<std::uint32_t>(end));
  }
  void same(std::string_view original, std::size_t begin, std::size_t end) {
    text.append(original.data() + begin, end - begin);
    while (begin < end) {
      auto next = begin + 1;
      while (next < end && (static_cast<unsigned char>(original[next]) & 0xC0) == 0x80) ++next;
      starts.insert(starts.end(), next - begin, static_cast<std::uint32_t>(begin));
      ends.insert(ends.end(), next - begin, static_cast<std::uint32_t>(next));
      begin = next;
    }
  }
  void truncate(std::size_t size) {
    text.resize(size);
    starts.resize(size);
    ends.resize(size);
  }
};

/// What is known of the character at hand without asking ICU.
enum class Kind { same, one_byte, ask };
struct Quick {
  Kind kind;
  unsigned size;  ///< bytes of the original
  char byte;      ///< the result, for one_byte
};

Quick quick_ascii(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return {Kind::one_byte, 1, static_cast<char>(c | 0x20)};
  if (c >= '\t' && c <= '\r') return {Kind::one_byte, 1, ' '};
  return {Kind::same, 1, 0};
}

/// U+3000–30FF.
Quick quick_kana(unsigned c) {
  if (c == 0x3000) return {Kind::one_byte, 3, ' '};
  if (c == 0x301C) return {Kind::one_byte, 3, '~'};
  if (c == 0x30FC) return {Kind::one_byte, 3, '-'};
  const bool same = c < 0x302A || (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E ||
                    (c >= 0x30A0 && c <= 0x30FE);
  return {same ? Kind::same : Kind::ask, 3, 0};
}

/// U+FF01–FF5E are ASCII in full width.
Quick quick_full_width(unsigned c) {
  if (c < 0xFF01 || c > 0xFF5E) return {Kind::ask, 3, 0};
  const auto ascii = static_cast<unsigned char>(c - 0xFEE0);
  const auto quick = quick_ascii(ascii);
  return {Kind::one_byte, 3, quick.kind == Kind::one_byte ? quick.byte : static_cast<char>(ascii)};
}

Quick quick(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return quick_ascii(static_cast<unsigned char>(lead));
  if (lead < 0xE3 || lead > 0xEF || text.size() - at < 3) return {Kind::ask, 0, 0};
  if ((byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return {Kind::ask, 0, 0};
  const unsigned c = (lead & 0xFU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  if (c >= 0x3400 && c <= 0x9FFF) return {Kind::same, 3, 0};
  if (c < 0x3100) return quick_kana(c);
  return c >= 0xFF00 ? quick_full_width(c) : Quick{Kind::ask, 0, 0};
}

/// Walks the text once. `run_` begins what was found unchanged but not yet copied; the last character is remembered,
/// because a mark that follows may compose with it.
template <class Sink>
class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) { sink_.text.reserve(text.size() + 16); }

  Sink run() {
    while (at_ < text_.size()) {
      const auto known = quick(text_, at_);
      if (known.kind == Kind::ask) {
        ask();
      } else {
        if (known.kind == Kind::one_byte) replace(known);
        last_ = at_;
        at_ += known.size;
        if (known.kind == Kind::one_byte) run_ = at_;
      }
    }
    flush(at_);
    return std::move(sink_);
  }

 private:
  void flush(std::size_t end) {
    if (run_ < end) sink_.same(text_, run_, end);
    run_ = end;
  }

  void replace(const Quick& known) {
    flush(at_);
    last_size_ = sink_.text.size();
    sink_.text.push_back(known.byte);
    sink_.span(at_, at_ + known.size);
  }

  /// Takes back the last character, to be folded again with what follows it.
  void reopen_last() {
    if (last_ >= run_) {
      flush(last_);
    } else {
      sink_.truncate(last_size_);
    }
    at_ = last_;
  }

  void ask() {
    auto one = decode_utf8(text_, at_);
    if (last_ != kNone && !casefold().hasBoundaryBefore(static_cast<UChar32>(one.code_point))) {
      reopen_last();
      one = decode_utf8(text_, at_);
    } else {
      flush(at_);
    }
    const auto begin = at_;
    segment_.remove();
    for (int size = 0; size < kLongestSegment; ++size) {
      segment_.append(static_cast<UChar32>(one.code_point));
      at_ = one.next;
      if (at_ == text_.size()) break;
      one = decode_utf8(text_, at_);
      if (casefold().hasBoundaryBefore(static_cast<UChar32>(one.code_point))) break;
    }
    append_folded_segment(sink_.text, segment_);
    sink_.span(begin, at_);
    run_ = at_;
    last_ = kNone;
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::string_view text_;
  Sink sink_;
  icu::UnicodeString segment_;
  std::size_t at_ = 0;
  std::size_t run_ = 0;
  std::size_t last_ = kNone;    ///< offset of the last character, if it was folded by hand
  std::size_t last_size_ = 0;   ///< size of the output before it, if it stands in the output already
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
  auto folded = Folder<WithSpans>(original).run();
  return {std::move(folded.text), std::move(folded.starts), std::move(folded.ends)};
}

std::string fold_text(std::string_view original) { return std::move(Folder<TextOnly>(original).run().text); }

}  // namespace iken::base
