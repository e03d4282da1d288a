// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/jsonl_record.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "ingest/grid_rows.hpp"
#include "ingest/lines.hpp"
#include "ingest/symbols.hpp"

namespace iken::ingest {
namespace {

using Json = nlohmann::json;

constexpr double largest_number = 1e9;

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

  [[nodiscard]] const std::map<std::string, std::string>& kept() const { return kept_; }
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

}  // namespace

JsonRecord read_json_record(const Json& json, const std::string& id) {
  RecordReader reader(json);
  JsonRecord read{reader.run(), {}, {}};
  read.record.document.id = id;
  reader.read_document(read.record.document);
  read.kept = reader.kept();
  read.wrong = reader.wrong();
  return read;
}

}  // namespace iken::ingest
