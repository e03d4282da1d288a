// The char filters, in the order in which they run. Each is one file; each keeps the way back to the original.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/normalized_text.hpp"

namespace iken::analysis {

/// NFKC and case folding (width, ㈱, ㍻, half-width kana with their voicing mark, Kangxi radicals, compatibility
/// ideographs), what extraction damaged (尐 → 少); every white space and control character becomes ' ', 〜 becomes '~';
/// broken UTF-8 becomes U+FFFD.
class WidthFilter {
 public:
  void apply(NormalizedText& text);

 private:
  std::string text_;
  std::vector<Edit> edits_;
};

/// Removes a single line break or narrow space between two Japanese characters: it was left by line wrapping.
void join_wrapped_lines(NormalizedText& text);
/// こゝろ → こころ, すゞめ → すずめ. 々 stays: it stands in the dictionary's words.
void expand_iteration_marks(NormalizedText& text);
/// ツイッタ― → ツイッター, Wi‐Fi → Wi-Fi, 03ー1234 → 03-1234.
void mend_prolonged_sound(NormalizedText& text);

/// All of them. Keeps its buffers from text to text.
class CharFilters {
 public:
  /// `original` must outlive the use of the result, which is valid until the next call.
  const NormalizedText& apply(std::string_view original) {
    text_.reset(original);
    width_.apply(text_);
    join_wrapped_lines(text_);
    expand_iteration_marks(text_);
    mend_prolonged_sound(text_);
    return text_;
  }

 private:
  NormalizedText text_;
  WidthFilter width_;
};

/// The normalized form of a word or a short text.
std::string normalized(std::string_view text);

}  // namespace iken::analysis
