# ruff: noqa: E501  (prose of the document)
"""The Brackenfield mid-year report: a Word covering report with numbered paragraphs."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.words import Words

BODY = """# 1. Purpose
1.1 This report tells Members what the Board has done between April and September 2013. The Board was established under the Children Act 2004; its functions are in regulation 5 of the 2006 Regulations.
1.2 The Board is funded by contributions from:
- Brackenfield County Council
- Eastlands Police
- Brackenfield and Hill CCG
- Eastlands Probation Trust
- Cafcass
1.3 The Board's priorities are:
I. Neglect
II. Sexual exploitation
III. Listening to young people
# 2. Neglect
2.1 Neglect was the category for 46% of child protection plans. By September 275 staff had been trained in the graded care profile and emergency admissions of under-fives fell by 12% between 2011/12 and 2012/13.
2.2 The draft strategy will be considered at the Board's January 2014 meeting.
# 3. Sexual exploitation
3.1 Referrals rose from 18 in 2010/11 to 41 in 2011/12 and 67 in 2012/13; there were 52 in the six months to September 2013. Audit forms have come back from 35 of 61 schools.
3.2 There is no reliable picture of how many boys are affected. Eastlands Police will report on mapping in early February 2014.
# 4. What young people told us
4.1 1,640 young people answered the survey, a response rate of 31%. Of these 91% felt safe at school. The share who had been upset by something online was 22% in 2013; in 2011 it was 29%.
4.2 The survey is for pupils aged 11 to 16 and takes 15 minutes.
# 5. Inspection
5.1 The Care Quality Commission visited on 4 March 2013 and made six recommendations. The action plan is to be complete by the end of March 2014. One in-patient ward was found to have staff without supervision.
5.2 The peer challenge team of July 2012 made the following recommendations, which the Board has accepted:
I. Set up an executive of no more than 8 members.
II. Publish the Board's challenges and what came of them.
III. Meet the Health and Wellbeing Board twice a year.
IV. Give the 0.4 FTE analyst a full-time contract.
5.3 Following that visit the young people's panel made these recommendations:
- Make meetings shorter than 101 minutes.
- Use plain words.
- Come to us.
# 6. Training
6.1 The Board offers 300 places a year. Fourteen per cent of those booked did not attend.
# 7. Legal and financial implications
7.1 Paragraph 37 of the constitution applies. There are none arising from this report.
# 8. Recommendation
8.1 The Committee is asked to scrutinise the work of the Board and to comment on it.
# Background papers
Working Together to Safeguard Children (2010)
"""


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_paragraph("CHILDREN AND YOUNG PEOPLE SCRUTINY COMMITTEE")
    document.add_paragraph("Tuesday 26 November 2013")
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("Report of: Independent Chair")
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_paragraph().add_run(line[2:]).bold = True
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    document.save(str(path))
