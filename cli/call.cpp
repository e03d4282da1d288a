// SPDX-License-Identifier: GPL-2.0-or-later
#include "call.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "iken/render.hpp"

namespace iken::cli {
namespace {

/// CLI11's page with our usage line; what stands before and after it is ours too.
class Help : public CLI::Formatter {
 public:
  explicit Help(std::string usage) : usage_(std::move(usage)) {}
  std::string make_usage(const CLI::App*, std::string) const override { return usage_ + "\n"; }

 private:
  std::string usage_;
};

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

/// "--sort" of "-s,--sort": the name to show in a message.
std::string shown_name(const std::string& names) { return names.substr(names.rfind(',') + 1); }

/// -x is an option, - is standard input, -無線 is a word of a query.
bool looks_like_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-' && static_cast<unsigned char>(word[1]) < 0x80;
}

}  // namespace

Call::Call(std::string_view command, const Words& purpose, const char* operands, const Environment& environment)
    : command_("iken " + std::string(command)), operands_name_(operands), environment_(environment) {
  const bool japanese = language() == Language::japanese;
  const auto help = std::make_shared<Help>((japanese ? "使い方: " : "Usage: ") + command_ +
                                           (japanese ? " [オプション] " : " [options] ") + operands);
  help->column_width(26);
  app_.name(command_);
  app_.description(say(purpose));
  app_.formatter(help);
  app_.option_defaults()->group(japanese ? "オプション" : "Options");
  app_.allow_extras();
  app_.set_help_flag("-h,--help", say({"Show this help", "この説明を表示"}));
  add_choice("--color", color_, {"auto", "always", "never"}, {"Colours", "色を付けるか"});
}

void Call::add_text(const std::string& names, std::string& value, const char* value_name, const Words& purpose) {
  app_.add_option(names, value, say(purpose))->type_name(value_name);
}

void Call::add_list(const std::string& names, std::vector<std::string>& values, const char* value_name,
                    const Words& purpose) {
  app_.add_option(names, values, say(purpose))->type_name(value_name)->allow_extra_args(false);
}

void Call::add_flag(const std::string& names, bool& value, const Words& purpose) {
  app_.add_flag(names, value, say(purpose));
}

void Call::add_number(const std::string& names, std::size_t& value, const Words& purpose) {
  auto& number = *numbers_.emplace_back(std::make_unique<Number>());
  number.name = shown_name(names);
  number.place = &value;
  const auto purpose_and_default = std::string(say(purpose)) + " [" + std::to_string(value) + "]";
  app_.add_option(names, number.given, purpose_and_default)->type_name("N");
}

void Call::add_choice(const std::string& names, std::size_t& choice, std::vector<std::string> words,
                      const Words& purpose) {
  auto& added = *choices_.emplace_back(std::make_unique<Choice>());
  added.name = shown_name(names);
  added.place = &choice;
  added.words = std::move(words);
  const auto purpose_and_words = std::string(say(purpose)) + ": " + listed(added.words);
  app_.add_option(names, added.given, purpose_and_words)->type_name("WORD");
}

void Call::add_index() {
  index_dir_ = environment_.index_dir;
  add_text("-d", index_dir_, "DIR", {"Directory of the index ($IKEN_INDEX)", "索引のフォルダー（$IKEN_INDEX）"});
}

void Call::add_analyzer() {
  data_dir_ = environment_.data_dir;
  dictionary_ = environment_.dictionary;
  add_text("--data", data_dir_, "DIR", {"Data of the analyzer ($IKEN_DATA)", "解析用データのフォルダー（$IKEN_DATA）"});
  add_text("--dictionary", dictionary_, "DIR", {"Compiled MeCab dictionary", "MeCab 辞書のフォルダー"});
}

void Call::add_format(std::initializer_list<const char*> formats) {
  format_words_.assign(formats.begin(), formats.end());
  add_choice("--format", format_, format_words_, {"How to write the answer", "出力の形式"});
}

std::optional<int> Call::parse(const std::vector<std::string>& arguments, std::size_t least, std::size_t most) {
  // What follows "--" is never an option; CLI11 sees only what stands before it, in reverse as it wants it.
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  std::vector<std::string> before(std::make_reverse_iterator(dashes), arguments.rend());
  try {
    app_.parse(before);
  } catch (const CLI::CallForHelp&) {
    return answer(app_.help());
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();
    return usage({"a value is missing after ", "値がありません："}, what.substr(0, what.find(':')));
  } catch (const CLI::ParseError& error) {
    return usage({"bad option: ", "オプションの誤り："}, error.what());
  }
  for (auto& word : app_.remaining()) {
    if (looks_like_option(word)) return usage({"no such option: ", "そのオプションはありません："}, word);
    operands_.push_back(std::move(word));
  }
  if (dashes != arguments.end()) operands_.insert(operands_.end(), dashes + 1, arguments.end());
  return check(least, most);
}

std::optional<int> Call::check(std::size_t least, std::size_t most) {
  for (const auto& number : numbers_) {
    if (number->given.empty()) continue;
    const auto* end = number->given.data() + number->given.size();
    const auto [stop, problem] = std::from_chars(number->given.data(), end, *number->place);
    if (problem != std::errc() || stop != end) {
      return fail(Error{ErrorCode::value_invalid,
                        {number->name, number->given, say({"a number from 0", "0 以上の数"})},
                        {}});
    }
  }
  for (const auto& choice : choices_) {
    if (choice->given.empty()) continue;
    const auto found = std::find(choice->words.begin(), choice->words.end(), choice->given);
    if (found == choice->words.end()) {
      return fail(Error{ErrorCode::value_invalid, {choice->name, choice->given, listed(choice->words)}, {}});
    }
    *choice->place = static_cast<std::size_t>(found - choice->words.begin());
  }
  if (operands_.size() < least) return usage({"missing: ", "足りません："}, operands_name_);
  if (operands_.size() > most) return usage({"too many words: ", "語が多すぎます："}, operands_[most]);
  return std::nullopt;
}

int Call::usage(const Words& problem, const std::string& what) {
  const bool japanese = language() == Language::japanese;
  return fail(say(problem) + what + (japanese ? "：" : ": ") +
              (japanese ? command_ + " --help で使い方が分かります" : "see " + command_ + " --help"));
}

std::string Call::joined_operands() const {
  std::string joined;
  for (const auto& operand : operands_) joined += (joined.empty() ? "" : " ") + operand;
  return joined;
}

TextStyle Call::style() const {
  TextStyle style;
  style.language = language();
  style.width = environment_.width;
  style.color = color_ == 0 ? environment_.color : color_ == 1;
  return style;
}

int Call::answer(std::string_view bytes, int code) {
  output_.write(bytes);
  if (!bytes.empty() && bytes.back() != '\n') output_.write("\n");
  return finish(code);
}

int Call::finish(int code) {
  output_.flush();
  if (output_.failure().empty()) return code;
  return fail(Error{ErrorCode::storage_failed,
                    {say({"standard output", "標準出力"}), output_.failure()},
                    {}});
}

int Call::fail(const Error& error) { return fail(describe(error, language())); }

int Call::fail(std::string_view sentence) {
  tell(sentence);
  return failed;
}

void Call::tell(std::string_view sentence) {
  std::string line = "iken: ";
  // Whatever an argument brought along, it stays one line and moves no cursor.
  for (const char c : sentence) {
    const auto byte = static_cast<unsigned char>(c);
    line += byte < 0x20 || byte == 0x7F ? '?' : c;
  }
  to_stderr(line + "\n");
}

}  // namespace iken::cli
