"""What the cells of a plan's row hold: owners, status, periods, text joined over page ends, templates left out."""

from pathlib import Path

import pytest

from answerable.reading.blocks import Line
from answerable.reading.structure.leads import owners
from tests.reading.plans import plan_from, table


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Chair / DCS", ["Chair", "DCS"]),
        ("Police; Health", ["Police", "Health"]),
        ("Head of Children's Social Care and Early Help", ["Head of Children's Social Care and Early Help"]),
        ("Detective Superintendent, Public Protection", ["Detective Superintendent, Public Protection"]),
        ("Independent Chair and Director of Public Health", ["Independent Chair", "Director of Public Health"]),
        (
            "Northshire Police, Weston Council and Hill NHS Trust",
            ["Northshire Police", "Weston Council", "Hill NHS Trust"],
        ),
        ("Learning and Development Sub-group", ["Learning and Development Sub-group"]),
        ("Lead: Chair (with A/B teams)", ["Chair (with A/B teams)"]),
        ("–", []),
    ],
)
def test_owners_are_split_at_the_cells_own_delimiter(cell: str, expected: list[str]) -> None:
    assert owners([Line(text=cell)]) == expected


def test_owners_on_lines_of_their_own() -> None:
    assert owners([Line(text="Training Sub-Group"), Line(text="Cafcass")]) == ["Training Sub-Group", "Cafcass"]


def test_contributors_have_their_own_column(tmp_path: Path) -> None:
    plan = plan_from(table("Ref | Action | Lead | Supported by", "1 | Do | Police | Health<br>Schools"), tmp_path)
    assert plan.actions[0].leads == ["Police"]
    assert plan.actions[0].contributors == ["Health", "Schools"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("Amber", "Amber"), ("2", "2 – On track"), ("", None), ("–", None), ("Not stated", None), ("🟢", "green")],
)
def test_status_is_the_word_printed_or_the_code_with_its_legend(
    printed: str, expected: str | None, tmp_path: Path
) -> None:
    legend = "Score: 1 = Off track; 2 = On track; 3 = Done\n\n"
    plan = plan_from(legend + table("Ref | Action | Lead | Score", f"1 | Do | Police | {printed}"), tmp_path)
    assert plan.actions[0].status == expected


def test_status_told_by_colour_or_picture_alone(tmp_path: Path) -> None:
    cells = ["<td bgcolor=#00B050>", "<td style='background: #ffc000'>", "<td><img alt='red light'>", "<td>"]
    rows = "".join(f"<tr><td>{n}<td>Do {n}<td>Police{cell}</tr>" for n, cell in enumerate(cells, 1))
    plan = plan_from(f"<table><tr><th>Ref<th>Action<th>Lead<th>RAG</tr>{rows}</table>", tmp_path, "plan.html")
    assert [action.status for action in plan.actions] == ["green", "amber", "red", None]


def test_each_progress_column_has_its_period(tmp_path: Path) -> None:
    head = "Ref | Action | Progress at March 2014 | Update – Autumn 2014"
    plan = plan_from(table(head, "1 | Do | Begun. | Done."), tmp_path)
    assert [(s.period, s.text) for s in plan.statements] == [("March 2014", "Begun."), ("Autumn 2014", "Done.")]


HEAD = "Ref | Action | Progress"


def test_a_row_cut_by_a_page_end_is_joined_in_mid_sentence(tmp_path: Path) -> None:
    cut = table(
        HEAD,
        "1 | Train staff in | The board agreed a",
        "-- | --- | --",
        HEAD,
        " | every ward. | new plan. Page 7 of 12",
    )
    plan = plan_from(cut, tmp_path)
    assert [(a.ref, a.text) for a in plan.actions] == [("1", "Train staff in every ward.")]
    assert [s.text for s in plan.statements] == ["The board agreed a new plan."]
    assert len(plan.statements[0].blocks) == 1


def test_a_list_goes_on_after_a_page_end(tmp_path: Path) -> None:
    rows = ("1 | Do | They found:<br>• some good work<br>• staff knew what to do if they suspected",)
    plan = plan_from(table(HEAD, *rows, " | | DV – all said how they knew – most by training<br>• one gap"), tmp_path)
    assert [(b.kind, b.text) for b in plan.statements[0].blocks] == [
        ("paragraph", "They found:"),
        ("item", "some good work"),
        ("item", "staff knew what to do if they suspected DV – all said how they knew – most by training"),
        ("item", "one gap"),
    ]


def test_sub_headings_bullets_and_numbers_inside_a_cell(tmp_path: Path) -> None:
    cell = "<p>Kent Police</p> <ul> • First • Second \uf0b7 Third <p>They include:</p> <ul> I. One thing II. Another"
    plan = plan_from(f"Ref\tAction\tProgress\n1\tDo\t{cell}\n---\t---\t---\n", tmp_path)
    assert [(b.kind, b.text) for b in plan.statements[0].blocks] == [
        ("heading", "Kent Police"),
        ("item", "First"),
        ("item", "Second"),
        ("item", "Third"),
        ("paragraph", "They include:"),
        ("item", "I. One thing"),
        ("item", "II. Another"),
    ]


def test_help_and_placeholders_are_left_out_with_a_doubt(tmp_path: Path) -> None:
    rows = (
        " | What will you do? Start with a verb. | dd/mm/yyyy",
        "1 | Train staff | Begun.",
        " | [Insert actions here] | ",
    )
    plan = plan_from(table(HEAD, *rows), tmp_path)
    assert [action.text for action in plan.actions] == ["Train staff"]
    assert sum("left out" in doubt.message for doubt in plan.doubts) == 2


def test_a_number_run_into_the_row_before(tmp_path: Path) -> None:
    plan = plan_from(table("Ref | Action | When", "14. | Do a | March 2013 15.", " | Do b | May 2013"), tmp_path)
    assert [(a.ref, a.text) for a in plan.actions] == [("14.", "Do a"), ("15.", "Do b")]
    assert plan.due_words == {"14.": "March 2013", "15.": "May 2013"}
    assert any("15" in doubt.message for doubt in plan.doubts)


def test_half_a_last_row_is_kept_with_a_doubt(tmp_path: Path) -> None:
    plan = plan_from(
        "Ref,Action,Lead,Progress\n1,Do a,Police,Done.\n2,Do b with every school in the", tmp_path, "plan.csv"
    )
    assert plan.actions[-1].text == "Do b with every school in the"
    assert any("cut short" in doubt.message for doubt in plan.doubts)


def test_a_whole_last_row_has_no_doubt(tmp_path: Path) -> None:
    plan = plan_from(table(HEAD, "1 | Do a | Done.", "2 | Do b | Done"), tmp_path)
    assert plan.doubts == []


def test_cards_and_labelled_paragraphs(tmp_path: Path) -> None:
    rows = (("Action", "1.1 Map need"), ("Lead", "Police"), ("By when", "May 2020"), ("Progress", "Begun."))
    card = "<table>" + "".join(f"<tr><td>{label}<td>{words}" for label, words in rows) + "</table>"
    labelled = "**1.1 Map need** Lead: Police. By when: May 2020.\n\nProgress: Begun.\n"
    for name, text in (
        ("plan.html", f"<h2>Priority 1: Home</h2>{card}"),
        ("plan.md", f"## Priority 1: Home\n\n{labelled}"),
    ):
        plan = plan_from(text, tmp_path, name)
        assert [(a.ref, a.text, a.leads, a.objective) for a in plan.actions] == [
            ("1.1", "Map need", ["Police"], "Priority 1")
        ]
        assert plan.due_words == {"1.1": "May 2020"}
        assert [s.text for s in plan.statements] == ["Begun."]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("agreed", []),
        ("To be agreed", []),
        ("TBC", []),
        ("No lead yet", []),
        ("This was agreed last month", []),
        ("Lead to be identified", []),
        ("Council, agreed at board", ["Council"]),
        ("The police was asked", ["The police"]),
        ("Eastmarsh Police was", ["Eastmarsh Police"]),
        ("Police (lead was agreed)", ["Police (lead was agreed)"]),
        ("Head of IS", ["Head of IS"]),
    ],
)
def test_a_piece_of_a_sentence_is_nobody_s_name(cell: str, names: list[str]) -> None:
    assert owners([Line(text=cell)]) == names


@pytest.mark.parametrize(
    "key",
    [
        "Key: SM – Service Manager; QAO = quality assurance officer.",
        "SM – Service Manager\n\nQAO: Quality assurance officer",
        table("Initials | Post", "SM | Service Manager", "QAO | Quality assurance officer"),
    ],
)
def test_initials_are_put_into_words_by_the_documents_own_key(key: str, tmp_path: Path) -> None:
    rows = table("Ref | Action | Lead", "1.1 | Train staff | SM / QAO", "1.2 | Ask children | HoS; SM")
    told = plan_from(f"{rows}\n\n{key}\n", tmp_path)
    assert [action.leads for action in told.actions] == [
        ["Service Manager", "Quality assurance officer"],
        ["HoS", "Service Manager"],
    ]


def test_a_key_that_does_not_spell_the_initials_is_not_one_to_them(tmp_path: Path) -> None:
    rows = table("Ref | Action | Lead", "1.1 | Train staff | SM")
    assert plan_from(f"{rows}\n\nSM: children were asked. SM – no update.\n", tmp_path).actions[0].leads == ["SM"]


@pytest.mark.parametrize(
    "key",
    [
        "Key to leads: SM – Service Manager, HT = Headteacher representative; DCI: Police (Public Protection Unit)",
        "SM – Service Manager, DN – Designated Nurse, HT – Headteacher representative, DCI – Police",
    ],
)
def test_a_key_in_one_line_holds_also_for_initials_that_it_does_not_spell(key: str, tmp_path: Path) -> None:
    rows = table("Ref | Action | Lead", "1.1 | Train staff | SM / HT", "1.2 | Share notices | DCI")
    told = plan_from(f"{key}\n\n{rows}", tmp_path)
    assert [action.leads for action in told.actions] == [["Service Manager", "Headteacher representative"], ["Police"]]


def test_a_lead_a_date_and_a_status_that_are_merged_over_two_actions_are_those_of_both(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Ref<th>Action<th>Lead<th>By when<th>Progress<th>Status</tr>"
        "<tr><td>1.1<td>Train staff<td rowspan=2>Chair<td rowspan=2>May 2020<td>Begun.<td rowspan=2>On track</tr>"
        "<tr><td>1.2<td>Ask children<td>Asked.</tr>"
        "<tr><td>1.3<td>Ask again<td><td><td>No.<td></tr></table>"
    )
    told = plan_from(page, tmp_path, "plan.html")
    assert [action.leads for action in told.actions] == [["Chair"], ["Chair"], []]
    assert [action.status for action in told.actions] == ["On track", "On track", None]
    assert told.due_words == {"1.1": "May 2020", "1.2": "May 2020"}
    assert [statement.text for statement in told.statements] == ["Begun.", "Asked.", "No."]
