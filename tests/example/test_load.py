"""The example is what a newcomer sees first: two rounds, a published paper, and a draft of what became of it."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import call_command
from django.utils import timezone
from pptx import Presentation

from answerable.challenges.record import threads_of
from answerable.example import load as example
from answerable.history.reading import check
from answerable.history.together import read_all
from answerable.papers.changes import built
from answerable.papers.models import Paper
from answerable.papers.render import render
from answerable.plan.models import Objective, Plan, PlanStep
from answerable.plan.record import PlanRecord, plan_of
from answerable.plan.year.record import plans_in_use
from answerable.years.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: object) -> object:
    """The example, loaded once for these tests and taken away after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]  # of pytest-django
        example.load()
        yield
        transaction.set_rollback(True)


def record() -> PlanRecord:
    found = read_all(None, plan_of(Plan.objects.get(board__slug=example.SLUG, period="2012/13").pk))[0]
    assert found is not None
    return found


def content(name: str) -> bytes:
    return bytes(example.published().files.get(name=name).content)


def pages(name: str) -> list[str]:
    document = pypdfium2.PdfDocument(content(name))
    return [page.get_textpage().get_text_range() for page in document]


def test_december_states_no_status_and_march_states_them_all(loaded: object) -> None:
    december, march = record().rounds
    assert (december.title, december.fictional) == ("December 2012", False)
    assert (march.title, march.fictional) == ("March 2013", True)
    statuses = {s.round_id: [] for s in record().statements}
    for statement in record().statements:
        statuses[statement.round_id].append(statement.delivery)
    assert set(statuses[december.id]) == {""}
    assert len(statuses[march.id]) == 15 and "" not in statuses[march.id]
    assert {"on track", "done", "off track", "recovery agreed", "not started"} == set(statuses[march.id])


def test_the_plan_is_whole(loaded: object) -> None:
    plan = record()
    assert (len(plan.aims), len(plan.objectives), len(plan.actions)) == (3, 7, 15)
    assert [len(plan.actions_of[o.id]) for o in plan.objectives] == [6, 2, 1, 1, 1, 2, 2]
    assert all(objective.also_ref for objective in plan.objectives)


def test_promises_have_been_kept_broken_and_put_off(loaded: object) -> None:
    outcomes = Counter(c.outcome for c in record().commitments)
    assert outcomes["done"] >= 3 and outcomes["rescheduled"] >= 2 and outcomes[""] >= 3


def test_the_challenge_of_the_report_is_a_thread_with_its_dates_as_printed(loaded: object) -> None:
    (thread,) = read_all(None, threads_of(Plan.objects.get(board__slug=example.SLUG, period="2012/13").board_id))[0]
    assert thread.challenge.on_words == "August 2011" and thread.challenge.action_id and thread.challenge.agency_id
    steps = [(step.kind, step.on_words, step.due_words) for step in thread.steps]
    assert steps == [
        ("review", "January 2012", ""),
        ("recommendations", "January 2012", ""),
        ("answer", "December 2012", ""),
        ("next review", "December 2012", "end of January 2013"),
    ]
    assert all(step.elsewhere for step in thread.steps)  # each says where it is written
    assert thread.standing(example.MEETS_ON).state == "answered"  # what the chair concluded is not printed


def test_the_plan_is_in_force_and_the_next_one_was_consulted_on_and_agreed(loaded: object) -> None:
    """Each step by the post whose it is, with what became of every comment; the board goes on working by the first."""
    board, today = record().plan.board_id, timezone.localdate()
    this, following = plans_in_use(board, None, today)
    assert (this.period, following.period) == ("2012/13", "2013/14")
    steps = {
        plan.period: [(step.kind, step.post) for step in PlanStep.objects.filter(plan=plan.id).order_by("id")]
        for plan in (this, following)
    }
    manager, chair = "Business manager", "Independent chair"
    assert steps == {
        "2012/13": [("agreed", manager), ("in force", manager)],
        "2013/14": [("draft", manager), ("consultation", manager), ("agreed", chair)],
    }
    comments = Comment.objects.order_by("id")
    assert [comment.became for comment in comments] == ["accepted", "partly", "not", "accepted"]
    assert [bool(comment.elsewhere) for comment in comments] == [True, True, True, False]  # the lead wrote one here
    assert all(comment.because for comment in comments)
    assert Objective.objects.filter(plan=following.id).count() == 7 and following.follows_id == this.id


def test_a_measure_has_points_enough_for_a_chart(loaded: object) -> None:
    from answerable.evidence.record import read_evidence

    evidence = read_evidence(record().plan.id, None)
    assert max(len(found) for found in evidence.observations_of.values()) >= 12


def test_the_covering_report_is_short_and_its_figures_lead_to_the_annex(loaded: object) -> None:
    first = next(n for n, text in enumerate(pages("paper.pdf")) if text.startswith("Appendix 1"))
    assert first <= 6
    assert len(pages("summary.pdf")) == 1
    html = content("paper.html").decode()
    assert html.count('href="#m') >= 10 and "Draft" not in html
    assert "What the committee asked last time" in html


def test_there_are_five_to_eight_slides(loaded: object) -> None:
    deck = Presentation(BytesIO(content("slides.pptx")))
    assert 5 <= len(deck.slides) <= 8
    assert all(slide.has_notes_slide for slide in deck.slides)


def test_the_second_round_s_paper_says_on_every_page_that_it_is_fictional(loaded: object, tmp_path: Path) -> None:
    draft = Paper.objects.get(board__slug=example.SLUG, state="draft")
    render(built(draft).paper, tmp_path, ["html", "pdf", "pptx"])
    assert all("Fictional" in page for page in _pages(tmp_path / "paper.pdf"))
    for slide in Presentation(str(tmp_path / "slides.pptx")).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        words += [s.text_frame.text for s in slide.slide_layout.shapes if s.has_text_frame]
        assert any("Fictional" in text for text in words)


def _pages(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def test_its_history_is_whole(loaded: object) -> None:
    assert check() == []
    call_command("history", "verify")
