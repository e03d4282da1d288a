// Our own operations at several sizes, each with its answers checked. Prints a table, and JSON lines to --json FILE.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// usage: bench-macro [--sizes 49,10k,200k,1M] [--work DIR] [--repeats N] [--json FILE] [--data DIR] [--dictionary DIR]
//                    [--rebuild yes]
#include <cmath>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>

#include "evaluation/latency.hpp"
#include "macro/stage.hpp"

namespace {

using iken::bench::MacroOptions;

/// 10k is 10,000; 1M is 1,000,000.
std::uint64_t read_size(const std::string& text) {
  std::size_t end = 0;
  const std::uint64_t number = std::stoull(text, &end);
  const std::string unit = text.substr(end);
  if (unit.empty()) return number;
  if (unit == "k") return number * 1000;
  if (unit == "M") return number * 1000000;
  throw std::invalid_argument("not a size: " + text);
}

std::vector<std::uint64_t> read_sizes(const std::string& text) {
  std::vector<std::uint64_t> sizes;
  std::istringstream stream(text);
  for (std::string size; std::getline(stream, size, ',');) sizes.push_back(read_size(size));
  return sizes;
}

struct Call {
  MacroOptions options;
  std::string json;
};

Call read_call(int argc, char** argv) {
  Call call;
  call.options.data = IKEN_BENCH_DATA;
  for (int i = 1; i < argc; i += 2) {
    const std::string name = argv[i];
    if (i + 1 == argc) throw std::invalid_argument("no value for " + name);
    const std::string value = argv[i + 1];
    if (name == "--sizes")
      call.options.sizes = read_sizes(value);
    else if (name == "--work")
      call.options.work = value;
    else if (name == "--repeats")
      call.options.repeats = std::stoul(value);
    else if (name == "--json")
      call.json = value;
    else if (name == "--data")
      call.options.data = value;
    else if (name == "--dictionary")
      call.options.dictionary = value;
    else if (name == "--rebuild")
      call.options.rebuild = value == "yes";
    else
      throw std::invalid_argument("unknown option " + name);
  }
  return call;
}

void print_line(const nlohmann::ordered_json& row) {
  const auto time = [&](const char* key) { return iken::evaluation::duration_text(row.value(key, 0.0)); };
  std::printf("%9llu  %-12s", row["records"].get<unsigned long long>(), row["operation"].get<std::string>().c_str());
  if (row["operation"] == "build") {
    std::printf(" %.1f s, %.1f MB/s, index %.1f x text, %.0f MB highest\n", row["seconds"].get<double>(),
                row["mb_per_s"].get<double>(), row["index_per_text"].get<double>(),
                row["resident_highest_bytes"].get<double>() / 1e6);
    return;
  }
  const auto number = [&](const char* key, double unit) {
    return row.contains(key) ? std::to_string(std::llround(row[key].get<double>() / unit)) : std::string();
  };
  std::printf(" %9s %9s %9s %9s %9s %9s %9s %9s\n", time("p50_us").c_str(), time("p90_us").c_str(), time("p95_us").c_str(),
              time("p99_us").c_str(), time("max_us").c_str(), number("per_second", 1).c_str(),
              number("hits_mean", 1).c_str(), number("resident_bytes", 1e6).c_str());
}

int run(const Call& call) {
  std::ofstream json;
  if (!call.json.empty()) json.open(call.json, std::ios::app);
  std::printf("%9s  %-12s %9s %9s %9s %9s %9s %9s %9s %9s\n", "records", "operation", "p50", "p90", "p95", "p99", "max",
              "a second", "hits", "MB");
  for (const auto size : call.options.sizes) {
    for (const auto& row : run_size(call.options, size)) {
      print_line(row);
      if (json.is_open()) json << row.dump() << '\n';
    }
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(read_call(argc, argv));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-macro: %s\n", error.what());
    return 1;
  }
}
