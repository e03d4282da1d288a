// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/xlsx.hpp"

#include <algorithm>
#include <map>

#include "ingest/files/archive.hpp"
#include "ingest/files/sheet.hpp"
#include "ingest/files/xml.hpp"

namespace iken::ingest {
namespace {

constexpr std::size_t most_text = Sheet::most_bytes;
constexpr std::size_t most_sheets = 200;

struct SheetEntry {
  std::string name;
  std::string relation;
  bool hidden = false;
};

/// xl/workbook.xml: which sheets there are.
class Workbook : public XmlHandler {
 public:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const auto from = attribute(attributes, "date1904");
      from_1904 = from == "1" || from == "true";
    }
    if (name != "sheet") return;
    const auto state = attribute(attributes, "state");
    sheets.push_back(
        {attribute(attributes, "name"), attribute(attributes, "id"), state == "hidden" || state == "veryHidden"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<SheetEntry> sheets;
  bool from_1904 = false;
};

/// A file of relations: which part has which id, and the first of each kind.
class Relations : public XmlHandler {
 public:
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship") return;
    const auto target = attribute(attributes, "Target");
    by_id[attribute(attributes, "Id")] = target;
    const auto type = attribute(attributes, "Type");
    by_kind.emplace(type.substr(type.rfind('/') + 1), target);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, std::string> by_id;
  std::map<std::string, std::string> by_kind;
};

/// "worksheets/sheet1.xml" seen from "xl/": no name leads out of the archive.
std::string part_name(const std::string& folder, const std::string& target) {
  return target.starts_with('/') ? target.substr(1) : folder + target;
}

class Reader {
 public:
  Reader(Archive archive, const std::string& name) : archive_(std::move(archive)), name_(name) {}

  Result<std::vector<Grid>> run() {
    Relations root;
    if (auto read = read_if_there("_rels/.rels", root); !read) return read.error();
    const auto main = root.by_kind.find("officeDocument");
    const auto book_part = main == root.by_kind.end() ? std::string("xl/workbook.xml") : part_name("", main->second);
    if (!archive_.has(book_part) || book_part.find("workbook") == std::string::npos) return unsupported();
    const auto slash = book_part.rfind('/');
    folder_ = slash == std::string::npos ? "" : book_part.substr(0, slash + 1);
    if (auto read = this->read(book_part, book_); !read) return read.error();
    const auto relations = folder_ + "_rels/" + book_part.substr(folder_.size()) + ".rels";
    if (auto read = this->read(relations, relations_); !read) return read.error();
    if (auto read = read_shared(); !read) return read.error();
    return read_sheets();
  }

 private:
  [[nodiscard]] Error unsupported() const {
    for (const auto& [part, kind] : {std::pair("word/document.xml", "DOCX"),
                                     {"ppt/presentation.xml", "PPTX"},
                                     {"content.xml", "ODS / ODT"},
                                     {"xl/workbook.bin", "XLSB"}}) {
      if (archive_.has(part)) return {ErrorCode::file_kind_unsupported, {name_, kind}, {}};
    }
    if (archive_.has("[Content_Types].xml")) return {ErrorCode::file_broken, {name_, "xl/workbook.xml"}, {}};
    return {ErrorCode::file_kind_unsupported, {name_, "ZIP"}, {}};
  }

  [[nodiscard]] Error over(const std::string& limit) const { return {ErrorCode::file_over_limits, {name_, limit}, {}}; }

  Result<void> read(const std::string& part, XmlHandler& handler, const std::function<bool()>& within = nullptr) {
    XmlStream stream(handler);
    bool broken = false;
    bool full = false;
    auto taken = archive_.read(part, [&](std::string_view piece) {
      broken = !stream.feed(piece);
      full = within && !within();
      return !broken && !full;
    });
    if (!taken) return taken;
    if (full) return over(std::to_string(Sheet::most_cells) + " cells / " + std::to_string(most_text >> 20U) + " MB");
    if (broken || !stream.finish()) return Error{ErrorCode::file_broken, {name_, part}, {}};
    return {};
  }

  Result<void> read_if_there(const std::string& part, XmlHandler& handler,
                             const std::function<bool()>& within = nullptr) {
    return archive_.has(part) ? read(part, handler, within) : Result<void>();
  }

  [[nodiscard]] std::string part_of_kind(const std::string& kind, const std::string& usual) const {
    const auto at = relations_.by_kind.find(kind);
    return at == relations_.by_kind.end() ? folder_ + usual : part_name(folder_, at->second);
  }

  /// A book of numbers only has no strings; one that names a part must have it.
  Result<void> read_shared() {
    const auto strings = part_of_kind("sharedStrings", "sharedStrings.xml");
    const auto within = [this] { return strings_.bytes <= most_text && strings_.strings.size() <= Sheet::most_cells; };
    const bool named = relations_.by_kind.count("sharedStrings") > 0;
    if (auto done = named ? read(strings, strings_, within) : read_if_there(strings, strings_, within); !done)
      return done;
    return read_if_there(part_of_kind("styles", "styles.xml"), styles_);
  }

  Result<std::vector<Grid>> read_sheets() {
    std::vector<Grid> grids;
    if (book_.sheets.empty()) return Error{ErrorCode::file_broken, {name_, "xl/workbook.xml"}, {}};
    if (book_.sheets.size() > most_sheets) return over(std::to_string(most_sheets) + " sheets");
    std::size_t text = 0;
    for (const auto& entry : book_.sheets) {
      const auto target = relations_.by_id.find(entry.relation);
      if (target == relations_.by_id.end()) return Error{ErrorCode::file_broken, {name_, entry.name}, {}};
      const auto part = part_name(folder_, target->second);
      if (part.find("sheets/") != std::string::npos && part.find("worksheets/") == std::string::npos)
        continue;  // a chart
      Sheet sheet(strings_, styles_, book_.from_1904);
      if (auto done = read(part, sheet, [&] { return sheet.within_limits(); }); !done) return done.error();
      if (!sheet.whole()) return Error{ErrorCode::file_broken, {name_, part}, {}};
      auto grid = sheet.grid(static_cast<int>(grids.size()) + 1);
      for (const auto& cell : grid.cells) text += cell.text.size();
      if (text > most_text) return over(std::to_string(most_text >> 20U) + " MB");
      grid.name = entry.name;
      grid.loose = entry.hidden;
      grids.push_back(std::move(grid));
    }
    return grids;
  }

  Archive archive_;
  const std::string& name_;
  std::string folder_;
  Workbook book_;
  Relations relations_;
  SharedStrings strings_;
  Styles styles_;
};

}  // namespace

Result<std::vector<Grid>> read_xlsx(std::string_view bytes, const std::string& name) {
  auto archive = Archive::open(bytes, name);
  if (!archive) return archive.error();
  return Reader(std::move(*archive), name).run();
}

}  // namespace iken::ingest
