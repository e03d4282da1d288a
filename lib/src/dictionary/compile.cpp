// From the folder dict/ to the four files the analyzer opens.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <filesystem>

#include "dictionary/connection.hpp"
#include "dictionary/lexicon.hpp"
#include "dictionary/mecab.hpp"
#include "dictionary/output.hpp"
#include "dictionary/sources.hpp"
#include "dictionary/synonym_table.hpp"
#include "dictionary/text.hpp"
#include "dictionary/user_dictionary.hpp"
#include "dictionary/variant_table.hpp"
#include "iken/dictionary.hpp"

namespace iken::dictionary {
namespace {

constexpr std::array<std::string_view, 4> products = {"user.dic", "variants.tsv", "synonyms.tsv", "stop.tsv"};

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

Result<void> refuse_faults(const CompileOptions& options) {
  const auto faults = check(options.folder);
  if (!faults) return faults.error();
  if (faults->empty()) return {};
  const auto& first = faults->front();
  return Error{ErrorCode::data_broken,
               {options.folder + "/" + first.file, std::to_string(first.line), describe(first, Language::english)},
               {}};
}

Result<void> dictionary_is_there(const CompileOptions& options) {
  for (const auto& path : {options.dictionary + "/sys.dic", options.mecab_dict_index}) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) return Error{ErrorCode::dictionary_missing, {path}, {}};
  }
  return {};
}

Result<void> write_tables(const Sources& sources, const VariantTable& variants, const WorkFolder& work,
                          CompileReport& report) {
  const auto forms = to_tsv(variants);
  const auto synonyms = synonyms_to_tsv(sources.synonyms, variants);
  report.variants = lines_of(forms);
  report.synonyms = lines_of(synonyms);
  if (auto done = write_file(work.path("variants.tsv"), forms); !done) return done;
  if (auto done = write_file(work.path("synonyms.tsv"), synonyms); !done) return done;
  return write_file(work.path("stop.tsv"), stops_to_tsv(sources.stops));
}

Result<void> publish(const WorkFolder& work, const std::string& output) {
  for (const auto name : products) {
    if (auto done = rename_file(work.path(name), output + "/" + std::string(name)); !done) return done;
  }
  return {};
}

void count_entries(const Lexicon& lexicon, CompileReport& report) {
  for (const auto& [surface, entry] : lexicon) ++(entry.own ? report.words : report.added);
}

}  // namespace

Result<CompileReport> compile(const CompileOptions& options) {
  if (auto sound = refuse_faults(options); !sound) return sound.error();
  if (auto there = dictionary_is_there(options); !there) return there.error();
  const auto ids = ConnectionIds::read(options.dictionary_source);
  if (!ids) return ids.error();
  auto mecab = Mecab::open(options.dictionary);
  if (!mecab) return mecab.error();
  auto work = WorkFolder::make(options.output);
  if (!work) return work.error();

  CompileReport report;
  const auto sources = read_sources(options.folder);
  VariantTable variants;
  const auto lexicon = build_lexicon(sources, variants, *mecab);
  count_entries(lexicon, report);
  auto split = build_user_dictionary(lexicon, *ids, *mecab, options, work->path("user.csv"), work->path("user.dic"));
  if (!split) return split.error();
  report.split = std::move(*split);
  if (auto done = write_tables(sources, variants, *work, report); !done) return done.error();
  if (auto done = publish(*work, options.output); !done) return done.error();
  return report;
}

}  // namespace iken::dictionary
