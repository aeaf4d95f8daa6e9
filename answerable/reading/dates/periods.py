"""The period that a figure speaks of: a stretch, a running count up to a day, or the time since one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.reading.dates import spans
from answerable.reading.dates.find import Found, find_dates
from answerable.reading.dates.words import SMALL_NUMBERS
from answerable.reading.marks import marks
from answerable.reading.proposal import Period

_COUNT = r"(?P<n>\d{1,2}|" + "|".join(SMALL_NUMBERS) + r")"
_LEADS = re.compile(
    rf"\b(?:(?P<calendar>calendar\s+year|year\s+to\s+date)\s+(?:up\s+)?(?:to|until)"
    rf"|(?:(?:(?:in|over|during|for)\s+)?(?:the\s+)?(?:{_COUNT}|last|previous|past)?\s*(?P<u>months?|years?|quarter)\s+(?:ending|ended|to|up\s+to)(?:\s+the\s+end\s+of)?)"
    rf"|(?P<since>since|from)|(?P<asat>as\s+(?:at|of)|(?:at|on)(?:\s+the)?)|(?P<upto>up\s+to|until|till|to|by)"
    rf"|(?P<in>in|during|for|over|throughout|between|within|across))\s+(?:the\s+)?(?:period\s+)?(?:of\s+)?$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 100  # characters
_BACK = re.compile(
    rf"(?:(?:in|over|during|for|within)\s+)?(?:the\s+)?(?P<w>last|past|previous|preceding)\s+(?:{_COUNT}\s+)?"
    r"(?P<k>financial\s+|calendar\s+|academic\s+)?(?P<u>month|quarter|year|week)s?(?![\w])",
    re.IGNORECASE,
)
_SO_FAR = re.compile(rf"\s+(?:to\s+date|so\s+far)\b(?:\s*\({_COUNT}\s+months\))?", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:and|to|[-–—]|until|till|up to)\s*(?:the end of\s+)?$", re.IGNORECASE)
_LOOKS_BACK = frozenset(("last", "past", "previous", "preceding", "same"))
SAME = re.compile(
    r"(?:(?:for|in|over|during)\s+)?the\s+same\s+(?:time\s+)?period(?:\s+(?:in|of|last)\s+(?:the\s+)?(?:last\s+|previous\s+)?(?:year)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FoundPeriod:
    """A period in a text: `text[start:end]` are its words, prepositions included."""

    start: int
    end: int
    period: Period
    running: bool = False


def find_periods(text: str, *, written: date | None) -> list[FoundPeriod]:
    """The periods in running text, in order. `running` marks a count that had not run its whole year."""
    found: list[FoundPeriod] = []
    dates = [d for d in find_dates(text, written=written, past=True) if d.due.precision not in ("event", "open")]
    while dates:
        first = dates.pop(0)
        if dates and _is_pair(text, first, dates[0]):
            found.append(_pair(text, first, dates.pop(0)))
        else:
            found.append(_single(text, first, written))
    taken = [(p.start, p.end) for p in found]
    looks_back = not _LOOKS_BACK.isdisjoint(marks(text))
    for match in [*_BACK.finditer(text), *SAME.finditer(text)] if looks_back else []:
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            found.append(FoundPeriod(match.start(), match.end(), _looking_back(match, written)))
            taken.append(match.span())
    return sorted(found, key=lambda p: p.start)


def parse_period(words: str, *, written: date | None) -> Period:
    """The words of a period with the days they mean, if they mean any ("the same period" has none of its own)."""
    words = " ".join(words.split())
    found = find_periods(words, written=written)
    if not found:
        return Period(words=words)
    firsts = [p.period.from_ for p in found if p.period.from_]
    lasts = [p.period.to for p in found if p.period.to]
    return Period(words=words, from_=min(firsts, default=None), to=max(lasts, default=None))


def _is_pair(text: str, first: Found, second: Found) -> bool:
    """Whether "A to B" or "between A and B" is one stretch; "in A and B" is two periods."""
    joint = text[first.end : second.start]
    if not _JOINED.fullmatch(joint) or (first.due.from_ or "") > (second.due.from_ or "9"):
        return False
    return "and" not in joint or bool(re.search(r"\bbetween\s+(the\s+)?$", text[: first.start], re.IGNORECASE))


def _pair(text: str, first: Found, last: Found) -> FoundPeriod:
    lead = re.search(
        r"(?:\b(?:in|during|for)\s+the\s+period\s+)?(?:\b(?:between|from|during|for|in)\s+)?(?:the\s+)?$",
        text[: first.start],
        re.IGNORECASE,
    )
    start = lead.start() if lead else first.start
    return FoundPeriod(
        start, last.end, Period(words=text[start : last.end].strip(), from_=first.due.from_, to=last.due.to)
    )


def _single(text: str, found: Found, written: date | None) -> FoundPeriod:
    lead = _LEADS.search(text, max(0, found.start - _LONGEST_LEAD), found.start)
    start = lead.start() if lead else found.start
    first, last = found.due.from_, found.due.to
    so_far = _SO_FAR.match(text, found.end)
    running = so_far is not None
    if so_far and so_far["n"] and first:
        last = (spans.forward(date.fromisoformat(first), _number(so_far["n"])) - timedelta(days=1)).isoformat()
    if lead and last and lead["calendar"]:
        first, running = f"{last[:4]}-01-01", last[5:] != "12-31"
        if "date" in lead["calendar"].lower():
            end = date.fromisoformat(last)
            first = date(end.year - (end.month < 4), 4, 1).isoformat()
            running = last[5:] != "03-31"
    elif lead and last and lead["u"]:
        count = _number(lead["n"]) * {"m": 1, "y": 12, "q": 3}[lead["u"][0].lower()]
        first = spans.back(date.fromisoformat(last), count).isoformat()
    elif lead and lead["since"]:
        last = written.isoformat() if written and first and first <= written.isoformat() else None
    elif lead and lead["upto"]:
        first = None
    return FoundPeriod(start, found.end, Period(words=text[start : found.end].strip(), from_=first, to=last), running)


def _number(words: str | None) -> int:
    if not words:
        return 1
    return int(words) if words.isdecimal() else SMALL_NUMBERS[words.lower()]


def _looking_back(match: re.Match[str], written: date | None) -> Period:
    """The last six months; the previous quarter; the same period (no days of its own)."""
    words = match.group().strip()
    if written is None or "same" in words.lower():
        return Period(words=words)
    unit, count = match["u"].lower(), _number(match["n"])
    if unit == "week":
        first = written - timedelta(weeks=count)
        return Period(words=words, from_=first.isoformat(), to=written.isoformat())
    if match["n"] or match["w"].lower() in ("last", "past") and unit == "quarter":
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        if match["n"]:
            return Period(words=words, from_=spans.back(written, months).isoformat(), to=written.isoformat())
    first_of_month = written.replace(day=1)
    if unit == "month":
        last = first_of_month - timedelta(days=1)
        return Period(words=words, from_=last.replace(day=1).isoformat(), to=last.isoformat())
    if unit == "quarter":
        last = first_of_month.replace(month=(written.month - 1) // 3 * 3 + 1) - timedelta(days=1)
        return Period(words=words, from_=spans.back(last, 3).isoformat(), to=last.isoformat())
    calendar = (match["k"] or "").lower().startswith("calendar")
    year = written.year - 1 if calendar else written.year - (written.month < 4) - 1
    span = spans.months(year, 1 if calendar else 4, 12)
    return Period(words=words, from_=span[0].isoformat(), to=span[1].isoformat())
