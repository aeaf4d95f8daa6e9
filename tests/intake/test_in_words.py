"""What the board's words on an action state is offered, and kept where a person says so."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from answerable.access.roles import Role
from answerable.evidence.models import Claim, Measure, Observation
from answerable.history.changes import EditedMeanwhile
from answerable.intake.changes import keep_found
from answerable.intake.in_words import known_beside, offers_in, understood
from answerable.papers.models import Paper
from answerable.partnership.changes import add_agency
from answerable.plan.changes import write_statement
from answerable.plan.models import Action, Commitment, Round, Shortfall, Statement, Update
from tests.board import Made
from tests.filling import filled

pytestmark = pytest.mark.django_db
WORDS = """Forty-two of 60 schools (70%) answered the survey in June 2012.

- Hostels reported 31 incidents in 2011 and 24 in 2012.

A full report is due in March 2033. However, there is little evidence that practice has changed."""


def written(made: Made, words: str, of: int = 0) -> Statement:
    action = Action.objects.filter(board=made.board).order_by("pk")[of]
    return write_statement(by=made.manager, action=action, round=Round.objects.latest("on"), typed=words)


def left_in(said: Statement) -> set[str]:
    known = known_beside(said)
    return set(offers_in(said, known, understood(said, known)))


def page_of(made: Made, said: Statement) -> str:
    return reverse("intake:in-words", args=[made.board.slug, said.pk])


def test_what_the_words_state_is_offered_and_all_of_it_is_kept_with_one_press(made: Made, plan_in: Paper) -> None:
    client, said = Client(), written(made, WORDS)
    client.force_login(made.users[Role.MANAGER])
    before = Measure.objects.count()
    page = filled(client, page_of(made, said), button="Keep what is ticked")
    kept = page.text_content().partition("Kept: ")[2].partition(".")[0]
    assert "2 measures" in kept and "promise" in kept and "observation" not in kept and "commitment" not in kept
    assert Measure.objects.count() == before + 2
    fresh = Measure.objects.order_by("pk")[before:]
    assert all(one.source == {"statement": said.pk, "part": place(said)} for one in map(without_line, fresh))
    schools = Observation.objects.get(denominator=60)
    assert (schools.numerator, schools.round) == (42, said.round)
    assert Claim.objects.filter(measure__in=list(fresh)).count() == 2
    assert Commitment.objects.filter(action=said.action, due_words="March 2033").exists()
    assert Shortfall.objects.filter(action=said.action, text__contains="little evidence").exists()

    again = client.get(page_of(made, said)).content.decode()
    assert "All that was found in them is kept" in again and "Keep what is ticked" not in again


def place(said: Statement) -> str:
    return f"progress of {said.action.ref}, {said.round.title}"


def without_line(one: Measure) -> Measure:
    one.source.pop("line", None)
    return one


def test_only_what_is_ticked_is_kept(made: Made, plan_in: Paper) -> None:
    client, said = Client(), written(made, WORDS)
    client.force_login(made.users[Role.MANAGER])
    before = Measure.objects.count(), Shortfall.objects.count()
    filled(client, page_of(made, said), measures=[], shortfalls=[])
    assert (Measure.objects.count(), Shortfall.objects.count()) == before
    assert Commitment.objects.filter(action=said.action, due_words="March 2033").exists()
    assert left_in(said) == {"measures", "shortfalls"}


def test_words_that_state_nothing_lead_back_to_the_action(made: Made, plan_in: Paper) -> None:
    client, said = Client(), written(made, "The group met and talked.")
    client.force_login(made.users[Role.MANAGER])
    answer = client.get(page_of(made, said))
    assert answer.status_code == 302 and f"/plan/{said.action_id}/" in answer["Location"]


def test_whoever_writes_progress_is_shown_what_it_states(made: Made, plan_in: Paper) -> None:
    client = Client()
    client.force_login(made.users[Role.MANAGER])
    action, round = Action.objects.earliest("pk"), Round.objects.latest("on")
    at = reverse("plan:progress", args=[made.board.slug, action.pk, round.pk])
    page = filled(client, at, typed=WORDS)
    assert page.findtext(".//h1") == "What these words state"
    assert [label.text_content().strip() for label in page.find_class("govuk-checkboxes__label")][0].startswith(
        "schools answered the survey: "
    )


def test_an_agencys_part_becomes_what_it_reports_and_its_figures_are_its_own(made: Made, plan_in: Paper) -> None:
    agency = add_agency(by=made.manager, board=made.board, name="Eastmarsh Harbour Trust", names=["EHT"])
    said = written(made, "Two agencies answered.\n\nEHT\n\n- Use of restraint fell by 12% between 2011 and 2012.", of=1)
    Update.objects.filter(action=said.action).delete()
    keep_found(by=made.manager, statement=said, chosen={"updates": [0], "measures": [0, 1]})
    update = Update.objects.get(action=said.action, agency=agency)
    assert (update.state, update.round) == ("proposed", said.round) and "12%" in update.text
    measure = Measure.objects.get(agency=agency)
    assert (measure.what, measure.producer) == ("Use of restraint", "agency itself")


def test_a_promise_that_stands_is_not_offered_again(made: Made, plan_in: Paper) -> None:
    said = written(made, WORDS)
    keep_found(by=made.manager, statement=said, chosen={"commitments": [0]})
    assert "commitments" not in left_in(said)
    keep_found(by=made.manager, statement=said, chosen={"commitments": [0]})  # somebody else's press, a moment later
    assert Commitment.objects.filter(action=said.action, due_words="March 2033").count() == 1


def test_words_that_were_changed_meanwhile_are_read_again_first(made: Made, plan_in: Paper) -> None:
    said = written(made, WORDS)
    since = said.history.latest("history_id").history_id
    written(made, "A full report is due in May 2033.")
    with pytest.raises(EditedMeanwhile):
        keep_found(by=made.manager, statement=said, chosen={"commitments": [0]}, since=since)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.AGENCY_LEAD, Role.SCRUTINY_MEMBER])
def test_who_keeps_no_plan_keeps_nothing(made: Made, plan_in: Paper, role: Role) -> None:
    said, chosen = written(made, WORDS), dict[str, Any](commitments=[0])
    with pytest.raises(PermissionDenied):
        keep_found(by=made.actor(role), statement=said, chosen=chosen)
