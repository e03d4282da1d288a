// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/row_number.hpp"

#include <array>

namespace iken::ingest {
namespace {

constexpr std::array<NumberForm, 19> forms = {{{"", ""},
                                               {"No.", ""},
                                               {"No", ""},
                                               {"NO.", ""},
                                               {"Ｎｏ．", ""},
                                               {"№", ""},
                                               {"意見", ""},
                                               {"意見No.", ""},
                                               {"ご意見", ""},
                                               {"番号", ""},
                                               {"", "."},
                                               {"", "．"},
                                               {"(", ")"},
                                               {"（", "）"},
                                               {"【", "】"},
                                               {"［", "］"},
                                               {"[", "]"},
                                               {"〔", "〕"},
                                               {"<", ">"}}};

/// How far the numbers count on, each right behind the one before it.
int counts_to(const NumberForm& form, const std::vector<Line>& lines) {
  int last = 0;
  for (const auto& line : lines) {
    const auto number = number_as(form, line.text);
    if (number && *number == last + 1) ++last;
  }
  return last;
}

}  // namespace

std::optional<int> number_as(const NumberForm& form, std::string_view line) {
  if (!line.starts_with(form.before) || !line.ends_with(form.after)) return std::nullopt;
  if (line.size() <= form.before.size() + form.after.size()) return std::nullopt;
  line.remove_prefix(form.before.size());
  line.remove_suffix(form.after.size());
  return whole_number(trim(line));
}

NumberForm number_form_of(const std::vector<Line>& lines) {
  NumberForm best = forms.front();
  int furthest = std::max(counts_to(best, lines), 1);
  for (const auto& form : forms) {
    const auto count = counts_to(form, lines);
    if (count <= furthest) continue;
    furthest = count;
    best = form;
  }
  return best;
}

}  // namespace iken::ingest
