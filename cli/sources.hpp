// The files that a command line names: folders walked, options of reading.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "call.hpp"
#include "iken/error.hpp"
#include "iken/ingest.hpp"
#include "iken/precedents.hpp"

namespace iken::cli {

struct SourceFile {
  std::string path;
  std::uint64_t bytes = 0;
};

/// Folders are walked to their depths in the order of names; links to folders are not followed, and what is not a
/// regular file, or hidden, is left out. A name that is given is taken as it is. Names that lead to nothing are told
/// to `bad`.
std::vector<SourceFile> list_files(const std::vector<std::string>& names, const std::function<void(const Error&)>& bad);

/// Gives each document of a file to `take`: one record a line as a stream, every other format at once.
Result<void> each_document(const std::string& path, const ParseOptions& options,
                           const std::function<Result<void>(ParsedDocument)>& take);

/// All of standard input.
Result<std::string> standard_input();
/// The words joined by spaces; "-" alone stands for standard input.
Result<std::string> text_of(const std::vector<std::string>& words);
/// The opinions of files, "-" being standard input, with their numbers or ids.
Result<std::vector<NewOpinion>> new_opinions(const std::vector<std::string>& names, const ParseOptions& options);

/// --profile, --map and --id.
class SourceOptions {
 public:
  void add_to(Call& call);
  /// Errors: value_invalid.
  [[nodiscard]] Result<ParseOptions> read(const Call& call) const;

 private:
  std::string id_;
  std::string profile_;
  std::vector<std::string> columns_;
};

}  // namespace iken::cli
