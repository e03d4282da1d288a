// Which kind of file is it, by its content?
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace iken::ingest {

enum class Format {
  text,  ///< in any encoding: a layout, CSV, HTML
  json_lines,
  pdf,
  zip,  ///< XLSX and what else is packed so
  ole,  ///< .xls, .doc, and an XLSX with a password
};

Format format_of(std::string_view bytes);

/// Is the decoded text a page of HTML?
bool is_html(std::string_view text);
/// Does the name end so, in any case? `ending` in small letters: ".csv".
bool has_ending(const std::string& name, std::string_view ending);

}  // namespace iken::ingest
