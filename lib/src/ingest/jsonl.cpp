// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/jsonl.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_depth.hpp"
#include "base/text.hpp"
#include "ingest/grid_rows.hpp"
#include "ingest/lines.hpp"
#include "ingest/symbols.hpp"

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
constexpr double largest_number = 1e9;
constexpr std::size_t longest_line = 64U << 20U;

/// One record's line in the reading. What is written otherwise than the contract has it ("no": "5", "category": "○") is
/// understood or kept; what can be neither is an error that names the key, so that nothing gets lost without a word.
class RecordReader {
 public:
  explicit RecordReader(const Json& json) : json_(json) {}

  Record run() {
    Record record;
    record.id = name_at("id");
    record.no = number();
    record.chapter = text_at(json_, "chapter");
    record.section = text_at(json_, "section");
    record.subsection = text_at(json_, "subsection");
    record.opinion = text_at(json_, "opinion");
    record.response = text_at(json_, "response");
    record.summary = text_at(json_, "summary");
    record.persons = persons();
    read_initiative(record);
    read_category(record);
    if (const auto* source = object_at("source")) {
      record.source = Source{int_at(*source, "page").value_or(0), int_at(*source, "first_line").value_or(0),
                             int_at(*source, "last_line").value_or(0)};
    }
    read_shared(record);
    read_references(record);
    read_corrections(record);
    return record;
  }

  void read_document(DocumentInfo& info) {
    if (const auto* name = string_at("document")) info.id = *name;
    const auto* document = object_at("document");
    if (document == nullptr) return;
    if (auto id = text_at(*document, "id"); !id.empty()) info.id = id;
    info.title = text_at(*document, "title");
    info.from = text_at(*document, "from");
    info.to = text_at(*document, "to");
    info.municipality = text_at(*document, "municipality");
  }

  /// Texts that stand where a number is wanted, by the word a table would have above them.
  [[nodiscard]] const std::map<std::string, std::string>& kept() const { return kept_; }
  /// The key whose value could not be taken; empty = none.
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  void fail(const std::string& key) {
    if (wrong_.empty()) wrong_ = key;
  }

  static const Json* value_at(const Json& object, const char* key) {
    const auto at = object.find(key);
    return at == object.end() || at->is_null() ? nullptr : &*at;
  }

  std::string text_at(const Json& object, const char* key) {
    const auto* value = value_at(object, key);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get<std::string>();
    fail(key);
    return {};
  }

  /// A name may be a number.
  std::string name_at(const char* key) {
    const auto* value = value_at(json_, key);
    return value != nullptr && value->is_number_integer() ? value->dump() : text_at(json_, key);
  }

  [[nodiscard]] const std::string* string_at(const char* key) const {
    const auto* value = value_at(json_, key);
    return value == nullptr ? nullptr : value->get_ptr<const std::string*>();
  }

  const Json* object_at(const char* key) {
    const auto* value = value_at(json_, key);
    if (value == nullptr || value->is_object()) return value;
    if (!value->is_string()) fail(key);
    return nullptr;
  }

  static std::optional<int> int_of(const Json& value) {
    if (!value.is_number()) return std::nullopt;
    const auto number = value.get<double>();
    if (number < 0 || number > largest_number || number != std::floor(number)) return std::nullopt;
    return static_cast<int>(number);
  }

  std::optional<int> int_at(const Json& object, const char* key) {
    const auto* value = value_at(object, key);
    if (value == nullptr) return std::nullopt;
    auto number = int_of(*value);
    if (!number && value->is_string()) number = whole_number(trim(value->get_ref<const std::string&>()));
    if (!number) fail(key);
    return number;
  }

  std::optional<int> number() {
    const auto* text = string_at("no");
    if (text == nullptr) return int_at(json_, "no");
    const auto number = printed_number(*text);
    if (!number && !trim(*text).empty()) kept_["番号"] = *text;
    return number;
  }

  std::optional<int> persons() {
    const auto* text = string_at("persons");
    if (text == nullptr) return int_at(json_, "persons");
    const auto number = people_in(*text);
    if (!number && !trim(*text).empty()) kept_["人数"] = *text;
    return number;
  }

  void read_initiative(Record& record) {
    if (const auto* title = string_at("initiative"); title != nullptr && !title->empty())
      record.initiative = Initiative{{}, {}, {}, *title};
    const auto* initiative = object_at("initiative");
    if (initiative == nullptr) return;
    record.initiative = Initiative{text_at(*initiative, "label"), int_at(*initiative, "number"),
                                   int_at(*initiative, "draft_number"), text_at(*initiative, "title")};
  }

  void read_category(Record& record) {
    if (const auto* name = string_at("category"); name != nullptr && !name->empty())
      record.category = is_symbol(*name) ? Category{*name, {}} : Category{{}, *name};
    if (const auto* category = object_at("category"))
      record.category = Category{text_at(*category, "symbol"), text_at(*category, "label")};
  }

  const Json* list_at(const char* key) {
    const auto* value = value_at(json_, key);
    if (value == nullptr || value->is_array()) return value;
    fail(key);
    return nullptr;
  }

  void read_shared(Record& record) {
    const auto* shared = list_at("response_shared_with");
    for (std::size_t i = 0; shared != nullptr && i < shared->size(); ++i) {
      if (const auto no = any_number((*shared)[i]))
        record.response_shared_with.push_back(*no);
      else
        fail("response_shared_with");
    }
  }

  static std::optional<int> any_number(const Json& value) {
    return value.is_string() ? printed_number(value.get_ref<const std::string&>()) : int_of(value);
  }

  void read_references(Record& record) {
    const auto* references = list_at("references");
    for (std::size_t i = 0; references != nullptr && i < references->size(); ++i) {
      const auto& reference = (*references)[i];
      if (reference.is_object()) {
        record.references.push_back(
            {int_at(reference, "no").value_or(0), text_at(reference, "id"), text_at(reference, "text")});
      } else if (const auto no = any_number(reference)) {
        record.references.push_back({*no, {}, reference.is_string() ? reference.get<std::string>() : std::string()});
      } else {
        fail("references");
      }
    }
  }

  void read_corrections(Record& record) {
    const auto* corrections = list_at("corrections");
    for (std::size_t i = 0; corrections != nullptr && i < corrections->size(); ++i) {
      const auto& correction = (*corrections)[i];
      if (!correction.is_object()) return fail("corrections");
      record.corrections.push_back(
          {text_at(correction, "field"), text_at(correction, "raw"), text_at(correction, "reason")});
    }
  }

  const Json& json_;
  std::map<std::string, std::string> kept_;
  std::string wrong_;
};

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
    RecordReader reader(json);
    auto record = reader.run();
    record.document.id = id_;
    reader.read_document(record.document);
    if (!reader.wrong().empty()) return broken(number, "\"" + reader.wrong() + "\" has a value that it cannot have");
    record.extra = extra_of(json, reader.kept());
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
      const auto printed = reader.kept().find("番号");
      record.id = document_.info.id + "/" +
                  (printed != reader.kept().end() ? printed->second
                                                  : std::to_string(record.no.value_or(static_cast<int>(number))));
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
