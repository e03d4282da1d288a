// How fast is our analysis beside the mecab program? Same text, same dictionary, one core each, measured in turns.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// usage: analysis-speed DATA_DIR DICTIONARY TEXT_FILE [ROUNDS]     TEXT_FILE: UTF-8, one passage a line
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/terms.hpp"
#include "base/text.hpp"
#include "iken/analyzer.hpp"

namespace {

double cpu_seconds(int who) {
  rusage usage = {};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Processor seconds of `mecab` over the file; its output goes to /dev/null. Negative if it could not be run.
double run_mecab(const std::string& dictionary, const std::string& file) {
  const auto before = cpu_seconds(RUSAGE_CHILDREN);
  std::vector<std::string> words = {"mecab", "-r", "/dev/null", "-d", dictionary, "-b", "65536", file};
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int status = posix_spawnp(&child, "mecab", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0 || waitpid(child, &status, 0) < 0 || status != 0) return -1;
  return cpu_seconds(RUSAGE_CHILDREN) - before;
}

struct Counted {
  double seconds = 0;
  std::size_t terms = 0;
  std::size_t bytes = 0;  ///< sum over all terms, so that nothing is optimized away
};

Counted run_ours(iken::analysis::TermStream& stream, const std::vector<std::string_view>& lines) {
  Counted counted;
  const auto before = cpu_seconds(RUSAGE_SELF);
  for (const auto line : lines) {
    for (const auto& term : stream.terms(line)) {
      ++counted.terms;
      counted.bytes += term.term.size() + term.reading.size() + term.end - term.begin;
    }
  }
  counted.seconds = cpu_seconds(RUSAGE_SELF) - before;
  return counted;
}

double run_fold(const std::vector<std::string_view>& lines) {
  const auto before = cpu_seconds(RUSAGE_SELF);
  std::size_t bytes = 0;
  for (const auto line : lines) bytes += iken::base::fold_text(line).size();
  return bytes == 0 ? 0 : cpu_seconds(RUSAGE_SELF) - before;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

int fail(const char* what) {
  std::fprintf(stderr, "analysis-speed: %s\n", what);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return fail("usage: analysis-speed DATA_DIR DICTIONARY TEXT_FILE [ROUNDS]");
  const std::string dictionary = argv[2];
  const std::string file = argv[3];
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 3;
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.empty()) return fail("no text");
  const auto lines = lines_of(text);
  iken::AnalyzerOptions options;
  options.data_dir = argv[1];
  options.dictionary = dictionary;
  const auto analyzer = iken::Analyzer::open(options);
  if (!analyzer) return fail("the analyzer cannot be opened");
  iken::analysis::TermStream stream(*analyzer);
  double best_mecab = 1e9;
  Counted best;
  best.seconds = 1e9;
  double best_fold = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const auto mecab = run_mecab(dictionary, file);
    if (mecab < 0) return fail("the mecab program cannot be run");
    const auto ours = run_ours(stream, lines);
    if (best.terms != 0 && (ours.terms != best.terms || ours.bytes != best.bytes)) return fail("rounds differ");
    best_mecab = std::min(best_mecab, mecab);
    if (ours.seconds < best.seconds) best = ours;
    best_fold = std::min(best_fold, run_fold(lines));
  }
  const auto megabytes = static_cast<double>(text.size()) / 1e6;
  std::printf(
      "{\"megabytes\":%.1f,\"passages\":%zu,\"terms\":%zu,\"mecab_mb_per_s\":%.2f,\"ours_mb_per_s\":%.2f,"
      "\"ratio\":%.2f,\"fold_mb_per_s\":%.0f}\n",
      megabytes, lines.size(), best.terms, megabytes / best_mecab, megabytes / best.seconds, best_mecab / best.seconds,
      megabytes / best_fold);
  return 0;
}
