"""Cells that are no formulas, words that are looked for, and when a visit is another."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.desk.rules import A_VISIT, begins_anew, in_context, words_of
from answerable.ui.cells import inert

DANGEROUS = st.sampled_from(["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "​=1", "\n+1"])
TEXTS = st.text(max_size=60) | st.tuples(DANGEROUS, st.text(max_size=20)).map("".join)


@given(TEXTS)
def test_no_cell_begins_a_formula_and_no_word_is_lost(text: str) -> None:
    shown = inert(text)
    assert shown.lstrip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
    assert shown[:1] not in {"\t", "\r", "\n"}
    printable = [letter for letter in text if letter.isprintable()]
    assert [letter for letter in shown.removeprefix("'") if letter.isprintable()] in (printable, printable[1:])


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_row_of_cells_comes_back_from_csv_as_it_was_made(texts: list[str]) -> None:
    cells = [inert(text) for text in texts]
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    assert next(csv.reader(io.StringIO(out.getvalue(), newline=""))) == cells


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", []),
        ('  survey "children in care"', ["survey", "children in care"]),
        ("“report back” report", ["report back", "report"]),
        ('" ', []),
        ("a b c d e f g h i j", list("abcdefgh")),
        ("twice twice", ["twice"]),
        ("nul\x00byte", ["nulbyte"]),
    ],
)
def test_what_is_typed_is_words_that_must_all_be_there(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


@given(st.text(max_size=900), st.lists(st.text(min_size=1, max_size=9), max_size=4))
def test_the_context_is_a_part_of_the_text_and_never_too_long(said: str, words: list[str]) -> None:
    parts = in_context(said, words)
    shown = "".join(part for part, _ in parts)
    assert len(shown) <= 340
    assert shown.removeprefix("… ").removesuffix(" …") in " ".join(said.split())
    assert all(part.lower() in {word.lower() for word in words} for part, found in parts if found and part.isascii())


def test_the_context_begins_a_little_before_the_first_word() -> None:
    said = "one " * 200 + "the Survey of young people " + "two " * 200
    parts = in_context(said, ["survey"])
    assert ("Survey", True) in parts
    assert parts[0][0].startswith("… one")
    assert parts[-1][0].endswith("two …")


def test_a_visit_goes_on_for_hours_and_is_another_the_next_day() -> None:
    seen = datetime(2013, 1, 15, 9, tzinfo=UTC)
    assert not begins_anew(seen, seen + A_VISIT)
    assert begins_anew(seen, seen + timedelta(days=1))
