# ruff: noqa: E501  (prose of the document)
"""The Fosscliffe report: a page of the council's committee site, with the plan as an appendix."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["No.", "What we said we would do", "Lead", "Deadline", "What has been done", "Rating"]
TOP = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Agenda item - TITLE | Fosscliffe Council</title></head>
<body>
<div id="cookies"><p>This site uses cookies. <a href="#">Accept</a></p></div>
<div id="menu"><ul><li><a href="/">Home</a></li><li><a href="/committees">Committees</a></li><li><a href="/councillors">Your councillors</a></li></ul></div>
<div id="content">
<p><strong>Children's Services Scrutiny Committee</strong></p>
<p><strong>Tuesday, 11 November 2014 at 6.30 pm</strong></p>
<h1>TITLE</h1>
<p>Report of the Independent Chair</p>
<h2>1. Purpose of report</h2>
<p>1.1 To tell the Committee how far the Fosscliffe Safeguarding Children Board has got with its plan for the year.</p>
<h2>2. Recommendations</h2>
<p>2.1 The Committee is asked to:</p>
<ol type="a">
<li>note the progress made in the first half of the year;</li>
<li>say whether it wishes to see the neglect audit when it is finished; and</li>
<li>agree that the next report should come to its meeting in June 2015.</li>
</ol>
<h2>3. Background</h2>
<p>3.1 The Board was set up under section 13 of the Children Act 2004. It adopted its plan on 17 April 2014. The plan is a short one on purpose: the Board was told by its peer reviewers in 2010 that it tried to do too much.</p>
<h2>4. Key issues for members</h2>
<p>4.1 There were 71 children with a child protection plan for neglect in September 2013. In September 2014 there were 94.</p>
<p>4.2 Of the children who became the subject of a plan in the last twelve months, 16.4% had had one before. The average for similar councils is 15.8%.</p>
<p>4.3 The Clinical Commissioning Group has been unable to recruit a designated doctor since March. It now expects to appoint one by the end of February 2015.</p>
<p>4.4 Two serious case reviews are under way. The first will be published on 22 January 2015.</p>
<h2>5. Financial implications</h2>
<p>5.1 The Board's budget is &pound;121,500. Serious case reviews are likely to lead to an overspend of about &pound;9,000, which would be met from the reserve.</p>
<h2>6. Legal implications</h2>
<p>6.1 None beyond those in paragraph 3.1.</p>
<h2>7. Equality</h2>
<p>7.1 The plan was assessed and no adverse impact was found.</p>
<h2>Appendix A: Progress against the plan at 30 September 2014</h2>
<table border="1" cellpadding="4">
"""
END = """</table>
</div>
<div id="footer"><p>Fosscliffe Council, Civic Centre, Fosscliffe. Telephone 01632 960102</p><p><a href="#top">Back to top</a></p></div>
</body></html>
"""


def write(words: Words, path: Path) -> None:
    title = f"{words.truth['title']}: Progress at Six Months"
    page = TOP.replace("TITLE", escape(title))
    for priority in words.truth["objectives"]:
        name = f"{priority['ref']} – {priority['title']}"
        page += f'<tr bgcolor="#cfe2f3"><td colspan="6"><strong>{escape(name)}</strong></td></tr>\n<tr>'
        page += "".join(f"<th>{heading}</th>" for heading in HEADINGS) + "</tr>\n"
        for action in words.under(priority["ref"]):
            said = "<br><br>".join(escape(text) for text in action["said"]) or "&nbsp;"
            plain = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"]]
            page += "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in plain)
            page += f"<td>{said}</td><td><span>{action['status']}</span></td></tr>\n"
    path.write_text(page + END, encoding="utf-8")
