# ruff: noqa: E501  (prose of the document)
"""The Pebblesea committee report: numbered paragraphs on a council's web site."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words

BODY = """# 1. PURPOSE OF THE REPORT
1.1 This report presents the annual report of the Board for 2015/16 and tells Members what has happened since it was approved by the Board on 5 July 2016. The full document has 64 pages and is attached as Appendix A.
# 2. BACKGROUND
2.1 The Board is set up under section 13 of the Children Act 2004 and works to the statutory guidance of March 2015. It does not run services. It brings together those who do, and asks them hard questions.
2.2 Ofsted reviewed the Board in September 2014 and found that it required improvement. The Independent Chair has been in post since November 2015.
# 3. BUDGET
3.1 The Board's income comes from its partners. Contributions for 2015/16 were as shown.
TABLE
3.2 Pebblesea Schools Forum gives no money but lends rooms for training.
# 4. WHAT THE ANNUAL REPORT SAYS
4.1 The year was one of rising demand. There were 5,918 contacts to the front door in 2015/16, an increase of 9%. The service coped: 86% of assessments were finished within 45 working days, against 74% in the previous year.
4.2 At 31 March 2016 the borough was looking after 291 children. A total of 104 of them lived outside Pebblesea, and the Board has asked how they are kept safe when they go missing.
4.3 Forty-eight young people were identified as being at risk of sexual exploitation; 40 of the 48 were girls. The disruption team, which Southmarsh Police leads, served warnings on adults and closed a hotel. All licensed drivers, 612 people, had been on the safeguarding course when the year ended.
4.4 Only four private fostering arrangements were notified. That is far too low for a seaside borough with three language schools, and the Board will run a private fostering campaign in February 2017.
4.5 Training reached 1,388 people. Attendance by general practitioners at child protection conferences, or a report in their place, stood at a disappointing 31%. A shorter template for conference reports is to be introduced in January 2017.
# 5. WHAT THE COMMITTEE ASKED LAST YEAR
5.1 Members asked whether every school teaches healthy relationships. Of the 37 schools 33 have told us that they do.
5.2 Members were concerned about waiting times for child and adolescent mental health services (CAMHS). The average wait for a first appointment has come down from 19 weeks to 11. Pebblesea Clinical Commissioning Group will bring a paper on CAMHS to this Committee's meeting in March 2017.
# 6. THE YEAR AHEAD
6.1 The Children and Social Work Bill is likely to abolish boards such as this one. The Chair and the Director of Children's Services will make a proposal for new arrangements by the end of June 2017.
6.2 In the meantime the work goes on. The Board plans to launch its neglect strategy in spring 2017. A multi-agency audit on sexual abuse within the family will be carried out in the last quarter of 2016/17.
# 7. FINANCIAL IMPLICATIONS
7.1 None beyond the contribution already in the base budget. (Finance Business Partner)
# 8. LEGAL IMPLICATIONS
8.1 The Chair must publish an annual report under section 14A of the Act. (Solicitor, People)
# 9. RECOMMENDATIONS
9.1 The Committee is asked to:
- note the annual report of the Board for 2015/16;
- say whether it wishes to look at neglect in more depth during its own work programme;
- encourage ward members to take up the Board's briefing session.
# 10. BACKGROUND PAPERS
10.1 Minutes of the Board, May 2016. Report author: Board Business Manager, extension 4107.
"""
MONEY = [
    ("Pebblesea Council", "£61,200"),
    ("Pebblesea Clinical Commissioning Group", "£36,000"),
    ("Southmarsh Police", "£17,500"),
    ("Community Rehabilitation Company", "£3,150"),
    ("Cafcass", "£550"),
    ("Total", "£118,400"),
]


def write(words: Words, path: Path) -> None:
    title = escape(words.truth["title"])
    out, listed = "", False
    for line in BODY.splitlines():
        if listed and not line.startswith("- "):
            out, listed = out + "</ul>\n", False
        if line.startswith("# "):
            out += f"<h2>{escape(line[2:])}</h2>\n"
        elif line.startswith("- "):
            out, listed = out + ("" if listed else "<ul>") + f"<li>{escape(line[2:])}</li>", True
        elif line == "TABLE":
            rows = "".join(f"<tr><td>{name}</td><td align=right>{sum_}</td></tr>" for name, sum_ in MONEY)
            out += f"<table border=1><tr><th>Partner</th><th>Contribution</th></tr>{rows}</table>\n"
        else:
            out += f"<p>{escape(line)}</p>\n"
    head = "<table class=front><tr><td><b>Report to:</b></td><td>People Overview and Scrutiny Committee</td></tr><tr><td><b>Date:</b></td><td>22 November 2016</td></tr><tr><td><b>Report of:</b></td><td>Independent Chair</td></tr><tr><td><b>Ward(s):</b></td><td>All</td></tr></table>"
    page = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body><div class=crumb><a href=/>Home</a> &gt; Committees &gt; Agenda item 7</div><h1>{title}</h1>{head}\n{out}</body></html>"
    path.write_text(page, encoding="utf-8")
