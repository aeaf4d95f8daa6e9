"""What whoever may not read it could still get at: through earlier days, other meetings, and pages that were opened
before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.access.actor import Actor, Standing
from answerable.access.roles import Role
from answerable.challenges.changes import let_print
from answerable.challenges.models import Challenge
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.states import state_model, version_of
from answerable.meetings import changes
from answerable.meetings.models import Item, Meeting, MinutesStep
from answerable.meetings.record import chairs
from answerable.partnership.models import Agency, Group
from tests.board import Made, make, signed_in
from tests.example_plan import add_plan
from tests.meetings.made import Meetings, add_meetings
from tests.meetings.test_changes import go
from tests.meetings.test_pages import HERE, text, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    made = make(everybody=True)
    add_plan(made)
    return made


@pytest.fixture
def held(made: Made) -> Meetings:
    return add_meetings(made)


def _challenged(made: Made, held: Meetings) -> Challenge:
    agency = Agency.objects.filter(members__board=made.board).earliest("pk")
    changes.challenge(by=made.manager, item=held.item, to=agency, about="Why visits fail", asked="Tell us.")
    return Challenge.objects.get()


def test_what_was_made_confidential_since_is_not_read_on_an_earlier_day(made: Made, held: Meetings) -> None:
    for model in (Group, Meeting, Item):
        state_model(model).objects.update(history_date=timezone.now() - timedelta(days=2))
    said = {"title": held.item.title, "kind": "decision", "asks": held.item.asks}
    changes.change_item(by=made.manager, item=held.item, order=1, confidential=True, **said)
    day = timezone.localdate() - timedelta(days=1)
    address = f"{HERE}{held.meeting.pk}/?at={day:%Y-%m-%d}"
    assert "Visits to children" not in text(signed_in(made, Role.AGENCY_LEAD), address)
    assert "Visits to children" in text(signed_in(made, Role.SCRUTINEER), address)


def test_published_minutes_tell_nothing_of_meetings_whose_minutes_are_not(made: Made, held: Meetings) -> None:
    _challenged(made, held)
    changes.promise(by=made.manager, item=held.item, what="Ring every family", who="Police", due=None)
    today = timezone.localdate()
    later = changes.plan_meetings(by=made.manager, group=held.group, first=today - timedelta(1))[0]
    changes.add_item(by=made.manager, meeting=later, title="Other things", kind="decision", asks="")
    for state, said in (("draft", {}), ("with chair", {}), ("checked", {"elsewhere": "E-mail of Jo Smith"})):
        changes.move(by=made.manager, meeting=later, to=state, **said)
    changes.move(by=made.manager, meeting=later, to="draft", words="Leave out what the family said.")
    for state, said in (("with chair", {}), ("checked", {"elsewhere": "E-mail of Jo Smith"}), ("circulated", {})):
        changes.move(by=made.manager, meeting=later, to=state, **said)
    changes.publish(by=made.manager, meeting=later, published=True)
    page = text(signed_in(made, Role.SCRUTINY_MEMBER), f"{HERE}{later.pk}/")
    assert "Other things" in page
    for words in ("Ring every family", "Why visits fail", "Jo Smith", "what the family said"):
        assert words not in page, words
    lead, address = signed_in(made, Role.AGENCY_LEAD), f"{HERE}{later.pk}/"
    assert "Ring every family" not in text(lead, address)
    assert "Ring every family" in text(signed_in(made, Role.CHAIR), address)
    go(made, held, "with chair", "checked", "circulated")
    assert "Ring every family" in text(lead, address)


def test_a_challenge_is_published_in_minutes_once_the_chair_lets_papers_print_it(made: Made, held: Meetings) -> None:
    challenge = _challenged(made, held)
    go(made, held, "with chair", "checked", "circulated")
    changes.publish(by=made.manager, meeting=held.meeting, published=True)
    member, address = signed_in(made, Role.SCRUTINY_MEMBER), f"{HERE}{held.meeting.pk}/"
    file = f"{address}file/minutes.docx?published=yes"
    assert "Why visits fail" not in text(member, address) + words_of(signed_in(made, Role.MANAGER), file)
    let_print(by=made.actor(Role.CHAIR), challenge=challenge, printed=True)
    assert "Why visits fail" in text(member, address)
    assert "Why visits fail" in words_of(signed_in(made, Role.MANAGER), file)


def test_minutes_that_were_written_again_meanwhile_are_neither_checked_nor_published_unread(
    made: Made, held: Meetings
) -> None:
    go(made, held, "with chair")
    read = version_of(held.meeting)
    go(made, held, "draft")
    changes.minute(by=made.manager, item=held.item, minute="Something else.")
    go(made, held, "with chair")
    with pytest.raises(EditedMeanwhile):
        changes.move(by=made.actor(Role.CHAIR), meeting=held.meeting, to="checked", since=read)
    go(made, held, "checked", "circulated")
    with pytest.raises(EditedMeanwhile):
        changes.publish(by=made.manager, meeting=held.meeting, published=True, since=read)


def test_a_chair_of_no_group_checks_no_group_s_minutes(made: Made, held: Meetings) -> None:
    board = made.board.pk
    assert not chairs(Actor(9, (Standing(Role.GROUP_CHAIR, board),)), board, held.group.pk)
    assert chairs(Actor(9, (Standing(Role.GROUP_CHAIR, board, group=held.group.pk),)), board, held.group.pk)
    assert chairs(made.actor(Role.CHAIR), board, held.group.pk)


def test_what_is_attached_is_not_named_to_whoever_cannot_open_it(made: Made, held: Meetings) -> None:
    go(made, held, "with chair", "checked", "circulated")
    changes.publish(by=made.manager, meeting=held.meeting, published=True)
    page = text(signed_in(made, Role.SCRUTINY_MEMBER), f"{HERE}{held.meeting.pk}/")
    assert "Visits to children" in page and "visits.md" not in page


def test_whoever_enters_what_came_of_a_confidential_item_is_told_who_reads_it(made: Made, held: Meetings) -> None:
    manager = signed_in(made, Role.MANAGER)
    for page in ("promise", "challenge"):
        assert "What you enter here is not" in text(manager, f"{HERE}items/{held.secret.pk}/{page}/")
        assert "What you enter here is not" not in text(manager, f"{HERE}items/{held.item.pk}/{page}/")


def test_looking_whether_a_file_is_there_takes_none(made: Made, held: Meetings) -> None:
    assert signed_in(made, Role.MANAGER).head(f"{HERE}{held.meeting.pk}/file/agenda.docx").status_code == 405
    assert not Event.objects.filter(what="agenda taken along").exists()


def test_what_was_taken_back_from_publication_is_not_read_through_an_earlier_day(made: Made, held: Meetings) -> None:
    changes.minute(by=made.manager, item=held.item, minute="They spoke of Ann Example, aged 9.")
    go(made, held, "with chair", "checked", "circulated")
    changes.publish(by=made.manager, meeting=held.meeting, published=True)
    for model in (Group, Meeting, Item, MinutesStep):
        state_model(model).objects.update(history_date=timezone.now() - timedelta(days=2))
    member, day = signed_in(made, Role.SCRUTINY_MEMBER), timezone.localdate() - timedelta(days=1)
    changes.publish(by=made.manager, meeting=held.meeting, published=False, reason="A child is named.")
    at, called = f"?at={day:%Y-%m-%d}", f"{held.meeting.on:%-d %B %Y}"
    assert called not in text(member, f"{HERE}{at}")
    go(made, held, "draft")
    changes.minute(by=made.manager, item=held.item, minute="They spoke of visits.")
    go(made, held, "with chair", "checked", "circulated")
    changes.publish(by=made.manager, meeting=held.meeting, published=True)
    assert "They spoke of visits." in text(member, f"{HERE}{held.meeting.pk}/")
    assert member.get(f"{HERE}{held.meeting.pk}/{at}").status_code == 404
