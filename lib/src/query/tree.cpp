// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tree.hpp"

namespace iken::query {
namespace {

using Kind = Element::Kind;

class Builder {
 public:
  explicit Builder(const std::vector<Element>& elements) : elements_(elements) {}

  Result<Node> run() {
    auto node = any_of();
    if (!node) return node;
    if (at_ < elements_.size()) return broken(elements_[at_]);
    return node;
  }

 private:
  [[nodiscard]] bool at(Kind kind) const { return at_ < elements_.size() && elements_[at_].kind == kind; }

  static Error broken(const Element& element) { return {ErrorCode::query_syntax, {element.text}, element.span}; }
  /// Something must follow the element before this place.
  [[nodiscard]] Error missing() const { return broken(elements_[at_ > 0 ? at_ - 1 : 0]); }

  static Node joined(Node::Kind kind, std::vector<Node> children) {
    if (children.size() == 1) return std::move(children.front());
    return {kind, {}, 0, std::move(children)};
  }

  Result<Node> any_of() {
    std::vector<Node> children;
    do {
      if (!children.empty()) ++at_;
      auto child = all_of();
      if (!child) return child;
      children.push_back(std::move(*child));
    } while (at(Kind::either));
    return joined(Node::Kind::any_of, std::move(children));
  }

  Result<Node> all_of() {
    std::vector<Node> children;
    while (at_ < elements_.size() && !at(Kind::either) && !at(Kind::close)) {
      auto child = one();
      if (!child) return child;
      children.push_back(std::move(*child));
    }
    if (children.empty()) return missing();
    return joined(Node::Kind::all_of, std::move(children));
  }

  Result<Node> one() {
    const auto& element = elements_[at_++];
    if (element.kind == Kind::negate) return negated();
    if (element.kind == Kind::open) return grouped();
    if (++leaves_ > max_leaves) {
      return Error{ErrorCode::query_too_many_terms, {std::to_string(max_leaves)}, element.span};
    }
    return Node{Node::Kind::leaf, element, leaves_ - 1, {}};
  }

  Result<Node> negated() {
    if (at_ >= elements_.size() || at(Kind::either) || at(Kind::close)) return missing();
    if (++depth_ > max_depth) return Error{ErrorCode::query_too_deep, {std::to_string(max_depth)}, elements_[at_].span};
    auto child = one();
    --depth_;
    if (!child) return child;
    Node node{Node::Kind::none_of, {}, 0, {}};
    node.children.push_back(std::move(*child));
    return node;
  }

  Result<Node> grouped() {
    const auto open = at_ - 1;
    if (++depth_ > max_depth) return Error{ErrorCode::query_too_deep, {std::to_string(max_depth)}, elements_[open].span};
    auto node = any_of();
    --depth_;
    if (!node) return node;
    if (!at(Kind::close)) return broken(elements_[open]);
    ++at_;
    return node;
  }

  const std::vector<Element>& elements_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t leaves_ = 0;
};

}  // namespace

Result<Node> build(const std::vector<Element>& elements) {
  if (elements.empty()) return Error{ErrorCode::query_empty, {}, {}};
  return Builder(elements).run();
}

std::string print(const Node& node) {
  if (node.kind == Node::Kind::leaf) return print(std::vector<Element>{node.leaf});
  std::string out = node.kind == Node::Kind::all_of ? "AND(" : node.kind == Node::Kind::any_of ? "OR(" : "NOT(";
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) out += ", ";
    out += print(node.children[i]);
  }
  return out + ")";
}

}  // namespace iken::query
