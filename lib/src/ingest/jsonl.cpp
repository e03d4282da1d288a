// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/jsonl.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_depth.hpp"
#include "base/text.hpp"
#include "ingest/jsonl_record.hpp"

namespace iken::ingest {
namespace {

using Json = nlohmann::json;

using Keys = std::vector<std::string_view>;

/// The contract's keys; those of a record that are objects have keys of their own.
const Keys& known_keys() {
  static const Keys keys = {"id",       "document", "no",       "chapter",    "section", "subsection",           "initiative", "opinion",
                            "response", "summary",  "category", "references", "persons", "response_shared_with", "source",     "corrections"};
  return keys;
}
const std::map<std::string_view, Keys>& known_inner_keys() {
  static const std::map<std::string_view, Keys> keys = {{"document", {"id", "title", "from", "to", "municipality"}},
                                                        {"initiative", {"label", "number", "draft_number", "title"}},
                                                        {"category", {"symbol", "label"}},
                                                        {"source", {"page", "first_line", "last_line"}}};
  return keys;
}

bool is_known(const Keys& keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }
constexpr std::size_t longest_line = 64U << 20U;

/// What the contract does not know, to be given back as it came.
std::string extra_of(const Json& json, const std::map<std::string, std::string>& kept) {
  Json extra = kept;
  for (const auto& [key, value] : json.items()) {
    if (!is_known(known_keys(), key)) extra[key] = value;
  }
  for (const auto& [key, known] : known_inner_keys()) {
    const auto at = json.find(key);
    if (at == json.end() || !at->is_object()) continue;
    for (const auto& [inner, value] : at->items()) {
      if (!is_known(known, inner)) extra[std::string(key)][inner] = value;
    }
  }
  return extra.empty() ? std::string() : extra.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Collects the records of one document until the next begins.
class Collector {
 public:
  Collector(std::string name, std::string id, const std::function<Result<void>(ParsedDocument)>& take)
      : name_(std::move(name)), id_(std::move(id)), take_(take) {}

  Result<void> line(const std::string& text, std::size_t number) {
    if (base::nests_too_deeply(text)) return broken(number, "nested too deeply");
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_array()) return broken(number, "a list; each record is a line of its own");
    if (json.is_discarded() || !json.is_object()) return broken(number, "not a JSON object");
    const auto opinion = json.find("opinion");
    if (opinion == json.end() || !opinion->is_string()) return broken(number, "no \"opinion\"");
    auto [record, kept, wrong] = read_json_record(json, id_);
    if (!wrong.empty()) return broken(number, "\"" + wrong + "\" has a value that it cannot have");
    record.extra = extra_of(json, kept);
    if (record.document.id != document_.info.id || document_.records.empty()) {
      if (auto flushed = flush(); !flushed) return flushed;
      // A second part would take the place of the first in an index.
      if (!seen_.insert(record.document.id).second) {
        return broken(number, "the records of document " + record.document.id + " do not stand together");
      }
      document_.info = record.document;
    }
    if (record.id.empty()) {
      if (!record.no) counted_.emplace_back(document_.records.size(), number);
      const auto printed = kept.find("番号");
      record.id = document_.info.id + "/" +
                  (printed != kept.end() ? printed->second : std::to_string(record.no.value_or(static_cast<int>(number))));
    }
    document_.records.push_back(std::move(record));
    return {};
  }

  Result<void> flush() {
    if (document_.records.empty()) return {};
    any_ = true;
    keep_apart();
    auto document = std::move(document_);
    document_ = {};
    counted_.clear();
    return take_(std::move(document));
  }

  [[nodiscard]] bool any() const { return any_; }

 private:
  /// A record named by its line gives way to one that has this very number.
  void keep_apart() {
    if (counted_.empty() || counted_.size() == document_.records.size()) return;
    std::map<std::string, int> ids;
    for (const auto& record : document_.records) ++ids[record.id];
    for (const auto& [at, number] : counted_) {
      auto& id = document_.records[at].id;
      if (ids[id] > 1) id = document_.info.id + "/l" + std::to_string(number);
    }
  }

  [[nodiscard]] Error broken(std::size_t number, std::string reason) const {
    return {ErrorCode::json_broken, {name_, std::to_string(number), std::move(reason)}, {}};
  }

  std::string name_;
  std::string id_;
  const std::function<Result<void>(ParsedDocument)>& take_;
  ParsedDocument document_;
  std::vector<std::pair<std::size_t, std::size_t>> counted_;  ///< (record, line) of those named by their line
  std::set<std::string> seen_;
  bool any_ = false;
};

}  // namespace

Result<void> read_jsonl(std::istream& in, const std::string& name, const std::string& id,
                        const std::function<Result<void>(ParsedDocument)>& take) {
  Collector collector(name, id, take);
  std::string text;
  for (std::size_t number = 1; std::getline(in, text); ++number) {
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.size() > longest_line) return Error{ErrorCode::file_too_large, {name, std::to_string(longest_line)}, {}};
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (auto read = collector.line(base::repair_utf8(text), number); !read) return read;
  }
  if (auto flushed = collector.flush(); !flushed) return flushed;
  if (!collector.any()) return Error{ErrorCode::file_empty, {name}, {}};
  return {};
}

}  // namespace iken::ingest
