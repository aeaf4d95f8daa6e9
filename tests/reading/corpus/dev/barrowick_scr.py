# ruff: noqa: E501  (prose of the document)
"""The Barrowick action plan: one HTML table, recommendations spanning the rows of their actions."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, kind_of

COLOURS = {"Green": "#00b050", "Amber": "#ffc000", "Red": "#ff0000", "White": "#ffffff"}
HEADINGS = ["No.", "Recommendation", "", "Action", "Lead agency", "Timescale", "Progress at 30 November 2012", "Status"]
OPENING = """<p>Barrowick Safeguarding Children Board<br>Updated 30 November 2012</p>
<h2>Introduction</h2>
<p>Child R died in 2011 at the age of 14 months. The overview report was completed on 16 March 2012, under chapter 8 of the guidance of 2010, and accepted by the Board in full. Each agency that had known the family also has an action plan of its own, which is overseen by the Serious Case Review Sub-Group and is not repeated here.</p>
<p>The Sub-Group looks at this plan every 6 weeks. Actions are closed by the Sub-Group only when it has seen the evidence for itself.</p>
<h2>Multi-agency action plan</h2>
"""
KEY = """<p><b>Key:</b> <span style="background:#00b050">Green</span> completed; <span style="background:#ffc000">Amber</span> in hand; <span style="background:#ff0000">Red</span> overdue; White: not yet due.</p>
"""

CLOSING = """<h2>Next steps</h2>
<p>The Sub-Group will report on the plan to the full Board on 14 March 2013. A short guide for staff to the lessons of the review is to be published in April 2013. The family have been told what has been done, and have asked to be told when the last action is closed.</p>
"""


def said(action: Truth) -> str:
    blocks = [("\uf0b7 " if kind == "item" else "") + escape(text) for kind, text in map(kind_of, action["said"])]
    return "<br>".join(blocks)


def write(words: Words, path: Path) -> None:
    title = escape(words.truth["title"])
    out = f"<html><head><title>{title}</title></head><body>\n<h1>{title}</h1>\n{OPENING}{KEY}<table border=1>\n<thead><tr>"
    out += "".join(f"<th>{heading}</th>" for heading in HEADINGS) + "</tr></thead>\n<tbody>\n"
    for objective in words.truth["objectives"]:
        actions = words.under(objective["ref"])
        for number, action in enumerate(actions):
            out += "<tr>"
            if number == 0:
                tall = f'<td rowspan="{len(actions)}">'
                out += f"{tall}{objective['ref']}</td>{tall}{escape(objective['title'])}</td>"
            cells = [action["ref"], action["text"], "<br>".join(action["leads"]), action["due_words"]]
            out += "".join(f"<td>{cell}</td>" for cell in cells)
            out += f"<td>{said(action)}</td>"
            out += f'<td bgcolor="{COLOURS[action["fill"]]}">&nbsp;</td></tr>\n'
    path.write_text(out + f"</tbody></table>\n{CLOSING}</body></html>\n", encoding="utf-8")
