"""The board's own groups are asked as agencies are, and their chairs answer; a post is asked with its agency."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.actor import INSTALLER, Party
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Ask
from answerable.asks.record import parts_of
from answerable.history.reading import check
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_group, add_post, appoint, change_group, make_account
from answerable.partnership.models import Agency, Group
from answerable.plan.changes import change_action, make_plan, open_round
from answerable.plan.models import Action, Plan, Round, Update
from answerable.plan.reporting import Report
from tests.asks.asked import Asked, code_in, sent
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
SAID = Report(text="Sixty files were audited.")


def chair_of(made: Made, group: Group, agency: Agency | None = None) -> User:
    email = f"chair{group.pk}@eastmarsh.example"
    user = make_account(by=INSTALLER, email=email, password=None)
    about = {"role": Role.GROUP_CHAIR, "post": "Chair of the group", "group": group, "agency": agency, "email": email}
    appoint(by=made.manager, board=made.board, user=user, starts=timezone.localdate(), **about)  # type: ignore[arg-type]
    return user


@pytest.fixture
def group(made: Made) -> Group:
    """Leads the action that nobody led."""
    add_plan(made)
    found = add_group(by=made.manager, board=made.board, name="Audit group")
    lead(made, "Audit group")
    return found


def lead(made: Made, name: str) -> None:
    action = Action.objects.get(board=made.board, ref="1.1.2")
    change_action(by=made.manager, action=action, text=action.text, due=None, leads=[name], contributors=[])


@pytest.fixture
def round(made: Made, group: Group) -> Round:
    plan = Plan.objects.get(board=made.board)
    return open_round(by=made.manager, plan=plan, title="March 2031", on=timezone.localdate())


def asked_of(made: Made, round: Round, body: Agency | Group) -> Asked:
    due = timezone.localdate() + timedelta(days=14)
    (ask,) = changes.open_asks(by=made.manager, round=round, due=due, parties=[body])
    return Asked(made, ask, Agency.objects.get(members__board=made.board), Action.objects.get(ref="1.1.2"))


@pytest.fixture
def asked(made: Made, round: Round, group: Group) -> Asked:
    return asked_of(made, round, group)


def test_a_round_asks_groups_beside_agencies(made: Made, round: Round, group: Group, client: Client) -> None:
    chair_of(made, group)
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/asks/rounds/{round.pk}/"
    page = client.get(url).text
    assert "Audit group: 1 action" in page and "Eastmarsh Council: 1 action" in page
    assert "Audit group: 1 action – no address" not in page and "Who cannot be asked" not in page
    day = {"due-day": "27", "due-month": "3", "due-year": "2030"}
    page = sent(client, url, **day, parties=[f"group {group.pk}"]).text
    assert "Audit group" in page and f"chair{group.pk}@eastmarsh.example" in page
    ask = Ask.objects.get()
    assert ask.party == Party(group=group.pk)
    assert [part.action.ref for part in parts_of(ask.plan_id, ask.round_id, ask.party)] == ["1.1.2"]


def test_the_chair_answers_signed_in_and_everybody_reads_whose_words_they_are(asked: Asked, group: Group) -> None:
    client = Client()
    client.force_login(chair_of(asked.made, group))
    assert "Answer for March 2031 by" in client.get("/boards/eastmarsh/").text
    url = f"/boards/eastmarsh/answers/{asked.ask.pk}/"
    sent(client, f"{url}actions/{asked.action.pk}/", text=SAID.text)
    page = f"/boards/eastmarsh/plan/{asked.action.pk}/"
    reader = Client()
    reader.force_login(asked.made.users[Role.CHAIR])
    assert SAID.text in client.get(page).text and SAID.text not in reader.get(page).text  # not sent yet
    sent(client, f"{url}send/")
    assert "<strong>Audit group</strong> (submitted)" in reader.get(page).text
    update = Update.objects.get(round=asked.ask.round)
    assert (update.party, update.on_behalf) == (Party(group=group.pk), "") and check() == []
    changed = "/boards/eastmarsh/changes/?start-day=1&start-month=1&start-year=2000"
    assert "Audit group reports: “Sixty files were audited”" in reader.get(changed).text


def test_the_chair_of_a_group_answers_for_no_agency_and_for_no_other_group(asked: Asked, group: Group) -> None:
    made = asked.made
    other = add_group(by=made.manager, board=made.board, name="Training group")
    by = actor_for(chair_of(made, other, agency=asked.agency))
    assert by.parties(made.board.pk) == {Party(group=other.pk)}
    for ask in (asked.ask, asked_of(made, asked.ask.round, asked.agency).ask):
        with pytest.raises(PermissionDenied, match="somebody else"):
            changes.say_part(by=by, ask=ask, action=asked.action, report=SAID)
    elsewhere = make("calderwick")
    theirs = actor_for(chair_of(elsewhere, add_group(by=elsewhere.manager, board=elsewhere.board, name="Theirs")))
    assert theirs.parties(made.board.pk) == frozenset()


def test_a_link_answers_for_a_group_until_the_group_is_no_more(asked: Asked, group: Group) -> None:
    _, key = changes.issue_link(by=asked.made.manager, ask=asked.ask, name="Example", email="x@eastmarsh.example")
    client = Client()
    client.post(f"/requests/{key}/")
    client.post(f"/requests/{key}/code/", {"code": code_in(mail.outbox[-1])})
    assert "Audit group" in client.get(asked.url).text
    sent(client, f"{asked.url}actions/{asked.action.pk}/", text=SAID.text)
    assert Update.objects.get(round=asked.ask.round).party == Party(group=group.pk)
    held = {"name": group.name, "kind": group.kind, "names": []}
    change_group(by=asked.made.manager, group=group, withdrawn=True, reason="Merged", **held)  # type: ignore[arg-type]
    assert client.get(asked.url).status_code == 403


def test_a_group_is_asked_once_in_a_round_and_only_of_the_own_board(asked: Asked, group: Group) -> None:
    by, about = asked.made.manager, {"round": asked.ask.round, "due": asked.ask.due}
    assert changes.open_asks(by=by, **about, parties=[group]) == []
    elsewhere = make("calderwick")
    theirs = add_group(by=elsewhere.manager, board=elsewhere.board, name="Theirs")
    with pytest.raises(ValidationError, match="not on the board"):
        changes.open_asks(by=by, **about, parties=[theirs])
    for wrong in ({"agency": asked.agency}, {"agency": None, "group": None}):  # both, and neither
        with pytest.raises(IntegrityError), transaction.atomic():
            Ask.objects.filter(pk=asked.ask.pk).update(**wrong)


def test_a_post_is_asked_with_the_agency_whose_it_is(made: Made, round: Round, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    council = Agency.objects.get(members__board=made.board)
    lead(made, "Head of Safeguarding")
    url = f"/boards/eastmarsh/asks/rounds/{round.pk}/"
    assert "Nobody has said who this is." in client.get(url).text
    post = add_post(by=made.manager, board=made.board, name="Head of Safeguarding")
    assert "Head of Safeguarding: 1 action – no address is known" in client.get(url).text
    type(post).objects.filter(pk=post.pk).update(agency=council)
    page = client.get(url).text
    assert "Eastmarsh Council: 2 actions" in page and "Head of Safeguarding" not in page
    asked = asked_of(made, round, council)
    parts = parts_of(asked.ask.plan_id, asked.ask.round_id, asked.ask.party)
    assert [(part.action.ref, part.part) for part in parts] == [("1.1.1", "lead"), ("1.1.2", "lead")]


def test_the_minutes_of_answers_are_told_with_how_many_told_them(asked: Asked, group: Group, client: Client) -> None:
    by = actor_for(chair_of(asked.made, group))
    changes.say_part(by=by, ask=asked.ask, action=asked.action, report=SAID)
    changes.submit(by=by, ask=asked.ask, minutes=25)
    asked_of(asked.made, asked.ask.round, asked.agency)
    client.force_login(asked.made.users[Role.MANAGER])
    page = " ".join(client.get(f"/boards/eastmarsh/asks/?round={asked.ask.round_id}").text.split())
    assert "25, for 1 of 1" in page and "1 of 2 answered, 1 of them not yet accepted" in page


def test_what_a_group_is_asked_is_nobody_s_duty_once_the_group_is_no_more(asked: Asked, group: Group) -> None:
    client = Client()
    client.force_login(chair_of(asked.made, group))
    mine = "/boards/eastmarsh/asks/mine/"
    assert "March 2031" in client.get(mine).text and "Answer for March 2031" in client.get("/boards/eastmarsh/").text
    held = {"name": group.name, "kind": group.kind, "names": []}
    change_group(by=asked.made.manager, group=group, withdrawn=True, reason="Merged", **held)  # type: ignore[arg-type]
    assert "March 2031" not in client.get(mine).text
    assert "Answer for March 2031" not in client.get("/boards/eastmarsh/").text


def test_what_is_asked_of_one_plan_after_the_other_takes_no_more_queries(asked: Asked, group: Group) -> None:
    client = Client()
    client.force_login(chair_of(asked.made, group))
    counts = []
    for year in range(3):
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/boards/eastmarsh/asks/mine/").text.count("Audit group") >= year + 1
        counts.append(len(seen))
        plan = make_plan(by=asked.made.manager, board=asked.made.board, title=f"Plan {year}", period=f"20{year}0/1")
        later = open_round(by=asked.made.manager, plan=plan, title=f"Round {year}", on=timezone.localdate())
        asked_of(asked.made, later, group)
    assert counts[0] == counts[1] == counts[2]
