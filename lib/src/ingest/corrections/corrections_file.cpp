// The file of corrections, line by line.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/json_depth.hpp"
#include "base/text.hpp"
#include "iken/corrections.hpp"
#include "ingest/lines/lines.hpp"

namespace iken {
namespace {

using Json = nlohmann::json;

constexpr std::string_view ending = ".corrections.jsonl";
constexpr std::size_t longest_line = 16U << 20U;

/// One line in the reading; `wrong` says what is not as it must be, or nothing.
class LineReader {
 public:
  CorrectionLine read(const std::string& text, int number) {
    line_.line = number;
    if (!base::is_valid_utf8(text)) return fail("not UTF-8");
    if (base::nests_too_deeply(text)) return fail("nested too deeply");
    json_ = Json::parse(text, nullptr, false);
    if (json_.is_discarded() || !json_.is_object()) return fail("not a JSON object");
    check_keys();
    line_.id = text_at("id");
    line_.document = text_at("document");
    line_.field = text_at("field");
    line_.reason = text_at("reason");
    read_number();
    read_values();
    check_target();
    return line_;
  }

  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  CorrectionLine fail(std::string reason) {
    if (wrong_.empty()) wrong_ = std::move(reason);
    return line_;
  }

  void check_keys() {
    static constexpr std::array<std::string_view, 7> known = {"no",    "id",     "document", "field",
                                                              "value", "reason", "was"};
    for (const auto& [key, value] : json_.items()) {
      if (std::find(known.begin(), known.end(), key) == known.end()) fail("unknown key \"" + key + "\"");
    }
    for (const auto* key : {"field", "value"}) {
      if (!json_.contains(key)) fail(std::string("no \"") + key + "\"");
    }
  }

  std::string text_at(const char* key) {
    const auto at = json_.find(key);
    if (at == json_.end() || at->is_null()) return {};
    if (at->is_string()) return at->get<std::string>();
    fail(std::string("\"") + key + "\" is not a text");
    return {};
  }

  std::string value_at(const char* key) {
    const auto& value = json_[key];
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
    fail(std::string("\"") + key + "\" is neither a text nor a number nor null");
    return {};
  }

  void read_number() {
    const auto at = json_.find("no");
    if (at == json_.end() || at->is_null()) return;
    if (!at->is_number_unsigned() || at->get<std::uint64_t>() > 999'999) {
      fail("\"no\" is not the number of an opinion");
      return;
    }
    line_.no = at->get<int>();
  }

  void read_values() {
    if (!wrong_.empty()) return;
    line_.value = value_at("value");
    if (json_.contains("was")) line_.was = value_at("was");
    const auto names = correction_fields();
    if (std::find(names.begin(), names.end(), line_.field) == names.end()) {
      std::string list;
      for (const auto name : names) list += (list.empty() ? "" : ", ") + std::string(name);
      fail("no such field: " + line_.field + "; there are " + list);
    }
    const bool number = line_.field == "no" || line_.field == "persons";
    if (number && !line_.value.empty() && !ingest::whole_number(line_.value))
      fail("the value of " + line_.field + " is not a number");
    if (line_.field == "no" && line_.value.empty()) fail("the value of no is missing");
  }

  void check_target() {
    if (line_.no.has_value() != line_.id.empty()) fail("give either \"no\" or \"id\"");
  }

  Json json_;
  CorrectionLine line_;
  std::string wrong_;
};

}  // namespace

std::string corrections_path(const std::string& document_path) { return document_path + std::string(ending); }
bool is_corrections_path(std::string_view path) { return path.ends_with(ending) && path.size() > ending.size(); }

Result<std::vector<CorrectionLine>> read_corrections(const std::string& path) {
  std::vector<CorrectionLine> lines;
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return lines;
  if (!std::filesystem::is_regular_file(path, failed))
    return Error{ErrorCode::file_special, {path}, {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::file_unreadable, {path, std::strerror(errno)}, {}};
  std::string text;
  for (int number = 1; std::getline(in, text); ++number) {
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    LineReader reader;
    auto line = text.size() > longest_line ? CorrectionLine() : reader.read(text, number);
    const auto wrong = text.size() > longest_line ? std::string("longer than 16 MB") : reader.wrong();
    if (!wrong.empty()) return Error{ErrorCode::corrections_broken, {path, std::to_string(number), wrong}, {}};
    lines.push_back(std::move(line));
  }
  if (in.bad()) return Error{ErrorCode::file_unreadable, {path, "read error"}, {}};
  return lines;
}

}  // namespace iken
