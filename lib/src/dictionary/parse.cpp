// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/parse.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

constexpr std::size_t most_forms = 24;
constexpr std::size_t most_words = 16;
constexpr std::size_t most_parts = 16;
constexpr std::size_t longest_word = 64;

/// Collects the faults of one line.
struct Judge {
  const Line& line;
  std::vector<Fault>& faults;

  bool fault(FaultCode code, std::vector<std::string> args = {}) const {
    faults.push_back({line.place.file, line.place.line, code, std::move(args)});
    return false;
  }
};

bool is_control(char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }

/// A word that MeCab and the tables can hold: NFKC, no separator, at least two characters (or `short_too`).
bool word_is_sound(const Judge& judge, const std::string& word, bool short_too) {
  if (word.empty()) return judge.fault(FaultCode::empty_field, {"word"});
  if (characters(word) > longest_word) {
    return judge.fault(FaultCode::too_long, {word, std::to_string(longest_word)});
  }
  if (const auto stable = nfkc(word); stable != word) return judge.fault(FaultCode::not_nfkc, {word, stable});
  if (std::any_of(word.begin(), word.end(), is_control)) {
    return judge.fault(FaultCode::forbidden_char, {word, "control"});
  }
  for (const char separator : {',', '|', '"'}) {
    if (word.find(separator) == std::string::npos) continue;
    return judge.fault(FaultCode::forbidden_char, {word, std::string(1, separator)});
  }
  if (trim(word) != word) return judge.fault(FaultCode::forbidden_char, {word, "space"});
  if (!short_too && characters(word) < 2) return judge.fault(FaultCode::one_character, {word});
  return true;
}

bool columns_are(const Judge& judge, const std::vector<std::string>& columns, std::size_t least, std::size_t most) {
  if (columns.size() >= least && columns.size() <= most) return true;
  const auto wanted = least == most ? std::to_string(most) : std::to_string(least) + "-" + std::to_string(most);
  return judge.fault(FaultCode::columns, {std::to_string(columns.size()), wanted});
}

std::vector<std::string> trimmed(std::vector<std::string> columns) {
  for (auto& column : columns) column = std::string(trim(column));
  return columns;
}

bool group_size_is_sound(const Judge& judge, std::size_t size, std::size_t limit) {
  if (size < 2) return judge.fault(FaultCode::too_few, {std::to_string(size)});
  if (size <= limit) return true;
  return judge.fault(FaultCode::too_many, {std::to_string(size), std::to_string(limit)});
}

bool part_of_speech_is_known(const Judge& judge, const std::string& part_of_speech, std::string_view family) {
  const auto& known = parts_of_speech();
  const bool listed = std::find(known.begin(), known.end(), part_of_speech) != known.end();
  if (listed && part_of_speech.starts_with(family)) return true;
  return judge.fault(FaultCode::pos_unknown, {part_of_speech});
}

bool parts_are_sound(const Judge& judge, const UserWord& word) {
  if (word.parts.size() > most_parts) {
    return judge.fault(FaultCode::too_many, {std::to_string(word.parts.size()), std::to_string(most_parts)});
  }
  for (const auto& part : word.parts) {
    if (!word_is_sound(judge, part, true)) return false;
  }
  const auto joined = join(word.parts, "");
  if (word.parts.empty() || (joined == word.surface && word.parts.size() > 1)) return true;
  return judge.fault(FaultCode::parts_mismatch, {word.surface, joined});
}

bool columns_are_filled(const Judge& judge, const std::vector<std::string>& columns) {
  const char* names[] = {"surface", "part of speech", "reading"};
  for (std::size_t i = 0; i < 3; ++i) {
    if (columns[i].empty()) return judge.fault(FaultCode::empty_field, {names[i]});
  }
  return true;
}

std::optional<double> weight_of(const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string::npos) return std::nullopt;
  const double weight = std::strtod(text.c_str(), nullptr);
  if (weight > 0 && weight < 1) return weight;
  return std::nullopt;
}

/// A year of four digits; 0 for an empty text; -1 for anything else.
int year_of(std::string_view text) {
  if (text.empty()) return 0;
  int year = 0;
  const auto end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, year);
  return result.ec == std::errc() && result.ptr == end && year >= 1000 && year <= 9999 ? year : -1;
}

bool read_period(const Judge& judge, const std::string& text, SynonymGroup& group) {
  const auto years = split(text, "-");
  group.from_year = year_of(years.front());
  group.to_year = year_of(years.back());
  const bool sound = years.size() == 2 && group.from_year >= 0 && group.to_year >= 0 && text != "-" &&
                     (group.to_year == 0 || group.from_year <= group.to_year);
  return sound || judge.fault(FaultCode::period_invalid, {text});
}

}  // namespace

std::optional<UserWord> parse_word(const Line& line, std::vector<Fault>& faults) {
  const Judge judge{line, faults};
  const auto columns = trimmed(split(line.text, ","));
  if (!columns_are(judge, columns, 5, 5) || !columns_are_filled(judge, columns)) return std::nullopt;
  UserWord word{line.place, columns[0], columns[1], columns[2], columns[3].empty() ? columns[0] : columns[3], {}};
  if (!columns[4].empty()) word.parts = split(columns[4], "|");
  if (!word_is_sound(judge, word.surface, false) || !word_is_sound(judge, word.base, false)) return std::nullopt;
  if (!part_of_speech_is_known(judge, word.part_of_speech, "名詞")) return std::nullopt;
  if (!is_katakana(word.reading)) {
    judge.fault(FaultCode::reading_invalid, {word.reading});
    return std::nullopt;
  }
  if (!parts_are_sound(judge, word)) return std::nullopt;
  return word;
}

std::optional<VariantGroup> parse_variants(const Line& line, std::vector<Fault>& faults) {
  const Judge judge{line, faults};
  const auto columns = trimmed(split(line.text, "\t"));
  if (!columns_are(judge, columns, 1, 2)) return std::nullopt;
  VariantGroup group{line.place, split(columns[0], "|"), "名詞-一般"};
  if (columns.size() == 2 && !columns[1].empty()) group.part_of_speech = columns[1];
  if (!group_size_is_sound(judge, group.forms.size(), most_forms)) return std::nullopt;
  for (const auto& form : group.forms) {
    if (!word_is_sound(judge, form, true)) return std::nullopt;
  }
  if (!part_of_speech_is_known(judge, group.part_of_speech, "")) return std::nullopt;
  return group;
}

std::optional<SynonymGroup> parse_synonyms(const Line& line, std::vector<Fault>& faults) {
  const Judge judge{line, faults};
  const auto columns = trimmed(split(line.text, "\t"));
  if (!columns_are(judge, columns, 1, 4)) return std::nullopt;
  SynonymGroup group;
  group.place = line.place;
  group.one_way = columns[0].find(" > ") != std::string::npos;
  group.words = trimmed(split(columns[0], group.one_way ? " > " : " = "));
  if (!group_size_is_sound(judge, group.words.size(), group.one_way ? 2 : most_words)) return std::nullopt;
  for (const auto& word : group.words) {
    if (!word_is_sound(judge, word, false)) return std::nullopt;
  }
  if (columns.size() > 1 && !columns[1].empty()) {
    const auto weight = weight_of(columns[1]);
    if (!weight) {
      judge.fault(FaultCode::weight_invalid, {columns[1]});
      return std::nullopt;
    }
    group.weight = *weight;
  }
  if (columns.size() > 2 && !columns[2].empty() && !read_period(judge, columns[2], group)) return std::nullopt;
  return group;
}

std::optional<StopLine> parse_stop(const Line& line, std::vector<Fault>& faults) {
  const Judge judge{line, faults};
  const auto columns = trimmed(split(line.text, "\t"));
  if (!columns_are(judge, columns, 2, 3)) return std::nullopt;  // the third is a remark
  StopLine stop{line.place, columns[0], columns[1]};
  if (stop.kind != "pos" && stop.kind != "formula" && stop.kind != "formula-pos") {
    judge.fault(FaultCode::kind_unknown, {stop.kind});
    return std::nullopt;
  }
  if (!word_is_sound(judge, stop.value, true)) return std::nullopt;
  return stop;
}

}  // namespace iken::dictionary
