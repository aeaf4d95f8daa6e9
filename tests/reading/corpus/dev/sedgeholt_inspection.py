# ruff: noqa: E501  (prose of the document)
"""The Sedgeholt improvement plan: an old web page whose end tags are left out, inside a layout table with a menu."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, kind_of

HEADINGS = ["Ref", "Action", "Outcome sought", "Lead", "Target date", "Status", "Progress at February 2011"]

TOP = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE>Sedgeholt Council - Committee papers</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<BODY BGCOLOR="#FFFFFF" LINK="#003399">
<TABLE WIDTH="100%" CELLPADDING=6 BORDER=0>
<TR><TD WIDTH=130 VALIGN=top BGCOLOR="#E0E8F0"><IMG SRC="crest.gif" ALT=""><BR>
<A HREF="index.htm">Home</A><BR><A HREF="committees.htm">Committees</A><BR><A HREF="members.htm">Your councillors</A><BR><A HREF="contact.htm">Contact us</A>
<TD VALIGN=top>
<FONT FACE="Arial" SIZE=2>SEDGEHOLT COUNCIL<BR>CHILDREN'S SERVICES OVERVIEW COMMITTEE<BR>8 MARCH 2011</FONT>
<H1>{title}</H1>
<P><I>Joint report of the Director of Children's Services and the Independent Chair of Sedgeholt Safeguarding Children Board</I>
<H2>Background</H2>
<P>Ofsted inspected the Council and its partners in October 2010 and judged their overall effectiveness to be adequate. Inspectors made 12 recommendations. The plan that answers them was agreed in December 2010; the parts of it that fall due first are set out below.
<H2>Where we are now</H2>
<P>Demand has grown since the inspection: the number of children with a child protection plan has gone up from 139 to 171. Agency workers fill 22% of social work posts. Members may wish to bear in mind that the pressure on the duty team is not likely to ease before the new financial year.
<H2>Next steps</H2>
<P>A further report on progress will be made to this Committee on 14 June 2011. In the meantime both of us will visit teams on the ground and talk to the people who do the work.
<H2>Recommendation</H2>
<P>Members are asked to note the progress made.
"""


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=escape(words.truth["title"]))
    for ref, title in words.truth["aims"]:
        out += f'<H2>{ref}: {escape(title)}</H2>\n<TABLE BORDER=1 CELLPADDING=3>\n<TR BGCOLOR="#003399">'
        out += "".join(f'<TH><FONT COLOR="#FFFFFF" SIZE=2>{heading}</FONT>' for heading in HEADINGS) + "\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                band = escape(f"{objective['ref']}: {objective['title']}")
                out += f'<TR BGCOLOR="#CCCCCC"><TD COLSPAN=7><B>{band}</B>\n'
                out += "".join(row(action) for action in words.under(objective["ref"]))
        out += "</TABLE>\n"
    path.write_text(
        out + "</TABLE>\n<HR><FONT SIZE=1>Page maintained by Democratic Services</FONT>\n", encoding="utf-8"
    )


def row(action: Truth) -> str:
    plain = "".join(f"<TD VALIGN=top>{escape(action[key])}" for key in ("ref", "text", "outcome"))
    leads = "<BR>".join(map(escape, action["leads"]))
    colour = f' BGCOLOR="{action["colour"]}"' if action["colour"] else ""
    return f"<TR>{plain}<TD>{leads}<TD>{action['due_words']}<TD{colour}>&nbsp;<TD VALIGN=top>{said(action)}\n"


def said(action: Truth) -> str:
    """Blocks whose paragraphs and items are opened and not closed."""
    out, open_list = "", False
    for kind, text in map(kind_of, action["said"]):
        if kind == "item" and not open_list:
            out, open_list = out + "<UL>", True
        out += ("<LI>" if kind == "item" else "<P>") + escape(text, quote=False)
    return out + ("</UL>" if open_list else "") or "&nbsp;"
