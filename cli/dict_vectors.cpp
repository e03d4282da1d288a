// iken dict vectors: learns word vectors from a ward's own text. iken dict near: which words are near.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "call.hpp"
#include "command.hpp"
#include "dict.hpp"
#include "iken/ingest.hpp"
#include "iken/word_vectors.hpp"
#include "progress.hpp"

namespace iken::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 4U << 20U;

/// Gives the trainer what a stream of lines says: records (a line that begins with a brace), or plain text, one text
/// a line. Whole lines are read a few megabytes at a time, so a pipe of any length will do.
class Reading {
 public:
  explicit Reading(WordVectorTrainer& trainer) : trainer_(trainer) {}

  Result<void> read(std::istream& in, const std::string& name) {
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with('{')) {
        if (auto added = trainer_.add(std::move(line)); !added) return added;
        continue;
      }
      records_ += line += '\n';
      if (records_.size() < piece_bytes) continue;
      if (auto added = add_records(name); !added) return added;
    }
    if (in.bad()) return Error{ErrorCode::file_unreadable, {name, std::system_category().message(errno)}, {}};
    return add_records(name);
  }

 private:
  Result<void> add_records(const std::string& name) {
    if (records_.empty()) return {};
    const auto documents = parse_bytes(records_, name + ".jsonl");
    records_.clear();
    if (!documents) return documents.error();
    for (const auto& document : *documents) {
      for (const auto& record : document.records) {
        if (auto added = trainer_.add(record.opinion + "\n" + record.response); !added) return added;
      }
    }
    return {};
  }

  WordVectorTrainer& trainer_;
  std::string records_;
};

Result<void> read_file(const std::string& path, Reading& reading) {
  if (path == "-") return reading.read(std::cin, path);
  std::error_code failed;
  if (!fs::exists(path, failed)) return Error{ErrorCode::file_missing, {path}, {}};
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path, failed)) return Error{ErrorCode::file_unreadable, {path, std::strerror(errno)}, {}};
  return reading.read(in, path);
}

/// Whole or not at all: what stood there stays until the new table is complete.
Result<void> write_file(const std::string& path, const std::string& bytes) {
  const auto draft = path + ".new";
  std::ofstream file(draft, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code failed;
  if (file) fs::rename(draft, path, failed);
  if (file && !failed) return {};
  const auto reason = failed ? failed.message() : std::system_category().message(errno);
  fs::remove(draft, failed);
  return Error{ErrorCode::storage_failed, {path, reason}, {}};
}

/// Tells how far the learning is, on standard error, when that is a terminal.
class Telling {
 public:
  explicit Telling(const Environment& environment) : environment_(environment) {}
  ~Telling() { clear(); }
  Telling(const Telling&) = delete;
  Telling& operator=(const Telling&) = delete;

  void operator()(TrainingStage stage, std::uint64_t done, std::uint64_t whole) {
    if (!environment_.progress) return;
    char line[120];
    if (stage == TrainingStage::reading) {
      std::snprintf(line, sizeof line,
                    environment_.say({"\r\x1b[K  reading: %.0f MB", "\r\x1b[K  読み取り中：%.0f MB"}),
                    static_cast<double>(done) / 1e6);
    } else {
      const auto percent = 100.0 * static_cast<double>(done) / static_cast<double>(whole);
      const Words counting = {"\r\x1b[K  counting: %.0f %%", "\r\x1b[K  共起を集計中：%.0f%%"};
      const Words factoring = {"\r\x1b[K  factoring: %.0f %%", "\r\x1b[K  行列を分解中：%.0f%%"};
      std::snprintf(line, sizeof line, environment_.say(stage == TrainingStage::counting ? counting : factoring),
                    percent);
    }
    visible_ = true;
    to_stderr(line);
  }
  void clear() {
    if (visible_) to_stderr("\r\x1b[K");
    visible_ = false;
  }

 private:
  const Environment& environment_;
  bool visible_ = false;
};

Result<WordVectors> open_table(const Call& call) {
  return WordVectors::open((fs::path(call.analyzer_options().data_dir) / "words.vec").string());
}

/// The word as the table knows it: what the analyzer makes of it.
std::string base_of(const Analyzer& analyzer, const std::string& word) {
  for (const auto& token : analyzer.analyze(word)) {
    if (token.content) return token.base;
  }
  return word;
}

std::string line_of(const std::string& word, const std::vector<NearWord>& near) {
  std::string line = word + "\t";
  for (std::size_t i = 0; i < near.size(); ++i) {
    char nearness[16];
    std::snprintf(nearness, sizeof nearness, " %.2f", near[i].nearness);
    line += (i == 0 ? "" : "  ") + near[i].word + nearness;
  }
  return line + "\n";
}

}  // namespace

int run_dict_vectors(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call("dict vectors", self.purpose, "FILE...|-", environment);
  std::string output = "words.vec";
  std::size_t jobs = 0;
  TrainingOptions options;
  call.add_text("-o,--output", output, "FILE", {"Where the table is written (words.vec)", "書き出す先（words.vec）"});
  call.add_number("--dims", options.dims, {"Numbers per word (100)", "1語あたりの次元数（100）"});
  call.add_number("--least", options.least_count,
                  {"Leave out words seen less often (15)", "これより少ない語は除く（15）"});
  call.add_text("--notice", options.notice, "TEXT",
                {"Sources and licence, kept in the table", "出典と利用条件（表に記録する）"});
  call.add_number("--jobs", jobs, {"Threads; 0 = one per core", "並列数（0 は自動）"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  options.jobs = static_cast<unsigned>(jobs);
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());

  const Interruption interruption;
  Telling telling(environment);
  WordVectorTrainer trainer(*analyzer, options, [&](TrainingStage stage, std::uint64_t done, std::uint64_t whole) {
    telling(stage, done, whole);
    return !interruption.asked();
  });
  const auto failed = [&](const Error& error) {
    telling.clear();
    return call.fail(error);
  };
  Reading reading(trainer);
  for (const auto& path : call.operands()) {
    if (auto read = read_file(path, reading); !read) return failed(read.error());
  }
  const auto table = trainer.finish();
  if (!table) return failed(table.error());
  if (auto written = write_file(output, *table); !written) return failed(written.error());
  telling.clear();
  const auto opened = WordVectors::open(output);
  if (!opened) return call.fail(opened.error());
  char told[200];
  std::snprintf(
      told, sizeof told,
      environment.say({"Learned %zu words, %zu numbers each, %.2f MB: ", "%zu語 × %zu次元（%.2f MB）を学習しました："}),
      opened->size(), opened->dims(), static_cast<double>(table->size()) / 1e6);
  return call.answer(told + output + "\n");
}

int run_dict_near(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call("dict near", self.purpose, "WORD...", environment);
  std::size_t limit = 10;
  call.add_number("-n", limit, {"Words to show (10)", "表示する語数（10）"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 1)) return *ended;
  const auto analyzer = Analyzer::open(call.analyzer_options());
  if (!analyzer) return call.fail(analyzer.error());
  const auto table = open_table(call);
  if (!table) return call.fail(table.error());
  std::string lines;
  bool found = false;
  for (const auto& word : call.operands()) {
    const auto near = table->near(base_of(*analyzer, word), limit);
    found = found || !near.empty();
    lines += line_of(word, near);
  }
  return call.answer(lines, found ? answered : nothing_found);
}

}  // namespace iken::cli
