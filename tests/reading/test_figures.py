"""What a figure carries: its words, hedge, period, base, agency and claimed cause; repeats; and what holds always."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.blocks import Line, Passage
from answerable.reading.figures import find_measures, merge_repeats
from answerable.reading.proposal import Measure, Source
from answerable.reading.sentences import split_sentences
from tests.reading.told import figure

WRITTEN = date(2024, 6, 1)


def passage(*lines: str, agency: str | None = None) -> Passage:
    """Lines as a progress cell holds them; "- " opens a list item."""
    return Passage(
        lines=[
            Line(
                text=text.removeprefix("- "),
                kind="item" if text.startswith("- ") else "paragraph",
                source=Source(line=n),
            )
            for n, text in enumerate(lines, start=1)
        ],
        role="statement",
        action="1.1",
        agency=agency,
    )


def measures(*lines: str, agency: str | None = None) -> list[Measure]:
    return find_measures(passage(*lines, agency=agency), written=WRITTEN)


def one(*lines: str) -> Measure:
    (measure,) = measures(*lines)
    return measure


def test_a_value_keeps_its_words_and_its_hedge() -> None:
    (value,) = one("Domestic abuse was a factor in just over 40% of cases.").values
    assert (value.value, value.words, value.qualifier) == (40, "just over 40%", "just over")


def test_a_share_keeps_its_parts() -> None:
    (value,) = one("The history was complete in 47 of 50 records (94%).").values
    assert (value.value, value.numerator, value.denominator) == (94, 47, 50)


PERIODS = {
    "Repeat plans fell from 24% in 2021/22 to 18% in 2022/23.": [
        ("2021-04-01", "2022-03-31"),
        ("2022-04-01", "2023-03-31"),
    ],
    "In 2020 - 44% felt unsafe and 2022 - 23% felt unsafe.": [
        ("2020-01-01", "2020-12-31"),
        ("2022-01-01", "2022-12-31"),
    ],
    "Repeat plans fell from 24% in 2021/22 to 18%.": [("2021-04-01", "2022-03-31"), None],
    "Repeat plans fell from 24% to 18% in 2022/23.": [None, ("2022-04-01", "2023-03-31")],
    "In 2022/23 repeat plans fell from 24% to 18%.": [None, ("2022-04-01", "2023-03-31")],
    "Between January and September 2023, 7 CAFs were begun by staff, 5 by midwives.": [("2023-01-01", "2023-09-30")]
    * 2,
    "Since March 2022, 111 practitioners have taken the course.": [("2022-03-01", "2024-06-01")],
    "In the year ending 31 March 2024, 87 referrals were received.": [("2023-04-01", "2024-03-31")],
    "45 referrals were received (38 in 2022).": [("2022-01-01", "2022-12-31"), None],
    "MARAC referrals rose to 142, which is 17 more than in the previous quarter.": [None],
}


@pytest.mark.parametrize("sentence", PERIODS)
def test_each_value_has_its_own_period(sentence: str) -> None:
    periods = [value.period for measure in measures(sentence) for value in measure.values]
    assert [period and (period.from_, period.to) for period in periods] == PERIODS[sentence]


def test_the_last_point_of_a_series_that_has_not_run_its_year_is_partial() -> None:
    measure = one("CAFs begun (calendar year 2021 – 199, 2022 – 409 and calendar year to September 2023 – 413).")
    assert figure(measure) == "series 199 -> 409 -> 413*"
    assert [value.period and value.period.to for value in measure.values] == ["2021-12-31", "2022-12-31", "2023-09-30"]


def test_the_same_period_is_that_of_the_figure_before() -> None:
    first, second = measures("In 2022, 31 staff were hurt. For the same period 63 residents were hurt.")
    assert first.values[0].period and second.values[0].period
    assert second.values[0].period.from_ == "2022-01-01"
    assert second.values[0].period.words == "For the same period"


WHATS = {
    "Use of restraint reduced by 28% between 2021 and 2022.": "Use of restraint",
    "Decrease in young people who say that they are bullied from 33% in 2020 to 15%.": (
        "young people who say that they are bullied"
    ),
    "The results show that 69% of respondents know where to get advice.": "respondents know where to get advice",
    "Data indicates that 7 CAFs were begun by midwives.": "CAFs were begun by midwives",
    "17 courses had been delivered, attended by 412 people.": "courses had been delivered",
    "Awareness rose in 80% of teams, furthermore the nurse gives advice.": "Awareness rose in teams",
}


@pytest.mark.parametrize("sentence", WHATS)
def test_what_is_measured_is_said_in_the_sentences_own_words(sentence: str) -> None:
    assert measures(sentence)[0].what == WHATS[sentence]


def test_a_short_item_is_told_with_its_lead_in() -> None:
    assert one("By the end of May training had reached:", "- 68% of nursing staff").what == "training: nursing staff"


def test_a_verb_without_a_subject_takes_the_one_before() -> None:
    found = measures("Young people feel safer. In 2020 - 44% felt unsafe and 2022 - 23% felt unsafe.")
    assert [measure.what for measure in found] == ["Young people felt unsafe"]


def test_a_subject_is_taken_without_the_number_of_the_sentence_before() -> None:
    found = measures("111 practitioners have taken the course since March 2019. 23 attended the pilot in October 2020.")
    assert [measure.what for measure in found][1] == "practitioners attended the pilot"


def test_a_response_rate_is_the_base_of_the_list_under_it() -> None:
    found = measures(
        "Their response, which was completed by 42% of primary schools, told us that:",
        "- 100% were confident that staff knew what to do",
        "- 74% of schools have a family liaison officer",
        "- half of these officers have no supervision",
    )
    rates = [measure.base and measure.base.response_rate for measure in found]
    assert rates == [42, 42, None]
    assert found[0].what.startswith("primary schools were confident")


def test_a_response_rate_alone_is_a_figure() -> None:
    assert figure(one("The survey had a response rate of only 34%.")) == "level ~34%"


BASES = {
    "Of those who answered (response rate 23%, 58 people), 81% had changed something.": (58, 23),
    "Strategy talks took place within a day in 88% of cases (n = 120).": (120, None),
    "Of 120 children interviewed, 64% had a trusted adult.": (120, None),
    "A dip sample of 25 cases found that 80% had a chronology.": (25, None),
}


@pytest.mark.parametrize("sentence", BASES)
def test_a_base_has_its_size_and_response_rate(sentence: str) -> None:
    base = one(sentence).base
    assert base is not None
    assert (base.n, base.response_rate) == BASES[sentence]


def test_a_part_of_a_count_has_it_as_denominator() -> None:
    _, part = measures("The profile identified 63 children, of whom 41 were known to a social worker.")
    assert (part.values[0].numerator, part.values[0].denominator) == (41, 63)


def test_the_agency_is_the_passages_or_the_sentences_own() -> None:
    assert (
        measures("Use of restraint fell by 28%.", agency="Secure Training Centre")[0].agency == "Secure Training Centre"
    )
    assert measures("Northshire Police made 34 arrests.")[0].agency == "Northshire Police"
    assert measures("34 arrests were made.")[0].agency is None


def test_a_claimed_cause_is_kept_with_the_change_that_it_claims() -> None:
    assert one("As a result of the campaign, calls to the helpline rose by 40%.").attribution == "the campaign"
    assert one("The new training has resulted in a reduction in the use of force.").attribution == "The new training"
    assert one("87 referrals were received as a result of the campaign.").attribution is None


def test_each_figure_has_the_source_of_its_line() -> None:
    assert [m.source.line for m in measures("No figure.", "- 12 staff attended", "- 14 cases were heard")] == [2, 3]


def test_repeats_are_merged_and_the_fuller_one_is_kept() -> None:
    text, annex = measures("In 2022/23, 87 referrals were received.", "In 2022/23, 87 referrals were received.")
    fuller = Measure(**{**vars(annex), "area": "Medway"})
    other = measures("In 2021/22, 64 referrals were received.")
    assert merge_repeats([text, *other, fuller]) == [fuller, *other]


SENTENCES = {
    "Under s.11 and reg. 5 no. 7 applies, e.g. to schools. It is law.": 2,
    "Dr. Field and Mrs. Hill met. Reports cite 4.2 and £1.5m.": 2,
    "The numbers rose. (2021 – 199, 2022 – 409) They were few.": 2,
    "One line\nand another": 2,
    "": 0,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    pieces = split_sentences(text)
    assert len(pieces) == SENTENCES[text]
    assert "".join("".join(pieces).split()) == "".join(text.split())


_PIECES = """fell rose from to 33% 15% in 2012 (n=36) 18 of 24 schools just over half percentage points target £1.2m by
2011/12 : ; , . children were staff attended increase reduction one in five per 10,000 compared with the same period
at least Q2 – - whom which two thirds response rate survey 1,204 n = aged 10-17 section 47 of these"""
_pieces = st.sampled_from(_PIECES.split())
_texts = st.one_of(st.text(max_size=80), st.lists(_pieces, max_size=25).map(" ".join))


@given(st.lists(_texts, max_size=3), st.sampled_from(["action", "statement", "section"]))
def test_any_text_is_read_without_a_crash_and_nothing_is_invented(lines: list[str], role: str) -> None:
    text = " ".join(lines)
    read = Passage(lines=[Line(text=line) for line in lines], role=role, section="1")  # type: ignore[arg-type]
    found = find_measures(read, written=WRITTEN)
    for measure in found:
        for value in measure.values:
            assert value.words in text
            assert (
                not (value.period and value.period.from_ and value.period.to) or value.period.from_ <= value.period.to
            )
            assert value.denominator is None or value.numerator is None or value.numerator <= value.denominator
        assert measure.change is None or measure.change.value is None or measure.change.value >= 0
    merged = merge_repeats(found)
    assert merge_repeats(merged) == merged


def test_a_table_run_together_is_not_read_as_a_sentence() -> None:
    assert len(measures("12 children, " * 2000)) <= 60
