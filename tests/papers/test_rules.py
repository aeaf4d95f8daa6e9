from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.papers.holidays import bank_holidays
from answerable.papers.layout import LayoutRefused, available, read_layout
from answerable.papers.rules import (
    Written,
    could_identify,
    empty_sections,
    identifying,
    last_day_to_publish,
    lateness,
    may_move,
    shortened,
    works,
)

LAYOUT = read_layout()
FULL = {section.key: Written("Words.", "A post") for section in LAYOUT.written()} | {
    "recommendation": Written("The Committee is asked to note the report.")
}


def test_a_paper_with_every_section_written_has_nothing_in_its_way() -> None:
    assert empty_sections(LAYOUT, FULL) == []


@pytest.mark.parametrize("key", [section.key for section in LAYOUT.written() if section.required])
def test_a_required_section_left_empty_blocks_publication(key: str) -> None:
    found = empty_sections(LAYOUT, {**FULL, key: Written(" \n ")})
    assert [(problem.where, problem.blocks) for problem in found] == [
        (next(s.title for s in LAYOUT.section if s.key == key), True)
    ]


@pytest.mark.parametrize("key", ["financial_implications", "legal_implications"])
def test_an_officer_s_comment_without_the_officer_s_post_blocks(key: str) -> None:
    found = empty_sections(LAYOUT, {**FULL, key: Written("No cost arises.")})
    assert "post of the officer" in found[0].words


def test_the_recommendation_is_worded_as_a_resolution() -> None:
    found = empty_sections(LAYOUT, {**FULL, "recommendation": Written("We hope members like the report.")})
    assert "The Committee is asked to" in found[0].words


def test_a_tuesday_meeting_in_january_goes_out_by_the_monday_before_last() -> None:
    meets = date(2013, 1, 15)
    assert last_day_to_publish(meets, bank_holidays(meets)) == date(2013, 1, 7)


def test_bank_holidays_do_not_count() -> None:
    meets = date(2013, 1, 8)  # New Year's Day lies between
    assert last_day_to_publish(meets, bank_holidays(meets)) == date(2012, 12, 28)


@given(meets=st.dates(date(2010, 1, 1), date(2040, 12, 31)))
def test_five_working_days_lie_clear_between_publication_and_meeting(meets: date) -> None:
    holidays = bank_holidays(meets)
    last = last_day_to_publish(meets, holidays)
    between = [last + timedelta(days) for days in range(1, (meets - last).days)]
    assert works(last, holidays)
    assert sum(works(day, holidays) for day in between) == 5


def test_a_late_paper_needs_a_reason() -> None:
    meets, late = date(2013, 1, 15), date(2013, 1, 8)
    assert lateness(date(2013, 1, 7), meets, frozenset(), "", agenda=True) == []
    assert "by 7 January 2013" in lateness(late, meets, frozenset(), " ", agenda=True)[0].words
    assert lateness(late, meets, frozenset(), "The figures came late.", agenda=True) == []


def test_without_an_agenda_the_day_by_which_it_is_due_counts() -> None:
    due = date(2013, 9, 30)
    assert lateness(due, due, frozenset(), "", agenda=False) == []
    assert "by 30 September 2013" in lateness(date(2013, 10, 1), due, frozenset(), "", agenda=False)[0].words
    assert lateness(date(2013, 10, 1), due, frozenset(), "The figures came late.", agenda=False) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The review concerns a 16-year-old boy who drowned in the river.", 1),
        ("A girl aged 14 died by suicide in a secure unit in custody.", 1),
        ("Forty children died in the year, of whom nine were aged under 1.", 0),
        ("Assaults fell by 31% in the training centre.", 0),
        ("A 17-year-old was praised by inspectors at the school.", 0),
        ("A baby, six months old, was shaken at the family home.\n\nThe panel met twice.", 1),
    ],
)
def test_an_age_a_cause_and_a_place_together_raise_a_doubt(text: str, found: int) -> None:
    assert len(identifying(text)) == found


def test_a_name_beside_a_childs_age_raises_a_doubt_that_blocks_nothing() -> None:
    (one,) = could_identify([("Summary", "Kyle, aged 7, was moved twice.")])
    assert "“Kyle” reads like the name of a child" in one.words and not one.blocks


@given(text=st.text(), most=st.integers(2, 60))
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == text or short.endswith("…")


@pytest.mark.parametrize(
    ("agenda", "way"),
    [
        (True, ["draft", "accuracy check", "approval", "clearance", "cleared", "published"]),
        (False, ["draft", "accuracy check", "approval", "cleared", "published"]),  # no council's officers are asked
    ],
)
def test_a_paper_takes_each_step_in_turn_and_never_leaves_publication(agenda: bool, way: list[str]) -> None:
    for n, before in enumerate(way):
        for after in [*way, "clearance"]:
            onward = n + 1 < len(way) and after == way[n + 1]
            back = after == "draft" and before not in {"draft", "published"}
            assert may_move(before, after, agenda=agenda) == (onward or back), (before, after)


def test_a_council_s_own_template_is_read_from_a_file_and_a_slip_in_it_is_named(tmp_path: Path) -> None:
    own = tmp_path / "eastmarsh.toml"
    own.write_text(
        'name = "Eastmarsh"\nheader = ["date"]\n[[section]]\nkey = "summary"\ntitle = "In brief"\nwritten = true\n'
    )
    assert available(tmp_path)["eastmarsh"] == own
    assert [section.title for section in read_layout(own).section] == ["In brief"]
    own.write_text(own.read_text().replace("title", "titel"))
    with pytest.raises(LayoutRefused, match="section > 1 > titel: Extra inputs"):
        read_layout(own)
    own.write_text("name = ")
    with pytest.raises(LayoutRefused, match="eastmarsh.toml"):
        read_layout(own)
