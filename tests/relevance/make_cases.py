#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Computes cases.jsonl from the texts themselves: which records of the sample a query must and must not find.

    make_cases.py            writes cases.jsonl
    make_cases.py --check    says whether the committed cases are what the texts give (exit 1 when not)

`must` comes from a pattern over the normalized (NFKC, case folded) opinion, response and initiative title, or from
one field, never from what some program found. `only` allows nothing else but `may`, which holds the records that
point to a found one ("No.31に記載のとおり") and those named by hand.
"""
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
NAMES = {"d": "shiomidai-digital-plan", "c": "shiomidai-community-plan"}


def fold(text):
    return unicodedata.normalize("NFKC", text).casefold()


def load():
    for letter, name in NAMES.items():
        for line in (HERE / "truth" / (name + ".jsonl")).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield f"{letter}{record['no']}", record


RECORDS = dict(load())
SHORT = {record["id"]: key for key, record in RECORDS.items()}


def field_text(record, field):
    return fold(record["initiative"]["title"] if field == "title" else record[field])


def having(pattern, fields=("opinion", "response", "title")):
    """Short ids of the records one of whose fields matches the pattern (written in folded form)."""
    found = [key for key, r in RECORDS.items() if any(re.search(pattern, field_text(r, f)) for f in fields)]
    if not found:
        raise SystemExit(f"no record has {pattern}")
    return found


def where(test):
    return [key for key, r in RECORDS.items() if test(r)]


def pointing_to(keys):
    """Records that refer to one of these, directly or through another."""
    reached = set(keys)
    for _ in RECORDS:
        reached |= {k for k, r in RECORDS.items() if any(SHORT[x["id"]] in reached for x in r["references"])}
    return reached - set(keys)


CASES = []


def case(query, must, why, no=(), may=(), only=False, inside=(), tier=(), order=(), match=None, no_expand=False):
    must = list(must.split()) if isinstance(must, str) else list(must)
    split = lambda value: value.split() if isinstance(value, str) else list(value)
    no, may, inside = split(no), split(may), split(inside)
    for key in must + no + may + inside:
        assert key in RECORDS, key
    assert not set(must) & set(no), (query, set(must) & set(no))
    assert set(inside) <= set(must) | set(may), query
    ids = lambda keys: [RECORDS[k]["id"] for k in RECORDS if k in set(keys)]
    out = {"id": f"c{len(CASES) + 1:03}", "query": query, "must": ids(must), "must_not": ids(no)}
    if only:
        out["only"] = True
        follows = match != "literal" and not re.match(r"[^ ]+[:：]", query)  # a string or a field is not followed
        out["may"] = ids(((pointing_to(must) if follows else set()) | set(may)) - set(must) - set(no))
    tiers = {k: "inside" for k in inside} | dict(tier)
    if tiers:
        out["tier"] = {RECORDS[k]["id"]: name for k, name in tiers.items()}
    if order:
        out["order"] = [RECORDS[k]["id"] for k in split(order)]
    options = {k: v for k, v in (("match", match), ("no_expand", no_expand)) if v}
    if options:
        out["options"] = options
    out["why"] = why
    CASES.append(out)


def synonyms():
    lan = having("無線lan|wi-fi")
    assert lan == ["d1", "d2", "d3", "d4"]
    case("無線LAN", lan, "the word and its synonym Wi-Fi", only=True)
    case("無線LAN", having("無線lan"), "without expansions the word alone", only=True, no_expand=True)
    case("Wi-Fi", lan, "synonym in the other direction; the typed word first", only=True, order="d3 d4",
         tier={"d4": "synonym", "d3": "word"})
    for query in ("WiFi", "ワイファイ", "wi-fi", "Ｗｉ－Ｆｉ", "WIFI"):
        case(query, lan, "spellings of Wi-Fi and its synonym", only=True)
    case("Wi-Fi", having("wi-fi"), "without expansions the word alone", only=True, no_expand=True)
    case("公衆無線LAN", having("公衆無線lan"), "a longer compound")
    card = having("マイナンバー|個人番号")
    assert card == ["d9", "d10", "d11"]
    case("マイナンバー", card, "part of マイナンバーカード, and 個人番号", only=True)
    case("マイナンバーカード", card, "synonym 個人番号カード", only=True)
    case("個人番号カード", card, "synonym マイナンバーカード; the typed word first", only=True, order="d10 d9",
         tier={"d10": "word", "d9": "synonym"})
    case("個人番号", card, "part of 個人番号カード, and マイナンバー")
    case("個人番号カード", having("個人番号カード"), "without expansions the word alone", only=True, no_expand=True)
    case("マイナカード", card, "the short form of everyday speech")
    gap = having("情報格差|デジタル・?デバイド")
    for query in ("情報格差", "デジタルデバイド", "デジタル・デバイド", "ディジタルデバイド", "ﾃﾞｼﾞﾀﾙﾃﾞﾊﾞｲﾄﾞ"):
        case(query, gap, "情報格差 = デジタルデバイド in any spelling", only=True)
    home = having("ホームページ|ウェブサイト")
    for query in ("ホームページ", "HP", "ウェブサイト", "ウエブサイト", "ＨＰ"):
        case(query, home, "ホームページ = HP = ウェブサイト")
    case("ウェブサイト", having("ウェブサイト"), "without expansions the word alone", only=True, no_expand=True)
    for query in ("パソコン", "PC", "ＰＣ", "pc"):
        case(query, having("パソコン"), "PC = パソコン", no="d24 c1")
    for query in ("スマホ", "スマートフォン", "ｽﾏﾎ"):
        case(query, having("スマホ|スマートフォン"), "スマホ = スマートフォン", only=True, may="d13 d30")
    mail = having("eメール|電子メール")
    for query in ("電子メール", "Eメール", "ｅメール", "eメール", "Ｅメール"):
        case(query, mail, "ｅメール = Eメール = 電子メール")
    case("メール", having("メール"), "as a word and in its compounds")
    for query in ("FAX", "ＦＡＸ", "fax", "ファックス", "ファクス"):
        case(query, "d14", "one word in width, case and kana", only=True)
    case("Twitter", "d24", "synonym of ツイッター, written ツイッタ― with U+2015 in the text", only=True, may=having("sns"))
    case("お年寄り", having("高齢者"), "everyday word for 高齢者")
    case("保育所", having("保育園"), "保育所 = 保育園", no="c9 c10")
    case("町内会", "c22", "町内会 = 町会", no="c23")


def variants():
    person = having("障(害|がい|碍)者")
    trap = "d31 c21 c23"
    for query in ("障害者", "障がい者", "障碍者"):
        case(query, person, "障がい = 障害 = 障碍, also inside compounds", no=trap)
    case("障がい者", person, "the typed spelling is no worse than the other one", order="d21 c16",
         tier={"d21": "word", "c16": "variant"})
    case("障害者", person, "the other spelling is marked", tier={"d21": "variant", "c16": "word"})
    any_form = having("障(害|がい|碍)")
    for query in ("障害", "障がい", "障碍"):
        case(query, any_form, "障害 in any spelling; 障子と害虫 and 生涯 are other words", no=trap, only=True)
    deaf = having("聴覚障(害|がい)")
    assert deaf == ["d20", "c6"]
    for query in ("聴覚障害", "聴覚障がい", "聴覚障害者"):
        case(query, deaf if query != "聴覚障害者" else ["c6"], "a compound and its variant", no="d22 c21")
    for query in ("視覚障害", "視覚障がい", "視覚障碍"):
        case(query, "d22", "variant inside a compound", no="d20 c6", only=True)
    child = having("子(ども|供)|こども")
    for query in ("子ども", "こども", "子供"):
        case(query, child, "three spellings of one word", no="d17 c1")
    case("子ども食堂", "c12", "a compound", no="d1")
    case("こども食堂", "c12", "the same compound in another spelling", no="d1 c25")
    refuse = having("ごみ|ゴミ")
    for query in ("ごみ", "ゴミ", "ｺﾞﾐ"):
        case(query, refuse, "hiragana and katakana", only=True)
    for query in ("粗大ゴミ", "粗大ごみ"):
        case(query, "d27", "variant inside a compound", no="d15 c22", only=True)
    for query in ("ごみ袋", "ゴミ袋"):
        case(query, "c22", "variant inside a compound", no="d15 d27", only=True)
    apply = having("申込|申し込み")
    for query in ("申込み", "申込", "申し込み", "申しこみ"):
        case(query, apply, "okurigana", no="d10 c9")
    for query in ("引っ越し", "引越し", "引越", "引っこし"):
        case(query, "d12", "okurigana", no="d13 c20")
    for query in ("漏えい", "漏洩"):
        case(query, having("漏えい|漏洩"), "kana and kanji of one word", only=True)
    case("情報漏えい", "d36", "a compound in the other spelling", no="d34 c13")
    for query in ("問い合わせ", "問合せ", "問合わせ", "お問い合わせ"):
        case(query, "d14", "okurigana", no="d15 c23")
    for query in ("取扱い", "取り扱い", "取扱"):
        case(query, "d36", "okurigana", no="c22")
    for query in ("USBメモリ", "USBメモリー", "ＵＳＢメモリ", "usbﾒﾓﾘｰ"):
        case(query, "d35", "the long vowel mark and the width", only=True)
    for query in ("ツイッター", "ツイッタ―", "ﾂｲｯﾀｰ"):
        case(query, "d24", "the text has U+2015 for the long vowel mark", only=True, may=having("sns"))
    for query in ("り災証明書", "罹災証明書", "罹災証明"):
        case(query, "d31", "kana for a rare kanji", no="d13")


def eras_and_numbers():
    y2016 = having("平成28年|2016年|h28")
    assert set(y2016) == {"d1", "d23", "d32", "d36", "d37", "c4"}
    for query in ("平成28年", "平成２８年", "2016年", "２０１６年", "H28", "Ｈ２８", "㍻28年", "平成二十八年", "二〇一六年"):
        case(query, [k for k in y2016 if k != "d32"], "one year in any notation; 年度 comes after if at all", no="c1 d24 d38",
             may="d32")
    case("平成28年", y2016, "年 ranks before 年度, which contains the string", order="d37 d32")
    for query in ("平成28年度", "2016年度", "２０１６年度", "H28年度"):
        case(query, "d32", "年度 is not 年", no="d1 d23 d37 c4")
    for query in ("令和元年", "令和1年", "2019年", "令和１年", "R1年"):
        case(query, "c1", "the first year of an era", no="c7 c18 d23")
    case("2022年", having("令和4年(?!度)"), "era to common year", no="d23 c18")
    case("令和4年", having("令和4年"), "年 before 年度", order="c4 c12")
    for query in ("令和5年度", "2023年度", "令和五年度"):
        case(query, having("令和5年度"), "年度 is not 年", no="c7 d38")
    for query in ("平成29年度", "2017年度", "平成２９年度"):
        case(query, having("平成29年度"), "年度 in either notation", no="d1 d23 d12")
    case("2018年度", "d12", "common year to era", no="d38 d32")
    case("2014年", "d24", "common year to era", no="d23")
    case("H27", "d24", "short era to full", no="d36")
    for query in ("10万円", "１０万円"):
        case(query, "d6 c5 c12", "10万円 = 100,000円; 110万円 only contains the characters", inside="c12", no="c16",
             order="d6 c12")
    for query in ("100,000円", "十万円", "100000円", "１００，０００円"):
        case(query, "d6 c5", "an amount in any notation", no="c16 d38")
    case("10万円", "d6 c5", "words only", no="c12 c16", match="word")
    for query in ("1万円", "10,000円", "一万円"):
        case(query, "c12", "an amount in any notation", no="d6 c5 c16")
    for query in ("5万円", "50,000円", "五万円"):
        case(query, "c16", "an amount in any notation", no="d6 c12")
    case("110万円", "c12", "the whole amount", no="d6 c5")
    case("1,100,000円", "c12", "the whole amount in digits", no="d6 c5")


def readings():
    for query in ("としょかん", "toshokan", "トショカン", "ﾄｼｮｶﾝ"):
        case(query, having("図書館", ["opinion"]), "reading of 図書館", no="d35 c22", tier={"c18": "reading"})
    for query in ("まいなんばー", "maina", "mainanba"):
        case(query, "d9 d11", "reading of マイナンバー", no="d28 c25", tier={"d9": "reading"})
    case("ﾏｲﾅ", "d9 d10 d11", "half-width kana, and only a part of the word", no="d28 c25")
    case("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", having("マイナンバーカード|個人番号カード"), "half-width kana are only another width", only=True)
    case("きゃっしゅれす", having("キャッシュレス"), "hiragana of a katakana word", only=True)
    case("ｷｬｯｼｭﾚｽ", having("キャッシュレス"), "half-width kana", only=True)
    case("kyasshuresu", having("キャッシュレス"), "romaji of a katakana word", no="d32 c24")
    case("くらうど", having("クラウド"), "hiragana of a katakana word", no="c24")
    case("ぼうさい", having("防災"), "reading of 防災", no="c24")
    case("bousai", having("防災"), "romaji of 防災", no="c24")
    case("てすうりょう", having("手数料"), "reading of 手数料", no="d8")
    case("すまほ", "d7 d17", "hiragana of スマホ", no="c24")
    case("しょうがい", "d20 d22 c4", "a reading that several words share", no="c23 c24")
    case("ついったー", "d24", "reading over the mended long vowel mark", no="c24")
    case("あにめーしょん", [], "a reading that no word here has", only=True)


def compounds():
    for word in ("図書館", "防災", "無線", "福祉", "手話", "証明書", "予約", "通訳", "充電", "児童館", "公園", "手続き", "避難所"):
        case(word, having(word), "the word and the compounds that hold it")
    case("行政無線", having("行政無線"), "inside 防災行政無線", no="d1")
    case("防災行政無線", having("防災行政無線"), "the whole", only=True)
    case("カード", having("カード"), "part of three compounds", no="c24 d7")
    case("住民票", "d9", "a word", only=True)
    case("カーテン", "c24", "part of グリーンカーテン", no="d22")
    case("図書館無線LAN", "d1 d4", "a run without spaces means all its content words", no="d40 c18")
    case("施設予約メール", "d7", "a run without spaces", no="d8")
    case("保育園書類", "d13", "a run without spaces", no="c8")
    case("学校無線LAN", [], "no record has both", no="d1 d2 d3 d4")


def traps():
    case("京都", "d20 c17 c20", "東京都 only contains the characters", inside="d20 c17", only=True, order="c20 d20")
    case("京都", "c20", "words only", no="d20 c17", match="word", only=True)
    case("東京都", having("東京都"), "the whole word", no="c20", only=True)
    case("東京", having("東京"), "part of 東京都", no="c20", only=True)
    case("サーバ", "d16 d31 d33", "サーバント only contains the characters", inside="d16", order="d31 d33 d16")
    case("サーバ", "d31 d33", "words only", no="d16", match="word", may="d34", only=True)
    case("サーバー", "d31 d33", "サーバ and サーバー are one word", may="d16", only=True)
    case("サーバントリーダーシップ", "d16", "the whole word", no="d31 d33", only=True)
    case("リング", "d22 d35 c25", "グリーン has other characters; モニタリング only contains them", no="c24",
         inside="d35 c25", order="d22 d35", only=True)
    case("リング", "d22", "words only", no="d35 c25 c24", match="word", only=True)
    case("グリーン", "c24", "part of グリーンカーテン", no="d22 d35 c25", only=True)
    case("モニタリング", having("モニタリング"), "the whole word", no="d22", only=True)
    case("会社", having("会社"), "社会 has the same characters in the other order", no="c2 c4 c6")
    case("社会", having("社会"), "会社 has the same characters in the other order", no="d6 d34 c17")
    case("障子", "c23", "a word", only=True)
    case("害虫", "c23", "a word", only=True)
    case("障害 害虫", [], "both words in one record: none", only=True)
    case("生涯学習", "c21", "生涯 is not 障害", no="d20 d21 c4 c5", only=True)
    case("生涯", "c21", "part of 生涯学習", no="d20 d21 c4 c5", only=True)
    case("税", having("税"), "also in 税金, 住民税 and 免税店", only=True)
    case("免税", "d28", "part of 免税店", no="d6 d11", only=True)
    case("税金", "d6", "免税 is not 税金", no="d28")
    case("クレジットカード", "d6", "other cards are other words", no="d9 d10 d11", only=True)
    case("公開", having("公開"), "公開 is not 開館 or 開設", no="c18 c19")
    case("開館", having("開館"), "休館 is not 開館", no="d16")
    for query in ("川", "苗", "孫", "雨", "駅", "米", "夜", "本"):
        case(query, having(query), "a single kanji, inside longer words too")


def literals():
    def literal(query, pattern=None):
        case(query, having(re.escape(fold(pattern or query))), "the characters as they stand", match="literal", only=True)
    for query in ("です。なお、60分", "No.31に", "No.17", "No.３３", "※電子申請：", "※電子申請:", "、水道と、", "100,000",
                  "います。登録の", "LANが", "バントリ", "ゴミの申", "スがゴ", "い。", "usb", "Ｈ２８", "５つの", "ーバ", "を",
                  "会社と協議", "ＩＣチップ", "ｻｰﾊﾞ", "たり赤ちゃんに授"):
        literal(query)
    case("東京都京都", [], "no such string", match="literal", only=True)
    case("図書館 OR 児童館", [], "taken to the letter, no record has it", match="literal", only=True)
    case("(図書館)", [], "taken to the letter, no record has it", match="literal", only=True)


def nothing():
    for query in ("ｚｚｑｗｘ", "龘龘", "🦖🦖", "xyzzy", "ぬぺぬぺぬぺ", "クォンタムバナナ", "薔薇", "あああああああ", "!!!???", "ヱヱヱ"):
        case(query, [], "garbage, or a word that no record has", only=True)
    case("図書館 龘龘", [], "a word without any match is not dropped", only=True)
    case("無線LAN クォンタムバナナ", [], "a word without any match is not dropped", only=True)


def language():
    case('"無線LANが使える"', "d1", "a phrase", no="d2 d4", only=True)
    case("「図書館の本」", "c20", "a phrase in Japanese quotes", no="c18 d4", only=True)
    case('"図書館の夜"', [], "a phrase that stands nowhere", only=True)
    case('"マップ防災"', [], "a phrase has an order", only=True)
    case("「会社の経営状況」", "d34", "a phrase", only=True)
    case("＂防災マップ＂", "d39", "full-width quotes", only=True)
    case("害虫 OR グリーンカーテン", "c23 c24", "or", only=True)
    case("害虫 または グリーンカーテン", "c23 c24", "or in Japanese", only=True)
    case("（害虫　ＯＲ　グリーンカーテン）", "c23 c24", "full-width operators, brackets and spaces", only=True)
    case("手話 OR 点字", having("手話|点字"), "or", only=True)
    lan = set(having("無線lan|wi-fi"))
    library = having("図書館")
    case("図書館 -無線LAN", [k for k in library if k not in lan], "not", no="d1 d4")
    case("図書館　－無線LAN", [k for k in library if k not in lan], "full-width minus", no="d1 d4")
    case("図書館 NOT 休館日", [k for k in library if k not in ("c18", "c19")], "not", no="c18 c19")
    case("(図書館 OR 児童館) 夜", "c10 c18", "parentheses", no="c9 c19 d4", only=True)
    case("図書館 駅", "c20", "words are joined by and", no="c18 d2", only=True)
    case("避難所 停電", "d30 c15", "words are joined by and", no="c14 d31", only=True)
    case("避難所　停電", "d30 c15", "a full-width space", no="c14 d31", only=True)
    case("停電 避難所 充電", "d30", "three words", no="c15", only=True)


def fields():
    case("意見:図書館", having("図書館", ["opinion"]), "the opinion only", no="d1", only=True)
    case("opinion:図書館", having("図書館", ["opinion"]), "the field's English name", no="d1", only=True)
    case("回答:図書館", having("図書館", ["response"]), "the response only", no="d4 d40 c20")
    case("response:図書館", having("図書館", ["response"]), "the field's English name", no="d4 d40 c20")
    case("意見：手数料", having("手数料", ["opinion"]), "a full-width colon", no="d5", only=True)
    case("回答:手数料", having("手数料", ["response"]), "the response only")
    case("取組:無線LAN", having("無線lan", ["title"]), "the initiative's title only", only=True)
    case("取組:図書館", having("図書館", ["title"]), "the initiative's title only", no="d1 d4 d40", only=True)
    for symbol in "◎○□△※－◇▲":
        case("区分:" + symbol, where(lambda r: r["category"]["symbol"] == symbol), "a class; its look-alikes in the rows too",
             only=True)
    case("category:◎", where(lambda r: r["category"]["symbol"] == "◎"), "the field's English name", only=True)
    case("区分:△ メール", [k for k in having("メール") if RECORDS[k]["category"]["symbol"] == "△"], "a class and a word",
         no="d7 d26 c13", only=True)
    case("No:17", "d17 c17", "a number", only=True)
    case("No:５", "d5 c5", "a full-width number", only=True)
    case("No:41", [], "a number that no document has", only=True)
    digital, community = where(lambda r: "digital" in r["id"]), where(lambda r: "community" in r["id"])
    case("年:2016", digital, "the year of the document's period", only=True)
    case("年:2022", community, "the year in which the period begins", only=True)
    case("年:2016..2018", digital, "a range", only=True)
    case("年:2016..2022 図書館", having("図書館"), "a range and a word", only=True)
    case("年:2023", [], "the period ends in this year, but begins before", only=True)
    case("年:2016 図書館", [k for k in having("図書館") if k in digital], "a year and a word", only=True)
    case("年:2022 図書館", [k for k in having("図書館") if k in community], "a year and a word", only=True)
    case("文書:shiomidai-community-plan 保育園", "c8", "a document and a word", no="d13", only=True)
    case("図書館 -年:2016", [k for k in having("図書館") if k in community], "not, with a field", no="d1 d4 d40")


def prefixes():
    case("マイナ*", having("マイナ"), "a prefix", no="c25", only=True)
    case("避難*", having("避難"), "a prefix")
    case("図書*", having("図書館", ["opinion"]), "a prefix", no="d2")
    case("キャッシュ*", having("キャッシュ"), "a prefix", only=True)
    case("キャッシュ＊", having("キャッシュ"), "a full-width asterisk", only=True)
    case("スマ*", having("スマホ|スマートフォン"), "a prefix of two words", no="c24")
    case("サーバ*", "d16 d31 d33", "here サーバント is a full match", no="d35")


def main():
    for part in (synonyms, variants, eras_and_numbers, readings, compounds, traps, literals, nothing, language, fields,
                 prefixes):
        part()
    text = "".join(json.dumps(c, ensure_ascii=False) + "\n" for c in CASES)
    target = HERE / "cases.jsonl"
    if "--check" in sys.argv:
        same = target.exists() and target.read_text(encoding="utf-8") == text
        print(len(CASES), "cases", "as computed" if same else "DIFFER from the committed ones")
        return 0 if same else 1
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
