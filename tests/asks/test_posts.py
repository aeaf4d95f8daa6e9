"""A post of no agency is asked through whoever is appointed to it, and the board itself through its chair and its
business manager; what one of them writes is nobody else's to see before it is sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from answerable.access.actor import INSTALLER, Party
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Ask
from answerable.asks.pages import live
from answerable.history.reading import check
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_group, add_post, appoint, end_appointment, make_account
from answerable.partnership.models import Agency, Appointment, Group, Post
from answerable.plan.changes import change_action, open_round
from answerable.plan.models import Action, Answerer, Plan, Round, Update
from answerable.plan.reporting import Report
from tests.asks.asked import opened, sent
from tests.asks.test_groups import asked_of
from tests.board import Made
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
SAID = Report(text="Sixty files were audited.")
OFFICER = "ESCB Training Officer"


def lead(made: Made, *names: str) -> None:
    action = Action.objects.get(board=made.board, ref="1.1.2")
    change_action(by=made.manager, action=action, text=action.text, due=None, leads=list(names), contributors=[])


def appointed(
    made: Made, post: str, role: Role | str = Role.TRAINING_COORDINATOR, agency: Agency | None = None
) -> User:
    email = f"{post.lower().replace(' ', '.')}{Appointment.objects.count()}@eastmarsh.example"
    user = make_account(by=INSTALLER, email=email, password=None)
    who: dict[str, Any] = {"user": user, "email": email, "starts": timezone.localdate()}
    appoint(by=made.manager, board=made.board, role=role, post=post, agency=agency, **who)
    return user


@pytest.fixture
def round(made: Made) -> Round:
    add_plan(made)
    return open_round(by=made.manager, plan=Plan.objects.get(), title="March 2031", on=timezone.localdate())


@pytest.fixture
def post(made: Made, round: Round) -> Post:
    lead(made, OFFICER)
    return add_post(by=made.manager, board=made.board, name=OFFICER)


def test_whoever_is_appointed_by_the_words_of_a_post_of_no_agency_holds_it(made: Made, round: Round) -> None:
    council = Agency.objects.get(members__board=made.board)
    before = appointed(made, OFFICER.upper())
    lead(made, OFFICER)
    post = add_post(by=made.manager, board=made.board, name=OFFICER)
    after, theirs = appointed(made, OFFICER), appointed(made, OFFICER, Role.AGENCY_LEAD, council)
    own = {Party(post=post.pk)}
    assert actor_for(before).parties(made.board.pk) == actor_for(after).parties(made.board.pk) == own
    assert actor_for(theirs).parties(made.board.pk) == {Party(agency=council.pk)}  # an agency's own post is another
    other = add_post(by=made.manager, board=made.board, name="Head of Audit", agency=council)
    assert actor_for(appointed(made, "Head of Audit")).parties(made.board.pk) == set() and other.agency == council
    assert check() == []


def test_a_post_is_asked_answers_signed_in_and_is_read_once_it_is_sent(made: Made, round: Round, post: Post) -> None:
    holder, manager, other = Client(), Client(), Client()
    holder.force_login(appointed(made, OFFICER))
    manager.force_login(made.users[Role.MANAGER])
    other.force_login(appointed(made, "ESCB Policy Officer"))
    url = f"/boards/eastmarsh/asks/rounds/{round.pk}/"
    page = manager.get(url).text
    assert f"{OFFICER}: 1 action<" in " ".join(page.split()).replace(" <", "<") and "Who cannot be asked" not in page
    day = timezone.localdate() + timedelta(days=14)
    due = {"due-day": day.day, "due-month": day.month, "due-year": day.year}
    assert "escb.training.officer" in sent(manager, url, **due, parties=[f"post {post.pk}"]).text
    ask = Ask.objects.get()
    assert ask.party == Party(post=post.pk)
    here, action = f"/boards/eastmarsh/answers/{ask.pk}/", Action.objects.get(ref="1.1.2")
    assert OFFICER in holder.get("/boards/eastmarsh/asks/mine/").text
    assert "Answer for March 2031 by" in holder.get("/boards/eastmarsh/").text
    sent(holder, f"{here}actions/{action.pk}/", text=SAID.text)
    shown = f"/boards/eastmarsh/plan/{action.pk}/"
    assert SAID.text in holder.get(shown).text and SAID.text not in other.get(shown).text
    assert other.get(here).status_code == 404
    sent(holder, f"{here}send/")
    assert f"<strong>{OFFICER}</strong> (submitted)" in other.get(shown).text
    update = Update.objects.get(round=round)
    assert (update.party, update.on_behalf) == (Party(post=post.pk), "") and check() == []
    changed = "/boards/eastmarsh/changes/?start-day=1&start-month=1&start-year=2000"
    assert f"{OFFICER} reports: “Sixty files were audited”" in other.get(changed).text
    assert "says nothing" not in other.get(f"/boards/eastmarsh/who/posts/{post.pk}/").text


def test_one_post_writes_nothing_for_another(made: Made, round: Round, post: Post) -> None:
    other = add_post(by=made.manager, board=made.board, name="ESCB Policy Officer")
    ask, action = asked_of(made, round, post).ask, Action.objects.get(ref="1.1.2")  # type: ignore[arg-type]
    by = actor_for(appointed(made, "ESCB Policy Officer"))
    assert by.parties(made.board.pk) == {Party(post=other.pk)}
    with pytest.raises(PermissionDenied, match="somebody else"):
        changes.say_part(by=by, ask=ask, action=action, report=SAID)
    changes.say_part(by=actor_for(appointed(made, OFFICER)), ask=ask, action=action, report=SAID)
    assert not Update.objects.seen_by(by).filter(round=round).exists()
    for wrong in ({"group": add_group(by=made.manager, board=made.board, name="A group")}, {"post": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ask.objects.filter(pk=ask.pk).update(**wrong)


def test_a_link_to_a_post_ends_with_the_appointment_to_it(made: Made, round: Round, post: Post) -> None:
    appointed(made, OFFICER, "")  # without a role, and so without a way to sign in here
    asked = asked_of(made, round, post)  # type: ignore[arg-type]
    held = Appointment.objects.get(holds=post)
    to = {"name": "Officer", "email": held.person.email, "person": held.person.pk}
    link, _ = changes.issue_link(by=made.manager, ask=asked.ask, **to)
    assert live(pk=link.pk) is not None
    client = opened(asked)
    assert OFFICER in client.get(asked.url).text
    sent(client, f"{asked.url}actions/{Action.objects.get(ref='1.1.2').pk}/", text=SAID.text)
    assert Update.objects.get(round=round).party == Party(post=post.pk)
    end_appointment(by=made.manager, appointment=held, on=timezone.localdate())
    assert live(pk=link.pk) is None


def test_the_board_itself_is_asked_and_becomes_one_of_its_groups(made: Made, round: Round) -> None:
    lead(made, "ESCB")
    client = Client()
    client.force_login(made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/asks/rounds/{round.pk}/"
    assert "Eastmarsh Safeguarding Children Board: 1 action" in client.get(url).text
    day = timezone.localdate() + timedelta(days=14)
    due = {"due-day": day.day, "due-month": day.month, "due-year": day.year}
    page = sent(client, url, **due, parties=["group 0"]).text
    itself = Group.objects.get(kind="board")
    assert "chair@eastmarsh.example" in page and itself.names == "ESCB"
    ask = Ask.objects.get()
    assert ask.party == Party(group=itself.pk) and Answerer.objects.get(words="ESCB").group == itself
    board, own = made.board.pk, {Party(group=itself.pk)}
    assert made.actor(Role.CHAIR).parties(board) == made.manager.parties(board) == own
    assert made.actor(Role.SCRUTINEER).parties(board) == made.actor(Role.QUALITY_OFFICER).parties(board) == set()
    action = Action.objects.get(ref="1.1.2")
    changes.say_part(by=made.actor(Role.CHAIR), ask=ask, action=action, report=SAID)
    with pytest.raises(PermissionDenied, match="somebody else"):
        changes.say_part(by=made.actor(Role.SCRUTINEER), ask=ask, action=action, report=SAID)
    assert not Update.objects.seen_by(made.actor(Role.SCRUTINEER)).filter(round=round).exists()
    changes.submit(by=made.manager, ask=ask)  # the business manager answers for the board in its own words
    assert Update.objects.get(round=round).on_behalf == "" and check() == []
    chair = Appointment.objects.get(role=Role.CHAIR)
    link, _ = changes.issue_link(
        by=made.manager, ask=asked_of_next(made, itself), name="Chair", email="c@x.example", person=chair.person_id
    )
    assert live(pk=link.pk) is not None


def asked_of_next(made: Made, body: Group) -> Ask:
    plan = Plan.objects.get()
    return asked_of(made, open_round(by=made.manager, plan=plan, title="April", on=timezone.localdate()), body).ask


def test_a_group_under_the_board_s_own_name_is_the_board_itself(made: Made, round: Round) -> None:
    itself = add_group(by=made.manager, board=made.board, name=made.board.name)
    lead(made, "The Board")  # words that no record settles
    client = Client()
    client.force_login(made.users[Role.MANAGER])
    page = client.get(f"/boards/eastmarsh/asks/rounds/{round.pk}/").text
    assert f'value="group {itself.pk}"' in page and 'value="group 0"' not in page
    due = timezone.localdate() + timedelta(days=14)
    (ask,) = changes.open_asks(by=made.manager, round=round, due=due, parties=[], itself=True)
    assert ask.group == itself and Answerer.objects.get(words="The Board").group == itself
    assert changes.open_asks(by=made.manager, round=round, due=due, parties=[], itself=True) == []
