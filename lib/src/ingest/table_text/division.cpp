// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/table_text/division.hpp"

#include <algorithm>
#include <array>

#include "ingest/lines/lines.hpp"

namespace iken::ingest {
namespace {

constexpr double blank_bonus = 3;
constexpr double unfinished = -4;       ///< the opinion would end without a full stop
constexpr double too_wide = -1.5;       ///< for a line wider than its column
constexpr double clear_with_blank = 3;  ///< margins from which on there is an answer
constexpr double clear_without = 3;
constexpr double enough_without = 2;  ///< for a row that no displaced answer was left for

using Strings = std::initializer_list<std::string_view>;

bool ends_with_any(std::string_view text, Strings ends) {
  return std::any_of(ends.begin(), ends.end(), [&](auto end) { return text.ends_with(end); });
}

bool contains_any(std::string_view text, Strings words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string_view::npos; });
}

/// A line this much shorter than the others was not full.
constexpr std::size_t clearly_shorter = 4;

/// The widest of the lines.
std::size_t widest(const std::vector<CellLine>& lines) {
  std::size_t width = 0;
  for (const auto& line : lines) width = std::max(width, line.width);
  return width;
}

/// Sums of answer_likeness over the sentences that end before each line; size lines + 1.
std::vector<double> likeness_before(const std::vector<CellLine>& lines) {
  static constexpr std::array<std::string_view, 5> stops = {"。", "？", "！", "?", "!"};
  const auto width = widest(lines);
  std::vector<double> sums = {0};
  std::string sentence;
  double sum = 0;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const auto& line = lines[n];
    // An item of a list speaks neither way, and no sentence goes on in it.
    if (is_item(line.text)) sentence.clear();
    const bool apart = n + 1 == lines.size() || (lines[n + 1].after_blank && !begins_with_particle(lines[n + 1].text));
    for (std::size_t i = 0; i < line.text.size();) {
      const auto rest = std::string_view(line.text).substr(i);
      const auto stop = std::find_if(stops.begin(), stops.end(), [&](auto s) { return rest.starts_with(s); });
      const auto behind = stop == stops.end() ? std::string_view() : rest.substr(stop->size());
      // At the end of a block the sentence is over in any case.
      const bool goes_on = inside_brackets(sentence, behind) && !(apart && columns(behind) <= 2);
      if (stop == stops.end() || goes_on) {
        sentence += line.text[i++];
        continue;
      }
      // A question mark says as much as a か.
      sum += *stop == "。" || !rest.starts_with("？") ? answer_likeness(sentence) : answer_likeness(sentence + "か");
      sentence.clear();
      i += stop->size();
    }
    if (is_item(line.text) && line.width + clearly_shorter <= width) sentence.clear();
    sums.push_back(sum);
  }
  return sums;
}

/// Penalties for lines before each line that are wider than `width`; size lines + 1.
std::vector<double> wide_before(const std::vector<CellLine>& lines, std::size_t width) {
  std::vector<double> sums = {0};
  for (const auto& line : lines)
    sums.push_back(sums.back() + (width > 0 && width_without_hanging(line) > width + 1 ? too_wide : 0));
  return sums;
}

}  // namespace

double answer_likeness(std::string_view s) {
  if (ends_with_any(s, {"」", "』", "）", ")"})) s.remove_suffix(s.ends_with(")") ? 1 : 3);
  if (ends_with_any(s, {"でしょうか", "ませんか", "ですか", "ますか", "ましょうか", "のか", "ないか", "だろうか",
                        "どうか", "いかがか", "か"}))
    return -2;
  if (ends_with_any(s, {"ほしい", "欲しい", "べき", "べきだ", "べきである", "思う",       "望む",
                        "求める", "感じる", "願う", "したい", "たい",       "必要だ",     "必要である",
                        "良い",   "よい",   "いい", "下さい", "てください", "でください", "ではない"})) {
    return contains_any(s, {"ご覧", "ご利用", "ご相談", "ご確認", "ご理解", "お問い合わせ"}) ? 1 : -2;
  }
  if (ends_with_any(
          s, {"ほしいです", "欲しいです",   "べきです", "と思います", "たいです",   "たいと思います",  "望みます",
              "願います",   "求めます",     "感じます", "希望します", "要望します", "要請します",      "提案します",
              "期待します", "お願いします", "必要です", "良いです",   "いいです",   "いただきたいです"})) {
    return contains_any(s, {"区では", "市では", "ご理解", "ご協力", "本計画"}) ? 0.5 : -1.5;
  }
  if (ends_with_any(s, {"ます", "です", "ました", "ません", "でした", "ください", "ましょう", "存じます"})) {
    return contains_any(s, {"区では", "市では", "町では", "検討", "ご意見", "努め", "考えて", "まいります", "いきます",
                            "予定です", "参考", "取り組", "進めて", "ご理解", "実施して", "行って", "いただ"})
               ? 2
               : 1;
  }
  return -1;
}

Division divide(const std::vector<CellLine>& lines, const Widths& widths, bool eager) {
  const auto likeness = likeness_before(lines);
  const auto opinion_wide = wide_before(lines, widths.opinion);
  const auto answer_wide = wide_before(lines, widths.answer);
  const double all = likeness.back();
  const auto full = widths.opinion > 0 ? widths.opinion : widest(lines);
  Division best{lines.size(), 0};
  const auto blanks = std::count_if(lines.begin() + (lines.empty() ? 0 : 1), lines.end(),
                                    [](const CellLine& line) { return line.after_blank; });
  double highest = -1e9;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (is_footnote(lines[i].text) || (is_item(lines[i].text) && !lines[i].after_blank)) continue;
    const bool bracketed = ends_in_brackets(lines[i - 1].text);
    const bool ended = ends_between(lines[i - 1].text, lines[i].text);
    const bool blank = lines[i].after_blank;
    if (!blank && (!ended || bracketed)) continue;
    // Items and 体言止め end without a full stop; a blank line that extraction made stands behind a full line.
    const bool over = ended || is_item(lines[i - 1].text) || (lines[i - 1].width + clearly_shorter <= full && !begins_with_particle(lines[i].text));
    const double answer = all - likeness[i];
    const double margin = 2 * answer + (blank ? blank_bonus : 0) + (over ? 0 : unfinished) + opinion_wide[i] +
                          (answer_wide.back() - answer_wide[i]) - opinion_wide.back();
    const bool clear = blank ? margin >= clear_with_blank && answer > 0
                             : margin >= (eager ? enough_without : clear_without) && likeness[i] < 0;
    if (!(clear || (eager && blank && ended && margin > -blank_bonus)) || margin <= highest) continue;
    highest = margin;
    best = {i, margin, blank && over && blanks == 1};
  }
  return best;
}

namespace {

CutRow cut_at(const std::vector<CellLine>& lines, std::size_t i, std::size_t page, std::size_t j) {
  const auto at = [&](std::size_t n) { return lines.begin() + static_cast<std::ptrdiff_t>(n); };
  CutRow row{{lines.begin(), at(i)}, {at(i), at(page)}};
  row.opinion.insert(row.opinion.end(), at(page), at(j));
  row.answer.insert(row.answer.end(), at(j), lines.end());
  return row;
}

/// How well the two tell opinion and answer apart.
double contrast(const std::vector<CellLine>& opinion, const std::vector<CellLine>& answer) {
  return likeness_before(answer).back() - likeness_before(opinion).back();
}

}  // namespace

std::optional<CutRow> divide_cut_row(const std::vector<CellLine>& lines) {
  constexpr double mid_sentence = 2;
  constexpr std::size_t longest = 400;  ///< lines; every pair of blank lines is looked at
  const auto begins = [](const CellLine& line) { return line.begins_page; };
  const auto turn = std::find_if(lines.begin(), lines.end(), begins);
  if (lines.size() > longest || turn == lines.end() || std::count_if(turn, lines.end(), begins) != 1)
    return std::nullopt;
  const auto page = static_cast<std::size_t>(turn - lines.begin());
  if (page < 2 || ends_sentence(lines[page - 1].text)) return std::nullopt;
  const auto usual = divide(lines, {});
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(usual.lines);
  double highest = contrast({lines.begin(), middle}, {middle, lines.end()});
  // No answer begins in the middle of a sentence.
  if (middle != lines.end() && begins_with_particle(middle->text)) highest -= mid_sentence;
  std::optional<CutRow> best;
  for (std::size_t i = 1; i < page; ++i) {
    if (!lines[i].after_blank || ends_sentence(lines[i - 1].text)) continue;
    for (auto j = page + 1; j < lines.size(); ++j) {
      if (!lines[j].after_blank || !ends_sentence(lines[j - 1].text)) continue;
      auto row = cut_at(lines, i, page, j);
      const auto value = contrast(row.opinion, row.answer);
      if (value <= highest || !reads_like_answer(row.answer) || reads_like_answer(row.opinion)) continue;
      highest = value;
      best = std::move(row);
    }
  }
  return best;
}

bool reads_like_answer(const std::vector<CellLine>& lines) { return likeness_before(lines).back() > 0; }

}  // namespace iken::ingest
