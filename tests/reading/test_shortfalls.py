"""What reports admit, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.admissions import KINDS
from answerable.reading.shortfalls import find_shortfalls, kinds_for
from tests.reading import admissions, admissions_plain, no_admissions
from tests.reading.passages import section, statement


@pytest.mark.parametrize("sentence", admissions.ADMIT + admissions_plain.ADMIT)
def test_an_admission_is_found(sentence: str) -> None:
    assert [s.text for s in find_shortfalls(statement(sentence))] == [sentence]


@pytest.mark.parametrize("sentence", no_admissions.DO_NOT + admissions_plain.DO_NOT)
def test_what_admits_nothing_is_left(sentence: str) -> None:
    assert find_shortfalls(statement(sentence)) == []


def test_each_phrase_has_a_word_that_leads_to_its_kind() -> None:
    for sentence in [*admissions.ADMIT, *admissions_plain.ADMIT, *no_admissions.DO_NOT, *admissions_plain.DO_NOT]:
        led = [about for about, _ in kinds_for(sentence)]
        assert [about for about, _, pattern in KINDS if pattern.search(sentence.lower()) and about not in led] == []


def test_it_keeps_its_place_and_says_what_kind_it_is() -> None:
    (found,) = find_shortfalls(statement("All is well.\nThe audit has been delayed.", action="4.2"))
    assert (found.action, found.section, found.about, found.source.line) == ("4.2", None, "late", 2)
    (found,) = find_shortfalls(section("Take-up is low.", "3. Training"))
    assert (found.action, found.section, found.about) == (None, "3. Training", "low or weak")


def test_actions_recommendations_and_quotations_admit_nothing() -> None:
    action = statement("Address the poor take-up, which remains low.")
    assert find_shortfalls(type(action)(lines=action.lines, role="action", action="1.1")) == []
    assert find_shortfalls(statement("They made these recommendations:\n- Officer time is insufficient.")) == []
    open_still = "They made five recommendations. Two remain open:\n- Officer time is insufficient."
    assert len(find_shortfalls(statement(open_still))) == 1
    assert (
        find_shortfalls(statement("Pupils told us “nothing is done and it is not known why”, and were answered.")) == []
    )


def test_a_finding_of_long_before_the_period_is_history() -> None:
    old = "In February 2011 the inspectors found that practice was inadequate."
    assert find_shortfalls(statement(old, period="December 2012")) == []
    assert len(find_shortfalls(statement(old))) == 1
    listed = "The inspection of 2011 concluded that:\n- staff did not follow the policy;"
    assert find_shortfalls(statement(listed, period="December 2012")) == []
    figure = "The share seen alone is low, at 40% in March 2011 and 41% in March 2012."
    assert len(find_shortfalls(statement(figure, period="December 2012"))) == 1


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    passage = statement(text or " ")
    printed = " ".join(line.text for line in passage.lines)
    assert all(s.text.split()[0] in printed for s in find_shortfalls(passage))
