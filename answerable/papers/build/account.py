"""How partners hold one another to account: who answered, who challenged whom, and what their own evidence shows.

Each part has a sentence or two for the covering report, and its tables for Appendix 4. Counts, no percentage of a few.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from answerable.access.actor import Party
from answerable.asks.rules import CAME, came
from answerable.assurance.record import Part
from answerable.challenges.record import Thread
from answerable.challenges.rules import OUTCOMES, counts_of, year_of
from answerable.papers.build.lines import Line
from answerable.papers.build.source import Source
from answerable.papers.build.tables import said, table
from answerable.papers.rules import shortened
from answerable.papers.tree import Cell, Heading, Node, Note, Paragraph, Span, cell, words
from answerable.plan.record import Round
from answerable.plan.rules import SENT
from answerable.ui.words import counted

APPENDIX = "appendix-4"
_MOST = 400  # letters of what somebody wrote: the whole stands in the board's record
_ENDED = frozenset({"assured", "no effect"})


# Who answered


def counts(names: Sequence[str]) -> str:
    """Words with how often each stands there, in the order in which they come first: "3 on track; 1 not stated"."""
    return "; ".join(f"{count} {name[:1].lower()}{name[1:]}" for name, count in Counter(names).items())


def _came(source: Source, round: Round) -> dict[Party, str]:
    """What came of each ask of a round, by whom it asked, in the words of CAME."""
    return {
        ask.party: CAME[came(ask.state, due=ask.due, answered=source.came.answered.get(ask.id), today=source.as_at)]
        for ask in source.asks
        if ask.round_id == round.id
    }


def _through_the_board(source: Source, round: Round) -> dict[Party, bool]:
    """In whose name the board wrote an answer to a round, and whether they have confirmed all of it."""
    found: dict[Party, bool] = {}
    for update in source.plan.updates:
        if update.round_id == round.id and update.id in source.came.on_behalf and update.state in SENT:
            found[update.party] = found.get(update.party, True) and not update.on_behalf
    return found


def answered(source: Source, lines: list[Line]) -> Iterator[Node]:
    for round in source.told_rounds:
        asked, board = _came(source, round), _through_the_board(source, round)
        if not asked:
            yield said(f"{round.title}: no request to an agency or a group is on record.")
            continue
        order = [word for word in CAME.values() if word in asked.values()]
        words_ = sorted(asked.values(), key=order.index)
        text = f"{round.title}: {counted(len(asked), 'body was', 'bodies were')} asked. Of them: {counts(words_)}."
        if board:
            confirmed = sum(board.values())
            text += f" The board wrote down what {len(board)} told it; {confirmed or 'none'} confirmed the words."
        yield said(f"{text} Each is listed in", "Appendix 4", APPENDIX)


def who_answered(source: Source) -> Iterator[Node]:
    yield Heading(text="Who answered", level=2)
    told = [round for round in source.told_rounds if _came(source, round) or _through_the_board(source, round)]
    if not told:
        yield Paragraph(spans=words("No request to an agency or a group is on record."))
    for round in told:
        asked, board = _came(source, round), _through_the_board(source, round)
        due = {ask.party: ask.due for ask in source.asks if ask.round_id == round.id}
        parties = sorted({*asked, *board}, key=lambda party: source.bodies.called(party).casefold())
        yield table(
            f"Who was asked in {round.title}, and what came of it by {source.as_at:%-d %B %Y}",
            [("Who", 4), ("Asked by", 2), ("What came of it", 3), ("In whose words", 4)],
            [
                (
                    source.bodies.called(party) or "Not known by name",
                    f"{due[party]:%-d %B %Y}" if party in due else "No request",
                    asked.get(party, "Told the board"),
                    _whose(asked.get(party, ""), board.get(party)),
                )
                for party in parties
            ],
        )


def _whose(came: str, confirmed: bool | None) -> str:
    if confirmed is not None:
        return f"Written down by the board, {'and confirmed' if confirmed else 'not confirmed yet'}"
    return "Its own" if came.startswith("Answered") else "None"


# Challenge


def _year(source: Source) -> str:
    return year_of(source.round.on if source.round else source.as_at)


def _told(source: Source) -> list[Thread]:
    """The challenges of the paper's year, and those of earlier years that are still open."""
    return [
        thread
        for thread in source.threads
        if not thread.challenge.withdrawn
        and (thread.year == _year(source) or thread.standing(source.as_at).state not in _ENDED)
    ]


def printed(source: Source) -> list[Thread]:
    """Those of which the chair has said that papers may print them."""
    return [thread for thread in _told(source) if thread.challenge.id in source.printed]


def _ledger(source: Source) -> list[tuple[str, int]]:
    told = [(one.steps, one.challenge.due_to, one.standing(source.as_at)) for one in _told(source)]
    return counts_of(told, 0)


def _which(source: Source) -> str:
    return f"raised in {_year(source)} or still open from earlier years"


def challenge(source: Source, lines: list[Line]) -> Iterator[Node]:
    of = dict(_ledger(source))
    if not of["Raised"]:
        yield said(f"The record holds no challenge that was {_which(source)}.")
        return
    shown = len(printed(source))
    yield said(
        f"{counted(of['Raised'], 'challenge was', 'challenges were')} {_which(source)}. Answered: {of['Answered']}; "
        f"answer overdue: {of['Now overdue']}; the chair is assured: {of['The chair is assured']}; ended in a stated "
        f"effect: {of['Ended in a stated effect']}. The chair lets {shown or 'none'} of them be printed; the counts"
        f"{' and these' if shown else ''} are in",
        "Appendix 4",
        APPENDIX,
    )


def challenges(source: Source) -> Iterator[Node]:
    yield Heading(text="Challenge", level=2)
    ledger = _ledger(source)
    if not ledger[0][1]:
        yield Paragraph(spans=words(f"The record holds no challenge that was {_which(source)}."))
        return
    yield table(
        f"Challenges {_which(source)}",
        [("What came of them", 6), ("How many", 1)],
        [(what, str(number)) for what, number in ledger],
    )
    shown = printed(source)
    if not shown:
        yield Paragraph(spans=words("The chair has said of none of them that it may be printed."))
        return
    yield table(
        "The challenges that the chair lets be printed",
        [
            ("What was asked", 5),
            ("Of whom", 2),
            ("The answer in short", 4),
            ("The chair’s conclusion", 3),
            ("What changed", 3),
        ],
        [
            (
                _said(f"{one.challenge.about} ({one.challenge.on_words})", one.challenge.asked),
                one.to(source.bodies),
                _newest(one, "answer", "Not answered yet"),
                _newest(one, "conclusion", "Not concluded yet"),
                _newest(one, "effect", "No effect is stated"),
            )
            for one in shown
        ],
    )


def _said(head: str, text: str) -> Cell:
    return (Paragraph(spans=(Span(text=head, bold=True),)), Paragraph(spans=words(shortened(text, _MOST))))


def _newest(thread: Thread, kind: str, otherwise: str) -> Cell:
    step = next((step for step in reversed(thread.steps) if step.kind == kind), None)
    if step is None:
        return cell(otherwise)
    outcome = OUTCOMES.get(step.outcome, "")
    return _said(f"{outcome} ({step.on_words})" if outcome else step.on_words, step.text)


# The quality assurance framework


def _parts(source: Source) -> list[Part]:
    """The agencies in the framework, by name: in public nobody stands first for what is missing."""
    return sorted(source.framework.parts if source.framework else [], key=lambda part: part.agency.sort_key)


def framework(source: Source, lines: list[Line]) -> Iterator[Node]:
    parts = _parts(source)
    if not parts:
        yield said("No agency has taken up the board’s quality assurance framework yet.")
        return
    stages = counts([part.uptake.stage for part in parts if part.uptake])
    shows = [row.shows for part in parts for row in part.rows]
    text = f"Agencies in the framework: {len(parts)} ({stages})."
    if shows:
        text += f" Their own objectives: {len(shows)}. What the evidence for these shows: {counts(sorted(shows))}."
    yield said(f"{text} Each is listed in", "Appendix 4", APPENDIX)


def matrix(source: Source) -> Iterator[Node]:
    yield Heading(text="Quality assurance framework", level=2)
    parts = _parts(source)
    if not parts:
        yield Paragraph(spans=words("No agency has taken it up yet."))
        return
    rows: list[tuple[str, ...]] = []
    for part in parts:
        stage = part.uptake.stage.capitalize() if part.uptake else "Not stated"
        of = f"{part.agency.name} ({stage.lower()})"
        for row in part.rows:
            kinds = zip(("done", "effects", "voices"), row.cells, strict=True)
            rows.append((of, row.words, ", ".join(f"{name} {cell.count}" for name, cell in kinds), row.shows))
        if not part.rows:
            rows.append((of, "Nothing of its own is on record", "–", "–"))
    yield table(
        f"Agencies’ own objectives, and what the evidence shows of each on {source.as_at:%-d %B %Y}",
        [("Body", 4), ("In its own words", 5), ("Items", 3), ("Taken together", 3)],
        rows,
    )
    yield Note(
        spans=words(
            "Items of evidence that count on that day: what was done is activity, effects are outcomes, voices are the "
            "views of children and of those who use a service. Who has only activity has not shown yet what came of "
            "it; that does not say that nothing did."
        )
    )


def in_short(source: Source) -> list[str]:
    """What a slide says of these parts, those of them that the paper has."""
    found = []
    if "answered" in source.layout.parts:
        for round in source.told_rounds[-2:]:
            if asked := _came(source, round):
                found.append(f"{round.title}: {len(asked)} asked; {counts(sorted(asked.values()))}")
    of = dict(_ledger(source))
    if "challenge" in source.layout.parts and of["Raised"]:
        found.append(
            f"{counted(of['Raised'], 'challenge')}: {of['Answered']} answered, {of['Now overdue']} overdue, "
            f"{of['Ended in a stated effect']} with a stated effect"
        )
    parts = _parts(source)
    if "framework" in source.layout.parts and parts:
        only = sum("only-activity" in row.missing for part in parts for row in part.rows)
        every = sum(len(part.rows) for part in parts)
        found.append(
            f"{counted(len(parts), 'agency', 'agencies')} in the quality assurance framework; "
            f"{only} of {counted(every, 'own objective')} with only activity as evidence"
        )
    return found


def agencies(source: Source) -> set[int]:
    """The agencies of which these parts speak."""
    found: set[int | None] = set()
    if "answered" in source.layout.parts:
        told = {round.id for round in source.told_rounds}
        found |= {ask.agency_id for ask in source.asks if ask.round_id in told}
        found |= {party.agency for round in source.told_rounds for party in _through_the_board(source, round)}
    if "challenge" in source.layout.parts:
        found |= {thread.challenge.agency_id for thread in printed(source)}
    if "framework" in source.layout.parts:
        found |= {part.agency.id for part in _parts(source)}
    return {agency for agency in found if agency}
