# ruff: noqa: E501  (prose of the document)
"""The Yarleigh half-year report: an upright PDF of numbered paragraphs."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

DETAILS = [
    ("Report to", "Yarleigh Health and Wellbeing Board"),
    ("Date", "22 November 2018"),
    ("Report by", "Independent Chair, Yarleigh Safeguarding Children Board"),
    ("Author", "Board Manager (1.4 posts support the Board)"),
]
BODY = """# 1. Recommendations
1.1 The Health and Wellbeing Board is recommended to:
- note the contents of this report;
- support the bid to the Home Office described in section 5; and
- ask the clinical commissioning groups to provide an assurance statement on waiting times for emotional health services.
# 2. Introduction
2.1 The Safeguarding Children Board was set up under the Children Act 2004. The law has since changed and the Board will give way to a new partnership. Until then it goes on with its work, and this report says what it has learned in the first half of the year about how well children are kept safe in Yarleigh.
# 3. Child protection
3.1 There were 517 children with a child protection plan at 30 September 2018, against 562 at 31 March 2018. The rate is 38.4 per 10,000 children. In comparable counties it averages 41.0.
3.2 Eleven children have had a plan for longer than two years, and the Board's scrutiny panel has looked at each of them. In the half-year 85% of initial conferences were held on time. Yarleigh County Council has recruited to all but a handful of its social work posts.
# 4. Neglect
4.1 The Board's neglect tool was launched in June 2017. The table shows by district what proportion of the staff expected to use it have been trained, and how many times it has been used.
TABLE
4.2 South lags behind the other districts, chiefly because its team managers have changed so often. A practice coach will start work with the South teams in January 2019.
# 5. Exploitation
5.1 At the end of September 83 children were flagged as at risk of exploitation, of whom 19 were looked after. Referrals to the national referral mechanism rose from 6 to 21 in a year, most of them boys of 17 found selling drugs away from home.
5.2 Yarleigh Police paid for a play about county lines, which has now been seen by 4,300 pupils. Teachers describe it as shocking and useful in equal measure.
5.3 Partners are preparing a bid for Home Office funds, which will be submitted on 14 December 2018. A revised risk assessment tool is to come into use by the end of March 2019.
# 6. Emotional health and wellbeing
6.1 Children wait 16 weeks on average between referral and treatment. Of all referrals, 31% are turned down. The Board is unable to say what becomes of these children, since no agency follows them up.
6.2 Admissions to hospital for self-harm went up by 14% on the same months of last year. Mid Yarleigh Clinical Commissioning Group will introduce mental health support teams in schools in autumn 2019.
# 7. Audit and learning
7.1 Auditors from every agency looked together at 48 cases. They rated 56% good or outstanding, and five cases inadequate. Each of these was taken up with the managers concerned within the week. Contingency plans were weak: many said no more than that a further meeting would be called.
7.2 Learning is shared through seven-minute briefings and a conference, which took place on 13 September 2018.
# 8. New arrangements
8.1 The three safeguarding partners will publish their arrangements by the end of June 2019. The new partnership will replace the Board in September 2019.
"""
DISTRICTS = [("North", "61%", "140"), ("Mid", "48%", "97"), ("South", "22%", "35")]


def write(words: Words, path: Path) -> None:
    rows = ", ".join(f"[*{text(name)}*], [{text(value)}]" for name, value in DETAILS)
    body = f"#table(columns: (35mm, 1fr), {rows})\n\n= {text(words.truth['title'])}\n\n"
    for line in BODY.splitlines():
        if line.startswith("# "):
            body += f"== {text(line[2:])}\n\n"
        elif line.startswith("- "):
            body += f"#list([{text(line[2:])}])\n\n"
        elif line == "TABLE":
            cells = [", ".join(cell([value]) for value in row) for row in DISTRICTS]
            body += table("(40mm, 40mm, 40mm)", ["District", "Staff trained", "Times used"], cells) + "\n"
        else:
            body += text(line) + "\n\n"
    save(path, body, footer="Yarleigh HWB 22.11.18 Item 9")
