"""Numbers the British way."""

import pytest

from answerable.ui.numbers import number, percent, points, with_unit


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234, "1,234"),
        (1234567.0, "1,234,567"),
        (40.5, "40.5"),
        (40.0, "40"),
        (40.25, "40.3"),
        (0.05, "0.1"),
        (-3, "−3"),
        (-0.04, "0"),
        (0, "0"),
    ],
)
def test_number(value: float, shown: str) -> None:
    assert number(value) == shown


def test_decimals_are_kept_when_asked_for() -> None:
    assert number(15, 1) == "15.0"
    assert number(2.675, 2) == "2.68"
    assert number(1999.5, 0) == "2,000"


def test_units() -> None:
    assert percent(-12.5) == "−12.5%"
    assert points(-1) == "1 percentage point"
    assert points(18.25) == "18.3 percentage points"
    assert with_unit(15, "per cent") == "15%"
    assert with_unit(4.2, "days") == "4.2 days"
    assert with_unit(413, "count") == "413"
