// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/statements/profile.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/code_points.hpp"
#include "base/json_depth.hpp"
#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::string_view number_place = "{n}";
/// Enough of a line to see what heading it begins as.
constexpr std::size_t head_bytes = 96;
constexpr std::size_t largest_header = 400;

struct Level {
  const char* name;
  HeadingLevel level;
};
constexpr Level levels[] = {{"chapter", HeadingLevel::chapter},
                            {"section", HeadingLevel::section},
                            {"subsection", HeadingLevel::subsection},
                            {"initiative", HeadingLevel::initiative},
                            {"other", HeadingLevel::other}};

bool is_numeral(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') || (c >= 0x2460 && c <= 0x2487) ||
         (c >= 0x2160 && c <= 0x216B) || (c >= 0x3251 && c <= 0x325F) || (c >= 0x32B1 && c <= 0x32BF) ||
         std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_kana_or_kanji(char32_t c) { return c >= 0x3041 && c <= 0x9FFF; }

/// How much of `line` the pattern takes; npos if it does not fit.
std::size_t match(std::u32string_view pattern, std::u32string_view line) {
  static const std::u32string place = base::decode(number_place);
  const auto at = pattern.find(place);
  const auto head = pattern.substr(0, at);
  if (!line.starts_with(head)) return std::u32string_view::npos;
  if (at == std::u32string_view::npos) return head.size();
  auto end = head.size();
  constexpr std::size_t longest_number = 3;
  while (end < line.size() && is_numeral(line[end]) && end < head.size() + longest_number) ++end;
  // Extraction makes @ of ①; behind the heading's own word it is nothing else.
  if (end == head.size() && !head.empty() && is_kana_or_kanji(head.back()) && end < line.size() && line[end] == U'@') ++end;
  if (end == head.size()) return std::u32string_view::npos;
  const auto tail = pattern.substr(at + place.size());
  if (!line.substr(end).starts_with(tail)) return std::u32string_view::npos;
  // "1 000" and "3.5" are numbers, no headings.
  end += tail.size();
  if (head.empty() && end < line.size() && is_digit(line[end])) return std::u32string_view::npos;
  return end;
}

/// A chapter's number stands apart from the words behind it; 第２章に記載のとおり is text.
bool stands_apart(std::u32string_view pattern, std::u32string_view line, std::size_t end) {
  if (end >= line.size() || pattern.empty() || pattern.front() != U'第') return true;
  return std::u32string_view(U" 　\t：:．.、「【").find(line[end]) != std::u32string_view::npos;
}

std::string string_of(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::vector<std::string> strings_of(const Json& json) {
  std::vector<std::string> words;
  if (json.is_string()) words.push_back(json.get<std::string>());
  if (!json.is_array()) return words;
  for (const auto& word : json) {
    if (word.is_string()) words.push_back(word.get<std::string>());
  }
  return words;
}

std::optional<Kind> kind_of(const std::string& name) {
  if (name == "table-text") return Kind::table_text;
  if (name == "labels") return Kind::labels;
  if (name == "column-text") return Kind::column_text;
  if (name == "grid") return Kind::grid;
  return std::nullopt;
}

void read_headings(const Json& json, Profile& profile) {
  const auto headings = json.find("headings");
  if (headings == json.end() || !headings->is_object()) return;
  for (const auto& [name, level] : levels) {
    if (headings->contains(name)) profile.headings[level] = strings_of((*headings)[name]);
  }
}

void read_fields(const Json& json, Profile& profile) {
  const auto fields = json.find("fields");
  if (fields == json.end() || !fields->is_object()) return;
  for (const auto& [field, words] : fields->items()) profile.fields[field] = strings_of(words);
}

Error broken(const std::string& name, std::string reason) {
  return {ErrorCode::data_broken, {name, "0", std::move(reason)}, {}};
}

void add(std::vector<Profile>& profiles, Profile profile) {
  const auto at = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& p) { return p.name == profile.name; });
  if (at == profiles.end()) {
    profiles.push_back(std::move(profile));
  } else {
    *at = std::move(profile);
  }
}

}  // namespace

HeadingLevel heading_level(const Profile& profile, std::string_view line) {
  const auto head = base::decode(line.substr(0, head_bytes));
  for (const auto& [name, level] : levels) {
    const auto patterns = profile.headings.find(level);
    if (patterns == profile.headings.end()) continue;
    for (const auto& text : patterns->second) {
      if (level == HeadingLevel::other) {
        if (line == text) return level;
        continue;
      }
      const auto pattern = base::decode(text);
      const auto end = match(pattern, head);
      if (end != std::u32string_view::npos && stands_apart(pattern, head, end)) return level;
    }
  }
  return HeadingLevel::none;
}

bool is_table_header(const Profile& profile, std::string_view line) {
  if (line.size() > largest_header) return false;
  bool any = false;
  for (line = trim(line); !line.empty(); line = trim(line)) {
    std::size_t longest = 0;
    for (const auto& word : profile.header) {
      if (line.starts_with(word)) longest = std::max(longest, word.size());
    }
    if (longest == 0) return false;
    line.remove_prefix(longest);
    any = true;
  }
  return any;
}

Result<Profile> read_profile(std::string_view text, const std::string& name) {
  const auto json = base::nests_too_deeply(text) ? Json() : Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return broken(name, "not a JSON object");
  Profile profile;
  profile.name = string_of(json, "name");
  profile.about = string_of(json, "about");
  profile.starts = string_of(json, "starts");
  profile.spaced = json.value("spaced", Json(false)) == Json(true);
  const auto kind = kind_of(string_of(json, "kind"));
  if (profile.name.empty()) return broken(name, "no \"name\"");
  if (!kind) return broken(name, "\"kind\" is none of table-text, labels, column-text, grid");
  profile.kind = *kind;
  if (json.contains("header")) profile.header = strings_of(json["header"]);
  if (json.contains("columns")) profile.columns = strings_of(json["columns"]);
  if (json.contains("classes")) profile.classes = strings_of(json["classes"]);
  if (json.contains("requires")) profile.needed = strings_of(json["requires"]);
  if (json.contains("draft")) profile.draft = strings_of(json["draft"]);
  read_headings(json, profile);
  read_fields(json, profile);
  return profile;
}

Result<std::vector<Profile>> load_profiles(const std::string& folder) {
  std::vector<Profile> profiles;
  for (const auto text : built_in_profiles()) {
    auto profile = read_profile(text, "built-in profile");
    if (!profile) return profile.error();
    add(profiles, std::move(*profile));
  }
  if (folder.empty()) return profiles;
  std::error_code failed;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    if (at->path().extension() == ".json") files.push_back(at->path());
  }
  if (failed) return Error{ErrorCode::data_missing, {folder}, {}};
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    auto profile = read_profile(text, file.string());
    if (!profile) return profile.error();
    add(profiles, std::move(*profile));
  }
  return profiles;
}

}  // namespace iken::ingest
