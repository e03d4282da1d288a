// PDF files: the program that reads them, its limits, and pages taken apart.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "generate/truth.hpp"
#include "iken/ingest.hpp"
#include "ingest/pdf/pdf_grid.hpp"
#include "ingest/pdf/pdf_process.hpp"
#include "support/conservation.hpp"

namespace {

using iken::ErrorCode;
using iken::ingest::PdfLimits;

const std::string reader = std::string(IKEN_BUILD_DIR) + "/libexec/iken-pdf";
const std::string documents = std::string(IKEN_SOURCE_DIR) + "/tests/data/documents";

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> pdfs() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(documents)) {
    if (entry.path().extension() == ".pdf") found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string stream(const std::string& content, const std::string& more = "") {
  return "<< /Length " + std::to_string(content.size()) + " " + more + " >>\nstream\n" + content + "\nendstream";
}

/// A file of numbered objects, without its table of places: readers make it anew. Object 1 is the catalog.
std::string pdf(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string out = "%PDF-1.4\n";
  for (std::size_t i = 0; i < objects.size(); ++i)
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  return out + "trailer\n<< /Root 1 0 R /Size " + std::to_string(objects.size() + 1) + " " + trailer + " >>\n%%EOF\n";
}

std::vector<std::string> one_page(const std::string& content, const std::string& resources = "/Font << /F 5 0 R >>") {
  return {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << " + resources + " >> >>",
          stream(content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
}

iken::Error error_of(const std::string& bytes, const PdfLimits& limits = {}) {
  const auto pages = iken::ingest::list_pages(bytes, "a.pdf", reader, limits);
  REQUIRE_FALSE(pages);
  return pages.error();
}

}  // namespace

TEST_CASE("characters and rules come with their places") {
  const auto pages = iken::ingest::list_pages(
      pdf(one_page("BT /F 10 Tf 100 700 Td (Abc) Tj ET 1 w 50 650 m 300 650 l S 50 600 200 1 re f")), "a.pdf", reader);
  REQUIRE(pages);
  REQUIRE(pages->pages.size() == 1);
  const auto& page = pages->pages[0];
  REQUIRE(page.glyphs.size() == 3);
  CHECK(page.glyphs[0].text == "A");
  CHECK(page.glyphs[0].box.x0 == Approx(100));
  CHECK(page.glyphs[0].box.y1 == Approx(842 - 700 + 1.2));
  REQUIRE(page.rules.size() == 2);
  CHECK(page.rules[0].width() == Approx(250));
  CHECK(page.rules[1].middle_y() == Approx(842 - 600.5));
}

TEST_CASE("a PDF that cannot be read ends in one error, within the limits") {
  CHECK(error_of("%PDF-1.4\nrubbish").code == ErrorCode::file_broken);
  CHECK(error_of(pdf(one_page(""))).code == ErrorCode::file_without_text);
  const auto whole = bytes_of(pdfs().at(0));
  CHECK(error_of(whole.substr(0, 500)).code == ErrorCode::file_broken);
  const std::string key(32, 'k');
  const auto locked =
      pdf(one_page("BT /F 10 Tf (a) Tj ET"),
          "/ID [(i) (i)] /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + key + ") /U (" + key + ") /P -4 >>");
  CHECK(error_of(locked).code == ErrorCode::file_encrypted);
  std::string kids;
  auto many = one_page("BT /F 10 Tf (a) Tj ET");
  for (int i = 0; i < 1000; ++i) {
    kids += std::to_string(many.size() + 1) + " 0 R ";
    many.push_back(many[2]);
  }
  many[1] = "<< /Type /Pages /Kids [" + kids + "] /Count 1000 >>";
  CHECK(error_of(pdf(many)).args == std::vector<std::string>{"a.pdf", "1000", "500"});
}

TEST_CASE("a PDF made to use up time, memory or room is stopped") {
  // 31 forms, each calling the next twice.
  auto bomb = one_page("/X0 Do", "/XObject << /X0 6 0 R >>");
  for (int i = 0; i < 31; ++i) {
    const auto next = std::to_string(i + 7) + " 0 R";
    bomb.push_back(stream("/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " +
                                             next + " >> >>"));
  }
  bomb.push_back(stream("BT ET", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"));
  PdfLimits limits;
  limits.seconds = 1;
  CHECK(error_of(pdf(bomb), limits).code == ErrorCode::file_over_limits);
#ifndef __SANITIZE_ADDRESS__  // whose shadow memory is larger than any limit of the address space
  PdfLimits little;
  little.megabytes = 48;
  CHECK(error_of(pdf(one_page(std::string(40U << 20U, ' '))), little).code == ErrorCode::file_over_limits);
#endif
  PdfLimits narrow;
  narrow.output = 100;
  CHECK(error_of(pdf(one_page("BT /F 10 Tf (many letters, each with its place) Tj ET")), narrow).code ==
        ErrorCode::file_over_limits);
  const auto missing = iken::ingest::list_pages("%PDF-1.4", "a.pdf", "/nowhere/iken-pdf");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::reader_missing);
  CHECK(iken::parse_bytes("%PDF-1.4", "a.pdf").error().code == ErrorCode::reader_missing);
}

TEST_CASE("every character of a page is in a cell or a line, and every cell in the document", "[documents]") {
  iken::ParseOptions options;
  options.pdf_reader = reader;
  for (const auto& path : pdfs()) {
    INFO(path);
    const auto bytes = bytes_of(path);
    const auto pages = iken::ingest::list_pages(bytes, path, reader);
    REQUIRE(pages);
    std::string printed;
    for (const auto& page : pages->pages) {
      for (const auto& glyph : page.glyphs) printed += iken::tests::solid(glyph.text);
      for (const auto& glyph : page.hidden) printed += iken::tests::solid(glyph.text);
    }
    std::vector<std::string> texts;
    std::string kept;
    for (const auto& grid : iken::ingest::grids_of(*pages)) {
      for (const auto& cell : grid.cells) {
        texts.push_back(cell.text);
        kept += iken::tests::solid(cell.text);
      }
    }
    std::sort(printed.begin(), printed.end());
    std::sort(kept.begin(), kept.end());
    CHECK(printed == kept);
    // Lists leave out their labels, and unruled tables cut the lines.
    if (path.find("/pdf-") == std::string::npos) continue;
    const auto document = iken::parse_bytes(bytes, path, options);
    REQUIRE(document);
    CHECK(iken::tests::lost_pieces(texts, document->front()) == std::vector<std::string>{});
  }
}

TEST_CASE("a damaged PDF never does more than fail", "[documents]") {
  iken::ParseOptions options;
  options.pdf_reader = reader;
  const auto files = pdfs();
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    iken::generate::Dice dice(seed);
    auto bytes = bytes_of(files[dice.below(files.size())]);
    const auto times = 1 + dice.below(200);
    for (std::size_t i = 0; i < times; ++i) bytes[dice.below(bytes.size())] = static_cast<char>(dice.below(256));
    if (dice.chance(30)) bytes.resize(dice.below(bytes.size()));
    INFO("seed " << seed);
    (void)iken::parse_bytes(bytes, "a.pdf", options);
  }
  SUCCEED();
}

TEST_CASE("what the reading program lists is not believed", "[generated]") {
  CHECK_FALSE(iken::ingest::read_pages(""));
  CHECK_FALSE(iken::ingest::read_pages("page 100 100\n"));
  CHECK_FALSE(iken::ingest::read_pages("t 1 1 2 2 a\nend\n"));
  CHECK_FALSE(iken::ingest::read_pages("page nan 100\nend\n"));
  CHECK_FALSE(iken::ingest::read_pages("page 100 100\nt 1 1e300 2 2 a\nend\n"));
  CHECK_FALSE(iken::ingest::read_pages("page 100 100\nend\nmore\n"));
  CHECK(iken::ingest::read_pages("page 100 100\nt 1 1 2 2 \xFF\nend\n"));
  // Rules and characters anywhere: no crash, nothing lost.
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    iken::generate::Dice dice(seed);
    std::string listed = "page 200 200\n";
    const auto number = [&] { return std::to_string(static_cast<int>(dice.below(240)) - 20); };
    const auto count = dice.below(60);
    for (std::size_t i = 0; i < count; ++i) {
      const auto x = number();
      const auto y = number();
      if (dice.chance(40))
        listed += "r " + x + " " + y + " " + (dice.chance(50) ? x + " " + number() : number() + " " + y) + "\n";
      else
        listed += "t " + x + " " + y + " " + number() + " " + number() + " 字\n";
      if (dice.chance(5)) listed += "page 200 200\n";
    }
    const auto pages = iken::ingest::read_pages(listed + "end\n");
    REQUIRE(pages);
    std::size_t printed = 0;
    std::size_t kept = 0;
    for (const auto& page : pages->pages) printed += page.glyphs.size();
    for (const auto& grid : iken::ingest::grids_of(*pages)) {
      for (const auto& cell : grid.cells) kept += iken::tests::solid(cell.text).size() / 3;
    }
    INFO("seed " << seed << "\n" << listed);
    CHECK(printed == kept);
  }
}

TEST_CASE("pages that are pictures are told, and a document of such pages has no text") {
  const auto scanned = [](const std::string& text) {
    auto objects = one_page("q 500 0 0 700 40 60 cm /I Do Q BT /F 10 Tf 290 30 Td (" + text + ") Tj ET",
                            "/Font << /F 5 0 R >> /XObject << /I 6 0 R >>");
    objects.push_back(stream("x", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                                  "/BitsPerComponent 8"));
    return objects;
  };
  CHECK(error_of(pdf(scanned("- 1 -"))).code == ErrorCode::file_without_text);
  const auto spoken = iken::ingest::list_pages(pdf(scanned("Opinions of the public")), "a.pdf", reader);
  REQUIRE(spoken);
  REQUIRE(spoken->pages[0].pictures.size() == 1);
  CHECK(spoken->pages[0].pictures[0].width() == Approx(500));
  CHECK(spoken->pages[0].pictures[0].y1 == Approx(842 - 60));
  CHECK(spoken->picture_pages.empty());
  auto both = scanned("2");
  both[1] = "<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 >>";
  both.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /Resources << /Font << /F 5 0 R >> >> >>");
  both.push_back(stream("BT /F 10 Tf 100 700 Td (Opinions) Tj ET"));
  const auto mixed = iken::ingest::list_pages(pdf(both), "a.pdf", reader);
  REQUIRE(mixed);
  CHECK(mixed->picture_pages == std::vector<std::size_t>{1});
}

TEST_CASE("a page with more characters than anybody prints is over the limits") {
  std::string listed = "page 600 800\n";
  for (std::size_t i = 0; i <= iken::ingest::most_on_page; ++i)
    listed += "t " + std::to_string(i % 500) + " " + std::to_string(i / 500) + ".5 9 9 " + (i % 2 == 0 ? "a" : "b") + "\n";
  const auto pages = iken::ingest::read_pages(listed + "end\n");
  REQUIRE(pages);
  CHECK(pages->crowded);
}
