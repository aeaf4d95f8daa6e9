"""Levels and refs: two to four levels under any names, printed as headings, rows or columns."""

from pathlib import Path

import pytest

from tests.reading.plans import plan_from, table

HEAD = "Ref | Action | Lead"


def test_top_level_is_aims_and_middle_objectives(tmp_path: Path) -> None:
    plan = plan_from(
        "## Theme A: Home\n\n### Priority 1: Neglect\n\n"
        + table(HEAD, "1.1 | Adopt a tool | Police")
        + "### Priority 2: Abuse\n\n"
        + table(HEAD, "2.1 | Train staff | Health")
        + "## Theme B: Online\n\n### Priority 3: Gaming\n\n"
        + table(HEAD, "3.1 | Ask pupils | Schools"),
        tmp_path,
    )
    assert [(aim.ref, aim.title) for aim in plan.aims] == [("Theme A", "Home"), ("Theme B", "Online")]
    assert [(o.ref, o.title, o.aim) for o in plan.objectives] == [
        ("Priority 1", "Neglect", "Theme A"),
        ("Priority 2", "Abuse", "Theme A"),
        ("Priority 3", "Gaming", "Theme B"),
    ]
    assert [action.objective for action in plan.actions] == ["Priority 1", "Priority 2", "Priority 3"]


def test_one_level_above_the_actions_is_objectives(tmp_path: Path) -> None:
    plan = plan_from("**Key Standard 2 – Listening**\n\n" + table(HEAD, "2a | Ask children | Chair"), tmp_path)
    assert plan.aims == []
    assert [(o.ref, o.title) for o in plan.objectives] == [("Key Standard 2", "Listening")]


def test_level_in_a_row_across_the_table(tmp_path: Path) -> None:
    rows = "<tr><td colspan=3>Outcome {0}: Title {0}</td></tr><tr><td>1</td><td>Do {0}</td><td>Police</td></tr>"
    page = "<table><tr><th>No<th>Activity<th>Who</tr>" + rows.format("1") + rows.format("2") + "</table>"
    plan = plan_from(page, tmp_path, "plan.html")
    assert [o.title for o in plan.objectives] == ["Title 1", "Title 2"]
    assert [action.ref for action in plan.actions] == ["Outcome 1 > 1", "Outcome 2 > 1"]


def test_level_in_a_numbered_row_without_a_name(tmp_path: Path) -> None:
    plan = plan_from(
        table(HEAD, "1 | Neglect | ", "1.1 | Adopt a tool | Police", "2 | Abuse | ", "2.1 | Train | NHS"), tmp_path
    )
    assert [(o.ref, o.title) for o in plan.objectives] == [("1", "Neglect"), ("2", "Abuse")]
    assert [(a.ref, a.objective) for a in plan.actions] == [("1.1", "1"), ("2.1", "2")]


@pytest.mark.parametrize("repeat", ["1. Neglect", ""])
def test_level_in_a_column_repeated_or_left_empty(repeat: str, tmp_path: Path) -> None:
    plan = plan_from(
        table(
            "Priority | Ref | Action",
            "1. Neglect | 1.1 | Adopt a tool",
            f"{repeat} | 1.2 | Audit it",
            "2. Abuse | 2.1 | Train",
        ),
        tmp_path,
    )
    assert [(o.ref, o.title) for o in plan.objectives] == [("1", "Neglect"), ("2", "Abuse")]
    assert [action.objective for action in plan.actions] == ["1", "1", "2"]


def test_the_name_of_a_level_before_its_title_is_no_part_of_it(tmp_path: Path) -> None:
    page = (
        "<h2>Aim 1: Outcome: Children are heard</h2>"
        "<table><tr><th>No.<th>What we will do<th>Who<th>When</tr>"
        "<tr><td>1.1<td colspan=3>Objective: Every child is seen alone</tr>"
        "<tr><td>1.1.1<td>Ask children<td>Police<td>May 2020</tr></table>"
    )
    told = plan_from(page, tmp_path, "plan.html")
    assert [(aim.ref, aim.title) for aim in told.aims] == [("Aim 1", "Children are heard")]
    assert [(one.ref, one.title) for one in told.objectives] == [("1.1", "Every child is seen alone")]


def test_level_merged_down_a_column_beside_its_ref(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Audit ref<th>Finding<th>Ref<th>Action<th>When</tr>"
        "<tr><td rowspan=2>A/07<td rowspan=2>Records were thin<td>7.1<td>Change the form<td>May 2020</tr>"
        "<tr><td>7.2<td>Audit again<td>June 2020</tr></table>"
    )
    plan = plan_from(page, tmp_path, "plan.html")
    assert [(o.ref, o.title) for o in plan.objectives] == [("A/07", "Records were thin")]
    assert [(a.ref, a.objective) for a in plan.actions] == [("7.1", "A/07"), ("7.2", "A/07")]


@pytest.mark.parametrize("ref", ["1.1.1", "1.1a", "1.", "(1a)", "3.5 a)", "2 (i)", "SR (25/26) 01", "A1", "1.2(b)"])
def test_refs_stay_as_printed(ref: str, tmp_path: Path) -> None:
    plan = plan_from(table(HEAD, f"{ref} | Do it well | Police"), tmp_path)
    assert [action.ref for action in plan.actions] == [ref]


def test_refs_that_begin_again_are_qualified_by_their_parent(tmp_path: Path) -> None:
    first = "Priority 1: Home\n\n" + table(HEAD, "1 | Do a | X", "2 | Do b | X", "3 | Do c | X")
    plan = plan_from(first + "Priority 2: School\n\n" + table(HEAD, "1 | Do d | X", "2 | Do e | X"), tmp_path)
    assert [action.ref for action in plan.actions] == [
        "Priority 1 > 1",
        "Priority 1 > 2",
        "Priority 1 > 3",
        "Priority 2 > 1",
        "Priority 2 > 2",
    ]


def test_missing_refs_stand_in_square_brackets_with_a_doubt(tmp_path: Path) -> None:
    plan = plan_from("Priority 1: Home\n\n" + table("Action | Who", "Do a | Police", "Do b | Health"), tmp_path)
    assert [action.ref for action in plan.actions] == ["Priority 1 > [1]", "Priority 1 > [2]"]
    assert any("no refs" in doubt.message for doubt in plan.doubts)


def test_ref_at_the_start_of_the_wording(tmp_path: Path) -> None:
    plan = plan_from(table("Action | Who", "1.1 Adopt a tool | Police", "1.2 Audit it | Health"), tmp_path)
    assert [(a.ref, a.text) for a in plan.actions] == [("1.1", "Adopt a tool"), ("1.2", "Audit it")]


def test_paragraph_numbers_are_not_objective_numbers(tmp_path: Path) -> None:
    report = "2. Background\n\n- 2.1 The plan was agreed in May. It was late.\n- 2.2 Members asked for more.\n\n"
    plan = plan_from(report + "Obj 2.1: Training\n\n" + table(HEAD, "2.1.1 | Train staff | Police"), tmp_path)
    assert [o.ref for o in plan.objectives] == ["Obj 2.1"]
    assert [action.ref for action in plan.actions] == ["2.1.1"]
    background = next(p for p in plan.passages if p.section == "2. Background")
    assert [line.marker for line in background.lines] == ["2.1", "2.2"]


SECOND = """The objectives are:

- I. Make sure that staff are trained well in safeguarding
- II. Hear what children and families say
- III. Look after disabled children

"""


def test_second_wording_is_matched_and_fills_an_empty_title(tmp_path: Path) -> None:
    plan = plan_from(
        SECOND
        + "Obj 1.1: Train staff in safeguarding\n\n"
        + table(HEAD, "1.1.1 | Run courses | X")
        + "Obj 1.2: Children and families are heard\n\n"
        + table(HEAD, "1.2.1 | Ask them | X")
        + table("Obj 2.1 | | ")
        + table(HEAD, "2.1.1 | Count them | X"),
        tmp_path,
    )
    assert [(o.ref, o.also.ref) for o in plan.objectives if o.also] == [
        ("Obj 1.1", "I"),
        ("Obj 1.2", "II"),
        ("Obj 2.1", "III"),
    ]
    assert plan.objectives[2].title == "Look after disabled children"
    assert any(doubt.where == "Obj 2.1" and "confirm" in doubt.message for doubt in plan.doubts)


def test_a_list_about_something_else_is_no_second_wording(tmp_path: Path) -> None:
    other = "Paid for by:\n\n- Kent County Council\n- The police\n\n"
    plan = plan_from(
        other
        + "Priority 1: Neglect\n\n"
        + table(HEAD, "1a | Do | X")
        + "Priority 2: Abuse\n\n"
        + table(HEAD, "2a | Do | X"),
        tmp_path,
    )
    assert [o.also for o in plan.objectives] == [None, None]


def test_prose_alone_has_no_actions(tmp_path: Path) -> None:
    plan = plan_from(
        "# Annual report\n\n## 5. Child deaths\n\n5.1 The panel met twice. Priority 1 is next.\n", tmp_path
    )
    assert plan.actions == [] and plan.objectives == [] and plan.aims == []
    assert [p.section for p in plan.passages] == ["5. Child deaths"]


def test_actions_right_under_an_aim_stand_under_an_objective_of_its_own_name(tmp_path: Path) -> None:
    plan = plan_from(
        "## Priority 1: Neglect\n\n"
        + table(HEAD, "1.1 | Adopt a tool | Police")
        + "## Priority 2: Abuse\n\n### Objective 2.1: Schools\n\n"
        + table(HEAD, "2.1.1 | Train staff | Health")
        + "### Objective 2.2: Homes\n\n"
        + table(HEAD, "2.2.1 | Visit | Health"),
        tmp_path,
    )
    assert [aim.ref for aim in plan.aims] == ["Priority 1", "Priority 2"]
    assert [(o.ref, o.title, o.aim) for o in plan.objectives] == [
        ("Priority 1", "Neglect", "Priority 1"),
        ("Objective 2.1", "Schools", "Priority 2"),
        ("Objective 2.2", "Homes", "Priority 2"),
    ]
    assert [action.objective for action in plan.actions] == ["Priority 1", "Objective 2.1", "Objective 2.2"]


def test_a_long_title_without_a_ref_is_shortened_where_it_stands_for_one(tmp_path: Path) -> None:
    title = "Families and professionals have what they need to see neglect early and to act on it together"
    plan = plan_from(
        "## Priority 1: Neglect\n\n"
        + f"### Outcome: {title}\n\n"
        + table("Action | Lead", "Adopt a tool | Police", "Train staff | Health")
        + "### Outcome: Children are heard\n\n"
        + table("Action | Lead", "Ask them | Schools"),
        tmp_path,
    )
    long, short = plan.objectives
    assert (long.title, short.ref) == (title, "Children are heard")
    assert long.ref.endswith("…") and title.startswith(long.ref.rstrip("…")) and len(long.ref) <= 50
    refs = [action.ref for action in plan.actions]
    assert [action.objective for action in plan.actions] == [long.ref, long.ref, short.ref]
    assert max(map(len, refs)) <= 60 and len(set(refs)) == 3
