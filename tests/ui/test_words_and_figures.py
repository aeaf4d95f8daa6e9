"""How dates and figures are written on a page."""

import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template, TemplateSyntaxError


def shown(template: str, value: object) -> str:
    return Template(template).render(Context({"value": value}))


def test_a_date() -> None:
    assert shown("{{ value|date }}", datetime.date(2013, 1, 15)) == "15 January 2013"
    assert shown("{{ value }}", datetime.date(2013, 1, 5)) == "5 January 2013"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 0, "12:00am"), (9, 5, "9:05am"), (12, 0, "12:00pm"), (16, 30, "4:30pm")],
)
def test_a_moment(hour: int, minute: int, said: str) -> None:
    moment = datetime.datetime(2013, 1, 15, hour, minute, tzinfo=datetime.UTC)
    assert shown("{{ value|when }}", moment) == f"15 January 2013 at {said}"


def test_a_moment_in_summer_time() -> None:
    moment = datetime.datetime(2013, 7, 15, 23, 30, tzinfo=datetime.UTC)
    assert shown("{{ value|when }}", moment) == "16 July 2013 at 12:30am"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1234, "1,234"),
        (Decimal("40.50"), "40.5"),
        (Decimal("100"), "100"),
        (Decimal("1E+3"), "1,000"),
        (-3, "−3"),
        (0, "0"),
        (None, "–"),
    ],
)
def test_a_figure(value: object, said: str) -> None:
    assert shown("{{ value|figure }}", value) == said


def test_a_tag_has_one_of_the_colours() -> None:
    with pytest.raises(TemplateSyntaxError, match="not one of the colours"):
        shown("{% tag value 'amber' %}", "At risk")


def test_a_tag_never_runs_what_was_typed() -> None:
    assert "<b>" not in shown("{% tag value %}{% banner value %}{% button value %}", "<b>")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150 Safari/537.36 Edg/150", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19 Safari/604", "Safari on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox on Linux"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_what_a_browser_says_that_it_is(said: str, words: str) -> None:
    assert shown("{{ value|browser }}", said) == words
