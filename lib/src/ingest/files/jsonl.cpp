// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/jsonl.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "base/text.hpp"
#include "ingest/files/decode.hpp"
#include "ingest/files/encodings.hpp"
#include "ingest/files/json_record.hpp"
#include "ingest/files/json_text.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t longest_line = 16U << 20U;
/// Enough of a file to know its encoding by, and no more than may be held at once.
constexpr std::size_t sample_bytes = 256U << 10U;
constexpr std::size_t largest_utf16 = 64U << 20U;

/// The lines of a file as UTF-8. One that is in CP932 or EUC-JP throughout is decoded; damage in UTF-8 stays to be told.
class LineSource {
 public:
  LineSource(std::istream& in, const std::string& name) : in_(&in), name_(name) {}

  /// False at the end of the file.
  Result<bool> next(std::string& line) {
    if (first_) {
      first_ = false;
      if (auto begun = begin(); !begun) return begun.error();
    }
    if (auto read = read_line(line); !read || !*read) return read;
    decode_line(line);
    return true;
  }

 private:
  /// Sees to the mark at the beginning. UTF-16 cannot be read line by line.
  Result<void> begin() {
    const int mark = in_->peek();
    if (mark != 0xFF && mark != 0xFE) return {};
    std::string bytes;
    std::array<char, 65536> piece{};
    while (in_->read(piece.data(), piece.size()) || in_->gcount() > 0) {
      bytes.append(piece.data(), static_cast<std::size_t>(in_->gcount()));
      if (bytes.size() > largest_utf16) return Error{ErrorCode::file_too_large, {name_, std::to_string(largest_utf16)}, {}};
    }
    auto text = decode(bytes, name_);
    if (!text) return text.error();
    decoded_.str(std::move(*text));
    in_ = &decoded_;
    return {};
  }

  /// Like std::getline, which would take a line of any length into memory.
  Result<bool> read_line(std::string& line) {
    line.clear();
    for (;;) {
      in_->getline(piece_.data(), static_cast<std::streamsize>(piece_.size()));
      const auto got = static_cast<std::size_t>(in_->gcount());
      if (in_->bad()) return Error{ErrorCode::file_unreadable, {name_, "read error"}, {}};
      const bool ended = in_->good();  // the end of the line was read, and counted
      line.append(piece_.data(), ended ? got - 1 : got);
      if (line.size() > longest_line) return Error{ErrorCode::file_too_large, {name_, std::to_string(longest_line)}, {}};
      if (ended) return true;
      if (in_->eof()) return !line.empty();
      in_->clear();  // only the piece was full
    }
  }

  void decode_line(std::string& line) {
    if (base::is_valid_utf8(line)) {
      const bool wide = std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      asked_ = asked_ || wide;
      return;
    }
    if (!asked_) {
      asked_ = true;
      encoding_ = japanese_encoding(line + "\n" + sample());
    }
    auto text = encoding_ == nullptr ? std::nullopt : convert_japanese(line, encoding_);
    line = text ? std::move(*text) : base::repair_utf8(line);
  }

  /// Some of what follows; read again afterwards. Empty where a stream cannot go back.
  std::string sample() {
    const auto here = in_->tellg();
    if (here == std::istream::pos_type(-1)) return {};
    std::string bytes(sample_bytes, '\0');
    in_->read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in_->gcount()));
    if (!in_->eof()) bytes.resize(bytes.rfind('\n') + 1);
    in_->clear();
    in_->seekg(here);
    return bytes;
  }

  std::istream* in_;
  std::vector<char> piece_ = std::vector<char>(65536);
  std::istringstream decoded_;
  const std::string& name_;
  bool first_ = true;
  bool asked_ = false;  ///< is it known which encoding it is?
  const char* encoding_ = nullptr;  ///< nullptr: UTF-8
};

/// Collects the records of one document until the next begins.
class Collector {
 public:
  Collector(std::string name, std::string id, const std::function<Result<void>(ParsedDocument)>& take)
      : name_(std::move(name)), id_(std::move(id)), take_(take) {}

  Result<void> line(const std::string& text, std::size_t number) {
    const auto json = parse_json(text, name_, number);
    if (!json) return json.error();
    const auto opinion = json->value.find("opinion");
    if (opinion == json->value.end() || !opinion->is_string())
      return Error{ErrorCode::json_no_opinion, {name_, std::to_string(number)}, {}};
    auto [record, printed_no, notes] = record_of(*json, id_, number);
    if (record.document.id != document_.info.id || document_.records.empty()) {
      if (auto flushed = flush(); !flushed) return flushed;
      // A second part would take the place of the first in an index.
      if (!seen_.insert(record.document.id).second) {
        return broken(number, "the records of document " + record.document.id + " do not stand together");
      }
      document_.info = record.document;
    }
    if (record.id.empty()) {
      if (!record.no) counted_.emplace_back(document_.records.size(), number);
      const auto own = std::to_string(record.no.value_or(static_cast<int>(number)));
      record.id = document_.info.id + "/" + (printed_no.empty() ? own : printed_no);
    }
    for (auto& note : notes) {
      note.record = record.id;
      document_.problems.push_back(std::move(note));
    }
    document_.records.push_back(std::move(record));
    return {};
  }

  Result<void> flush() {
    if (document_.records.empty()) return {};
    any_ = true;
    keep_apart();
    auto document = std::move(document_);
    document_ = {};
    counted_.clear();
    return take_(std::move(document));
  }

  [[nodiscard]] bool any() const { return any_; }

 private:
  /// A record named by its line gives way to one that has this very number.
  void keep_apart() {
    if (counted_.empty() || counted_.size() == document_.records.size()) return;
    std::map<std::string, int> ids;
    for (const auto& record : document_.records) ++ids[record.id];
    for (const auto& [at, number] : counted_) {
      auto& id = document_.records[at].id;
      if (ids[id] > 1) id = document_.info.id + "/l" + std::to_string(number);
    }
  }

  [[nodiscard]] Error broken(std::size_t number, std::string reason) const {
    return {ErrorCode::json_broken, {name_, std::to_string(number), std::move(reason)}, {}};
  }

  std::string name_;
  std::string id_;
  const std::function<Result<void>(ParsedDocument)>& take_;
  ParsedDocument document_;
  std::vector<std::pair<std::size_t, std::size_t>> counted_;  ///< (record, line) of those named by their line
  std::set<std::string> seen_;
  bool any_ = false;
};

}  // namespace

Result<void> read_jsonl(std::istream& in, const std::string& name, const std::string& id,
                        const std::function<Result<void>(ParsedDocument)>& take) {
  Collector collector(name, id, take);
  LineSource source(in, name);
  std::string text;
  for (std::size_t number = 1;; ++number) {
    const auto more = source.next(text);
    if (!more) return more.error();
    if (!*more) break;
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (auto read = collector.line(text, number); !read) return read;
  }
  if (auto flushed = collector.flush(); !flushed) return flushed;
  if (!collector.any()) return Error{ErrorCode::file_empty, {name}, {}};
  return {};
}

}  // namespace iken::ingest
