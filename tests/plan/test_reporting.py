"""What an update says part by part: what a reader would still ask of it, and whose each sentence of a statement is."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.plan.notation import blocks_of, text_of
from answerable.plan.reporting import (
    COLUMNS,
    MOST_HINTS,
    PARTS,
    Report,
    composed,
    digest_of,
    drawn,
    hints,
    put_at,
    word_of,
)

DAY = date(2031, 3, 1)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)
REPORTS = st.builds(Report, **dict.fromkeys(COLUMNS, WORDS))
WHOLE = Report(
    text="Two courses were held for foster carers.",
    difference="Of 40 children who were asked, 31 said that they felt listened to.",
    voices="Twelve parents were asked and nine answered: most want to be told sooner.",
    ahead="The team leader will report to the board by June 2031.",
)


def asked(**parts: str) -> str:
    return " ".join(hints(Report(**{**{name: getattr(WHOLE, name) for name in COLUMNS}, **parts}), written=DAY))


def test_of_an_update_that_says_all_nothing_is_asked() -> None:
    assert hints(WHOLE, written=DAY) == []


@pytest.mark.parametrize(
    ("parts", "asks"),
    [
        ({"difference": " "}, "What changed for children?"),
        ({"voices": ""}, "What did children and families say"),
        ({"difference": "Nearly 40% of the children felt safer."}, "of how many, and who counted them?"),
        ({"text": "Referrals fell by 28%."}, "“28%” from what number to what"),
        ({"ahead": "Staff will be trained."}, "“Staff will be trained”: by when, and who does it?"),
        ({"delivery": "off track"}, "say why, and when you now expect it"),
        ({"delivery": "recovery agreed", "because": "Nobody could be hired."}, "say why, and when you now expect it"),
    ],
)
def test_what_a_reader_would_still_ask(parts: dict[str, str], asks: str) -> None:
    assert asks in asked(**parts)


@pytest.mark.parametrize(
    "parts",
    [
        {"difference": "35% (7 of 20) felt safer."},
        {"difference": "75% of 40 children felt safer."},
        {"difference": "Of 20 children asked, 35% felt safer."},
        {"text": "Referrals fell from 50 to 36."},
        {"ahead": "The police will review it by March 2032."},
        {"ahead": "It goes to the board’s January meeting."},
        {"ahead": ""},
        {"delivery": "off track", "because": "Nobody could be hired.", "forecast": "May 2031"},
        {"delivery": "on track"},
    ],
)
def test_what_is_said_well_is_not_asked_for(parts: dict[str, str]) -> None:
    assert asked(**parts) == ""


def test_a_childs_name_is_what_is_said_first() -> None:
    first, *_ = hints(Report(text="Kyle, aged 7, was moved twice."), written=DAY)
    assert first.startswith("“Kyle” reads like the name of a child")


def test_of_what_says_nothing_yet_nothing_is_asked() -> None:
    assert hints(Report(delivery="off track"), written=DAY) == []


@given(REPORTS)
def test_whatever_is_typed_a_few_different_things_are_asked(report: Report) -> None:
    found = hints(report, written=DAY)
    assert len(found) <= MOST_HINTS and len(set(found)) == len(found) and all(found)


@given(st.lists(REPORTS, max_size=4))
def test_a_statement_to_begin_from_holds_all_that_was_reported_and_no_more(reports: list[Report]) -> None:
    typed = composed(reports)
    words = [words for one in reports for _, words in one.parts()]
    assert all(part in typed for part in words)
    assert sum(map(len, words)) + 2 * max(len(words) - 1, 0) == len(typed)


def test_every_sentence_of_a_statement_that_was_put_together_is_traced_to_its_update() -> None:
    other = Report(text="Officers visited every school.", ahead="A second round of visits begins in May 2031.")
    statement = text_of(blocks_of(composed([WHOLE, other]))) + " The board is grateful to both."
    found = drawn(statement, {"Health": WHOLE, "Police": other})
    assert [who for _, who in found].count([]) == 1 and found[-1] == ("The board is grateful to both.", [])
    assert {name for _, who in found for name in who} == {"Health", "Police"}
    assert len(found) == sum(len(one.parts()) for one in (WHOLE, other)) + 1


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Two courses were held for foster carers", ["Health"]),
        ("For foster carers, two courses were held.", ["Health"]),
        ("Two courses for foster carers were held in spring.", ["Health"]),
        ("Two new homes were opened for foster carers and courses.", []),
        ("Two courses.", []),
        ("Nothing was held.", []),
    ],
)
def test_a_sentence_is_traced_through_light_changes_alone(sentence: str, who: list[str]) -> None:
    assert drawn(sentence, {"Health": WHOLE}) == [(sentence, who)]


def test_the_parts_are_told_in_their_order_with_what_is_proposed() -> None:
    report = Report(text="Done.", voices="Asked.", delivery="late", because="No trainer.", impact="too early")
    names = {("delivery", "late"): "Late", ("impact", "too early"): "Too early to say"}
    assert report.lines(names) == [
        (PARTS["text"], "Done."),
        (PARTS["voices"], "Asked."),
        ("Delivery status proposed", "Late. Why: No trainer."),
        ("Impact status proposed", "Too early to say"),
    ]


@dataclass(frozen=True)
class Word:
    """What a group says of a report."""

    said: str
    delivery: str = ""
    impact: str = ""
    verdict: str = "accepted"
    words: str = ""
    on_behalf: str = ""


def test_what_a_group_says_is_told_with_all_that_it_rests_on() -> None:
    names = {("delivery", "late"): "Late"}
    word = Word(digest_of(WHOLE), "late", words="Two are missing.", on_behalf="Minutes of 3 May")
    told = "It holds. Delivery: Late. Two are missing. Told to the board: Minutes of 3 May."
    assert word_of(word, "Audit group", WHOLE, names) == ("Audit group moderates", told)
    other = Report(text="Another thing.")
    assert word_of(word, "Audit group", other, names)[1].endswith(
        "Said of other words than these: they were changed since."
    )


@pytest.mark.parametrize(
    ("levels", "put"),
    [
        ([], ("", "")),
        ([("late", "")], ("late", "")),
        ([("late", ""), ("", "some")], ("late", "some")),
        ([("late", "some"), ("late", "")], ("late", "some")),
        ([("late", "some"), ("done", "some")], ("", "some")),
    ],
)
def test_the_board_begins_where_the_groups_agree(levels: list[tuple[str, str]], put: tuple[str, str]) -> None:
    words = [Word(digest_of(WHOLE), *each) for each in levels]
    assert put_at([(WHOLE, words)]) == {"delivery": put[0], "impact": put[1]}
    assert put_at([(Report(text="Changed since."), words)]) == {"delivery": "", "impact": ""}


@given(REPORTS, REPORTS)
def test_two_reports_have_one_digest_only_where_they_say_the_same(one: Report, other: Report) -> None:
    assert (digest_of(one) == digest_of(other)) == (one == other)
