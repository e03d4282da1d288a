// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionary/cycles.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>

#include "dictionary/text.hpp"

namespace iken::dictionary {
namespace {

/// A person mends one at a time; a heap of circles would only grow the report.
constexpr std::size_t most_circles = 20;
constexpr std::size_t longest_shown = 12;

struct Edge {
  std::size_t to;
  const SynonymGroup* group;
};

enum class State { fresh, open, done };

struct Node {
  std::string word;
  std::vector<Edge> edges;
  State state = State::fresh;
};

/// A node on the way and the edge to follow next.
struct Step {
  std::size_t node;
  std::size_t next = 0;
};

std::vector<Node> to_graph(const std::vector<SynonymGroup>& groups) {
  std::vector<Node> nodes;
  std::map<std::string, std::size_t> numbers;
  const auto number_of = [&](const std::string& word) {
    const auto [at, fresh] = numbers.emplace(normalize(word), nodes.size());
    if (fresh) nodes.push_back({word, {}});
    return at->second;
  };
  for (const auto& group : groups) {
    if (!group.one_way) continue;
    const auto from = number_of(group.words[0]);
    const auto to = number_of(group.words[1]);
    nodes[from].edges.push_back({to, &group});
  }
  return nodes;
}

Fault circle(const std::vector<Node>& nodes, const std::vector<Step>& way, const Edge& closing) {
  std::vector<std::string> words;
  auto step = std::find_if(way.begin(), way.end(), [&](const Step& s) { return s.node == closing.to; });
  for (; step != way.end() && words.size() < longest_shown; ++step) words.push_back(nodes[step->node].word);
  if (step != way.end()) words.emplace_back("…");
  words.push_back(nodes[closing.to].word);
  return {closing.group->place.file, closing.group->place.line, FaultCode::cycle, {join(words, " > ")}};
}

void walk(std::vector<Node>& nodes, std::size_t start, std::size_t& circles, std::vector<Fault>& faults) {
  std::vector<Step> way = {{start}};
  nodes[start].state = State::open;
  while (!way.empty()) {
    auto& step = way.back();
    auto& node = nodes[step.node];
    if (step.next == node.edges.size()) {
      node.state = State::done;
      way.pop_back();
      continue;
    }
    const auto edge = node.edges[step.next++];
    if (nodes[edge.to].state == State::open && circles++ < most_circles) faults.push_back(circle(nodes, way, edge));
    if (nodes[edge.to].state != State::fresh) continue;
    nodes[edge.to].state = State::open;
    way.push_back({edge.to});
  }
}

}  // namespace

void check_cycles(const std::vector<SynonymGroup>& groups, std::vector<Fault>& faults) {
  auto nodes = to_graph(groups);
  std::size_t circles = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].state == State::fresh) walk(nodes, i, circles, faults);
  }
}

}  // namespace iken::dictionary
