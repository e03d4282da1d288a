// One way of measuring for every engine.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/measure.hpp"

#include <sys/stat.h>
#include <time.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace iken::bench {

namespace {

double seconds_of(clockid_t clock) {
  timespec time = {};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double rounded(double value) { return std::round(value * 10) / 10; }

void add_memory(nlohmann::ordered_json& object) {
  const Memory memory = memory_now();
  object["resident_bytes"] = memory.resident;
  object["resident_highest_bytes"] = memory.highest;
  object["resident_anonymous_bytes"] = memory.anonymous;
}

}  // namespace

SearchFigures measure_search(const std::vector<BenchQuery>& queries, std::size_t repeats,
                             const std::function<Answer(const BenchQuery&)>& ask) {
  SearchFigures figures;
  figures.queries = queries.size();
  figures.repeats = repeats;
  const double count = static_cast<double>(queries.size());
  std::vector<std::uint64_t> totals;
  for (const auto& query : queries) {
    const Answer answer = ask(query);
    totals.push_back(answer.total);
    figures.hits_mean += static_cast<double>(answer.total) / count;
    figures.records_mean += static_cast<double>(answer.records) / count;
    figures.facet_values_mean += static_cast<double>(answer.facet_values) / count;
    figures.snippets_mean += static_cast<double>(answer.snippets) / count;
    if (query.inside > 0 && answer.total < static_cast<std::uint64_t>(query.inside)) ++figures.fewer_than_inside;
  }
  std::vector<double> times;
  std::vector<double> processor;
  for (std::size_t pass = 0; pass < repeats; ++pass) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const double processor_before = thread_seconds();
      const Stopwatch watch;
      const Answer answer = ask(queries[i]);
      times.push_back(watch.microseconds());
      processor.push_back(1e6 * (thread_seconds() - processor_before));
      if (answer.total != totals[i]) ++figures.unsteady;
    }
  }
  figures.latency = evaluation::summarize(std::move(times));
  figures.processor = evaluation::summarize(std::move(processor));
  return figures;
}

double thread_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }
double process_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }

Memory memory_now() {
  Memory memory;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    std::istringstream words(line);
    std::string name;
    std::uint64_t kilobytes = 0;
    words >> name >> kilobytes;
    if (name == "VmRSS:") memory.resident = kilobytes * 1024;
    if (name == "VmHWM:") memory.highest = kilobytes * 1024;
    if (name == "RssAnon:") memory.anonymous = kilobytes * 1024;
  }
  return memory;
}

std::uint64_t bytes_on_disk(const std::string& path) {
  const auto allotted = [](const std::filesystem::path& file) {
    struct stat status = {};
    return stat(file.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_blocks) * 512 : 0;
  };
  if (!std::filesystem::is_directory(path)) return allotted(path);
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) bytes += allotted(entry.path());
  }
  return bytes;
}

nlohmann::ordered_json to_json(const SearchFigures& figures) {
  const auto& latency = figures.latency;
  nlohmann::ordered_json object = {{"queries", figures.queries},
                                   {"repeats", figures.repeats},
                                   {"hits_mean", rounded(figures.hits_mean)},
                                   {"records_mean", rounded(figures.records_mean)},
                                   {"facet_values_mean", rounded(figures.facet_values_mean)},
                                   {"snippets_mean", rounded(figures.snippets_mean)},
                                   {"fewer_than_inside", figures.fewer_than_inside},
                                   {"unsteady", figures.unsteady},
                                   {"p50_us", rounded(latency.p50)},
                                   {"p90_us", rounded(latency.p90)},
                                   {"p95_us", rounded(latency.p95)},
                                   {"p99_us", rounded(latency.p99)},
                                   {"max_us", rounded(latency.max)},
                                   {"mean_us", rounded(latency.mean)},
                                   {"qps", rounded(latency.per_second())},
                                   {"processor_p50_us", rounded(figures.processor.p50)},
                                   {"processor_p95_us", rounded(figures.processor.p95)},
                                   {"processor_p99_us", rounded(figures.processor.p99)},
                                   {"processor_max_us", rounded(figures.processor.max)}};
  add_memory(object);
  return object;
}

nlohmann::ordered_json to_json(const IndexFigures& figures) {
  nlohmann::ordered_json object = {
      {"records", figures.records},
      {"text_bytes", figures.text_bytes},
      {"seconds", std::round(figures.seconds * 100) / 100},
      {"processor_seconds", std::round(process_seconds() * 100) / 100},
      {"mb_per_s", std::round(static_cast<double>(figures.text_bytes) / figures.seconds / 1e4) / 100},
      {"index_bytes", figures.index_bytes},
      {"index_per_text",
       std::round(100 * static_cast<double>(figures.index_bytes) / static_cast<double>(figures.text_bytes)) / 100}};
  add_memory(object);
  return object;
}

}  // namespace iken::bench
