"""What the committee recommended and what became of it, for those who read published papers alone."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.desk.changes import note_recommended
from answerable.history.reading import check
from answerable.papers.models import Paper
from answerable.plan.changes import conclude_commitment
from answerable.plan.models import Commitment, Round
from answerable.questions.changes import share
from answerable.questions.record import questions_of
from answerable.recommendations.changes import put_beside, respond
from answerable.recommendations.models import Promised, Recommendation, Response
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
MET = date(2013, 1, 15)
HEAD = "What the committee recommended, and what became of it"


@pytest.fixture
def paper(made: Made) -> Paper:
    paper = add_plan(made)
    Paper.objects.filter(pk=paper.pk).update(state="published")
    return Paper.objects.get(pk=paper.pk)


def recommend(made: Made, paper: Paper, *texts: str) -> list[Recommendation]:
    of = note_recommended(by=made.manager, paper=paper, on=MET, texts=texts).of
    return list(of.items.order_by("order"))


def first_page(client: Client, made: Made, role: Role) -> str:
    client.force_login(made.users[role])
    return client.get(f"/boards/{made.board.slug}/").text


def test_the_committee_s_words_come_back_and_what_became_of_them(made: Made, paper: Paper, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    page = f"/boards/{made.board.slug}/papers/{paper.pk}/committee/"
    assert "What the committee recommended" in client.get(f"/boards/{made.board.slug}/papers/{paper.pk}/").text
    day = {"on-day": "15", "on-month": "1", "on-year": "2013"}
    sent = client.post(f"{page}add/", {**day, "texts": "Ask younger children\n\n Report in June \n"})
    assert sent.status_code == 302
    one, two = Recommendation.objects.order_by("order")
    assert (one.text, two.text, one.of.made_by, one.of.made_on) == (
        "Ask younger children",
        "Report in June",
        paper.committee,
        "15 January 2013",
    )
    answer = f"/boards/{made.board.slug}/papers/recommendations/{one.pk}/conclude/"
    later = {"on-day": "2", "on-month": "3", "on-year": "2013"}
    for status, words, when in (("accepted", "We shall", day), ("done", "A survey was run", later)):
        sent = client.post(answer, {**when, "status": status, "words": words})
        assert sent["Location"] == page
    for role in (Role.SCRUTINY_MEMBER, Role.SCRUTINY_OFFICER, Role.CO_OPTED_MEMBER):
        text = first_page(client, made, role)
        assert HEAD in text and "Ask younger children" in text and "A survey was run" in text
        assert "We shall" not in text and "Nothing has been said of it yet." in text
        whole = client.get(page).text
        assert whole.index("We shall") < whole.index("A survey was run") and "Say what became of it" not in whole
        assert client.get(f"{page}add/").status_code == client.get(answer).status_code == 403


def test_of_a_paper_that_is_not_published_nothing_is_told(made: Made, paper: Paper, client: Client) -> None:
    recommend(made, paper, "Ask younger children")
    Paper.objects.update(state="draft")
    assert "Ask younger children" not in first_page(client, made, Role.SCRUTINY_MEMBER)
    assert client.get(f"/boards/{made.board.slug}/papers/{paper.pk}/committee/").status_code == 404
    paper.refresh_from_db()
    with pytest.raises(ValidationError):
        recommend(made, paper, "Report in June")


def test_only_whoever_keeps_the_plan_writes_and_nothing_of_a_day_ahead(made: Made, paper: Paper) -> None:
    (one,) = recommend(made, paper, "Ask younger children")
    said: dict[str, Any] = {"recommendation": one, "status": "done", "words": "Done."}
    with pytest.raises(PermissionDenied):
        respond(by=made.actor(Role.CHAIR), on=MET, **said)
    with pytest.raises(Http404):
        respond(by=make("calderwick").manager, on=MET, **said)
    ahead = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError):
        respond(by=made.manager, on=ahead, **said)
    with pytest.raises(ValidationError):
        note_recommended(by=made.manager, paper=paper, on=ahead, texts=["Later"])
    with pytest.raises(PermissionDenied):
        note_recommended(by=made.actor(Role.SCRUTINY_OFFICER), paper=paper, on=MET, texts=["Mine"])
    assert not Response.objects.exists() and Recommendation.objects.count() == 1


def test_questions_that_the_chair_shared_stand_on_the_first_page(made: Made, paper: Paper, client: Client) -> None:
    assert "Questions that the chair has shared" not in first_page(client, made, Role.SCRUTINY_OFFICER)
    question = questions_of(made.board.pk).every[0].question
    share(by=made.actor(Role.CHAIR), board=made.board, question=question)
    assert "Questions that the chair has shared" in first_page(client, made, Role.SCRUTINY_OFFICER)
    assert "Questions that the chair has shared" not in first_page(client, made, Role.SAFEGUARDING_LEAD)


def test_whoever_reads_the_plan_has_a_first_page_of_their_own(made: Made, paper: Paper, client: Client) -> None:
    recommend(made, paper, "Ask younger children")
    assert HEAD not in first_page(client, made, Role.LAY_MEMBER)


def test_a_promise_stands_beside_what_it_answers_and_the_committee_reads_no_more_of_it_than_that(
    made: Made, paper: Paper, client: Client
) -> None:
    (one,) = recommend(made, paper, "Ask younger children")
    respond(by=made.manager, recommendation=one, status="accepted", on=MET, words="We shall ask them by a survey")
    page = f"/boards/{made.board.slug}/papers/{paper.pk}/committee/"
    put = f"/boards/{made.board.slug}/papers/recommendations/{one.pk}/promise/"
    client.force_login(made.users[Role.MANAGER])
    assert "We shall ask them by a survey</textarea>" in client.get(put).text  # a new one begins from what was said
    assert "Choose a promise above" in client.post(put, {"promise": "", "what": ""}).text
    sent = client.post(put, {"promise": "", "what": "Run a survey", "who": "Police", "due": "March 2013"})
    assert sent["Location"] == page
    promise = Commitment.objects.get(what="Run a survey")
    assert promise.round == Round.objects.filter(plan=promise.plan_id).latest("on")
    Commitment.objects.filter(pk=promise.pk).update(what="Run a survey of what nobody may know")
    for role, knows in ((Role.MANAGER, True), (Role.LAY_MEMBER, True), (Role.SCRUTINY_MEMBER, False)):
        client.force_login(made.users[role])
        text = client.get(page).text
        assert "Run a survey (by March 2013)" in text and "nobody may know" not in text and "Overdue" in text
        assert (f"/promises/{promise.pk}/" in text) is knows and "Police" not in text
        assert client.get(put).status_code == (200 if role is Role.MANAGER else 403)
    conclude_commitment(by=made.manager, commitment=Commitment.objects.get(pk=promise.pk), outcome="done")
    text = first_page(client, made, Role.SCRUTINY_OFFICER)
    assert "Run a survey (by March 2013)" in text and "Done" in text and "Overdue" not in text
    Commitment.objects.filter(pk=promise.pk).update(withdrawn=True)
    assert "Run a survey" not in client.get(page).text


def test_a_promise_of_the_plan_is_put_beside_it_once_and_taken_away_again(
    made: Made, paper: Paper, client: Client
) -> None:
    (one,) = recommend(made, paper, "Ask younger children")
    promise = Commitment.objects.filter(board=made.board).earliest("pk")
    with pytest.raises(PermissionDenied):
        put_beside(by=made.actor(Role.CHAIR), recommendation=one, promise=promise)
    client.force_login(made.users[Role.MANAGER])
    put = f"/boards/{made.board.slug}/papers/recommendations/{one.pk}/promise/"
    assert client.post(put, {"promise": str(promise.pk)}).status_code == 302
    assert f'value="{promise.pk}"' not in client.get(put).text
    with pytest.raises(ValidationError, match="already"):
        put_beside(by=made.manager, recommendation=one, promise=promise)
    elsewhere = make("calderwick")
    add_plan(elsewhere)
    theirs = Commitment.objects.filter(board=elsewhere.board).earliest("pk")
    with pytest.raises(ValidationError, match="not in the board"):
        put_beside(by=made.manager, recommendation=one, promise=theirs)
    promised = Promised.objects.get()
    away = f"/boards/{made.board.slug}/papers/recommendations/promised/{promised.pk}/withdraw/"
    assert client.post(away, {"reason": "Another one does"}).status_code == 302
    promised.refresh_from_db()
    assert promised.withdrawn and not Commitment.objects.get(pk=promise.pk).withdrawn
    put_beside(by=made.manager, recommendation=one, promise=promise)
    assert check() == []
