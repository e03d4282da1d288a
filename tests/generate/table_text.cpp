// SPDX-License-Identifier: GPL-2.0-or-later
#include "generate/table_text.hpp"

#include <map>
#include <sstream>

#include "base/code_points.hpp"

namespace iken::generate {
namespace {

const std::u32string not_at_start = U"、。，．・）」』】〉》！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ―";
const std::u32string not_at_end = U"（「『【〈《";

std::size_t width_of(char32_t c) { return c < 0x100 ? 1 : 2; }

std::size_t width_of(const std::u32string& text) {
  std::size_t sum = 0;
  for (const auto c : text) sum += width_of(c);
  return sum;
}

/// Characters, but a run of half-width ones stays whole.
std::vector<std::u32string> atoms(const std::u32string& text) {
  std::vector<std::u32string> list;
  for (const auto c : text) {
    if (c < 0x80 && !list.empty() && list.back().back() < 0x80) {
      list.back() += c;
    } else {
      list.push_back(std::u32string(1, c));
    }
  }
  return list;
}

class Writer {
 public:
  Writer(const ParsedDocument& truth, const TableLayout& layout, Dice& dice) : truth_(truth), layout_(layout), dice_(dice) {}

  std::string run() {
    title();
    if (layout_.legend == LegendPlace::start) declarations();
    page_top();
    for (std::size_t i = 0; i < truth_.records.size(); ++i) {
      if (on_page_ >= layout_.rows_on_page && !goes_on(i)) {
        page_end();
        page_top();
      }
      if (i == truth_.records.size() / 2 && layout_.legend == LegendPlace::middle && !goes_on(i)) {
        declarations();
        declared_ = true;
      }
      row(truth_.records[i], goes_on(i));
    }
    page_end();
    if (layout_.legend == LegendPlace::end || (layout_.legend == LegendPlace::middle && !declared_)) declarations();
    std::string text;
    for (const auto& line : out_) text += line + "\n";
    return text;
  }

 private:
  void put(const std::string& line) {
    if (mark_ && !line.empty()) {
      mark_ = false;
      if (layout_.page_mark != 0) {
        out_.push_back(layout_.page_mark + line);
        return;
      }
    }
    out_.push_back(line);
  }
  void gap() {
    if (!dice_.chance(layout_.blank_missing)) put("");
  }

  /// Does the row share the answer of the one before?
  [[nodiscard]] bool goes_on(std::size_t i) const {
    const auto& shared = truth_.records[i].response_shared_with;
    return !shared.empty() && shared.front() < *truth_.records[i].no;
  }

  void title() {
    put("");
    const auto points = base::decode(truth_.info.title);
    for (std::size_t at = 0; at < points.size(); at += 28) put(base::encode(points.substr(at, 28)));
    put("");
  }

  void declarations() {
    put("意見募集期間 平成28年10月３日～平成28年11月２日");
    put("");
    put("意見件数 " + printed(*truth_.declared.opinions) + "件（" + printed(*truth_.declared.persons) + "名）");
    put("");
    put("<対応区分の凡例>");
    put("");
    for (const auto& entry : truth_.legend) {
      auto line = entry.symbol + "・・・" + entry.label;
      if (layout_.counts_in_legend) line += " " + printed(truth_.declared.categories.at(entry.symbol)) + "件";
      put(line);
      put("");
    }
  }

  void page_top() {
    on_page_ = 0;
    mark_ = page_ > 0;
    if (page_ > 0 && !dice_.chance(layout_.header_percent)) return;
    if (page_ > 0 && dice_.chance(15)) {
      put("区分");
    } else if (dice_.chance(20)) {
      put("№ 意見の概要 " + manner() + "の考え方");
      put(" 区分");
    } else {
      put("№ 意見の概要 " + manner() + "の考え方");
      put("対応");
      put("区分");
    }
    put("");
  }

  [[nodiscard]] std::string manner() const { return truth_.info.municipality.ends_with("市") ? "市" : "区"; }

  void page_end() {
    for (const auto& answer : displaced_) {
      for (const auto& line : answer) put(line);
      put("");
    }
    displaced_.clear();
    if (layout_.page_numbers) {
      put(std::to_string(layout_.first_page_number + page_));
      put("");
      put("");
      put("");
    }
    ++page_;
  }

  void heading(const std::string& text) {
    const auto points = base::decode(text);
    if (layout_.wrapped_headings && points.size() > 26) {
      put(base::encode(points.substr(0, 24)));
      put(base::encode(points.substr(24)));
    } else {
      put(text);
    }
    put("");
  }

  void headings(const Record& record) {
    const bool chapter = record.chapter != place_.chapter;
    const bool section = chapter || record.section != place_.section;
    const bool subsection = section || record.subsection != place_.subsection;
    if (chapter) heading(record.chapter);
    if (section) heading(record.section);
    if (subsection) heading(record.subsection);
    if (record.initiative && (subsection || record.initiative != place_.initiative)) {
      const auto& i = *record.initiative;
      heading(i.label == i.title ? i.label : i.label + (i.draft_number ? "" : " ") + i.title);
    }
    place_ = record;
  }

  void lone_number(std::vector<std::string>& lines, const std::string& line) {
    const auto at = line.find_first_of("0123456789");
    const auto end = at == std::string::npos ? at : line.find_first_not_of("0123456789", at);
    if (at == std::string::npos || at == 0 || end == std::string::npos || !dice_.chance(layout_.lone_numbers)) {
      lines.push_back(line);
      return;
    }
    lines.push_back(line.substr(0, at));
    lines.push_back(line.substr(at, end - at));
    lines.push_back(line.substr(end));
  }

  std::vector<std::string> cell(const std::string& text, std::size_t width) {
    std::vector<std::string> out;
    std::istringstream in(text);
    bool first = true;
    for (std::string paragraph; std::getline(in, paragraph); first = false) {
      const auto lines = wrap(paragraph, width, layout_.indent ? 1 : 0);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        lone_number(out, lines[i]);
        const bool apart = layout_.blank_after_first && !first && i == 0 && lines.size() > 1;
        const bool last = i + 1 == lines.size();
        if (!last && (apart || (dice_.chance(layout_.blank_in_paragraph) && !lines[i].ends_with("。")))) out.emplace_back();
      }
    }
    return out;
  }

  [[nodiscard]] std::string symbol(const Record& record) {
    static const std::map<std::string, std::vector<std::string>> others = {
        {"○", {"〇", "◯"}}, {"－", {"―", "−", "—", "-"}}, {"※", {"＊"}}, {"―", {"－", "—"}}};
    const auto at = others.find(record.category->symbol);
    return at != others.end() && dice_.chance(layout_.look_alike) ? dice_.pick(at->second) : record.category->symbol;
  }

  void row(const Record& record, bool shared_before) {
    headings(record);
    put(std::to_string(*record.no));
    gap();
    for (const auto& line : cell(record.opinion, layout_.opinion_width)) put(line);
    const bool shared = !record.response_shared_with.empty();
    auto printed_symbol = symbol(record);
    if (!shared) {
      gap();
      auto answer = cell(record.response, layout_.answer_width);
      const bool glued = dice_.chance(layout_.glued_class);
      if (glued) answer.back() += printed_symbol;
      for (const auto& line : answer) put(line);
      if (glued) printed_symbol.clear();
    } else if (!shared_before) {
      waiting_ = cell(record.response, layout_.answer_width);
    }
    if (!printed_symbol.empty()) {
      if (shared || !dice_.chance(layout_.close_class)) put("");
      put(printed_symbol);
    }
    put("");
    if (shared && record.response_shared_with.back() < *record.no) place_answer();
    ++on_page_;
  }

  void place_answer() {
    if (layout_.displaced_at_once) {
      for (const auto& line : waiting_) put(line);
      put("");
    } else {
      displaced_.push_back(waiting_);
    }
    waiting_.clear();
  }

  const ParsedDocument& truth_;
  const TableLayout& layout_;
  Dice& dice_;
  std::vector<std::string> out_;
  std::vector<std::vector<std::string>> displaced_;
  std::vector<std::string> waiting_;
  Record place_;
  std::size_t on_page_ = 0;
  int page_ = 0;
  bool mark_ = false;
  bool declared_ = false;
};

}  // namespace

std::vector<std::string> wrap(const std::string& paragraph, std::size_t width, std::size_t indent) {
  std::vector<std::string> lines;
  std::vector<std::u32string> line;
  std::size_t used = 0;
  std::size_t room = 2 * (width - indent);
  const auto flush = [&] {
    std::u32string text;
    for (const auto& atom : line) text += atom;
    lines.push_back(base::encode(text));
  };
  for (const auto& atom : atoms(base::decode(paragraph))) {
    if (!line.empty() && used + width_of(atom) > room) {
      std::vector<std::u32string> carried = {atom};
      while (line.size() > 1 && (not_at_start.find(carried.front().front()) != std::u32string::npos ||
                                 not_at_end.find(line.back().front()) != std::u32string::npos)) {
        carried.insert(carried.begin(), line.back());
        line.pop_back();
      }
      flush();
      line = carried;
      used = 0;
      for (const auto& a : line) used += width_of(a);
      room = 2 * width;
      continue;
    }
    line.push_back(atom);
    used += width_of(atom);
  }
  if (!line.empty()) flush();
  return lines;
}

TableLayout any_layout(Dice& dice) {
  TableLayout layout;
  layout.opinion_width = 12 + dice.below(20);
  layout.answer_width = dice.chance(50) ? layout.opinion_width : 12 + dice.below(24);
  layout.indent = dice.chance(80);
  layout.blank_in_paragraph = dice.chance(50) ? static_cast<int>(dice.below(12)) : 0;
  layout.blank_after_first = dice.chance(60);
  layout.blank_missing = dice.chance(30) ? static_cast<int>(dice.below(12)) : 0;
  layout.rows_on_page = 2 + dice.below(9);
  layout.first_page_number = 1 + static_cast<int>(dice.below(12));
  layout.page_numbers = dice.chance(80);
  layout.page_mark = dice.chance(40) ? ' ' : dice.chance(50) ? '\f' : '\0';
  layout.header_percent = dice.chance(20) ? 0 : dice.chance(50) ? 100 : 70;
  const LegendPlace legends[] = {LegendPlace::start, LegendPlace::middle, LegendPlace::end};
  layout.legend = legends[dice.below(3)];
  layout.counts_in_legend = dice.chance(80);
  layout.glued_class = dice.chance(25) ? 50 : 0;
  layout.close_class = static_cast<int>(dice.below(40));
  layout.look_alike = dice.chance(30) ? 40 : 0;
  layout.lone_numbers = dice.chance(50) ? 60 : 0;
  layout.displaced_at_once = dice.chance(40);
  layout.wrapped_headings = dice.chance(30);
  return layout;
}

std::string table_text(const ParsedDocument& truth, const TableLayout& layout, Dice& dice) {
  return Writer(truth, layout, dice).run();
}

}  // namespace iken::generate
