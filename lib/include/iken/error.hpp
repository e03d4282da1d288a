// Errors as values: a closed code, arguments for the message, and where in the query it happened.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace iken {

/// A half-open range [begin, end). The unit (bytes or code points) is stated where it is used.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::size_t size() const { return empty() ? 0 : end - begin; }
  bool operator==(const Span&) const = default;
};

/// Everything that can go wrong, from the caller's side of the wall. The meaning of `Error::args` is given per code.
enum class ErrorCode {
  file_missing,            ///< args: path
  file_unreadable,         ///< args: path, reason
  file_special,            ///< args: path (a folder, a device, a pipe)
  file_empty,              ///< args: path
  file_binary,             ///< args: path
  file_too_large,          ///< args: path, limit in bytes
  file_changed,            ///< args: path (it was written while it was read)
  file_broken,             ///< args: path, the part that is broken or missing
  file_encrypted,          ///< args: path
  file_without_text,       ///< args: path (a PDF of pictures, scanned)
  file_kind_unsupported,   ///< args: path, kind of the file
  file_over_limits,        ///< args: path, the limit that its reading ran into: "20 s", "1024 MB"
  file_too_deep,           ///< args: path, limit (a page of HTML: elements within each other)
  too_many_pages,          ///< args: path, pages, limit
  cell_too_large,          ///< args: path, line number, limit in bytes
  reader_missing,          ///< args: path of the document, path of the program that reads such files (may be empty)
  encoding_unknown,        ///< args: path
  encoding_mixed,          ///< args: path, line number, the encoding of the rest
  layout_unknown,          ///< args: path
  json_broken,             ///< args: path, line number, reason
  json_not_lines,          ///< args: path, line number (a list, a record over several lines, or one that breaks off)
  json_no_opinion,         ///< args: path, line number
  json_too_deep,           ///< args: path, line number, limit
  json_number,             ///< args: path, line number, the number (beyond all that a number can hold)
  json_character,          ///< args: path, line number, what stands before it (half of a surrogate pair)
  json_key_twice,          ///< args: path, line number, key
  table_columns_unknown,   ///< args: path
  folder_empty,            ///< args: path (a folder in which no readable document was found)
  document_conflict,       ///< args: document id, what is there, what was offered
  document_unknown,        ///< args: document id
  record_unknown,          ///< args: record id
  record_damaged,          ///< args: record id or number
  index_missing,           ///< args: path
  index_foreign,           ///< args: path (a directory that is not an iken index)
  index_locked,            ///< args: path
  index_damaged,           ///< args: path, reason
  index_moved,             ///< args: path (rewritten faster than it could be read: ask again)
  index_format,            ///< args: path, format found, format wanted
  index_fingerprint,       ///< args: path, fingerprint of the index, fingerprint of the analyzer
  index_not_writable,      ///< args: path, reason
  storage_full,            ///< args: path
  storage_failed,          ///< args: path, reason
  dictionary_missing,      ///< args: path
  dictionary_broken,       ///< args: path, reason
  data_missing,            ///< args: path (a file of the analyzer's own data)
  data_broken,             ///< args: path, line number, reason
  evaluation_broken,       ///< args: path, line number, reason (a file of queries, judgements or ranks)
  corrections_broken,      ///< args: path, line number, reason
  query_empty,             ///< no args
  query_syntax,            ///< args: what was found or missing; `span` points at it
  query_too_long,          ///< args: limit in bytes
  query_too_deep,          ///< args: limit
  query_too_many_terms,    ///< args: limit
  query_prefix_too_broad,  ///< args: prefix, limit
  facet_unknown,           ///< args: name, the known names
  profile_unknown,         ///< args: name, the known names
  value_invalid,           ///< args: option, value, what is expected
  cancelled,               ///< no args (the progress callback asked to stop)
  internal,                ///< args: reason
};

/// One failure. Turn it into a sentence for a person with `iken::describe` (render.hpp).
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::vector<std::string> args;
  std::optional<Span> span;  ///< query errors only: code points of the query text
};

/// A value or an Error; `Result<void>` carries success or an Error. Never both, never neither.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  /// Precondition: ok().
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  /// Precondition: !ok().
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  [[nodiscard]] bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  /// Precondition: !ok().
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace iken
