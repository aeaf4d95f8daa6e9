"""What is still to be looked at before a document is confirmed, and whose document it seems to be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.intake.another_board import another_board
from answerable.intake.families import AS_BEFORE, DROP, KEEP, LEFT_OUT, YES, leads, statuses
from answerable.intake.remembering import corrected_again, said_again
from answerable.intake.settling import Doubt as OpenDoubt
from answerable.intake.settling import doubts, next_to_look_at
from answerable.reading.proposal import Action, Agency, Document, Doubt, Measure, Proposal, Statement, Value

SCALE = [("on track", "On track", "green\ng"), ("done", "Done", "complete")]
PLAN = Proposal(
    actions=[
        Action(ref="1.1", leads=["DI PPU", "Police"], status="G"),
        Action(ref="1.2", leads=["di ppu"], status="Slippage"),
        Action(ref="1.3", contributors=["Chair"], status="slippage"),
    ],
    agencies=[Agency(name="Police")],
    doubts=[Doubt(where="Action 1.2", message="No day."), Doubt(where="the document", message="Two dates.")],
)


def left(typed: dict[str, dict[int, dict[str, str]]], known: tuple[str, ...] = ()) -> list[str]:
    found = doubts(PLAN, typed, scale=SCALE, known=known, same={"commitments": {3: "Ask again"}})
    return [doubt.where for doubt in found if not doubt.settled]


def test_each_word_and_each_name_is_asked_about_once_unless_the_board_knows_it() -> None:
    assert left({}) == ["Action 1.2", "the document", "“Slippage”", "“DI PPU”", "“Chair”", "Promise 4"]
    assert left({}, known=("di ppu", "chair")) == ["Action 1.2", "the document", "“Slippage”", "Promise 4"]


def test_a_status_that_its_writer_asks_is_not_the_one_that_is_stated() -> None:
    asked = replace(PLAN, actions=[*PLAN.actions, Action(ref="1.4", status="G?"), Action(ref="1.5", status="Complete")])
    assert [said.words for said in statuses(asked)] == ["G", "Slippage", "G?", "Complete"]
    found = [doubt.where for doubt in doubts(asked, {}, scale=SCALE, known=("di ppu", "chair"), same={})]
    assert found[2:] == ["“Slippage”", "“G?”"]
    now, before = (Proposal(actions=[Action(ref=w, status=w) for w in words]) for words in (["G?", "g"], ["G"]))
    again = said_again(now, [(before, {"statuses": {0: {"level": "done"}}})])
    assert again["statuses"] == {1: {"level": "done"}}, "nor is it remembered as that"


def test_each_is_settled_where_it_leads() -> None:
    found = doubts(PLAN, {}, scale=SCALE, known=(), same={"commitments": {3: "Ask again"}})
    answers = {
        "actions": {"due": "June"},
        "doubts": {"seen": "yes"},
        "statuses": {"level": KEEP},
        "leads": {"who": "none"},
        "commitments": {"same": "new"},
    }
    typed: dict[str, dict[int, dict[str, str]]] = {}
    for doubt in found:
        typed.setdefault(doubt.family, {})[doubt.row] = answers[doubt.family]
    assert left(typed) == []


NAMES = st.lists(st.sampled_from(["HoS", "hos", "DI PPU", "Chair"]), max_size=5)


@given(NAMES, NAMES)
def test_what_was_said_is_said_again_of_the_same_words_only(now: list[str], before: list[str]) -> None:
    found, earlier = (Proposal(actions=[Action(ref="1", leads=names)]) for names in (now, before))
    typed = {n: {"who": said.words.casefold()} for n, said in enumerate(leads(earlier))}
    again = said_again(found, [(earlier, {"leads": typed})])["leads"]
    said = {words.casefold() for words in before}
    assert again == {
        row: {"who": one.words.casefold()} for row, one in enumerate(leads(found)) if one.words.casefold() in said
    }


MEASURES = [Measure(what=what, action="1") for what in ("families", "schools", "families")]


def test_what_was_left_out_is_corrected_again_and_told_until_it_is_taken_in() -> None:
    before, now = Proposal(measures=MEASURES), Proposal(measures=[Measure(what="courses", action="1"), *MEASURES])
    typed = {"measures": {2: {LEFT_OUT: YES}}}
    again = corrected_again(now, [(before, typed)])
    assert again["measures"] == {3: {LEFT_OUT: AS_BEFORE}}, "the second of two that are alike, as before"
    assert not corrected_again(now, [(before, typed), (before, {})])["measures"], "it was taken in since"
    assert corrected_again(now, [(before, typed), (Proposal(), {})]) == again, (
        "a document without it says nothing of it"
    )
    (told,) = doubts(now, again, scale=SCALE, known=(), same={})
    assert (told.family, told.row, told.settled) == ("measures", 3, True)
    assert told.message == "“families” is left out, as it was from the document before. Untick it to take it in."
    assert doubts(now, {"measures": {3: {LEFT_OUT: YES}}}, scale=SCALE, known=(), same={}) == []


def test_an_agency_that_was_none_is_none_again() -> None:
    police = Proposal(agencies=[Agency(name="Police"), Agency(name="agreed")])
    typed = {"agencies": {0: {"who": "known:3"}, 1: {"who": "none"}}}
    assert corrected_again(police, [(police, typed)])["agencies"] == {1: {"who": "none"}}


OURS = ["Eastmarsh Safeguarding Children Board", "ESCB", "Eastmarsh", "The Marsh Partnership"]


@pytest.mark.parametrize(
    ("title", "seems"),
    [
        ("Northgate Safeguarding Children Partnership: business plan", "Northgate Safeguarding Children Partnership"),
        ("Business plan of the Fell and Northgate Local Safeguarding Children Board", "Fell and Northgate Local"),
        ("NSCP delivery plan 2026", "NSCP"),
        ("Eastmarsh Safeguarding Children’s Board: plan", ""),
        ("Eastmarsh and Northgate Safeguarding Children Partnership", ""),
        ("ESCP business plan", ""),
        ("Business plan 2026/27", ""),
        ("Safeguarding Children Partnership: plan", ""),
        ("Marsh Safeguarding Children Partnership plan", ""),
    ],
)
def test_a_document_that_names_another_board_seems_to_be_its(title: str, seems: str) -> None:
    found = another_board(Document(title=title), OURS)
    assert found.startswith(seems) and bool(found) == bool(seems)


def test_no_status_and_no_level_are_answers_too() -> None:
    for answer in (KEEP, DROP, "done"):
        assert "“Slippage”" not in left({"statuses": {1: {"level": answer}}})


def test_a_figure_that_is_corrected_is_also_to_be_corrected_where_progress_says_it() -> None:
    whole = Proposal(
        actions=[Action(ref="1")],
        statements=[Statement(action="1", text="118 were trained.")],
        measures=[Measure(what="trained", action="1", values=[Value(value=118, words="118")])],
    )
    typed = {"measures": {0: {"value-0": "181"}}}
    (found,) = doubts(whole, typed, scale=SCALE, known=(), same={})
    assert (found.family, found.row, found.settled) == ("statements", 0, False)
    (found,) = doubts(
        whole, {**typed, "statements": {0: {"text": "181 were trained."}}}, scale=SCALE, known=(), same={}
    )
    assert found.settled
    assert doubts(whole, {"measures": {0: {"unit": "people"}}}, scale=SCALE, known=(), same={}) == []


@given(st.lists(st.tuples(st.sampled_from(["actions", "leads"]), st.integers(0, 60), st.booleans())))
def test_one_comes_to_everything_that_is_left(rows: list[tuple[str, int, bool]]) -> None:
    found = [OpenDoubt("", "", family, row, settled) for family, row, settled in rows]
    pages = {(doubt.family, doubt.page) for doubt in found if not doubt.settled}
    here, seen = ("measures", 1), set()
    while (doubt := next_to_look_at([d for d in found if (d.family, d.page) not in seen], *here)) is not None:
        here = (doubt.family, doubt.page)
        seen.add(here)
    assert seen == pages
