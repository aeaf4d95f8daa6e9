"""Dates told by something else: the day of writing, a meeting, an event."""

import re
from datetime import timedelta

from answerable.reading.dates import spans
from answerable.reading.dates.families import Reading, family, read_whole
from answerable.reading.dates.spans import Clock
from answerable.reading.dates.words import DAY, MONTH, SMALL_NUMBERS, YEAR

_COUNT = r"(?P<n>\d{1,2}|" + "|".join(SMALL_NUMBERS) + r")"
_DATE = rf"(?:(?:early|mid|late|end of)[\s-]+)?(?:{DAY}\s+(?:of\s+)?)?(?:{MONTH}(?:,?\s+{YEAR})?|{YEAR})"
_GATHERING = r"(?:meetings?|conference|away ?day|AGM|sub-?group|committee)"


@family(
    rf"(?:within|in|over)\s+(?:the\s+next\s+)?{_COUNT}\s+(?:(?:working|calendar)\s+)?(?P<u>day|week|month|year)s?['’]?(?:\s+time)?"
    r"|in\s+(?P<one>an?)\s+(?P<u1>day|week|month|year)['’]?s['’]?\s+time",
    "within in over",
    "day days week weeks month months year years",
)
def within(found: re.Match[str], clock: Clock) -> Reading | None:
    """within six months; in 2 weeks' time"""
    if clock.past or (found.group().lower().startswith("over") and "next" not in found.group().lower()):
        return None
    number = "one" if found["one"] else found["n"].lower()
    count = int(number) if number.isdecimal() else SMALL_NUMBERS[number]
    if clock.written is None:
        return Reading(None, "open")
    unit = (found["u"] or found["u1"]).lower()
    if unit in ("day", "week"):
        last = clock.written + timedelta(days=count * (7 if unit == "week" else 1))
    else:
        last = spans.forward(clock.written, count * (12 if unit == "year" else 1))
    return Reading((clock.written, last), "month" if unit in ("month", "year") else "day", True)


@family(
    r"(?:the\s+)?(?P<w>next|this|coming|current)\s+(?P<k>financial\s+|calendar\s+|business\s+|academic\s+|school\s+)?(?P<u>week|month|quarter|year)",
    "next this coming current",
    "week month quarter year",
)
def next_stretch(found: re.Match[str], clock: Clock) -> Reading | None:
    """next month; this financial year; the coming year"""
    if clock.written is None:
        return Reading(None, "open")
    step = 0 if found["w"].lower() in ("this", "current") else 1
    written, unit = clock.written, found["u"].lower()
    if unit == "week":
        first = written + timedelta(days=7 * step - written.weekday())
        return Reading((first, first + timedelta(days=6)), "day", True)
    if unit == "month":
        day = spans.forward(written.replace(day=1), step)
        return Reading(spans.month(day.year, day.month), "month", True)
    if unit == "quarter":
        day = spans.forward(written.replace(day=1), 3 * step)
        return Reading(spans.months(day.year, (day.month - 1) // 3 * 3 + 1, 3), "quarter", True)
    if (found["k"] or "").lower().startswith(("academic", "school")):
        return Reading(spans.months(written.year - (written.month < 9) + step, 9, 12), "year", True)
    if (found["k"] or "").lower().startswith("calendar") or clock.financial_year is None:
        return Reading(spans.months(written.year + step, 1, 12), "year", True)
    return Reading(spans.months(clock.financial_year + step, 4, 12), "financial_year", True)


@family(
    r"(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?(?P<k>financial\s+|calendar\s+|academic\s+|school\s+|municipal\s+)?year|(?:financial\s+)?year[\s-]end)",
    "year",
    "end",
)
def year_end(found: re.Match[str], clock: Clock) -> Reading | None:
    """the end of the financial year is its last month, March; December or July in a calendar or school year"""
    kind = (found["k"] or "financial").strip().lower()
    month = {"calendar": 12, "academic": 7, "school": 7}.get(kind, 3)
    year = clock.year_of(month)
    return Reading(spans.month(year, month) if year else None, "month", True)


@family(r"(?:the\s+)?end\s+of\s+(?:the|this)\s+month(?!\s+in\s+which)", "end", "month")
def month_end(found: re.Match[str], clock: Clock) -> Reading | None:
    """the end of the month"""
    if clock.written is None:
        return Reading(None, "end_month")
    return Reading(spans.month(clock.written.year, clock.written.month, "end"), "end_month", True)


@family(
    rf"(?:(?P<before>{_DATE})['’]?s?\s+(?:[\w&-]+\s+){{0,5}}?meetings?"
    rf"|(?:(?-i:[A-Z])[\w&-]+\s+){{0,3}}meetings?\s+(?:(?:scheduled|planned|arranged|due)\s+)?(?:for|on|in|of)\s+(?P<after>{_DATE}))",
    "meeting meetings",
    "#month #year",
)
@family(
    # Here the body itself stands for its meeting: "the March 2015 Board".
    rf"(?:(?:the|its|our|their)\s+|(?<=\bat\s)|(?<=\bto\s))(?P<before>{_DATE})['’]?s?\s+(?:(?-i:[A-Z])[\w&-]+\s+){{0,3}}(?-i:(?P<after>Board|Executive|Committee|Panel|Cabinet|"
    r"Council|Sub-?group|Sub-Group|Group|Partnership))(?!\s+(?:(?-i:[A-Z])|meeting|report|paper|minutes|members?|plan|chair|data|figures))",
    "board executive committee panel cabinet council subgroup group partnership",
    "#month",
)
def dated_meeting(found: re.Match[str], clock: Clock) -> Reading | None:
    """January meeting; the January 2013 Board meeting; meeting of 14 January 2013"""
    reading = read_whole(found["before"] or found["after"], clock)
    if reading is None or (found["before"] or "X")[0].islower() and found["before"].lower() in ("may", "march"):
        return None
    return Reading(reading.span, "meeting", reading.inferred)


@family(
    rf"(?:(?:the|its|our|their)\s+)?(?:next|following|forthcoming|subsequent|future)\s+(?:[\w&'’-]+\s+){{0,5}}?{_GATHERING}",
    "next following forthcoming subsequent future",
    "meeting meetings conference away awayday agm sub subgroup committee",
)
def next_meeting(found: re.Match[str], clock: Clock) -> Reading | None:
    """the next Board meeting"""
    return Reading(None, "meeting")


@family(
    r"(?:the\s+)?next\s+(?:[\w&'’-]+\s+){0,4}?(?:survey|audit|inspection|review|round|cohort|return|census|newsletter|"
    r"annual\s+report|business\s+plan|report|cycle|phase|edition|visit)",
    "next",
)
def next_event(found: re.Match[str], clock: Clock) -> Reading | None:
    """the next survey"""
    return Reading(None, "event")


@family(
    r"when\s+(?:[\w&'’/-]+\s+){0,6}?(?:available|completed?|published|finali[sz]ed|approved|in\s+place|evaluated|received)\b"
    r"|(?:once|as\s+soon\s+as)\s+(?:the\s+|an?\s+|all\s+|this\s+|these\s+|it\s+)?(?:[\w&'’/-]+\s+){0,14}?"
    r"(?:\w+ed|is|are|has|have|available|complete|made|known|done|in\s+place|agreed)\b[^.;,:()]*"
    r"|(?:up)?on\s+(?:the\s+)?(?:completion|receipt|publication|appointment|approval|conclusion)\s+of\s+[^.;,:()]+"
    r"|(?:after|following|upon|on|pending)\s+(?:the\s+)?(?:completion|publication|conclusion|evaluation|outcome|launch|end)\s+of\s+[^.;,:()]+"
    r"|(?:at\s+)?(?:the\s+)?end\s+of\s+the\s+(?:pilot|project|trial|programme|term|consultation|review|inspection)",
    "once soon when completion receipt publication appointment approval conclusion evaluation outcome launch end",
)
def event(found: re.Match[str], clock: Clock) -> Reading | None:
    """once the evaluation is completed; on publication of the guidance; the end of the pilot"""
    return Reading(None, "event")
