"""An unseen plan as a board's manager might have it in Word: every author's own words for a status, posts and initials
for leads, dates as people say them, a row that the reader cannot take for an action."""

import io

from docx import Document

HEAD = ["Ref", "What we will do", "Lead", "Milestones", "Timescale", "RAG", "Position at end September 2026"]
# The two-level half: refs 1.1 under priority 1.
FIRST = [
    [
        "1.1",
        "Agree one neglect pathway across health, police and children’s services",
        "DI PPU",
        "Draft pathway to the executive by end of October 2026\nPathway launched at the January 2027 meeting",
        "end Q3",
        "Partially achieved",
        "The pathway has been drafted. 34 of 61 referrals (56%) named neglect as the main concern in April to "
        "September 2026. The designated nurse will report on use of the tool to the November 2026 meeting.",
    ],
    [
        "1.2",
        "Train practitioners to use the neglect tool",
        "L&D officer / HoS",
        "Two courses a term",
        "Autumn half-term",
        "G",
        "118 practitioners have been trained. Evaluation forms were returned by few of them.",
    ],
    [
        "",
        "Visit each school that has made no referral in a year",
        "Ed. Safeguarding Lead",
        "",
        "ongoing",
        "Amber",
        "Nine schools have been visited.",
    ],
]
# The three-level half: refs 2.1.1 under objective 2.1.
SECOND = [
    [
        "2.1.1",
        "Hear what children on a plan say about their conferences",
        "IRO Mgr",
        "Questions agreed with young people",
        "by 31/12/26",
        "Partially achieved",
        "Of 40 children asked, 29 (72.5%) said that they had been listened to. Results will go to the board in March "
        "2027.",
    ],
    [
        "2.1.2",
        "Offer an advocate to every child over ten",
        "HoS",
        "Contract let",
        "Spring term 2027",
        "Slippage",
        "",
    ],
    [
        "2.2.1",
        "Audit twelve cases of exploitation each quarter",
        "QA sub gp",
        "",
        "Each quarter",
        "Fully achieved",
        "24 cases were audited.",
    ],
]
LOOSE = "Also agreed in July: the housing association joins the neglect group (Housing Mgr, by Christmas)."


def messy_plan(
    *,
    title: str = "Eastmarsh Safeguarding Children Partnership: Business Plan 2026/27",
    first: list[list[str]] = FIRST,
    second: list[list[str]] = SECOND,
    day: str = "Position at 30 September 2026",
    head: list[str] = HEAD,
) -> bytes:
    document = Document()
    document.add_heading(title, 0)
    document.add_paragraph(day)
    document.add_paragraph(
        "This is the partnership’s own plan. The executive looks at it every quarter; the RAG is each lead’s own view."
    )
    document.add_heading("Priority 1: Neglect is seen early", 1)
    _table(document, head, first)
    document.add_paragraph(LOOSE)
    document.add_heading("Priority 2: Children are heard and kept safe", 1)
    document.add_heading("Objective 2.1: The child’s voice", 2)
    _table(document, head, second[:2])
    document.add_heading("Objective 2.2: Exploitation", 2)
    _table(document, head, second[2:])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: object, head: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(head))  # type: ignore[attr-defined]  # python-docx has no types for it
    for row in [head, *rows]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
