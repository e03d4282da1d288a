// The lines that say where a record belongs; records and hits share them.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "iken/record.hpp"
#include "iken/search.hpp"
#include "render/paint.hpp"

namespace iken::render {

/// "No.8", or the id where there is no number.
std::string number_of(const Record& record);
/// The title on one line; the id where there is none.
std::string title_of(const DocumentInfo& document);
/// "○○計画（2016年）", as untrusted text. Empty where nothing is known.
std::string document_of(const DocumentInfo& document, Language language);
/// Adds the class: symbol and meaning.
void add_category(Page& page, const Record& record);
/// Adds the initiative, with its title marked where it matched, and below it, on one line, the document.
void add_place(Page& page, const Hit& hit, std::size_t margin);
/// Adds the label and the snippet, or the whole text where there is no snippet.
void add_snippet(Page& page, std::string_view label, const Snippet& snippet, const std::string& whole,
                 std::size_t margin);
/// 「Wi-Fi」「ワイファイ」 / "Wi-Fi", "ワイファイ"
std::string quoted(const std::vector<std::string>& words, Language language);
/// Adds "意見　" before a text of the record, as wide as the longest of these labels, and returns that width.
std::size_t add_field_label(Page& page, std::string_view label);

}  // namespace iken::render
