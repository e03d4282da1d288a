// SPDX-License-Identifier: GPL-2.0-or-later
#include "generate/truth.hpp"

#include <array>

namespace iken::generate {
namespace {

using Words = std::vector<std::string>;

const Words& topics() {
  static const Words words = {
      "公衆無線LAN", "図書館の予約システム", "防災行政無線", "マイナンバーカード", "住民票のコンビニ交付", "区民農園", "自転車駐車場", "子育て支援センター",
      "高齢者向けのスマートフォン講座", "オープンデータ", "学校のタブレット端末", "公園の遊具", "コミュニティバス", "ごみの分別案内", "避難所の備蓄品",
      "障害者福祉のしおり", "手話通訳の遠隔サービス", "電子申請", "ＦＡＸでの問い合わせ", "保育園の空き状況", "健康診査の予約", "Wi-Fiの案内表示", "住基ネットの端末",
      "ツイッタ―による情報発信", "クラウドサービスの利用"};
  return words;
}

const Words& places() {
  static const Words words = {"地区センター", "区役所の窓口", "駅前の広場", "児童館", "出張所", "文化会館", "体育館", "小中学校", "商店街", "区民情報ひろば"};
  return words;
}

const Words& requests() {
  static const Words words = {"使えるようにしてほしい。", "もっと増やしてほしい。",     "分かりやすく案内すべきである。",   "時間の制限をなくしてほしい。",
                              "整備する予定はあるのか。", "早く導入すべきではないか。", "費用はどのくらいかかるのか。",     "一覧にして公開してほしい。",
                              "見直す必要がある。",       "誰でも使えるとは限らない。", "周知が足りないのではないか。",     "安全に使えるのか心配である。"};
  return words;
}

const Words& polite_requests() {
  static const Words words = {"使えるようにしてほしいです。", "もっと増やしていただきたいと思います。", "整備する予定はありますか。", "早く導入すべきだと思います。",
                              "一覧にして公開をお願いします。"};
  return words;
}

const Words& reasons() {
  static const Words words = {"夜間や休日に利用できず、", "場所が分かりにくく、",       "申込みの方法が複雑で、",         "子どもが宿題の調べものをするときに必要なので、",
                              "外国人の来訪者も多いため、", "「使い方が分からない」という声もあり、", "高齢者や障害のある方にとっては負担が大きく、", "近隣の自治体では既に行っており、"};
  return words;
}

const Words& states() {
  static const Words words = {"では、現在、利用状況や費用対効果を調査しています。", "では、関係する部署と連携し、順次整備を進めています。",
                              "では、平成28年４月から試行を開始しました。",           "が設置した機器については、電波の届く範囲が限られています。",
                              "では、ホームページや広報紙で周知を行っています。"};
  return words;
}

const Words& outlooks() {
  static const Words words = {"今後、利用の多い施設から順に整備できるよう検討していきます。", "いただいたご意見を参考に、使いやすいものとなるよう努めていきます。",
                              "現時点では、これを拡張することは困難です。",                   "なお、詳しくは担当の窓口までお問い合わせください。",
                              "引き続き、国や他の自治体の動向を注視しながら、効果や課題について調査研究を進めます。", "計画に追記します。"};
  return words;
}

std::string opinion(Dice& dice, const TruthOptions& options) {
  std::string text;
  const auto paragraphs = dice.chance(20) ? 2U : 1U;
  for (std::size_t p = 0; p < paragraphs; ++p) {
    if (p > 0) text += "\n";
    const auto sentences = 1 + dice.below(2);
    for (std::size_t s = 0; s < sentences; ++s) {
      text += dice.pick(places()) + "の" + dice.pick(topics()) + "について、";
      if (dice.chance(60)) text += dice.pick(reasons());
      if (options.numbers_in_text && dice.chance(40)) text += "今の" + std::to_string(1 + dice.below(60)) + "台では足りないので、";
      text += options.polite_opinions && dice.chance(50) ? dice.pick(polite_requests()) : dice.pick(requests());
    }
  }
  return text;
}

std::string response(Dice& dice, const TruthOptions& options, int own, std::vector<Reference>& references) {
  std::string text = dice.pick(topics()) + "について、" + options.manner + dice.pick(states());
  if (options.references && own > 1 && dice.chance(12)) {
    const int other = 1 + static_cast<int>(dice.below(static_cast<std::size_t>(own - 1)));
    const auto words = "No." + printed(other) + "に記載のとおり";
    text += "設置場所については、" + words + "、検討中です。";
    references.push_back({other, {}, words});
  }
  if (dice.chance(60)) text += (dice.chance(50) ? "\n" : "") + dice.pick(outlooks());
  if (options.numbers_in_text && dice.chance(20)) text += "対象は約" + std::to_string(2 + dice.below(90)) + "施設です。";
  if (options.footnotes && dice.chance(5)) text += "\n※電子申請：申請や届出を、パソコンから行うことができるサービスのことです。";
  return text;
}

struct Class {
  const char* symbol;
  const char* label;
};
constexpr std::array<std::array<Class, 6>, 3> legends = {{
    {{{"◎", "意見の趣旨を踏まえ計画に反映するもの"}, {"○", "素案に趣旨を掲載しているもの"}, {"□", "素案に記載はないが事業等において既に実施しているもの"},
      {"△", "事業実施等の際に検討するもの"}, {"※", "趣旨を反映できないもの"}, {"－", "その他、上記以外のもの"}}},
    {{{"◎", "意見を受けて修正したもの"}, {"○", "既に盛り込んでいるもの"}, {"◇", "今後の参考とするもの"}, {"▲", "反映が難しいもの"}, {"－", "その他（感想や質問など）"},
      {"□", "市以外の事務に関するもの"}}},
    {{{"★", "案を修正するもの"}, {"◎", "案のとおりとするもの"}, {"△", "事業の中で考えるもの"}, {"●", "別の計画で扱うもの"}, {"×", "対応できないもの"}, {"―", "その他"}}},
}};

void add_place(Dice& dice, Record& record, const Record* before, int& initiative, const TruthOptions& options) {
  if (!options.headings) return;
  if (before != nullptr) {
    record.chapter = before->chapter;
    record.section = before->section;
    record.subsection = before->subsection;
    record.initiative = before->initiative;
  }
  const bool chapter = before == nullptr || dice.chance(6);
  const bool section = chapter || dice.chance(8);
  const bool subsection = section || dice.chance(12);
  const int n = before == nullptr ? 1 : *record.no;
  if (chapter) record.chapter = "第" + printed(n / 9 + 1) + "章　" + dice.pick(topics()) + "の推進";
  if (section) record.section = printed(1 + static_cast<int>(dice.below(7))) + "　" + dice.pick(topics()) + "を活用した区民サービスの実現";
  if (subsection) record.subsection = "(" + std::to_string(1 + dice.below(5)) + ")　" + dice.pick(places()) + "における利便性の向上と" + dice.pick(topics()) + "の充実";
  if (subsection || dice.chance(45)) {
    ++initiative;
    Initiative next;
    if (dice.chance(12)) {
      next = {"その他", {}, {}, "その他"};
    } else if (dice.chance(50)) {
      next = {"取組項目" + circled(initiative), initiative, {}, dice.pick(topics()) + "の整備"};
    } else {
      next = {"取組項目" + circled(initiative) + "（素案：" + circled(std::max(initiative - 1, 1)) + "）", initiative, std::max(initiative - 1, 1),
              dice.pick(topics()) + "および" + dice.pick(topics()) + "の充実"};
    }
    record.initiative = next;
  }
}

}  // namespace

std::string printed(int number) {
  if (number > 9 || number < 0) return std::to_string(number);
  std::string wide = "０";
  wide.back() = static_cast<char>(static_cast<unsigned char>(wide.back()) + number);
  return wide;
}

std::string circled(int number) {
  const char32_t c = number <= 20   ? 0x2460 + static_cast<char32_t>(number) - 1
                     : number <= 35 ? 0x3251 + static_cast<char32_t>(number) - 21
                                    : 0x32B1 + static_cast<char32_t>(number) - 36;
  std::string out(3, '\0');
  out[0] = static_cast<char>(0xE0 | (c >> 12));
  out[1] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  out[2] = static_cast<char>(0x80 | (c & 0x3F));
  return out;
}

ParsedDocument make_truth(std::uint64_t seed, const std::string& id, const TruthOptions& options) {
  Dice dice(seed);
  ParsedDocument document;
  document.info = {id, options.municipality + "情報化推進計画<平成29年度～平成33年度>（素案）に対する区民意見の募集による意見の概要と" + options.manner + "の考え方",
                   "2016-10-03", "2016-11-02", options.municipality};
  for (const auto& entry : dice.pick(legends)) document.legend.push_back({entry.symbol, entry.label});
  int initiative = 0;
  std::size_t sharing = 0;
  bool rest = false;  // two shared answers side by side could be divided in more than one way
  for (std::size_t i = 0; i < options.records; ++i) {
    Record record;
    record.no = static_cast<int>(i) + 1;
    record.id = id + "/" + std::to_string(*record.no);
    record.document = document.info;
    const auto* before = document.records.empty() ? nullptr : &document.records.back();
    if (sharing > 0) {
      record = *before;
      record.no = static_cast<int>(i) + 1;
      record.id = id + "/" + std::to_string(*record.no);
      std::erase_if(record.references, [&](const Reference& r) { return r.no == *record.no; });
    } else {
      add_place(dice, record, before, initiative, options);
      record.references.clear();
      record.response = response(dice, options, *record.no, record.references);
      record.response_shared_with.clear();
    }
    for (auto& reference : record.references) reference.id = id + "/" + std::to_string(reference.no);
    record.opinion = opinion(dice, options);
    const auto& entry = dice.pick(document.legend);
    record.category = Category{entry.symbol, entry.label};
    ++document.declared.categories[entry.symbol];
    document.records.push_back(record);
    if (sharing > 0) {
      --sharing;
      rest = sharing == 0;
    } else if (rest) {
      rest = false;
    } else if (dice.chance(options.shared_percent)) {
      sharing = std::min(1 + dice.below(2), options.records - i - 1);
      for (std::size_t k = 0; k <= sharing; ++k) document.records.back().response_shared_with.push_back(*record.no + static_cast<int>(k));
    }
  }
  // Each names the others of its group.
  for (auto& record : document.records) std::erase(record.response_shared_with, *record.no);
  for (const auto& entry : document.legend) document.declared.categories.try_emplace(entry.symbol, 0);
  document.declared.opinions = static_cast<int>(options.records);
  document.declared.persons = static_cast<int>(1 + dice.below(options.records));
  return document;
}

}  // namespace iken::generate
