// iken lint: what in a document must a person look at?
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>

#include "call.hpp"
#include "command.hpp"
#include "iken/checks.hpp"
#include "iken/index.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "sources.hpp"

namespace iken::cli {
namespace {

/// Tells each document as soon as it has been looked at; JSON is one answer and waits for all.
class Teller {
 public:
  Teller(Call& call, const Analyzer& analyzer) : call_(call), analyzer_(analyzer) {}

  Result<void> look_at(const ParsedDocument& document) {
    auto check = check_document(document, &analyzer_);
    clean_ = clean_ && check.clean();
    if (call_.format_is("json"))
      checks_.push_back(std::move(check));
    else
      call_.output().write(to_text({check}, call_.style()));
    return {};
  }

  int finish(int code) {
    code = std::max<int>(code, clean_ ? answered : nothing_found);
    return call_.format_is("json") ? call_.answer(to_json(checks_, call_.language()), code) : call_.finish(code);
  }

 private:
  Call& call_;
  const Analyzer& analyzer_;
  std::vector<DocumentCheck> checks_;
  bool clean_ = true;
};

int lint_files(Call& call, const ParseOptions& options, Teller& teller) {
  int code = answered;
  for (const auto& file : list_files(call.operands(), [&](const Error& error) { code = call.fail(error); })) {
    const auto looked =
        each_document(file.path, options, [&](ParsedDocument document) { return teller.look_at(document); });
    if (!looked) code = call.fail(looked.error());
  }
  return teller.finish(code);
}

/// The documents as the index has them.
int lint_index(Call& call, Teller& teller) {
  const auto index = Index::open(call.index_dir());
  if (!index) return call.fail(index.error());
  const auto info = index->info();
  if (!info) return call.fail(info.error());
  int code = answered;
  for (const auto& entry : info->documents) {
    auto document = index->document(entry.info.id);
    if (!document) {
      code = call.fail(document.error());
      continue;
    }
    document->path.clear();  // what is looked at is not the file
    (void)teller.look_at(*document);
  }
  return teller.finish(code);
}

}  // namespace

int run_lint(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  SourceOptions source_options;
  call.add_index();
  source_options.add_to(call);
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 0)) return *ended;
  const auto options = source_options.read(call);
  if (!options) return call.fail(options.error());
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  Teller teller(call, *analyzer);
  return call.operands().empty() ? lint_index(call, teller) : lint_files(call, *options, teller);
}

}  // namespace iken::cli
