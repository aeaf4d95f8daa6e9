# ruff: noqa: E501  (prose of the document)
"""The Fenbridge report: tab-separated tables out of a committee system, cut where its pages ended."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, cut, html_cell

REPORT = """FENBRIDGE COUNTY COUNCIL

CHILDREN'S SERVICES OVERVIEW COMMITTEE

19 JANUARY 2010

{title}

Report by: Business Manager

Summary

This report sets out progress in the first nine months.

1. Introduction

1.1 The Board acts under section 14 of the Children Act 2004. Chapter 8 of the guidance of 2006 and objective 1.1 of the Children's Plan of February 2009 also apply.

2. Serious case reviews

2.1 One review has been finished. Its executive summary will be published in May 2010; the chronology runs to 11 volumes (see 5.2).

3. Recommendations

3.1 The Committee is recommended to consider the progress made and agree a date for the next report.

Contact: Business Manager, telephone 01999 555 047

---

FENBRIDGE SCB AIMS AND OBJECTIVES

"""

HEAD = "Ref\tAction\tProgress report December 2009\n"


def write(words: Words, path: Path) -> None:
    out = REPORT.format(title=words.truth["title"])
    for ref, title in words.truth["aims"]:
        out += f"Aim {ref}: {title}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                out += f"Obj {objective['ref']}\t{objective['title']}\t\n{HEAD}"
                out += "".join(row(words, action["ref"]) for action in words.under(objective["ref"])) + "\n"
    path.write_text(out, encoding="utf-8")


def row(words: Words, ref: str) -> str:
    action, said = words.text(ref), html_cell(words.said(ref), close=ref != "1.1.1", bullet="• ")
    if ref == "1.1.1":
        one, two = cut(action, "issued after the inquiry,")
        first, rest = cut(said, "which has not")
        second, third = cut(rest, "the number waiting")
        return f"{ref}\t<p>{one}\t{first}\n---\t---\t---\n{HEAD}\t{two}</p>\t{second}\n---\t---\t---\n\n\t\t{third}\n"
    if ref == "1.2.1":
        first, rest = cut(said, "we have no information")
        return f"{ref}\t{action}\t{first}\n--\t--\t--\n\t\t<p>7</p>{rest}\n"
    return f"{ref}\t<p>{action}</p>\t{said}\n"
