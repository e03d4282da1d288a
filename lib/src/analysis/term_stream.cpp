// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/impl.hpp"
#include "analysis/terms.hpp"

namespace iken::analysis {

struct TermStream::Impl {
  explicit Impl(const Analyzer& analyzer) : pipeline(analyzer.impl().dictionary, analyzer.impl().rules) {}
  Pipeline pipeline;
};

TermStream::TermStream(const Analyzer& analyzer) : impl_(std::make_unique<Impl>(analyzer)) {}
TermStream::TermStream(TermStream&&) noexcept = default;
TermStream& TermStream::operator=(TermStream&&) noexcept = default;
TermStream::~TermStream() = default;

const std::vector<Term>& TermStream::terms(std::string_view text) { return impl_->pipeline.run(text); }

}  // namespace iken::analysis
