# ruff: noqa: E501  (prose of the document)
"""The Ellingsea report: a committee paper saved as a web page."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words

DETAILS = [
    ("Meeting", "Children and Families Overview and Scrutiny Committee"),
    ("Date", "4 March 2021"),
    ("Report of", "Director of Children's Services"),
    ("Wards affected", "All"),
    ("Classification", "Open"),
]
BODY = """* 1. Purpose of the report
1.1 To tell the Committee what the Ellingsea Safeguarding Children Partnership has done in the past year, and how services have kept children safe since the first lockdown began on 23 March 2020.
* 2. Background
2.1 The Partnership took over from the former safeguarding children board on 29 September 2019. Its arrangements follow Working Together 2018. The three safeguarding partners are Ellingsea Council, Ellingsea Clinical Commissioning Group and South Sound Constabulary.
2.2 The Committee last considered the Partnership's work in July 2020 and asked for an account of how demand had changed and of whether children were still being seen.
* 3. Demand for services
3.1 Contacts with the front door between April and August 2020 were down by 18% on the same months of the year before. They averaged 96 a week in April 2020, rising to 171 a week in September 2020 when schools reopened.
3.2 At 31 December 2020 there were 148 children with a child protection plan; at 31 December 2019 there had been 121. Domestic abuse was a feature in 52% of the new plans. Members will recall that a helpline for parents was opened early in the first lockdown.
* 4. Keeping children in sight
4.1 Social workers graded every open case by risk and 93% of the children graded highest were visited at home within 10 days. Ellingsea Council handed out 640 laptops so that children could join lessons and speak with their workers in private.
4.2 Attendance at school by vulnerable children was very low at first: 11% in April 2020. Calls and doorstep visits brought it up to 47% by the middle of June. Home Start Ellingsea volunteers walked some of the children to school.
4.3 Health visiting staff were redeployed to the hospital in the spring. During that time 58% of new birth visits were made in person and the rest by telephone. A telephone call cannot be relied on to show how a baby is living, and the Partnership has said so to the provider. Every new birth visit will again be made face to face from April 2021.
* 5. Learning from reviews
5.1 Three serious incidents were notified to the national panel and each had a rapid review. Two of them concerned babies who had died while sharing a bed with an adult. A safe sleep campaign will be run in summer 2021.
5.2 One incident has led to a local child safeguarding practice review, which is to be published by the end of June 2021.
* 6. Training
6.1 All courses were turned into webinars, and 1,312 places were booked in place of the 704 of the previous year. Among private nurseries and childminders take-up was poor: 22 of the 80 registered settings sent anybody. Evening sessions for them will begin on 17 May 2021.
6.2 Feedback has been good. Participants like short sessions, though they miss meeting colleagues from other agencies.
* 7. Financial implications
7.1 The Partnership's budget for 2020/21 is £182,000. Ellingsea Council pays 55% of it, Ellingsea Clinical Commissioning Group 30% and South Sound Constabulary 15%. There are no further financial implications arising from this report.
* 8. Legal implications
8.1 The duties of the safeguarding partners are set out in the Children Act 2004 as amended. No other legal implications arise.
* 9. Recommendations
9.1 The Committee is asked to:
- note the progress made by the Partnership;
- comment on the frequency of home visits by health visitors; and
- agree to receive a further report at its meeting in September 2021.
"""


def write(words: Words, path: Path) -> None:
    title = escape(words.truth["title"])
    rows = "".join(f"<tr><td><b>{name}</b></td><td>{escape(value)}</td></tr>\n" for name, value in DETAILS)
    out = f"<html><head><title>{title}</title></head><body>\n<table width='100%'>\n{rows}</table>\n<h1>{title}</h1>\n"
    for line in BODY.splitlines():
        if line.startswith("* "):
            out += f"<p><b>{escape(line[2:])}</b></p>\n"
        elif line.startswith("- "):
            letter = "abc"[sum(out.count(f"<p>({known})") for known in "abc")]
            out += f"<p>({letter}) {escape(line[2:])}</p>\n"
        else:
            out += f"<p>{escape(line)}</p>\n"
    contact = "<p><b>Contact officer:</b> Partnership Manager, Civic Offices, Ellingsea</p>"
    path.write_text(out + contact + "\n</body></html>\n", encoding="utf-8")
