// iken dict diff: which queries find other records with a new dictionary, before it is published.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "call.hpp"
#include "dict.hpp"
#include "iken/dictionary.hpp"
#include "iken/experiment.hpp"
#include "iken/index.hpp"
#include "iken/render.hpp"

namespace iken::cli {
namespace {

namespace fs = std::filesystem;
namespace ev = evaluation;

/// Where the two dictionaries are compiled and indexed; gone at the end.
class Workplace {
 public:
  Workplace() {
    auto name = (fs::temp_directory_path() / "iken-dict-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Workplace() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  [[nodiscard]] bool ready() const { return !path_.empty(); }
  [[nodiscard]] std::string at(const std::string& name) const { return (fs::path(path_) / name).string(); }

 private:
  std::string path_;
};

struct Compiler {
  std::string dictionary_source, mecab_dict_index;
};

bool is_source(const std::string& folder) { return fs::is_directory(fs::path(folder) / "user"); }

/// The folder with the compiled dictionary: as it was given, or compiled to `output` from sources.
Result<std::string> compiled(const std::string& folder, const std::string& output, const AnalyzerOptions& options,
                             const Compiler& compiler) {
  if (!is_source(folder)) return folder;
  auto report =
      dictionary::compile({folder, options.dictionary, compiler.dictionary_source, compiler.mecab_dict_index, output});
  if (!report) return report.error();
  return output;
}

/// One of the two: its analyzer and the records indexed with it.
struct Side {
  std::unique_ptr<Analyzer> analyzer;
  std::optional<Searcher> searcher;
};

Result<Side> make_side(const std::string& folder, const std::string& name, Call& call, const Workplace& place,
                       const Compiler& compiler) {
  auto options = call.analyzer_options();
  auto data = compiled(folder, place.at(name + "-dict"), options, compiler);
  if (!data) return data.error();
  options.data_dir = *data;
  auto analyzer = Analyzer::open(options);
  if (!analyzer) return analyzer.error();
  Side side;
  side.analyzer = std::make_unique<Analyzer>(std::move(*analyzer));
  if (auto copied = copy_index(call.index_dir(), place.at(name), *side.analyzer); !copied) return copied.error();
  auto searcher = Searcher::open(place.at(name), *side.analyzer);
  if (!searcher) return searcher.error();
  side.searcher.emplace(std::move(*searcher));
  return side;
}

std::set<std::string> lines_of(const std::string& folder) {
  std::set<std::string> lines;
  std::error_code error;
  for (const auto* part : {"user", "variants", "synonyms"}) {
    for (const auto& file : fs::directory_iterator(fs::path(folder) / part, error)) {
      const auto ending = file.path().extension();
      if (ending != ".csv" && ending != ".tsv") continue;
      std::ifstream in(file.path());
      for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line[0] != '#') lines.insert(line);
      }
    }
  }
  return lines;
}

/// The words of a line of the sources: what stands before the first comma, or between tabs and numbers.
void add_words(const std::string& line, std::set<std::string>& words) {
  const auto comma = line.find(',');
  const auto text = line.find('\t') == std::string::npos ? line.substr(0, comma) : line;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find_first_of("\t,|= ", begin), text.size());
    const auto word = text.substr(begin, end - begin);
    const bool is_word =
        std::any_of(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
    if (is_word) words.insert(word);
    begin = end + 1;
  }
}

/// Without a file of queries: every word of the lines that only one of the two sources has.
std::vector<ev::TestQuery> changed_words(const std::string& before, const std::string& after) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  std::vector<std::string> changed;
  std::set_symmetric_difference(old_lines.begin(), old_lines.end(), new_lines.begin(), new_lines.end(),
                                std::back_inserter(changed));
  std::set<std::string> words;
  for (const auto& line : changed) add_words(line, words);
  std::vector<ev::TestQuery> queries;
  for (const auto& word : words) queries.push_back({word, "\"" + word + "\" OR " + word});
  return queries;
}

}  // namespace

int run_dict_diff(const Command& self, const Arguments& arguments, const Environment& environment) {
  Call call(self.name, self.purpose, "diff OLD NEW", environment);
  std::string queries_path;
  Compiler compiler{"/usr/share/mecab/dic/ipadic", "/usr/lib/mecab/mecab-dict-index"};
  call.add_index();
  call.add_text("--queries", queries_path, "FILE",
                {"Saved queries: JSONL with id and text (default: the words that changed)",
                 "保存した質問：id と text の JSONL（省くと変わった語）"});
  call.add_text("--dictionary-source", compiler.dictionary_source, "DIR",
                {"Sources of the MeCab dictionary", "MeCab 辞書の元データ"});
  call.add_text("--mecab-dict-index", compiler.mecab_dict_index, "FILE", {"MeCab's program", "MeCab のプログラム"});
  call.add_format({"text", "json"});
  call.add_analyzer();
  if (const auto ended = call.parse(arguments, 2, 2)) return *ended;
  const auto& before = call.operands()[0];
  const auto& after = call.operands()[1];
  Result<std::vector<ev::TestQuery>> queries = std::vector<ev::TestQuery>();
  if (!queries_path.empty()) {
    queries = ev::read_queries(queries_path);
  } else if (is_source(before) && is_source(after)) {
    queries = changed_words(before, after);
  } else {
    return call.fail(Error{ErrorCode::value_invalid, {"--queries", "", "FILE"}, {}});
  }
  if (!queries) return call.fail(queries.error());
  const Workplace place;
  if (!place.ready()) return call.fail(Error{ErrorCode::storage_failed, {fs::temp_directory_path().string(), ""}, {}});
  auto old_side = make_side(before, "old", call, place, compiler);
  if (!old_side) return call.fail(old_side.error());
  auto new_side = make_side(after, "new", call, place, compiler);
  if (!new_side) return call.fail(new_side.error());
  const auto changes = ev::compare_answers(*old_side->searcher, *new_side->searcher, *queries);
  if (!changes) return call.fail(changes.error());
  const int code = changes->empty() ? answered : nothing_found;
  if (call.format_is("json")) return call.answer(to_json(*changes, queries->size()), code);
  return call.answer(to_text(*changes, queries->size(), call.style()), code);
}

}  // namespace iken::cli
