# ruff: noqa: E501  (prose of the document)
"""The Torrdale report: tab-separated tables whose cells caught page numbers, headers and the next row's number."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, cut, html_cell

REPORT = """CHILDREN AND FAMILIES SCRUTINY PANEL

3 FEBRUARY 2015

TORRDALE LSCB BUSINESS PLAN 2014/15: THIRD QUARTER REPORT

Report from/Author: LSCB Manager

1. Background

1.1 The plan was agreed after the inspection of March 2013. Objective 2.1 also appears in the Early Help Strategy; pupils aged 5 to 16 helped to write it.

2. Progress

2.1 The table is at Appendix 1 (3 pages).

APPENDIX 1

"""
HEAD = "Ref\tAction\tProgress January 2015\n"


def write(words: Words, path: Path) -> None:
    out = REPORT
    for (ref, title), objective in zip(words.truth["aims"], words.truth["objectives"], strict=True):
        out += f"Aim {ref}: {title}\n\nObj {objective['ref']}\t{objective['title']}\t\n{HEAD}"
        out += "".join(row(words, action["ref"]) for action in words.under(objective["ref"])) + "\n"
    path.write_text(out, encoding="utf-8")


def row(words: Words, ref: str) -> str:
    action, said = words.text(ref), html_cell(words.said(ref), close=False, bullet="– ")
    if ref == "1.1.1":
        first, rest = cut(said, "Referrals from adult services")
        return f"{ref}\t<p>{action}</p>\t{first}\n-----\t---\t--\n{HEAD}\t\t<p>11</p>{rest}\n"
    if ref == "2.1.1":
        first, rest = cut(said, "but no more than")
        return f"{ref}\t{action}\t{first}\n\t\tPage 12 of 16\n\t\t{rest}\n"
    return f"{ref}\t{action}\t{said}\n"
