"""The annual report: a second paper on the same machinery, and what both take from rounds, challenge, meetings and the
framework."""

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.challenges import changes as challenges
from answerable.challenges.models import Challenge
from answerable.meetings import changes as meetings
from answerable.papers import changes
from answerable.papers.build.paper import build
from answerable.papers.gather import gather
from answerable.papers.layout import FOLDER, read_layout
from answerable.papers.models import Paper
from answerable.papers.render.html import body
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action, Commitment, Plan
from tests.asks.asked import ask_in
from tests.assurance.framework import add_framework, first_agency
from tests.board import Made
from tests.challenges.made import challenge_in
from tests.example_plan import add_plan, paper_today
from tests.meetings.made import add_meetings
from tests.meetings.test_changes import go
from tests.papers.test_changes import cleared

pytestmark = pytest.mark.django_db
ANNUAL = FOLDER / "annual-report.toml"


def said(paper: Paper) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body(build(gather(paper)).paper))).split())


@pytest.fixture
def plan(made: Made) -> Plan:
    add_plan(made)
    return Plan.objects.get(board=made.board)


def annual(made: Made, plan: Plan) -> Paper:
    paper = changes.draft_paper(
        by=made.manager,
        plan=plan,
        title="Annual report 2012/13",
        as_at=timezone.localdate(),
        committee="",
        meets_on=timezone.localdate() + timedelta(30),
        report_from="Independent chair",
        author="Business manager",
        layout=read_layout(ANNUAL).model_dump(),
    )
    for section in read_layout(ANNUAL).written():
        words = {"text": "Words that somebody wrote.", "post": "A post"}
        paper = changes.write_section(by=made.manager, paper=paper, key=section.key, **words)
    return paper


def test_an_annual_report_needs_no_committee_and_goes_the_same_way(made: Made, plan: Plan, tmp_path: Path) -> None:
    paper = cleared(made, annual(made, plan))
    published = changes.publish(
        by=made.manager,
        paper=paper,
        post="Business manager",
        rendered=changes.rendered(paper, tmp_path),
        late_reason="",
    )
    assert {"paper.html", "paper.docx", "paper.pdf"} <= {file.name for file in published.files.all()}
    assert (published.state, published.kind) == ("published", "annual")
    assert [step.state for step in published.steps.order_by("pk")][-3:] == ["approval", "cleared", "published"]


def test_it_waits_for_the_chair_s_word_and_for_no_council_s_officers(made: Made, plan: Plan, client: Client) -> None:
    paper = annual(made, plan)
    for to in ("accuracy check", "approval"):
        paper = changes.move(by=made.manager, paper=paper, to=to, post="Manager")
    with pytest.raises(PermissionDenied):
        changes.move(by=made.manager, paper=paper, to="cleared", post="Manager")
    url = f"/boards/eastmarsh/papers/{paper.pk}/"
    for role, offered in ((Role.MANAGER, False), (Role.CHAIR, True)):
        client.force_login(made.users[role])
        assert ('value="cleared"' in client.get(url).text) == offered
        assert 'value="clearance"' not in client.get(url).text
    stale = Paper.objects.get(pk=paper.pk)
    stale.state = "clearance"  # what somebody still has open
    with pytest.raises(PermissionDenied):
        changes.move(by=made.manager, paper=stale, to="cleared", post="Manager")
    paper = changes.move(by=made.actor(Role.CHAIR), paper=paper, to="cleared", post="Chair")
    assert paper.state == "cleared" and paper.approved_sha256


def test_it_is_begun_from_the_papers_page(made: Made, plan: Plan, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    page = client.get("/boards/eastmarsh/papers/new/").text
    assert "Progress report" in page and "Annual report" in page
    form = client.get("/boards/eastmarsh/papers/new/annual/").text
    assert 'name="meets_on-day"' in form and "five clear" not in form.casefold()


def test_who_came_is_told_once_the_minutes_are_circulated(made: Made, plan: Plan) -> None:
    paper = annual(made, plan)
    held = add_meetings(made, days=7)
    newest = plan_changes.open_round(by=made.manager, plan=plan, title="Now", on=timezone.localdate())
    assert newest
    assert "Who came to meetings in" in said(paper) and "Head of safeguarding" not in said(paper)
    go(made, held, "with chair", "checked", "circulated")
    told = said(paper)
    assert "1 meeting in" in told and "Head of safeguarding" in told
    assert "Deputy head" not in told, "by whom is the board's own"
    meetings.move(by=made.manager, meeting=held.meeting, to="draft", words="Item 1.")
    assert "Head of safeguarding" not in said(paper)


def test_a_challenge_is_counted_and_printed_only_where_the_chair_said_so(made: Made, plan: Plan) -> None:
    paper = annual(made, plan)
    challenge: Challenge = challenge_in(made, first_agency(made))
    told = said(paper)
    assert challenge.asked not in told and challenge.about not in told
    challenges.let_print(by=made.actor(Role.CHAIR), challenge=challenge, printed=True, reason="")
    told = said(paper)
    assert challenge.about in told


def test_who_was_asked_and_what_the_framework_shows_is_told(made: Made, plan: Plan) -> None:
    paper = annual(made, plan)
    add_framework(made)
    newest = plan_changes.open_round(by=made.manager, plan=plan, title="Now", on=timezone.localdate())
    ask_in(made, newest)
    told = said(paper)
    assert "Now: 1 body was asked" in told
    assert "Agencies in the framework: 1" in told and "only activity" in told.casefold()


def test_since_the_last_report_says_what_became_of_each_promise(made: Made, plan: Plan, tmp_path: Path) -> None:
    first = paper_today(made, plan)
    assert "No progress report of the board was published before this one" in said(first)
    Paper.objects.filter(pk=first.pk).update(state="published", as_at=date(2013, 1, 15))
    promise = Commitment.objects.filter(plan=plan).earliest("pk")
    plan_changes.conclude_commitment(
        by=made.manager, commitment=promise, outcome="done", words="Reported on 26 March.", round=promise.round
    )
    action = Action.objects.filter(plan=plan).earliest("pk")
    newest = plan_changes.open_round(by=made.manager, plan=plan, title="Now", on=timezone.localdate())
    plan_changes.write_statement(by=made.manager, action=action, round=newest, typed="Done.", delivery="done")
    told = said(paper_today(made, plan))
    assert "Reported on 26 March." in told and "kept" in told
    assert "No annual report of the board was published before this one" in said(annual(made, plan))
