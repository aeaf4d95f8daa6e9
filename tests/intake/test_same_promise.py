"""A promise that a later document words another way goes on; none is lost, and none is two."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from answerable.intake.same_promise import NEW, Match, Promise, match, settled

JANUARY, MARCH = date(2013, 1, 31), date(2013, 3, 31)
SAID = ["The police will report on restraint", "Police report restraint figures", "Write to every school", "Ask again"]
PROMISES = st.lists(
    st.builds(
        Promise,
        of=st.integers(1, 2),
        what=st.sampled_from(SAID),
        due_to=st.sampled_from([None, JANUARY, MARCH]),
    ),
    max_size=6,
)


@given(PROMISES, PROMISES)
def test_no_earlier_promise_is_two_and_none_goes_to_another_action(
    found: list[Promise], earlier: list[Promise]
) -> None:
    matches = match(found, earlier)
    same = [one.same for one in matches if one.same is not None]
    assert len(matches) == len(found) and len(same) == len(set(same))
    for promise, one in zip(found, matches, strict=True):
        for at in [one.same, *one.perhaps]:
            assert at is None or earlier[at].of == promise.of
        assert one.same is None or (earlier[one.same].due_to == promise.due_to and not one.perhaps)
        assert not set(one.perhaps) & set(same)


@given(PROMISES)
def test_the_same_promises_again_are_all_known(found: list[Promise]) -> None:
    again = match(found, found)
    assert all(found[one.same] == promise for promise, one in zip(found, again, strict=True) if one.same is not None)
    assert sorted(one.same for one in again if one.same is not None) == list(range(len(found)))


@given(PROMISES, PROMISES, st.data())
def test_what_a_person_says_goes_before_what_was_matched(
    found: list[Promise], earlier: list[Promise], data: st.DataObject
) -> None:
    keys = [100 + n for n in range(len(earlier))]
    said = [data.draw(st.sampled_from(["", NEW, *map(str, keys)])) for _ in found]
    matches = match(found, earlier)
    rows = settled(matches, said, keys)
    there = [row for row in rows if row is not None]
    assert len(there) == len(set(there))
    for words, row in zip(said, rows, strict=True):
        assert words != NEW or row is None
        assert row is None or words in ("", str(keys[row]))
    assert settled(matches, [""] * len(found), keys) == [one.same for one in matches]


REPORT = Promise(1, "The police will report on the use of restraint to the board", JANUARY)


def test_a_little_reworded_for_the_same_day_it_is_the_same() -> None:
    reworded = replace(REPORT, what="Police to report on use of restraint to board")
    assert match([reworded], [REPORT]) == [Match(0)]


def test_with_another_day_another_number_or_other_words_a_person_is_asked() -> None:
    for other in (
        replace(REPORT, due_to=MARCH),
        replace(REPORT, what="The police will report on the use of restraint to the board in 2 parts"),
        replace(REPORT, what="A note on restraint is published by the police"),
    ):
        assert match([other], [REPORT]) == [Match(None, (0,))]


def test_what_shares_only_the_day_or_nothing_is_new() -> None:
    assert match([replace(REPORT, what="Schools are written to")], [REPORT]) == [Match()]
    assert match([replace(REPORT, of=2)], [REPORT]) == [Match()]


def test_without_a_day_only_nearly_the_same_words_are_the_same() -> None:
    asked = Promise(1, "Ask young people in care what they think of reviews")
    assert match([replace(asked, what="Ask young people in care what they think of reviews again")], [asked]) == [
        Match(0)
    ]
    assert match([replace(asked, what="Ask young people what they think")], [asked])[0].same is None
