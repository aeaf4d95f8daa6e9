"""A group says whether what others report on its actions holds, and where it puts them; both are kept."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone
from lxml.html import document_fromstring

from answerable.access.actor import INSTALLER, Actor
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.asks import changes
from answerable.asks.models import Ask, Link
from answerable.desk.changed.differences import between
from answerable.desk.changed.telling import tell
from answerable.desk.changed.told import Names
from answerable.history.reading import check
from answerable.history.together import read_all
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_group, appoint, make_account
from answerable.partnership.models import Group
from answerable.plan.changes import change_action, moderate
from answerable.plan.models import Action, Moderation, Statement, Update
from answerable.plan.moderating import moderators_of, reported
from answerable.plan.record import action_of
from answerable.plan.reporting import Report, digest_of, report_of
from tests.asks.asked import Asked, add_ask, opened, sent
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
SAID = Report(text="Sixty files were audited.", delivery="on track", impact="some evidence")
ACCEPTED = {"verdict": "accepted", "delivery": "off track", "impact": "", "words": "Twelve files are missing."}
BACK = {"verdict": "sent back", "words": "How many of the sixty were good?"}


def named(made: Made, *groups: str) -> None:
    """The plan names these groups on the action, beside the agency that leads it."""
    action = Action.objects.get(board=made.board, ref="1.1.1")
    about = {"text": action.text, "due": None, "leads": ["Eastmarsh Council"], "contributors": list(groups)}
    change_action(by=made.manager, action=action, **about)  # type: ignore[arg-type]


def chair_of(made: Made, group: Group) -> Client:
    user = make_account(by=INSTALLER, email=f"chair{group.pk}@eastmarsh.example", password=None)
    about = {"role": Role.GROUP_CHAIR, "post": "Chair", "group": group, "agency": None, "email": user.email}
    appoint(by=made.manager, board=made.board, user=user, starts=timezone.localdate(), **about)  # type: ignore[arg-type]
    client = Client()
    client.force_login(user)
    return client


def by_chair(group: Group) -> Actor:
    return actor_for(User.objects.get(email=f"chair{group.pk}@eastmarsh.example"))


@pytest.fixture
def group(made: Made) -> Group:
    add_plan(made)
    found = add_group(by=made.manager, board=made.board, name="Audit group")
    named(made, "Audit group")
    return found


@pytest.fixture
def asked(made: Made, group: Group) -> Asked:
    """The agency has sent its answer."""
    asked = add_ask(made)
    changes.say_part(by=made.manager, ask=asked.ask, action=asked.action, report=SAID)
    changes.submit(by=made.manager, ask=asked.ask, how="E-mail of 3 May")
    return asked


@pytest.fixture
def update(asked: Asked) -> Update:
    return Update.objects.get(round=asked.ask.round, action=asked.action)


def at(update: Update, group: Group) -> str:
    return f"/boards/eastmarsh/asks/moderate/{update.pk}/{group.pk}/"


def test_a_chair_reads_accepts_and_puts_it_elsewhere_and_both_are_kept(
    asked: Asked, group: Group, update: Update, client: Client
) -> None:
    chair = chair_of(asked.made, group)
    assert "1 report waits for the word of your group" in chair.get("/boards/eastmarsh/").text
    waits = chair.get("/boards/eastmarsh/asks/to-moderate/").text
    assert "Waits for the group" in waits and "1.1.1: Eastmarsh Council" in waits
    page = chair.get(at(update, group)).text
    assert SAID.text in page and "How do you know" not in page
    sent(chair, at(update, group), **ACCEPTED)
    one = Moderation.objects.get()
    assert (one.delivery, one.on_behalf, one.group, one.said) == ("off track", "", group, digest_of(SAID))
    update.refresh_from_db()
    assert (update.delivery, update.state) == ("on track", "submitted")  # what was proposed stays as it was
    assert "The group accepts it" in chair.get("/boards/eastmarsh/asks/to-moderate/").text
    assert "for the word of your group" not in chair.get("/boards/eastmarsh/").text
    client.force_login(asked.made.users[Role.MANAGER])
    word = "Audit group moderates:</strong> It holds. Delivery: Off track. Twelve files are missing."
    for url in (f"asks/{asked.ask.pk}/", f"answers/{asked.ask.pk}/", f"plan/{asked.action.pk}/"):
        assert word in client.get(f"/boards/eastmarsh/{url}").text, url
    assert check() == []


def test_the_board_s_progress_begins_where_the_group_put_it(
    asked: Asked, group: Group, update: Update, client: Client
) -> None:
    chair_of(asked.made, group)
    moderate(by=by_chair(group), update=update, group=group, seen=digest_of(SAID), **ACCEPTED)
    changes.accept_answer(by=asked.made.manager, ask=asked.ask)
    client.force_login(asked.made.users[Role.MANAGER])
    url = f"/boards/eastmarsh/plan/{asked.action.pk}/progress/{asked.ask.round_id}/"
    page = client.get(url).text
    (chosen,) = document_fromstring(page).xpath("//input[@name='delivery'][@checked]")
    assert chosen.get("value") == "off track" and "the statuses begin where the group put them" in page
    sent(client, url, typed="The board says so.", delivery="recovery agreed", impact="")
    assert Statement.objects.get(round=asked.ask.round).delivery == "recovery agreed"  # the board decides
    assert Moderation.objects.get().delivery == "off track"


def test_what_is_not_enough_goes_back_to_whoever_reported_it(asked: Asked, group: Group, update: Update) -> None:
    link = opened_before(asked)
    chair = chair_of(asked.made, group)
    mail.outbox.clear()
    page = sent(chair, at(update, group), **BACK).text
    assert "e-mail that says so is" in page and len(mail.outbox) == 1
    ask = Ask.objects.get(pk=asked.ask.pk)
    assert (ask.state, ask.comment) == ("sent back", "1.1.1, Audit group: How many of the sixty were good?")
    update.refresh_from_db()
    assert update.state == "sent back"
    assert "How many of the sixty were good?" in link.get(asked.url).text
    other = Client()
    other.force_login(asked.made.users[Role.CHAIR])
    assert (
        "How many of the sixty" not in other.get(f"/boards/eastmarsh/plan/{asked.action.pk}/").text
    )  # it is theirs again
    sent(link, f"{asked.url}actions/{asked.action.pk}/", text="Of sixty files 48 were good.")
    sent(link, f"{asked.url}send/")
    assert "Waits for the group" in chair.get("/boards/eastmarsh/asks/to-moderate/").text
    told = other.get(f"/boards/eastmarsh/plan/{asked.action.pk}/").text
    assert "More is needed" in told and "Said of other words than these" in told
    sent(chair, at(update, group), verdict="accepted")
    assert [one.verdict for one in Moderation.history.order_by("history_id")] == ["sent back", "accepted"]


def opened_before(asked: Asked) -> Client:
    """Somebody whose link was open before the answer was sent."""
    ask = asked.ask
    Ask.objects.filter(pk=ask.pk).update(state="open")
    ask.refresh_from_db()
    client = opened(asked)
    changes.link_sent(by=asked.made.manager, link=Link.objects.get(), refused="")
    Ask.objects.filter(pk=ask.pk).update(state="submitted")
    ask.refresh_from_db()
    return client


def test_what_the_board_has_accepted_stays_and_the_word_of_the_group_stands_beside_it(
    asked: Asked, group: Group, update: Update, client: Client
) -> None:
    made = asked.made
    chair = chair_of(made, group)
    changes.accept_answer(by=made.manager, ask=asked.ask)
    assert "the board has accepted it" in chair.get(at(update, group)).text
    assert "so nothing goes back by itself" in sent(chair, at(update, group), **BACK).text
    update.refresh_from_db()
    assert (update.state, Ask.objects.get(pk=asked.ask.pk).state) == ("accepted", "accepted")
    client.force_login(made.users[Role.MANAGER])
    assert "More is needed. How many of the sixty" in client.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text


def test_what_two_groups_say_stands_side_by_side(asked: Asked, group: Group, update: Update) -> None:
    made = asked.made
    second = add_group(by=made.manager, board=made.board, name="Training group")
    named(made, "Audit group", "Training group")
    chair_of(made, group), chair_of(made, second)
    changes.moderate_answer(by=by_chair(second), update=update, group=second, seen=digest_of(SAID), **ACCEPTED)
    ask = changes.moderate_answer(by=by_chair(group), update=update, group=group, seen=digest_of(SAID), **BACK)
    assert ask is not None and ask.state == "sent back" and update.state == "sent back"
    assert Moderation.objects.count() == 2


def test_the_board_enters_what_a_group_said_and_how_it_knows(asked: Asked, group: Group, update: Update) -> None:
    client = Client()
    client.force_login(asked.made.users[Role.MANAGER])
    page = client.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text
    assert "Enter what Audit group said" in page
    refused = sent(client, at(update, group), **ACCEPTED).text
    assert "Enter how you know what the group says" in refused or "How do you know" in refused
    assert not Moderation.objects.exists()
    sent(client, at(update, group), **ACCEPTED, how="Minutes of 3 May")
    assert Moderation.objects.get().on_behalf == "Minutes of 3 May"
    assert "Told to the board: Minutes of 3 May" in client.get(f"/boards/eastmarsh/plan/{asked.action.pk}/").text
    assert "Enter what Audit group said" not in client.get(f"/boards/eastmarsh/asks/{asked.ask.pk}/").text


def test_nobody_speaks_for_a_group_that_is_not_theirs(asked: Asked, group: Group, update: Update) -> None:
    made, seen = asked.made, digest_of(SAID)
    other = add_group(by=made.manager, board=made.board, name="Training group")
    stranger = chair_of(made, other)
    assert [stranger.get(at(update, one)).status_code for one in (group, other)] == [404, 404]
    assert "Nothing that was sent in this round" in stranger.get("/boards/eastmarsh/asks/to-moderate/").text
    with pytest.raises(PermissionDenied):
        moderate(by=by_chair(other), update=update, group=group, seen=seen, **ACCEPTED)
    with pytest.raises(ValidationError, match="names this group neither"):
        moderate(by=by_chair(other), update=update, group=other, seen=seen, **ACCEPTED)
    lead = actor_for(made.users[Role.AGENCY_LEAD])
    with pytest.raises(PermissionDenied):
        changes.moderate_answer(by=lead, update=update, group=group, seen=seen, **ACCEPTED)
    elsewhere = make("calderwick")
    with pytest.raises(Http404):
        moderate(by=elsewhere.manager, update=update, group=group, seen=seen, how="x", **ACCEPTED)
    assert not Moderation.objects.exists()


def test_no_group_moderates_its_own_report(made: Made, group: Group) -> None:
    asked = add_ask(made)
    (ask,) = changes.open_asks(by=made.manager, round=asked.ask.round, due=asked.ask.due, parties=[group])
    own = changes.say_part(by=made.manager, ask=ask, action=asked.action, report=SAID)
    theirs = changes.say_part(by=made.manager, ask=asked.ask, action=asked.action, report=SAID)
    assert moderators_of([reported(own), reported(theirs)]) == {own.pk: {}, theirs.pk: {group.pk: "Audit group"}}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"seen": "0" * 64}, "They have written meanwhile"),
        ({"verdict": "sent back", "words": " "}, "Say what is missing or unclear"),
        ({"delivery": "splendid"}, "is not on the board's scale"),
    ],
)
def test_what_is_refused(asked: Asked, group: Group, update: Update, said: dict[str, str], why: str) -> None:
    chair_of(asked.made, group)
    with pytest.raises(ValidationError, match=why):
        moderate(by=by_chair(group), update=update, group=group, **{"seen": digest_of(SAID), **ACCEPTED, **said})
    assert not Moderation.objects.exists()


def test_what_is_not_sent_is_not_moderated_nor_is_its_word_read(asked: Asked, group: Group, update: Update) -> None:
    chair = chair_of(asked.made, group)
    by = by_chair(group)
    moderate(by=by, update=update, group=group, seen=digest_of(SAID), **ACCEPTED)
    assert Moderation.objects.seen_by(by).count() == 1
    changes.send_back(by=asked.made.manager, ask=asked.ask, comment="Say more")
    update.refresh_from_db()
    assert chair.get(at(update, group)).status_code == 404
    assert not Moderation.objects.seen_by(by).exists()
    with pytest.raises(ValidationError, match="nothing to moderate"):
        moderate(by=by, update=update, group=group, seen=digest_of(report_of(update)), **ACCEPTED)


def test_who_read_other_words_than_are_there_now_is_shown_these_and_keeps_what_they_typed(
    asked: Asked, group: Group, update: Update
) -> None:
    chair = chair_of(asked.made, group)
    url = at(update, group)
    page = chair.get(url).text
    Update.objects.filter(pk=update.pk).update(text="Of sixty files 48 were good.")
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    refused = chair.post(url, {**ACCEPTED, "seen": seen}).text
    assert "They have written meanwhile" in refused and "Of sixty files 48 were good." in refused
    assert "Twelve files are missing." in refused and seen not in refused
    sent(chair, url, **ACCEPTED)
    assert Moderation.objects.count() == 1


def test_an_earlier_moment_shows_what_the_group_had_said_by_then(asked: Asked, group: Group, update: Update) -> None:
    chair_of(asked.made, group)
    before = timezone.now()
    moderate(by=by_chair(group), update=update, group=group, seen=digest_of(SAID), **ACCEPTED)
    for at_, said in (
        (before, []),
        (timezone.now(), ["Twelve files are missing."]),
        (None, ["Twelve files are missing."]),
    ):
        (record,) = read_all(at_, action_of(update.plan_id, asked.action.pk))
        assert [one.words for one in record.moderations] == said


def test_the_group_reads_the_evidence_that_an_answer_names(asked: Asked, group: Group, update: Update) -> None:
    values = {"title": "Audit of sixty files", "kind": "outcome", "findings": "48 were good."}
    changes.send_back(by=asked.made.manager, ask=asked.ask, comment="Show it")
    about = {"ask": asked.ask, "action": asked.action.pk, "values": values}
    changes.offer_evidence(by=asked.made.manager, file=("audit.txt", b"Files."), **about)
    changes.submit(by=asked.made.manager, ask=asked.ask, how="E-mail of 4 May")
    chair = chair_of(asked.made, group)
    page = chair.get(at(update, group)).text
    assert "Audit of sixty files" in page and "48 were good." in page
    (file,) = document_fromstring(page).xpath("//a[text()='audit.txt']/@href")
    assert chair.get(file).content == b"Files."
    other = add_group(by=asked.made.manager, board=asked.made.board, name="Training group")
    stranger, theirs = chair_of(asked.made, other), file.replace(f"/{group.pk}/evidence", f"/{other.pk}/evidence")
    assert [stranger.get(url).status_code for url in (file, theirs)] == [404, 404]
    changes.accept_answer(by=asked.made.manager, ask=Ask.objects.get())
    assert chair.get(file).content == b"Files."
    changes.ask_more(by=asked.made.manager, ask=Ask.objects.get(), comment="Of 1.1.2 as well")
    about["ask"] = Ask.objects.get()
    changes.offer_evidence(by=asked.made.manager, file=("later.txt", b"Not sent."), **about)
    assert "later.txt" not in chair.get(at(update, group)).text  # it is not sent yet
    assert chair.get(file).content == b"Files."  # what was accepted stays


def test_what_a_group_said_is_told_among_what_changed_to_who_may_read_the_report(
    asked: Asked, group: Group, update: Update, client: Client
) -> None:
    before = timezone.now()
    chair_of(asked.made, group)
    moderate(by=by_chair(group), update=update, group=group, seen=digest_of(SAID), **ACCEPTED)
    board, chair = asked.made.board, actor_for(asked.made.users[Role.CHAIR])

    def told(by: Actor) -> list[str]:
        changes = between(by, board, before, timezone.now())
        names = Names({"off track": "Off track"}, {}, {}, {})
        return [f"{one.lead} {one.words}" for one in tell(changes, names, {}) if "Audit group says" in one.words]

    word = "Action 1.1.1 Audit group says of what was reported that it holds, and puts it at “Off track”"
    assert told(chair) == [f"{word}: “Twelve files are missing”."]
    changes.moderate_answer(by=by_chair(group), update=update, group=group, seen=digest_of(SAID), **BACK)
    again = (
        "Action 1.1.1 Audit group says of what was reported that more is needed: “How many of the sixty were good?”."
    )
    assert told(asked.made.manager) == [again]
    assert told(chair) == []  # it went back: neither the report nor what was said of it is there for others
