"""The appendices: the table of objectives, the annex of figures, promises and admitted shortfalls, and the tables of
what else the template takes from the record."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from answerable.evidence.figures import expired
from answerable.evidence.models import METHODS, PRODUCERS, Evidence
from answerable.evidence.record import EvidenceItem
from answerable.evidence.rules.suppression import HIDDEN, THRESHOLD
from answerable.papers.build.lines import Line, Links
from answerable.papers.build.report import DETAILS, appendices_of
from answerable.papers.build.source import Source
from answerable.papers.build.tables import charts, figure_of
from answerable.papers.tree import (
    Appendix,
    Cell,
    CellNode,
    Column,
    Heading,
    Item,
    List,
    Node,
    Note,
    Paragraph,
    Row,
    Span,
    Table,
    cell,
    paragraph_anchor,
    words,
)
from answerable.plan.record import Action, Commitment, Objective, Promised, Statement, grouped
from answerable.plan.rules import named

_KINDS, _PRODUCERS, _METHODS = dict(Evidence.KINDS), dict(PRODUCERS), dict(METHODS)
Told = tuple[EvidenceItem, tuple[Span, ...]]  # an evidence item, and what it speaks for in words
# How many items a paper names for one action or line, of very many fewer.
MOST_ITEMS_OF_ONE, MOST_ITEMS = 20, 800
NOT_ASKED = "Not asked whether this paper is accurate, because nobody could answer for them"


def appendices(source: Source, lines: list[Line], links: Links) -> tuple[Appendix, ...]:
    told, more = _told(source, lines)
    contents = (
        tuple(_objectives(source, lines, links)),
        (*_figures(source, lines, links, told), *_evidence(source, told, more)),
        tuple(_promises(source)),
        tuple(_details(source)),
    )
    return tuple(
        Appendix(label=label, title=title, nodes=nodes, landscape=True, anchor=label.lower().replace(" ", "-"))
        for (label, title), nodes in zip(appendices_of(source), contents, strict=False)
    )


def _details(source: Source) -> Iterator[Node]:
    """Appendix 4, where there is one."""
    for part, tables in DETAILS.items():
        if part in source.layout.parts:
            yield from tables(source)


# Appendix 1


def _objectives(source: Source, lines: list[Line], links: Links) -> Iterator[Node]:
    plan = source.plan
    if source.not_asked:
        yield Note(spans=words(f"{NOT_ASKED}: {'; '.join(source.not_asked)}."))
    lines_of = grouped((line for line in lines if line.measure.action_id), "ref")
    for aim in plan.aims:
        yield Heading(text=f"{named(plan.plan.aim_word, aim.ref)}: {aim.title}" if aim.title else aim.ref, level=2)
        for objective in plan.objectives_of.get(aim.id, []):
            stands_in = (objective.ref, objective.title) == (aim.ref, aim.title)  # for actions right under the aim
            yield from _objective(source, objective, lines_of, links, level=0 if stands_in else 3)
    for objective in plan.objectives_of.get(None, []):
        yield from _objective(source, objective, lines_of, links, level=2)
    loose = plan.actions_of.get(None, [])
    if loose:
        yield _action_table(source, "Actions", loose, lines_of, links)


def _objective(
    source: Source, objective: Objective, lines_of: dict[Any, list[Line]], links: Links, level: int = 3
) -> Iterator[Node]:
    title = objective.title or objective.also_text
    heading = named(source.plan.plan.objective_word, objective.ref)
    if level:
        yield Heading(text=f"{heading}: {title}" if title else heading, level=level)
    actions = source.plan.actions_of.get(objective.id, [])
    if actions:
        yield _action_table(source, heading, actions, lines_of, links)
    else:
        yield Paragraph(spans=words("No action is recorded under this objective."))


def _action_table(
    source: Source, caption: str, actions: list[Action], lines_of: dict[Any, list[Line]], links: Links
) -> Table:
    round = source.round
    answerers = source.plan.answerers_of
    lead_of = {a.id: "; ".join(one.words for one in answerers.get(a.id, []) if one.part == "lead") for a in actions}
    leads = any(lead_of.values())
    dated = any(action.due_words for action in actions)
    columns = [Column(title="Ref", width=1), Column(title="Action", width=4)]
    columns += [Column(title="Lead", width=2)] if leads else []
    columns += [Column(title="By when", width=1.5)] if dated else []
    columns += [Column(title="Status", width=1.5)]
    columns += [Column(title=f"Progress report {round.title}" if round else "Progress", width=9)]
    rows = []
    for action in actions:
        cells: list[Cell] = [cell(action.ref), cell(action.text)]
        if leads:
            cells.append(cell(lead_of[action.id]))
        if dated:
            cells.append(cell(action.due_words))
        cells.append(cell(source.status_of(action)))
        statement = source.plan.statement_of.get((round.id, action.id)) if round else None
        cells.append(_statement_cell(statement, list(lines_of.get(action.ref, [])), links))
        rows.append(Row(cells=tuple(cells)))
    return Table(caption=f"{caption}: actions and progress", columns=tuple(columns), rows=tuple(rows))


def _statement_cell(statement: Statement | None, pending: list[Line], links: Links) -> Cell:
    """The progress as the board wrote it, block by block, its figures linked to the annex."""
    if statement is None:
        return cell("No progress was reported in this round.")
    nodes: list[CellNode] = []
    items: list[Item] = []
    for block in statement.blocks:
        spans = links.statement(block["text"], pending)
        if block["kind"] == "item":
            items.append(Item(spans=spans))
            continue
        if items:
            nodes.append(List(items=tuple(items)))
            items = []
        nodes.append(Heading(text=block["text"]) if block["kind"] == "heading" else Paragraph(spans=spans))
    if items:
        nodes.append(List(items=tuple(items)))
    return tuple(nodes) or cell("No progress was reported in this round.")


# Appendix 2


def _figures(source: Source, lines: list[Line], links: Links, told: list[Told]) -> Iterator[Node]:
    if not lines:
        yield Paragraph(spans=words("The record holds no figure for this plan."))
        return
    yield Paragraph(
        spans=words(
            "Each figure that the board counts has a line here, and a figure that is a link leads to its line. Other "
            "figures in Appendix 1 stand there in the agencies’ own words; the board does not count them, and they "
            "have no line. Strength says how much weight a figure can bear, by the table of rules that the board "
            "publishes: strong, fair, weak or not shown."
        )
    )
    if source.older:
        text = f"Of long series only the newest values stand here; the record has {source.older:,} earlier ones."
        yield Note(spans=words(text))
    items = _items_of(source, told)
    yield Table(
        caption="Measures with their values, bases, sources and strength",
        columns=(
            Column(title="Line", width=1),
            Column(title="Ref", width=1.4),
            Column(title="Measure", width=5),
            Column(title="Agency", width=2.4),
            Column(title="Value", width=2.2),
            Column(title="Period", width=2.2),
            Column(title="Base", width=2.6),
            Column(title="Source and strength", width=4),
        ),
        rows=tuple(
            _figure_row(line, links.used_in.get(line.anchor, ""), items.get(line.measure.id, [])) for line in lines
        ),
    )
    if any(line.value == HIDDEN for line in lines):
        small = (
            f"{HIDDEN}: a count of 1 to {THRESHOLD} children or families, which could show who they are, or a figure "
            "from which such a count could be worked out."
        )
        yield Note(spans=words(small))
    for what, chart, reading in charts(source, lines):
        yield Heading(text=what[:1].upper() + what[1:], level=2)
        yield figure_of(chart)
        yield Paragraph(spans=words(reading))


def _figure_row(line: Line, used_in: str, items: list[Span]) -> Row:
    strength = (Span(text=line.strength.level.capitalize(), bold=True), Span(text=f": {line.strength.note}"))
    rests_on = (Paragraph(spans=(Span(text="Evidence: "), *_listed(items))),) if items else ()
    return Row(
        anchor=line.anchor,
        cells=(
            cell(line.label) + (_back(used_in) if used_in else ()),
            cell(line.ref),
            cell(line.measure.what),
            cell(line.agency or "Not stated"),
            cell(line.value),
            cell(line.period),
            cell(line.base or "Not stated"),
            (Paragraph(spans=strength), *rests_on),
        ),
    )


def _evidence(source: Source, told: list[Told], more: int) -> Iterator[Node]:
    """What the report's actions and claims rest on besides their figures, as far as anybody may be told: what it is,
    never what it found, about whom, or who verified it."""
    if not told:
        return
    yield Heading(text="Evidence", level=2)
    if more:
        text = f"Of much evidence for one action or line only the newest stands here; the register has {more:,} more."
        yield Note(spans=words(text))
    yield Table(
        caption="What can be looked at that speaks for an action or a line above",
        columns=(Column(title="Item", width=1), Column(title="What it is", width=8), Column(title="For", width=3)),
        rows=tuple(
            Row(anchor=f"e{n}", cells=(cell(f"E{n}"), cell(_named(source, item)), (Paragraph(spans=speaks),)))
            for n, (item, speaks) in enumerate(told, 1)
        ),
    )


def _told(source: Source, lines: list[Line]) -> tuple[list[Told], int]:
    """The evidence that the paper names, in the order of its numbers: of each action and line the newest; and how much
    more there is. What had expired counts for nothing."""
    speaks = _speaking(source, lines)
    there = [item for item in source.evidence.evidence if item.id in speaks and not expired(item, source.as_at)]
    of: dict[Span, list[EvidenceItem]] = {}
    for item in sorted(there, key=lambda item: (item.on or date.min, item.id), reverse=True):
        for span in speaks[item.id]:
            of.setdefault(span, []).append(item)
    each = max(1, min(MOST_ITEMS_OF_ONE, MOST_ITEMS // max(1, len(of))))
    named = {item.id for some in of.values() for item in some[:each]}
    told = [(item, _listed(speaks[item.id])) for item in there if item.id in named]
    return told, len(there) - len(told)


def _named(source: Source, item: EvidenceItem) -> str:
    """An evidence item in a line: "Audit of supervision (activity; audit by the board; 1 December 2011)"."""
    how = "" if item.method == "not stated" else _METHODS[item.method].lower()
    who = "" if item.producer == "not stated" else _PRODUCERS[item.producer].lower()
    if item.producer == "agency itself" and item.agency_id:
        who = f"{source.agency(item.agency_id)} itself"
    made = " by ".join(filter(None, [how, who])) or "how and by whom is not stated"
    when = f"{item.on:%-d %B %Y}" if item.on else "date not stated"
    return f"{item.title} ({_KINDS[item.kind].lower()}; {made}; {when})"


def _speaking(source: Source, lines: list[Line]) -> dict[int, dict[Span, None]]:
    """By evidence item the actions in the paper that it speaks for, and a link to the first line of each measure of
    whose claims it does."""
    measure_of = {claim.id: claim.measure_id for claim in source.evidence.claims}
    first = {line.measure.id: line for line in reversed(lines)}
    found: dict[int, dict[Span, None]] = {}
    for link in source.evidence.links:
        of = found.setdefault(link.evidence_id, {})
        line = first.get(measure_of.get(link.claim_id or 0, 0))
        if link.action_id in source.plan.action:
            of[Span(text=f"action {source.ref(link.action_id)}")] = None
        elif line:
            of[Span(text=f"line {line.label}", to=line.anchor)] = None
    return {item: spans for item, spans in found.items() if spans}


def _items_of(source: Source, told: list[Told]) -> dict[int, list[Span]]:
    """By measure, links to the evidence that speaks for what is claimed of it."""
    measure_of = {claim.id: claim.measure_id for claim in source.evidence.claims}
    numbers = {item.id: n for n, (item, _) in enumerate(told, 1)}
    found: dict[int, dict[int, None]] = {}
    for link in source.evidence.links:
        measure = measure_of.get(link.claim_id or 0)
        if measure and link.evidence_id in numbers:
            found.setdefault(measure, {})[numbers[link.evidence_id]] = None
    return {of: [Span(text=f"E{n}", to=f"e{n}") for n in sorted(some)] for of, some in found.items()}


def _listed(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(part for span in spans for part in (Span(text=", "), span))[1:]


def _back(number: str) -> Cell:
    """The way back from a line of the annex to the paragraph that gives its figure."""
    return (Note(spans=(Span(text=number, to=paragraph_anchor(number)),)),)


# Appendix 3


def _promises(source: Source) -> Iterator[Node]:
    plan, round = source.plan, source.round
    now = [c for c in plan.commitments if round and c.round_id == round.id]
    yield Heading(text="Promises made in this report", level=2)
    yield from _table_or(
        now,
        "The report makes no dated promise.",
        lambda: Table(
            caption=f"Promises made in this report, and how each stands on {source.as_at:%-d %B %Y}",
            columns=(
                Column(title="Ref", width=1.2),
                Column(title="Promise", width=6),
                Column(title="Who", width=2),
                Column(title="By when", width=2),
                Column(title="Meeting", width=2),
                Column(title="How it stands", width=2),
            ),
            rows=tuple(
                Row(
                    cells=(
                        *map(cell, (source.ref(c.action_id, c.section), c.what, c.who, c.due_words, c.meeting)),
                        _became(source, c),
                    )
                )
                for c in now
            ),
        ),
    )
    yield Heading(text="What became of earlier promises", level=2)
    yield from _table_or(
        source.earlier, "No promise of an earlier report is on record.", lambda: _earlier_table(source, source.earlier)
    )
    yield Heading(text="Stated shortfalls", level=2)
    shortfalls = [s for s in plan.shortfalls if round and s.round_id == round.id]
    yield from _table_or(
        shortfalls,
        "The progress reported admits no shortfall.",
        lambda: Table(
            caption="What the progress report itself says is missing or weak",
            columns=(Column(title="Ref", width=1.2), Column(title="Shortfall", width=8)),
            rows=tuple(Row(cells=(cell(source.ref(s.action_id, s.section)), cell(s.text))) for s in shortfalls),
        ),
    )


def _table_or(things: list[Any], otherwise: str, table: Any) -> Iterator[Node]:
    yield table() if things else Paragraph(spans=words(otherwise))


def _became(source: Source, promise: Commitment) -> Cell:
    """How a promise stands on the paper's day, with what was said of it."""
    said = (Note(spans=words(promise.outcome_words)),) if promise.outcome_words else ()
    return (Paragraph(spans=(Span(text=source.became(promise), bold=True),)), *said)


def _earlier_table(source: Source, earlier: list[Promised]) -> Table:
    def of_plan(period: str) -> Cell:
        return (Note(spans=words(f"in the plan of {period}")),) if period else ()

    return Table(
        caption="What became of earlier promises",
        columns=(
            Column(title="Ref", width=1.2),
            Column(title="Earlier promise", width=5),
            Column(title="Made in", width=1.6),
            Column(title="By when", width=1.8),
            Column(title="What became of it", width=4),
        ),
        rows=tuple(
            Row(
                cells=(
                    (*cell(one.ref), *of_plan(one.period)),
                    cell(one.promise.what),
                    cell(one.made_in),
                    cell(one.promise.due_words),
                    _became(source, one.promise),
                )
            )
            for one in earlier
        ),
    )
