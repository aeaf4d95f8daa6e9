# ruff: noqa: E501  (prose of the document)
"""The Isleport half-year report: Word, with typed numbers and a front table of particulars."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from tests.reading.corpus.make.word import add_row
from tests.reading.corpus.make.words import Words

FRONT = [
    ("Report to", "Children and Learning Scrutiny Panel"),
    ("Date", "28 November 2012"),
    ("Report of", "Independent Chair, Isleport Safeguarding Children Board"),
    ("Wards affected", "All"),
    ("Contact", "Board Business Manager, Civic Offices"),
]
BODY = """# 1. PURPOSE OF THE REPORT
1.1 To inform the Panel of the work of the Isleport Safeguarding Children Board (ISCB) in the first half of the municipal year and of progress against the priorities in its business plan.
# 2. RECOMMENDATIONS
The Panel is recommended to:
(a) note the progress made at the half-year point;
(b) offer any comments that it would wish the Chair to take back to the Board; and
(c) agree to receive the Board's Annual Report at its meeting in June 2013.
# 3. BACKGROUND
3.1 The Board is a statutory body set up under section 13 of the Children Act 2004. Its functions are laid down in the Local Safeguarding Children Boards Regulations 2006. It does not itself run services: its task is to co-ordinate what partners do and to make sure that it is effective.
3.2 The Panel last considered the Board's work in July 2012, when members asked to be told more about early help, private fostering and what young people themselves say. Those matters are covered below.
# 4. EARLY HELP
4.1 Between April and September 2012 partners opened 318 common assessments, against 241 in the same part of the previous year. Schools were responsible for 57% of them. Among families whose assessment has been closed, 46% had met all of their goals.
4.2 A single early help pathway is being written with the Children's Trust and will be launched in April 2013.
# 5. DOMESTIC ABUSE
5.1 The police attended 1,904 incidents at addresses where a child was living, a rise of 9% on the year before. A joint screening team of police, health and social care now looks at each notification on the next working day. Before it was set up, 31% of notifications waited longer than 5 days.
5.2 Isleport University has been asked to study how well the team works, and its evaluation will be presented to the Board in February 2013.
# 6. PRIVATE FOSTERING
6.1 The council knew of 6 arrangements at the half-year point, which is well below what might be expected in a port city with several language schools. A leaflet in the main community languages will be sent to every school, college and surgery in January 2013.
# 7. WHAT YOUNG PEOPLE TELL US
7.1 The Shadow Board, whose members are aged 13 to 17, repeated its school survey in the autumn term. It was answered by 640 pupils. Eighty-three per cent could name an adult at school to whom they would talk if they were worried, compared with 76% in 2010. One in five had been bullied online in the past year.
7.2 The Chair has promised the Shadow Board a written answer to each of its questions by the end of December 2012.
# 8. TRAINING
8.1 Take-up of the main courses between April and September is shown in the table.
|
8.2 Staff from general practice remain under-represented on every course and the Named GP is considering sessions at lunchtime.
# 9. SERIOUS CASE REVIEWS
9.1 The overview report on Child M was published on 4 September 2012. It made 11 recommendations. Eight have been completed. The remaining three, all of which concern the exchange of information between adult mental health and children's services, will be completed by 31 January 2013.
9.2 A second review, of Child P, was begun in August 2012. The report is due to be submitted to the Department for Education by the end of March 2013.
# 10. CHILD DEATH OVERVIEW PANEL
10.1 The panel completed its reviews of 17 deaths in the half year and found modifiable factors in 5. On average it took 173 days from the death to the end of the review; the target is 150.
# 11. SECTION 11 AUDIT
11.1 Twenty of the 23 bodies that were asked have sent in their self-assessment. Isleport Hospitals NHS Trust has yet to reply and the Chair has written to its chief executive. A challenge day on the weakest standards will be held on 12 March 2013.
# 12. FINANCIAL IMPLICATIONS
12.1 The Board's budget in 2012/13 is £142,000 and a small underspend of £6,500 is forecast. The Board is funded by its partners:
- Isleport City Council
- Dockland Police
- NHS Isleport
- Dockland Probation Trust
12.2 There are no financial implications for the Council arising directly from this report.
# 13. LEGAL IMPLICATIONS
13.1 There are none beyond those set out in paragraph 3.1.
# 14. BACKGROUND PAPERS
ISCB Business Plan 2012-14; ISCB Annual Report 2011/12.
"""
COURSES = [
    ("Course", "Places offered", "Attended", "Rated good or better"),
    ("Working together to safeguard children", "180", "166", "94%"),
    ("Parents who misuse drugs or alcohol", "75", "52", "81%"),
    ("Safer recruitment", "60", "58", "97%"),
]


def write(words: Words, path: Path) -> None:
    document = Document()
    front = document.add_table(rows=0, cols=2)
    front.style = "Table Grid"
    for row in FRONT:
        add_row(front, list(row))
    document.add_paragraph("")
    document.add_heading(f"{words.truth['title']}: Half-Year Progress Report 2012/13", level=0)
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], level=2)
        elif line == "|":
            courses(document)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    document.save(str(path))


def courses(document: WordDocument) -> None:
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    for row in COURSES:
        add_row(table, list(row))
    document.add_paragraph("")
