"""Charts: legible, honest, named, safe under a strict content security policy, and the same wherever they are drawn."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import font_source_sans_pro
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from answerable.ui.charts.bars import Bar, Group, draw_bars
from answerable.ui.charts.drawing import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    SIZE,
    TEAL,
    WIDTH,
    Box,
    Chart,
    text_width,
    words_box,
)
from answerable.ui.charts.matrix import ObjectiveRow, Status, draw_matrix
from answerable.ui.charts.series import draw_series
from answerable.ui.charts.series_points import Band, Mark, Series, SeriesPoint

SVG = "{http://www.w3.org/2000/svg}"
BAND = Band(20, 10, 30)


def series(points: list[SeriesPoint], *, unit: str = "", target: float | None = None) -> Chart:
    return draw_series(
        Series(title="Incidents", description="Nothing has changed.", unit=unit, points=tuple(points), target=target)
    )


def judged(*values: float | None, mark: Mark = "common") -> list[SeriesPoint]:
    return [SeriesPoint(label=f"M{at}", value=value, mark=mark, band=BAND) for at, value in enumerate(values)]


XMR = series(
    [
        *judged(20, 22, 19, 25, 17),
        SeriesPoint(label="M5", value=34, mark="concern", band=BAND),
        *judged(21, None, 19, 23),
        SeriesPoint(label="M10", value=8, mark="improvement", band=BAND),
        SeriesPoint(label="M11", value=27, mark="neutral", band=BAND),
        SeriesPoint(label="M12 so far", value=4, mark="none", band=BAND, apart="only part of a year"),
    ],
    target=15,
)
PLAIN = series([SeriesPoint(label=str(year), value=value) for year, value in ((2010, 199), (2011, 409), (2012, 350))])
BARS = draw_bars(
    "Felt unsafe",
    "Fewer say so.",
    "%",
    (
        Group(label="All young people", bars=(Bar(period="2010", value=44), Bar(period="2012", value=23))),
        Group(label="Girls", bars=(Bar(period="2010", value=None, instead="c: too small to publish"),)),
    ),
)
SCALE = (
    Status(word="Not started", tone="not started"),
    Status(word="Off track", tone="off track"),
    Status(word="Off track, recovery agreed", tone="recovery"),
    Status(word="On track", tone="on track"),
    Status(word="Done", tone="done"),
    Status(word="Not stated"),
)
PLAN = (
    ObjectiveRow(ref="1.1", title="Outcomes", actions=(("1.1.1", "Done"), ("1.1.2", "Done"), ("1.1.3", "Off track"))),
    ObjectiveRow(ref="1.2", title="Early help", actions=(("1.2.1", "Not stated"),)),
    ObjectiveRow(ref="2.1", title="", actions=()),
)
MATRIX = draw_matrix("The plan at a glance", "Two of four actions are done.", SCALE, PLAN)
ALL = {"xmr": XMR, "plain": PLAIN, "bars": BARS, "matrix": MATRIX}
ALL["matrix on a phone"] = replace(MATRIX, svg=MATRIX.narrow)


def tree(chart: Chart) -> Any:
    return etree.fromstring(chart.svg)


def texts(chart: Chart) -> Iterator[tuple[str, Box]]:
    """Every line of text and the space it takes, groups moved to where they stand."""
    for node in tree(chart).iter(f"{SVG}text"):
        x, y = float(node.get("x")), float(node.get("y"))
        moved = node.getparent().get("transform")
        if moved:
            across, down = moved.removeprefix("translate(").rstrip(")").split()
            x, y = x + float(across), y + float(down)
        box = words_box(node.text or "", x, y, anchor=node.get("text-anchor"))
        extra = text_width(node.text or "", bold=node.get("font-weight") == "bold") - (box.right - box.left)
        yield node.text or "", Box(box.left, box.top, box.right + extra, box.bottom)


def assert_legible(chart: Chart) -> None:
    """No words over other words, none outside the picture."""
    _, _, width, height = map(float, tree(chart).get("viewBox").split())
    found = list(texts(chart))
    for text, box in found:
        assert box.left >= -1 and box.right <= width + 1 and box.top >= 0 and box.bottom <= height, (text, box)
    for (one, box), (other, other_box) in combinations(found, 2):
        assert not box.meets(other_box), (one, other)


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL)
def test_a_chart_is_named_sized_by_its_viewbox_and_free_of_styles(chart: Chart) -> None:
    root = tree(chart)
    assert (root.get("role"), root.get("width"), root.get("height")) == ("img", None, None)
    title, desc = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", chart.title)
    assert (desc.tag, desc.text) == (f"{SVG}desc", chart.description)
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    names = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert names <= {"svg", "title", "desc", "rect", "line", "circle", "polygon", "text", "g"}
    assert not any(name in ("style", "class") or name.startswith("on") for node in root.iter() for name in node.attrib)
    assert all(len(row) == len(chart.header) for row in chart.rows)


def test_the_ids_of_different_charts_differ_and_the_same_chart_is_always_the_same() -> None:
    ids = [node.get("id") for chart in ALL.values() for node in tree(chart).iter() if node.get("id")]
    assert len(set(ids)) == len(ids) == 10
    assert draw_matrix("The plan at a glance", "Two of four actions are done.", SCALE, PLAN) == MATRIX


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL)
def test_words_never_overlap(chart: Chart) -> None:
    assert_legible(chart)


def test_text_is_legible_on_a_small_screen() -> None:
    for chart in ALL.values():
        width = float(tree(chart).get("viewBox").split()[2])
        assert SIZE / width * 320 >= 11


LABELS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ["2011", "January to September 2012", "Q3 2012/13", "W" * 40]
)
POINTS = st.lists(
    st.builds(
        SeriesPoint,
        label=LABELS,
        value=st.none() | st.floats(-1e5, 1e6, allow_nan=False).map(lambda value: round(value, 2)),
        mark=st.sampled_from(["improvement", "concern", "neutral", "common", "none"]),
        band=st.none() | st.just(Band(50, 10, 9000)),
        apart=st.sampled_from(["", "only part of a year", "counted another way"]),
    ),
    min_size=1,
    max_size=40,
).filter(lambda points: any(point.value is not None for point in points))


@settings(max_examples=120)
@given(POINTS, st.sampled_from(["", "%", "children a month"]), st.none() | st.floats(0, 1000))
def test_words_never_overlap_in_any_series(points: list[SeriesPoint], unit: str, target: float | None) -> None:
    chart = series(points, unit=unit, target=target)
    assert_legible(chart)
    assert len(chart.rows) == len(points)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(LABELS, st.lists(st.tuples(LABELS, st.none() | st.floats(0, 1e6), st.booleans()), max_size=2)),
        min_size=1,
        max_size=6,
    )
)
def test_words_never_overlap_in_any_bars(groups: list[tuple[str, list[tuple[str, float | None, bool]]]]) -> None:
    drawn = tuple(
        Group(label=label, bars=tuple(Bar(period=p, value=value, partial=part) for p, value, part in bars))
        for label, bars in groups
    )
    chart = draw_bars("title", "words", "", drawn)
    assert_legible(chart)
    for rect in tree(chart).iter(f"{SVG}rect"):
        assert float(rect.get("x", 0)) + float(rect.get("width")) <= WIDTH


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(LABELS, st.lists(st.tuples(LABELS, st.sampled_from([each.word for each in SCALE])), max_size=8)),
        max_size=8,
    )
)
def test_words_never_overlap_in_any_matrix(rows: list[tuple[str, list[tuple[str, str]]]]) -> None:
    plan = [ObjectiveRow(ref=ref, title="", actions=tuple(actions)) for ref, actions in rows]
    for counted in (False, True):
        chart = draw_matrix("title", "words", SCALE, plan, counted=counted)
        assert_legible(chart)
        assert_legible(replace(chart, svg=chart.narrow))


def test_the_matrix_on_a_phone_is_no_wider_than_its_words_are_legible_and_says_the_same() -> None:
    narrow = replace(MATRIX, svg=MATRIX.narrow)
    assert float(tree(narrow).get("viewBox").split()[2]) <= 340, "17 units of text are 14 px on a screen of 320 px"
    said = [text for text, _ in texts(narrow)]
    assert said[:2] == ["1", "2"] and "1.1 Outcomes" in said and "Off track: 1.1.3; Done: 1.1.1, 1.1.2" in said
    counted = replace(draw := draw_matrix("t", "d", SCALE, PLAN, counted=True), svg=draw.narrow)
    assert "1 Off track; 2 Done" in [text for text, _ in texts(counted)]


def test_what_people_write_cannot_become_markup() -> None:
    nasty = '<script>alert("x")</script> & \x00\x0b'
    chart = draw_series(Series(title=nasty, description=nasty, unit=nasty, points=(SeriesPoint(label=nasty, value=1),)))
    assert tree(chart)[0].text == '<script>alert("x")</script> & '
    assert not list(tree(chart).iter(f"{SVG}script"))
    for other in (
        draw_bars(nasty, nasty, nasty, (Group(label=nasty, bars=(Bar(period=nasty, value=1),)),)),
        draw_matrix(
            nasty, nasty, [Status(word=nasty)], [ObjectiveRow(ref=nasty, title=nasty, actions=((nasty, nasty),))]
        ),
    ):
        assert not list(tree(other).iter(f"{SVG}script"))


def shapes(chart: Chart, name: str, **attributes: str) -> list[Any]:
    nodes = tree(chart).iter(f"{SVG}{name}")
    return [node for node in nodes if all(node.get(key.replace("_", "-")) == want for key, want in attributes.items())]


def test_each_meaning_has_a_shape_and_words_of_its_own() -> None:
    """One of each in the plot and one in the legend; the grey circles are six."""
    assert len(shapes(XMR, "rect", fill=BLUE)) == 2
    assert [len(shapes(XMR, "polygon", fill=colour)) for colour in (ORANGE, PURPLE)] == [2, 2]
    assert [len(node.get("points").split()) for node in shapes(XMR, "polygon", fill=ORANGE)] == [4, 4]
    assert [len(node.get("points").split()) for node in shapes(XMR, "polygon", fill=PURPLE)] == [3, 3]
    words = {text for text, _ in texts(XMR)}
    assert {"concern, more than chance", "improvement, more than chance", "change, more than chance"} <= words
    assert {"within chance", "only part of a year", "average 20", "limits of chance 10 to 30", "target 15"} <= words
    assert {"34", "8", "4"} <= words  # outside the limits, and the latest


def test_a_part_year_is_hollow_and_joined_to_nothing() -> None:
    assert len(shapes(XMR, "circle", fill="#ffffff", stroke=GREY)) == 2  # in the plot and in the legend
    joined = shapes(XMR, "line", stroke=GREY, stroke_width="2")
    assert len(joined) == 9  # 12 points that count, one gap: 6 + 3 steps
    assert XMR.rows[-1] == ("M12 so far", "4", "only part of a year")


def test_missing_values_are_gaps_and_told_in_the_table() -> None:
    assert XMR.rows[7] == ("M1", "", "missing")
    assert XMR.header == ("Period", "Number", "Reading")


def test_limits_step_where_they_were_set_afresh() -> None:
    later = Band(40, 35, 45)
    points = [*judged(20, 22, 19), *(SeriesPoint(label="x", value=41, mark="common", band=later) for _ in range(2))]
    heights = {node.get("y1") for node in shapes(series(points), "line", stroke=GREY, stroke_dasharray="5 4")}
    assert len(heights - {"0"}) == 4  # two limits in each phase; the legend's lies at its own nought


def test_without_limits_there_is_a_line_and_no_judgement() -> None:
    assert len(shapes(PLAIN, "line", stroke=GREY, stroke_width="2")) == 2
    assert not shapes(PLAIN, "line", stroke_dasharray="5 4")
    assert {row[2] for row in PLAIN.rows} == {""}
    assert {"199", "409", "350", "0"} <= {text for text, _ in texts(PLAIN)}


def test_two_points_are_no_line() -> None:
    two = series([SeriesPoint(label="2010", value=44), SeriesPoint(label="2012", value=23)], unit="percent")
    assert not shapes(two, "line", stroke=GREY, stroke_width="2")
    assert {"Per cent", "44%", "23%", "0"} <= {text for text, _ in texts(two)}


def test_an_axis_that_does_not_start_at_nought_says_so() -> None:
    high = [SeriesPoint(label=str(at), value=90 + at % 3, mark="common", band=Band(91, 85, 97)) for at in range(12)]
    words = {text for text, _ in texts(series(high, unit="%"))}
    assert "the axis does not start at 0" in words
    assert "the axis does not start at 0" not in {text for text, _ in texts(XMR)}


def test_bars_are_in_proportion_and_carry_their_period() -> None:
    earlier, later = shapes(BARS, "rect", fill=TEAL)[0], shapes(BARS, "rect", fill=BLUE)[0]
    assert float(later.get("width")) / float(earlier.get("width")) == pytest.approx(23 / 44, abs=0.001)
    assert {"44% (2010)", "23% (2012)", "c: too small to publish (2010)"} <= {text for text, _ in texts(BARS)}
    assert BARS.rows == (
        ("All young people", "2010", "44%"),
        ("All young people", "2012", "23%"),
        ("Girls", "2010", "c: too small to publish"),
    )


def test_a_part_year_bar_is_hollow() -> None:
    bars = (Bar(period="2011", value=409), Bar(period="January to September 2012", value=413, partial=True))
    chart = draw_bars("Started", "More.", "", (Group(label="Assessments", bars=bars),))
    assert len(shapes(chart, "rect", fill="#ffffff", stroke=BLUE)) == 1
    assert chart.rows[1] == ("Assessments", "January to September 2012 (only part of a year)", "413")


def test_the_matrix_puts_each_action_under_its_status() -> None:
    found = dict(texts(MATRIX))

    def middle(text: str) -> float:
        return (found[text].left + found[text].right) / 2

    assert middle("1.1.1") == pytest.approx(middle("1.1.2")) == pytest.approx(middle("Done"))
    assert found["1.1.1"].bottom < found["1.1.2"].top
    bar, swatch, *tiles = shapes(MATRIX, "rect", fill=BLUE)
    assert len(tiles) == 2 and swatch.get("width") == swatch.get("height")
    # Two of four are done: half of the bar, less the white between neighbours.
    assert float(bar.get("width")) == pytest.approx(float(tree(MATRIX).get("viewBox").split()[2]) / 2 - 2, abs=0.1)
    assert MATRIX.header == ("Objective", *(each.word for each in SCALE))
    assert MATRIX.rows[0] == ("1.1 Outcomes", "", "1.1.3", "", "", "1.1.1, 1.1.2", "")
    counts = [node.text for node in tree(MATRIX).iter(f"{SVG}text") if node.get("font-weight") == "bold"]
    assert counts == ["0", "1", "0", "0", "2", "1"]


def test_a_plan_of_many_actions_has_their_number_on_one_tile() -> None:
    many = draw_matrix(
        "t", "d", SCALE, [*PLAN[2:], ObjectiveRow(ref="1", title="", actions=(("1.1", "Done"),) * 120)], counted=True
    )
    assert len(shapes(many, "rect", fill=BLUE)) == 3  # of the bar, of the head, of the row
    assert [text for text, _ in texts(many)].count("120") == 3
    assert many.rows[1] == ("1", "0", "0", "0", "0", "120", "0")


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="no figure to draw"):
        series(judged(None))
    with pytest.raises(ValueError, match="Not on the scale: Purple"):
        draw_matrix("t", "d", SCALE, [ObjectiveRow(ref="1", title="", actions=(("1.1", "Purple"),))])
    with pytest.raises(ValueError, match="amounts of nought or more"):
        draw_bars("t", "d", "", (Group(label="x", bars=(Bar(period="2011", value=-1),)),))
    with pytest.raises(ValueError, match="something to show"):
        draw_bars("t", "d", "", ())


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_stand_out_and_words_on_tiles_can_be_read() -> None:
    """WCAG 2.2: 1.4.11 asks 3 to 1 of shapes, 1.4.3 asks 4.5 to 1 of words."""
    assert all(contrast(colour, "#ffffff") >= 3 for colour in (BLUE, TEAL, PURPLE, ORANGE, GREY))
    plan = [ObjectiveRow(ref="1", title="", actions=tuple((f"1.{at}", each.word) for at, each in enumerate(SCALE)))]
    tile = ""
    for node in tree(draw_matrix("t", "d", SCALE, plan)).iter():
        if node.tag == f"{SVG}rect":
            tile = node.get("fill")
        elif node.tag == f"{SVG}text" and (node.text or "").startswith("1."):
            assert contrast(tile, node.get("fill")) >= 4.5
    assert contrast(INK, "#ffffff") > 15


def _picture(svg: str) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory])
    page = (
        b'#set page(width: 110mm, height: auto, margin: 0mm)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    drawn = typst.Compiler(page, font_paths=fonts, sys_inputs={"svg": svg}).compile(format="png", ppi=96)
    assert isinstance(drawn, bytes)
    return drawn


@pytest.mark.parametrize("name", ALL)
def test_typst_draws_every_chart_with_its_words(name: str) -> None:
    """The picture for Word and slides, in the papers' typeface and no other: with its colours, and not blank."""
    drawn = _picture(ALL[name].svg)
    picture = Image.open(io.BytesIO(drawn)).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(1 << 20) or []}
    expected = {"xmr": (BLUE, ORANGE, TEAL), "plain": (BLUE,), "bars": (BLUE, TEAL), "matrix": (BLUE, PURPLE)}[
        name.split()[0]
    ]
    for colour in expected:
        assert tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5)) in colours
    wordless = "".join(part.split("</text>")[-1] for part in ALL[name].svg.split("<text"))
    assert _picture(wordless) != drawn
