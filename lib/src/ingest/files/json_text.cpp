// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/json_text.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "base/json_depth.hpp"

namespace iken::ingest {
namespace {

using Json = nlohmann::json;

/// More digits than these are not told apart by a number of 64 bits.
constexpr std::size_t certain_digits = 17;

/// The digits that say something: without zeros in front and without the exponent.
std::size_t digits_of(std::string_view number) {
  number = number.substr(0, number.find_first_of("eE"));
  std::size_t digits = 0;
  for (const char c : number) {
    if (c >= '0' && c <= '9' && (c != '0' || digits > 0)) ++digits;
  }
  return digits;
}

/// Builds the value event by event, so that depth and repeated keys are known before anything goes down into it.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  bool null() override { return place(nullptr); }
  bool boolean(bool value) override { return place(value); }
  bool number_integer(number_integer_t value) override { return place(value); }
  bool number_unsigned(number_unsigned_t value) override { return place(value); }
  bool number_float(number_float_t value, const string_t& digits) override {
    if (digits_of(digits) <= certain_digits) return place(value);
    long_numbers_.push_back(digits);
    return place(digits);
  }
  // Not moved: the text is the reader's own buffer, which would have to grow anew for the next.
  bool string(string_t& value) override { return place(value); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& key) override {
    if (open_.back()->contains(key)) return fail(ErrorCode::json_key_twice, key);
    key_ = key;
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& problem) override {
    const std::string_view message = problem.what();
    if (message.find("number overflow") != std::string_view::npos) return fail(ErrorCode::json_number, token);
    if (message.find("surrogate") != std::string_view::npos) return fail(ErrorCode::json_character, near(position));
    if (position > text_.size()) return fail(ErrorCode::json_not_lines, {});
    return fail(ErrorCode::json_broken, near(position));
  }

  [[nodiscard]] const std::optional<ErrorCode>& wrong() const { return wrong_; }
  [[nodiscard]] const std::string& detail() const { return detail_; }
  JsonText take() { return {std::move(root_), std::move(long_numbers_)}; }

 private:
  bool fail(ErrorCode code, std::string detail) {
    wrong_ = code;
    detail_ = std::move(detail);
    return false;
  }

  /// Some characters up to the byte where reading stopped.
  [[nodiscard]] std::string near(std::size_t position) const {
    constexpr std::size_t shown = 20;
    const auto points = base::decode(text_.substr(0, std::min(position, text_.size())));
    return base::encode(std::u32string_view(points).substr(points.size() - std::min(points.size(), shown)));
  }

  Json* put(Json value) {
    if (open_.empty()) return &(root_ = std::move(value));
    auto& parent = *open_.back();
    if (parent.is_object()) return &(parent[key_] = std::move(value));
    parent.push_back(std::move(value));
    return &parent.back();
  }

  bool place(Json value) {
    put(std::move(value));
    return true;
  }

  bool open(Json value) {
    // Copying and writing a value goes down once for each.
    if (open_.size() == base::deepest_json) return fail(ErrorCode::json_too_deep, std::to_string(base::deepest_json));
    open_.push_back(put(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  Json root_;
  std::vector<Json*> open_;
  std::string key_;
  std::vector<std::string> long_numbers_;
  std::optional<ErrorCode> wrong_;
  std::string detail_;
};

}  // namespace

Result<JsonText> parse_json(std::string_view text, const std::string& name, std::size_t line) {
  Builder builder(text);
  const bool read = Json::sax_parse(text, &builder);
  const auto wrong = read ? std::optional<ErrorCode>() : builder.wrong().value_or(ErrorCode::json_broken);
  if (wrong) return Error{*wrong, {name, std::to_string(line), builder.detail()}, {}};
  auto parsed = builder.take();
  if (!parsed.value.is_object()) return Error{ErrorCode::json_not_lines, {name, std::to_string(line)}, {}};
  return parsed;
}

}  // namespace iken::ingest
