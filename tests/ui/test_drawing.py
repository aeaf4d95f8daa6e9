"""What charts are drawn with: how wide words are taken to be, how they are wrapped, and the steps of an axis."""

import font_source_sans_pro
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from answerable.ui.charts.drawing import shorten, text_width, wrap
from answerable.ui.charts.scale import scale_for

FONT = "/SourceSansPro-{}.ttf"


@pytest.mark.parametrize(("face", "bold"), [("Regular", False), ("Bold", True)])
def test_widths_are_never_underestimated(face: str, bold: bool) -> None:
    font = ImageFont.truetype(font_source_sans_pro.font_directory + FONT.format(face), 1000)
    for text in (
        "limits of chance 24.9 to 47.8", "January to September 2012", "WWWmmm 1,234.5% (2010)", "−12 £5 é ü – …",
        "the axis does not start at 0", "Off track, recovery agreed", "Qq Jj & 'quoted' \"words\" 2011/12",
    ):  # fmt: skip
        assert text_width(text, 1000, bold=bold) >= font.getlength(text)


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(20, 480), st.integers(1, 4))
def test_wrapped_words_fit_and_keep_their_order(text: str, width: int, lines: int) -> None:
    found = wrap(text, width, lines=lines)
    assert 1 <= len(found) <= lines
    assert all(text_width(each) <= width for each in found)
    if not any("…" in each for each in found):
        assert " ".join(found).split() == text.split()
    assert text_width(shorten(text, width)) <= width


@given(st.lists(st.floats(-1e9, 1e9).map(lambda value: round(value, 3)), min_size=1), st.booleans())
def test_an_axis_holds_all_values_in_a_few_round_steps(values: list[float], percent: bool) -> None:
    scale = scale_for(values, top=10, height=100, percent=percent)
    assert 2 <= len(scale.ticks) <= 8
    step = scale.ticks[1] - scale.ticks[0]
    for value in values:
        assert scale.ticks[0] - step * 1e-6 <= value <= scale.ticks[-1] + step * 1e-6
        assert 9.9 <= scale.y(value) <= 110.1
    labels = [scale.label(tick) for tick in scale.ticks]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("values", [[0.0, 5e-324], [1e9, 1e9 + 0.5], [-1e9, -1e9 + 0.5], [7.0], [-7.0], [0.0]])
def test_an_axis_of_values_that_are_all_but_one(values: list[float]) -> None:
    scale = scale_for(values, top=0, height=100)
    assert scale.ticks[0] <= min(values) and max(values) <= scale.ticks[-1]
    assert 2 <= len(scale.ticks) <= 8


def test_an_axis_of_percentages_ends_at_a_hundred() -> None:
    assert scale_for([3, 97.0], top=0, height=1, percent=True).ticks[-1] == 100
    assert scale_for([88.0, 99.5], top=0, height=1, percent=True).ticks[-1] <= 100
