// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/ingest.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/formats.hpp"
#include "ingest/jsonl.hpp"
#include "ingest/profile.hpp"
#include "ingest/reading.hpp"

namespace iken {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_document = 64U << 20U;  ///< of everything but JSONL, which is streamed

std::string id_of(const std::string& name, const ParseOptions& options) {
  return options.id.empty() ? fs::path(name).stem().string() : options.id;
}

bool is_jsonl_name(const std::string& name) {
  const auto ending = fs::path(name).extension().string();
  return ending == ".jsonl" || ending == ".ndjson" || ending == ".json";
}

/// What tells that a file was written while it was read.
struct Stamp {
  std::uintmax_t size = 0;
  fs::file_time_type time;

  bool operator==(const Stamp&) const = default;
};

Stamp stamp_of(const std::string& path) {
  std::error_code failed;
  return {fs::file_size(path, failed), fs::last_write_time(path, failed)};
}

Result<std::string> read_bytes(const std::string& path) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return Error{ErrorCode::file_missing, {path}, {}};
  if (!fs::is_regular_file(path, failed)) return Error{ErrorCode::file_unreadable, {path, "not a regular file"}, {}};
  const auto before = stamp_of(path);
  if (before.size > largest_document)
    return Error{ErrorCode::file_too_large, {path, std::to_string(largest_document)}, {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::file_unreadable, {path, std::strerror(errno)}, {}};
  std::string bytes(before.size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return Error{ErrorCode::file_unreadable, {path, "read error"}, {}};
  const bool whole =
      static_cast<std::uintmax_t>(in.gcount()) == before.size && in.peek() == std::ifstream::traits_type::eof();
  if (!whole || stamp_of(path) != before) return Error{ErrorCode::file_changed, {path}, {}};
  return bytes;
}

Result<std::vector<ParsedDocument>> all_of_jsonl(std::istream& in, const std::string& name,
                                                 const ParseOptions& options) {
  std::vector<ParsedDocument> documents;
  auto read = ingest::read_jsonl(in, name, id_of(name, options), [&](ParsedDocument document) -> Result<void> {
    documents.push_back(std::move(document));
    return {};
  });
  if (!read) return read.error();
  return documents;
}

}  // namespace

Result<std::vector<ParsedDocument>> parse_bytes(std::string_view bytes, const std::string& name,
                                                const ParseOptions& options) {
  if (is_jsonl_name(name) || ingest::format_of(bytes) == ingest::Format::json_lines) {
    std::istringstream in{std::string(bytes)};
    return all_of_jsonl(in, name, options);
  }
  if (auto known = ingest::check_columns(options.columns); !known) return known.error();
  const auto profiles = ingest::load_profiles(options.profiles_dir);
  if (!profiles) return profiles.error();
  return ingest::read_document(bytes, name, id_of(name, options), options, *profiles);
}

Result<std::vector<ParsedDocument>> parse_file(const std::string& path, const ParseOptions& options) {
  std::error_code failed;
  const auto absolute = fs::absolute(path, failed).lexically_normal().string();
  if (is_jsonl_name(path) && fs::is_regular_file(path, failed)) {
    std::vector<ParsedDocument> documents;
    auto read = stream_jsonl(path, options, [&](ParsedDocument document) -> Result<void> {
      documents.push_back(std::move(document));
      return {};
    });
    if (!read) return read.error();
    return documents;
  }
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  auto documents = parse_bytes(*bytes, path, options);
  if (documents) {
    for (auto& document : *documents) document.path = absolute;
  }
  return documents;
}

Result<void> stream_jsonl(const std::string& path, const ParseOptions& options,
                          const std::function<Result<void>(ParsedDocument)>& take) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return Error{ErrorCode::file_missing, {path}, {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::file_unreadable, {path, std::strerror(errno)}, {}};
  const auto absolute = fs::absolute(path, failed).lexically_normal().string();
  return ingest::read_jsonl(in, path, id_of(path, options), [&](ParsedDocument document) -> Result<void> {
    document.path = absolute;
    return take(std::move(document));
  });
}

std::vector<std::string_view> finding_codes() {
  return {"opinions_total",     "category_total",   "number_missing", "number_repeated",
          "class_missing",      "class_unknown",    "answer_missing", "opinion_missing",
          "reference_dangling", "class_look_alike", "number_filled",  "numbers_counted",
          "number_unprinted",   "text_unassigned",  "answer_filled",  "characters_mended"};
}

}  // namespace iken
