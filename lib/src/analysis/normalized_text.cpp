// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/normalized_text.hpp"

#include <algorithm>
#include <utility>

namespace iken::analysis {

namespace {

/// Copies the old text and its edits piece by piece into the new ones.
class Rewriter {
 public:
  Rewriter(std::string_view text, const std::vector<Edit>& edits, std::string& out, std::vector<Edit>& out_edits)
      : text_(text), edits_(edits), cursor_(edits), out_(out), out_edits_(out_edits) {
    out_.clear();
    out_edits_.clear();
  }

  /// Takes over everything up to `end`. Of an edit that is cut there, both pieces stand for its whole original.
  void copy_until(std::size_t end) {
    for (; next_ < edits_.size() && starts_before(edits_[next_], end); ++next_) {
      copy_edit(edits_[next_], end);
      if (edits_[next_].end > end) break;
    }
    out_.append(text_.substr(at_, end - at_));
    at_ = end;
  }

  void replace(const Replacement& replacement) {
    copy_until(replacement.begin);
    Edit edit;
    edit.begin = size();
    edit.original_begin = cursor_.original_begin(replacement.begin);
    edit.original_end = cursor_.original_end(replacement.end);
    out_.append(replacement.text);
    edit.end = size();
    out_edits_.push_back(edit);
    at_ = replacement.end;
  }

 private:
  /// A deletion (an empty edit) right at `end` counts as before it.
  static bool starts_before(const Edit& edit, std::size_t end) {
    return edit.begin < end || (edit.begin == end && edit.end == end);
  }

  void copy_edit(Edit edit, std::size_t end) {
    const bool deletion = edit.begin == edit.end;
    const auto begin = std::max<std::size_t>(edit.begin, at_);
    end = std::min<std::size_t>(edit.end, end);
    if (begin > end || (begin == end && !deletion)) return;
    edit.begin = moved(begin);
    edit.end = moved(end);
    out_edits_.push_back(edit);
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(out_.size()); }
  [[nodiscard]] std::uint32_t moved(std::size_t offset) const {
    return static_cast<std::uint32_t>(offset - at_ + out_.size());
  }

  std::string_view text_;
  const std::vector<Edit>& edits_;
  OffsetCursor cursor_;
  std::string& out_;
  std::vector<Edit>& out_edits_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

void NormalizedText::reset(std::string_view original) {
  original_ = original;
  changed_ = false;
  edits_.clear();
}

void NormalizedText::adopt(std::string& text, std::vector<Edit>& edits) {
  std::swap(text_, text);
  std::swap(edits_, edits);
  changed_ = true;
}

void NormalizedText::replace(const std::vector<Replacement>& replacements) {
  if (replacements.empty()) return;
  const auto before = text();
  Rewriter rewriter(before, edits_, next_text_, next_edits_);
  for (const auto& replacement : replacements) rewriter.replace(replacement);
  rewriter.copy_until(before.size());
  adopt(next_text_, next_edits_);
}

void OffsetCursor::move_to(std::size_t offset) {
  while (next_ < edits_.size() && edits_[next_].begin <= offset) ++next_;
  while (next_ > 0 && edits_[next_ - 1].begin > offset) --next_;
}

std::uint32_t OffsetCursor::original_begin(std::size_t begin) {
  move_to(begin);
  if (next_ == 0) return static_cast<std::uint32_t>(begin);
  const auto& edit = edits_[next_ - 1];
  if (begin < edit.end) return edit.original_begin;
  return static_cast<std::uint32_t>(edit.original_end + (begin - edit.end));
}

std::uint32_t OffsetCursor::original_end(std::size_t end) {
  if (end == 0) return original_begin(0);
  move_to(end - 1);
  if (next_ == 0) return static_cast<std::uint32_t>(end);
  const auto& edit = edits_[next_ - 1];
  if (end <= edit.end) return edit.original_end;
  return static_cast<std::uint32_t>(edit.original_end + (end - edit.end));
}

}  // namespace iken::analysis
