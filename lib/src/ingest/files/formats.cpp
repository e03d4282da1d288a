// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/formats.hpp"

#include <algorithm>
#include <cctype>

namespace iken::ingest {
namespace {

/// Some programs write a few bytes before the PDF's own beginning.
constexpr std::size_t pdf_within = 1024;
/// Old pages begin with their text; the table may come late.
constexpr std::size_t html_within = 256U << 10U;

std::string small(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

}  // namespace

Format format_of(std::string_view bytes) {
  if (bytes.substr(0, pdf_within).find("%PDF-") != std::string_view::npos) return Format::pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Format::zip;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Format::ole;
  if (without_mark(bytes).starts_with('{')) return Format::json_lines;
  return Format::text;
}

bool is_html(std::string_view text) {
  const auto head = small(without_mark(text).substr(0, html_within));
  if (!head.starts_with('<')) return false;
  for (const auto* tag : {"<!doctype html", "<html", "<table", "<body", "<head"}) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return false;
}

bool has_ending(const std::string& name, std::string_view ending) { return small(name).ends_with(ending); }

}  // namespace iken::ingest
