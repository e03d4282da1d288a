// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/records/verify.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "ingest/records/finish.hpp"
#include "ingest/statements/spelled_number.hpp"
#include "ingest/statements/symbols.hpp"

namespace iken::ingest {
namespace {

constexpr std::array<std::string_view, 12> codes = {
    "opinions_total", "opinions_total_people", "category_total", "category_total_people", "persons_total",
    "number_missing", "numbers_missing", "number_repeated", "numbers_repeated",      "answer_missing", "opinion_missing",       "reference_dangling"};

/// So many numbers in a row are told one by one.
constexpr int most_alone = 3;

int line_of(const Record& record) { return record.source ? record.source->first_line : 0; }

/// The 件数 of a row whose table has a column of people beside it.
std::optional<int> items_of(const Record& record) {
  if (record.extra.find("件数") == std::string::npos) return std::nullopt;
  const auto extra = nlohmann::json::parse(record.extra, nullptr, false);
  const auto at = extra.is_object() ? extra.find("件数") : extra.end();
  if (at == extra.end()) return std::nullopt;
  if (at->is_number_unsigned() && at->get<std::uint64_t>() < 1'000'000'000) return at->get<int>();
  return at->is_string() ? persons_in(at->get<std::string>()) : std::nullopt;
}

/// What a total may count.
struct Counted {
  int rows = 0;
  std::int64_t people = 0;  ///< nothing says that a document's numbers are small
  std::int64_t items = 0;
  bool has_people = false;
  bool has_items = false;

  void add(const Record& record) {
    const auto own = items_of(record);
    ++rows;
    people += record.persons.value_or(1);
    items += own.value_or(1);
    has_people = has_people || record.persons.has_value();
    has_items = has_items || own.has_value();
  }
  [[nodiscard]] bool is(int declared) const {
    return rows == declared || (has_people && people == declared) || (has_items && items == declared);
  }
  /// The code and arguments of a total that is none of them.
  [[nodiscard]] Finding finding(std::string code, std::vector<std::string> args, int line) const {
    args.push_back(std::to_string(rows));
    if (has_people || has_items) {
      code += "_people";
      args.push_back(std::to_string(has_people ? people : items));
    }
    return {std::move(code), std::move(args), line};
  }
};

class Verifier {
 public:
  Verifier(const ParsedDocument& document, const Declarations& declarations)
      : document_(document), declarations_(declarations) {}

  std::vector<Finding> run() {
    check_totals();
    check_numbers();
    check_texts();
    check_references();
    return std::move(found_);
  }

 private:
  void add(std::string code, std::vector<std::string> args, const Record& record) {
    found_.push_back({std::move(code), std::move(args), line_of(record), record.id});
  }

  void check_totals() {
    Counted all;
    std::map<std::string, Counted> by_class;
    int most = 0;
    for (const auto& record : document_.records) {
      all.add(record);
      most = std::max(most, record.persons.value_or(0));
      if (record.category)
        by_class[record.category->symbol.empty() ? record.category->label : record.category->symbol].add(record);
    }
    const auto& declared = document_.declared;
    if (declared.opinions && !all.is(*declared.opinions)) {
      found_.push_back(
          all.finding("opinions_total", {std::to_string(*declared.opinions)}, declarations_.opinions_line));
    }
    // One person may have several opinions, but every person has one.
    if (declared.persons && all.has_people && (all.people < *declared.persons || most > *declared.persons)) {
      found_.push_back({"persons_total",
                        {std::to_string(*declared.persons), std::to_string(all.people), std::to_string(most)},
                        declarations_.persons_line});
    }
    check_classes(by_class);
  }

  /// Without a legend the rows may print a class by a sign that looks like the declared one.
  static std::string printed_as(const std::map<std::string, Counted>& by_class, const std::string& symbol) {
    if (by_class.count(symbol) > 0) return symbol;
    const auto same = std::find_if(by_class.begin(), by_class.end(), [&](const auto& c) { return look_alike(c.first, symbol); });
    return same == by_class.end() ? symbol : same->first;
  }

  void check_classes(std::map<std::string, Counted>& by_class) {
    for (const auto& [symbol, wanted] : document_.declared.categories) {
      const auto& counted = by_class[printed_as(by_class, symbol)];
      if (!counted.is(wanted)) {
        found_.push_back(counted.finding("category_total", {symbol, std::to_string(wanted)}, legend_line(symbol)));
      }
    }
  }

  [[nodiscard]] int legend_line(const std::string& symbol) const {
    for (std::size_t i = 0; i < document_.legend.size() && i < declarations_.legend_lines.size(); ++i) {
      if (document_.legend[i].symbol == symbol) return declarations_.legend_lines[i];
    }
    return 0;
  }

  void check_numbers() {
    int last = 0;
    std::set<int> seen;
    std::set<int> all;  // a document may be in another order than its numbers
    std::vector<const Record*> again;
    for (const auto& record : document_.records) all.insert(record.no.value_or(0));
    for (const auto& record : document_.records) {
      if (!record.no) continue;
      for (auto next = all.upper_bound(last); last < *record.no; last = *next++) check_gap(last + 1, *next - 1, record);
      const bool fresh = seen.insert(*record.no).second;
      if (fresh || (!again.empty() && *record.no - std::int64_t{1} != *again.back()->no)) tell_repeated(again);
      if (!fresh) again.push_back(&record);
    }
    tell_repeated(again);
  }

  /// A second volume begins where the first has ended: that is one thing to look at, not one for each number.
  void check_gap(int first, int last, const Record& behind) {
    if (last - first >= most_alone)
      return add("numbers_missing", {std::to_string(first), std::to_string(last)}, behind);
    for (int no = first; no <= last; ++no) add("number_missing", {std::to_string(no)}, behind);
  }

  /// So do the numbers of a second part that begins at 1 again.
  void tell_repeated(std::vector<const Record*>& again) {
    if (again.size() > std::size_t{most_alone}) {
      const auto last = std::to_string(*again.back()->no);
      add("numbers_repeated", {std::to_string(*again.front()->no), last}, *again.front());
    } else {
      for (const auto* record : again) add("number_repeated", {std::to_string(*record->no)}, *record);
    }
    again.clear();
  }

  /// A document of opinions only has no answers to miss.
  void check_texts() {
    const auto& records = document_.records;
    const bool answered =
        std::any_of(records.begin(), records.end(), [](const Record& r) { return !r.response.empty(); });
    for (const auto& record : records) {
      if (record.opinion.empty()) add("opinion_missing", {name_of(record)}, record);
      if (record.response.empty() && answered) add("answer_missing", {name_of(record)}, record);
    }
  }

  void check_references() {
    std::set<std::string> ids;
    for (const auto& record : document_.records) ids.insert(record.id);
    for (const auto& record : document_.records) {
      for (const auto& reference : record.references) {
        if (ids.count(reference.id) > 0) continue;
        add("reference_dangling", {name_of(record), std::to_string(reference.no)}, record);
      }
    }
  }

  const ParsedDocument& document_;
  const Declarations& declarations_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> disagreements(const ParsedDocument& document, const Declarations& declarations) {
  return Verifier(document, declarations).run();
}

void verify(ParsedDocument& document, const Declarations& declarations) {
  for (auto& finding : disagreements(document, declarations)) document.problems.push_back(std::move(finding));
}

void verify_again(ParsedDocument& document) {
  auto fresh = disagreements(document);
  std::map<std::pair<std::string, std::vector<std::string>>, int> lines;
  for (const auto& old : document.problems) lines.emplace(std::pair(old.code, old.args), old.line);
  for (auto& finding : fresh) {
    const auto same = lines.find({finding.code, finding.args});
    if (same != lines.end()) finding.line = same->second;
  }
  std::erase_if(document.problems,
                [](const Finding& old) { return std::find(codes.begin(), codes.end(), old.code) != codes.end(); });
  document.problems.insert(document.problems.end(), fresh.begin(), fresh.end());
}

}  // namespace iken::ingest
