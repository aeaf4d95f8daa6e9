"""What columns hold, under headings of many kinds: owners, dates, what is reported, what is hidden."""

from pathlib import Path

import openpyxl
import pytest

from answerable.reading.formats import read_pages
from answerable.reading.read import understand
from answerable.reading.structure.columns import role_of
from tests.reading.plans import plan_from, plan_of, table


def test_columns_in_an_unusual_order_under_unusual_words(tmp_path: Path) -> None:
    head = (
        "BRAG | Milestone date | Owner | What we will do | Where are we now | What difference has it made? | Next steps"
    )
    row = "Green | May 2024 | Police | Map harm | Nine places were mapped. | Fewer are missing. | Share the map."
    plan = plan_from(table(head, row, "Red | June 2024 | Health | Audit | Begun. | None yet | N/A"), tmp_path)
    assert [(a.text, a.leads, a.status) for a in plan.actions] == [
        ("Map harm", ["Police"], "Green"),
        ("Audit", ["Health"], "Red"),
    ]
    assert list(plan.due_words.values()) == ["May 2024", "June 2024"]
    assert [s.text for s in plan.statements] == ["Nine places were mapped. Fewer are missing. Share the map.", "Begun."]


def test_a_reporting_column_without_a_period_tells_of_the_period_beside_it(tmp_path: Path) -> None:
    head = "Ref | Action | Progress (May 2022) | Impact so far"
    plan = plan_from(table(head, "1 | Train | Forty were trained. | Referrals rose."), tmp_path)
    assert [(s.period, s.text) for s in plan.statements] == [("May 2022", "Forty were trained. Referrals rose.")]


@pytest.mark.parametrize("end", ["Finish date", "End date", "Date to be done by"])
def test_an_action_is_due_when_it_ends(end: str, tmp_path: Path) -> None:
    plan = plan_from(
        table(f"Ref | Action | SRO | Start date | {end}", "1 | Do | Chair | May 2025 | July 2025"), tmp_path
    )
    assert plan.due_words == {"1": "July 2025"}
    assert plan.actions[0].leads == ["Chair"]


def test_an_action_log_of_minutes(tmp_path: Path) -> None:
    rows = (
        "4.2 | Send the audit | Board Manager | May 2018 | Closed – sent on 3 May",
        "5.1 | Ask | GP | May 2018 | Open",
    )
    plan = plan_from(table("Minute | Agreed action | Action by | Deadline | Outcome", *rows), tmp_path)
    assert [(a.ref, a.leads) for a in plan.actions] == [("4.2", ["Board Manager"]), ("5.1", ["GP"])]
    assert [s.text for s in plan.statements] == ["Closed – sent on 3 May", "Open"]


def test_the_mark_that_parts_contributors_is_the_mark_that_parts_leads(tmp_path: Path) -> None:
    row = "1 | Do | Head of Safeguarding, Education | Schools; Police"
    plan = plan_from(table("Ref | Action | Lead | Partners", row), tmp_path)
    assert plan.actions[0].leads == ["Head of Safeguarding, Education"]


def test_hidden_columns_are_left_out_with_a_doubt(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Ref", "Action", "Private notes", "Progress"], ["1", "Train", "not for members to see", "Begun."]):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "plan.xlsx")
    assert "hidden columns, left out: those of C1" in read_pages(tmp_path / "plan.xlsx").doubts[0]
    assert [s.text for s in plan_of(tmp_path / "plan.xlsx").statements] == ["Begun."]
    assert "members" not in str(plan_of(tmp_path / "plan.xlsx").passages)


def test_recommendations_cited_with_their_short_name(tmp_path: Path) -> None:
    head = "Recommendation | What has been done | Agency | Target date"
    plan = plan_from(table(head, "Rec 1: Record ethnicity | Done in May. | All | May 2017"), tmp_path)
    assert [(a.ref, a.text) for a in plan.actions] == [("Rec 1", "Record ethnicity")]


def test_actions_lettered_under_a_lettered_aim(tmp_path: Path) -> None:
    rows = (
        "A. Early help | A1 Fewer plans | a) Publish thresholds | Manager",
        "A. Early help | A1 Fewer plans | b) Test | QA",
    )
    plan = plan_from(table("Strategic aim | Objective | Key actions | Lead", *rows), tmp_path)
    assert [(aim.ref, aim.title) for aim in plan.aims] == [("A", "Early help")]
    assert [(a.ref, a.text) for a in plan.actions] == [("a)", "Publish thresholds"), ("b)", "Test")]


def test_a_sheet_that_begins_with_its_own_name_is_one_objective(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number, name in ((1, "P1 Neglect"), (2, "P2 Exploitation")):
        sheet = book.create_sheet(name)
        sheet.append([name])
        sheet.append(["Strategic lead: Director of Children's Services"])
        sheet.append(["Action number", "Specific action", "Action owner", "Target completion"])
        sheet.append([f"{number}.1", "Train", "Police", "Dec-22"])
    book.save(tmp_path / "plan.xlsx")
    plan = plan_of(tmp_path / "plan.xlsx")
    assert plan.aims == []
    assert [(o.ref, o.title) for o in plan.objectives] == [("P1", "Neglect"), ("P2", "Exploitation")]
    assert {name for o in plan.objectives for name in o.leads} == {"Director of Children's Services"}


def test_a_plan_of_commitments_is_a_plan(tmp_path: Path) -> None:
    head = "Priority | No | Commitment | Accountable officer | Timeframe | Highlights this quarter | Rating"
    plan = plan_from(
        table(head, "1. Babies | 1 | Agree a protocol | Midwife | May 2024 | A workshop met. | A"), tmp_path
    )
    assert [(a.ref, a.text, a.status) for a in plan.actions] == [("1", "Agree a protocol", "A")]
    assert [s.text for s in plan.statements] == ["A workshop met."] and plan.registers == []


def test_levels_numbered_without_a_mark_and_progress_by_quarter(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Standard", "Action", "Responsible", "Progress", None],
        [None, None, None, "Q1", "Q2"],
        ["1 Leadership", "Name a lead", "Nurse", "Letters sent.", "Named."],
        ["2 Listening", "Publish a charter", "Schools", "Not started", None],
    ):
        sheet.append(row)
    sheet.merge_cells("D1:E1")
    book.save(tmp_path / "plan.xlsx")
    plan = plan_of(tmp_path / "plan.xlsx")
    assert [(o.ref, o.title) for o in plan.objectives] == [("1", "Leadership"), ("2", "Listening")]
    assert [(s.period, s.text) for s in plan.statements] == [
        ("Q1", "Letters sent."),
        ("Q2", "Named."),
        ("Q1", "Not started"),
    ]


def test_prose_under_a_priority_stands_in_its_section(tmp_path: Path) -> None:
    text = "# Plan\n\n## Priority 1: Neglect\n\nOne in five families was known before.\n\n"
    plan = plan_from(text + table("What we will do | Who will lead", "Audit | Schools"), tmp_path)
    assert [p.section for p in plan.passages if p.role == "section"] == ["Priority 1: Neglect"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Improvement needed", "what"),
        ("Changes to be made", "what"),
        ("We will …", "what"),
        ("R/A/G/B", "status"),
        ("B/R/A/G status", "status"),
    ],
)
def test_headings_by_which_what_is_to_be_done_and_how_it_stands_are_told(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("words", "kept", "doubted"),
    [
        ("Autumn half-term", "Autumn half-term", True),
        ("Each quarter", "Each quarter", True),
        ("ongoing", "ongoing", False),
        ("June 2026", "June 2026", False),
        ("n/a", None, False),
        ("–", None, False),
    ],
)
def test_words_of_a_date_column_are_kept_where_no_day_can_be_read(
    words: str, kept: str | None, doubted: bool, tmp_path: Path
) -> None:
    rows = [f"1.1 | Adopt a tool | Police | {words}", "1.2 | Train staff | Health | May 2026"]
    path = tmp_path / "plan.md"
    path.write_text("## Objective 1: Neglect\n\n" + table("Ref | Action | Lead | By when", *rows), "utf-8")
    plan = understand(path)
    due = plan.actions[0].due
    assert (due.words if due else None) == kept
    assert any("No day can be read" in doubt.message for doubt in plan.doubts) == doubted


def test_words_for_having_no_day_are_said_once_for_all_actions_that_have_them(tmp_path: Path) -> None:
    days = ["ongoing", "Monthly", "Ongoing", "as required", "May 2026", *["Quarterly"] * 7]
    rows = [f"1.{n} | Do thing {n} | Police | {day}" for n, day in enumerate(days, 1)]
    path = tmp_path / "plan.md"
    path.write_text("## Objective 1: Neglect\n\n" + table("Ref | Action | Lead | By when", *rows), "utf-8")
    told = [(doubt.where, doubt.message) for doubt in understand(path).doubts if "names no day" in doubt.message]
    assert [where for where, _ in told] == [
        "Actions 1.1, 1.3",
        "Action 1.2",
        "Action 1.4",
        "Actions 1.6, 1.7, 1.8, 1.9, 1.10 and 2 more",
    ]
    assert told[0][1] == "“ongoing” names no day, so nobody can tell when it is late. The words are kept."
