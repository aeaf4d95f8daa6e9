# ruff: noqa: E501  (prose of the document)
"""The Westmoor plan: a page from an old content system, with pictures for ratings."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words, html_cell

HEADINGS = [
    "Ref No",
    "Activity",
    "Lead Officer / Agency",
    "Planned Completion Date",
    "Progress at January 2013",
    "RAG rating",
]

TOP = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN">
<HTML><HEAD><TITLE>Untitled document</TITLE><STYLE>td {{ border: 1px solid }}</STYLE></HEAD><BODY>
<DIV class=nav><A href="#">Home</A> | <A href="#">About us</A></DIV>
<H1>{title}</H1>
<H2>Background</H2>
<P>Part IV of the Family Law Act 1996 and the local strategy of 2010 set the scene. In 2011/12 police attended <B>2,413</B> incidents
where children were living in the home. Domestic abuse was a factor in <FONT color=red>43%</FONT> of child protection plans.
The strategy will be refreshed in April 2014. The delivery group has met every 4 weeks since September 2011.</P>
<P>The programme is funded by:<UL><LI>Westmoor Borough Council<LI>Northmoor Police<LI>NHS Westmoor</UL>
<H2>Delivery plan</H2>
"""


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"].replace("–", "&#8211;"))
    for objective in words.truth["objectives"]:
        out += f"<TABLE><TR><TD colspan=6><STRONG>{objective['ref']}: <EM>{objective['title']}</EM></STRONG></TD></TR>"
        for action in words.under(objective["ref"]):
            out += "<TR>" + "".join(f"<TD><B>{heading}</B>" for heading in HEADINGS) + "</TR>"
            picture = f'<IMG src="x.gif" alt="{action["status"]}">'
            lead = "<BR>".join(escape(lead) for lead in action["leads"])
            plain = [action["ref"], escape(action["text"]), lead, escape(action["due_words"])]
            cells = [f"<TD><SPAN style='font-size:9pt'>{text}</SPAN>" for text in plain]
            out += "<TR>" + "".join(cells) + f"<TD>{html_cell(action['said'], close=False)}<TD>{picture}</TR>\n"
        out += "</TABLE><P align=center>– 24 –\n"
    path.write_text(out + "</BODY>", encoding="utf-8")
