"""A rich paper of a fictional board: every kind of node, three appendices of 40 rows, awkward words."""

from datetime import date

from answerable.papers.tree import (
    Appendix,
    Cell,
    Column,
    Figure,
    HeaderRow,
    Heading,
    Item,
    List,
    Node,
    Note,
    NumberedParagraph,
    Paper,
    Paragraph,
    Row,
    Section,
    Slide,
    Span,
    Table,
    cell,
    words,
)

DRAFT = "Draft – not for publication"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260" role="img">
<title>Assessments started</title><desc>Bars of four quarters.</desc>
<rect x="0" y="0" width="640" height="260" fill="#ffffff"/>
{bars}<line x1="40" y1="220" x2="620" y2="220" stroke="#0b0c0c"/></svg>"""


def chart(values: list[int]) -> str:
    bars = "".join(
        f'<rect x="{60 + 140 * i}" y="{220 - v}" width="80" height="{v}" fill="#12436D"/>'
        f'<text x="{100 + 140 * i}" y="{212 - v}" font-family="Arial, Helvetica, sans-serif" font-size="16"'
        f' text-anchor="middle" fill="#0b0c0c">{v}</text>'
        f'<text x="{100 + 140 * i}" y="242" font-family="Arial, Helvetica, sans-serif" font-size="16"'
        f' text-anchor="middle" fill="#0b0c0c">Q{i + 1}</text>'
        for i, v in enumerate(values)
    )
    return SVG.format(bars=bars)


def bullets(*texts: str) -> List:
    return List(items=tuple(Item(spans=words(text)) for text in texts))


def numbered(number: str, *spans: Span | str) -> NumberedParagraph:
    return NumberedParagraph(
        number=number, spans=tuple(each if isinstance(each, Span) else Span(text=each) for each in spans)
    )


FIGURE = Figure(
    title="Figure 1: Early help assessments started, by quarter of 2031/32",
    svg=chart([112, 134, 151, 171]),
    alt="A bar chart: assessments rise each quarter, from 112 in the first to 171 in the fourth.",
    data=Table(
        caption="The figures of Figure 1",
        columns=(Column(title="Quarter", width=2), Column(title="Assessments started", align="right")),
        rows=tuple(Row(cells=(cell(f"Q{i}"), cell(str(v)))) for i, v in enumerate([112, 134, 151, 171], 1)),
    ),
)


def _by_objective() -> Section:
    return Section(
        number="2",
        title="Progress by objective",
        nodes=(
            Heading(text="Early help"),
            numbered(
                "2.1",
                "Early help assessments were ",
                Span(text="28% higher", to="m7"),
                " in the fourth quarter than in the second (",
                Span(text="171", to="m2"),
                " against ",
                Span(text="134", to="m1"),
                "). ",
                Span(text="The rise is the council’s own count and its base is not given.", bold=True),
            ),
            Note(spans=words("Source: the council’s own records; counted in full; strength: fair.")),
            FIGURE,
            Heading(text="Domestic abuse", level=2),
            Heading(text="What schools are told", level=3),
            numbered(
                "2.2",
                "Police told schools of 412 incidents before the next school day. The scheme’s standard is"
                " described at ",
                Span(text="the scheme’s own page", url="https://www.example.org/scheme"),
                ".",
            ),
            numbered(
                "2.10",
                "Markup-like words stay words: #let x = 1, *bold*, <script>alert(1)</script>, $x^2$, =SUM(A1).",
            ),
            numbered(
                "2.11",
                "Other scripts: Łódź, العربية, עברית, 中文 and 😀; a very long word follows: "
                + "Donaudampfschiff" * 9
                + ".",
            ),
        ),
    )


def covering() -> tuple[Section, ...]:
    return (
        Section(
            title="Summary",
            nodes=(
                Paragraph(
                    spans=words(
                        "This report says how far the board’s plan for 2031/32 has come by December 2031, what has"
                        " changed for children as far as anyone can show, and what is still missing."
                    )
                ),
            ),
        ),
        Section(
            number="1",
            title="Budget and policy framework",
            anchor="s1",
            nodes=(
                numbered("1.1", "The board brings together the bodies that keep children in Northmere safe. It must:"),
                bullets(
                    "co-ordinate what each partner does to safeguard children",
                    "make sure that what they do works",
                ),
                numbered("1.2", "Seven partners pay into one budget of £412,000 for the year."),
            ),
        ),
        _by_objective(),
        Section(
            number="3",
            title="Financial and legal implications",
            nodes=(
                numbered("3.1", "There are no costs beyond the agreed budget. (Head of finance)"),
                numbered("3.2", "The duty to co-operate is set by statute. (Head of legal services)"),
            ),
        ),
        Section(
            number="4",
            title="Recommendations",
            nodes=(
                numbered("4.1", "The Committee is asked to:"),
                List(
                    items=(
                        Item(marker="(a)", spans=words("note the progress set out in Appendix 1;")),
                        Item(marker="(b)", spans=words("ask for the missing return rates by its March meeting; and")),
                        Item(
                            marker="(c)",
                            spans=words(
                                "say which two measures it wishes to see each time, with their base, their period and"
                                " where they come from, so that the next paper can begin with them."
                            ),
                        ),
                    )
                ),
            ),
        ),
    )


def _progress(number: int) -> Cell:
    long = (
        "Partners agreed the pathway in September and began to use it in October. The first audit looked at 40"
        " records and found the child’s voice in 31 of them. "
    )
    if number % 5:
        return cell(long)
    return (
        Heading(text="What was done"),
        Paragraph(spans=words(long * (1 + number % 3))),
        bullets("the threshold was rewritten with head teachers", "two courses ran for 46 people"),
        Heading(text="What is missing"),
        Paragraph(spans=(*words("The return rate is "), Span(text="18%", to="m3"), *words(" and nobody knows why."))),
    )


def _actions(rows: int) -> Table:
    return Table(
        caption="Table 1: Actions and progress, December 2031",
        columns=(Column(title="Ref", width=1), Column(title="Action", width=4), Column(title="Progress", width=7)),
        rows=tuple(
            Row(
                cells=(
                    cell(f"1.1.{i}"),
                    cell("Review how early help reaches families before a child protection plan is needed."),
                    _progress(i),
                )
            )
            for i in range(1, rows + 1)
        ),
    )


def _measures(rows: int) -> Table:
    return Table(
        caption="Table 2: Measures, their bases and sources",
        columns=(
            Column(title="No.", width=0.7),
            Column(title="Measure", width=4),
            Column(title="Value", width=1.2, align="right"),
            Column(title="Base", width=2),
            Column(title="Source and strength", width=3),
            Column(title="Paragraph", width=1.2),
        ),
        rows=tuple(
            Row(
                anchor=f"m{i}",
                cells=(
                    cell(str(i)),
                    cell("Early help assessments started in the quarter"),
                    cell(f"{100 + i}"),
                    cell("" if i % 4 else "all families known to the service"),
                    cell("the council’s own figures; base not given"),
                    (Paragraph(spans=(Span(text="2.1", to="p2-1"),)),),
                ),
            )
            for i in range(1, rows + 1)
        ),
    )


def _commitments(rows: int) -> Table:
    return Table(
        caption="Table 3: Commitments",
        columns=(
            Column(title="What", width=4),
            Column(title="Who", width=2),
            Column(title="When"),
            Column(title="What became of it", width=2),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(f"Report on the reach of the helpline, part {i}"),
                    cell("Youth service"),
                    cell("January 2032"),
                    cell("no update received"),
                )
            )
            for i in range(1, rows + 1)
        ),
    )


def appendices(rows: int = 40) -> tuple[Appendix, ...]:
    intro: Node = Paragraph(spans=words("As the record stood on 4 December 2031."))
    return (
        Appendix(
            label="Appendix 1",
            title="Objectives, actions and progress",
            landscape=True,
            anchor="a1",
            nodes=(
                Heading(text="Aim 1: Children are safer"),
                Heading(text="Objective 1.1: Early help comes first", level=3),
                _actions(rows),
            ),
        ),
        Appendix(label="Appendix 2", title="Measures", landscape=True, anchor="a2", nodes=(intro, _measures(rows))),
        Appendix(
            label="Appendix 3", title="Promises and stated shortfalls", anchor="a3", nodes=(intro, _commitments(rows))
        ),
    )


SLIDES = (
    Slide(
        title="Keeping children safe in Northmere: progress to December 2031",
        opening=True,
        nodes=(
            Paragraph(spans=words("Children’s Overview and Scrutiny Committee")),
            Paragraph(spans=words("15 January 2032")),
        ),
        notes=("Introduce the board and the year.",),
    ),
    Slide(
        title="What has changed since you last met",
        nodes=(
            bullets(
                "Early help assessments rose from 134 to 171 a quarter",
                "Schools hear of incidents before the next day begins",
                "Two commitments are overdue: the helpline report and the return rates",
            ),
        ),
        notes=("The rise is the council’s own count.", "Nobody else has confirmed it."),
    ),
    Slide(title="Early help is used more each quarter", nodes=(FIGURE,), notes=("Q4 is the highest yet.",)),
    Slide(
        title="More families, same staff",
        nodes=(FIGURE, bullets("28% more than in Q2", "Base not given", "The council’s own count")),
        notes=(),
    ),
    Slide(
        title="Where the plan stands",
        nodes=(
            Table(
                caption="Actions by status",
                columns=(
                    Column(title="Objective", width=4),
                    Column(title="On track", align="right"),
                    Column(title="Off track", align="right"),
                    Column(title="Done", align="right"),
                ),
                rows=tuple(
                    Row(cells=(cell(t), cell("2"), cell("1"), cell("0")))
                    for t in ("Early help", "Domestic abuse", "Exploitation", "Training", "Public awareness")
                ),
            ),
        ),
        notes=("Five objectives.",),
    ),
    Slide(
        title="What we ask of you",
        nodes=(
            Paragraph(spans=words("The Committee is asked to:")),
            bullets(
                "note the progress", "ask for the missing return rates by March", "choose two measures to see each time"
            ),
        ),
        notes=("Thank you.",),
    ),
)


def paper(rows: int = 40, status: str = DRAFT) -> Paper:
    day = date(2032, 1, 15)
    header = (
        HeaderRow(label="Committee", value="Children’s Overview and Scrutiny Committee"),
        HeaderRow(label="Date", value="15 January 2032"),
        HeaderRow(label="Report from", value="Independent chair, Northmere Safeguarding Children Board"),
        HeaderRow(label="Author", value="Business manager"),
        HeaderRow(label="Agenda item", value="7"),
        HeaderRow(label="Open or exempt", value="Open"),
    )
    summary = Paper(
        title="Keeping children safe in Northmere: the short version",
        dated=day,
        status=status,
        author="Northmere Safeguarding Children Board",
        sections=(
            Section(
                title="What we did and what we do not know",
                nodes=(
                    Paragraph(
                        spans=words(
                            "We help families earlier than last year. We cannot yet say whether children are"
                            " safer for it."
                        )
                    ),
                    bullets(
                        "171 families got help early between January and March.",
                        "Schools hear quickly when police visit a home.",
                    ),
                ),
            ),
        ),
    )
    return Paper(
        title="Northmere Safeguarding Children Board business plan 2031/32: progress report",
        dated=day,
        header=header,
        status=status,
        author="Northmere Safeguarding Children Board",
        sections=covering(),
        appendices=appendices(rows),
        slides=SLIDES,
        summary=summary,
        imprint=(
            "Drawn from the board’s record as at 4 December 2031.",
            "Head of the record’s chain: 412, 9f2c51d0a7b3e4f6.",
        ),
    )
