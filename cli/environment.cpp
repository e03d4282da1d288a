// SPDX-License-Identifier: GPL-2.0-or-later
#include "environment.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <string_view>

#include "iken/analyzer.hpp"

namespace iken::cli {
namespace {

/// The variable's value, or "" where it is not set.
std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Language language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto locale = variable(name); !locale.empty()) {
      return locale.starts_with("ja") ? Language::japanese : Language::english;
    }
  }
  return Language::english;
}

std::size_t width() {
  const auto columns = variable("COLUMNS");
  std::size_t number = 0;
  if (std::from_chars(columns.data(), columns.data() + columns.size(), number).ec == std::errc() && number > 0) {
    return number;
  }
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return isatty(STDOUT_FILENO) != 0 ? 80 : 0;
}

std::string index_dir() {
  if (auto named = variable("IKEN_INDEX"); !named.empty()) return named;
  if (auto data = variable("XDG_DATA_HOME"); !data.empty()) return data + "/iken/index";
  return variable("HOME") + "/.local/share/iken/index";
}

/// Empty where there is no home: then nothing is remembered.
std::string cache_dir() {
  if (auto cache = variable("XDG_CACHE_HOME"); !cache.empty()) return cache + "/iken";
  const auto home = variable("HOME");
  return home.empty() ? "" : home + "/.cache/iken";
}

/// The data of a build or of an installation stands beside the program; either may be moved as a whole.
std::string data_dir() {
  if (auto named = variable("IKEN_DATA"); !named.empty()) return named;
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    const auto beside = program.parent_path().parent_path() / "share" / "iken";
    if (std::filesystem::is_directory(beside, failed)) return beside.string();
  }
  return installed_data_dir();
}

/// The program that reads PDF files stands beside this one, in a build as in an installation; either may be moved.
std::string pdf_reader() {
  if (auto named = variable("IKEN_PDF_READER"); !named.empty()) return named;
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  const auto beside = program.parent_path().parent_path() / "libexec";
  for (const auto& place : {beside / "iken-pdf", beside / "iken" / "iken-pdf"}) {
    if (!failed && std::filesystem::exists(place, failed)) return place.string();
    failed.clear();
  }
  return IKEN_INSTALLED_LIBEXEC_DIR "/iken-pdf";
}

}  // namespace

Environment read_environment() {
  Environment environment;
  environment.language = language();
  environment.color = isatty(STDOUT_FILENO) != 0 && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  environment.progress = isatty(STDERR_FILENO) != 0;
  environment.width = width();
  environment.index_dir = index_dir();
  environment.data_dir = data_dir();
  environment.dictionary = AnalyzerOptions{}.dictionary;
  environment.pdf_reader = pdf_reader();
  environment.cache_dir = cache_dir();
  return environment;
}

}  // namespace iken::cli
