// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "iken/corrections.hpp"

namespace iken::cli {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void walk(const fs::path& folder, std::vector<SourceFile>& files) {
  std::vector<SourceFile> found;
  std::error_code failed;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, failed);
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    std::error_code ignored;
    if (is_hidden(at->path())) {
      if (at->is_directory(ignored)) at.disable_recursion_pending();
      continue;
    }
    if (is_corrections_path(at->path().string())) continue;  // read with the document that it stands beside
    if (at->is_regular_file(ignored)) found.push_back({at->path().string(), at->file_size(ignored)});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  files.insert(files.end(), found.begin(), found.end());
}

/// plan.txt for plan.txt.corrections.jsonl: a pattern like docs/* names both.
bool stands_beside_document(const std::string& corrections) {
  std::error_code failed;
  return fs::exists(corrections.substr(0, corrections.size() - corrections_path("").size()), failed);
}

/// One record a line, to be read as a stream.
bool is_jsonl(const std::string& path) {
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return true;
  std::error_code failed;
  // A pipe can be read only once: it is taken by its name.
  return fs::is_regular_file(path, failed) && std::ifstream(path, std::ios::binary).get() == '{';
}

}  // namespace

std::vector<SourceFile> list_files(const std::vector<std::string>& names,
                                   const std::function<void(const Error&)>& bad) {
  std::vector<SourceFile> files;
  for (const auto& name : names) {
    std::error_code failed;
    const auto status = fs::status(name, failed);
    if (is_corrections_path(name) && fs::is_regular_file(status) && stands_beside_document(name)) continue;
    if (!fs::exists(status)) {
      if (status.type() == fs::file_type::not_found)
        bad({ErrorCode::file_missing, {name}, {}});
      else
        bad({ErrorCode::file_unreadable, {name, failed.message()}, {}});
    } else if (fs::is_directory(status)) {
      const auto before = files.size();
      walk(name, files);
      if (files.size() == before) bad({ErrorCode::folder_empty, {name}, {}});
    } else {
      files.push_back({name, fs::is_regular_file(status) ? fs::file_size(name, failed) : 0});
    }
  }
  return files;
}

Result<void> each_document(const std::string& path, const ParseOptions& options,
                           const std::function<Result<void>(ParsedDocument)>& take) {
  if (is_jsonl(path)) return stream_jsonl(path, options, take);
  auto documents = parse_file(path, options);
  if (!documents) return documents.error();
  for (auto& document : *documents) {
    if (auto taken = take(std::move(document)); !taken) return taken;
  }
  return {};
}

Result<std::string> standard_input() {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const auto taken = read(STDIN_FILENO, buffer, sizeof buffer);
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return Error{ErrorCode::file_unreadable, {"-", std::system_category().message(errno)}, {}};
    if (taken == 0) return text;
    text.append(buffer, static_cast<std::size_t>(taken));
  }
}

Result<std::string> text_of(const std::vector<std::string>& words) {
  if (words.size() == 1 && words[0] == "-") return standard_input();
  std::string joined;
  for (const auto& word : words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

Result<std::vector<NewOpinion>> new_opinions(const std::vector<std::string>& names, const ParseOptions& options) {
  std::vector<NewOpinion> opinions;
  const auto take = [&](const ParsedDocument& document) -> Result<void> {
    for (const auto& record : document.records) opinions.push_back({record.id, record.opinion});
    return {};
  };
  for (const auto& name : names) {
    if (name != "-") {
      if (auto taken = each_document(name, options, take); !taken) return taken.error();
      continue;
    }
    const auto bytes = standard_input();
    if (!bytes) return bytes.error();
    const auto documents = parse_bytes(*bytes, name, options);
    if (!documents) return documents.error();
    for (const auto& document : *documents) (void)take(document);
  }
  return opinions;
}

void SourceOptions::add_to(Call& call) {
  call.add_text("--id", id_, "ID",
                {"Id of the document, instead of the file's name", "文書の ID（省くとファイル名から）"});
  call.add_text("--profile", profile_, "NAME",
                {"Layout of the document, instead of finding it out", "文書の様式（省くと自動判定）"});
  call.add_list("--map", columns_, "COLUMN=FIELD", {"What a column of a table holds", "表の列が何を表すか"});
}

Result<ParseOptions> SourceOptions::read(const Call& call) const {
  ParseOptions options;
  options.id = id_;
  options.profile = profile_;
  options.pdf_reader = call.environment().pdf_reader;
  for (const auto& column : columns_) {
    const auto equals = column.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == column.size()) {
      return Error{ErrorCode::value_invalid, {"--map", column, call.say({"COLUMN=FIELD", "列名=項目"})}, {}};
    }
    options.columns[column.substr(0, equals)] = column.substr(equals + 1);
  }
  return options;
}

}  // namespace iken::cli
