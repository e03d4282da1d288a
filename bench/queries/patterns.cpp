// Many strings looked for in one pass over a text.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "queries/patterns.hpp"

#include <algorithm>
#include <deque>

namespace iken::bench {

namespace {

std::size_t byte(char c) { return static_cast<unsigned char>(c); }

}  // namespace

Patterns::Patterns(const std::vector<std::string>& patterns) : nodes_(1) {
  for (std::uint32_t number = 0; number < patterns.size(); ++number) {
    std::uint32_t at = 0;
    for (const char c : patterns[number]) {
      if (nodes_[at].next[byte(c)] == 0) {
        nodes_[at].next[byte(c)] = static_cast<std::uint32_t>(nodes_.size());
        nodes_.emplace_back();
      }
      at = nodes_[at].next[byte(c)];
    }
    nodes_[at].pattern = number + 1;
  }
  link();
}

/// Breadth first, so that a node's suffix is complete before the node's children need it.
void Patterns::link() {
  std::deque<std::uint32_t> waiting = {0};
  while (!waiting.empty()) {
    const std::uint32_t at = waiting.front();
    waiting.pop_front();
    const std::uint32_t suffix = nodes_[at].suffix;
    nodes_[at].ending = nodes_[at].pattern != 0 ? at : nodes_[suffix].ending;
    for (std::size_t c = 0; c < 256; ++c) {
      const std::uint32_t child = nodes_[at].next[c];
      const std::uint32_t fallback = at == 0 ? 0 : nodes_[suffix].next[c];
      if (child == 0) {
        nodes_[at].next[c] = fallback;
      } else {
        nodes_[child].suffix = fallback;
        waiting.push_back(child);
      }
    }
  }
}

void Patterns::find(std::string_view text, std::vector<std::uint32_t>& found) const {
  const std::size_t before = found.size();
  std::uint32_t at = 0;
  for (const char c : text) {
    at = nodes_[at].next[byte(c)];
    for (std::uint32_t end = nodes_[at].ending; end != 0; end = nodes_[nodes_[end].suffix].ending) {
      found.push_back(nodes_[end].pattern - 1);
    }
  }
  const auto begin = found.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(begin, found.end());
  found.erase(std::unique(begin, found.end()), found.end());
}

}  // namespace iken::bench
