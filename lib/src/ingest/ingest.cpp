// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/ingest.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/corrections/correct.hpp"
#include "ingest/corrections/damage.hpp"
#include "ingest/files/formats.hpp"
#include "ingest/files/jsonl.hpp"
#include "ingest/reading.hpp"
#include "ingest/records/finish.hpp"
#include "ingest/statements/profile.hpp"

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
  std::uintmax_t file = 0;  ///< another file may have taken its name
  std::int64_t written = 0;
  std::int64_t changed = 0;

  bool operator==(const Stamp&) const = default;
};

Stamp stamp_of(const std::string& path) {
  struct stat now {};
  if (::stat(path.c_str(), &now) != 0 || !S_ISREG(now.st_mode)) return {};
  const auto nanoseconds = [](const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; };
  return {static_cast<std::uintmax_t>(now.st_size), now.st_ino, nanoseconds(now.st_mtim), nanoseconds(now.st_ctim)};
}

Result<std::string> read_bytes(const std::string& path) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return Error{ErrorCode::file_missing, {path}, {}};
  if (!fs::is_regular_file(path, failed)) return Error{ErrorCode::file_special, {path}, {}};
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

/// What is done with every document that was read from a file, whatever its format: corrections, then damage. Holds one
/// document back, so that corrections which found no record are told with the last.
class Finisher {
 public:
  Finisher(const std::vector<CorrectionLine>& lines, const std::function<Result<void>(ParsedDocument)>& take)
      : corrector_(lines), take_(take) {}

  Result<void> take(ParsedDocument document) {
    if (!corrector_.idle()) corrector_.apply(document);
    ingest::note_damage(document);
    ingest::tell_apart(document);
    auto passed = pass_on();
    last_ = std::move(document);
    return passed;
  }

  Result<void> finish() {
    if (last_) corrector_.report_unfound(*last_);
    return pass_on();
  }

 private:
  Result<void> pass_on() {
    if (!last_) return {};
    auto document = std::move(*last_);
    last_.reset();
    return take_(std::move(document));
  }

  ingest::Corrector corrector_;
  const std::function<Result<void>(ParsedDocument)>& take_;
  std::optional<ParsedDocument> last_;
};

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

namespace {

/// The documents as they were read, with nothing done to them yet.
Result<std::vector<ParsedDocument>> read_bytes_of(std::string_view bytes, const std::string& name,
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

Result<std::vector<ParsedDocument>> finished(std::vector<ParsedDocument> documents,
                                             const std::vector<CorrectionLine>& corrections, const std::string& path) {
  std::vector<ParsedDocument> done;
  const std::function<Result<void>(ParsedDocument)> keep = [&](ParsedDocument document) -> Result<void> {
    document.path = path;
    done.push_back(std::move(document));
    return {};
  };
  Finisher finisher(corrections, keep);
  for (auto& document : documents) (void)finisher.take(std::move(document));
  (void)finisher.finish();
  return done;
}

}  // namespace

Result<std::vector<ParsedDocument>> parse_bytes(std::string_view bytes, const std::string& name,
                                                const ParseOptions& options) {
  auto documents = read_bytes_of(bytes, name, options);
  if (!documents) return documents;
  return finished(std::move(*documents), {}, {});
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
  const auto corrections = read_corrections(corrections_path(path));
  if (!corrections) return corrections.error();
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  auto documents = read_bytes_of(*bytes, path, options);
  if (!documents) return documents;
  return finished(std::move(*documents), *corrections, absolute);
}

Result<void> stream_jsonl(const std::string& path, const ParseOptions& options,
                          const std::function<Result<void>(ParsedDocument)>& take) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return Error{ErrorCode::file_missing, {path}, {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::file_unreadable, {path, std::strerror(errno)}, {}};
  const auto absolute = fs::absolute(path, failed).lexically_normal().string();
  const auto corrections = read_corrections(corrections_path(path));
  if (!corrections) return corrections.error();
  // A file that is still being written may end anywhere: no document of it is handed over from then on.
  const auto before = stamp_of(path);
  const auto unchanged = [&]() -> Result<void> {
    if (stamp_of(path) != before) return Error{ErrorCode::file_changed, {path}, {}};
    return {};
  };
  Finisher finisher(*corrections, take);
  auto read = ingest::read_jsonl(in, path, id_of(path, options), [&](ParsedDocument document) -> Result<void> {
    if (auto same = unchanged(); !same) return same;
    document.path = absolute;
    return finisher.take(std::move(document));
  });
  if (auto same = unchanged(); !same && (read || read.error().code != ErrorCode::cancelled)) return same;
  return read ? finisher.finish() : read;
}

std::vector<std::string_view> finding_codes() {
  return {"opinions_total",           "opinions_total_people", "category_total",
          "category_total_people",    "persons_total",         "number_missing", "numbers_missing", "numbers_repeated",
          "number_repeated",          "class_missing",         "class_unknown",
          "answer_missing",           "opinion_missing",       "reference_dangling",
          "class_look_alike",         "number_filled",         "numbers_counted",
          "number_unprinted",         "text_unassigned",       "character_damaged", "number_damaged",
          "character_lost",           "correction_outdated",   "correction_ambiguous",
          "correction_target_missing", "answer_filled",       "characters_mended", "page_without_text",
          "value_kept",               "number_long",         "sharers_many",
          "answers_joined"};
}

}  // namespace iken
