"""Tables that list facts straight: indicators by year, a row for each period, periods down the side, annexes."""

from pathlib import Path

import openpyxl

from answerable.reading.proposal import Measure, Period, Proposal
from answerable.reading.read import understand
from tests.reading.plans import table


def read_from(text: str, folder: Path, name: str = "plan.md") -> Proposal:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return understand(path)


def days(measure: Measure) -> list[tuple[float, str | None, str | None, bool]]:
    found = [(value, value.period or Period(words="")) for value in measure.values]
    return [(value.value, period.from_, period.to, value.partial) for value, period in found]


def test_a_column_for_each_year_with_a_part_year_and_a_target(tmp_path: Path) -> None:
    rows = ("Repeat plans | % | 22.4 | 18.1 | 18", "Views recorded | % | | | to be set")
    found = read_from(table("Indicator | Unit | 2023/24 | Apr-Dec 2024 | Target 2024/25", *rows), tmp_path)
    first, second = found.measures
    assert (first.what, first.unit, first.target, first.kind) == ("Repeat plans", "%", 18, "baseline_current")
    assert days(first) == [(22.4, "2023-04-01", "2024-03-31", False), (18.1, "2024-04-01", "2024-12-31", True)]
    assert (second.what, second.kind, second.values, second.target) == ("Views recorded", "planned", [], None)
    assert found.actions == []


def test_a_row_for_each_period_with_its_share(tmp_path: Path) -> None:
    text = "Indicator,Agency,Period,Numerator,Denominator,Value,Unit\n"
    text += "Core groups,Council,2013/14,164,200,82.0,%\nCore groups,Council,2014/15,188,220,85.5,%\n"
    (measure,) = read_from(text, tmp_path, "data.csv").measures
    assert (measure.agency, measure.unit) == ("Council", "%")
    assert [(v.value, v.numerator, v.denominator) for v in measure.values] == [(82, 164, 200), (85.5, 188, 220)]


def test_periods_down_the_side_and_what_is_counted_on_another_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    figures, about = book.active, book.create_sheet("About")
    for row in (
        ["Month", "CAFs raised", "Notices"],
        ["January 2012", 38, None],
        ["February 2012", 44, 0],
        ["March 2012", 51, 2],
    ):
        figures.append(row)
    for row in (["Measure", "Ref", "Agency", "Target"], ["CAFs raised", "1.2.2", "Trust Board", "60 a month"]):
        about.append(row)
    book.save(tmp_path / "data.xlsx")
    cafs, notices = understand(tmp_path / "data.xlsx").measures
    assert (cafs.action, cafs.agency, cafs.target, cafs.kind) == ("1.2.2", "Trust Board", 60, "series")
    assert days(cafs)[0] == (38, "2012-01-01", "2012-01-31", False)
    assert [value.value for value in notices.values] == [0, 2]


def test_a_cell_that_names_its_own_period_and_share(tmp_path: Path) -> None:
    head = "Ref | Measure | Baseline | Target | Latest"
    base = "6% (6 of 96), October to December 2012"
    latest = "just over 18% (19 of 104), March 2013"
    row = f"1.2 | Forms returned | {base} | 40% by May 2014 | {latest}"
    (measure,) = read_from(table(head, row), tmp_path).measures
    first, last = measure.values
    assert (first.value, first.numerator, first.denominator, first.words) == (6, 6, 96, "6% (6 of 96)")
    assert first.period and (first.period.from_, first.period.to) == ("2012-10-01", "2012-12-31")
    assert (last.value, last.qualifier, last.period and last.period.words) == (18, "just over", "March 2013")
    assert (measure.action, measure.target) == ("1.2", 40)


PLAN = "## Priority 1: Home\n\n" + table(
    "Ref | Action | Progress at May 2014",
    "1.1 | Train staff | 60% of staff were trained in 2013/14. The return rate is extremely low. The Board will "
    "review this in June 2014.",
)


def test_an_annex_does_not_double_what_the_text_states(tmp_path: Path) -> None:
    plain = read_from(PLAN, tmp_path)
    annex = table("Line | Ref | Measure | Value | Period", "M1 | 1.1 | Staff trained | 60% | 2013/14")
    annex += table("Ref | Commitment | Who | By when", "1.1 | The Board will review this | Board | June 2014")
    annex += table("Ref | Shortfall", "1.1 | The return rate is extremely low.")
    both = read_from(PLAN + "## Appendix 2\n\n" + annex, tmp_path, "both.md")
    assert plain.measures and plain.commitments and plain.shortfalls
    assert both.measures == plain.measures
    assert both.commitments == plain.commitments
    assert both.shortfalls == plain.shortfalls
    assert both.actions == plain.actions


def test_an_annex_adds_what_the_text_does_not_state(tmp_path: Path) -> None:
    annex = table("Ref | Measure | Value | Period", "1.1 | Courses held | 12 | 2012/13")
    annex += table("Ref | Commitment | Who | By when", "1.1 | Publish a guide | Chair | 3 May 2015")
    found = read_from(PLAN + annex, tmp_path)
    assert [v.value for m in found.measures if m.what == "Courses held" for v in m.values] == [12]
    promise = next(c for c in found.commitments if c.what == "Publish a guide")
    assert (promise.action, promise.who, promise.due and promise.due.from_) == ("1.1", "Chair", "2015-05-03")


def test_a_figure_repeated_in_the_covering_prose_is_one_figure(tmp_path: Path) -> None:
    prose = "## Summary\n\nIn all, 60% of staff were trained.\n\n"
    found = read_from(prose + PLAN, tmp_path)
    assert [m.action for m in found.measures if any(v.value == 60 for v in m.values)] == ["1.1"]


def test_a_table_that_counts_actions_is_no_plan(tmp_path: Path) -> None:
    counts = table(
        "Objective | Actions | Delivery status", "Obj 1.1: Home | 6 | 4 on track", "Obj 1.2: School | 2 | 2 late"
    )
    assert read_from(counts, tmp_path).actions == []


def test_milestones_pair_with_their_dates(tmp_path: Path) -> None:
    head = "Ref | Action | Milestones | Deadline"
    found = read_from(
        table(head, "1.1 | Agree terms | Draft sent<br>All signed | July 2016<br>31 October 2016"), tmp_path
    )
    assert [(c.what, c.due and c.due.to) for c in found.commitments] == [
        ("Draft sent", "2016-07-31"),
        ("All signed", "2016-10-31"),
    ]
    assert found.actions[0].due and found.actions[0].due.words == "31 October 2016"


def test_quarters_take_their_year_from_the_row_above(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        [None, "2022/23", "2023/24", None, None],
        ["Indicator", "Outturn", "Q1", "Q2", "Target"],
        ["Contacts", 912, 231, 240, 220],
    ):
        sheet.append(row)
    sheet.merge_cells("C1:D1")
    book.save(tmp_path / "data.xlsx")
    (measure,) = understand(tmp_path / "data.xlsx").measures
    assert [(value, begins) for value, begins, _, _ in days(measure)] == [
        (912, "2022-04-01"),
        (231, "2023-04-01"),
        (240, "2023-07-01"),
    ]
    assert measure.target == 220


def test_a_long_list_of_figures_is_a_dataset_without_a_title(tmp_path: Path) -> None:
    text = "indicator,area,period,value,unit\nChildren with a plan,North,2021-22,212,children\n"
    found = read_from(text, tmp_path, "data.csv")
    assert (found.document.title, found.document.kind) == ("", "dataset")
    assert [(m.what, m.area) for m in found.measures] == [("Children with a plan", "North")]


def test_years_over_quarters_and_months_in_a_file_of_values(tmp_path: Path) -> None:
    text = "Data report,,,,,,,\nFor the Group,,,,,,,\n,,Full year,2013/14,,,,\n"
    text += "Ref,What we measure,2012/13,Q1,Qtr 2,Jan,Target,What this tells us\nA. Demand,,,,,,,\n"
    text += 'A1,Contacts,"8,644","2,205","2,310",790,,\n'
    text += 'A2,"Births per 1,000 girls",29.8,:,n/a,:,25,\n'
    text += "A3,Conferences held in time,81%,83%,74%,69%,90%,Posts will be filled by the end of March 2014.\n"
    found = read_from(text, tmp_path, "data.csv")
    contacts, births, conferences = found.measures
    assert [(value, begins) for value, begins, _, _ in days(contacts)] == [
        (8644, "2012-04-01"),
        (2205, "2013-04-01"),
        (2310, "2013-07-01"),
        (790, "2014-01-01"),
    ]
    assert ([value.value for value in births.values], births.target) == ([29.8], 25)
    assert (conferences.unit, conferences.target, len(conferences.values)) == ("%", 90, 4)
    assert [c.due and c.due.to for c in found.commitments] == ["2014-03-31"]


def test_what_a_table_counts_may_be_told_in_many_words(tmp_path: Path) -> None:
    for head in ("What is counted", "What we count", "Performance measure", "Data item", "Indicator description"):
        (measure,) = read_from(table(f"{head} | 2022/23 | 2023/24", "Referrals | 412 | 380"), tmp_path).measures
        assert measure.what == "Referrals"
        assert [value.value for value in measure.values] == [412, 380]


def test_a_small_count_that_is_not_published_is_no_value(tmp_path: Path) -> None:
    hidden = ("<5", "< 10", "fewer than 5", "1-5", "[c]", "*", "x")
    rows = [f"Measure {n} | 12 | {words}" for n, words in enumerate(hidden)]
    found = read_from(table("Indicator | 2019/20 | 2020/21", *rows), tmp_path).measures
    assert [[value.value for value in measure.values] for measure in found] == [[12]] * len(hidden)


def test_figures_of_elsewhere_are_measures_of_their_own(tmp_path: Path) -> None:
    head = "Measure | 2020/21 | 2021/22 | England 2020/21 | Statistical neighbours | Target"
    ours, england, alike = read_from(table(head, "Repeat plans | 18% | 17% | 21.9% | 20% | 15%"), tmp_path).measures
    assert ([value.value for value in ours.values], ours.area, ours.target) == ([18, 17], None, 15)
    assert (england.area, days(england)) == ("England", [(21.9, "2020-04-01", "2021-03-31", False)])
    assert (alike.area, [value.value for value in alike.values]) == ("Statistical neighbours", [20])


def test_columns_for_then_and_now_amounts_and_agencies(tmp_path: Path) -> None:
    (contacts,) = read_from(
        table("Indicator | Latest figure | Previous figure", "Contacts | 1,204 | 1,310"), tmp_path
    ).measures
    assert [value.value for value in contacts.values] == [1310, 1204]
    head = "Name of indicator | Numerator | Denominator | Percentage | Period"
    (visits,) = read_from(table(head, "Visits in time | 164 | 200 | 82% | 2020/21"), tmp_path).measures
    assert [(v.value, v.numerator, v.denominator) for v in visits.values] == [(82, 164, 200)]
    rows = ("Police | 40 | 38 | 95%", "Health | 41 | 22 | 54%")
    found = read_from(table("Agency | Invited | Attended | %", *rows), tmp_path).measures
    assert [(m.what, m.unit, m.values[0].value) for m in found][:3] == [
        ("Police: Invited", "", 40),
        ("Police: Attended", "", 38),
        ("Police: %", "%", 95),
    ]
    (money,) = read_from(
        table("Measure | 2020/21 | 2021/22", "Paid by the police | £32,500 | £34,000"), tmp_path
    ).measures
    assert money.unit == "£"


def test_headings_of_two_rows_of_which_some_are_merged(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("Ref", "Indicator", "Outturn 2015/16", "2016/17", None, "Target 2016/17"),
        (None, None, None, "Q1", "Q2", None),
        ("FD1", "Contacts to the front door", 3410, 902, 955, 900),
        ("FD2", "Children referred again", 26, 24, 21, 20),
    ):
        sheet.append(row)
    for cells in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "scorecard.xlsx")
    first, second = understand(tmp_path / "scorecard.xlsx").measures
    assert (first.what, first.target, second.what, second.target) == (
        "Contacts to the front door", 900, "Children referred again", 20,
    )  # fmt: skip
    assert [value[1] for value in days(first)] == ["2015-04-01", "2016-04-01", "2016-07-01"]
