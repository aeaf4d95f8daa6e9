# ruff: noqa: E501  (prose of the document)
"""The Thornley report: tables as tab-separated lines with HTML in their cells, cut where the pages ended."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, cut, html_cell

REPORT = """THORNLEY COUNCIL

OVERVIEW AND SCRUTINY: CHILDREN

9 MAY 2012

{title}

Report from: Independent Chair

1. Background

1.1 The Board monitors action under section 47 and keeps its own risk register (2.3 whole-time staff, 1.5 of them funded).

1.2 The plan's objectives are:

- I. Thresholds are understood by all agencies
- II. The Board hears from children and young people
- III. Disabled children are as safe as other children

2. Child deaths

2.1 Nine deaths were reviewed in 2011/12. The panel's annual report will come to the Committee in July 2012.

Telephone 01999 555 098

STRATEGIC AIMS AND OBJECTIVES

"""


def write(words: Words, path: Path) -> None:
    truth = words.truth
    out = REPORT.format(title=truth["title"].upper())
    for (ref, title), objective in zip(truth["aims"], truth["objectives"], strict=True):
        out += (
            f"Aim {ref}: {title}\n\nObj {objective['ref']}\t{objective['title']}\t\nRef\tAction\tProgress March 2012\n"
        )
        out += "".join(row(words, action["ref"]) for action in words.under(objective["ref"])) + "\n"
    path.write_text(out, encoding="utf-8")


def row(words: Words, ref: str) -> str:
    action, said = words.text(ref), html_cell(words.said(ref), close=False, bullet="• ")
    if ref == "1.1.1":
        first, rest = cut(action, "train staff in its use")
        begun, ended = cut(said, "have fallen from 62% to")
        return f"{ref}\t<p>{first}\t{begun}\n-----\t---\t--\n\n\t{rest}</p>\t{ended}\n"
    if ref == "1.1.2":
        begun, ended = cut(said, "correctly applied in")
        return f"{ref}\t{action}\t{begun}\n-----\t--\t--\n\n\t\t{ended}\n"
    return f"{ref}\t{action}\t{said}\n"
