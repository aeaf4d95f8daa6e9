"""One sentence with its numbers and periods marked, and what stands between them."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from answerable.reading.dates.periods import FoundPeriod, find_periods
from answerable.reading.figures.numbers import Number, find_numbers, may_hold_numbers
from answerable.reading.proposal import Base, Period

_NEAR_WORDS = 8
_LOOKS_BACK = re.compile(r"\b(?:last|previous|preceding|same)\b", re.IGNORECASE)
_ON_DAY = re.compile(r"(?:on|at|in|by|as\s+at|during)\b", re.IGNORECASE)
_TOUCH = re.compile(r"\s*[:–—-]\s*")


@dataclass(frozen=True)
class Context:
    """What a sentence takes from the lines around it: the lead-in of its list, the sentence before and who it spoke of,
    those whom a survey asked, the action that a statement tells of."""

    role: Literal["action", "statement", "section"]
    item: bool = False
    lead: str = ""
    earlier: str = ""
    subject: str = ""
    base: Base | None = None
    about: str = ""


@dataclass
class Sentence:
    """A sentence; offsets are into `text`. `plain` is the text with its periods blanked, offsets kept."""

    text: str
    written: date | None
    context: Context
    periods: list[FoundPeriod] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not may_hold_numbers(self.text):
            return
        self.periods = find_periods(self.text, written=self.written)
        self.numbers = find_numbers(self.text, [(p.start, p.end) for p in self.periods])

    @cached_property
    def plain(self) -> str:
        return without_periods(self.text, self.periods)

    def before(self, index: int) -> str:
        """The plain words from the number before (or the start) to this one."""
        start = self.numbers[index - 1].end if index else 0
        return self.plain[start : self.numbers[index].start]

    def after(self, index: int) -> str:
        """The plain words from this number to the next one (or the end)."""
        end = self.numbers[index + 1].start if index + 1 < len(self.numbers) else len(self.text)
        return self.plain[self.numbers[index].end : end]

    def period_of(self, index: int) -> FoundPeriod | None:
        """The period that a number speaks of: the one that touches it, else the one near after or before it, else
        the sentence's own. A period still to come is none of a figure's."""
        number = self.numbers[index]
        past = [
            p
            for p in self.periods
            if not (self._to_come(p.period) or self._compared(p) or self._promised_apart(p, number))
        ]
        if not past:
            return None
        next_start = self.numbers[index + 1].start if index + 1 < len(self.numbers) else len(self.text)
        last_end = self.numbers[index - 1].end if index else 0
        after = next((p for p in past if number.end <= p.start and p.end <= next_start and not self._touches(p)), None)
        before = next((p for p in reversed(past) if last_end <= p.start and p.end <= number.start), None)
        if before and re.fullmatch(r"[\s:–—-]*", self.text[before.end : number.start]) and not self._follows(before):
            return before
        if after and (self._near(number.end, after.start) or before is None):
            return after
        if before or after:
            return before or after
        own = [p for p in past if not self._touches(p)]
        return next((p for p in reversed(own) if p.end <= number.start), own[0] if own else None)

    def _touches(self, period: FoundPeriod) -> bool:
        """Whether the period stands right before a number and so is that number's: "(2022/23: 23%)"."""
        touches = any(_TOUCH.fullmatch(self.text, period.end, n.start) for n in self.numbers)
        return touches and not self._follows(period)

    def _follows(self, period: FoundPeriod) -> bool:
        """Whether the period tells when of the number right before it: "212 on 31 March 2021: 108 boys, …"."""
        if not _ON_DAY.match(period.period.words):
            return False
        return any(n.end <= period.start and not self.text[n.end : period.start].strip() for n in self.numbers)

    def _compared(self, period: FoundPeriod) -> bool:
        """Whether the period is only what a figure is held against: "17 more than in the previous quarter"."""
        looks_back = _LOOKS_BACK.search(period.period.words)
        return bool(looks_back and re.search(r"\b(?:on|than|against|with|to)\s+$", self.text[: period.start]))

    def _promised_apart(self, period: FoundPeriod, number: Number) -> bool:
        """Whether the period is that of a promise in a clause after the number's: "13 have signed; the last will sign
        in January 2017"."""
        clause = self.text.rfind(";", number.end, period.start)
        return clause >= 0 and re.search(r"\b(?:will|shall)\b", self.text[clause : period.start]) is not None

    def _near(self, start: int, end: int) -> bool:
        gap = self.text[start:end]
        return len(gap.split()) <= _NEAR_WORDS and not re.search(r"[;:]|,\s|\band\b|\bbut\b", gap)

    def _to_come(self, period: Period) -> bool:
        day = period.from_ or period.to  # "by June 2024" has no first day
        return bool(self.written and day and day > self.written.isoformat())


def without_periods(text: str, periods: list[FoundPeriod]) -> str:
    """The text with its periods blanked, so that every offset stays."""
    blank = list(text)
    for period in periods:
        blank[period.start : period.end] = " " * (period.end - period.start)
    return "".join(blank)


def days_in(period: Period | None) -> int | None:
    """How many days a period has, where both its ends are known."""
    if period is None or period.from_ is None or period.to is None:
        return None
    return (date.fromisoformat(period.to) - date.fromisoformat(period.from_) + timedelta(days=1)).days
