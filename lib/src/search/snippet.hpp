// The part of a text that is shown.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "iken/search.hpp"

namespace iken::search {

struct SnippetOptions {
  std::size_t length = 160;   ///< code points, about
  bool keep_verdict = false;  ///< answers: the last sentence says what will be done
};

/// Cuts `text` at sentence ends around the marks (bytes, in order). A text that is short enough is kept whole. What is
/// left out between two sentences becomes '…'.
Snippet cut(std::string_view text, const std::vector<Span>& marks, const SnippetOptions& options);

}  // namespace iken::search
