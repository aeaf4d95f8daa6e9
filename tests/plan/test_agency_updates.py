"""What one agency reports on an action in a round: written, corrected and withdrawn, as the board's own words are."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from answerable.access.roles import Role
from answerable.intake.obstacles import obstacles
from answerable.intake.undoing import InTheWay
from answerable.partnership.changes import make_agency
from answerable.partnership.models import Agency
from answerable.plan import changes
from answerable.plan.models import Action, Round, Update
from answerable.plan.reporting import Report
from tests.board import Made, make
from tests.example_plan import add_plan
from tests.plan.test_above_actions import version

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    return made


@pytest.fixture
def council(made: Made) -> Agency:
    return Agency.objects.get(name="Eastmarsh Council")


def split_wrongly(made: Made, council: Agency) -> Update:
    """A part of a statement that an import took for the council's."""
    of = {"round": Round.objects.get(), "action": Action.objects.get(ref="1.1.1")}
    wrong = Update(**of, agency=council, text="The police asked <40> and the council", state="proposed")
    return changes.add_all(by=made.manager, plan=of["action"].plan, things=[wrong])[0]


def said(made: Made, **how: Any) -> dict[str, Any]:
    here = {"board": made.board}
    of = {"action": Action.objects.get(ref="1.1.1", **here), "round": Round.objects.get(**here), "state": "submitted"}
    return {"by": made.manager, "report": Report(text="We asked 40."), "reason": "E-mail of 3 May", **of, **how}


def test_an_update_that_was_split_wrongly_is_put_right_and_taken_out(
    made: Made, council: Agency, client: Client
) -> None:
    wrong = split_wrongly(made, council)
    police = make_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    action = f"/boards/eastmarsh/plan/{wrong.action_id}/"
    change = f"/boards/eastmarsh/plan/updates/{wrong.pk}/change/"
    assert f'href="{change}"' in client.get(action).text
    began = version(client, change)
    typed = {
        "party": f"agency {police.pk}",
        "text": "We asked 40.",
        "state": "accepted",
        "reason": "Not the council",
        "version": began,
    }
    assert client.post(change, {**typed, "text": ""}).context["form"].errors.get("text")
    assert client.post(change, typed)["Location"] == f"{action}#r{wrong.round_id}"
    page = client.get(action).text
    assert "<strong>Eastmarsh Police</strong> (accepted)" in page and "We asked 40." in page
    history = page.partition('id="history"')[2]
    assert "What an agency reports changed: words; agency; where it stands from “proposed” to “accepted”" in history
    assert "The police asked &lt;40&gt;" in history and "Reason: Not the council" in history
    assert "Somebody changed this while you were writing" in client.post(change, {**typed, "text": "Older"}).text
    taken = f"/boards/eastmarsh/plan/withdraw/update/{wrong.pk}/"
    assert f'href="{taken}"' in page
    answer = client.post(taken, {"reason": "Nobody said it", "version": version(client, taken)})
    assert answer["Location"] == action
    page = client.get(action).text
    assert "Eastmarsh Police" not in page.partition('id="history"')[0] and "Reason: Nobody said it" in page


def test_what_an_agency_reports_is_written_once_in_a_round(made: Made, council: Agency, client: Client) -> None:
    silent, round = Action.objects.get(ref="1.1.2"), Round.objects.get()
    address = f"/boards/eastmarsh/plan/{silent.pk}/updates/{round.pk}/new/"
    assert f'href="{address}"' in client.get(f"/boards/eastmarsh/plan/{silent.pk}/").text
    typed = {
        "party": f"agency {council.pk}",
        "text": "We told the board.",
        "state": "submitted",
        "reason": "E-mail",
        "version": "0",
    }
    assert client.post(address, typed).status_code == 302
    page = client.get(f"/boards/eastmarsh/plan/{silent.pk}/").text
    assert "<strong>Eastmarsh Council</strong> (submitted)" in page and "We told the board." in page
    with pytest.raises(ValidationError, match="has reported on this action in this round already"):
        changes.write_update(**said(made, action=silent, party=council))
    with pytest.raises(ValidationError, match="an agency has reported on it"):
        changes.withdraw(by=made.manager, thing=silent, reason="A slip")


def test_two_parts_of_one_agency_are_put_right_each_by_itself(made: Made, council: Agency) -> None:
    split_wrongly(made, council)
    second = split_wrongly(made, council)
    changes.correct_update(
        by=made.manager, update=second, party=council, report=Report(text="Half of it"), state="proposed"
    )
    second.refresh_from_db()
    assert second.text == "Half of it"


def test_an_update_is_of_an_agency_on_the_board_and_of_a_round_of_the_plan(made: Made, council: Agency) -> None:
    other = make("calderwick")
    theirs = make_agency(by=other.manager, board=other.board, name="Calderwick Council")
    with pytest.raises(ValidationError, match="not on the board"):
        changes.write_update(**said(made, party=theirs))
    add_plan(other)
    with pytest.raises(ValidationError, match="another plan"):
        changes.write_update(**said(made, party=council, round=Round.objects.get(board=other.board)))
    with pytest.raises(PermissionDenied):
        changes.write_update(**said(made, party=council, by=made.actor(Role.CHAIR)))


def test_one_that_rests_on_an_import_can_be_withdrawn_on_its_page(made: Made, council: Agency) -> None:
    own = changes.write_update(**said(made, party=council))
    [obstacle] = obstacles("eastmarsh", InTheWay(later=[], changed=[], resting=[own]))
    assert "withdraw it" in obstacle.to_do and obstacle.pages[0][1] == f"/boards/eastmarsh/plan/{own.action_id}/"
