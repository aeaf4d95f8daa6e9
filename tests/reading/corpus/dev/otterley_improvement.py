# ruff: noqa: E501  (prose of the document)
"""The Otterley improvement plan: one wide HTML table out of Word, levels in cells merged over their rows."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words, html_cell

HEADINGS = [
    "Workstream",
    "Area for improvement",
    "Step",
    "What we are going to do",
    "Owner",
    "Finish by",
    "RAG",
    "Commentary, week ending 6 October 2023",
]
TOP = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><meta name=Generator content="Microsoft Word 15 (filtered)">
<title>Improvement Plan v7 FINAL</title><style>p.MsoNormal {{margin:0cm;font-size:11.0pt}}</style></head><body lang=EN-GB><div class=WordSection1>
<h1><span style='color:#1F3864'>{title}</span></h1>
<p class=MsoNormal><b>10 October 2023</b></p>
<h2>Chair's summary</h2>
<p class=MsoNormal>It is eleven months since Ofsted judged the service inadequate (inspection of November 2022, eight areas for improvement). Three are reported here; the others follow in turn.</p>
<p class=MsoNormal>The workforce is steadier. Agency staff made up 34% of social workers in March 2023 and 27% at the end of last month, and average caseloads have come down from 21 to 17.5.<o:p></o:p></p>
<p class=MsoNormal>Practice is moving more slowly. In the latest round 44% of audits were graded good or better, up nine percentage points on the round before. There are still too many children who wait for a first visit. The audit of supervision will be presented to the Improvement Board on 14 November 2023.</p>
<p class=MsoNormal>&nbsp;</p>
"""


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=escape(words.truth["title"]))
    out += "<table class=MsoTableGrid border=1 cellspacing=0>" + header()
    for ref, title in words.truth["aims"]:
        objectives = [o for o in words.truth["objectives"] if o["aim"] == ref]
        count = sum(len(words.under(o["ref"])) for o in objectives)
        lead = f"<td rowspan={count}>{normal(f'{ref}: {title}')}</td>"
        for objective in objectives:
            actions = words.under(objective["ref"])
            lead += f"<td rowspan={len(actions)}>{normal(objective['ref'] + ' – ' + objective['title'])}</td>"
            for action in actions:
                out += f"<tr>{lead}{row(action)}</tr>\n"
                lead = ""
        if ref == "WS1":
            out += "<tr><td colspan=8><p class=MsoNormal align=right>Page 4 of 9</p></td></tr>\n" + header()
    path.write_text(out + "</table></div></body></html>", encoding="utf-8")


def header() -> str:
    return (
        "<tr>"
        + "".join(f"<td style='background:#1F3864'><p class=MsoNormal><b>{h}</b></p></td>" for h in HEADINGS)
        + "</tr>\n"
    )


def normal(text: str) -> str:
    return f"<p class=MsoNormal><span style='font-size:9.0pt'>{escape(text).replace(' ', '&nbsp;', 1)}</span></p>"


def row(action: dict[str, str]) -> str:
    owner = " / ".join(action["leads"]) if action["ref"] == "3.2" else "<br>".join(map(escape, action["leads"]))
    rag = f"<img src='image001.png' width=18 alt='{action['status']}'>" if "status" in action else "&nbsp;"
    cells = [
        normal(action["ref"]),
        normal(action["text"]),
        f"<p class=MsoNormal>{owner}</p>",
        normal(action["due_words"]),
        rag,
    ]
    return "".join(f"<td valign=top>{cell}</td>" for cell in [*cells, html_cell(list(action["said"]))])
