"""Plans with a card for each action: labelled paragraphs, definition lists, tables within tables."""

from pathlib import Path

from docx import Document

from tests.reading.plans import plan_from, plan_of


def test_paragraphs_with_labels_under_a_heading_that_only_numbers_them(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Theme A: Listening", 1)
    for number, due in ((1, "June 2016"), (2, "End of May 2016")):
        document.add_heading(f"Action {number}", 2)
        for text in (f"Ask children {number}", "Lead: Schools", f"Due: {due}", "Progress: Begun.", "Status: On track"):
            document.add_paragraph(text)
    document.save(str(tmp_path / "cards.docx"))
    plan = plan_of(tmp_path / "cards.docx")
    assert [(a.ref, a.objective, a.text) for a in plan.actions] == [
        ("Action 1", "Theme A", "Ask children 1"),
        ("Action 2", "Theme A", "Ask children 2"),
    ]
    assert [(a.leads, a.status) for a in plan.actions] == [(["Schools"], "On track")] * 2
    assert plan.due_words == {"Action 1": "June 2016", "Action 2": "End of May 2016"}
    assert [s.text for s in plan.statements] == ["Begun."] * 2


def test_definition_lists_under_headings_that_say_what_is_to_be_done(tmp_path: Path) -> None:
    terms = "<dl><dt>Lead</dt><dd>Police</dd><dt>Timescale</dt><dd>May 2015</dd><dt>Progress</dt><dd>{}</dd></dl>"
    parts = (
        "<h2>Objective 1: Missing children</h2>",
        "<div><h3>1.1 Sign a protocol</h3>" + terms.format("<p>Signed.</p><p>Sent out.</p>") + "</div>",
        "<div><h3>1.2 Hear every child</h3>" + terms.format("Not begun.") + "</div>",
    )
    plan = plan_from(f"<html><body>{''.join(parts)}</body></html>", tmp_path, "plan.html")
    assert [(a.ref, a.objective, a.text, a.leads) for a in plan.actions] == [
        ("1.1", "Objective 1", "Sign a protocol", ["Police"]),
        ("1.2", "Objective 1", "Hear every child", ["Police"]),
    ]
    assert [s.text for s in plan.statements] == ["Signed. Sent out.", "Not begun."]


def test_a_lead_under_an_objective_s_heading_makes_no_action_of_it(tmp_path: Path) -> None:
    rows = "\n\nLead: Chief Nurse\n\n| Ref | Action | Lead |\n|---|---|---|\n| 2.1.1 | Audit neglect | Schools |\n"
    plan = plan_from("# Plan\n\n## 2.1 Neglect is known early" + rows, tmp_path)
    assert [(a.ref, a.objective) for a in plan.actions] == [("2.1.1", "2.1")]
    assert [(o.ref, o.leads) for o in plan.objectives] == [("2.1", ["Chief Nurse"])]


def test_a_table_within_a_cell_does_not_hide_the_plan_around_it(tmp_path: Path) -> None:
    light = "<td><table><tr><td bgcolor='#00b050'>&nbsp;</table>"
    rows = "".join(f"<tr><td>{n}<td>Do {n}<td>Police{light}</tr>" for n in (1, 2))
    grid = f"<table><tr><th>Ref<th>Action<th>Lead<th>RAG</tr>{rows}</table>"
    plan = plan_from(f"<table><tr><td><b>A board</b></tr><tr><td>{grid}</tr></table>", tmp_path, "plan.html")
    assert [(a.ref, a.text, a.status) for a in plan.actions] == [("1", "Do 1", "green"), ("2", "Do 2", "green")]


def test_a_card_whose_owner_reads_like_a_heading(tmp_path: Path) -> None:
    pairs = {"Reference": "IP1.2", "What will we do?": "Agree a protocol", "Who is responsible?": "Head of Social Work"}
    pairs |= {"By when?": "July 2021", "What progress have we made?": "Drafted.", "RAG": "Amber"}
    rows = "".join(f"<tr><td>{label}<td>{words}</tr>" for label, words in pairs.items())
    plan = plan_from(f"<h2>Outcome 1: Babies</h2><table>{rows}</table>", tmp_path, "plan.html")
    assert [(a.ref, a.text, a.leads, a.status) for a in plan.actions] == [
        ("IP1.2", "Agree a protocol", ["Head of Social Work"], "Amber")
    ]
    assert [s.text for s in plan.statements] == ["Drafted."]


def test_a_card_in_one_paragraph_with_a_lettered_number(tmp_path: Path) -> None:
    said = "Action B1 – Survey children. Lead: Police. Due: May 2023. Progress: 51 of 60 replied. Status: Complete."
    plan = plan_from(f"<h2>Priority B: Voice</h2><p>{said}</p>", tmp_path, "plan.html")
    assert [(a.ref, a.objective, a.status) for a in plan.actions] == [("Action B1", "Priority B", "Complete")]
    assert [s.text for s in plan.statements] == ["51 of 60 replied."]


def test_a_numbered_paragraph_with_a_comment_under_it_is_no_card(tmp_path: Path) -> None:
    prose = "<h2>5 Costs</h2><p>5.1 There are none. Partners pay.</p><p>Comment given by: Head of finance</p>"
    cards = "".join(f"<p>1{n} Train staff</p><p>Lead: Police</p><p>Due: May 2023</p>" for n in "ab")
    plan = plan_from(f"{prose}<h2>Priority 1: Voice</h2>{cards}", tmp_path, "plan.html")
    assert [(a.ref, a.leads) for a in plan.actions] == [("1a", ["Police"]), ("1b", ["Police"])]
    assert plan.statements == []
