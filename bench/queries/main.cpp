// Makes a query set from any records: the same records, seed and options give the same set.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// usage: bench-queries RECORDS.jsonl[.zst] words|strings [--count 300] [--seed 1] [--hits 5000] [--shortest 3]
// [--longest 12]
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

#include "queries/choose.hpp"
#include "queries/corpus.hpp"

namespace {

constexpr const char* usage =
    "usage: bench-queries RECORDS words|strings [--count N] [--seed N] [--hits N] [--shortest N] [--longest N]\n";

iken::bench::SetOptions read_options(int argc, char** argv) {
  iken::bench::SetOptions options;
  for (int i = 3; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const unsigned long long value = std::stoull(argv[i + 1]);
    if (name == "--count")
      options.count = value;
    else if (name == "--seed")
      options.seed = value;
    else if (name == "--hits")
      options.hits = static_cast<double>(value);
    else if (name == "--shortest")
      options.shortest = value;
    else if (name == "--longest")
      options.longest = value;
    else
      throw std::invalid_argument("unknown option " + name);
  }
  if (options.shortest < 1 || options.longest < options.shortest)
    throw std::invalid_argument("--longest below --shortest");
  return options;
}

int run(int argc, char** argv) {
  const std::string kind = argc > 2 ? argv[2] : "";
  if ((kind != "words" && kind != "strings") || argc % 2 == 0) return std::fputs(usage, stderr), 2;
  const auto options = read_options(argc, argv);
  const auto texts = iken::bench::read_texts(argv[1]);
  const auto queries = kind == "words" ? choose_words(texts, options) : choose_strings(texts, options);
  double sum = 0;
  for (const auto& query : queries) {
    std::fputs(to_line(query).c_str(), stdout);
    sum += static_cast<double>(query.inside);
  }
  std::fprintf(stderr, "%zu queries over %zu records, each in %.0f of them on average\n", queries.size(), texts.size(),
               queries.empty() ? 0 : sum / static_cast<double>(queries.size()));
  return queries.empty() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-queries: %s\n", error.what());
    return 2;
  }
}
