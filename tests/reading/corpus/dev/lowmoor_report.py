# ruff: noqa: E501  (prose of the document)
"""The Lowmoor annual report: Word, prose under headings."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.words import Words

BODY = """# Contents
Foreword\t2
Child protection\t3
Training\t14
# 1. Who we are
The Board was established under section 13 of the Children Act 2004 and follows Working Together 2013. It employs a business manager, a 0.5 FTE training officer and an independent chair, who was appointed for 18 months in July 2014.
The Board's budget comes from these partners:
- Lowmoor Council
- Tarn Valley Police
- Lowmoor Clinical Commissioning Group
# 2. Child protection
At 31 March 2015, 268 children were the subject of a child protection plan, up from 231 at 31 March 2014. Emotional abuse was the category in 38% of plans. Eighty-three per cent of initial conferences were held within 15 working days, against a target of 90%.
Repeat plans went up by 6 percentage points over the same period. The Board does not know why and has asked the Performance Group to look into it. Enquiries under section 47 of the Children Act 1989 are reported in chapter 3.2.
# 3. Private fostering
There were only three notifications in the year and the Board believes that private fostering is under-reported. A campaign aimed at schools will begin in September 2015.
# 4. Training
In 2014/15, 1,204 practitioners attended the Board's courses, among them staff from 19 of the 34 general practices. The share who called themselves confident in recognising neglect was 88% after the course, compared with 54% before it.
The follow-up survey had a response rate of 18%; of those who answered, 61% said that they had changed their practice. We cannot say what difference the training has made to children. A report on evaluation will be taken to the Board at its November 2015 meeting.
# 5. Learning from reviews
One serious case review was begun, about a boy aged 14 and his sister, 17. The overview report is due to be complete by the end of October 2015.
Ofsted made five recommendations to the Board in its inspection of February 2015; all have been accepted.
The review of a neighbouring board's case made the following recommendations to all boards:
1. Health visitors should be told when a parent misses a second appointment.
2. Schools should be represented at every strategy discussion.
3. The Board should check that both have happened.
# 6. Children who go missing
Episodes of children going missing numbered 310 in 2012/13, 355 in 2013/14 and 342 in 2014/15. A return interview was held in about 70% of cases.
# 7. Finance
Income in the year was £186,000 and expenditure £171,500. The Executive will review the formula for contributions in early 2016.
# 8. Recommendation
The Health and Wellbeing Board is recommended to receive the report.
"""


def write(words: Words, path: Path) -> None:
    document = Document()
    document.core_properties.title = "Annual Report 2011/12"  # a stale title, as saved copies have
    document.add_heading(words.truth["title"], level=0)
    document.sections[0].footer.paragraphs[0].text = "Page 11"
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], level=1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line[:3] in ("1. ", "2. ", "3. "):
            document.add_paragraph(line[3:], style="List Number")
        else:
            document.add_paragraph(line)
    document.save(str(path))
