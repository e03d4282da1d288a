// The table of findings: what a person must look at in a document, and what was mended.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string>

#include "render/catalogue.hpp"
#include "render/visible.hpp"

namespace iken {
namespace {

struct Entry {
  std::string_view code;
  render::Wording wording;
};

constexpr auto table = std::to_array<Entry>({
    {"total_mismatch", {"the document declares {0} opinions, {1} were read", "記載の意見数は{0}件ですが、読み取れたのは{1}件です"}},
});

}  // namespace

std::string describe(const Finding& finding, Language language) {
  std::vector<std::string> arguments;
  for (const auto& argument : finding.args) arguments.push_back(render::visible_line(argument).text);
  for (const auto& entry : table) {
    if (entry.code == finding.code) return render::fill(entry.wording.in(language), arguments);
  }
  std::string plain = render::visible_line(finding.code).text;
  for (std::size_t i = 0; i < arguments.size(); ++i) plain += (i == 0 ? ": " : ", ") + arguments[i];
  return plain;
}

}  // namespace iken
