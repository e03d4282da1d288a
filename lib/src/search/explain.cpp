// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/explain.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "search/evaluate.hpp"

namespace iken::search {
namespace {

constexpr std::array<std::string_view, store::field_count> field_names = {"opinion", "response", "title"};

/// How one word is in one record: the best form of it, and where.
class WordFinder {
 public:
  explicit WordFinder(const store::Entry& entry) : entry_(entry) {}

  [[nodiscard]] Explanation::Line find(const WordPlan& word) const {
    Explanation::Line line;
    line.part = word.written;
    if (look(line, word.term, MatchTier::word)) return line;
    for (const auto& form : word.forms) {
      if (form.terms.size() == 1 ? look(line, form.terms.front(), form.tier) : look_inside(line, form.text, form.tier)) {
        return line;
      }
    }
    look_inside(line, word.literal, MatchTier::inside);
    return line;
  }

  [[nodiscard]] std::optional<Explanation::Line> find(const UnitPlan& unit) const {
    for (const auto& form : unit.forms) {
      Explanation::Line line;
      line.part = unit.written;
      if (form.terms.size() == 1 ? look(line, form.terms.front(), form.tier) : look_inside(line, form.text, form.tier)) {
        return line;
      }
    }
    return std::nullopt;
  }

 private:
  bool look(Explanation::Line& line, const std::string& term, MatchTier tier) const {
    for (std::size_t f = 0; f < store::field_count; ++f) {
      for (const auto& token : entry_.tokens[f]) {
        if (token.term != term) continue;
        const auto text = store::field_text(entry_.record, static_cast<store::Field>(f));
        return fill(line, std::string(text.substr(token.begin, token.end - token.begin)), f, tier);
      }
    }
    return false;
  }

  bool look_inside(Explanation::Line& line, const std::string& text, MatchTier tier) const {
    const auto wanted = base::fold_text(text);
    for (std::size_t f = 0; f < store::field_count; ++f) {
      const auto original = store::field_text(entry_.record, static_cast<store::Field>(f));
      const auto folded = base::fold(original);
      const auto at = folded.text.find(wanted);
      if (at == std::string::npos) continue;
      const auto span = folded.original(at, at + wanted.size());
      return fill(line, std::string(original.substr(span.begin, span.size())), f, tier);
    }
    return false;
  }

  static bool fill(Explanation::Line& line, std::string found, std::size_t field, MatchTier tier) {
    line.found_as = std::move(found);
    line.field = field_names[field];
    line.tier = tier;
    return true;
  }

  const store::Entry& entry_;
};

void explain_leaf(const LeafPlan& leaf, const WordFinder& finder, std::vector<Explanation::Line>& lines) {
  for (const auto& unit : leaf.units) {
    std::vector<Explanation::Line> words;
    for (const auto& word : unit.words) words.push_back(finder.find(word));
    const bool all = std::all_of(words.begin(), words.end(), [](const auto& line) { return !line.found_as.empty(); });
    const auto together = all ? std::nullopt : finder.find(unit);
    if (together) words.assign(1, *together);
    lines.insert(lines.end(), words.begin(), words.end());
  }
}

Result<void> explain_record(const Plan& plan, const Matches& matches, const std::string& id,
                            const store::Reader& reader, Explanation& out) {
  auto doc = reader.find(id);
  if (!doc) return doc.error();
  if (*doc == 0) return Error{ErrorCode::record_unknown, {id}, {}};
  auto entry = reader.fetch(*doc);
  if (!entry) return entry.error();
  const WordFinder finder(*entry);
  for (const auto& leaf : plan.leaves) explain_leaf(leaf, finder, out.lines);
  const auto at = std::lower_bound(matches.docs.begin(), matches.docs.end(), *doc);
  out.found = at != matches.docs.end() && *at == *doc;
  if (out.found) out.score = matches.scores[static_cast<std::size_t>(at - matches.docs.begin())];
  return {};
}

}  // namespace

Result<Explanation> explain(const SearchRequest& request, const std::string& record_id, const store::Reader& reader,
                            const Analyzer& analyzer, const Ranking& ranking) {
  Explanation out;
  out.stages.push_back({"text", request.query});
  if (request.match != MatchMode::literal) {
    auto elements = query::split(request.query);
    if (!elements) return elements.error();
    out.stages.push_back({"elements", query::print(*elements)});
  }
  auto plan = make_plan(request.query, {request.match, request.expand}, analyzer);
  if (!plan) return plan.error();
  out.stages.push_back({"tree", query::print(plan->tree)});
  out.stages.push_back({"expanded", print(*plan)});
  auto found = evaluate(*plan, request.match, reader, ranking);
  if (!found) return found.error();
  std::string lists;
  for (const auto& part : found->parts) {
    lists.append(lists.empty() ? "" : ", ").append(part.part).append(" ").append(std::to_string(part.count));
  }
  out.stages.push_back({"lists", lists + " → " + std::to_string(found->matches.size())});
  if (record_id.empty()) return out;
  if (auto told = explain_record(*plan, found->matches, record_id, reader, out); !told) return told.error();
  return out;
}

}  // namespace iken::search
