"""Progress and rounds that were entered by mistake are taken out again, with the reason."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from answerable.access.roles import Role
from answerable.history.changes import EditedMeanwhile
from answerable.history.together import read_all
from answerable.plan import changes
from answerable.plan.models import Action, Commitment, Round, Statement
from answerable.plan.record import plan_of
from tests.board import Made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan_in")]


def write(made: Made, round: Round, typed: str, since: int | None = 0) -> Statement:
    action = Action.objects.get(ref="1.1.2")
    return changes.write_statement(by=made.manager, action=action, round=round, typed=typed, since=since)


def test_progress_that_was_withdrawn_can_be_written_anew(made: Made) -> None:
    march = changes.open_round(by=made.manager, plan=Action.objects.first().plan, title="March", on=date(2013, 3, 1))  # type: ignore[union-attr]
    said = write(made, march, "Of another action")
    with pytest.raises(EditedMeanwhile):
        write(made, march, "Written by somebody who saw nothing yet")
    changes.withdraw(by=made.manager, thing=said, reason="Written on the wrong action")
    record = read_all(None, plan_of(said.plan_id))[0]
    assert record is not None and (march.pk, said.action_id) not in record.statement_of
    write(made, march, "What was done")
    record = read_all(None, plan_of(said.plan_id))[0]
    assert record is not None and record.statement_of[march.pk, said.action_id].text == "What was done"


def test_a_round_is_withdrawn_only_while_nothing_was_said_or_promised_in_it(made: Made) -> None:
    plan = Action.objects.get(ref="1.1.2").plan
    march = changes.open_round(by=made.manager, plan=plan, title="March 2031", on=date(2031, 3, 1))
    promise = Commitment.objects.get()
    changes.conclude_commitment(by=made.manager, commitment=promise, outcome="done", words="Done", round=march)
    with pytest.raises(ValidationError, match="something was asked, reported or promised in it"):
        changes.withdraw(by=made.manager, thing=march, reason="A slip")
    changes.conclude_commitment(by=made.manager, commitment=promise, outcome="done", words="Done")
    said = write(made, march, "Said")
    with pytest.raises(ValidationError, match="something was asked, reported or promised in it"):
        changes.withdraw(by=made.manager, thing=march, reason="A slip")
    changes.withdraw(by=made.manager, thing=said, reason="A slip")
    changes.withdraw(by=made.manager, thing=march, reason="The year was mistyped")
    assert [round.title for round in read_all(None, plan_of(plan.pk))[0].rounds] == ["December 2012"]  # type: ignore[union-attr]
    changes.open_round(by=made.manager, plan=plan, title="March 2013", on=date(2013, 3, 1))
    imported = Round.objects.get(title="December 2012")
    with pytest.raises(ValidationError, match="undone with the document"):
        changes.withdraw(by=made.manager, thing=imported, reason="x")


def test_the_pages_lead_there_and_back(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    said = Statement.objects.get()
    action, here = f"/boards/eastmarsh/plan/{said.action_id}/", "/boards/eastmarsh/plan/withdraw/"
    assert f'href="{here}progress/{said.pk}/"' in client.get(action).text
    form = client.get(f"{here}progress/{said.pk}/").text
    assert "Withdraw this progress" in form
    version = form.partition('name="version" value="')[2].partition('"')[0]
    done = client.post(f"{here}progress/{said.pk}/", {"reason": "On the wrong action", "version": version}, follow=True)
    assert done.redirect_chain[-1][0] == action
    assert "The progress is withdrawn" in done.text and "Nothing has been reported on this action yet" in done.text
    assert "On the wrong action" in done.text, "its history says why"
    march = changes.open_round(by=made.manager, plan=said.plan, title="March 2013", on=date(2013, 3, 1))
    assert f'href="{here}round/{march.pk}/"' in client.get(f"/boards/eastmarsh/plan/levels/{said.plan_id}/").text
    refused = client.post(f"{here}round/{said.round_id}/", {"reason": "A slip", "version": "-1"}).text
    assert "error-summary" in refused and "A slip" in refused
