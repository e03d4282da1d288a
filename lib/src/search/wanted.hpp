// Which records a search by characters may pass over.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "search/literal.hpp"
#include "store/candidates.hpp"

namespace iken::search {

/// Which records matter: living, not known yet, within the scope. Asked in ascending order.
class Wanted {
 public:
  Wanted(const store::Columns& columns, const LiteralScope& scope)
      : columns_(columns),
        known_(scope.known),
        within_(scope.within),
        left_(scope.within ? &scope.within->docs() : nullptr) {}

  /// The first record from `doc` on that may matter; beyond all records if there is none.
  std::uint32_t next(std::uint32_t doc) { return within_ != nullptr ? left_.next(doc) : doc; }
  bool operator()(std::uint32_t doc) {
    return (within_ == nullptr || within_->has(doc)) && columns_.alive[doc] != 0 && !known_.has(doc);
  }

 private:
  class Walk {
   public:
    explicit Walk(const std::vector<std::uint32_t>* docs) : docs_(docs) {}
    std::uint32_t next(std::uint32_t doc) {
      while (docs_ != nullptr && at_ < docs_->size() && (*docs_)[at_] < doc) ++at_;
      return docs_ != nullptr && at_ < docs_->size() ? (*docs_)[at_] : store::no_value;
    }
    bool has(std::uint32_t doc) { return next(doc) == doc; }

   private:
    const std::vector<std::uint32_t>* docs_;
    std::size_t at_ = 0;
  };
  const store::Columns& columns_;
  Walk known_;
  const store::Candidates* within_;
  Walk left_;
};

}  // namespace iken::search
