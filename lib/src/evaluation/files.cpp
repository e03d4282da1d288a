// Query files, judgements and runs.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "iken/evaluation.hpp"

namespace iken {
namespace {

constexpr std::string_view white = " \t\r\n\v\f";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) + 1 - begin);
}

/// Takes the first word off `rest`; empty at the end.
std::string_view take_first(std::string_view& rest) {
  rest = trimmed(rest);
  const auto end = std::min(rest.find_first_of(white), rest.size());
  const auto word = rest.substr(0, end);
  rest = trimmed(rest.substr(end));
  return word;
}

std::string_view take_last(std::string_view& rest) {
  rest = trimmed(rest);
  const auto space = rest.find_last_of(white);
  const auto begin = space == std::string_view::npos ? 0 : space + 1;
  const auto word = rest.substr(begin);
  rest = trimmed(rest.substr(0, begin));
  return word;
}

template <class Number>
std::optional<Number> number_of(std::string_view word) {
  Number number{};
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (failed != std::errc() || end != word.data() + word.size()) return {};
  return number;
}

/// Calls `take(line, number)` for every line that is not empty; it returns what is wrong with the line, or nothing.
Result<void> each_line(std::string_view bytes, const std::string& name, ErrorCode broken,
                       const std::function<std::string(std::string_view)>& take) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const auto line = trimmed(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty()) continue;
    if (auto wrong = take(line); !wrong.empty()) return Error{broken, {name, std::to_string(number), wrong}, {}};
  }
  return {};
}

Result<std::string> bytes_of(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return Error{ErrorCode::file_missing, {path}, {}};
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path, failed)) {
    return Error{ErrorCode::file_unreadable, {path, in ? "a folder" : std::strerror(errno)}, {}};
  }
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return Error{ErrorCode::file_unreadable, {path, "read error"}, {}};
  return bytes;
}

/// An id is a word of its own line: what ends a line or a word may not stand in it.
std::string one_line(std::string_view id) {
  std::string out(id);
  std::replace_if(out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

std::string text_of(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? found->dump() : std::string();
}

}  // namespace

Result<std::vector<EvaluationQuery>> parse_queries(std::string_view bytes, const std::string& name) {
  std::vector<EvaluationQuery> queries;
  std::set<std::string> known;
  auto read = each_line(bytes, name, ErrorCode::json_broken, [&](std::string_view line) -> std::string {
    const auto json = nlohmann::json::parse(base::repair_utf8(line), nullptr, false);
    if (!json.is_object()) return "not a JSON object";
    EvaluationQuery query{text_of(json, "id"), text_of(json, "text")};
    if (query.id.empty()) return "no \"id\"";
    if (query.id.find_first_of(white) != std::string::npos) return "white space in \"id\"";
    if (!json.contains("text") || !json["text"].is_string()) return "no \"text\"";
    if (!known.insert(query.id).second) return "the \"id\" stands twice: " + query.id;
    queries.push_back(std::move(query));
    return {};
  });
  if (!read) return read.error();
  return queries;
}

Result<Qrels> parse_qrels(std::string_view bytes, const std::string& name) {
  Qrels qrels;
  auto read = each_line(bytes, name, ErrorCode::data_broken, [&](std::string_view rest) -> std::string {
    const auto query = take_first(rest);
    const auto grade = number_of<int>(take_last(rest));
    const auto unused = take_first(rest);
    if (!grade) return "the grade is no number";
    if (unused.empty() || rest.empty()) return "fewer than four columns";
    qrels[std::string(query)][std::string(rest)] = *grade;
    return {};
  });
  if (!read) return read.error();
  return qrels;
}

Result<Run> parse_run(std::string_view bytes, const std::string& name) {
  std::map<std::string, std::vector<std::pair<long, RankedId>>> lines;
  auto read = each_line(bytes, name, ErrorCode::data_broken, [&](std::string_view rest) -> std::string {
    const auto query = take_first(rest);
    const auto tag = take_last(rest);
    const auto score = number_of<double>(take_last(rest));
    const auto rank = number_of<long>(take_last(rest));
    const auto unused = take_first(rest);
    if (tag.empty() || unused.empty() || rest.empty()) return "fewer than six columns";
    if (!rank) return "the rank is no number";
    if (!score || !std::isfinite(*score)) return "the score is no number";
    lines[std::string(query)].push_back({*rank, {std::string(rest), *score}});
    return {};
  });
  if (!read) return read.error();
  Run run;
  for (auto& [query, entries] : lines) {
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& entry : entries) run[query].push_back(std::move(entry.second));
  }
  return run;
}

std::string to_trec(const Run& run, std::string_view tag) {
  std::string name(tag.empty() ? "iken" : tag);
  std::replace_if(name.begin(), name.end(), [](char c) { return white.find(c) != std::string_view::npos; }, '_');
  std::string out;
  for (const auto& [query, entries] : run) {
    std::size_t rank = 0;
    for (const auto& entry : entries) {
      std::array<char, 40> score{};
      std::snprintf(score.data(), score.size(), "%.6f", entry.score);
      out += query + " Q0 " + one_line(entry.id) + ' ' + std::to_string(++rank) + ' ' + score.data() + ' ' + name + '\n';
    }
  }
  return out;
}

Result<std::vector<EvaluationQuery>> read_queries(const std::string& path) {
  auto bytes = bytes_of(path);
  if (!bytes) return bytes.error();
  return parse_queries(*bytes, path);
}

Result<Qrels> read_qrels(const std::string& path) {
  auto bytes = bytes_of(path);
  if (!bytes) return bytes.error();
  return parse_qrels(*bytes, path);
}

Result<Run> read_run(const std::string& path) {
  auto bytes = bytes_of(path);
  if (!bytes) return bytes.error();
  return parse_run(*bytes, path);
}

}  // namespace iken
