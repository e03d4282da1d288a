// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace iken::search {
namespace {

constexpr std::size_t longest_unit = 5;    ///< words that are looked up together
constexpr std::size_t shortest_reading = 3;  ///< kana; shorter ones stand for too many words

FieldMask mask_of(const query::Field& field) {
  FieldMask mask;
  if (field.name == "opinion") return mask.set(store::opinion);
  if (field.name == "response" || field.name == "answer") return mask.set(store::response);
  if (field.name == "initiative" || field.name == "title") return mask.set(store::title);
  return mask.set();
}

void add_forms(std::vector<Form>& forms, std::vector<Form> more) {
  for (auto& form : more) {
    const bool known = std::any_of(forms.begin(), forms.end(), [&](const Form& f) { return f.text == form.text; });
    if (!known) forms.push_back(std::move(form));
  }
}

std::vector<Form> forms_of(const Analyzer& analyzer, const std::string& written, const std::string& term) {
  auto forms = analysis::alternatives(analyzer, written);
  if (term != written) add_forms(forms, analysis::alternatives(analyzer, term));
  std::erase_if(forms, [&](const Form& form) {
    return form.text == written || (form.terms.size() == 1 && form.terms.front() == term);
  });
  return forms;
}

/// Owned copies: the stream's views do not last.
struct OwnTerm {
  std::string term;
  std::string written;
  bool content = false;
};

class Planner {
 public:
  Planner(const Analyzer& analyzer, const PlanOptions& options)
      : analyzer_(analyzer), options_(options), stream_(analyzer) {}

  LeafPlan leaf(const query::Element& element) {
    LeafPlan plan;
    plan.element = element;
    plan.mask = mask_of(*element.field);
    if (element.kind == query::Element::Kind::range || element.field->kind == query::FieldKind::facet) return plan;
    plan.literal = base::fold_text(element.text);
    const auto terms = read(element.text);
    if (element.kind == query::Element::Kind::prefix) {
      add_prefix(plan, terms);
      return plan;
    }
    const bool alone = element.kind == query::Element::Kind::word;
    plan.units = units(terms, alone && options_.expand);
    // Particles only join words; beside a single word they belong to what is looked for ("５つの" is not in "15").
    if (plan.words() == 1) plan.units.front().words.front().literal = plan.literal;
    if (alone && options_.expand) plan.reading = reading(element.text);
    return plan;
  }

 private:
  std::vector<OwnTerm> read(std::string_view text) {
    std::vector<OwnTerm> own;
    for (const auto& term : stream_.terms(text)) {
      if (!term.part) own.push_back({std::string(term.term), std::string(term.written), term.content});
    }
    return own;
  }

  static void add_prefix(LeafPlan& plan, const std::vector<OwnTerm>& terms) {
    UnitPlan unit;
    for (const auto& term : terms) unit.written += term.written;
    unit.literal = plan.literal;
    unit.words.push_back({unit.written, unit.written, plan.literal, {}});
    plan.units.push_back(std::move(unit));
  }

  static std::string reading(const std::string& text) {
    auto kana = analysis::reading_of(text);
    return base::code_point_count(kana) >= shortest_reading ? kana : std::string();
  }

  std::vector<UnitPlan> units(const std::vector<OwnTerm>& terms, bool expand) {
    std::vector<UnitPlan> found;
    for (std::size_t i = 0; i < terms.size();) {
      if (!terms[i].content) {
        ++i;
        continue;
      }
      std::vector<Form> forms;
      const auto end = expand ? longest_known(terms, i, forms) : i + 1;
      found.push_back(unit(terms, i, end, std::move(forms), expand));
      i = end;
    }
    return found;
  }

  /// The end of the longest run from `begin` that has other forms; one word if there is none.
  std::size_t longest_known(const std::vector<OwnTerm>& terms, std::size_t begin, std::vector<Form>& forms) const {
    for (auto end = std::min(begin + longest_unit, terms.size()); end > begin + 1; --end) {
      if (!terms[end - 1].content) continue;
      forms = analysis::alternatives(analyzer_, joined(terms, begin, end));
      if (!forms.empty()) return end;
    }
    return begin + 1;
  }

  static std::string joined(const std::vector<OwnTerm>& terms, std::size_t begin, std::size_t end) {
    std::string text;
    for (auto i = begin; i < end; ++i) text += terms[i].written;
    return text;
  }

  UnitPlan unit(const std::vector<OwnTerm>& terms, std::size_t begin, std::size_t end, std::vector<Form> forms,
                bool expand) const {
    UnitPlan unit;
    unit.written = joined(terms, begin, end);
    unit.literal = base::fold_text(unit.written);
    unit.forms = std::move(forms);
    for (auto i = begin; i < end; ++i) {
      const auto& term = terms[i];
      if (!term.content) continue;
      unit.words.push_back({term.written, term.term, base::fold_text(term.written),
                            expand ? forms_of(analyzer_, term.written, term.term) : std::vector<Form>()});
    }
    return unit;
  }

  const Analyzer& analyzer_;
  const PlanOptions& options_;
  analysis::TermStream stream_;
};

void plan_leaves(const query::Node& node, Planner& planner, std::vector<LeafPlan>& leaves) {
  if (node.kind == query::Node::Kind::leaf) leaves.push_back(planner.leaf(node.leaf));
  for (const auto& child : node.children) plan_leaves(child, planner, leaves);
}

Result<query::Node> tree_of(std::string_view query, MatchMode match) {
  if (match != MatchMode::literal) {
    auto elements = query::split(query);
    return elements ? query::build(*elements) : Result<query::Node>(elements.error());
  }
  if (query.empty()) return Error{ErrorCode::query_empty, {}, {}};
  if (query.size() > query::max_bytes) {
    return Error{ErrorCode::query_too_long, {std::to_string(query::max_bytes)}, {}};
  }
  query::Node whole;
  whole.leaf = {query::Element::Kind::phrase, std::string(query), {}, &query::fields[0],
                {0, base::code_point_count(query)}};
  return whole;
}

void print(std::string& out, const std::vector<Form>& forms) {
  for (const auto& form : forms) {
    out.append(" | ").append(form.text).append("(").append(name(form.tier)).append(")");
  }
}

}  // namespace

std::size_t LeafPlan::words() const {
  std::size_t n = 0;
  for (const auto& unit : units) n += unit.words.size();
  return n;
}

Result<Plan> make_plan(std::string_view query, const PlanOptions& options, const Analyzer& analyzer) {
  auto tree = tree_of(query, options.match);
  if (!tree) return tree.error();
  Plan plan{std::move(*tree), {}};
  Planner planner(analyzer, options);
  plan_leaves(plan.tree, planner, plan.leaves);
  return plan;
}

std::string print(const Plan& plan) {
  std::string out;
  for (const auto& leaf : plan.leaves) {
    if (!out.empty()) out += "\n";
    out.append(leaf.element.text).append(":");
    for (const auto& unit : leaf.units) {
      out += " [";
      for (std::size_t i = 0; i < unit.words.size(); ++i) {
        out.append(i > 0 ? " + " : "").append(unit.words[i].term);
        print(out, unit.words[i].forms);
      }
      if (!unit.forms.empty()) out += " ;";
      print(out, unit.forms);
      out += "]";
    }
    if (!leaf.reading.empty()) out.append(" reading ").append(leaf.reading).append("*");
    if (!leaf.literal.empty()) out.append(" literal ").append(leaf.literal);
  }
  return out;
}

}  // namespace iken::search
