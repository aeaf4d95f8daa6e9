# ruff: noqa: E501  (prose of the document)
"""The Sorrelby yearly report: Word prose with two tables."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.word import add_row
from tests.reading.corpus.make.words import Words

BODY = """# Foreword by the lead safeguarding partners
This has been a demanding year. Families in our city have felt the cost of living keenly, services have been stretched, and a national child protection pathfinder has begun next door. We are proud of the way in which our practitioners have kept children at the centre. We are also candid in this report about what we have not yet managed to do.
# Sorrelby at a glance
Sorrelby has 81,600 residents under 18. In the city's schools 36% of pupils have free school meals and 94 languages are spoken.
# Headline figures
TABLE figures
Source: partners' own returns, checked by the Partnership's analyst. Figures on plans are at 31 March of each year.
# Domestic abuse
Eastern Wolds Police tell a child's school when officers have attended an incident at the child's home. The school now receives the message before the start of the school day in 91% of cases. Repeat incidents recorded by the police were 7% lower than the year before.
The programme for perpetrators had 66 men referred to it, of whom 29 completed it. Support for children themselves is thin: there is a waiting list at both refuges. A second children's worker for the refuges will start in October 2024.
# Harm outside the home
The multi-agency panel discussed 112 children during the year, up from 73. Two in five were girls. Disruption work by officers and licensing staff led to charges against 16 adults.
> What we will do next: A pathway for young people who turn 18 while at risk is to be agreed in quarter 4 of 2024-25. All licensed taxi drivers will have had safeguarding training by 31 December 2024.
# The voice of children and young people
Our youth researchers held conversations with 235 young people in youth clubs, schools and the secure children's home. Nearly two thirds (64%) could name a trusted adult whom they would talk to. From disabled children, and from those taught at home, we still hear too little.
# Practice reviews
The Partnership carried out four rapid reviews, each within 15 working days. One of them led to a local child safeguarding practice review. It concerns a girl of 17, known by the pseudonym Jasmine, and will be published in autumn 2024.
Learning from earlier reviews was shared at a conference in December 2023.
# Training
Some 3,150 practitioners attended a course, an e-learning module or a bite-size briefing. Of those who answered our questions 3 months later, 71% described a difference to their practice; but with a response rate of 22% that is too low a base for firm conclusions. The catalogue was renewed in February 2024.
# Money
The safeguarding partners paid the following into the Partnership's budget in 2023-24.
TABLE money
# Independent scrutiny
The scrutineer has met the lead partners each month, observed the panel and read a sample of rapid reviews. She writes: "Relationships between the partners are strong and they are open to challenge. What I should like to see next is a firmer grip on data, so that leaders know whether children's lives are better and not only how busy services are."
"""
FIGURES = [
    ["", "2021-22", "2022-23", "2023-24"],
    ["Early help assessments started", "2,215", "2,480", "2,904"],
    ["Referrals to children's social care", "5,120", "5,377", "4,986"],
    ["Children with a child protection plan", "402", "431", "388"],
    ["Children electively home educated", "318", "407", "533"],
]
MONEY = [
    ["Partner", "Contribution"],
    ["Sorrelby City Council", "£148,500"],
    ["Sorrelby and Vale Integrated Care Board", "£92,000"],
    ["Eastern Wolds Police", "£41,250"],
    ["Total", "£281,750"],
]


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_paragraph("Sorrelby Safeguarding Children Partnership", style="Title")
    document.add_paragraph("Yearly Report 2023-24", style="Title")
    document.core_properties.title = "Sorrelby Safeguarding Children Partnership Yearly Report 2023-24"
    for line in BODY.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], level=1)
        elif line.startswith("TABLE "):
            rows = FIGURES if line.endswith("figures") else MONEY
            table = document.add_table(rows=0, cols=len(rows[0]))
            table.style = "Light Grid Accent 1"
            for row in rows:
                add_row(table, row)
        elif line.startswith("> "):
            box = document.add_table(rows=1, cols=1)
            box.style = "Table Grid"
            box.rows[0].cells[0].text = line[2:]
        else:
            document.add_paragraph(line)
    document.save(str(path))
