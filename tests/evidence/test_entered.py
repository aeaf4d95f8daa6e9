"""Rows of a spreadsheet: each is a value as it was meant, or says what is wrong, where, and how to mend it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.entered import MOST_ROWS, Unread, read_number, read_period, read_rows
from answerable.evidence.rules.periods import Period, is_part_of_year, period_words

TODAY = date(2026, 11, 26)
YEARS = [Period(start=date(y, 1, 1), end=date(y, 12, 31)) for y in (2010, 2011, 2012)]
months = st.dates(date(1990, 1, 1), date(2026, 10, 1)).map(lambda day: day.replace(day=1))


def end_of(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@given(months)
def test_every_month_as_it_is_printed_is_read_as_itself(month: date) -> None:
    period = Period(start=month, end=end_of(month))
    read, running = read_period(period_words(period), today=TODAY)
    assert (read.start, read.end, running) == (period.start, period.end, False)


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_every_number_as_it_is_printed_is_read_as_itself(whole: int, part: int) -> None:
    assert read_number(f"{whole:,}.{part:02d}", "") == float(f"{whole}.{part:02d}")


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        rows = read_rows(text, unit="%", today=TODAY)
    except ValueError as wrong:
        assert str(wrong).endswith(".")
        return
    assert all(bool(row.entered) != bool(row.wrong) for row in rows)
    assert all(row.wrong.startswith(f"Row {row.number}") for row in rows if row.wrong)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("October 2012", "2012-10-01", "2012-10-31"),
        ("Oct-12", "2012-10-01", "2012-10-31"),
        ("Q1 2012/13", "2012-04-01", "2012-06-30"),
        ("2012/13", "2012-04-01", "2013-03-31"),
        ("31 March 2013", "2013-03-31", "2013-03-31"),
        ("April to December 2012", "2012-04-01", "2012-12-31"),
    ],
)
def test_periods_as_officers_write_them(words: str, start: str, end: str) -> None:
    period, running = read_period(words, today=TODAY)
    assert (str(period.start), str(period.end), running) == (start, end, False)


@pytest.mark.parametrize("words", ["", "Octember 2012", "soon", "2012 or so", "June", "the same period", "12 boys"])
def test_a_period_that_could_mean_something_else_is_refused(words: str) -> None:
    with pytest.raises(Unread):
        read_period(words, today=TODAY)


@pytest.mark.parametrize("words", ["2012/13 to date", "January 2013 (part)", "2012/13 so far"])
def test_words_that_say_part_of_a_year_mark_it(words: str) -> None:
    assert read_period(words, today=TODAY)[1]


@pytest.mark.parametrize("words", ["", "c", "n/a", "42%", "1,23", "12-", "forty", "1 2", "1e9", "٤٢", "nan"])
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(Unread):
        read_number(words, "days")


def test_a_header_names_the_columns_in_any_order_and_words_beside_them_are_left_out_aloud() -> None:
    text = "Notes\tOut of\tMonth\tNumerator\nfine\t200\tOctober 2012\t50"
    (row,) = read_rows(text, unit="%", today=TODAY)
    assert row.entered is not None and row.number == 2 and row.note == "Column A (“Notes”) is left out."
    found = row.entered
    assert (found.value, found.numerator, found.denominator, found.derived) == (25, 50, 200, True)


def test_a_figure_of_a_wider_area_stands_beside_the_measure_s_own_for_the_same_period() -> None:
    heads, months = "Month\tValue\tWider area", ("4\t", "40\tKent  and Medway", "41\tKENT AND MEDWAY")
    text = "\n".join([heads, *(f"October 2012\t{month}" for month in months)])
    own, wider, twice = read_rows(text, unit="", today=TODAY)
    assert own.entered and wider.entered and (own.entered.wider, wider.entered.wider) == ("", "Kent and Medway")
    assert "given twice, first in row 3" in twice.wrong and "of a wider area: KENT AND MEDWAY" in twice.wrong
    (row,) = read_rows(f"{heads}\nOctober 2012\t4\t{'x' * 201}", unit="", today=TODAY)
    assert "column C (wider area)" in row.wrong and "at most 200 letters" in row.wrong


@pytest.mark.parametrize("word", ["No", "yes", "-", "n/a", "none", "12", "\u200b", "x"])
def test_what_names_no_area_is_refused(word: str) -> None:
    (row,) = read_rows(f"Month\tValue\tWider area\nOctober 2012\t4\t{word}", unit="", today=TODAY)
    assert "names no area. Leave the cell empty" in row.wrong


def test_a_part_of_a_year_is_told_by_the_series_of_its_own_area() -> None:
    years = "\n".join(f"{year}\t40\tKent" for year in range(2006, 2011))
    rows = read_rows(f"Year\tValue\tWider area\nOctober 2012\t4\t\nMay 2011\t9\tKENT\n{years}", unit="", today=TODAY)
    assert [row.entered.partial for row in rows if row.entered] == [False, True, *5 * [False]]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Month\tOffered\tFound\nOctober 2012\t40\t30", "Columns B (“Offered”), C (“Found”) are not understood"),
        ("Month\tValue\tOffered\nOctober 2012\t40%\t30", "Column C (“Offered”) is not understood"),
        ("Month\tValue\t\nOctober 2012\t40%\t30", "Column C is not understood"),
        ("Month\tValue\nOctober 2012\t40%\t30", "Column C is not understood"),
        ("Month\tNumber\tCount\nOctober 2012\t40\t30", "is not understood"),
    ],
)
def test_no_column_of_figures_is_left_out_without_a_word(text: str, says: str) -> None:
    with pytest.raises(ValueError, match="In the first row name each column") as refused:
        read_rows(text, unit="%", today=TODAY)
    assert says in str(refused.value)


def test_one_column_of_figures_beside_the_periods_is_the_value_whatever_its_heading() -> None:
    (row,) = read_rows("Month\tOffered\nOctober 2012\t40", unit="", today=TODAY)
    assert row.entered is not None and row.entered.value == 40


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        ("Octember 2012\t4", "", "Row 1, column A (period): “Octember 2012” is not a period"),
        ("\n\nOctober 2012\tmany", "", "Row 3, column B (value): “many” is not a number"),
        ("October 2012\t", "", "Row 1, column B (value): the value is missing"),
        ("October 2012\t40%", "cases", "“40%” is per cent, but this measure is in cases"),
        ("October 2012,1,234", "", "take the commas out of the numbers"),
        ("October 2012\t4\nOct 2012\t5", "", "Row 2: October 2012 is given twice, first in row 1"),
        ("Month\tValue\tNumerator\tDenominator\nOctober 2012\t30\t6\t12", "%", "6 of 12 is 50.0%"),
        ("Month\tNumerator\tDenominator\nOctober 2012\t6\t0", "%", "6 of 0 cannot be a share"),
        ("Month\tNumerator\tDenominator\nOctober 2012\t13\t12", "%", "13 of 12 cannot be a share"),
    ],
)
def test_what_is_wrong_names_its_row_and_its_column(text: str, unit: str, says: str) -> None:
    wrong = [row.wrong for row in read_rows(text, unit=unit, today=TODAY) if row.wrong]
    assert len(wrong) == 1 and says in wrong[0]


def test_a_fraction_in_a_percentage_is_pointed_out_not_changed() -> None:
    (row,) = read_rows("October 2012\t0.42", unit="%", today=TODAY)
    assert row.entered is not None and row.entered.value == 0.42 and "If 42% is meant" in row.note


@pytest.mark.parametrize("text", ["", " \n\t\n", "Month\tValue", "2012\t1\n" * (MOST_ROWS + 1)])
def test_no_rows_or_far_too_many_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_rows(text, unit="", today=TODAY)


def test_nine_months_among_years_are_part_of_one_and_months_among_months_are_not() -> None:
    nine = Period(start=date(2013, 1, 1), end=date(2013, 9, 30))
    assert is_part_of_year(nine, [*YEARS, nine], today=TODAY)
    month = Period(start=date(2013, 1, 1), end=date(2013, 1, 31))
    assert not is_part_of_year(month, [month, month, month], today=TODAY)
    assert not is_part_of_year(Period(start=nine.end, end=nine.end), YEARS, today=TODAY)
    assert is_part_of_year(YEARS[0], YEARS, today=date(2010, 6, 1)), "a year that is not over"


@pytest.mark.parametrize("others", [YEARS[:0], YEARS[:1], YEARS])
def test_a_whole_year_that_is_over_is_never_part_of_one(others: list[Period]) -> None:
    assert not any(is_part_of_year(year, others, today=TODAY) for year in YEARS)
