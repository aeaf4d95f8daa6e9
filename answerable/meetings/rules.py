"""What is true of meetings: whether enough of a group is there, which step the minutes may take, on which days a group
meets again, what falls due before a meeting, and what a year leaves out. Pure: no database and no clock."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# How senior somebody is, the most senior first: what terms of reference ask of each seat.
LEVELS = {
    "chief": "Chief officer",
    "director": "Director or head of service",
    "senior": "Senior manager",
    "manager": "Manager",
    "practitioner": "Practitioner",
}
HOW = {"present": "Present", "deputy": "A deputy came", "apologies": "Apologies", "absent": "Absent without apologies"}
SHORT = {"present": "Present", "deputy": "Deputy", "apologies": "Apologies", "absent": "Absent"}  # in a narrow table
THERE = ("present", "deputy")
KINDS = {"decision": "For decision", "discussion": "For discussion", "information": "For information"}


@dataclass(frozen=True)
class Filled:
    """A seat of a group at one meeting: the seniority that it asks for, whether the group is no quorum without it,
    `how` it was filled ("": not entered yet), and the seniority of who came ("": not stated)."""

    name: str
    level: str
    required: bool
    how: str
    came: str = ""


@dataclass(frozen=True)
class Quorum:
    """Whether enough of a group was there: `met` is None where the terms of reference ask for nothing. `counted` seats
    of `needed` (None: no number is asked for); the names of seats without which there is none (`missing`), of those
    whose deputy is not as senior as the terms ask (`below`, not counted), and where nobody said how senior (`unstated`,
    counted)."""

    met: bool | None
    counted: int
    needed: int | None
    missing: tuple[str, ...]
    below: tuple[str, ...]
    unstated: tuple[str, ...]


def quorum(seats: Iterable[Filled], needed: int | None) -> Quorum:
    """Count the seats that were filled as the terms of reference ask.

    A member who comes is counted, whatever their seniority: the group took them. A deputy counts who is at least as
    senior as the seat asks; where nobody said how senior a deputy is, they count, and that is said.
    """
    every = list(seats)
    order = list(LEVELS)
    deputies = [seat for seat in every if seat.how == "deputy" and seat.level]
    below = {seat.name for seat in deputies if seat.came and order.index(seat.came) > order.index(seat.level)}
    unstated = tuple(seat.name for seat in deputies if not seat.came)
    counted = [seat for seat in every if seat.how in THERE and seat.name not in below]
    there = {seat.name for seat in counted}
    missing = tuple(seat.name for seat in every if seat.required and seat.name not in there)
    asks = needed is not None or any(seat.required for seat in every)
    met = (len(counted) >= (needed or 0) and not missing) if asks else None
    return Quorum(met, len(counted), needed, missing, tuple(s.name for s in every if s.name in below), unstated)


# Where the minutes of a meeting stand, and to what they may go from there.
STATES = {
    "": "No minutes yet",
    "draft": "Being written",
    "with chair": "With the chair",
    "checked": "Checked by the chair",
    "circulated": "Circulated",
    "approved": "Approved",
}
_NEXT = {
    "": ("draft",),
    "draft": ("with chair",),
    "with chair": ("checked", "draft"),
    "checked": ("circulated", "draft"),
    "circulated": ("approved", "draft"),
    "approved": (),
}
A_MOMENT = timedelta(minutes=5)  # in which nobody means to send the same letter again
OPEN = ("", "draft")  # while they may still be written
OUT = ("circulated", "approved")  # once whoever reads the group's meetings reads them


def next_states(state: str) -> tuple[str, ...]:
    """>>> next_states("with chair"), next_states("approved")
    (('checked', 'draft'), ())
    """
    return _NEXT[state]


def why_not(state: str, to: str, *, words: str, has_items: bool, held: bool, later: bool) -> str:
    """Why minutes cannot go from one state to another, in a sentence; "" where they can. `held`: the day of the meeting
    has come. `later`: the meeting that approves them is a later one of the same group (asked for "approved" alone)."""
    if to not in _NEXT[state]:
        return f"The minutes are: {STATES[state].lower()}. Open the page again and look what they wait for."
    if not held:
        return "The meeting has not been held yet."
    if to == "with chair" and not has_items:
        return "There is nothing in the minutes. Add an item first."
    if to == "draft" and state != "" and not words.strip():
        return "Say what is to be put right."
    if to == "approved" and not later:
        return "Minutes are approved at a later meeting of the same group. Choose which."
    return ""


def dates(first: date, every: int, count: int) -> list[date]:
    """`count` days on which a group meets that meets each `every` months, from `first` on: the same weekday of the
    month (the third Tuesday), or the last one where a month has no fifth.

    >>> [f"{day:%-d %b}" for day in dates(date(2013, 1, 15), 2, 3)]  # the third Tuesday
    ['15 Jan', '19 Mar', '21 May']
    >>> [f"{day:%-d %b}" for day in dates(date(2013, 1, 31), 1, 2)]  # the fifth Thursday
    ['31 Jan', '28 Feb']
    """
    week = (first.day - 1) // 7
    found = []
    for n in range(count):
        years, month = divmod(first.month - 1 + n * every, 12)
        begin = date(first.year + years, month + 1, 1)
        day = begin + timedelta(days=(first.weekday() - begin.weekday()) % 7 + week * 7)
        last = begin + timedelta(days=monthrange(begin.year, begin.month)[1] - 1)
        found.append(day if day <= last else day - timedelta(days=7))
    return found


@dataclass(frozen=True)
class Coming:
    """Something that a board is to come back to: of what kind (FORWARD), which one, in words, by when as written and
    the last day that this means (None: it cannot be reckoned), and the page that shows it."""

    about: str
    of: int
    words: str
    due_words: str
    due: date | None
    page: str
    args: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.about} {self.of}"


FORWARD = {
    "promise": "A promise is due",
    "challenge": "An answer to a challenge is due",
    "review": "A review of the quality assurance framework is due",
    "terms": "Terms of reference are to be reviewed",
    "report": "The yearly report is to be published",
}


def forward(coming: Iterable[Coming], until: date) -> list[Coming]:
    """What falls due by a day, what is due first standing first; what is overdue stays in. What has no day that can be
    reckoned comes last: a meeting must give it one."""
    there = [one for one in coming if one.due is None or one.due <= until]
    return sorted(there, key=lambda one: (one.due or date.max, list(FORWARD).index(one.about), one.words))


def report_due(guidance: str, today: date) -> tuple[date, str] | None:
    """By when the yearly report of safeguarding partners is to be published, and for which year; the first such day
    from `today` on. None for boards under guidance that sets no day.

    Children Act 2004 s.16G asks for a report once a year; Working Together 2023 expects it by the end of September,
    for the year from April to March before.
    """
    if not guidance.isdecimal() or int(guidance) < 2023:
        return None
    year = today.year + (today > date(today.year, 9, 30))
    return date(year, 9, 30), f"{year - 1}/{year % 100:02}"


def year_ends(period: str, rounds: Sequence[date]) -> date | None:
    """The last day of a plan's year: 31 March of the second year that its period names, 31 December of a single one.
    None where it names none and no round tells: then 31 March after the newest round.

    >>> year_ends("2012/13", []), year_ends("2012-2015", []), year_ends("2026", []), year_ends("", [])
    (datetime.date(2013, 3, 31), datetime.date(2015, 3, 31), datetime.date(2026, 12, 31), None)
    """
    parts = [part for part in "".join(c if c.isdecimal() else " " for c in period).split() if len(part) in (2, 4)]
    years = [part for part in parts if len(part) == 4 and "1990" <= part <= "2100"]
    if years:
        after = parts[parts.index(years[0]) + 1 :]
        if not after:
            return date(int(years[0]), 12, 31)
        second = after[-1]
        return date(int(second if len(second) == 4 else years[0][:2] + second), 3, 31)
    if rounds:
        newest = max(rounds)
        return date(newest.year + (newest.month > 3), 3, 31)
    return None


@dataclass(frozen=True)
class Ahead:
    """What is still to come of one objective before the year ends: agenda items, answers asked for, promises due, and
    evidence that expires and is to be renewed."""

    items: int = 0
    asked: int = 0
    promises: int = 0
    evidence: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.items or self.asked or self.promises or self.evidence)
