# ruff: noqa: E501  (prose of the document)
"""The Eastmarsh half-year report: Markdown with pipe tables that were cut at page ends."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, cut, md_cell

HEADER = "| Ref | Action | Lead | Timescale | Progress at December 2013 | RAG |\n|---|---|---|---|---|---|\n"

REPORT = """# EASTMARSH BOROUGH COUNCIL

## CHILDREN'S SERVICES SCRUTINY PANEL

21 January 2014

# Eastmarsh Safeguarding Children Board: Business Plan 2013/14, Half-Year Progress Report

Report from: Independent Chair, ESCB

## 1. Background

- 1.1 The Eastmarsh Safeguarding Children Board (ESCB) was set up under section 14 of the Children Act 2004. \
Its budget is pooled from contributions made by:

- Eastmarsh Borough Council
- Northshire Police
- Eastmarsh Clinical Commissioning Group
- Northshire Probation Trust
- Cafcass

- 1.2 The plan was agreed in June 2013 and takes up the 9 recommendations that Ofsted made to the Board after its \
inspection of 2009. Priority 2.1 of the Children and Young People's Plan is the same as our second priority.

## 2. Private fostering

- 2.1 Notifications remain low: nine private fostering arrangements were notified in 2012/13 compared with four in \
2011/12. A report on awareness work will come to the Board's March meeting.

## 3. Serious case reviews

- 3.1 One review is in progress, of the care of a young person aged 17. It will be published in April 2014.

## 4. Financial and legal implications

- 4.1 The Board's budget for the year is £112,400. Section 47 enquiries remain the duty of the council.

## 5. Recommendation

- 5.1 The Panel is asked to note the progress made and to comment on it.

---

# Appendix A: progress against the plan

"""


def row(words: Words, ref: str) -> str:
    action = words.action(ref)
    lead = {"1B.1": "Northshire Police / Head of Education", "2A.2": "Training Sub-Group<br>Cafcass"}
    cells = [
        ref,
        action["text"],
        lead.get(ref, action["leads"][0]),
        action["due_words"],
        md_cell(action["said"]),
        action.get("status", ""),
    ]
    return "| " + " | ".join(cells) + " |\n"


def cut_row(words: Words, ref: str, after: str, footer: str = "") -> str:
    """The row `ref` broken at a page end after the word(s) `after`; `footer` is a page footer caught in a cell."""
    first, rest = cut(row(words, ref), after)
    progress, rag = rest.rsplit(" | ", 1)
    page_end = f"<br>{footer}" if footer else ""
    return f"{first}{page_end} | {rag.rstrip(' |' + chr(10))} |\n|  |  |  |  | {progress} |  |\n"


def write(words: Words, path: Path) -> None:
    report = REPORT
    for ref, title in words.truth["aims"]:
        report += f"## Priority {ref}: {title}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] != ref:
                continue
            report += f"### Objective {objective['ref']} {objective['title']}\n\n" + HEADER
            report += table_rows(words, objective["ref"]) + "\n"
    path.write_text(report, encoding="utf-8")


def table_rows(words: Words, objective: str) -> str:
    if objective == "1A":
        body = cut_row(words, "1A.1", "Schools have been slower")
        return body + "| -- | --- | --- | -- | --- | --- |\n" + row(words, "1A.2")
    if objective == "1B":
        body = cut_row(words, "1B.1", "subject to funding, and a decision", footer="Page 7 of 12")
        header = HEADER.split("\n")[0] + "\n"
        return body + header + row(words, "1B.2")
    return row(words, "2A.1") + row(words, "2A.2")
