// What the macro benchmark asks, and what the answer must be.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "macro/cases.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "queries/patterns.hpp"
#include "records/record.hpp"

namespace iken::bench {

namespace {

using namespace std::string_view_literals;

// Frequent, middling and rare ones.
constexpr std::array words = {"区民"sv,     "図書館"sv,   "避難所"sv,       "公園"sv,     "商店街"sv,
                              "歩道"sv,     "街路灯"sv,   "浸水"sv,         "住民票"sv,   "予防接種"sv,
                              "文化財"sv,   "用途地域"sv, "直売所"sv,       "家賃"sv,     "野球場"sv,
                              "東瑞原町"sv, "西椋崎橋"sv, "奥笹生図書館"sv, "夜間美術"sv, "地下街路"sv};
constexpr std::array phrases = {"高齢の家族が"sv,         "土曜日や日曜日にも"sv, "取り組んでまいります"sv,
                                "のではないか"sv,         "図書館の"sv,           "参考にしてほしい"sv,
                                "公園を利用しているが"sv, "東京都の所管である"sv};
constexpr std::array pairs = {"図書館 公園"sv, "区民 避難所"sv,     "商店街 歩道"sv,    "住民票 区役所"sv,
                              "浸水 河川"sv,   "家賃 団地"sv,       "公園 遊具"sv,      "文化財 観光"sv,
                              "図書館 点字"sv, "予防接種 保健所"sv, "区民 計画 施設"sv, "公園 花壇 区民"sv};
constexpr std::array categories = {"◎"sv, "□"sv, "－"sv};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// As `iken search` asks by default.
Case plain(std::string_view query) {
  Case made;
  made.request.query = query;
  made.parts = split(query);
  made.exact = false;
  return made;
}

Case literal(std::string_view query) {
  Case made = plain(query);
  made.request.match = MatchMode::literal;
  made.exact = true;
  return made;
}

Case phrase(std::string_view query) {
  Case made = plain(query);
  made.request.query = "\"" + std::string(query) + "\"";
  return made;
}

Case filtered(std::string_view query, std::string_view category) {
  Case made = literal(query);
  made.request.filters = {{"category", std::string(category)}};
  made.category = category;
  return made;
}

template <class Make>
Operation operation(const char* name, const auto& queries, Make make) {
  Operation made{name, {}};
  for (const auto query : queries) made.cases.push_back(make(query));
  return made;
}

}  // namespace

std::vector<Operation> make_operations() {
  std::vector<Operation> all;
  all.push_back(operation("word", words, plain));
  all.push_back(operation("phrase", phrases, phrase));
  all.push_back(operation("literal", phrases, literal));
  all.push_back(operation("multi-word", pairs, plain));
  Operation filter{"filter", {}};
  for (const auto category : categories) {
    for (const auto word : words) filter.cases.push_back(filtered(word, category));
  }
  all.push_back(std::move(filter));
  all.push_back(operation("facets", words, [](std::string_view query) {
    Case made = plain(query);
    made.request.limit = 0;
    made.request.snippets = false;
    made.request.facets = {"category", "initiative", "chapter", "document", "year"};
    return made;
  }));
  all.push_back(operation("snippet", words, [](std::string_view query) {
    Case made = plain(query);
    made.request.limit = 100;
    made.request.facets.clear();
    return made;
  }));
  return all;
}

void count_expected(const std::string& records, std::vector<Operation>& operations) {
  std::vector<std::string> parts;
  for (const auto& operation : operations) {
    for (const auto& each : operation.cases) parts.insert(parts.end(), each.parts.begin(), each.parts.end());
  }
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  const auto number = [&](const std::string& part) {
    return static_cast<std::uint32_t>(std::lower_bound(parts.begin(), parts.end(), part) - parts.begin());
  };
  const Patterns patterns(parts);
  std::vector<std::uint32_t> found;
  each_record(records, [&](BenchRecord&& record) {
    found.clear();
    patterns.find(record.title + '\x1f' + record.opinion + '\x1f' + record.response, found);
    for (auto& operation : operations) {
      for (auto& each : operation.cases) {
        const bool all = std::all_of(each.parts.begin(), each.parts.end(), [&](const std::string& part) {
          return std::binary_search(found.begin(), found.end(), number(part));
        });
        if (all && (each.category.empty() || each.category == record.category)) ++each.expected;
      }
    }
    return true;
  });
}

}  // namespace iken::bench
