// One call of the program: its options as they are declared, read and answered.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "environment.hpp"
#include "iken/analyzer.hpp"
#include "iken/error.hpp"
#include "output.hpp"

namespace iken::cli {

/// What the program ends with.
enum Exit : int { answered = 0, nothing_found = 1, failed = 2 };

/// A command declares its options, calls `parse`, works, and returns an exit code:
///   call.add_index();
///   if (const auto ended = call.parse()) return *ended;
class Call {
 public:
  /// `operands` is how the usage line names what follows the options.
  Call(std::string_view command, const Words& purpose, const char* operands, const Environment& environment);

  // Options. Each returns nothing; the values are asked for after `parse`.
  void add_index();
  void add_analyzer();
  /// The first is the default.
  void add_format(std::initializer_list<const char*> formats);
  void add_text(const std::string& names, std::string& value, const char* value_name, const Words& purpose);
  void add_number(const std::string& names, std::size_t& value, const Words& purpose);
  /// May be given several times; each takes one value.
  void add_list(const std::string& names, std::vector<std::string>& values, const char* value_name, const Words& purpose);
  void add_flag(const std::string& names, bool& value, const Words& purpose);
  /// One of several words; `choice` is the index into `words`.
  void add_choice(const std::string& names, std::size_t& choice, std::vector<std::string> words, const Words& purpose);

  /// Reads the words that follow the command. An exit code when the call has ended: help, or a mistake (reported).
  /// `least` operands are needed, at most `most` are taken.
  std::optional<int> parse(const std::vector<std::string>& arguments, std::size_t least, std::size_t most = SIZE_MAX);

  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
  [[nodiscard]] std::string joined_operands() const;
  [[nodiscard]] const std::string& index_dir() const { return index_dir_; }
  [[nodiscard]] bool format_is(std::string_view name) const { return format_words_[format_] == name; }
  [[nodiscard]] AnalyzerOptions analyzer_options() const { return {data_dir_, dictionary_, environment_.cache_dir}; }
  [[nodiscard]] TextStyle style() const;
  [[nodiscard]] Language language() const { return environment_.language; }
  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] const char* say(const Words& words) const { return environment_.say(words); }

  Output& output() { return output_; }
  /// Writes the answer and returns `code`; adds the line break that JSON lacks.
  int answer(std::string_view bytes, int code = answered);
  /// Flushes; an output that could not be written makes `code` an error.
  int finish(int code);
  /// One line on standard error: "iken: " and the sentence. Returns Exit::failed.
  int fail(const Error& error);
  int fail(std::string_view sentence);
  /// The same for what is no failure.
  static void tell(std::string_view sentence);

 private:
  struct Choice {
    std::string name;
    std::string given;
    std::vector<std::string> words;
    std::size_t* place;
  };
  struct Number {
    std::string name;
    std::string given;
    std::size_t* place;
  };

  std::optional<int> check(std::size_t least, std::size_t most);
  int usage(const Words& problem, const std::string& what);

  std::string command_;
  std::string operands_name_;
  const Environment& environment_;
  CLI::App app_;
  Output output_;
  std::string index_dir_;
  std::string data_dir_;
  std::string dictionary_;
  std::size_t format_ = 0;
  std::vector<std::string> format_words_;
  std::size_t color_ = 0;
  std::vector<std::string> operands_;
  std::vector<std::unique_ptr<Choice>> choices_;
  std::vector<std::unique_ptr<Number>> numbers_;
};

}  // namespace iken::cli
