// From texts to a table: reading on all cores, counting, factoring.
// SPDX-License-Identifier: GPL-2.0-or-later
#include <atomic>
#include <cmath>
#include <thread>

#include "iken/word_vectors.hpp"
#include "vectors/company.hpp"
#include "vectors/corpus.hpp"
#include "vectors/factors.hpp"
#include "vectors/table.hpp"

namespace iken {

namespace {

constexpr std::size_t batch_bytes = 4U << 20U;

unsigned threads(unsigned jobs) { return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency()); }

float idf(double texts, double with_word) {
  return static_cast<float>(std::log(1 + (texts - with_word + 0.5) / (with_word + 0.5)));
}

Error invalid(const char* what, std::size_t value, const char* wanted) {
  return Error{ErrorCode::value_invalid, {what, std::to_string(value), wanted}, {}};
}

}  // namespace

struct WordVectorTrainer::Impl {
  Impl(const Analyzer& a, TrainingOptions o, Progress p) : analyzer(a), options(std::move(o)), progress(std::move(p)) {
    options.jobs = threads(options.jobs);
  }

  const Analyzer& analyzer;
  TrainingOptions options;
  Progress progress;
  vectors::Corpus corpus;
  std::vector<std::string> batch;  ///< texts that wait to be read
  std::size_t batch_size = 0;
  std::uint64_t bytes = 0;

  [[nodiscard]] bool tell(TrainingStage stage, std::uint64_t done, std::uint64_t whole) const {
    return !progress || progress(stage, done, whole);
  }

  /// Reads what waits; the texts enter the corpus in their order.
  Result<void> read_batch() {
    std::vector<std::vector<std::string>> words(batch.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (auto i = next++; i < batch.size(); i = next++) words[i] = vectors::learnable(analyzer.analyze(batch[i]));
    };
    std::vector<std::thread> others;
    for (unsigned i = 1; i < options.jobs; ++i) others.emplace_back(work);
    work();
    for (auto& other : others) other.join();
    for (const auto& text : words) corpus.add(text);
    bytes += batch_size;
    batch.clear();
    batch_size = 0;
    if (!tell(TrainingStage::reading, bytes, 0)) return Error{ErrorCode::cancelled, {}, {}};
    return {};
  }

  /// Also a surname that is a common word elsewhere is none here when it reads as a name on its own.
  [[nodiscard]] bool is_name(const std::string& term) const {
    const auto tokens = analyzer.analyze(term);
    return std::any_of(tokens.begin(), tokens.end(), vectors::is_person);
  }

  [[nodiscard]] Result<void> check() const {
    if (options.dims == 0 || options.dims > 1024) return invalid("dims", options.dims, "1 - 1024");
    if (options.window == 0) return invalid("window", options.window, "1 -");
    return {};
  }

  Result<std::string> learn() {
    corpus.prune(std::max<std::size_t>(1, options.least_count), options.most_words,
                 [this](const std::string& term) { return is_name(term); });
    const auto size = corpus.words().size();
    if (size < 2) return invalid("words", size, "2 -");
    const auto matrix = vectors::company(corpus, {options.window, options.context_power, options.jobs},
                                         [&](std::size_t done) { return tell(TrainingStage::counting, done, size); });
    if (matrix.size() == 0) return Error{ErrorCode::cancelled, {}, {}};
    vectors::FactorOptions factoring;
    factoring.dims = options.dims;
    factoring.jobs = options.jobs;
    const auto values = vectors::factors(matrix, factoring, [&](std::size_t done, std::size_t steps) {
      return tell(TrainingStage::factoring, done, steps);
    });
    if (values.empty()) return Error{ErrorCode::cancelled, {}, {}};
    return table(values);
  }

  [[nodiscard]] std::string table(const std::vector<float>& values) const {
    std::vector<vectors::TableRow> rows;
    const auto texts = static_cast<double>(corpus.texts());
    for (const auto& word : corpus.words()) {
      const auto begin = values.begin() + static_cast<std::ptrdiff_t>(rows.size() * options.dims);
      rows.push_back({word.term, idf(texts, word.texts), {begin, begin + static_cast<std::ptrdiff_t>(options.dims)}});
    }
    return vectors::encode_table(std::move(rows), options.dims, options.notice);
  }
};

WordVectorTrainer::WordVectorTrainer(const Analyzer& analyzer, TrainingOptions options, Progress progress)
    : impl_(std::make_unique<Impl>(analyzer, std::move(options), std::move(progress))) {}
WordVectorTrainer::WordVectorTrainer(WordVectorTrainer&&) noexcept = default;
WordVectorTrainer& WordVectorTrainer::operator=(WordVectorTrainer&&) noexcept = default;
WordVectorTrainer::~WordVectorTrainer() = default;

Result<void> WordVectorTrainer::add(std::string text) {
  impl_->batch_size += text.size();
  impl_->batch.push_back(std::move(text));
  return impl_->batch_size < batch_bytes ? Result<void>() : impl_->read_batch();
}

Result<std::string> WordVectorTrainer::finish() {
  if (auto checked = impl_->check(); !checked) return checked.error();
  if (auto read = impl_->read_batch(); !read) return read.error();
  auto learned = impl_->learn();
  impl_->corpus = {};
  return learned;
}

}  // namespace iken
