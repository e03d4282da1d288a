// SPDX-License-Identifier: GPL-2.0-or-later
#include "iken/analyzer.hpp"

#include "analysis/fingerprint.hpp"
#include "analysis/impl.hpp"
#include "analysis/terms.hpp"
#include "base/text.hpp"

namespace iken {

namespace {

Token token_of(const analysis::Pipeline& pipeline, std::size_t index) {
  const auto& term = pipeline.terms()[index];
  Token token;
  token.surface = term.written;
  token.base = term.term;
  token.reading = term.reading;
  token.part_of_speech = pipeline.part_of_speech(index);
  token.span = {term.begin, term.end};
  token.position = term.position;
  token.part = term.part;
  token.content = term.content;
  token.formula = term.formula;
  return token;
}

std::vector<Token> tokens_of(analysis::Pipeline& pipeline, std::string_view text, bool merge) {
  const auto count = pipeline.run(text, merge).size();
  std::vector<Token> tokens;
  tokens.reserve(count);
  for (std::size_t i = 0; i < count; ++i) tokens.push_back(token_of(pipeline, i));
  return tokens;
}

}  // namespace

Result<Analyzer> Analyzer::open(const AnalyzerOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  auto dictionary = analysis::Dictionary::open(options.dictionary, options.data_dir + "/user.dic");
  if (!dictionary) return dictionary.error();
  impl->dictionary = std::move(*dictionary);
  auto rules = analysis::StopRules::load(options.data_dir + "/stop.tsv");
  if (!rules) return rules.error();
  impl->rules = std::move(*rules);
  impl->variants = analysis::SortedTable(options.data_dir + "/variants.tsv");
  impl->synonyms = analysis::SortedTable(options.data_dir + "/synonyms.tsv");
  return Analyzer(std::move(impl));
}

Analyzer::Analyzer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

std::vector<Token> Analyzer::analyze(std::string_view text) const {
  analysis::BorrowedPipeline pipeline(*this);
  return tokens_of(*pipeline.operator->(), text, true);
}

std::vector<AnalysisStage> Analyzer::stages(std::string_view text) const {
  analysis::BorrowedPipeline pipeline(*this);
  std::vector<AnalysisStage> stages;
  stages.push_back({"original", base::repair_utf8(text), {}});
  auto tokens = tokens_of(*pipeline.operator->(), text, false);
  stages.push_back({"normalized", std::string(pipeline->normalized_text()), {}});
  stages.push_back({"tokens", {}, std::move(tokens)});
  auto terms = tokens_of(*pipeline.operator->(), text, true);
  std::erase_if(terms, [](const Token& token) { return !token.content; });
  stages.push_back({"terms", {}, std::move(terms)});
  stages.push_back({"literal", base::fold_text(text), {}});
  return stages;
}

const std::string& Analyzer::fingerprint() const {
  std::call_once(impl_->fingerprint_once, [this] { impl_->fingerprint = analysis::fingerprint_of(impl_->options); });
  return impl_->fingerprint;
}

std::string installed_data_dir() { return IKEN_INSTALLED_DATA_DIR; }

namespace analysis {

std::string word_vectors_path(const Analyzer& analyzer) {
  return analyzer.impl().options.data_dir + "/" + kWordVectors;
}

BorrowedPipeline::BorrowedPipeline(const Analyzer& analyzer) : impl_(analyzer.impl()) {
  {
    const std::lock_guard lock(impl_.mutex);
    if (!impl_.idle.empty()) {
      pipeline_ = std::move(impl_.idle.back());
      impl_.idle.pop_back();
    }
  }
  if (!pipeline_) pipeline_ = std::make_unique<Pipeline>(impl_.dictionary, impl_.rules);
}

BorrowedPipeline::~BorrowedPipeline() {
  const std::lock_guard lock(impl_.mutex);
  impl_.idle.push_back(std::move(pipeline_));
}

}  // namespace analysis

}  // namespace iken
