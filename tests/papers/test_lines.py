"""Figures in the text find their line in the annex, and no other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.papers.build.lines import Links, annex
from answerable.papers.tree import plain
from bench.made import source

LINES = annex(source(12))


def linked(text: str, ref: str) -> dict[str, str]:
    """The figures that are linked in a statement under `ref`, with the measure each leads to."""
    under = [line for line in LINES if line.ref == ref]
    spans = Links(LINES).statement(text, list(under))
    by = {line.anchor: line.measure.what for line in LINES}
    return {span.text: by[span.to] for span in spans if span.to}


def test_each_value_has_a_line_and_each_line_a_number() -> None:
    assert [line.number for line in LINES] == list(range(1, 25))
    assert len({line.anchor for line in LINES}) == 24


def test_a_value_of_a_wider_area_is_labelled_in_the_annex() -> None:
    made = source(12)
    first = made.evidence.observations[0]
    wide = replace(
        made.evidence, observations=[replace(first, wider="Kent and Medway"), *made.evidence.observations[1:]]
    )
    labelled = [line.value for line in annex(replace(made, evidence=wide)) if "of a wider area" in line.value]
    assert len(labelled) == 1 and labelled[0].endswith(" (of a wider area: Kent and Medway)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "112 cases were seen; 12% met the standard.",
            {"112": "what is counted under 12", "12%": "what is counted under 12"},
        ),
        ("1,112 cases, 112.5 and A112 are other figures.", {}),
        ("(112)", {"112": "what is counted under 12"}),
    ],
)
def test_a_figure_is_linked_where_it_stands_whole(text: str, found: dict[str, str]) -> None:
    ref = next(line.ref for line in LINES if line.measure.action_id == 12)
    assert linked(text, ref) == found


@given(text=st.text(alphabet="0123456789%,. ab"))
def test_linking_changes_no_word(text: str) -> None:
    spans = Links(LINES).statement(text, list(LINES))
    assert plain(spans) == text


def test_a_mark_becomes_a_link_and_an_unknown_one_is_remembered() -> None:
    links = Links(LINES)
    ref = next(line.ref for line in LINES if line.measure.action_id == 3)
    spans = links.narrative(f"Seen: [[{ref}: 103]], not [[{ref}: 99%]].")
    assert plain(spans) == "Seen: 103, not 99%."
    assert [span.text for span in spans if span.to] == ["103"]
    assert links.missing == [f"99% under {ref}"]
