// iken parse: a document's records, no index needed.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"
#include "command.hpp"
#include "iken/ingest.hpp"
#include "iken/render.hpp"
#include "sources.hpp"

namespace iken::cli {

int run_parse(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, self.operands, environment);
  SourceOptions options;
  options.add_to(call);
  call.add_format({"text", "json", "jsonl"});
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto parse_options = options.read(call);
  if (!parse_options) return call.fail(parse_options.error());

  const bool lines = call.format_is("jsonl");
  int code = answered;
  std::vector<ParsedDocument> documents;
  for (const auto& file : list_files(call.operands(), [&](const Error& error) { code = call.fail(error); })) {
    const auto parsed = each_document(file.path, *parse_options, [&](ParsedDocument document) -> Result<void> {
      if (!lines) documents.push_back(std::move(document));
      else for (const auto& record : document.records) call.output().write(to_json(record) + "\n");
      return {};
    });
    if (!parsed) code = call.fail(parsed.error());
  }
  if (lines || documents.empty()) return call.finish(code);
  return call.answer(call.format_is("json") ? to_json(documents, call.language()) : to_text(documents, call.style()),
                     code);
}

}  // namespace iken::cli
