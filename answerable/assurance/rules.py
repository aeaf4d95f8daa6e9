"""What is true of a quality assurance framework: its stages, what evidence shows and lacks, when a review is due.

Pure: no database and no clock. Of each objective the framework asks three things: what was done (activity), what came
of it (outcome), and what children and those who use the service say (voice).
"""

from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

STAGES = ("planning", "adopted", "piloting", "implemented", "embedded")
KINDS = ("activity", "outcome", "voice")
MONTHS_BETWEEN_REVIEWS = 6  # twice a year


class Dated(Protocol):
    """An evidence item, as far as these rules look at it."""

    @property
    def kind(self) -> str: ...
    @property
    def on(self) -> date | None: ...
    @property
    def expires(self) -> date | None: ...


@dataclass(frozen=True)
class Cell:
    """The items of one kind: how many count, the newest date among them (None where none has one), and how many have
    expired and count no more."""

    count: int = 0
    newest: date | None = None
    expired: int = 0


Cells = tuple[Cell, ...]  # one for each of KINDS


def cells(items: Iterable[Dated], day: date) -> Cells:
    """What counts on a day, kind by kind. An item counts through the day on which it expires."""
    every = list(items)
    found = []
    for kind in KINDS:
        mine = [item for item in every if item.kind == kind]
        counts = [item for item in mine if item.expires is None or item.expires >= day]
        newest = max((item.on for item in counts if item.on), default=None)
        found.append(Cell(len(counts), newest, len(mine) - len(counts)))
    return tuple(found)


_SHOWS = {
    (): "No evidence",
    ("activity",): "Only activity",
    ("outcome",): "Only outcome",
    ("voice",): "Only voices",
    ("activity", "outcome"): "Activity and outcome, no voices",
    ("activity", "voice"): "Activity and voices, no outcome",
    ("outcome", "voice"): "Outcome and voices, no activity",
    KINDS: "All three",
}


def shows(of: Cells) -> str:
    """What the evidence shows, in plain words.

    >>> shows((Cell(2), Cell(), Cell())), shows((Cell(1), Cell(1), Cell())), shows((Cell(expired=1), Cell(), Cell()))
    ('Only activity', 'Activity and outcome, no voices', 'No evidence')
    """
    return _SHOWS[tuple(kind for kind, cell in zip(KINDS, of, strict=True) if cell.count)]


# What may be missing, by code: as a filter offers it.
MISSING = {
    "only-activity": "Only activity",
    "none": "No evidence",
    "activity": "No activity",
    "outcome": "No outcome",
    "voice": "No voices",
}


def lacks(of: Cells) -> set[str]:
    """The codes of MISSING that fit."""
    missing = {kind for kind, cell in zip(KINDS, of, strict=True) if not cell.count}
    if missing == set(KINDS):
        missing.add("none")
    if missing == {"outcome", "voice"}:
        missing.add("only-activity")
    return missing


def urgency(rows: Collection[Cells]) -> int:
    """Where an agency stands in the order, by what its objectives lack: nought, those with only activity for one of
    them, comes first; those without any objective last."""
    codes = [lacks(of) for of in rows]
    for place, code in enumerate(("only-activity", "none")):
        if any(code in one for one in codes):
            return place
    return 2 if any(codes) else 3 if codes else 4


def is_step_back(before: str, after: str) -> bool:
    """>>> is_step_back("implemented", "piloting"), is_step_back("planning", "piloting"), is_step_back("", "adopted")
    (True, False, False)
    """
    return before in STAGES and STAGES.index(after) < STAGES.index(before)


def due_after(on: date) -> date:
    """The last day by which what was reviewed on a day is to be reviewed again.

    >>> due_after(date(2013, 1, 15)), due_after(date(2012, 8, 31))
    (datetime.date(2013, 7, 15), datetime.date(2013, 2, 28))
    """
    year, month = divmod(on.month - 1 + MONTHS_BETWEEN_REVIEWS, 12)
    year, month = on.year + year, month + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


class Reviewed(Protocol):
    """A review, as far as these rules look at it: of one agency, or of the whole framework (None)."""

    @property
    def id(self) -> int: ...
    @property
    def agency_id(self) -> int | None: ...
    @property
    def on(self) -> date: ...
    @property
    def next_due(self) -> date: ...


R = TypeVar("R", bound=Reviewed)


@dataclass(frozen=True)
class Standing(Generic[R]):
    """The last review, and whether the next is overdue; where there is none, it is."""

    last: R | None
    overdue: bool


def standing(reviews: Iterable[R], agency: int | None, day: date) -> Standing[R]:
    """How the reviews of an agency stand on a day, or those of the whole framework (None). A review of the whole counts
    for each agency in it. On the day by which it is due, the next is not overdue yet."""
    mine = [review for review in reviews if review.agency_id in {agency, None}]
    last = max(mine, key=lambda review: (review.on, review.id), default=None)
    return Standing(last, last is None or last.next_due < day)


def what_now(*, stage: str, rows: Sequence[Cells], overdue: bool) -> list[str]:
    """The steps that an agency's framework waits for, by code, the first one first."""
    if not stage:
        return ["stage"]
    missing = [lacks(of) for of in rows]
    begun = [codes for codes in missing if "none" not in codes]
    return [
        step
        for step, waits in (
            ("objectives", not rows),
            ("evidence", len(begun) < len(missing)),
            ("outcomes", any("outcome" in codes for codes in begun)),
            ("voices", any("voice" in codes for codes in begun)),
            ("review", overdue),
        )
        if waits
    ]
