# ruff: noqa: E501  (prose of the document)
"""The Averholt plan: Markdown as a converter leaves a PDF, one table for each objective."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, cut, md_cell

TOP = """Progress report to the Board, 18 October 2012

The Board agreed this plan on 26 April 2012. It was drawn up after the Ofsted inspection of September 2011, and says what the Board's members will do together. What each agency does for itself is in its own plan.

**Key:** G = done or on target; A = some slippage; R = well behind or not begun
"""
HEADS = "| Ref | Action | Lead | Timescale | Progress at October 2012 | RAG |"
RULE = "| --- | --- | --- | --- | --- | --- |"
FOOTER = "Averholt SCB Business Plan 2012-14 Page 3 of 6"
KEY = [
    ("BM", "Board Manager"),
    ("DCI", "Detective Chief Inspector, Public Protection"),
    ("DD", "Designated Doctor"),
    ("FO", "Finance Officer"),
    ("HCS", "Head of Children's Social Care"),
    ("HEH", "Head of Early Help"),
    ("HES", "Head of Education Support"),
    ("IC", "Independent Chair"),
    ("JCM", "Joint Commissioning Manager"),
    ("PO", "Participation Officer"),
    ("QAM", "Quality Assurance Manager"),
    ("TO", "Training Officer"),
]


def write(words: Words, path: Path) -> None:
    lines = ["# " + words.truth["title"], "", TOP]
    for aim, title in words.truth["aims"]:
        lines += [f"## {aim}: {title}", ""]
        for objective in words.truth["objectives"]:
            if objective["aim"] == aim:
                lines += [f"**Objective {objective['ref']}: {objective['title']}**", "", HEADS, RULE]
                for action in words.under(objective["ref"]):
                    lines += rows(action)
                lines.append("")
    lines += ["## Abbreviations", "", *(f"- {code}: {post}" for code, post in KEY), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def rows(action: Truth) -> list[str]:
    """The action's row, in two halves where the page ended."""
    leads = " / ".join(lead.split("|")[0] for lead in action["leads"])
    fixed = f"| {action['ref']} | {action['text']} | {leads} | {action['due_words']} "
    if action["ref"] != "2.1.2":
        return [f"{fixed}| {md_cell(action['said'])} | {action['code']} |"]
    begun, ended = cut(action["said"][0], "but the others say")
    first = f"{fixed}| {begun} | {action['code']} |"
    return [first, "", FOOTER, "", HEADS, RULE, f"|  |  |  |  | {ended} |  |"]
