// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "evaluation/lines.hpp"
#include "iken/evaluation.hpp"

namespace iken::evaluation {

Result<Judgements> read_judgements(const std::string& path) {
  Judgements judgements;
  auto read = each_line(path, [&](std::string_view line, std::size_t number) -> Result<void> {
    const auto cells = columns(line, 4);
    int grade = 0;
    if (cells.empty()) return broken_line(path, number, "four columns expected: query, 0, record, grade");
    if (!read_number(cells[3], grade)) return broken_line(path, number, "the grade is not a whole number");
    const auto [place, fresh] = judgements[std::string(cells[0])].try_emplace(std::string(cells[2]), grade);
    if (!fresh && place->second != grade) return broken_line(path, number, "judged twice, differently");
    return {};
  });
  if (!read) return read.error();
  return judgements;
}

namespace {

struct RunLine {
  RankedRecord record;
  std::int64_t rank = 0;
};

/// Collects the lines of each query, in the order in which the queries first appear.
class RunReader {
 public:
  explicit RunReader(const std::string& path) : path_(path) {}

  Result<void> take(std::string_view line, std::size_t number) {
    const auto cells = columns(line, 6);
    if (cells.empty()) return broken_line(path_, number, "six columns expected: query, Q0, record, rank, score, tag");
    RunLine entry;
    entry.record.id = cells[2];
    if (!read_number(cells[3], entry.rank)) return broken_line(path_, number, "the rank is not a whole number");
    if (!read_number(cells[4], entry.record.score) || !std::isfinite(entry.record.score)) {
      return broken_line(path_, number, "the score is not a number");
    }
    auto& query = queries_[place(std::string(cells[0]))];
    if (!query.seen.insert(entry.record.id).second) return broken_line(path_, number, "the record stands there twice");
    query.lines.push_back(std::move(entry));
    return {};
  }

  Run finish() {
    Run run;
    for (auto& query : queries_) {
      std::stable_sort(query.lines.begin(), query.lines.end(), [](const RunLine& a, const RunLine& b) {
        return a.record.score != b.record.score ? a.record.score > b.record.score : a.rank < b.rank;
      });
      RankedQuery ranked{query.id, {}};
      for (auto& line : query.lines) ranked.records.push_back(std::move(line.record));
      run.push_back(std::move(ranked));
    }
    return run;
  }

 private:
  struct Query {
    std::string id;
    std::vector<RunLine> lines;
    std::unordered_set<std::string> seen;
  };

  std::size_t place(const std::string& id) {
    const auto [found, fresh] = places_.try_emplace(id, queries_.size());
    if (fresh) queries_.push_back({id, {}, {}});
    return found->second;
  }

  const std::string& path_;
  std::vector<Query> queries_;
  std::unordered_map<std::string, std::size_t> places_;
};

std::string printable(std::string_view id) {
  std::string text;
  for (const char c : id) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      text += "\xEF\xBF\xBD";
    } else {
      text += c;
    }
  }
  return text;
}

/// `score` as a float below `previous`.
float falling(double score, float previous) {
  constexpr float lowest = std::numeric_limits<float>::lowest();
  const auto clamped = std::clamp(score, static_cast<double>(lowest), -static_cast<double>(lowest));
  const auto value = std::isfinite(score) ? static_cast<float>(clamped) : lowest;
  return value < previous ? value : std::nextafter(previous, -std::numeric_limits<float>::infinity());
}

std::string number(float value) {
  char text[32];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.9g", static_cast<double>(value)))};
}

}  // namespace

Result<Run> read_run(const std::string& path) {
  RunReader reader(path);
  auto read = each_line(path, [&](std::string_view line, std::size_t number) { return reader.take(line, number); });
  if (!read) return read.error();
  return reader.finish();
}

std::string to_run_file(const Run& run, std::string_view tag) {
  std::string file;
  for (const auto& query : run) {
    float previous = std::numeric_limits<float>::infinity();
    std::size_t rank = 0;
    for (const auto& record : query.records) {
      previous = falling(record.score, previous);
      const auto id = printable(record.id);
      const auto query_id = printable(query.id);
      const char* gap = id.find(' ') == std::string::npos && query_id.find(' ') == std::string::npos ? " " : "\t";
      file += query_id + gap + "Q0" + gap + id + gap + std::to_string(++rank) + gap + number(previous) + gap;
      file.append(tag).append("\n");
    }
  }
  return file;
}

}  // namespace iken::evaluation
