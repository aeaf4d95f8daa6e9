# ruff: noqa: E501  (prose of the document)
"""The Hawkshaugh report: a page of a hospital trust's web site, with indicators and a work plan."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["What we will do", "Who", "When", "Outcome we want", "Position at May 2022"]
TOP = """<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Safeguarding Children Annual Report and Work Plan - Hawkshaugh Hospitals</title></head>
<body>
<header><a href="/">Hawkshaugh Hospitals NHS Foundation Trust</a><nav><a href="/visit">Visiting</a> <a href="/wards">Wards</a> <a href="/jobs">Jobs</a></nav></header>
<main>
<h1>Safeguarding Children Annual Report and Work Plan</h1>
<p class="lead">Hawkshaugh Hospitals NHS Foundation Trust, 2021/22. Presented to the Quality Committee on 19 May 2022.</p>
<h2>The year</h2>
<p>There were 38,214 attendances by children and young people at our emergency department in 2021/22, a rise of 22% on the year before. The safeguarding team discussed 1,906 of them at its daily meeting. Our midwives shared concerns about 143 unborn babies with children's social care.</p>
<h2>Key indicators 2021/22</h2>
<table>
<caption>Figures are percentages unless we say otherwise</caption>
<thead><tr><th>Indicator</th><th>Target</th><th>Q1</th><th>Q2</th><th>Q3</th><th>Q4</th></tr></thead>
<tbody>
"""
INDICATORS = [
    ["Level 1 training", "95", "93.8", "94.9", "95.6", "96.2"],
    ["Level 2 training", "90", "88.1", "89.3", "90.4", "91.7"],
    ["Level 3 training*", "85", "71.4", "74.0", "72.7", "79.5"],
    ["Staff with a caseload who had supervision in the quarter", "90", "64", "66", "81", "87"],
    ["Referrals to children's social care (number)", "n/a", "212", "198", "240", "255"],
    ["Attendances after self-harm, under 18 (number)", "n/a", "91", "77", "103", "118"],
]
MIDDLE = """</tbody>
</table>
<p>* The children's ward is left out of Q3 because its register was lost.</p>
<h2>What worries us</h2>
<p>Young people in crisis stay on our children's ward because there is nowhere else for them to go. Sixteen young people waited for a mental health bed last year, one of them for 23 days. The ward is the wrong place for them. Hawkshaugh and Moors Integrated Care Board has said that its plan for beds will be ready in September 2022.</p>
<p>Only 58% of doctors in training hold level 3.</p>
<h2>Section 11</h2>
<p>In our own assessment under section 11 of the Children Act 2004 we met six of the eight standards in full. The next return is due on 30 November 2022.</p>
<h2>Work plan 2022/23</h2>
<table>
<thead><tr>"""
END = """</tbody>
</table>
</main>
<footer><p>Page last reviewed May 2022</p><ul><li><a href="/contact">Contact us</a></li><li><a href="/access">Accessibility</a></li></ul></footer>
</body>
</html>
"""


def write(words: Words, path: Path) -> None:
    page = TOP
    for name, *cells in INDICATORS:
        page += f'<tr><th scope="row">{escape(name)}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"
    page += MIDDLE + "".join(f"<th>{heading}</th>" for heading in HEADINGS) + "</tr></thead>\n<tbody>\n"
    for action in words.truth["actions"]:
        plain = [action["text"], " and ".join(action["leads"]), action["due_words"], action["outcome"]]
        plain.append(" ".join(action["said"]))
        page += "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in plain) + "</tr>\n"
    path.write_text(page + END, encoding="utf-8")
