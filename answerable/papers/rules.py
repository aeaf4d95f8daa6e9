"""What must be true of a paper before it goes out. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.access.roles import Permission
from answerable.papers.layout import Layout
from answerable.reading.names.children import named_children

CLEAR_DAYS = 5


@dataclass(frozen=True)
class Written:
    """A narrative block: what somebody wrote, and the post that answers for it."""

    text: str = ""
    post: str = ""


@dataclass(frozen=True)
class Problem:
    """Something about a paper. `blocks`: it cannot be published until mended; else a person decides. `measure`: the
    one at which it is mended."""

    where: str
    words: str
    blocks: bool = True
    measure: int | None = None


def empty_sections(layout: Layout, narrative: Mapping[str, Written]) -> list[Problem]:
    """Required sections that nobody has written, and officers' comments without the officer's post."""
    found = []
    for section in layout.written():
        block = narrative.get(section.key, Written())
        if section.required and not block.text.strip():
            found.append(Problem(section.title, "This section is required and empty. Somebody has to write it."))
        elif section.officer and block.text.strip() and not block.post.strip():
            found.append(Problem(section.title, "Name the post of the officer who gave this comment."))
        if section.resolution and block.text.strip() and not _RESOLUTION.search(block.text):
            found.append(
                Problem(
                    section.title,
                    "Word it as a resolution, such as 'The Committee is asked to …', to be minuted as it is.",
                )
            )
    return found


_RESOLUTION = re.compile(r"\bcommittee is (asked|recommended|invited|requested) to\b", re.I)


def last_day_to_publish(meets_on: date, holidays: frozenset[date]) -> date:
    """The last day on which an agenda can go out: five clear working days before the meeting.

    Source: Local Government Act 1972, sections 100A(6) and 100B(3): three clear days, made five by the Local
    Authorities (Access to Meetings and Documents) (Period of Notice) (England) Order 2002. Clear days count neither
    the day of publication nor the day of the meeting; weekends and bank holidays do not count.

    >>> last_day_to_publish(date(2013, 1, 15), frozenset())
    datetime.date(2013, 1, 7)
    """
    day, clear = meets_on, 0
    while clear < CLEAR_DAYS:
        day -= timedelta(days=1)
        clear += works(day, holidays)
    day -= timedelta(days=1)
    while not works(day, holidays):
        day -= timedelta(days=1)
    return day


def due_by(today: date) -> date:
    """The day by which the report on the year that ended last is to be published: the end of September after the year
    from April to March. While a year runs its own report is not due yet.

    Source: Children Act 2004, section 16G (at least one report in every twelve months); Working Together to Safeguard
    Children 2023 (by the end of September). It is only offered: a board may be bound to another day.

    >>> due_by(date(2013, 3, 31)), due_by(date(2013, 5, 1)), due_by(date(2013, 10, 1))
    (datetime.date(2013, 9, 30), datetime.date(2013, 9, 30), datetime.date(2014, 9, 30))
    """
    return date(today.year + (today.month > 9), 9, 30)


def works(day: date, holidays: frozenset[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def lateness(today: date, meets_on: date, holidays: frozenset[date], reason: str, *, agenda: bool) -> list[Problem]:
    """A paper that misses the agenda's last day, or without an agenda the day by which it is due, needs a reason, which
    is kept with it."""
    last = last_day_to_publish(meets_on, holidays) if agenda else meets_on
    if today <= last or reason.strip():
        return []
    if not agenda:
        words = f"It was to be published by {meets_on:%-d %B %Y}. Give the reason for publishing it later."
        return [Problem("Day of publication", words)]
    words = f"The agenda for {meets_on:%-d %B %Y} went out by {last:%-d %B %Y}. Give the reason for a later paper."
    return [Problem("Agenda", words)]


_AGE = re.compile(r"\b(\d{1,2}|[a-z]+)[- ](year|month|week|day)s?[- ]old\b|\baged (\d{1,2}|under \w+)\b", re.I)
_CAUSE = re.compile(
    r"\b(died|death of|killed|drown\w*|suicid\w*|hang(ed|ing)|stabb\w*|overdos\w*|self[- ]harm\w*|fire|collision"
    r"|shaken|strangl\w*|suffocat\w*|poison\w*|neglect\w*|assault\w*|fall from)\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(in custody|in (a|the) (hospital|school|park|river|flat|house|cell|unit|home)|at (his|her|their|the) \w+|"
    r"river|street|road|estate|centre|YOI|school|hospital|within [A-Z]\w+|in [A-Z]\w+)\b"
)


def identifying(text: str) -> list[str]:
    """Paragraphs in which an age, a cause of death or harm and a place stand together, so that a child could be
    recognised. Counts and age groups of many children do not.

    Source: the Working Together rule that published reviews must not identify the child, and disclosure control as
    used for child death figures (small numbers in a small area).
    """
    return [
        paragraph.strip()
        for paragraph in re.split(r"\n\s*\n", text)
        if _AGE.search(paragraph) and _CAUSE.search(paragraph) and _PLACE.search(paragraph)
    ]


def could_identify(parts: Sequence[tuple[str, str]]) -> list[Problem]:
    """A doubt for each (place in the paper, text) that could identify a child. It does not block: a person decides."""
    named = [
        Problem(where, f"“{name}” reads like the name of a child. Take it out if it is one.", blocks=False)
        for where, text in parts
        for name in named_children(text)
    ]
    return named + [
        Problem(
            where,
            f"An age, a cause and a place stand together here and could identify a child: “{shortened(paragraph, 90)}”",
            blocks=False,
        )
        for where, text in parts
        for paragraph in identifying(text)
    ]


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, cut between words and then ended with "…"."""
    if len(text) <= most:
        return text
    cut = text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{cut}…"


_STEPS = {
    "draft": ("accuracy check",),
    "accuracy check": ("approval", "draft"),
    "approval": ("clearance", "draft"),
    "clearance": ("cleared", "draft"),
    "cleared": ("published", "draft"),
    "published": (),
}


# States of a paper that nobody has approved yet.
_UNAPPROVED = frozenset({"draft", "accuracy check", "approval"})


@dataclass(frozen=True)
class Unasked:
    """An agency that could not be asked when the paper was sent to its agencies (`step_id`)."""

    id: int
    step_id: int
    agency_id: int


def not_asked(checks: Iterable[int], unasked: Iterable[Unasked]) -> frozenset[int]:
    """The agencies that were not asked when a paper was last sent for its accuracy check; `checks` are the ids of the
    steps that sent it."""
    last = max(checks, default=None)
    return frozenset(one.agency_id for one in unasked if one.step_id == last)


def not_withdrawn_because(state: str) -> str:
    """Why a paper in this state cannot be withdrawn, and what to do instead; "" where it can."""
    if state == "published":
        return "A published paper is never withdrawn. Correct it by a new version."
    if state not in _UNAPPROVED:
        return "The chair has approved this paper. Send it back to draft first, with the reason."
    return ""


_NEEDED = {
    "accuracy check": Permission.WRITE_PAPER,
    "approval": Permission.WRITE_PAPER,
    "clearance": Permission.APPROVE_PAPER,
    "cleared": Permission.CLEAR_PAPER,
    "draft": Permission.RETURN_PAPER,
}


def needed(before: str, after: str) -> Permission:
    """The permission that a step takes. A paper that needs no clearance is cleared by whoever approves it."""
    if (before, after) == ("approval", "cleared"):
        return Permission.APPROVE_PAPER
    return _NEEDED.get(after, Permission.PUBLISH_PAPER)


def may_move(before: str, after: str, *, agenda: bool = True) -> bool:
    """Whether a paper may go from one state to the next; every state but published can go back to draft. One that goes
    out with no council's agenda needs no word of the council's finance and legal officers: its chair's is the last."""
    if before == "approval" and not agenda:
        return after in {"cleared", "draft"}
    return after in _STEPS[before]
