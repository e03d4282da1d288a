// Reading JSONL records for the benchmarks.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "records/record.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

namespace iken::bench {

namespace {

using nlohmann::json;

struct Close {
  bool pipe = false;
  void operator()(std::FILE* file) const {
    if (pipe) {
      pclose(file);
    } else {
      std::fclose(file);
    }
  }
};

using File = std::unique_ptr<std::FILE, Close>;

/// `path` as one word of the shell.
std::string quoted(const std::string& path) {
  std::string word = "'";
  for (const char c : path) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

File open_for_reading(const std::string& path) {
  const bool compressed = path.ends_with(".zst");
  if (std::FILE* probe = std::fopen(path.c_str(), "rb")) {
    if (!compressed) return File(probe, Close{false});
    std::fclose(probe);
    if (std::FILE* pipe = popen(("zstd -dc -- " + quoted(path)).c_str(), "r")) return File(pipe, Close{true});
  }
  throw std::runtime_error("cannot read " + path);
}

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& child(const json& object, const char* key) {
  static const json none = json::object();
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : none;
}

BenchRecord record_of(const json& line) {
  BenchRecord record;
  const json& initiative = child(line, "initiative");
  const json& category = child(line, "category");
  record.id = text_of(line, "id");
  record.document = text_of(child(line, "document"), "id");
  if (const auto no = line.find("no"); no != line.end() && no->is_number_integer()) record.no = no->get<int>();
  record.title = text_of(initiative, "title");
  record.opinion = text_of(line, "opinion");
  record.response = text_of(line, "response");
  record.category = text_of(category, "symbol");
  if (record.category.empty()) record.category = text_of(category, "label");
  record.initiative = text_of(initiative, "label");
  if (!record.initiative.empty() && !record.title.empty()) record.initiative += ' ';
  record.initiative += record.title;
  return record;
}

}  // namespace

void each_record(const std::string& path, const std::function<bool(BenchRecord&&)>& take) {
  const File file = open_for_reading(path);
  char* line = nullptr;
  std::size_t capacity = 0;
  std::size_t number = 0;
  const auto free_line = [&] { std::free(line); };
  try {
    for (ssize_t size; (size = getline(&line, &capacity, file.get())) > 0;) {
      ++number;
      const std::string_view text(line, static_cast<std::size_t>(size));
      if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      auto record = record_of(json::parse(text));
      if (record.id.empty()) record.id = std::to_string(number);
      if (!take(std::move(record))) break;
    }
  } catch (const json::exception& error) {
    free_line();
    throw std::runtime_error(path + ":" + std::to_string(number) + ": " + error.what());
  } catch (...) {
    free_line();
    throw;
  }
  free_line();
}

}  // namespace iken::bench
