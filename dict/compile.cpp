// Compiles the folder dict/ into what the analyzer opens; run by CMake.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdio>

#include "iken/dictionary.hpp"
#include "iken/error.hpp"

namespace {

void print_report(const iken::dictionary::CompileReport& report) {
  std::printf("%zu words, %zu spellings added, %zu variants, %zu synonyms\n", report.words, report.added,
              report.variants, report.synonyms);
  for (const auto& word : report.split) std::printf("still cut by MeCab: %s\n", word.c_str());
}

int print_faults(const std::string& folder) {
  const auto faults = iken::dictionary::check(folder);
  if (!faults) return 1;
  for (const auto& fault : *faults) {
    const auto sentence = iken::dictionary::describe(fault, iken::Language::english);
    std::fprintf(stderr, "%s/%s:%zu: %s\n", folder.c_str(), fault.file.c_str(), fault.line, sentence.c_str());
  }
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: %s FOLDER DICTIONARY DICTIONARY_SOURCE MECAB_DICT_INDEX OUTPUT\n", argv[0]);
    return 2;
  }
  const iken::dictionary::CompileOptions options{argv[1], argv[2], argv[3], argv[4], argv[5]};
  const auto report = iken::dictionary::compile(options);
  if (report) {
    print_report(*report);
    return 0;
  }
  if (report.error().code == iken::ErrorCode::data_broken) return print_faults(options.folder);
  std::fprintf(stderr, "%s: cannot compile", argv[0]);
  for (const auto& argument : report.error().args) std::fprintf(stderr, ": %s", argument.c_str());
  std::fprintf(stderr, "\n");
  return 1;
}
