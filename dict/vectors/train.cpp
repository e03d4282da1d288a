// Learns words.vec from JSONL records or plain text on standard input; run by hand (see README.md).
// SPDX-License-Identifier: GPL-2.0-or-later
#include <deque>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "iken/vectors.hpp"

namespace {

/// A line's texts: the fields of a record, or the line itself.
void take_texts(const std::string& line, std::deque<std::string>& texts) {
  const auto json = line.starts_with("{") ? nlohmann::json::parse(line, nullptr, false) : nlohmann::json();
  if (!json.is_object()) {
    texts.push_back(line);
    return;
  }
  for (const auto* key : {"opinion", "response"}) {
    const auto found = json.find(key);
    if (found != json.end() && found->is_string()) texts.push_back(found->get<std::string>());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::cerr << "usage: " << argv[0] << " DATA_DIR OUTPUT [NOTICE [WORDS]] < TEXT\n";
    return 2;
  }
  iken::AnalyzerOptions analyzer_options;
  analyzer_options.data_dir = argv[1];
  const auto analyzer = iken::Analyzer::open(analyzer_options);
  if (!analyzer) {
    std::cerr << "cannot open the analyzer's data in " << argv[1] << '\n';
    return 2;
  }
  iken::VectorOptions options;
  if (argc > 3) options.notice = argv[3];
  if (argc > 4) options.most_words = std::stoul(argv[4]);
  std::deque<std::string> texts;
  const auto next = [&](std::string& text) {
    std::string line;
    while (texts.empty() && std::getline(std::cin, line)) take_texts(line, texts);
    if (texts.empty()) return false;
    text = std::move(texts.front());
    texts.pop_front();
    return true;
  };
  const auto table = iken::train_vectors(next, *analyzer, options);
  if (!table) {
    std::cerr << "too little text\n";
    return 1;
  }
  std::ofstream out(argv[2], std::ios::binary);
  out.write(table->data(), static_cast<std::streamsize>(table->size()));
  return out ? 0 : 2;
}
