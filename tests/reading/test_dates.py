"""Dates as boards write them, in due cells, in sentences and as the period of a figure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.dates import find_dates, parse_due, parse_period
from answerable.reading.dates.families import FAMILIES, matches

WRITTEN = date(2012, 12, 15)

# words: from, to, precision, year inferred
DUES = {
    "31/12/2016": ("2016-12-31", "2016-12-31", "day", False),
    "01.04.2013": ("2013-04-01", "2013-04-01", "day", False),
    "30/09/24": ("2024-09-30", "2024-09-30", "day", False),
    "2016-12-31 00:00:00": ("2016-12-31", "2016-12-31", "day", False),
    "14th April": ("2013-04-14", "2013-04-14", "day", True),
    "31st March": ("2013-03-31", "2013-03-31", "day", True),
    "30-Sep-19": ("2019-09-30", "2019-09-30", "day", False),
    "1 June 13": ("2013-06-01", "2013-06-01", "day", False),
    "Tuesday 15 January 2013": ("2013-01-15", "2013-01-15", "day", False),
    "March 14th": ("2013-03-14", "2013-03-14", "day", True),
    "12th–14th November 2012": ("2012-11-12", "2012-11-14", "day", False),
    "28 Nov to 3 Dec 2012": ("2012-11-28", "2012-12-03", "day", False),
    "w/c 14 January 2013": ("2013-01-14", "2013-01-20", "day", False),
    "March 2013": ("2013-03-01", "2013-03-31", "month", False),
    "by March 2013": ("2013-03-01", "2013-03-31", "month", False),
    "Feb. 2016": ("2016-02-01", "2016-02-29", "month", False),
    "Dec-16": ("2016-12-01", "2016-12-31", "month", False),
    "Mar 13": ("2013-03-01", "2013-03-31", "month", False),
    "Sept '24": ("2024-09-01", "2024-09-30", "month", False),
    "03/2013": ("2013-03-01", "2013-03-31", "month", False),
    "November": ("2013-11-01", "2013-11-30", "month", True),
    "December": ("2012-12-01", "2012-12-31", "month", True),
    "by May": ("2013-05-01", "2013-05-31", "month", True),
    "June/July 2012": ("2012-06-01", "2012-07-31", "month", False),
    "December/January 2013": ("2012-12-01", "2013-01-31", "month", False),
    "Apr 2024 - Mar 2025": ("2024-04-01", "2025-03-31", "month", False),
    "June 2012; September 2012": ("2012-06-01", "2012-09-30", "month", False),
    "early February": ("2013-02-01", "2013-02-10", "early_month", True),
    "beginning of February 2013": ("2013-02-01", "2013-02-10", "early_month", False),
    "mid-January 2013": ("2013-01-11", "2013-01-20", "mid_month", False),
    "end of January 2013": ("2013-01-25", "2013-01-31", "end_month", False),
    "End Sept": ("2013-09-24", "2013-09-30", "end_month", True),
    "Quarter 4": ("2013-01-01", "2013-03-31", "quarter", True),
    "Q3": ("2012-10-01", "2012-12-31", "quarter", True),
    "Q1": ("2013-04-01", "2013-06-30", "quarter", True),
    "Q3 2026/27": ("2026-10-01", "2026-12-31", "quarter", False),
    "2012/13 Q2": ("2012-07-01", "2012-09-30", "quarter", False),
    "third quarter of 2012/13": ("2012-10-01", "2012-12-31", "quarter", False),
    "4th quarter 2012/13": ("2013-01-01", "2013-03-31", "quarter", False),
    "1st quarter of 2013/14": ("2013-04-01", "2013-06-30", "quarter", False),
    "Qtr 4 2012/13": ("2013-01-01", "2013-03-31", "quarter", False),
    "the last quarter of the year": ("2013-01-01", "2013-03-31", "quarter", True),
    "in the New Year": ("2013-01-01", "2013-03-31", "quarter", True),
    "new financial year": ("2013-04-01", "2013-04-30", "month", True),
    "start of the new school year": ("2013-09-01", "2013-09-30", "month", True),
    "next academic year": ("2013-09-01", "2014-08-31", "year", True),
    "by Easter": ("2013-03-01", "2013-03-31", "month", True),
    "Easter 2013": ("2013-03-01", "2013-03-31", "month", False),
    "January, February and March 2013": ("2013-01-01", "2013-03-31", "month", False),
    "2013-03": ("2013-03-01", "2013-03-31", "month", False),
    "30-Sep": ("2013-09-30", "2013-09-30", "day", True),
    "the March 2013 Board": ("2013-03-01", "2013-03-31", "meeting", False),
    "Spring 2013": ("2013-03-01", "2013-05-31", "season", False),
    "summer": ("2013-06-01", "2013-08-31", "season", True),
    "Autumn 2013": ("2013-09-01", "2013-11-30", "season", False),
    "winter 2012/13": ("2012-12-01", "2013-02-28", "season", False),
    "Autumn term 2023": ("2023-09-01", "2023-12-31", "season", False),
    "early 2013": ("2013-01-01", "2013-03-31", "quarter", False),
    "late 2013": ("2013-10-01", "2013-12-31", "quarter", False),
    "end of 2013": ("2013-12-01", "2013-12-31", "month", False),
    "2013": ("2013-01-01", "2013-12-31", "year", False),
    "2011 - 2014": ("2011-01-01", "2014-12-31", "year", False),
    "financial year 2012/13": ("2012-04-01", "2013-03-31", "financial_year", False),
    "2014-5": ("2014-04-01", "2015-03-31", "financial_year", False),
    "1999/2000": ("1999-04-01", "2000-03-31", "financial_year", False),
    "FY25": ("2024-04-01", "2025-03-31", "financial_year", False),
    "ongoing throughout 2012/13": ("2012-04-01", "2013-03-31", "financial_year", False),
    "year end": ("2013-03-01", "2013-03-31", "month", True),
    "within six months": ("2012-12-15", "2013-06-15", "month", True),
    "next month": ("2013-01-01", "2013-01-31", "month", True),
    "January meeting": ("2013-01-01", "2013-01-31", "meeting", True),
    "January 2013 Board meeting": ("2013-01-01", "2013-01-31", "meeting", False),
    "Board meeting in March 2013": ("2013-03-01", "2013-03-31", "meeting", False),
    "next Board meeting": (None, None, "meeting", False),
    "next survey": (None, None, "event", False),
    "once evaluated": (None, None, "event", False),
    "On publication of the guidance": (None, None, "event", False),
    "September 2014 (website permitting)": ("2014-09-01", "2014-09-30", "month", False),
    "July 2016 (review December 2016)": ("2016-07-01", "2016-07-31", "month", False),
    "Q4 (Jan-Mar 2025)": ("2025-01-01", "2025-03-31", "month", False),
    "Ongoing": (None, None, "open", False),
    "Immediate": (None, None, "open", False),
    "bi-annually": (None, None, "open", False),
    "TBC": (None, None, "open", False),
    "As per strategy": (None, None, "open", False),
}


@pytest.mark.parametrize("words", DUES)
def test_a_due_date_has_its_days_and_its_words(words: str) -> None:
    due = parse_due(words, written=WRITTEN)
    assert due is not None
    assert (due.from_, due.to, due.precision, due.year_inferred) == DUES[words]
    assert due.words == words


@pytest.mark.parametrize("words", ["", "n/a", "–", "see above", "Complete", "45/13/2012", "Business Manager", "3.5 a)"])
def test_words_without_a_date_give_none(words: str) -> None:
    assert parse_due(words, written=WRITTEN) is None


def test_without_a_day_of_writing_a_missing_year_stays_missing() -> None:
    due = parse_due("end of January", written=None)
    assert due is not None
    assert (due.from_, due.to, due.precision, due.year_inferred) == (None, None, "end_month", False)


def test_quarters_are_calendar_quarters_where_the_document_says_so() -> None:
    due = parse_due("Q1 2013", written=WRITTEN, financial_quarters=False)
    assert due is not None
    assert (due.from_, due.to) == ("2013-01-01", "2013-03-31")


SENTENCES = {
    "Evaluated and reported by the MSCB in early February 2013.": ["early February 2013"],
    "The board will receive an update at its January meeting.": ["January meeting"],
    "At the January 2013 MSCB meeting all will be asked.": ["January 2013 MSCB meeting"],
    "Staff may attend, and march past; the second sun rose on spring water.": [],
    "Under the Children Act 2004 and Working Together 2010 boards must publish.": [],
    "In May and in June 2013 the sub-group met.": ["May", "June 2013"],
    "A plan will be agreed once the evaluation is completed, and shared.": ["once the evaluation is completed"],
    "The helpline is 01634 334326 and the ratio 1:1.": [],
    "Covers 1 April 2023 to 31 March 2024.": ["1 April 2023 to 31 March 2024"],
    "In March 12 children were seen.": ["March"],
    "Courses run on 4 December 2012 and 12 February 2013.": ["4 December 2012", "12 February 2013"],
    "It ran between 4 December 2012 and 12 February 2013.": ["4 December 2012 and 12 February 2013"],
    "Each case is closed by the end of the month in which the child turns 18.": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_dates_are_found_in_a_sentence(sentence: str) -> None:
    assert [found.due.words for found in find_dates(sentence, written=WRITTEN)] == SENTENCES[sentence]


PERIODS = {
    "between January and September 2012": ("2012-01-01", "2012-09-30"),
    "Calendar year to September 2012": ("2012-01-01", "2012-09-30"),
    "Year to date to September 2012": ("2012-04-01", "2012-09-30"),
    "since March 2011": ("2011-03-01", "2012-12-15"),
    "2011/12": ("2011-04-01", "2012-03-31"),
    "in the 12 months to March 2024": ("2023-04-01", "2024-03-31"),
    "year ending 31 March 2024": ("2023-04-01", "2024-03-31"),
    "as at 31 March 2024": ("2024-03-31", "2024-03-31"),
    "from 2011 to 2012": ("2011-01-01", "2012-12-31"),
    "April–June 2024": ("2024-04-01", "2024-06-30"),
    "Q2": ("2012-07-01", "2012-09-30"),
    "November": ("2012-11-01", "2012-11-30"),
    "the first half of 2016/17": ("2016-04-01", "2016-09-30"),
    "in the second half of 2021": ("2021-07-01", "2021-12-31"),
    "in the last six months": ("2012-06-15", "2012-12-15"),
    "last year": ("2011-04-01", "2012-03-31"),
    "the previous quarter": ("2012-07-01", "2012-09-30"),
    "up to November 2012": (None, "2012-11-30"),
    "the same period": (None, None),
    "so far": (None, None),
}


@pytest.mark.parametrize("words", PERIODS)
def test_a_period_has_its_days_and_its_words(words: str) -> None:
    period = parse_period(words, written=WRITTEN)
    assert (period.words, period.from_, period.to) == (words, *PERIODS[words])


_pieces = st.sampled_from([*DUES, *PERIODS, "by", "and", "-", "/", "(", ")", "31", "2013", "May", "Q", ",", "'"])
_words = st.one_of(st.text(max_size=60), st.lists(_pieces, max_size=6).map(" ".join))


@given(_words, st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2060, 1, 1))))
def test_any_words_are_read_without_a_crash_and_from_is_never_after_to(words: str, written: date | None) -> None:
    due = parse_due(words, written=written)
    period = parse_period(words, written=written)
    assert due is None or due.from_ is None or due.to is None or due.from_ <= due.to
    assert period.from_ is None or period.to is None or period.from_ <= period.to
    for found in find_dates(words, written=written):
        assert words[found.start : found.end] == found.due.words


@pytest.mark.parametrize("words", [*DUES, *PERIODS, *SENTENCES])
def test_a_pattern_matches_nowhere_but_where_it_is_tried(words: str) -> None:
    for printed in (words, words.lower(), words.upper(), f"({words})"):
        anywhere = [
            (found.span(), reader) for (pattern, reader), _ in FAMILIES.all for found in pattern.finditer(printed)
        ]
        assert anywhere == [(found.span(), reader) for found, reader in matches(printed)]
