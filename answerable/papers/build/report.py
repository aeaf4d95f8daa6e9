"""The covering report: the council's header block and sections, written blocks and parts of the record."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from answerable.papers.build import account, attendance, earlier, year
from answerable.papers.build.lines import Line, Links
from answerable.papers.build.source import Source
from answerable.papers.build.tables import figure_of
from answerable.papers.layout import SectionLayout
from answerable.papers.rules import Written, shortened
from answerable.papers.tree import (
    Column,
    Figure,
    HeaderRow,
    Item,
    List,
    Node,
    Note,
    NumberedParagraph,
    Paragraph,
    Row,
    Section,
    Span,
    Spans,
    Table,
    cell,
    words,
)
from answerable.plan.charts import NOT_STATED, glance
from answerable.plan.record import Objective, grouped

APPENDICES = (
    ("Appendix 1", "Objectives, actions and progress"),
    ("Appendix 2", "Measures, their sources and their strength"),
    ("Appendix 3", "Promises and stated shortfalls"),
)
FOURTH = ("Appendix 4", "What changed, who answered, challenge and assurance")
# The parts of the record that have tables in Appendix 4, in the order in which these stand there.
DETAILS: dict[str, Callable[[Source], Iterator[Node]]] = {
    "since": earlier.changes,
    "rounds": year.each_action,
    "answered": account.who_answered,
    "challenge": account.challenges,
    "framework": account.matrix,
    "attendance": attendance.who_came,
}


def appendices_of(source: Source) -> tuple[tuple[str, str], ...]:
    """The appendices by label and title: the fourth only where the template names a part that has tables there."""
    return (*APPENDICES, *([FOURTH] if source.layout.parts & DETAILS.keys() else []))


_UNWRITTEN = "[This section has not been written yet.]"


def header(source: Source) -> tuple[HeaderRow, ...]:
    """The header block's lines, in the template's order; a line without a value is left out."""
    values = {
        "committee": ("Committee", source.committee),
        "date": ("Date" if source.layout.agenda else "To be published by", f"{source.meets_on:%-d %B %Y}"),
        "title": ("Title", source.title),
        "report_from": ("Report from", source.report_from),
        "author": ("Author", source.author),
        "agenda_item": ("Agenda item", source.agenda_item),
        "openness": ("Open or exempt", "Exempt" if source.exempt else "Open"),
    }
    rows = (values[key] for key in source.layout.header)
    return tuple(HeaderRow(label=label, value=value) for label, value in rows if value)


def sections(source: Source, lines: list[Line], links: Links) -> tuple[Section, ...]:
    """The sections in the template's order. One that is neither required nor written and has no part is left out."""
    built = []
    number = 0
    for layout in source.layout.section:
        written = source.narrative.get(layout.key, Written())
        if not (written.text.strip() or layout.required or layout.part):
            continue
        number += layout.numbered
        built.append(
            Section(
                title=layout.title,
                number=str(number) if layout.numbered else "",
                anchor=f"s-{layout.key.replace('_', '-')}",
                nodes=tuple(_nodes(source, layout, written, str(number), lines, links)),
            )
        )
    return tuple(built)


def _nodes(
    source: Source, layout: SectionLayout, written: Written, number: str, lines: list[Line], links: Links
) -> Iterator[Node]:
    text = written.text.strip() or (_UNWRITTEN if layout.required and layout.written else "")
    paragraphs = [p.strip() for p in text.split("\n\n") if p.strip()]
    for count, paragraph in enumerate(paragraphs, start=1):
        yield from _paragraph(paragraph, f"{number}.{count}" if layout.numbered else "", links)
    if written.post and layout.officer:
        yield Note(spans=words(f"Comment given by: {written.post}"))
    if layout.part:
        yield from PARTS[layout.part](source, lines)


def _paragraph(text: str, number: str, links: Links) -> Iterator[Node]:
    """A written paragraph; its lines that begin with "- " are a list under it."""
    prose = " ".join(line.strip() for line in text.splitlines() if not line.strip().startswith("- "))
    items = [line.strip()[2:] for line in text.splitlines() if line.strip().startswith("- ")]
    if prose:
        spans = links.narrative(prose, number)
        yield NumberedParagraph(number=number, spans=spans) if number else Paragraph(spans=spans)
    if items:
        yield List(items=tuple(Item(spans=links.narrative(item, number)) for item in items))


def _funders(source: Source, lines: list[Line]) -> Iterator[Node]:
    names = sorted(
        (source.bodies.agencies[pk].sort_key, source.bodies.agencies[pk].name) for pk in source.bodies.funders
    )
    if names:
        yield Paragraph(spans=words(f"These {len(names)} partners pay into the board's pooled budget:"))
        yield List(items=tuple(Item(spans=words(name)) for _, name in names))


def _objectives(source: Source, lines: list[Line]) -> Iterator[Node]:
    """The objectives by the ref and wording that the covering report uses for them, else their own."""
    objectives = source.plan.objectives
    if objectives:
        second = all(o.also_text for o in objectives)
        items = tuple(
            Item(
                marker=f"{o.also_ref}." if second else o.ref,
                spans=words(o.also_text if second else o.title or "(no title)"),
            )
            for o in objectives
        )
        yield Paragraph(spans=words(f"The objectives of {source.plan.plan.title} are:"))
        yield List(items=items)


def _counted(names: list[str]) -> str:
    return "; ".join(f"{count} {name.lower()}" for name, count in Counter(names).items())


def glance_figure(source: Source) -> Figure | None:
    """The plan at a glance; None where no action has a status, since the picture would say nothing."""
    drawn = glance(source.plan, source.levels)
    if drawn is None or all(source.status_of(action) == NOT_STATED for action in source.plan.actions):
        return None
    return figure_of(drawn)


def _progress(source: Source, lines: list[Line]) -> Iterator[Node]:
    figure = glance_figure(source)
    if figure:
        yield figure
    word = source.plan.plan.objective_word
    lines_of = grouped(lines, "action")
    open_of = Counter(c.action_id for c in source.plan.commitments if c.is_open)
    rows = tuple(_progress_row(source, objective, lines_of, open_of) for objective in source.plan.objectives)
    if rows:
        yield Table(
            caption=f"Table 1: Progress by {word.lower()} as at {source.as_at:%-d %B %Y}",
            columns=(
                Column(title=word, width=4),
                Column(title="Actions", width=1, align="right"),
                Column(title="Delivery status", width=2),
                Column(title="Figures in Appendix 2", width=2),
                Column(title="Promises still open", width=1, align="right"),
            ),
            rows=rows,
        )


def _progress_row(
    source: Source, objective: Objective, lines_of: Mapping[int, list[Line]], open_of: Mapping[int | None, int]
) -> Row:
    actions = source.plan.actions_of.get(objective.id, [])
    mine = [line for action in actions for line in lines_of.get(action.id, [])]
    figures: Spans = tuple(
        span
        for n, line in enumerate(mine[:6])
        for span in ((Span(text=", "),) if n else ()) + (Span(text=line.label, to=line.anchor),)
    )
    if len(mine) > 6:
        figures += (Span(text=f" and {len(mine) - 6} more"),)
    still_open = sum(open_of[action.id] for action in actions)
    title = objective.title or objective.also_text or "(no title)"
    return Row(
        cells=(
            (Paragraph(spans=(Span(text=f"{objective.ref} ", bold=True), Span(text=shortened(title, 140)))),),
            cell(str(len(actions))),
            cell(_counted([source.status_of(action) for action in actions]).capitalize()),
            (Paragraph(spans=figures),) if figures else cell("None"),
            cell(str(still_open)),
        )
    )


def _shortfalls(source: Source, lines: list[Line]) -> Iterator[Node]:
    now = [s for s in source.plan.shortfalls if source.round and s.round_id == source.round.id]
    if now:
        much, they = ("1 thing is", "it is") if len(now) == 1 else (f"{len(now)} things are", "they are")
        text = f"The progress reported to the board itself says that {much} missing or weak; "
        listed = Span(text=f"{they} listed in Appendix 3", to="appendix-3")
        yield Paragraph(spans=(Span(text=text), listed, Span(text=".")))


def _contact(source: Source, lines: list[Line]) -> Iterator[Node]:
    if source.author:
        yield Paragraph(spans=words(f"{source.author}, {source.board}"))


def _appendices(source: Source, lines: list[Line]) -> Iterator[Node]:
    yield List(
        items=tuple(
            Item(spans=(Span(text=f"{label}: {title}", to=label.lower().replace(" ", "-")),))
            for label, title in appendices_of(source)
        )
    )


# What each part of the record adds under a section's own words, for whoever writes these.
ADDS = {
    "funders": "the partners who pay into the budget",
    "objectives": "the plan’s objectives",
    "progress": "the picture of the plan and the table of progress by objective",
    "shortfalls": "what the progress reports say is missing or weak",
    "since": "what became of what the last report said",
    "answered": "who was asked and who answered",
    "challenge": "the count of challenges",
    "attendance": "who came to meetings",
    "framework": "how far agencies are with the quality assurance framework",
    "rounds": "how the actions stood in each round",
    "measures": "how many figures there are, and how strong",
    "evidence": "what the evidence for each objective shows",
    "promises": "how all promises stand",
}
PARTS: dict[str, Callable[[Source, list[Line]], Iterator[Node]]] = {
    "funders": _funders,
    "objectives": _objectives,
    "progress": _progress,
    "shortfalls": _shortfalls,
    "since": earlier.since,
    "answered": account.answered,
    "challenge": account.challenge,
    "framework": account.framework,
    "attendance": attendance.attendance,
    "rounds": year.rounds,
    "measures": year.measures,
    "evidence": year.evidence,
    "promises": year.promises,
    "contact": _contact,
    "appendices": _appendices,
}
