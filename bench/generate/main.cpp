// Writes invented public comments as JSONL to standard output.
// SPDX-License-Identifier: GPL-2.0-or-later
//
// usage: bench-generate RECORDS [--seed N] [--initiatives N]
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

#include "generate/comments.hpp"

namespace {

int run(int argc, char** argv) {
  if (argc % 2 != 0) return std::fputs("usage: bench-generate RECORDS [--seed N] [--initiatives N]\n", stderr), 2;
  iken::bench::GenerateOptions options;
  options.records = std::stoull(argv[1]);
  for (int i = 2; i < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--seed")
      options.seed = std::stoull(argv[i + 1]);
    else if (name == "--initiatives")
      options.initiatives = std::stoull(argv[i + 1]);
    else
      throw std::invalid_argument("unknown option " + name);
  }
  iken::bench::generate(options, [](std::string_view piece) {
    if (std::fwrite(piece.data(), 1, piece.size(), stdout) != piece.size()) throw std::runtime_error("cannot write");
  });
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-generate: %s\n", error.what());
    return 2;
  }
}
