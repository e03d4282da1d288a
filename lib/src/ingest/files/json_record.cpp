// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/json_record.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/statements/spelled_number.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t largest_number = 1'000'000'000;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::optional<int> within_limits(std::int64_t value) {
  if (value < 0 || value > largest_number) return std::nullopt;
  return static_cast<int>(value);
}

/// 5, 5.0, "5", "No.5".
std::optional<int> number_of(const Json& value) {
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(largest_number))
    return std::nullopt;
  if (value.is_number_integer()) return within_limits(value.get<std::int64_t>());
  if (value.is_string()) return spelled_number(value.get_ref<const std::string&>());
  if (!value.is_number_float()) return std::nullopt;
  const auto number = value.get<double>();
  if (number != std::floor(number) || std::fabs(number) > static_cast<double>(largest_number)) return std::nullopt;
  return within_limits(static_cast<std::int64_t>(number));
}

/// A text, a number as it is written, or paragraphs.
std::optional<std::string> text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return dumped(value);
  const auto is_text = [](const Json& part) { return part.is_string(); };
  if (!value.is_array() || value.empty() || !std::all_of(value.begin(), value.end(), is_text)) return std::nullopt;
  std::string text;
  for (const auto& part : value) text += (text.empty() ? "" : "\n") + part.get<std::string>();
  return text;
}

/// Where tables keep a number that is none; everything else stands beside its key.
std::string kept_key(const std::string& key) {
  if (key == "no") return "番号";
  return key == "persons" ? "人数" : key + "_raw";
}

/// The values of one object, each asked for by its key; what was not taken, or did not fit, is its `rest`.
class Fields {
 public:
  Fields(const Json& object, std::vector<Finding>& notes, int line) : object_(object), notes_(notes), line_(line) {}

  std::string text(const char* key) {
    const auto* value = take(key);
    if (value == nullptr) return {};
    if (auto text = text_of(*value)) return *text;
    misfit(key);
    return {};
  }

  std::optional<int> number(const char* key) {
    const auto* value = take(key);
    if (value == nullptr || (value->is_string() && value->get_ref<const std::string&>().empty())) return std::nullopt;
    const auto number = number_of(*value);
    if (!number) misfit(key);
    return number;
  }

  /// nullptr where there is none; null is none.
  const Json* take(const char* key) {
    known_.push_back(key);
    const auto at = object_.find(key);
    return at == object_.end() || at->is_null() ? nullptr : &*at;
  }

  void misfit(const std::string& key) { misfits_.push_back(key); }
  void keep(const std::string& key, Json inner) {
    if (!inner.empty()) inner_[key] = std::move(inner);
  }

  Json rest() {
    Json rest = std::move(inner_);
    for (const auto& [key, value] : object_.items()) {
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) rest[key] = value;
    }
    for (const auto& key : misfits_) {
      auto name = kept_key(key);
      while (object_.contains(name) || rest.contains(name)) name += "_raw";
      const auto& value = object_[key];
      notes_.push_back(
          {"value_kept", {key, value.is_string() ? value.get<std::string>() : dumped(value), name}, line_});
      rest[name] = value;
    }
    return rest;
  }

 private:
  const Json& object_;
  std::vector<Finding>& notes_;
  int line_;
  std::vector<std::string_view> known_;  ///< few: a search one by one is the fastest
  std::vector<std::string> misfits_;
  Json inner_ = Json::object();
};

class RecordReader {
 public:
  RecordReader(const JsonText& json, int line) : json_(json), line_(line), fields_(json.value, out_.notes, line) {}

  JsonRecord run(const std::string& id) {
    auto& record = out_.record;
    record.document.id = id;
    read_document();
    record.id = fields_.text("id");
    record.no = fields_.number("no");
    for (const auto& [key, member] : texts) record.*member = fields_.text(key);
    record.persons = fields_.number("persons");
    read_initiative();
    read_category();
    read_source();
    read_shared();
    read_references();
    read_corrections();
    read_printed_number();
    for (const auto& number : json_.long_numbers) out_.notes.push_back({"number_long", {number}, line_});
    if (const auto extra = fields_.rest(); !extra.empty()) record.extra = dumped(extra);
    return std::move(out_);
  }

 private:
  using Member = std::string Record::*;
  static constexpr std::array<std::pair<const char*, Member>, 6> texts = {{{"chapter", &Record::chapter},
                                                                           {"section", &Record::section},
                                                                           {"subsection", &Record::subsection},
                                                                           {"opinion", &Record::opinion},
                                                                           {"response", &Record::response},
                                                                           {"summary", &Record::summary}}};

  /// Reads the object under `key`; a bare text or number is given to `bare`.
  template <class Read, class Bare>
  void read_object(const char* key, Read read, Bare bare) {
    const auto* value = fields_.take(key);
    if (value == nullptr) return;
    if (!value->is_object()) {
      const auto text = text_of(*value);
      if (!text || !bare(*text)) fields_.misfit(key);
      return;
    }
    Fields inner(*value, out_.notes, line_);
    read(inner);
    fields_.keep(key, inner.rest());
  }

  void read_document() {
    auto& info = out_.record.document;
    const auto name = [&](const std::string& id) {
      if (!id.empty()) info.id = id;
      return true;
    };
    read_object(
        "document",
        [&](Fields& fields) {
          name(fields.text("id"));
          info.title = fields.text("title");
          info.from = fields.text("from");
          info.to = fields.text("to");
          info.municipality = fields.text("municipality");
        },
        name);
  }

  /// "1-2" names the record, though it is no number.
  void read_printed_number() {
    constexpr std::size_t longest = 60;
    const auto no = json_.value.find("no");
    if (out_.record.no || no == json_.value.end() || !no->is_string()) return;
    const auto& printed = no->get_ref<const std::string&>();
    if (printed.size() <= longest) out_.printed_no = printed;
  }

  void read_initiative() {
    auto& initiative = out_.record.initiative;
    read_object(
        "initiative",
        [&](Fields& fields) {
          initiative = Initiative{fields.text("label"), fields.number("number"), fields.number("draft_number"),
                                  fields.text("title")};
        },
        [&](const std::string& title) {
          if (!title.empty()) initiative = Initiative{"", {}, {}, title};
          return true;
        });
  }

  void read_category() {
    auto& category = out_.record.category;
    read_object(
        "category",
        [&](Fields& fields) {
          category = Category{fields.text("symbol"), fields.text("label")};
        },
        [&](const std::string& printed) {
          if (!printed.empty()) category = is_symbol(printed) ? Category{printed, ""} : Category{"", printed};
          return true;
        });
  }

  void read_source() {
    read_object(
        "source",
        [&](Fields& fields) {
          out_.record.source = Source{fields.number("page").value_or(0), fields.number("first_line").value_or(0),
                                      fields.number("last_line").value_or(0)};
        },
        [](const std::string& text) { return text.empty(); });
  }

  /// The items of a list, each read by `read`; one that cannot be read keeps the whole list beside its key.
  template <class Read>
  void read_list(const char* key, Read read) {
    const auto* list = fields_.take(key);
    if (list == nullptr) return;
    bool all = list->is_array();
    for (const auto& item : list->is_array() ? *list : Json::array()) all = read(item) && all;
    if (!all) fields_.misfit(key);
  }

  void read_shared() {
    read_list("response_shared_with", [&](const Json& item) {
      const auto no = number_of(item);
      if (no) out_.record.response_shared_with.push_back(*no);
      return no.has_value();
    });
  }

  /// A number alone, or an id alone, names a record too.
  void read_references() {
    auto& record = out_.record;
    read_list("references", [&](const Json& item) {
      if (item.is_object()) return read_reference(item);
      const auto no = number_of(item);
      if (!no && !item.is_string()) return false;
      record.references.push_back(
          {no.value_or(0), no ? record.document.id + "/" + std::to_string(*no) : item.get<std::string>(), {}});
      return true;
    });
  }

  bool read_reference(const Json& item) {
    std::vector<Finding> unread;
    Fields fields(item, unread, line_);
    out_.record.references.push_back({fields.number("no").value_or(0), fields.text("id"), fields.text("text")});
    return fields.rest().empty();
  }

  void read_corrections() {
    read_list("corrections", [&](const Json& item) {
      if (!item.is_object()) return false;
      std::vector<Finding> unread;
      Fields fields(item, unread, line_);
      out_.record.corrections.push_back({fields.text("field"), fields.text("raw"), fields.text("reason")});
      return fields.rest().empty();
    });
  }

  const JsonText& json_;
  int line_;
  JsonRecord out_;
  Fields fields_;
};

}  // namespace

JsonRecord record_of(const JsonText& json, const std::string& id, std::size_t line) {
  return RecordReader(json, static_cast<int>(line)).run(id);
}

}  // namespace iken::ingest
