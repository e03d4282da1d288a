#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lays the records of truth/*.jsonl out as the text a PDF table leaves behind, so that the truth of a sample is known.

    lay_out.py            writes index/collections/shiomidai/*.txt
    lay_out.py --check    says whether the committed texts are what the records give (exit 1 when not)
"""
import json
import pathlib
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "index" / "collections" / "shiomidai"
NOT_AT_START = set("、。，．・）」』】〉》！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ")
NOT_AT_END = set("（「『【〈《")


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def atoms(text):
    """Characters, but a run of half-width ones (LAN, 60) stays whole, as a typesetter leaves it."""
    run = ""
    for c in text:
        if c.isascii() and not c.isspace():
            run += c
            continue
        if run:
            yield run
        run = ""
        yield c
    if run:
        yield run


def wrap(paragraph, columns, indent):
    """Lines of `columns` full-width characters, the first one shorter by the indent, with Japanese line-start rules."""
    lines, line = [], []
    room = 2 * (columns - indent)
    for atom in atoms(paragraph):
        if line and width("".join(line)) + width(atom) > room:
            carried = [atom]
            while len(line) > 1 and (carried[0][0] in NOT_AT_START or line[-1] in NOT_AT_END):
                carried.insert(0, line.pop())
            lines.append("".join(line))
            line, room = carried, 2 * columns
        else:
            line.append(atom)
    return lines + ["".join(line)]


def blank_after(mode, record, index, number, line):
    """Where the extraction leaves a blank line inside a paragraph: never after the end of a sentence."""
    if line.endswith("。"):
        return False
    if mode == "first-line":  # an indented line of a later paragraph stands apart from the next one
        return index > 0 and number == 0 and record["no"] % 5 != 0
    return (record["no"] * 7 + index * 3 + number) % 6 == 0


def cell(text, columns, mode, record):
    out = []
    for index, paragraph in enumerate(text.split("\n")):
        lines = wrap(paragraph, columns, 1)
        if paragraph.startswith("※"):
            out.append("")
        for number, line in enumerate(lines):
            out.append(line)
            if number + 1 < len(lines) and blank_after(mode, record, index, number, line):
                out.append("")
    return out


def table_header(kind):
    return {"full": ["№ 意見の概要 区の考え方", "対応", "区分", ""], "cut": ["№ 意見の概要 区の考え方", " 区分", ""],
            "foot": ["区分", ""], "none": []}[kind]


def headings(record, seen):
    label = record["initiative"]["label"]
    title = record["initiative"]["title"]
    initiative = label if label == title else label + ("" if label.endswith("）") else " ") + title
    path = [record["chapter"], record["section"], record["subsection"], initiative]
    out, changed = [], False
    for level, heading in enumerate(path):
        changed = changed or (heading != seen[level] and heading is not None)
        if changed and heading is not None:
            out += [heading, ""]
    seen[:] = path
    return out


def legend_block(layout, records):
    counts = {symbol: sum(r["category"]["symbol"] == symbol for r in records) for symbol, _ in layout["legend"]}
    out = [layout["period"], "", layout["count_line"].format(opinions=len(records), persons=layout["persons"]), "",
           layout["legend_title"], ""]
    for symbol, label in layout["legend"]:
        count = str(counts[symbol])
        if len(count) == 1:
            count = chr(ord(count) + 0xFEE0)
        out += [f"{symbol}・・・{label} {count}件", ""]
    return out


def row(layout, record, displaced):
    shared = record["response_shared_with"]
    out = [str(record["no"]), ""] + cell(record["opinion"], layout["widths"]["opinion"], layout["blanks"], record) + [""]
    answer = cell(record["response"], layout["widths"]["response"], layout["blanks"], record)
    if not shared:
        out += answer + ([] if record["no"] % 6 == 1 else [""])
    elif record["no"] < min(shared):
        displaced += answer + [""]
    return out + [layout["row_symbols"].get(str(record["no"]), record["category"]["symbol"]), ""]


def page_text(layout, page, records, seen):
    first, last = page["records"]
    body, displaced = table_header(page["header"]), []
    for record in records[first - 1:last]:
        body += headings(record, seen) + row(layout, record, displaced)
    body += displaced
    if page.get("legend"):
        body += legend_block(layout, records)
        body.pop()
    elif "number" in page:
        body += [str(page["number"]), "", "", ""]
    body[0] = page.get("lead", "") + body[0]
    return body


def document(layout, records):
    out, seen = [""] + layout["title"] + [""], [None] * 4
    for page in layout["pages"]:
        out += page_text(layout, page, records, seen)
    return "\n".join(out).rstrip("\n") + "\n"


def main():
    stale = 0
    for path in sorted((HERE / "truth").glob("*.layout.json")):
        layout = json.loads(path.read_text(encoding="utf-8"))
        lines = (HERE / "truth" / (layout["id"] + ".jsonl")).read_text(encoding="utf-8").splitlines()
        text = document(layout, [json.loads(line) for line in lines])
        target = TARGET / (layout["id"] + ".txt")
        if "--check" in sys.argv:
            same = target.exists() and target.read_text(encoding="utf-8") == text
            stale += not same
            print(target.name, "as generated" if same else "DIFFERS")
        else:
            target.write_text(text, encoding="utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
