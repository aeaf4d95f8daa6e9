"""A paper's way from draft to the agenda: who takes which step, what stops it, and that published means frozen."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence.changes import Place, change_measure, define_measure, enter_value, enter_values
from answerable.evidence.models import Measure
from answerable.evidence.rules.entered import read_rows
from answerable.history.reading import check, head_of
from answerable.papers import changes
from answerable.papers.compare import said_by
from answerable.papers.layout import read_layout
from answerable.papers.models import Paper
from answerable.papers.render.html import body
from answerable.papers.tree import nodes, plain
from answerable.partnership.changes import end_appointment
from answerable.partnership.models import Appointment
from answerable.plan.changes import correct
from answerable.plan.models import Action
from answerable.reading.dates import parse_period
from answerable.reading.proposal import Measure as ReadMeasure
from answerable.reading.proposal import Value
from tests.board import Made
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db

WORDS = {section.key: {"text": "Words that somebody wrote.", "post": "A post"} for section in read_layout().written()}
WORDS["recommendation"] = {"text": "The Committee is asked to note the report.", "post": ""}
WORDS["progress_by_objective"] = {"text": "More children felt heard: [[1.1.1: 42%]] did.", "post": ""}


@pytest.fixture
def paper(made: Made) -> Paper:
    paper = add_plan(made)
    for key, block in WORDS.items():
        paper = changes.write_section(by=made.manager, paper=paper, key=key, **block)
    return paper


def cleared(made: Made, paper: Paper) -> Paper:
    for to, role in (
        ("accuracy check", Role.MANAGER),
        ("approval", Role.MANAGER),
        *([("clearance", Role.CHAIR), ("cleared", Role.MANAGER)] if paper.kind == "progress" else []),
        *([("cleared", Role.CHAIR)] if paper.kind == "annual" else []),
    ):
        paper = changes.move(by=made.actor(role), paper=paper, to=to, post=role.value)
    return paper


def publish(made: Made, paper: Paper, folder: Path) -> Paper:
    return changes.publish(
        by=made.manager,
        paper=paper,
        post="Business Manager",
        rendered=changes.rendered(paper, folder),
        late_reason="The meeting is over.",
    )


def test_a_paper_goes_from_draft_to_the_agenda_and_is_frozen(made: Made, paper: Paper, tmp_path: Path) -> None:
    published = publish(made, cleared(made, paper), tmp_path)
    files = {file.name: file for file in published.files.all()}
    assert {"paper.html", "paper.docx", "paper.pdf", "slides.pptx", "appendix-1.pdf"} <= set(files)
    assert all(hashlib.sha256(bytes(f.content)).hexdigest() == f.sha256 for f in files.values())
    html = bytes(files["paper.html"].content).decode()
    assert "Draft" not in html
    assert "42%" in html and 'href="#m2"' in html and 'id="m2"' in html
    number, signature = head_of(made.board.pk)
    assert number > 0 and check() == []
    for attempt in (
        lambda: changes.move(by=made.manager, paper=published, to="draft", post="x", words="y"),
        lambda: changes.write_section(by=made.manager, paper=published, key="summary", text="Other words."),
        lambda: publish(made, published, tmp_path),
    ):
        with pytest.raises(ValidationError):
            attempt()


def test_the_head_of_the_record_is_printed_in_the_paper(made: Made, paper: Paper, tmp_path: Path) -> None:
    ready = cleared(made, paper)
    number, signature = head_of(made.board.pk)
    published = publish(made, ready, tmp_path)
    html = bytes(published.files.get(name="paper.html").content).decode()
    assert f"event {number}" in html and signature in html


def test_an_empty_required_section_stops_it_and_says_so(made: Made, paper: Paper) -> None:
    paper = changes.write_section(by=made.manager, paper=paper, key="legal_implications", text="")
    paper = changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    with pytest.raises(ValidationError, match="Legal implications: This section is required and empty"):
        changes.move(by=made.manager, paper=paper, to="approval", post="x")


def test_a_figure_that_the_record_does_not_hold_stops_it(made: Made, paper: Paper) -> None:
    paper = changes.write_section(by=made.manager, paper=paper, key="summary", text="It rose to [[1.1.1: 99%]].")
    problems = changes.built(paper).problems
    assert any("99% under 1.1.1" in problem.words for problem in problems)


def test_a_figure_that_is_linked_to_nothing_is_named_and_stops_nothing(made: Made, paper: Paper) -> None:
    words = "Of the chairs 92% are content; [[1.1.1: 42%]] of children feel heard, since 2012."
    paper = changes.write_section(by=made.manager, paper=paper, key="summary", text=words)
    told = [problem for problem in changes.built(paper).problems if "linked to no line" in problem.words]
    assert [(problem.words.split(" is ")[0], problem.blocks) for problem in told] == [("92%", False)]


def test_a_small_count_of_children_is_hidden_in_public(made: Made, paper: Paper) -> None:
    values = {"what": "children missing", "kind": "count", "unit": "children", "polarity": "down", "people": True}
    pasted = "January 2012\t4\nFebruary 2012\t12\nMarch 2012\t0"
    with time_machine.travel("2013-01-10 12:00Z", tick=False):
        measure = define_measure(by=made.manager, plan=paper.plan, values=values)
        rows = read_rows(pasted, unit="children", today=date(2013, 1, 10))
        places = [Place(entered=row.entered, source={"row": row.number}) for row in rows if row.entered]
        enter_values(by=made.manager, measure=measure, values=places)
    built = changes.built(paper)
    lines = [line for line in built.lines if line.measure.id == measure.pk]
    assert [(line.value, line.printed) for line in lines] == [("c", ""), ("12 children", "12"), ("0 children", "0")]
    assert "c: a count of 1 to 5 children or families" in body(built.paper)


def few(made: Made, paper: Paper, what: str, people: bool | None) -> Measure:
    """A measure of the plan whose value for 2012 is 4, entered before the paper's day."""
    with time_machine.travel("2013-01-10 12:00Z", tick=False):
        values = {"what": what, "kind": "count", "polarity": "", "people": people, "action_id": None}
        measure = define_measure(by=made.manager, plan=paper.plan, values=values)
        period = {"period_words": "2012", "period_from": date(2012, 1, 1), "period_to": date(2012, 12, 31)}
        enter_value(by=made.manager, measure=measure, values={"value": 4, **period})
    return measure


def shown(paper: Paper, measure: Measure) -> str:
    return next(line.value for line in changes.built(paper).lines if line.measure.id == measure.pk)


def test_a_small_count_of_what_nobody_is_told_is_hidden_and_asked_about(
    made: Made, paper: Paper, client: Client
) -> None:
    staff, unclear = few(made, paper, "seminars", False), few(made, paper, "answered", None)
    assert (shown(paper, staff), shown(paper, unclear)) == ("4", "c")
    [problem] = [problem for problem in changes.built(paper).problems if problem.measure]
    assert problem.measure == unclear.pk and not problem.blocks and "nobody has said" in problem.words
    client.force_login(made.users[Role.MANAGER])
    page = client.get(f"/boards/eastmarsh/papers/{paper.pk}/").text
    assert f'href="/boards/eastmarsh/measures/{unclear.pk}/change/">Appendix 2</a>' in page


def test_what_is_learnt_today_hides_a_count_in_a_paper_of_an_earlier_day(made: Made, paper: Paper) -> None:
    measure = few(made, paper, "answered", False)
    assert shown(paper, measure) == "4"
    change_measure(by=made.manager, measure=measure, values={"people": True})
    assert shown(paper, measure) == "c"


def test_nothing_beside_a_hidden_count_tells_it(made: Made, paper: Paper) -> None:
    measure = few(made, paper, "children missing", True)
    line = next(line for line in changes.built(paper).lines if line.measure.id == measure.pk)
    assert line.strength.note == "source not stated; a full count"
    assert "4" not in "".join([line.value, line.printed, line.base, line.strength.note])


def test_slides_show_figures_that_can_be_read_and_the_annex_says_what_has_no_line(made: Made, paper: Paper) -> None:
    measure = few(made, paper, "children missing", True)
    whole = changes.built(paper)
    [slide] = [slide for slide in whole.paper.slides if slide.title.startswith("Figures")]
    [table] = [node for node in slide.nodes if node.kind == "table"]
    shown = [[plain(part.spans) for each in row.cells for part in each] for row in table.rows]
    assert measure.what not in [row[0] for row in shown] and {row[1] for row in shown} >= {"42%", "30%"}
    [annex] = [part for part in whole.paper.appendices if part.label == "Appendix 2"]
    first = annex.nodes[0]
    assert first.kind == "paragraph" and "Other figures in Appendix 1 stand there in the agencies" in plain(first.spans)


def test_a_hidden_count_that_the_progress_gives_away_is_named(made: Made) -> None:
    said = replace(PROPOSAL.statements[0], text="Of the children 4 were moved.")
    moved = ReadMeasure(action="1.1.1", what="children moved", kind="count", values=[Value(value=4, words="4")])
    paper = add_plan(made, replace(PROPOSAL, statements=[said], measures=[moved]))
    assert Measure.objects.get().people is True, "the importer knows by its words"
    [problem] = [problem for problem in changes.built(paper).problems if problem.measure]
    assert problem.where == "Action 1.1.1" and "gives it as “4”" in problem.words


def test_a_hidden_count_does_not_follow_from_the_others_of_its_measure(made: Made) -> None:
    seen = [("Q1 2012/13", 10), ("Q2 2012/13", 12), ("Q3 2012/13", 3), ("Q4 2012/13", 9), ("2012/13", 34)]
    values = [Value(value=value, words=str(value), period=parse_period(period, written=None)) for period, value in seen]
    found = ReadMeasure(action="1.1.1", what="children seen", kind="count", values=values)
    paper = add_plan(made, replace(PROPOSAL, measures=[found]))
    assert [line.value for line in changes.built(paper).lines] == ["10", "12", "c", "c", "34"]


def test_a_chart_draws_no_count_that_its_line_hides(made: Made) -> None:
    seen = [("Q1 2011/12", 31), ("Q2 2011/12", 42), ("Q3 2011/12", 3), ("Q4 2011/12", 29), ("Q1 2012/13", 37)]
    values = [Value(value=value, words=str(value), period=parse_period(period, written=None)) for period, value in seen]
    found = ReadMeasure(action="1.1.1", what="children seen", kind="series", values=values)
    whole = changes.built(add_plan(made, replace(PROPOSAL, measures=[found]))).paper
    [chart] = [node for node in nodes(whole) if node.kind == "figure" and "children seen" in node.title.lower()]
    drawn = {plain(part.spans) for row in chart.data.rows for cell in row.cells for part in cell}
    assert {"31", "42", "29", "37"} <= drawn and "3" not in drawn


def test_of_a_long_series_the_newest_two_years_of_months_are_printed_and_drawn_and_no_older_one(made: Made) -> None:
    months = [f"{date(2010 + n // 12, n % 12 + 1, 1):%B %Y}" for n in range(30)]
    values = [
        Value(value=500 + n, words=str(500 + n), period=parse_period(month, written=None))
        for n, month in enumerate(months)
    ]
    found = ReadMeasure(action="1.1.1", what="children seen", kind="series", values=values)
    whole = changes.built(add_plan(made, replace(PROPOSAL, measures=[found])))
    assert [line.value for line in whole.lines] == [str(500 + n) for n in range(6, 30)]
    printed = " ".join(text for _, text in said_by(whole.paper))
    assert "the record has 6 earlier ones" in printed and "505" not in printed and "506" in printed


def test_steps_are_taken_in_turn_by_those_whose_they_are(made: Made, paper: Paper, tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="cannot go to"):
        changes.move(by=made.actor(Role.CHAIR), paper=paper, to="clearance", post="x")
    paper = changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    paper = changes.move(by=made.manager, paper=paper, to="approval", post="x")
    with pytest.raises(PermissionDenied):
        changes.move(by=made.manager, paper=paper, to="clearance", post="x")
    with pytest.raises(ValidationError, match="cleared first"):
        publish(made, paper, tmp_path)
    with pytest.raises(ValidationError, match="Say why"):
        changes.move(by=made.actor(Role.CHAIR), paper=paper, to="draft", post="x")
    back = changes.move(by=made.actor(Role.CHAIR), paper=paper, to="draft", post="x", words="Too rosy.")
    assert back.state == "draft" and back.approved_sha256 == ""


def test_what_changed_after_approval_is_not_published(made: Made, paper: Paper, tmp_path: Path) -> None:
    paper.as_at = date.today()
    changes.keep(paper, by=made.manager, board=made.board.pk, what="paper changed")
    ready = cleared(made, paper)
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values={"text": "Something else"})
    with pytest.raises(ValidationError, match="changed since the chair approved"):
        publish(made, ready, tmp_path)


def test_a_later_change_does_not_reach_a_paper_as_at_an_earlier_day(made: Made, paper: Paper, tmp_path: Path) -> None:
    ready = cleared(made, paper)
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values={"text": "Something else"})
    published = publish(made, ready, tmp_path)
    assert "Something else" not in bytes(published.files.get(name="paper.html").content).decode()


def test_after_the_agenda_is_out_a_reason_is_asked(made: Made, paper: Paper, tmp_path: Path) -> None:
    ready = cleared(made, paper)
    with pytest.raises(ValidationError, match="7 January 2013"):
        changes.publish(by=made.manager, paper=ready, post="x", rendered=changes.rendered(ready, tmp_path))
    with time_machine.travel("2013-01-07T12:00:00+00:00"):
        files = changes.rendered(ready, tmp_path)
        assert changes.publish(by=made.manager, paper=ready, post="x", rendered=files).state == "published"


def test_a_correction_is_a_new_version_that_names_what_it_replaces(
    made: Made, paper: Paper, tmp_path: Path, client: Client
) -> None:
    published = publish(made, cleared(made, paper), tmp_path)
    before = {file.name: file.sha256 for file in published.files.all()}
    with pytest.raises(ValidationError, match="Say what"):
        changes.correct_paper(by=made.manager, paper=published, correction=" ")
    fresh = changes.correct_paper(by=made.manager, paper=published, correction="The figure for 2011 was wrong.")
    assert (fresh.state, fresh.version, fresh.replaces) == ("draft", 2, published)
    assert "Corrects version 1: The figure for 2011 was wrong." in changes.built(fresh).paper.imprint
    assert {file.name: file.sha256 for file in published.files.all()} == before
    changes.write_section(by=made.manager, paper=fresh, key="summary", text="In 2011 it was 29%.")
    client.force_login(made.users[Role.MANAGER])
    at_publication = published.steps.latest("id")
    page = client.get(f"/boards/eastmarsh/papers/{fresh.pk}/compared/", {"since": at_publication.pk}).text
    assert "when version 1 was at “published”" in page
    assert "<del>Words that somebody wrote." in page and "<ins>In 2011 it was 29%." in page


def test_an_agency_s_word_on_a_draft_is_kept(made: Made, paper: Paper) -> None:
    lead = made.actor(Role.AGENCY_LEAD)
    with pytest.raises(ValidationError, match="accuracy check"):
        changes.reply(by=lead, paper=paper, about="4.1", words="It was 41%.")
    paper = changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    changes.reply(by=lead, paper=paper, about="4.1", words="It was 41%.")
    assert paper.replies.get().words == "It was 41%."


def test_a_paper_as_at_a_day_before_the_plan_says_so(made: Made, paper: Paper) -> None:
    paper.as_at = date(2012, 1, 1)
    with pytest.raises(LookupError, match="holds no action of this plan as at 1 January 2012"):
        changes.built(paper)


def test_a_template_that_cannot_be_used_breaks_no_page(made: Made, client: Client, settings: object) -> None:
    add_plan(made)
    settings.LAYOUTS.mkdir(parents=True, exist_ok=True)  # type: ignore[attr-defined]  # a fixture of pytest-django
    broken = settings.LAYOUTS / "broken.toml"  # type: ignore[attr-defined]
    broken.write_text("name = ")
    client.force_login(made.users[Role.MANAGER])
    assert "broken (cannot be used as it is)" in client.get("/boards/eastmarsh/papers/new/progress/").text
    assert "broken.toml" in client.post("/boards/eastmarsh/papers/new/progress/", {"template": "broken"}).text
    broken.unlink()


def end_the_chair(made: Made) -> None:
    chair = Appointment.objects.get(board=made.board, role=Role.CHAIR)
    end_appointment(by=made.manager, appointment=chair, on=date.today())


def test_a_paper_is_not_sent_to_a_chair_who_is_not_there(made: Made, paper: Paper, client: Client) -> None:
    paper = changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    end_the_chair(made)
    with pytest.raises(ValidationError, match="No chair is appointed"):
        changes.move(by=made.manager, paper=paper, to="approval", post="x")
    client.force_login(made.users[Role.MANAGER])
    page = client.get(f"/boards/eastmarsh/papers/{paper.pk}/").text
    assert "No chair is appointed" in page and "Send to the chair" not in page
    link = "/boards/eastmarsh/who/people/appoint/?role=chair"
    assert f'href="{link}"' in page
    assert '<option value="chair" selected' in client.get(link).text


def test_it_is_said_by_post_who_approves_and_where_they_find_it(made: Made, paper: Paper, client: Client) -> None:
    paper = changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    page = client.get(url).text
    assert "<strong>chair</strong>" in page and "Once you send it, the paper stands under “What to do now”" in page
    changes.move(by=made.manager, paper=paper, to="approval", post="x")
    assert "The paper stands under “What to do now”" in client.get(url).text
    client.force_login(made.users[Role.AGENCY_LEAD])
    assert "Who approves it" not in client.get(url).text
    client.force_login(made.users[Role.CHAIR])
    assert f"Approve “{paper.title}”" in client.get("/boards/eastmarsh/").text


def test_a_first_paper_need_not_say_what_was_asked_last_time(
    made: Made, paper: Paper, client: Client, tmp_path: Path
) -> None:
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    title = "What the committee asked last time and our answer"
    paper = changes.write_section(by=made.manager, paper=paper, key="last_time", text="")
    assert "Empty; a first paper needs none" in client.get(url).text
    assert "has published no paper for an earlier meeting" in client.get(f"{url}sections/last_time/").text
    published = publish(made, cleared(made, paper), tmp_path)
    assert title not in bytes(published.files.get(name="paper.html").content).decode()
    corrected = changes.correct_paper(by=made.manager, paper=published, correction="A figure was wrong.")
    assert [problem.where for problem in changes.built(corrected).problems if problem.blocks] == []
    about = {"committee": "Scrutiny", "report_from": "Chair", "author": "Manager"}
    second = changes.draft_paper(
        by=made.manager, plan=paper.plan, title="Next", as_at=date(2013, 4, 1), meets_on=date(2013, 4, 15), **about
    )
    assert title in [problem.where for problem in changes.built(second).problems if problem.blocks]
