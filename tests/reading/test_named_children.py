"""What reads like the name of a child, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.names.children import named_children


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kyle, aged 7, was moved twice.", ["Kyle"]),
        ("Tom Hill (14) told us that he was not heard.", ["Tom Hill"]),
        ("Amir, 9 years old, came with his sister Ella Marsh.", ["Ella Marsh", "Amir"]),
        ("One is about a boy called Kyle.", ["Kyle"]),
        ("Her name is Zara and his first name is Ben.", ["Zara", "Ben"]),
        ("Ella’s mother agreed. Her daughter Sophie-Ann did not.", ["Sophie-Ann", "Ella"]),
    ],
)
def test_a_name_beside_an_age_or_a_child_is_found(text: str, names: list[str]) -> None:
    assert named_children(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Children aged 5 to 7 were asked, and Girls aged 14.",
        "Child Exploitation and Child Protection leads met.",
        "The pupil Premium paid for it. In May 2012, aged 12, he left.",
        "Kent Police (12) and Medway Council, 9 years later, agreed.",
        "Year 6 (11 years old) answered. Ofsted (2011) did not.",
        "A mother and baby unit opened. Somebody is 14 years old.",
        "The child asked for help, and Child A was moved.",
        "",
    ],
)
def test_what_is_no_childs_name_is_left_alone(text: str) -> None:
    assert named_children(text) == []


@given(text=st.text(max_size=400))
def test_any_words_are_read_and_only_words_of_the_text_are_given(text: str) -> None:
    assert all(name in text for name in named_children(text))
