// Writes the documents of tests/data/documents with their truth; a browser prints the PDFs from the *.print.html among
// them. Arguments: the folder, how many to make beyond the usual ones (seeds go on), and how many seeds to pass over.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "generate/lists.hpp"
#include "generate/table_text.hpp"
#include "generate/tables.hpp"
#include "iken/render.hpp"
#include "ingest/statements/symbols.hpp"

using namespace iken::generate;

namespace {

struct Kind {
  const char* ending;
  std::uint64_t first;
  std::uint64_t last;
};

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// Line ends with the number of what was planted: truth.jsonl, and truth.txt for what must be reported.
void write_truth(const std::string& path, const iken::ParsedDocument& truth, const std::string& planted) {
  std::string lines;
  for (const auto& record : truth.records) lines += iken::to_json(record) + "\n";
  write(path + ".truth.jsonl", lines);
  if (!planted.empty()) write(path + ".planted.txt", planted);
}

std::string name_of(const char* kind, std::uint64_t seed) {
  char name[40];
  std::snprintf(name, sizeof name, "%s-%02u", kind, static_cast<unsigned>(seed));
  return name;
}

/// Does a class stand there that the legend prints otherwise? Not every symbol has a double.
bool any_look_alike(const std::vector<iken::ingest::Grid>& grids, const iken::ParsedDocument& truth) {
  for (const auto& grid : grids) {
    for (const auto& cell : grid.cells) {
      const auto printed = [&](const iken::LegendEntry& entry) { return entry.symbol == cell.text; };
      if (iken::ingest::is_symbol(cell.text) && std::none_of(truth.legend.begin(), truth.legend.end(), printed))
        return true;
    }
  }
  return false;
}

/// A table in one of the formats; every third has a wrong total, every other one look-alike symbols.
void make_table(const std::string& folder, const std::string& format, std::uint64_t seed) {
  const auto id = name_of(format.c_str(), seed);
  std::uint64_t salt = 0;
  for (const char c : format) salt = salt * 31 + static_cast<unsigned char>(c);
  Dice dice(seed * 1299709 + salt);
  auto layout = any_table(dice);
  const bool open = format == "pdfopen";  // no lines are drawn
  layout.merges = format != "csv";
  layout.front = true;
  if (layout.merges) layout.repeat_header = 0;
  layout.legend_apart = format == "xlsx" && seed % 2 == 0;
  if (open) {
    layout.words = 0;
    if (layout.headings == HeadingPlace::columns) layout.headings = HeadingPlace::rows;
  }
  if (format == "pdf" || open) {
    layout.wrap = 0;
    layout.empty_column = false;
  }
  layout.wrong_total = seed % 3 == 0 ? 1 : 0;
  layout.look_alike = seed % 2 == 0 ? 30 : 0;
  TruthOptions options;
  options.records = 14 + dice.below(12);
  options.headings = layout.headings != HeadingPlace::none;
  if (open) options.shared_percent = 0;
  auto truth = make_truth(seed + salt % 1000, id, options);
  fit(truth, layout, dice);
  const auto grids = table_grids(truth, layout, dice);
  const auto path = folder + "/" + id;
  std::string planted;
  if (layout.wrong_total != 0) planted += "opinions_total\n";
  if (any_look_alike(grids, truth)) planted += "class_look_alike\n";
  write_truth(path, truth, planted);
  if (format == "csv")
    write(path + ".csv", csv_bytes(grids, seed % 4 == 0 ? '\t' : ',', static_cast<Encoding>(seed % 5)));
  if (format == "html") write(path + ".html", html_text(grids, dice));
  if (format == "xlsx" && !write_xlsx(grids, path + ".xlsx")) std::exit(1);
  auto print = any_print(dice);
  print.ruled = !open;
  if (format == "pdf" || open) write(path + ".print.html", print_html(grids, print));
}

void make_lists(const std::string& folder, std::uint64_t seed) {
  for (const auto kind : {ListKind::gaiyou, ListKind::youyaku, ListKind::kekka, ListKind::bangou}) {
    const auto id = name_of("list", seed * 10 + static_cast<std::uint64_t>(kind));
    Dice dice(seed * 104729 + static_cast<std::uint64_t>(kind));
    const auto layout = any_list(dice, kind);
    const auto truth = list_truth(seed, id, layout);
    write_truth(folder + "/" + id, truth, "");
    write(folder + "/" + id + ".txt", list_text(truth, layout, dice));
  }
}

/// The same lists as pages, and printed.
void make_list_pages(const std::string& folder, std::uint64_t seed) {
  for (const auto kind : {ListKind::gaiyou, ListKind::youyaku, ListKind::kekka, ListKind::bangou}) {
    const bool printed = (seed + static_cast<std::uint64_t>(kind)) % 2 == 0;
    const auto id = name_of(printed ? "pdflist" : "page", seed * 10 + static_cast<std::uint64_t>(kind));
    Dice dice(seed * 15487469 + static_cast<std::uint64_t>(kind));
    auto layout = any_list(dice, kind);
    layout.width = 0;
    const auto truth = list_truth(seed + 100, id, layout);
    write_truth(folder + "/" + id, truth, "");
    const auto text = list_text(truth, layout, dice);
    write(folder + "/" + id + (printed ? ".print.html" : ".html"), page_of(text, any_print(dice)));
  }
}

void make_text(const std::string& folder, std::uint64_t seed) {
  const auto id = name_of("text", seed);
  Dice dice(seed * 7919);
  TruthOptions options;
  options.records = 14 + dice.below(12);
  const auto truth = make_truth(seed, id, options);
  auto layout = any_layout(dice);
  layout.look_alike = 0;
  write_truth(folder + "/" + id, truth, "");
  write(folder + "/" + id + ".txt", table_text(truth, layout, dice));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("make_documents FOLDER [MORE [PASSED]]\n", stderr);
    return 2;
  }
  const std::string folder = arguments[1];
  const std::uint64_t passed = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 0;
  const std::uint64_t more = passed + (count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 0);
  for (const auto& [format, first, last] :
       {Kind{"csv", 1, 5}, {"xlsx", 1, 4}, {"html", 1, 4}, {"pdf", 1, 6}, {"pdfopen", 1, 2}}) {
    for (auto seed = first + passed; seed <= last + more; ++seed) make_table(folder, format, seed);
  }
  for (std::uint64_t seed = 1 + passed; seed <= 2 + more; ++seed) make_text(folder, seed);
  for (std::uint64_t seed = 1 + passed; seed <= 1 + more; ++seed) {
    make_lists(folder, seed);
    make_list_pages(folder, seed);
  }
  // Seeds that once were read wrongly: an answer of two opinions cut by a page, a page's number within a cut cell, a cell
  // merged over a whole page, the rest of a row without a line above it, a heading of two lines, one of 92 columns.
  if (count == 2) {
    for (const std::uint64_t seed : {10, 25, 212, 410}) make_table(folder, "pdf", seed);
    make_table(folder, "pdfopen", 5);
    make_lists(folder, 606);
  }
  return 0;
}
