"""A draft that is taken back: who may, until when, where it is still found, what it no longer stands in the way of."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from answerable.access.roles import Role
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.history.states import version_of
from answerable.intake.changes import undo_import
from answerable.intake.models import Document
from answerable.papers import changes
from answerable.papers.models import Paper
from answerable.plan.models import Plan
from tests.board import Made
from tests.example_plan import add_plan
from tests.papers.test_changes import WORDS, cleared, publish

pytestmark = pytest.mark.django_db
LIST = "/boards/eastmarsh/papers/"


@pytest.fixture
def paper(made: Made) -> Paper:
    paper = add_plan(made)
    for key, block in WORDS.items():
        paper = changes.write_section(by=made.manager, paper=paper, key=key, **block)
    return paper


def withdraw(made: Made, paper: Paper, role: Role = Role.MANAGER, **options: int) -> Paper:
    return changes.withdraw(by=made.actor(role), paper=paper, post="A post", reason="Begun twice", **options)


def test_a_draft_leaves_the_lists_and_keeps_its_words_the_reason_and_what_agencies_said(
    made: Made, paper: Paper, client: Client
) -> None:
    changes.move(by=made.manager, paper=paper, to="accuracy check", post="x")
    changes.reply(by=made.actor(Role.AGENCY_LEAD), paper=paper, about="4.1", words="It was 41%.")
    client.force_login(made.users[Role.MANAGER])
    places = [LIST, "/boards/eastmarsh/", "/boards/eastmarsh/search/?q=progress"]
    link = f"{LIST}{paper.pk}/"
    assert [link in client.get(place).text for place in places] == [True, True, True]
    withdraw(made, paper)
    assert [link in client.get(place).text for place in places] == [False, False, False]
    page = client.get(link).text
    for words in ("Withdrawn", "Begun twice", "It was 41%.", "Words that somebody wrote."):
        assert words in page
    assert "<form" not in page.partition("<main")[2] and "Withdraw this draft" not in page
    assert Event.objects.filter(what="paper withdrawn", subject=f"papers.Paper:{paper.pk}").count() == 1
    assert paper.history.order_by("-history_id").first().history_change_reason == "Begun twice" and check() == []


def test_the_lists_as_at_a_day_before_still_show_it(made: Made, client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        paper = add_plan(made)
    with time_machine.travel(datetime(2026, 3, 9, 12, tzinfo=UTC), tick=False):
        withdraw(made, paper)
    client.force_login(made.users[Role.CHAIR])
    for place in (LIST, "/boards/eastmarsh/"):
        shown = {
            day: f"{LIST}{paper.pk}/" in client.get(f"{place}?at=2026-03-{day}").text for day in ("01", "05", "10")
        }
        assert shown == {"01": False, "05": True, "10": False}
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    assert paper.title not in client.get(f"{LIST}?at=2026-03-05").text, "a draft is nobody's outside the board"


def test_what_changed_tells_of_it(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.CHAIR])
    days = "start-day=2&start-month=3&start-year=2026&until-day=10&until-month=3&until-year=2026"
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        paper = add_plan(made)
    with time_machine.travel(datetime(2026, 3, 9, 12, tzinfo=UTC), tick=False):
        withdraw(made, paper)
    groups = client.get(f"/boards/eastmarsh/changes/?{days}").context["groups"]
    assert [f"{one.lead} {one.words}" for _, rows, _ in groups for one, _ in rows] == [f"{paper.title} was withdrawn."]


def test_nothing_can_be_done_with_it_any_more(made: Made, paper: Paper) -> None:
    paper = withdraw(made, paper)
    for attempt in (
        lambda: changes.write_section(by=made.manager, paper=paper, key="summary", text="Other words."),
        lambda: changes.move(by=made.manager, paper=paper, to="accuracy check", post="x"),
        lambda: withdraw(made, paper),
    ):
        with pytest.raises(ValidationError, match="withdrawn"):
            attempt()


def test_only_who_may_write_papers_and_with_a_reason(made: Made, paper: Paper) -> None:
    for role in (Role.CHAIR, Role.AGENCY_LEAD):
        with pytest.raises(PermissionDenied):
            withdraw(made, paper, role)
    with pytest.raises(ValidationError, match="Say why"):
        changes.withdraw(by=made.manager, paper=paper, post="x", reason=" ")
    with pytest.raises(EditedMeanwhile):
        withdraw(made, paper, since=version_of(paper) - 1)
    assert withdraw(made, paper, Role.QUALITY_OFFICER).withdrawn


def test_what_was_approved_or_published_is_not_withdrawn(
    made: Made, paper: Paper, tmp_path: Path, client: Client
) -> None:
    ready = cleared(made, paper)
    with pytest.raises(ValidationError, match="has approved this paper. Send it back to draft first"):
        withdraw(made, ready)
    client.force_login(made.users[Role.MANAGER])
    assert "Withdraw this draft" not in client.get(f"{LIST}{paper.pk}/").text
    published = publish(made, ready, tmp_path)
    with pytest.raises(ValidationError, match="never withdrawn. Correct it by a new version"):
        withdraw(made, published)
    answer = client.post(f"{LIST}{paper.pk}/withdraw/", {"post": "x", "reason": "No", "version": "1"}, follow=True)
    assert "A published paper is never withdrawn" in answer.text
    fresh = changes.correct_paper(by=made.manager, paper=published, correction="A figure was wrong.")
    withdraw(made, fresh)
    assert changes.correct_paper(by=made.manager, paper=published, correction="Two were.").version == 2


def test_a_withdrawn_draft_stands_in_no_undo_s_way(made: Made, paper: Paper, client: Client) -> None:
    document = Document.objects.get()
    with pytest.raises(ValidationError, match="rests on what this document brought in"):
        undo_import(by=made.manager, document=document, reason="The wrong file")
    withdraw(made, paper)
    undo_import(by=made.manager, document=document, reason="The wrong file")
    assert not Plan.objects.filter(withdrawn=False).exists()
    client.force_login(made.users[Role.MANAGER])
    assert "Words that somebody wrote." in client.get(f"{LIST}{paper.pk}/").text


def test_the_page_asks_for_the_reason_and_leads_back_to_the_list(made: Made, paper: Paper, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    url = f"{LIST}{paper.pk}/withdraw/"
    assert f'href="{url}"' in client.get(f"{LIST}{paper.pk}/").text
    sent = {"post": "Business Manager", "version": str(version_of(paper))}
    assert "Enter why it is withdrawn" in client.post(url, sent).text
    assert not Paper.objects.get(pk=paper.pk).withdrawn
    done = client.post(url, {**sent, "reason": "Begun twice"}, follow=True)
    assert done.redirect_chain == [(LIST, 302)] and "is withdrawn. It stays in the history." in done.text
