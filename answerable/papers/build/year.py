"""What only an annual report shows: the rounds of the year, its figures, its evidence and its promises as a whole."""

from collections import Counter
from collections.abc import Iterator

from answerable.assurance.rules import cells, shows
from answerable.papers.build.account import APPENDIX, counts
from answerable.papers.build.lines import Line
from answerable.papers.build.source import Source
from answerable.papers.build.tables import charts, said, table
from answerable.papers.rules import shortened
from answerable.papers.tree import Cell, Heading, Node, Paragraph, Span
from answerable.plan.charts import standing
from answerable.plan.record import Action, Objective, Round
from answerable.ui.words import counted

MOST_ROUNDS = 6  # side by side in a table that can still be read
_STRENGTHS = ("strong", "fair", "weak", "not shown")


def _shown(source: Source) -> list[Round]:
    return source.plan.rounds[-MOST_ROUNDS:]


def _status(source: Source, action: Action, round: Round) -> str:
    """An action's delivery status in a round, in words; in the newest as the paper gives it everywhere."""
    if source.round and round.id == source.round.id:
        return source.status_of(action)
    return standing(source.plan.statement_of.get((round.id, action.id)), source.levels)[0]


def _named(objective: Objective) -> Cell:
    title = objective.title or objective.also_text or "(no title)"
    return (Paragraph(spans=(Span(text=f"{objective.ref} ", bold=True), Span(text=shortened(title, 140)))),)


def _by_objective(source: Source) -> Iterator[tuple[Cell | str, list[Action]]]:
    for objective in source.plan.objectives:
        yield _named(objective), source.plan.actions_of.get(objective.id, [])
    if loose := source.plan.actions_of.get(None, []):
        yield "Actions under no objective", loose


def rounds(source: Source, lines: list[Line]) -> Iterator[Node]:
    """How the actions of each objective stood in each round."""
    shown = _shown(source)
    if not shown:
        yield said("No round has reported on the plan yet.")
        return
    left = len(source.plan.rounds) - len(shown)
    yield table(
        "How the actions stood in each round"
        + (f"; {counted(left, 'earlier round is', 'earlier rounds are')} left out" if left else ""),
        [(source.plan.plan.objective_word, 4), *((round.title, 3.0) for round in shown)],
        [
            (named, *(counts([_status(source, one, round) for one in actions]).capitalize() or "–" for round in shown))
            for named, actions in _by_objective(source)
        ],
    )
    yield said(
        "Where nobody stated a status it is not stated here either. Each action is listed in", "Appendix 4", APPENDIX
    )


def each_action(source: Source) -> Iterator[Node]:
    shown = _shown(source)
    if not shown:
        return
    yield Heading(text="Each action, round by round", level=2)
    yield table(
        "The delivery status of each action in each round",
        [("Ref", 1.2), ("Action", 5), *((round.title, 2.0) for round in shown)],
        [
            (one.ref, shortened(one.text, 200), *(_status(source, one, round) for round in shown))
            for one in source.plan.actions
        ],
    )


def measures(source: Source, lines: list[Line]) -> Iterator[Node]:
    """How many figures there are, how strong, and the pictures of those that have values enough."""
    if not lines:
        yield said("The record holds no figure for this plan.")
        return
    strong = Counter(str(line.strength.level) for line in lines)
    drawn = [what for what, *_ in charts(source, lines)]
    text = (
        f"{counted(len({line.measure.id for line in lines}), 'measure gives', 'measures give')} "
        f"{counted(len(lines), 'figure')}. How much weight these can bear: "
        f"{'; '.join(f'{strong[level]} {level}' for level in _STRENGTHS if strong[level])}. "
    )
    if drawn:
        text += f"{counted(len(drawn), 'measure has', 'measures have')} values enough to be drawn. "
    yield said(f"{text}Each stands with its source in", "Appendix 2", "appendix-2")


def evidence(source: Source, lines: list[Line]) -> Iterator[Node]:
    """What the evidence for each objective's actions shows: what was done, what came of it, what children say."""
    items_of, rows = source.evidence.items_of_actions, []
    for named, actions in _by_objective(source):
        mine = {item.id: item for one in actions for item in items_of.get(one.id, [])}  # each once
        found = cells(mine.values(), source.as_at)
        rows.append((named, *(str(one.count) if one.count else "None" for one in found), shows(found)))
    if not any(items_of.values()):
        yield said("No evidence besides figures is tied to an action of this plan.")
        return
    yield table(
        f"Evidence for the actions of each {source.plan.plan.objective_word.lower()}",
        [
            (source.plan.plan.objective_word, 5),
            ("Activity", 1.3),
            ("Outcomes", 1.4),
            ("Views of children", 1.5),
            ("What it shows", 3),
        ],
        rows,
    )


def promises(source: Source, lines: list[Line]) -> Iterator[Node]:
    """How all promises stand of the plan, and of the plans before that were still open."""
    every = [*source.plan.commitments, *(one.promise for one in source.plan.promised_before)]
    if not every:
        yield said("No promise is on record.")
        return
    stand = counts(sorted(source.became(one) for one in every))
    yield said(
        f"{counted(len(every), 'promise is', 'promises are')} on record, with those of the plan before. On "
        f"{source.as_at:%-d %B %Y}: {stand}. What became of each is in",
        "Appendix 3",
        "appendix-3",
    )
