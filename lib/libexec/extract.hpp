// What stands on the pages of a PDF: characters and rules, with their places.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <string>

namespace iken::pdf {

/// Writes one line for each thing; places are in points from the page's upper left corner:
///   page WIDTH HEIGHT
///   i X0 Y0 X1 Y1          a picture
///   t X0 Y0 X1 Y1 TEXT     a character (or what one glyph stands for); Y1 is its foot
///   h X0 Y0 X1 Y1 TEXT     the same, but the page hides it: it lies outside of what is shown
///   r X0 Y0 X1 Y1          a thin line, upright or level
///   f X0 Y0 X1 Y1          a filled box that is no line and not white
/// before the pages "lowest" where of characters that look the same the file names the one with the lowest number;
/// and it ends with "end". What cannot be read is one line instead: "error broken", "error encrypted", "error pages N".
void extract(const std::string& bytes, int most_pages, std::FILE* out);

}  // namespace iken::pdf
