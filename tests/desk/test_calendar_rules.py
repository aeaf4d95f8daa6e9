"""A calendar as calendar programs read it, and times of day as boards write them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from answerable.desk.calendar.rules import Entry, as_file, times_of

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2013, 1, 10, 9, 30, tzinfo=UTC)
TEN, TWO, NOON = time(10), time(14), time(12)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85"), max_size=300)


def written(*entries: Entry) -> bytes:
    about = {"name": "ESCB, North; what falls due", "words": "What falls due.", "host": "board.example"}
    return as_file(entries, **about, zone=ZONE, zone_name="Europe/London", now=NOW)  # type: ignore[arg-type]


def entry(**more: object) -> Entry:
    about = {"key": "meeting-1", "on": date(2013, 7, 16), "summary": "Meeting: Executive", "url": "https://b.example/"}
    return Entry(**{**about, "changed": NOW, "version": 3, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("10 am to noon", (TEN, NOON)),
        ("10.00 am – 12 noon", (TEN, NOON)),
        ("10am", (TEN, None)),
        ("2-4 pm", (TWO, time(16))),
        ("10 to 2 pm", (TEN, TWO)),
        ("9.30 am until 11:15 a.m.", (time(9, 30), time(11, 15))),
        ("10:00-12:00", (TEN, NOON)),
        ("14.00", (TWO, None)),
        ("noon", (NOON, None)),
        # Not certain, or no time: nothing is made of them.
        *((words, None) for words in ("", "2.30", "10", "10 to 12", "after school", "10 am, lunch from noon", "25:00")),
        *((words, None) for words in ("10:75", "13 pm", "0 am", "4 pm to 2 pm", "10 pm to 1 am", "10 am to 10 am")),
    ],
)
def test_times_are_read_where_they_are_certain(words: str, times: object) -> None:
    assert times_of(words) == times


@given(st.text(max_size=60))
def test_any_words_are_a_time_or_none(words: str) -> None:
    found = times_of(words)
    assert found is None or found[1] is None or found[0] < found[1]


@given(WORDS, WORDS, WORDS)
def test_what_is_written_is_read_back(summary: str, place: str, words: str) -> None:
    file = written(entry(summary=summary, place=place, words=words, starts=TEN, ends=NOON))
    assert file.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and file.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))  # octets, by RFC 5545, 3.1
    assert b"\n" not in file.replace(b"\r\n", b"")
    event = Calendar.from_ical(file).events[0]
    assert (str(event["summary"]), str(event.get("location", "")), str(event.get("description", ""))) == (
        summary,
        place,
        words,
    )


def test_a_time_is_in_the_board_s_zone_which_the_file_explains() -> None:
    calendar = Calendar.from_ical(written(entry(starts=TEN, ends=NOON)))
    event = calendar.events[0]
    assert event.start == datetime(2013, 7, 16, 9, tzinfo=UTC) and event.end == datetime(2013, 7, 16, 11, tzinfo=UTC)
    assert calendar.get_missing_tzids() == set() and [str(zone["tzid"]) for zone in calendar.timezones] == [
        "Europe/London"
    ]


def test_a_day_keeps_nobody_busy_and_ends_with_the_next() -> None:
    event = Calendar.from_ical(
        written(entry(on=date(2013, 2, 10), summary="Promise due early February 2013: x"))
    ).events[0]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2013, 2, 10), date(2013, 2, 11))
    assert (event["transp"], event["status"]) == ("TRANSPARENT", "CONFIRMED")


def test_what_changes_keeps_its_key_and_has_a_higher_number() -> None:
    old, new = (Calendar.from_ical(written(entry(version=n, cancelled=n == 4, starts=TEN))).events[0] for n in (3, 4))
    assert old["uid"] == new["uid"] == "meeting-1@board.example"
    assert (old["sequence"], new["sequence"], new["status"]) == (2, 3, "CANCELLED")
    assert old["last-modified"].dt == old["dtstamp"].dt == NOW


def test_an_empty_calendar_is_one() -> None:
    calendar = Calendar.from_ical(written())
    assert (calendar.events, calendar["method"], calendar["version"]) == ([], "PUBLISH", "2.0")
    assert b"\r\nX-WR-CALNAME:ESCB\\, North\\; what falls due\r\n" in written()
