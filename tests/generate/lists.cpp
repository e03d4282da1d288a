// SPDX-License-Identifier: GPL-2.0-or-later
#include "generate/lists.hpp"

#include <sstream>

#include "generate/table_text.hpp"

namespace iken::generate {
namespace {

const char* opinion_label(ListKind kind) {
  switch (kind) {
    case ListKind::gaiyou: return "意見概要：";
    case ListKind::youyaku: return "寄せられた意見：";
    case ListKind::kekka: return "[お寄せいただいた意見]";
    case ListKind::bangou: return "意見";
  }
  return "";
}

const char* answer_label(ListKind kind) {
  switch (kind) {
    case ListKind::gaiyou: return "区の考え方：";
    case ListKind::youyaku: return "意見への対応：";
    case ListKind::kekka: return "[市の検討結果と理由]";
    case ListKind::bangou: return "回答";
  }
  return "";
}

class Writer {
 public:
  Writer(const ParsedDocument& truth, const ListLayout& layout, Dice& dice) : truth_(truth), layout_(layout), dice_(dice) {}

  std::string run() {
    out_ << truth_.info.title << "\n\n意見募集期間 平成28年10月３日～平成28年11月２日\n意見件数 " << printed(*truth_.declared.opinions) << "件（"
         << printed(*truth_.declared.persons) << "名）\n\n";
    if (layout_.classes) legend();
    Record place;
    for (const auto& record : truth_.records) {
      headings(record, place);
      item(record);
    }
    if (layout_.contact) out_ << "\n【お問い合わせ】\n企画課 情報係　電話 000-0000-0000\n";
    return out_.str();
  }

 private:
  void legend() {
    out_ << "＜対応区分の凡例＞\n";
    for (const auto& e : truth_.legend) out_ << e.symbol << "：" << e.label << "（" << truth_.declared.categories.at(e.symbol) << "件）\n";
    out_ << "\n";
  }

  void headings(const Record& record, Record& place) {
    if (!layout_.headings) return;
    const bool chapter = record.chapter != place.chapter;
    const bool section = chapter || record.section != place.section;
    const bool subsection = section || record.subsection != place.subsection;
    if (chapter) out_ << record.chapter << "\n\n";
    if (section) out_ << record.section << "\n\n";
    if (subsection) out_ << record.subsection << "\n\n";
    if (record.initiative && (subsection || record.initiative != place.initiative)) {
      const auto& i = *record.initiative;
      out_ << (i.label == i.title ? i.label : i.label + (i.draft_number ? "" : " ") + i.title) << "\n\n";
    }
    place = record;
  }

  void paragraphs(const std::string& text, const std::string& label) {
    std::istringstream in(label + text);
    bool labelled = !label.empty();
    for (std::string paragraph; std::getline(in, paragraph); labelled = false) {
      if (layout_.width == 0) {
        out_ << paragraph << "\n";
      } else {
        for (const auto& line : wrap(paragraph, layout_.width, layout_.indent && !labelled ? 1 : 0)) out_ << line << "\n";
      }
    }
  }

  void part(const char* label, const std::string& text) {
    const bool own_line = layout_.kind == ListKind::kekka || layout_.kind == ListKind::bangou;
    if (own_line) out_ << label << "\n";
    paragraphs(text, own_line ? "" : label);
  }

  void item(const Record& record) {
    std::string number;
    if (layout_.kind == ListKind::bangou) {
      out_ << "番号\n" << *record.no << "\n";
    } else if (layout_.numbers && layout_.number_on_line) {
      out_ << *record.no << "\n";
    } else if (layout_.numbers) {
      number = printed(*record.no) + "　";
    }
    if (layout_.inline_answer) {
      paragraphs(record.opinion + answer_label(layout_.kind) + record.response, number + opinion_label(layout_.kind));
    } else {
      if (!number.empty() && layout_.kind != ListKind::kekka) {
        paragraphs(record.opinion, number + opinion_label(layout_.kind));
      } else {
        out_ << number;
        part(opinion_label(layout_.kind), record.opinion);
      }
      if (dice_.chance(30)) out_ << "\n";
      if (layout_.kind == ListKind::youyaku) part("要約：", record.summary);
      part(answer_label(layout_.kind), record.response);
    }
    if (layout_.classes) out_ << "対応区分：" << record.category->symbol << "\n";
    out_ << "\n";
  }

  const ParsedDocument& truth_;
  const ListLayout& layout_;
  Dice& dice_;
  std::ostringstream out_;
};

}  // namespace

ListLayout any_list(Dice& dice, ListKind kind) {
  ListLayout layout;
  layout.kind = kind;
  layout.width = dice.chance(40) ? 0 : 20 + dice.below(40);
  layout.numbers = dice.chance(70);
  layout.number_on_line = dice.chance(50);
  layout.inline_answer = kind == ListKind::gaiyou && layout.width == 0 && dice.chance(40);
  layout.classes = dice.chance(60);
  layout.headings = dice.chance(60);
  layout.contact = dice.chance(50) && !layout.classes;
  layout.indent = dice.chance(80);
  return layout;
}

ParsedDocument list_truth(std::uint64_t seed, const std::string& id, const ListLayout& layout) {
  TruthOptions options;
  options.shared_percent = 0;
  options.headings = layout.headings;
  options.polite_opinions = true;
  if (layout.kind == ListKind::kekka) {
    options.municipality = "浜風市";
    options.manner = "市";
  }
  auto truth = make_truth(seed, id, options);
  for (auto& record : truth.records) {
    if (layout.kind == ListKind::youyaku) record.summary = record.opinion.substr(0, record.opinion.find("について")) + "について改善を望む。";
    if (!layout.classes) record.category.reset();
  }
  return truth;
}

std::string list_text(const ParsedDocument& truth, const ListLayout& layout, Dice& dice) { return Writer(truth, layout, dice).run(); }

ParsedDocument column_truth(std::uint64_t seed, const std::string& id) {
  TruthOptions options;
  options.shared_percent = 0;
  options.headings = false;
  auto truth = make_truth(seed, id, options);
  Dice dice(seed + 1);
  const std::vector<std::string> wards = {"青葉区", "みなと区", "緑が丘区"};
  int people = 0;
  for (auto& record : truth.records) {
    record.chapter = "第" + printed(1 + static_cast<int>(dice.below(5))) + "章";
    record.persons = 1 + static_cast<int>(dice.below(12));
    people += *record.persons;
    record.extra = "{\"区\":\"" + dice.pick(wards) + "\"}";
    record.response.clear();
    record.references.clear();
    record.category.reset();
    std::erase(record.opinion, '\n');
  }
  truth.declared.persons = people;
  return truth;
}

std::string column_text(const ParsedDocument& truth, bool words_each, Dice& dice) {
  std::ostringstream out;
  out << truth.info.title << "\n\n";
  const std::size_t rows = 3 + dice.below(8);
  for (std::size_t begin = 0; begin < truth.records.size(); begin += rows) {
    const auto end = std::min(begin + rows, truth.records.size());
    if (!words_each) out << "NO 区 章 意見の概要 人数\n";
    const auto column = [&](const char* word, auto text) {
      if (words_each) out << word << "\n";
      for (auto i = begin; i < end; ++i) out << text(truth.records[i]);
    };
    column("NO", [](const Record& r) { return std::to_string(*r.no) + "\n"; });
    column("区", [](const Record& r) { return r.extra.substr(8, r.extra.size() - 10) + "\n"; });
    column("章", [](const Record& r) { return r.chapter + "\n"; });
    column("意見の概要", [&](const Record& r) {
      std::string text;
      for (const auto& line : wrap(r.opinion, 30, 0)) text += line + "\n";
      return text + "\n";
    });
    column("人数", [](const Record& r) { return std::to_string(*r.persons) + "\n"; });
    out << "\n";
  }
  return out.str();
}

}  // namespace iken::generate
