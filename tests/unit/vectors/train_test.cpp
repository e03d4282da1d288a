// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include <random>

#include "iken/word_vectors.hpp"
#include "vectors/company.hpp"
#include "vectors/factors.hpp"
#include "vectors/table.hpp"

using namespace iken;

namespace {

Analyzer open_analyzer() {
  AnalyzerOptions options;
  options.data_dir = IKEN_BUILD_DIR "/share/iken";
  options.dictionary = IKEN_DICTIONARY;
  auto opened = Analyzer::open(options);
  REQUIRE(opened);
  return std::move(*opened);
}

const Analyzer& analyzer() {
  static const Analyzer only = open_analyzer();
  return only;
}

const std::vector<std::vector<std::string>> subjects = {{"ゴミ", "収集", "分別", "資源", "不燃", "回収"},
                                                        {"図書館", "蔵書", "貸出", "閲覧", "読書", "本棚"},
                                                        {"道路", "歩道", "舗装", "段差", "信号", "横断"}};

/// Texts of words of one subject, with a name of a person and a number in each.
std::vector<std::string> made_texts(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& words = subjects[random() % subjects.size()];
    std::string text = "田中太郎が12回、";
    for (int n = 0; n < 12; ++n) text += words[random() % words.size()] + "と";
    texts.push_back(text + "住民のこと。");
  }
  return texts;
}

TrainingOptions small_options(unsigned jobs) {
  TrainingOptions options;
  options.dims = 8;
  options.least_count = 5;
  options.jobs = jobs;
  options.notice = "made up";
  return options;
}

Result<std::string> train(const std::vector<std::string>& texts, TrainingOptions options,
                          WordVectorTrainer::Progress progress = {}) {
  WordVectorTrainer trainer(analyzer(), std::move(options), std::move(progress));
  for (const auto& text : texts) {
    if (auto added = trainer.add(text); !added) return added.error();
  }
  return trainer.finish();
}

}  // namespace

TEST_CASE("words of one subject are near each other, those of two are not") {
  const auto bytes = train(made_texts(400, 1), small_options(1));
  REQUIRE(bytes);
  const auto table = vectors::Table::from_bytes(*bytes, "made");
  REQUIRE(table);
  CHECK(table->intact());
  CHECK(table->notice() == "made up");
  for (const auto& subject : subjects) {
    const auto near = table->neighbours(subject.front(), subject.size() - 1);
    REQUIRE(near.size() == subject.size() - 1);
    for (const auto& neighbour : near) {
      INFO(subject.front() << " " << table->term(neighbour.word));
      CHECK(std::count(subject.begin(), subject.end(), table->term(neighbour.word)) == 1);
    }
  }
}

TEST_CASE("names of people, numbers and rare words are not learned") {
  auto texts = made_texts(50, 2);
  texts.emplace_back("自転車と自転車");
  const auto bytes = train(texts, small_options(2));
  REQUIRE(bytes);
  const auto table = vectors::Table::from_bytes(*bytes, "made");
  REQUIRE(table);
  for (const auto* absent : {"田中", "太郎", "12", "12回", "自転車"}) CHECK(!table->find(absent));
  CHECK(table->find("住民"));
}

TEST_CASE("the same texts give the same table, for every number of threads") {
  for (unsigned seed = 3; seed < 6; ++seed) {
    const auto texts = made_texts(120, seed);
    const auto one = train(texts, small_options(1));
    REQUIRE(one);
    for (const unsigned jobs : {1U, 2U, 5U}) CHECK(*train(texts, small_options(jobs)) == *one);
  }
}

TEST_CASE("nothing to learn from is an error, stopping too") {
  CHECK(train({}, small_options(1)).error().code == ErrorCode::value_invalid);
  CHECK(train({"の"}, small_options(1)).error().code == ErrorCode::value_invalid);
  auto too_many = small_options(1);
  too_many.dims = 5000;
  CHECK(train(made_texts(20, 7), too_many).error().code == ErrorCode::value_invalid);
  for (const auto last : {TrainingStage::reading, TrainingStage::counting, TrainingStage::factoring}) {
    const auto stopped = train(made_texts(50, 8), small_options(2),
                               [last](TrainingStage stage, std::uint64_t, std::uint64_t) { return stage != last; });
    REQUIRE(!stopped);
    CHECK(stopped.error().code == ErrorCode::cancelled);
  }
}

TEST_CASE("company is what the plain definition says, in blocks of any size") {
  std::mt19937 random(9);
  vectors::Corpus corpus;
  for (int t = 0; t < 40; ++t) {
    std::vector<std::string> words;
    for (auto n = random() % 30; n > 0; --n) words.push_back(std::string(1, static_cast<char>('a' + random() % 12)));
    corpus.add(words);
  }
  corpus.prune(1, 100, [](const std::string&) { return false; });
  const std::size_t size = corpus.words().size();
  std::vector<std::vector<double>> counts(size, std::vector<double>(size, 0));
  for (std::size_t t = 0; t < corpus.texts(); ++t) {
    const auto text = corpus.text(t);
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (std::size_t j = 0; j < text.size(); ++j) {
        if (i != j && (i > j ? i - j : j - i) <= 3) counts[text[i]][text[j]] += 1;
      }
    }
  }
  std::vector<double> totals(size, 0);
  double all = 0;
  for (std::size_t i = 0; i < size; ++i) {
    for (const auto count : counts[i]) totals[i] += count;
    all += std::pow(totals[i], 0.75);
  }
  const auto matrix = vectors::company(corpus, {3, 0.75, 2}, {});
  REQUIRE(matrix.size() == size);
  for (std::size_t i = 0; i < size; ++i) {
    std::vector<double> row(size, 0);
    for (auto k = matrix.begins[i]; k < matrix.begins[i + 1]; ++k) row[matrix.columns[k]] = matrix.values[k];
    for (std::size_t j = 0; j < size; ++j) {
      const auto information =
          counts[i][j] > 0 ? std::log(counts[i][j] * all / (totals[i] * std::pow(totals[j], 0.75))) : 0;
      CHECK(row[j] == Approx(std::max(0.0, information)).margin(1e-5));
    }
  }
}

TEST_CASE("all factors together give the matrix back") {
  vectors::SparseMatrix matrix;
  std::mt19937 random(10);
  constexpr std::size_t size = 20;
  std::vector<std::vector<double>> squares(size, std::vector<double>(size, 0));
  std::vector<std::vector<double>> rows(size, std::vector<double>(size, 0));
  matrix.begins.push_back(0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::uint32_t j = 0; j < size; ++j) {
      if (random() % 3 != 0) continue;
      rows[i][j] = static_cast<double>(random() % 100) / 10;
      matrix.columns.push_back(j);
      matrix.values.push_back(static_cast<float>(rows[i][j]));
    }
    matrix.begins.push_back(matrix.columns.size());
  }
  vectors::FactorOptions options;
  options.dims = size;
  options.power = 1;
  const auto found = vectors::factors(matrix, options, {});  // U·S: products of its rows are those of the matrix' rows
  REQUIRE(found.size() == size * size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      double wanted = 0;
      double got = 0;
      for (std::size_t k = 0; k < size; ++k) {
        wanted += rows[i][k] * rows[j][k];
        got += static_cast<double>(found[i * size + k]) * static_cast<double>(found[j * size + k]);
      }
      CHECK(got == Approx(wanted).margin(0.05));
    }
  }
}
