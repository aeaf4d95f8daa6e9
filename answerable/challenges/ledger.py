"""The ledger of a board's challenges: what waits for whom first, as it was asked for. For its page and its files."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.challenges.forms import POST, Asked
from answerable.challenges.record import Thread, answers, threads_of
from answerable.challenges.rules import STATES, Standing, counts_of
from answerable.history.together import read_all
from answerable.partnership.pages import BoardRequest
from answerable.partnership.record import bodies_of
from answerable.partnership.rules import sort_key
from answerable.ui.charts.bars import Bar, Group, draw_bars
from answerable.ui.charts.drawing import Chart
from answerable.ui.words import counted

WITHDRAWN = "withdrawn"
FEWEST_DRAWN = 2  # of one a picture shows nothing that its line does not
_BODIES = {
    "chair": "The chair",
    "executive": "The executive",
    "chief officers": "The chief officers",
    "manager": "The business manager",
    "": "Nobody",
}


@dataclass(frozen=True)
class Line:
    """One challenge of the ledger: whom it went to, and where it stands. `mine`: its next step is the reader's."""

    thread: Thread
    standing: Standing
    to: str
    mine: bool

    @property
    def whose(self) -> str:
        return self.to if self.standing.whose == "them" else _BODIES[self.standing.whose]


def is_mine(actor: Actor, board: int, thread: Thread, standing: Standing) -> bool:
    """Whether the next step of a challenge is somebody's own."""
    if standing.whose == "them":
        return answers(actor, thread.challenge, board)
    keeps = actor.may(Permission.KEEP_CHALLENGES, board)
    if standing.whose == "chair":  # who keeps the ledger enters what the chair concluded, and does not conclude
        return not keeps and actor.may(Permission.CONCLUDE_CHALLENGE, board)
    return standing.whose == "manager" and keeps


class Ledger:
    """Every challenge of the board as at the page's moment, and those of them that the address asks for. One query."""

    def __init__(self, request: BoardRequest) -> None:
        board = request.board.pk
        self.on: date = request.as_at or timezone.localdate()
        threads, bodies = read_all(request.at, threads_of(board), bodies_of(board))
        standings = [(thread, thread.standing(self.on)) for thread in threads]
        every = [
            Line(thread, standing, thread.to(bodies), is_mine(request.actor, board, thread, standing))
            for thread, standing in standings
        ]
        self.any = bool(every)
        self.total = sum(not line.thread.challenge.withdrawn for line in every)
        self.form = _form(request, every)
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        words = sort_key(asked.get("q") or "").split()
        found = [line for line in every if _is_asked_for(line, asked, words)]
        self.withdrawn = [line for line in found if line.thread.challenge.withdrawn]
        self.state = asked.get("state") or ""
        there = [line for line in found if not line.thread.challenge.withdrawn]
        if self.state == WITHDRAWN:
            there = []
        elif self.state:
            there = [line for line in there if line.standing.state == self.state]
        self.lines = sorted(there, key=_place)
        self.shown = self.withdrawn if self.state == WITHDRAWN else self.lines
        self.asked = [
            (str(field.label), str(dict(getattr(self.form.fields[name], "choices", [])).get(asked[name], asked[name])))
            for name, field in self.form.fields.items()
            if asked.get(name)
        ]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """What came of those that are shown (see `rules.counts_of`)."""
        withdrawn = 0 if self.state else len(self.withdrawn)
        return counts_of(
            ((line.thread.steps, line.thread.challenge.due_to, line.standing) for line in self.lines), withdrawn
        )

    @property
    def chart(self) -> Chart | None:
        """How many of those that are shown stand where; None of so few that a glance at them tells it."""
        states = Counter(line.standing.state for line in self.lines)
        if len(self.lines) < FEWEST_DRAWN:
            return None
        there = [(words, states[code]) for code, (words, _) in STATES.items() if states[code]]
        said = "; ".join(f"{count:,} {words[:1].lower()}{words[1:]}" for words, count in there)
        description = f"Of {counted(len(self.lines), 'challenge')}: {said}."
        bars = tuple(Group(label=words, bars=(Bar(period=f"{self.on:%-d %B %Y}", value=n),)) for words, n in there)
        return draw_bars("Where challenges stand", description, "", bars)


def _form(request: BoardRequest, every: Sequence[Line]) -> Asked:
    bodies = {line.thread.body: line.to for line in every if line.thread.body != POST}
    named = sorted(bodies.items(), key=lambda pair: sort_key(pair[1]))
    if any(line.thread.body == POST for line in every):
        named.append((POST, "A post"))
    years = sorted({line.thread.year for line in every}, reverse=True)
    states = [(code, words) for code, (words, _) in STATES.items()]
    if any(line.thread.challenge.withdrawn for line in every):
        states.append((WITHDRAWN, "Withdrawn"))
    return Asked(request.GET, bodies=named, states=states, years=[(year, year) for year in years])


def _is_asked_for(line: Line, asked: dict[str, str], words: Sequence[str]) -> bool:
    """Whether a challenge is as the address asks, but for where it stands."""
    here = line.thread.challenge
    said = sort_key(f"{here.about} {here.asked} {here.raised_by} {line.to}")
    return (
        asked.get("to") in ("", None, line.thread.body)
        and asked.get("year") in ("", None, line.thread.year)
        and all(word in said for word in words)
    )


def _place(line: Line) -> tuple[bool, int, date]:
    """What is the reader's own first, then what is most pressing, then what is due first."""
    return (not line.mine, list(STATES).index(line.standing.state), line.standing.due_to or date.max)
