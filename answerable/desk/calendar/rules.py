"""What stands in a calendar: days and times in the words of a board, as calendar programs take them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from icalendar import Calendar, Event, vText

BACK = timedelta(days=365)  # what lay further back is not in a calendar any more
_TIME = r"(?:(\d{1,2})(?:[.:](\d\d))?\s*([ap])?\.?(?:m\.?)?|(?:12\s*)?(noon|midday))"
_TIMES = re.compile(rf"{_TIME}(?:\s*(?:-|\u2013|\u2014|to|until|till)\s*{_TIME})?", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """What one line of a calendar says. `key` is the same as long as it is the same thing; `ends` the time at which it
    ends, of one that `starts` at a time; `version` grows with each change, the newest of which was at `changed`."""

    key: str
    on: date
    summary: str
    url: str
    changed: datetime
    version: int
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    words: str = ""
    cancelled: bool = False


def times_of(words: str) -> tuple[time, time | None] | None:
    """From when to when, as people write it; None where that is not certain: "2.30" may be in the night.

    >>> times_of("10 am to noon")
    (datetime.time(10, 0), datetime.time(12, 0))
    >>> times_of("2-4pm"), times_of("9.30"), times_of("14:00")
    ((datetime.time(14, 0), datetime.time(16, 0)), None, (datetime.time(14, 0), None))
    """
    found = _TIMES.fullmatch(words.strip())
    if found is None:
        return None
    parts = found.groups()
    first, last = parts[:4], parts[4:]
    ends = _time(*last) if any(last) else None
    if any(last) and ends is None:
        return None
    starts = _time(*first)
    if starts is None and ends and last[2] and first[0]:  # "2-4 pm": the latest that is before the end
        both = [_time(first[0], first[1], half, None) for half in "pa"]
        starts = next((one for one in both if one and one < ends), None)
    if starts is None or (ends and ends <= starts):
        return None
    return starts, ends


def _time(hour: str | None, minute: str | None, half: str | None, noon: str | None) -> time | None:
    """One time; None where it is none, or may be one of two."""
    if noon:
        return time(12)
    n, m = int(hour or 0), int(minute or 0)
    if m > 59 or n > 23:
        return None
    if half:
        return time(n % 12 + 12 * (half.lower() == "p"), m) if 1 <= n <= 12 else None
    # With neither: only what is written as railways do, with two figures for the hour.
    return time(n, m) if minute and len(hour or "") == 2 else None


def as_file(
    entries: Sequence[Entry], *, name: str, words: str, host: str, zone: tzinfo, zone_name: str, now: datetime
) -> bytes:
    """A calendar as RFC 5545 has it. `host` makes the keys its own among all the calendars that somebody reads; a time
    is in `zone`, which the file explains."""
    calendar = Calendar()
    for field, value in (
        ("prodid", f"-//Answerable//{host}//EN"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("x-wr-calname", name),
        ("name", name),
        ("x-wr-caldesc", words),
        ("description", words),
        ("x-wr-timezone", zone_name),
        ("x-published-ttl", "PT4H"),
    ):
        calendar.add(field, vText(value))  # else the library escapes nothing in a field that it does not know
    calendar.add("refresh-interval", timedelta(hours=4), parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, host, zone, now))
    if years := sorted(entry.on.year for entry in entries if entry.starts):
        calendar.add_missing_timezones(date(years[0], 1, 1), date(years[-1] + 1, 1, 1))
    return calendar.to_ical()


def _event(entry: Entry, host: str, zone: tzinfo, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{host}")
    event.add("dtstamp", now)
    event.add("last-modified", entry.changed)
    event.add("sequence", max(entry.version - 1, 0))
    event.add("summary", entry.summary)
    if entry.starts:
        event.add("dtstart", datetime.combine(entry.on, entry.starts, zone))
        if entry.ends:
            event.add("dtend", datetime.combine(entry.on, entry.ends, zone))
    else:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a day by which something is due keeps nobody busy
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    if entry.words:
        event.add("description", entry.words)
    event.add("url", entry.url)
    return event
