// New opinions and their precedents as a worksheet.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "iken/precedents.hpp"

namespace iken {
namespace {

constexpr std::size_t shown_precedents = 3;
constexpr std::size_t longest_cell = 32767;  ///< UTF-16 units that Excel takes

using Row = std::vector<std::string>;

bool starts_formula(std::string_view text) {
  constexpr auto starts = std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"});
  for (const auto& start : starts) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

/// Harmless in a spreadsheet: nothing is calculated, nothing hidden.
std::string safe(std::string_view untrusted) {
  std::string cell = starts_formula(untrusted) ? "'" : "";
  for (const char c : base::repair_utf8(untrusted)) {
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    if (control || c == '\x7F') {
      cell += "\xEF\xBF\xBD";
    } else {
      cell += c;
    }
  }
  return cell;
}

std::string percent(double confidence) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", confidence);
  return text.data();
}

std::string joined(std::string_view a, std::string_view b) {
  std::string out(a);
  if (!a.empty() && !b.empty()) out += ' ';
  return out.append(b);
}

Row header(bool japanese) {
  Row row = japanese ? Row{"番号", "意見", "前例", "対応区分", "取組項目", "重複", "確信度"}
                     : Row{"id", "opinion", "precedent", "class", "initiative", "duplicates", "confidence"};
  for (std::size_t i = 1; i <= shown_precedents; ++i) {
    const auto n = std::to_string(i);
    const auto names = japanese ? std::array{"前例" + n, "前例" + n + "の意見", "前例" + n + "の回答", "前例" + n + "の区分",
                                             "前例" + n + "の年", "前例" + n + "の確信度"}
                                : std::array{"precedent " + n, "opinion " + n, "answer " + n, "class " + n, "year " + n,
                                             "confidence " + n};
    row.insert(row.end(), names.begin(), names.end());
  }
  return row;
}

void add_precedent(Row& row, const Record& record, double confidence) {
  row.push_back(record.id);
  row.push_back(record.opinion);
  row.push_back(record.response);
  row.push_back(record.category ? joined(record.category->symbol, record.category->label) : "");
  row.push_back(record.document.from.substr(0, 4));
  row.push_back(percent(confidence));
}

Row cells_of(const MatchRow& match, bool japanese) {
  const bool found = !match.precedents.empty();
  const auto verdict = japanese ? (found ? "あり" : "前例なし") : (found ? "yes" : "no precedent");
  Row row = {match.opinion.id,
             match.opinion.text,
             verdict,
             match.category,
             match.initiative,
             match.family > 0 ? std::to_string(match.family) : "",
             found ? percent(match.confidence) : ""};
  for (std::size_t i = 0; i < shown_precedents; ++i) {
    if (i < match.precedents.size()) {
      add_precedent(row, match.precedents[i].record, match.confidences[i]);
    } else {
      row.resize(row.size() + 6);
    }
  }
  return row;
}

/// Calls `take` for every row, the header first, with cells made harmless.
template <class Take>
void each_row(const std::vector<MatchRow>& rows, bool japanese, Take take) {
  take(header(japanese));
  for (const auto& match : rows) {
    auto cells = cells_of(match, japanese);
    for (auto& cell : cells) cell = safe(cell);
    take(cells);
  }
}

void add_csv_row(std::string& csv, const Row& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    csv += i > 0 ? ",\"" : "\"";
    for (const char c : row[i]) {
      if (c == '"') csv += '"';
      csv += c;
    }
    csv += '"';
  }
  csv += "\r\n";
}

/// The begin of a cell that Excel takes; whole characters.
std::string cut(const std::string& text) {
  const auto starts = base::code_point_starts(text);
  std::size_t units = 0;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    units += starts[i + 1] - starts[i] == 4 ? 2 : 1;
    if (units > longest_cell) return text.substr(0, starts[i]);
  }
  return text;
}

/// A file that is gone when this is.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code failed;
    const auto folder = std::filesystem::temp_directory_path(failed);
    path_ = (failed ? std::filesystem::path("/tmp") : folder) / "iken-XXXXXX";
    handle_ = ::mkstemp(path_.data());
    reason_ = handle_ < 0 ? std::strerror(errno) : "";
  }
  ~TemporaryFile() {
    if (handle_ < 0) return;
    ::close(handle_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] bool ok() const { return handle_ >= 0; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  std::string path_;
  std::string reason_;
  int handle_ = -1;
};

bool write_xlsx(const std::string& path, const std::vector<MatchRow>& rows, bool japanese) {
  auto* book = ::workbook_new(path.c_str());
  if (book == nullptr) return false;
  auto* sheet = ::workbook_add_worksheet(book, nullptr);
  auto* wrapped = ::workbook_add_format(book);
  ::format_set_text_wrap(wrapped);
  ::format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
  lxw_row_t at = 0;
  bool good = true;
  each_row(rows, japanese, [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      // Strings only: nothing that comes from outside is ever a number, a link or a formula.
      const auto written = ::worksheet_write_string(sheet, at, static_cast<lxw_col_t>(i), cut(row[i]).c_str(), wrapped);
      good = good && written == LXW_NO_ERROR;
    }
    ++at;
  });
  ::worksheet_freeze_panes(sheet, 1, 0);
  return ::workbook_close(book) == LXW_NO_ERROR && good;
}

}  // namespace

std::string to_csv(const std::vector<MatchRow>& rows, bool japanese) {
  std::string csv = "\xEF\xBB\xBF";
  each_row(rows, japanese, [&](const Row& row) { add_csv_row(csv, row); });
  return csv;
}

Result<std::string> to_xlsx(const std::vector<MatchRow>& rows, bool japanese) {
  const TemporaryFile file;
  if (!file.ok()) return Error{ErrorCode::storage_failed, {file.path(), file.reason()}, {}};
  if (!write_xlsx(file.path(), rows, japanese)) {
    return Error{ErrorCode::storage_failed, {file.path(), "the worksheet could not be written"}, {}};
  }
  std::ifstream in(file.path(), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.good() && !in.eof()) return Error{ErrorCode::storage_failed, {file.path(), "read error"}, {}};
  return bytes;
}

}  // namespace iken
