// Text made safe for a terminal: nothing in it can move the cursor, change colours or turn the writing direction.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace iken::render {

/// Text that may be shown. Only the functions below (and ASCII literals of our own) make one; a plain string does not
/// turn into it by itself.
struct Visible {
  std::string text;
};

/// Control characters become their pictures (␛), bidirectional overrides and other invisible formatting become
/// <U+202E>, broken UTF-8 becomes U+FFFD. A tab becomes a space.
/// `visible` keeps '\n'; `visible_line` shows it as ␊, so that the result is one line.
Visible visible(std::string_view untrusted);
Visible visible_line(std::string_view untrusted);

/// Is this one code point shown otherwise than as itself?
bool is_unsafe(char32_t point);

}  // namespace iken::render
