"""What became of what the board's last report of the same kind said: a few sentences, with tables for Appendix 4."""

from collections.abc import Iterator
from functools import partial

from answerable.papers.build.account import APPENDIX, counts
from answerable.papers.build.lines import Line
from answerable.papers.build.source import Source
from answerable.papers.build.tables import bullets, said, table
from answerable.papers.layout import KINDS
from answerable.papers.since import BECAME, Became, Moved, Weak, became, is_by, moves, weaknesses
from answerable.papers.tree import Cell, Heading, Node, Note, Paragraph, Span, cell, words
from answerable.plan.charts import status_of
from answerable.recommendations.record import List as Recommended
from answerable.ui.words import counted


class _Compared:
    """What differs between the record of the last report and this one's, of the last report's plan."""

    def __init__(self, source: Source) -> None:
        self.promises: list[Became] = []
        self.weak: list[Weak] = []
        self.moved: list[Moved] = []
        self.unknown = 0
        self.refs: dict[int, str] = {}
        before = source.before
        if before is None or before.then is None or before.now is None:
            return
        then, now = before.then, before.now
        self.refs = {one.promise.id: one.ref for one in then.promised_before}
        self.refs |= {
            one.id: then.action[one.action_id].ref for one in then.commitments if one.action_id in then.action
        }
        self.refs |= {one.id: one.section for one in then.commitments if one.action_id not in then.action}
        there = [*now.commitments, *(one.promise for one in now.promised_before)]
        newest = source.round.on if source.round else None
        self.promises = became(
            [*(one.promise for one in then.promised_before), *then.commitments],
            {one.id: one for one in there},
            on=source.as_at,
            newest_round_on=newest,
        )
        self.weak = weaknesses(then, now)
        self.moved, self.unknown = moves(then, now, partial(status_of, levels=source.levels))


def _of_committee(source: Source) -> list[Recommended]:
    lists = source.recommendations.lists
    return [one for one in lists if is_by(one.made_by, source.committee)] if source.committee else []


def since(source: Source, lines: list[Line]) -> Iterator[Node]:
    """The sentences of the covering report; a first paper has one that says so."""
    before = source.before
    kind = KINDS[source.layout.kind].name.lower()
    if before is None:
        yield said(f"No {kind} of the board was published before this one, so nothing can be compared with it.")
        return
    last = f"the {kind} of {before.as_at:%-d %B %Y}"
    if before.then is None or before.now is None:
        yield said(f"The record does not hold any more what {last} was drawn from, so nothing can be compared with it.")
        return
    found = _Compared(source)
    if found.promises:
        text = counts([BECAME[one.what] for one in found.promises])
        yield said(f"{counted(len(found.promises), 'promise was', 'promises were')} open in {last}. By now: {text}.")
    else:
        yield said(f"No promise was open in {last}.")
    if found.weak:
        text = counts([one.what.replace(";", ",") for one in found.weak])
        much = counted(len(found.weak), "thing was", "things were")
        yield said(f"{much} said there to be missing or weak. By now: {text}.")
    text = f"{counted(len(found.moved), 'action has', 'actions have')} another delivery status than in that report."
    if found.unknown:
        one = "its" if found.unknown == 1 else "their"
        text += f" Of {found.unknown} nothing can be said, as {one} status is not stated on both days."
    yield said(text)
    lists = _of_committee(source)
    if lists:
        answered = sum(bool(one.response.strip()) for one in lists)
        yield said(f"The Committee’s recommendations: {counted(len(lists), 'list')} on record, {answered} answered.")
    yield said("Each is listed in", "Appendix 4", APPENDIX)


def changes(source: Source) -> Iterator[Node]:
    before = source.before
    if before is None or before.then is None or before.now is None:
        return
    found = _Compared(source)
    yield Heading(text=f"Since the report of {before.as_at:%-d %B %Y}", level=2)
    yield Note(spans=words(f"The last report: {before.title}."))
    if found.promises:
        yield _promises(source, found)
    if found.weak:
        yield table(
            "What became of the shortfalls that it stated",
            [("Ref", 1.2), ("Shortfall", 7), ("What became of it", 4)],
            [
                (
                    before.then.action[one.then.action_id].ref
                    if one.then.action_id in before.then.action
                    else one.then.section,
                    one.then.text,
                    one.what,
                )
                for one in found.weak
            ],
        )
    if found.moved:
        yield table(
            "Actions whose delivery status changed, of those where both days state it",
            [("Ref", 1.2), ("In words", 6), ("Then", 2), ("Now", 2)],
            [(one.ref, one.text, one.before, one.after) for one in found.moved],
        )
    yield from _recommended(source)


def _promises(source: Source, found: _Compared) -> Node:
    def stands(one: Became) -> Cell:
        head = Paragraph(spans=(Span(text=f"{BECAME[one.what][:1].upper()}{BECAME[one.what][1:]}", bold=True),))
        new = one.now.due_words if one.now and one.now.due_words != one.then.due_words else ""
        notes = [f"New date: {new}."] if new else []
        notes += [one.words] if one.words else []
        if one.what == "Stopped by agreement" and not one.words:
            notes.append("Who agreed to it is not stated.")
        return (head, *(Note(spans=words(text)) for text in notes))

    return table(
        f"What became by {source.as_at:%-d %B %Y} of the promises that were open in it",
        [("Ref", 1.2), ("Promise", 5), ("Who", 2), ("By when", 2), ("What became of it", 4)],
        [
            (
                found.refs.get(one.then.id, ""),
                one.then.what,
                one.then.who or "Not stated",
                one.then.due_words or "No date",
                stands(one),
            )
            for one in found.promises
        ],
    )


def _recommended(source: Source) -> Iterator[Node]:
    lists = _of_committee(source)
    if not lists:
        return
    rows = []
    for one in lists:
        items = source.recommendations.items_of.get(one.id, [])
        texts = [f"{item.ref} {item.text}".strip() for item in items]
        asked = (bullets(texts),) if texts else cell(f"{one.count or 'Some'} that the record does not print")
        answer = one.response.strip() or "No answer is on record"
        rows.append((f"{one.made_by}{', ' if one.made_on else ''}{one.made_on}", asked, answer))
    yield table(
        "What the Committee recommended, and what became of it",
        [("By", 3), ("Recommended", 6), ("The answer", 5)],
        rows,
    )


def in_short(source: Source) -> list[str]:
    """What a slide says of it; nothing where nothing can be compared."""
    found = _Compared(source)
    texts = [f"Promises: {counts([BECAME[one.what] for one in found.promises])}"] if found.promises else []
    texts += [f"Stated shortfalls: {counts([one.what.replace(';', ',') for one in found.weak])}"] if found.weak else []
    texts += [f"{one.ref}: {one.before} → {one.after}" for one in found.moved[:4]]
    return texts


def words_by_action(source: Source) -> Iterator[tuple[int, str]]:
    """What the tables print in the words of others, by the action that it is about."""
    for one in _Compared(source).promises:
        if one.then.action_id:
            yield one.then.action_id, f"{one.then.what} {one.words}"
