// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/lists/labels_lines.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/lines/grid_text.hpp"
#include "ingest/statements/labels_split.hpp"

namespace iken::ingest {
namespace {

/// What stands behind the last full stop.
std::string_view tail_of(std::string_view text) {
  constexpr std::string_view stop = "。";
  const auto at = text.rfind(stop);
  return at == std::string_view::npos ? text : text.substr(at + stop.size());
}

/// Does the line's end begin a label that the next line ends: "…です。区の", "考え方：…"?
bool cuts_label(const std::string& text, const std::string& next, const Profile& profile) {
  constexpr std::size_t longest = 40;
  const auto tail = tail_of(text);
  if (tail.empty() || tail.size() > longest) return false;
  const auto first = split_labels(std::string(tail) + next, profile).front();
  return !first.field.empty() && first.label.size() > tail.size();
}

/// A label's word and nothing else: what stands behind a full line whose sentence is not at its end is none.
bool is_bare_label(const std::string& line, const Profile& profile) {
  // Most lines are no word of the profile, which costs less to know than what a label is.
  const bool word = std::any_of(profile.fields.begin(), profile.fields.end(), [&](const auto& field) {
    return std::find(field.second.begin(), field.second.end(), line) != field.second.end();
  });
  if (!word || item_number(line)) return false;
  const auto pieces = split_labels(line, profile);
  return pieces.size() == 1 && pieces.front().text.empty() && !pieces.front().field.empty();
}

/// 番 above 号: a label in a column so narrow that its word took two lines.
bool is_stacked_label(const Line& above, const Line& line, const Profile& profile) {
  constexpr std::size_t longest = 24;
  if (above.number + 1 != line.number || above.text.size() + line.text.size() > longest) return false;
  return is_bare_label(above.text + line.text, profile) && !is_bare_label(above.text, profile);
}

/// Does the line go on with the one above, which was full: a heading, or a sentence whose label the line may have cut?
bool goes_on(const Line& above, const Line& line, const Profile& profile) {
  if (ends_sentence(above.text)) return false;
  if (line.page != above.page) return cuts_label(above.text, line.text, profile);
  if (!line.goes_on || heading_level(profile, line.text) != HeadingLevel::none) return false;
  const bool word = heading_level(profile, above.text) == HeadingLevel::none && is_bare_label(line.text, profile);
  return word || split_labels(line.text, profile).front().field.empty() || cuts_label(above.text, line.text, profile);
}

/// A label that a line's end cut stands in the next line as a whole.
void mend_label(Line& above, Line& line, const Profile& profile) {
  const auto tail = std::string(tail_of(above.text));
  const bool whole = tail.size() == above.text.size();
  if (whole ? !is_stacked_label(above, line, profile) : !cuts_label(above.text, line.text, profile)) return;
  above.text.resize(above.text.size() - tail.size());
  line.text.insert(0, tail);
  line.from_above = tail.size();
}

}  // namespace

std::vector<Line> whole_lines(const std::vector<Line>& lines, const Profile& profile) {
  std::vector<Line> out;
  out.reserve(lines.size());
  std::size_t above = 0;
  for (auto line : lines) {
    if (line.blank() || out.empty() || out[above].blank() || !goes_on(out[above], line, profile)) {
      if (!line.blank() && above + 1 == out.size() && !out[above].blank()) mend_label(out[above], line, profile);
      if (!line.blank() || out.empty()) above = out.size();
      out.push_back(std::move(line));
      continue;
    }
    auto& text = out[above].text;
    text += (is_heading_number(text) ? "\u3000" : "") + line.text;
  }
  return out;
}

}  // namespace iken::ingest
