# ruff: noqa: E501  (prose of the document)
"""The Holmebeck report: a web page as Word saves it, with the improvement plan as an appendix."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, kind_of

HEADINGS = ["Ref", "Action", "Lead", "Deadline", "Progress to date", "Status"]
HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<title>Report template</title>
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Arial",sans-serif;} --></style></head>
<body lang=EN-GB><div class=WordSection1>
"""
BODY = """! Children and Families Committee
! 17 January 2018
# Children's Services Improvement Plan: Progress Report
! Report of the Director of Children's Services
## 1. Summary
1.1 Members receive a report on the improvement plan at every second meeting. This one covers the months from September to December 2017.
## 2. Recommendations
The Committee is asked to:
(i) consider the progress that has been made with the improvement plan; and
(ii) agree that members should visit the front door and a locality team before the summer recess.
## 3. Background
3.1 Ofsted inspected services for children in need of help and protection, children looked after and care leavers in May 2017. Its report was published in July 2017, judged the services to be inadequate and made 14 recommendations. An improvement board with an independent chair has met since 6 September 2017. Holmebeck Safeguarding Children Board is represented on it.
## 4. What has improved
4.1 Assessments are being finished sooner: 84% were completed within 45 working days in the last quarter, against 59% at the time of the inspection. Children without an allocated social worker, of whom there were 117 in May, numbered 3 at the end of December.
4.2 Social workers tell us that they feel better supported and 91% of them had supervision in December. Complaints from families have gone down by 22%.
## 5. What has not improved enough
5.1 Only 66% of children were seen alone at their last visit. The share of looked after children who have been moved three or more times in a year went up from 13% to 15%.
5.2 The average caseload in the locality teams is 23 cases, still well above our target of 17. Newly qualified staff have fewer.
## 6. Next steps
6.1 Ofsted will make its second monitoring visit in March 2018. A peer review of the social work teams by a neighbouring authority is to take place in early April 2018.
6.2 The next update will come to the Committee on 20 June 2018.
## 7. Financial implications
7.1 The Council has set aside £2.4 million for improvement over two years.
## 8. Legal implications
8.1 The duties concerned are chiefly those of sections 17 and 47 of the Children Act 1989.
## Appendix A: Improvement Plan
"""


def write(words: Words, path: Path) -> None:
    page = HEAD
    for line in BODY.splitlines():
        if line.startswith("## "):
            page += f"<h2><span lang=EN-GB style='font-family:\"Arial\",sans-serif'>{escape(line[3:], quote=False)}<o:p></o:p></span></h2>\n"
        elif line.startswith("# "):
            page += f"<h1><span lang=EN-GB>{escape(line[2:], quote=False)}<o:p></o:p></span></h1>\n"
        elif line.startswith("! "):
            page += normal(f"<b>{escape(line[2:], quote=False)}</b>")
        else:
            page += normal(broken(line))
    for aim, title in words.truth["aims"]:
        page += f"<h3><span lang=EN-GB>{aim}: {escape(title)}<o:p></o:p></span></h3>\n"
        page += "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n"
        page += "<tr>" + "".join(f"<td>{normal(f'<b>{heading}</b>')}</td>" for heading in HEADINGS) + "</tr>\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == aim:
                whole = normal(f"<b>{objective['ref']} {escape(objective['title'])}</b>")
                page += f"<tr><td colspan=6 style='background:#D9D9D9'>{whole}</td></tr>\n"
                page += "".join(row(action) for action in words.under(objective["ref"]))
        page += "</table>\n" + normal("&nbsp;")
    path.write_text(page + "</div></body></html>\n", encoding="utf-8")


def normal(inner: str) -> str:
    return f"<p class=MsoNormal><span lang=EN-GB>{inner}<o:p></o:p></span></p>\n"


def broken(line: str) -> str:
    """A line as Word keeps it after many edits: spans in mid-sentence, a non-breaking space after the number."""
    number, _, rest = line.partition(" ")
    middle = len(rest) // 2
    begun, ended = escape(rest[:middle], quote=False), escape(rest[middle:], quote=False)
    return f"{number}&nbsp;{begun}</span><span lang=EN-GB style='color:black'>{ended}"


def row(action: Truth) -> str:
    leads = "<br>".join(escape(lead) for lead in action["leads"])
    said, open_list = "", False
    for kind, text in map(kind_of, action["said"]):
        if kind == "item":
            said += ("" if open_list else "<ul type=disc>") + f"<li class=MsoNormal>{escape(text)}"
            open_list = True
        else:
            said += normal(escape(text))
    said += "</ul>" if open_list else ""
    cells = [normal(action["ref"]), normal(escape(action["text"])), normal(leads), normal(action["due_words"])]
    cells += [said, normal(action["status"])]
    return "<tr>" + "".join(f"<td valign=top>{cell}</td>" for cell in cells) + "</tr>\n"
