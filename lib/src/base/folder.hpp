// One walk over a text that folds it by NFKC_Casefold and a rule of its own: ordinary Japanese by hand, the rest by
// ICU. SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <limits>

#include "base/damage.hpp"
#include "base/text.hpp"

namespace iken::base {

/// Unicode's Stream-Safe Text Format stops at 30 marks; a longer run is cut, since sorting marks is quadratic.
constexpr int kLongestSegment = 64;

inline const icu::Normalizer2& casefold() {
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return *normalizer;
}

/// What is known of the character at hand without asking ICU.
enum class Kind : unsigned char { same, one_byte, ask };
struct Quick {
  Kind kind;
  unsigned char size;  ///< bytes of the original
  char byte;           ///< the result, for one_byte
};

/// `Rule` has `static Quick ascii(unsigned char)`, `static Quick kana(unsigned)` for U+3000–30FF, and
/// `static UChar32 look_alike(UChar32)` for what ICU returned. `Sink` has `text`, `same(original, begin, end)`,
/// `span(begin, end)` for what was just appended to `text`, and `truncate(size)`.
template <class Rule, class Sink>
class Folder {
 public:
  Folder(std::string_view text, Sink& sink) : text_(text), sink_(sink) {}

  void run() {
    while (at_ < text_.size()) {
      const auto known = quick();
      if (known.kind == Kind::same) {
        last_ = at_;
        at_ += known.size;
      } else if (known.kind == Kind::one_byte) {
        replace(known);
      } else {
        ask();
      }
    }
    flush(at_);
  }

 private:
  [[nodiscard]] unsigned byte(std::size_t i) const { return static_cast<unsigned char>(text_[at_ + i]); }

  /// U+FF01–FF5E are ASCII in full width.
  static Quick full_width(unsigned c) {
    if (c < 0xFF01 || c > 0xFF5E) return {Kind::ask, 3, 0};
    const auto ascii = static_cast<unsigned char>(c - 0xFEE0);
    const auto narrow = Rule::ascii(ascii);
    return {Kind::one_byte, 3, narrow.kind == Kind::one_byte ? narrow.byte : static_cast<char>(ascii)};
  }

  [[nodiscard]] Quick quick() const {
    const auto lead = byte(0);
    if (lead < 0x80) return Rule::ascii(static_cast<unsigned char>(lead));
    if (lead < 0xE3 || lead > 0xEF || text_.size() - at_ < 3) return {Kind::ask, 0, 0};
    if ((byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return {Kind::ask, 0, 0};
    const auto c = (lead & 0xFU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    if (c >= 0x3400 && c <= 0x9FFF) return {c == broken_few ? Kind::ask : Kind::same, 3, 0};
    if (c < 0x3100) return Rule::kana(c);
    return c >= 0xFF00 ? full_width(c) : Quick{Kind::ask, 0, 0};
  }

  void flush(std::size_t end) {
    if (run_ < end) sink_.same(text_, run_, end);
    run_ = end;
  }

  void replace(const Quick& known) {
    flush(at_);
    last_ = at_;
    last_size_ = sink_.text.size();
    sink_.text.push_back(known.byte);
    at_ += known.size;
    sink_.span(last_, at_);
    run_ = at_;
  }

  /// Takes back the last character, to be folded again with the mark that follows it.
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
    append_segment();
    sink_.span(begin, at_);
    run_ = at_;
    last_ = kNone;
  }

  void append_segment() {
    UErrorCode status = U_ZERO_ERROR;
    casefold().normalize(segment_, folded_, status);
    for (int i = 0; i < folded_.length(); i = folded_.moveIndex32(i, 1)) {
      append_utf8(sink_.text, static_cast<char32_t>(Rule::look_alike(mended(folded_.char32At(i)))));
    }
  }

  static UChar32 mended(UChar32 c) { return static_cast<UChar32>(meant(static_cast<char32_t>(c))); }

  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::string_view text_;
  Sink& sink_;
  icu::UnicodeString segment_;
  icu::UnicodeString folded_;
  std::size_t at_ = 0;
  std::size_t run_ = 0;        ///< begin of what was found unchanged and is not yet with the sink
  std::size_t last_ = kNone;   ///< offset of the last character, if it was folded by hand
  std::size_t last_size_ = 0;  ///< size of the output before it, if it is with the sink already
};

}  // namespace iken::base
