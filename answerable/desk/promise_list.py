"""Promises of all a board's plans, as at a moment, by what became of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from answerable.desk.rules import words_of
from answerable.history.states import rows_as_at
from answerable.plan import models
from answerable.plan.record import Round
from answerable.plan.rules import OUTCOMES, standing_of

# What may have become of a promise, by code; "late" is both that are still open though their day has passed.
BECAME = {
    "late": "The day has passed",
    "overdue": "Overdue",
    "no update": "No update received",
    "not yet due": "Not yet due",
    "no date": "No date given",
    **OUTCOMES,
}


_COLUMNS = [
    *("id", "what", "who", "due_words", "due_to", "meeting", "outcome", "outcome_words", "first_due"),
    *("action_id", "round_id"),
]
_REF = Subquery(models.Action.objects.filter(pk=OuterRef("action_id")).values("ref")[:1])


@dataclass(frozen=True)
class Promise:
    id: int
    what: str
    who: str
    due_words: str
    due_to: date | None
    meeting: str
    outcome: str
    outcome_words: str
    action_id: int | None
    ref: str | None
    made_in: str
    became: str


class PromiseList:
    """`rounds` are the board's, newest first; `today` is the day of reckoning. The conditions are those of
    `plan.rules.standing_of`, which names what became of each."""

    def __init__(self, board: int, at: datetime | None, today: date, rounds: list[Round]) -> None:
        self.board, self.at, self.today = board, at, today
        self.titles = {round.id: round.title for round in rounds}
        self.newest = rounds[0].on if rounds else None

    def _all(self) -> QuerySet[models.Commitment]:
        rows: QuerySet[models.Commitment] = rows_as_at(models.Commitment, self.at, board_id=self.board, withdrawn=False)
        return rows

    def _is(self, became: str) -> Q:
        late = models.Commitment.STILL_OPEN & Q(due_to__lt=self.today)
        if became in OUTCOMES:
            return Q(outcome=became) & ~late
        told = Q(due_to__lt=self.newest) if self.newest else Q(pk__isnull=True)
        return {
            "late": late,
            "overdue": late & ~told,
            "no update": late & told,
            "not yet due": Q(outcome="", due_to__gte=self.today),
            "no date": Q(outcome="", due_to__isnull=True),
        }[became]

    def _asked_for(self, became: str, words: str) -> Q:
        wanted = self._is(became) if became in BECAME else Q()
        for word in words_of(words):
            columns = ("what", "who", "meeting", "due_words", "outcome_words")
            wanted &= Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR)
        return wanted

    def counts(self, became: str, words: str) -> tuple[dict[str, int], int]:
        """How many there are of each kind (under "all": of all), and how many were asked for. One query."""
        kinds = {f"n{n}": Count("id", filter=self._is(code)) for n, code in enumerate(BECAME)}
        found = self._all().aggregate(
            all=Count("id"), asked=Count("id", filter=self._asked_for(became, words)), **kinds
        )
        numbers = {code: found[f"n{n}"] for n, code in enumerate(BECAME)}
        return {"all": found["all"]} | numbers, found["asked"]

    def lines(self, start: int, stop: int, *, became: str = "", words: str = "") -> list[Promise]:
        """Those asked for, in the order in which they were made. One query."""
        rows = self._all().filter(self._asked_for(became, words)).order_by("id")
        return [self._line(row) for row in rows.values(*_COLUMNS, ref=_REF)[start:stop]]

    def _line(self, row: dict[str, Any]) -> Promise:
        moved = bool(row.pop("first_due"))
        became = standing_of(
            outcome=row["outcome"], due_to=row["due_to"], on=self.today, newest_round_on=self.newest, moved=moved
        )
        made_in = self.titles.get(row.pop("round_id"), "")
        return Promise(**row, made_in=made_in, became=became)

    def due_next(self) -> tuple[list[Promise], int, set[int | None]]:
        """The five still open that fall due first, how many are past their day, and of which actions. One query."""
        rows = self._all().filter(models.Commitment.STILL_OPEN, due_to__isnull=False).order_by("due_to", "id")
        found = list(rows.values(*_COLUMNS, ref=_REF))
        late = [row["action_id"] for row in found if row["due_to"] < self.today]
        return [self._line(row) for row in found[:5]], len(late), set(late)
