// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/sources.hpp"

#include "dictionary/lines.hpp"
#include "dictionary/parse.hpp"
#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

constexpr std::string_view excluded_forms = "variants/exclude.tsv";

void read_variants(const std::string& folder, Sources& sources) {
  for (const auto& line : read_lines(folder, "variants", ".tsv", sources.faults)) {
    if (line.place.file == excluded_forms) {
      sources.removed.push_back(normalize(trim(line.text)));
    } else if (auto group = parse_variants(line, sources.faults)) {
      sources.variants.push_back(std::move(*group));
    }
  }
}

}  // namespace

Sources read_sources(const std::string& folder) {
  Sources sources;
  for (const auto& line : read_lines(folder, "user", ".csv", sources.faults)) {
    if (auto word = parse_word(line, sources.faults)) sources.words.push_back(std::move(*word));
  }
  read_variants(folder, sources);
  for (const auto& line : read_lines(folder, "synonyms", ".tsv", sources.faults)) {
    if (auto group = parse_synonyms(line, sources.faults)) sources.synonyms.push_back(std::move(*group));
  }
  for (const auto& line : read_lines(folder, "stop", ".tsv", sources.faults)) {
    if (auto stop = parse_stop(line, sources.faults)) sources.stops.push_back(std::move(*stop));
  }
  return sources;
}

bool is_derived(const Place& place) {
  return place.file == "variants/unidic.tsv" || place.file == "synonyms/sudachi.tsv";
}

const std::vector<std::string>& parts_of_speech() {
  static const std::vector<std::string> known = {"名詞-一般",
                                                 "名詞-サ変接続",
                                                 "名詞-形容動詞語幹",
                                                 "名詞-副詞可能",
                                                 "名詞-固有名詞-一般",
                                                 "名詞-固有名詞-組織",
                                                 "名詞-固有名詞-地域-一般",
                                                 "名詞-接尾-一般",
                                                 "動詞",
                                                 "形容詞",
                                                 "副詞"};
  return known;
}

}  // namespace iken::dictionary
