"""Who is what on a board, from when to when; and that nobody learns whose address has an account."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Permission, Role
from answerable.history.states import version_of
from answerable.partnership import changes
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Appointment, Person
from tests.board import PASSWORD, Made, make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def of(made: Made, role: Role) -> Appointment:
    return Appointment.objects.get(person__user=made.users[role], board=made.board)


def appointed(made: Made, **how: object) -> Appointment:
    given = {"name": "Somebody", "role": "", "post": "Head of safeguarding", "starts": TODAY, **how}
    return changes.appoint(by=made.manager, board=made.board, **given)  # type: ignore[arg-type]


def test_whoever_is_ended_loses_an_open_session_at_once(made: Made) -> None:
    chair, manager = Client(), Client()
    chair.post("/accounts/login/", {"login": "chair@eastmarsh.example", "password": PASSWORD})
    assert chair.get("/boards/eastmarsh/plan/").status_code == 200
    manager.force_login(made.users[Role.MANAGER])
    ending = f"/boards/eastmarsh/who/appointments/{of(made, Role.CHAIR).pk}/end/"
    version = version_of(of(made, Role.CHAIR))
    day = {"on-day": TODAY.day, "on-month": TODAY.month, "on-year": TODAY.year}
    assert manager.post(ending, {"version": version, "reason": "Left", **day}).status_code == 302
    assert chair.get("/boards/eastmarsh/plan/").status_code == 404
    assert chair.get("/boards/eastmarsh/").status_code == 404
    assert "Eastmarsh Safeguarding" not in chair.get("/").text


def test_a_change_ends_one_appointment_and_begins_another(made: Made) -> None:
    lead = of(made, Role.AGENCY_LEAD)
    group = changes.make_group(by=made.manager, board=made.board, name="Executive")
    fresh = changes.change_appointment(
        by=made.manager, appointment=lead, on=TODAY, role=Role.CHAIR, post="chair", agency=None, group=group
    )
    lead.refresh_from_db()
    assert (lead.ends, lead.role) == (TODAY, Role.AGENCY_LEAD)
    assert (fresh.starts, fresh.role, fresh.group, fresh.person) == (TODAY, Role.CHAIR, group, lead.person)
    assert {s.role for s in actor_for(made.users[Role.AGENCY_LEAD]).standings} == {Role.CHAIR}


def test_an_address_with_an_account_and_one_without_look_the_same(made: Made, client: Client) -> None:
    other = make("calderwick")
    client.force_login(made.users[Role.MANAGER])
    pages = []
    for email in (other.users[Role.CHAIR].email, "nobody@elsewhere.example"):
        answer = client.post(
            "/boards/eastmarsh/who/people/appoint/",
            {
                "person": "none",
                "name": "New member",
                "email": email,
                "role": "chair",
                "post": "Chair",
                "starts-day": TODAY.day,
                "starts-month": TODAY.month,
                "starts-year": TODAY.year,
            },
        )
        assert answer.status_code == 302
        person = Person.objects.get(email=email, name="New member")
        page = client.get(answer["Location"]).text.replace(email, "ADDRESS")
        for pk in (person.pk, person.appointments.get().pk):
            page = page.replace(f"/{pk}/", "/N/")
        pages.append(page.partition("</head>")[2])
    without_tokens = [[line for line in page.splitlines() if "csrf" not in line] for page in pages]
    assert without_tokens[0] == without_tokens[1]
    # Whoever has the account has the role; the name by which the other board knows that person is not told here.
    assert actor_for(other.users[Role.CHAIR]).may(Permission.APPROVE_PAPER, made.board.pk)
    assert set(Person.objects.filter(user=other.users[Role.CHAIR]).values_list("name", flat=True)) == {
        "New member",
        "Example chair",
    }


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("agency_lead", "Choose the agency that this person answers for"),
        ("agency_contributor", "Choose the agency that this person answers for"),
        ("group_chair", "Choose the group that this person chairs"),
    ],
)
def test_whoever_answers_for_somebody_is_appointed_with_whom(made: Made, client: Client, role: str, words: str) -> None:
    client.force_login(made.users[Role.MANAGER])
    said = {"person": "none", "name": "New", "role": role, "post": "Lead"}
    said |= {"starts-day": str(TODAY.day), "starts-month": str(TODAY.month), "starts-year": str(TODAY.year)}
    assert words in client.post("/boards/eastmarsh/who/people/appoint/", said).text
    assert not Person.objects.filter(name="New").exists()


def test_a_changed_address_moves_the_roles_to_whoever_has_it(made: Made) -> None:
    chair, elsewhere = of(made, Role.CHAIR).person, make("calderwick").users[Role.CHAIR]
    changes.change_person(by=made.manager, board=made.board, person=chair, name="Chair", email=elsewhere.email)
    assert actor_for(elsewhere).may(Permission.APPROVE_PAPER, made.board.pk)
    assert not made.actor(Role.CHAIR).standings
    changes.change_person(by=made.manager, board=made.board, person=chair, name="Chair", email="")
    assert not actor_for(elsewhere).may(Permission.APPROVE_PAPER, made.board.pk)


def test_nobody_gives_a_role_to_themselves(made: Made) -> None:
    own, email = of(made, Role.MANAGER).person, made.users[Role.MANAGER].email
    with pytest.raises(ValidationError, match="themselves"):
        appointed(made, person=own, role=Role.CHAIR)
    with pytest.raises(ValidationError, match="address already"):
        appointed(made, email=email.upper(), role=Role.CHAIR)
    with pytest.raises(ValidationError, match="address already"):
        changes.change_person(
            by=made.manager, board=made.board, person=of(made, Role.CHAIR).person, name="Chair", email=email
        )
    deputy = make("calderwick").users[Role.MANAGER]
    appointed(made, email=deputy.email, role=Role.MANAGER)
    changes.change_person(by=made.manager, board=made.board, person=own, name="Manager", email="old@eastmarsh.example")


def test_a_board_keeps_somebody_who_gives_its_roles(made: Made) -> None:
    last = of(made, Role.MANAGER)
    with pytest.raises(ValidationError, match="Nobody would be left"):
        changes.end_appointment(by=made.manager, appointment=last, on=TODAY)
    last.refresh_from_db()
    assert last.ends is None
    # What they are on a group may still change.
    changes.change_appointment(
        by=made.manager, appointment=last, on=TODAY, role=Role.MANAGER, post="Manager", agency=None, group=None
    )


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"post": ""}, "post"),
        ({"role": Role.ADMINISTRATOR}, "role"),
        ({"ends": TODAY}, "ends"),
    ],
)
def test_an_appointment_that_cannot_be(made: Made, how: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        appointed(made, **how)
    assert set(refused.value.error_dict) == {field}
    assert not Person.objects.filter(name="Somebody").exists(), "nothing is half-written"


def test_another_boards_agency_group_or_person_is_not_to_be_had(made: Made) -> None:
    other = make("calderwick")
    agency = changes.make_agency(by=other.manager, board=other.board, name="Theirs")
    group = changes.make_group(by=other.manager, board=other.board, name="Theirs too")
    with pytest.raises(ValidationError) as refused:
        appointed(made, agency=agency, group=group)
    assert set(refused.value.error_dict) == {"agency", "group"}
    with pytest.raises(Http404):
        appointed(made, person=of(other, Role.CHAIR).person)


def test_an_end_before_the_beginning_is_refused(made: Made) -> None:
    with pytest.raises(ValidationError, match="It began on 1 January 2012"):
        changes.end_appointment(by=made.manager, appointment=of(made, Role.CHAIR), on=date(2011, 12, 31))


def test_what_is_over_is_not_ended_later_after_all(made: Made) -> None:
    """Else a role could be taken up again by whoever may end one."""
    over = appointed(made, role=Role.CHAIR, starts=date(2012, 1, 1), ends=timezone.localdate())
    with pytest.raises(ValidationError, match="already. Appoint the person again instead"):
        changes.end_appointment(by=made.manager, appointment=over, on=date(2099, 1, 1))


def test_only_who_keeps_the_people_appoints(made: Made) -> None:
    for role in (Role.CHAIR, Role.AGENCY_LEAD):
        with pytest.raises(PermissionDenied):
            changes.appoint(by=made.actor(role), board=made.board, name="X", role="", post="X", starts=TODAY)
    to_come = appointed(made, role=Role.CHAIR, email="new@eastmarsh.example", starts=TODAY + timedelta(days=3))
    assert to_come.person.user is None


def test_an_account_made_later_is_linked_to_whoever_has_its_address(made: Made) -> None:
    from answerable.access.actor import INSTALLER

    waiting = appointed(made, role=Role.CHAIR, email="new@eastmarsh.example").person
    user = changes.make_account(by=INSTALLER, email="new@eastmarsh.example", password=None)
    given = {"name": "Typed", "role": Role.AGENCY_LEAD, "post": "lead", "starts": TODAY}
    again = changes.appoint(by=INSTALLER, board=made.board, user=user, **given)  # type: ignore[arg-type]
    assert again.person == waiting
    assert {s.role for s in actor_for(user).standings} == {Role.CHAIR, Role.AGENCY_LEAD}


def test_nor_may_both_who_give_them_leave_on_a_day_ahead(made: Made) -> None:
    ahead = TODAY + timedelta(days=1)
    deputy = make("calderwick").users[Role.MANAGER]
    other = appointed(made, email=deputy.email, role=Role.MANAGER)
    changes.end_appointment(by=made.manager, appointment=other, on=ahead)
    with pytest.raises(ValidationError, match="Nobody would be left"):
        changes.end_appointment(by=made.manager, appointment=of(made, Role.MANAGER), on=ahead)
