// The words and sentences invented comments are put together from. All of it is made up; no ward, plan or person is meant.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace iken::bench::vocabulary {

using namespace std::string_view_literals;

/// Common words first: their place decides how often they come.
inline constexpr std::array words = {
    "区民"sv, "計画"sv, "事業"sv, "施設"sv, "地域"sv, "情報"sv, "学校"sv, "窓口"sv, "区役所"sv, "支援"sv, "職員"sv, "防災"sv,
    "子ども"sv, "高齢者"sv, "サービス"sv, "ホームページ"sv, "手続き"sv, "図書館"sv, "公園"sv, "災害"sv, "避難所"sv, "障害者"sv,
    "保育園"sv, "システム"sv, "申請"sv, "町会"sv, "自治会"sv, "道路"sv, "費用"sv, "相談"sv, "個人情報"sv, "セキュリティ"sv,
    "マイナンバー"sv, "オープンデータ"sv, "無線LAN"sv, "予算"sv, "補助金"sv, "条例"sv, "環境"sv, "福祉"sv, "健康"sv, "介護"sv,
    "子育て"sv, "教育"sv, "児童"sv, "生徒"sv, "小学校"sv, "中学校"sv, "幼稚園"sv, "学童クラブ"sv, "児童館"sv, "商店街"sv,
    "中小企業"sv, "ごみ"sv, "リサイクル"sv, "緑地"sv, "樹木"sv, "自転車"sv, "駐輪場"sv, "バス"sv, "駅前"sv, "バリアフリー"sv,
    "エレベーター"sv, "トイレ"sv, "駐車場"sv, "歩道"sv, "信号"sv, "交通安全"sv, "防犯カメラ"sv, "街路灯"sv, "空き家"sv, "耐震"sv,
    "建築"sv, "景観"sv, "下水道"sv, "浸水"sv, "地震"sv, "停電"sv, "備蓄"sv, "訓練"sv, "消防団"sv, "緊急速報"sv, "広報紙"sv,
    "ツイッター"sv, "スマートフォン"sv, "アプリ"sv, "タブレット"sv, "パソコン"sv, "サーバ"sv, "クラウド"sv, "データ"sv,
    "電子申請"sv, "マイナンバーカード"sv, "住民票"sv, "証明書"sv, "コンビニ交付"sv, "税金"sv, "国民健康保険"sv, "年金"sv,
    "医療"sv, "病院"sv, "予防接種"sv, "検診"sv, "感染症"sv, "保健所"sv, "食育"sv, "給食"sv, "いじめ"sv, "不登校"sv, "校庭"sv,
    "体育館"sv, "プール"sv, "部活動"sv, "教員"sv, "授業"sv, "教材"sv, "特別支援学級"sv, "障がい"sv, "手話"sv, "点字"sv,
    "外国人"sv, "多言語"sv, "やさしい日本語"sv, "観光"sv, "文化財"sv, "美術館"sv, "イベント"sv, "ボランティア"sv, "ＮＰＯ"sv,
    "協働"sv, "審議会"sv, "委員会"sv, "議会"sv, "説明会"sv, "アンケート"sv, "パブリックコメント"sv, "意見公募"sv, "男女共同参画"sv,
    "人権"sv, "平和"sv, "貧困"sv, "ひとり親"sv, "虐待"sv, "里親"sv, "待機児童"sv, "認可保育所"sv, "ベビーシッター"sv, "産後ケア"sv,
    "認知症"sv, "在宅介護"sv, "デイサービス"sv, "地域包括支援センター"sv, "見守り"sv, "孤立"sv, "就労"sv, "シルバー人材センター"sv,
    "農地"sv, "都市農業"sv, "直売所"sv, "温暖化"sv, "太陽光"sv, "省エネルギー"sv, "電気自動車"sv, "騒音"sv, "大気汚染"sv, "雨水"sv,
    "河川"sv, "橋"sv, "再開発"sv, "地区計画"sv, "用途地域"sv, "高層住宅"sv, "団地"sv, "公営住宅"sv, "家賃"sv, "スポーツ"sv,
    "野球場"sv, "テニスコート"sv, "ランニング"sv, "ベンチ"sv, "遊具"sv, "花壇"sv, "落ち葉"sv, "害虫"sv, "ペット"sv, "喫煙"sv,
    "看板"sv, "条件"sv, "基準"sv, "目標"sv, "指標"sv, "評価"sv, "財源"sv, "使用料"sv, "手数料"sv, "委託"sv, "民営化"sv,
    "指定管理者"sv, "公共施設"sv, "統廃合"sv, "跡地"sv, "複合化"sv, "更新"sv, "修繕"sv, "ネットワーク"sv, "庁舎"sv, "サーバー"sv,
    "Wi-Fi"sv, "ＩＣＴ"sv, "ＡＩ"sv, "ＦＡＸ"sv, "メール"sv, "電話"sv, "窓"sv, "案内"sv, "番号"sv, "漏えい"sv, "暗号化"sv};

/// Compounds are one of these and one of those after it.
inline constexpr std::array heads = {
    "学校"sv, "地域"sv, "防災"sv, "保育"sv, "介護"sv, "福祉"sv, "環境"sv, "道路"sv, "公園"sv, "住宅"sv, "交通"sv, "観光"sv,
    "文化"sv, "情報"sv, "電子"sv, "行政"sv, "税務"sv, "医療"sv, "健康"sv, "教育"sv, "児童"sv, "高齢者"sv, "障害者"sv, "子育て"sv,
    "商業"sv, "農業"sv, "緑化"sv, "水辺"sv, "河川"sv, "駅前"sv, "街路"sv, "建築"sv, "耐震"sv, "消防"sv, "救急"sv, "感染症"sv,
    "外国人"sv, "多文化"sv, "男女"sv, "人権"sv, "生活"sv, "就労"sv, "若者"sv, "青少年"sv, "生涯学習"sv, "図書"sv, "美術"sv,
    "スポーツ"sv, "広報"sv, "統計"sv, "財政"sv, "職員"sv, "庁内"sv, "公共"sv, "民間"sv, "区立"sv, "休日"sv, "夜間"sv, "緊急"sv,
    "広域"sv, "地下"sv, "空間"sv, "資源"sv, "廃棄物"sv, "再生"sv, "省エネ"sv, "太陽光"sv, "自転車"sv, "歩行者"sv, "駐車"sv};
inline constexpr std::array tails = {
    "計画"sv, "施設"sv, "事業"sv, "支援"sv, "対策"sv, "窓口"sv, "相談"sv, "調査"sv, "会議"sv, "協議会"sv, "審議会"sv, "委員会"sv,
    "センター"sv, "システム"sv, "ネットワーク"sv, "データ"sv, "マップ"sv, "アプリ"sv, "カード"sv, "基金"sv, "予算"sv, "条例"sv,
    "要綱"sv, "指針"sv, "基準"sv, "制度"sv, "体制"sv, "拠点"sv, "広場"sv, "通路"sv, "設備"sv, "機器"sv, "教室"sv, "講座"sv,
    "研修"sv, "訓練"sv, "点検"sv, "整備"sv, "改修"sv, "更新"sv, "管理"sv, "運営"sv, "利用"sv, "登録"sv, "申請"sv, "給付"sv,
    "助成"sv, "補助"sv, "減免"sv, "負担"sv, "推進"sv, "促進"sv, "強化"sv, "充実"sv, "保護"sv, "活用"sv, "連携"sv, "交流"sv,
    "案内"sv, "通信"sv, "白書"sv, "年報"sv, "課"sv, "係"sv, "担当者"sv, "指導員"sv, "協力員"sv, "団体"sv, "組合"sv, "事業者"sv};

/// Invented places: one of each.
inline constexpr std::array place_heads = {"東"sv, "西"sv, "南"sv, "北"sv, "上"sv, "下"sv, "中"sv, "新"sv, "元"sv, "奥"sv};
inline constexpr std::array place_cores = {
    "霞沢"sv, "瑞原"sv, "鳴沼"sv, "萩野"sv, "雲井"sv, "椋崎"sv, "蛍田"sv, "楢橋"sv, "笹生"sv, "凪浜"sv, "朝霧"sv, "桐畑"sv, "藤ヶ丘"sv,
    "鷺森"sv, "葦原"sv, "柊木"sv, "榎台"sv, "菫川"sv, "若潮"sv, "夕凪"sv, "白樺"sv, "茜谷"sv, "樫尾"sv, "蓮池"sv, "鶴見野"sv};
inline constexpr std::array place_tails = {"町"sv, "台"sv, "駅"sv, "公園"sv, "小学校"sv, "中学校"sv, "図書館"sv, "通り"sv,
                                           "出張所"sv, "児童館"sv, "橋"sv, "地区"sv, "保育園"sv, "体育館"sv};

/// Invented names in katakana: one of each.
inline constexpr std::array coined_heads = {
    "スマート"sv, "シビック"sv, "グリーン"sv, "アクティブ"sv, "オープン"sv, "デジタル"sv, "モバイル"sv, "コミュニティ"sv, "ユニバーサル"sv,
    "セーフティ"sv, "キッズ"sv, "シニア"sv, "ライフ"sv, "ワンストップ"sv, "リモート"sv, "エコ"sv, "ヘルス"sv, "ローカル"sv};
inline constexpr std::array coined_tails = {
    "ネット"sv, "プラン"sv, "カフェ"sv, "ポータル"sv, "ガイド"sv, "サポーター"sv, "ステーション"sv, "パートナー"sv, "ポイント"sv,
    "プラットフォーム"sv, "ラボ"sv, "ミーティング"sv, "ナビ"sv, "リンク"sv, "サイクル"sv, "ハブ"sv, "アラート"sv, "バンク"sv};

/// `#` stands for a word, `@` for a number, `%` for a fiscal year.
inline constexpr std::array opinions = {
    "#について、#を増やしてほしい。"sv, "#の#が分かりにくいので、#に載せてはどうか。"sv, "#が少なく、#のときに困っている。"sv,
    "#を利用しているが、#の対応に時間がかかる。"sv, "#や#を進めるには、#との連携が欠かせないと考える。"sv,
    "%に#が廃止されたが、再び設けていただきたい。"sv, "#に@万円を使うのであれば、#を優先すべきである。"sv,
    "#の案に賛成する。"sv, "#には反対である。#への影響が示されていない。"sv, "#の説明が足りない。"sv,
    "他の自治体では#を#で公開している例があり、参考にしてほしい。"sv, "#を設置する場合は、#に配慮してください。"sv,
    "#の@ページにある#という表現は、#と改めるべきではないか。"sv, "#が必要な人に#が届いていない。"sv,
    "若い世代が#に関心を持てるよう、#を活用した取組を求める。"sv, "#で@人が待っていると聞いた。"sv,
    "#の目標値@％は低すぎるのではないか。"sv, "高齢の家族が#を使えず、#まで出向いている。"sv,
    "#の導入に当たっては、#の安全を確保してほしい。"sv, "#と#を一つにまとめた#があると便利だと思う。"sv,
    "土曜日や日曜日にも#を開けてもらいたい。"sv, "#の周りが暗く、#から帰る子どもが心配である。"sv,
    "#について区の考えを伺いたい。"sv, "#をやめ、その分を#に回してほしい。"sv, "#の進み具合を毎年度公表すること。"sv};
inline constexpr std::array responses = {
    "#については、#の中で検討してまいります。"sv, "ご意見の趣旨を踏まえ、#の充実に努めます。"sv, "#は、%から実施しています。"sv,
    "#の導入には#などの課題があるため、他の自治体の状況を調査します。"sv, "いただいたご意見は、#を進める上での参考とします。"sv,
    "#の整備に当たっては、#の意見を聴きながら進めます。"sv, "区では、#と#を通じて#を進めています。"sv,
    "#は東京都の所管であるため、ご意見を伝えます。"sv, "現在、@か所の#で#を利用できます。"sv,
    "#の表現を、ご指摘のとおり#に改めます。"sv, "#については、計画に記載のとおりです。"sv,
    "#に係る経費は%の予算で@万円を見込んでいます。"sv, "#の利用状況を見ながら、#のあり方を検討します。"sv,
    "#を含め、#の周知に取り組みます。"sv, "個々の#については、#の担当が相談に応じています。"sv,
    "安全の確保が必要なことから、#を直ちに変更することは困難です。"sv, "今後、#の見直しに合わせて#を検討します。"sv,
    "#は@年に一度、#とあわせて点検しています。"sv, "引き続き、#に取り組んでまいります。"sv};

inline constexpr std::array aims = {"の推進"sv, "の充実"sv, "の整備"sv, "の活用"sv, "の強化"sv, "のあり方の検討"sv, "による利便性の向上"sv,
                                    "への対応"sv, "の周知"sv, "に関する連携"sv};
inline constexpr std::array chapters = {"計画の策定に当たって"sv, "現状と課題"sv, "基本的な考え方"sv, "取組項目"sv, "推進体制"sv,
                                        "計画の進め方"sv};
inline constexpr std::array plans = {"情報化基本計画"sv, "地域防災計画"sv, "環境基本計画"sv, "子ども・子育て支援計画"sv, "都市整備方針"sv,
                                     "高齢者保健福祉計画"sv, "教育振興計画"sv, "公共施設等管理計画"sv, "文化芸術推進計画"sv, "産業振興計画"sv};

struct Class {
  std::string_view symbol;
  std::string_view label;
  int share;  ///< of 100
};
inline constexpr std::array classes = {
    Class{"◎"sv, "計画に反映するもの"sv, 6},          Class{"○"sv, "趣旨が計画に含まれているもの"sv, 14},
    Class{"□"sv, "すでに実施しているもの"sv, 25},      Class{"△"sv, "事業実施等の際に検討するもの"sv, 30},
    Class{"※"sv, "区の権限に属さないもの"sv, 8},        Class{"－"sv, "その他、意見として伺うもの"sv, 17}};

}  // namespace iken::bench::vocabulary
