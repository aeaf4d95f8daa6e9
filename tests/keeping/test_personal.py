"""What is kept of somebody: given to them, erased, and let go in its time."""

import json
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.http import Http404
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.asks.changes import issue_link
from answerable.asks.models import Link
from answerable.desk.changes import change_note, share_note, write_note
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.keeping.personal.changes import ERASED, erase_account, erase_person, tidy
from answerable.keeping.personal.dictionary import records
from answerable.keeping.personal.subject import SECRET, found_of, links_to, of_person
from answerable.papers.changes import move
from answerable.papers.models import Paper, Step
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, change_person, end_appointment, explain_reading, make_account
from answerable.partnership.inviting.changes import invite
from answerable.partnership.merging.changes import merge
from answerable.partnership.models import Appointment, Draft, Invitation, Person, ReasonToRead
from tests.asks.asked import asked_on
from tests.board import PASSWORD, Made, make

pytestmark = pytest.mark.django_db
WORD = "Zanzibarquill"  # a word that stands nowhere else
ADDRESS = f"{WORD.lower()}@lead.example"
LONG_AGO = date(2012, 1, 1)


def cells(word: str) -> set[str]:
    """The tables in which a word stands, in whichever column, upper case or lower; of sessions, in what they hold."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                told = (
                    bytes(c).decode("utf-8", "replace") if isinstance(c, bytes | memoryview) else str(c) for c in row
                )
                if any(word.lower() in words.lower() for words in told):
                    found.add(table)
    if any(word.lower() in str(session.get_decoded()).lower() for session in Session.objects.all()):
        found.add("django_session")
    return found


def appointed(made: Made, *, email: str = ADDRESS, **more: Any) -> Appointment:
    told: dict[str, Any] = {"role": Role.SCRUTINEER, "post": f"Keeper of the {WORD}", "starts": LONG_AGO, **more}
    return appoint(by=made.manager, board=made.board, name=f"Example {WORD}", email=email, **told)


def gone(made: Made, person: Person) -> None:
    """End all that somebody is on the board, in words that name them."""
    for one in Appointment.objects.filter(person=person, ends=None):
        end_appointment(by=made.manager, appointment=one, on=timezone.localdate(), reason=f"{WORD} retires")


def erase(made: Made, person: Person) -> None:
    erase_person(by=made.manager, board=made.board, person=person, reason="Request 7 of 2026")


def test_the_word_is_found_where_it_stands(made: Made) -> None:
    appointed(made)
    assert cells(WORD) >= {"partnership_person", "partnership_historicalperson", "partnership_appointment"}


def _renamed(made: Made, person: Person, n: int) -> None:
    change_person(by=made.manager, board=made.board, person=person, name=f"{WORD} {n}", email=f"{n}{ADDRESS}")


def _one_more(made: Made, person: Person, n: int) -> None:
    new = {"role": Role.LAY_MEMBER, "post": f"{WORD} {n}", "starts": LONG_AGO}
    appoint(by=made.manager, board=made.board, person=person, **new)  # type: ignore[arg-type]


def _merged(made: Made, person: Person, n: int) -> None:
    other = appointed(made, email=f"other{n}{ADDRESS}", role=None).person
    merge(by=made.manager, board=made.board, kept=person, merged=other, reason=f"{WORD} twice")


def _invited(made: Made, person: Person, n: int) -> None:
    invite(by=made.manager, board=made.board, person=Person.objects.get(pk=person.pk), why=f"Welcome, {WORD}")


def _typed(made: Made, person: Person, n: int) -> None:
    address = f"/boards/{made.board.slug}/who/people/{person.pk}/change/"
    words = {"board": made.board, "words": f"name={WORD}"}
    Draft.objects.update_or_create(user=made.users[Role.MANAGER], address=address, defaults=words)


STEPS: list[Callable[[Made, Person, int], None]] = [_renamed, _one_more, _merged, _invited, _typed]


@given(st.lists(st.sampled_from(STEPS), max_size=6))
@settings(max_examples=12)
def test_whatever_became_of_somebody_no_table_names_them_once_they_are_erased(
    steps: list[Callable[[Made, Person, int], None]],
) -> None:
    with transaction.atomic():
        made = make("northmere")
        person = appointed(made).person
        for n, step in enumerate(steps):
            step(made, person, n)
        gone(made, person)
        before = list(Event.objects.order_by("pk").values_list("pk", "mac"))
        assert check() == []
        erase(made, Person.objects.get(pk=person.pk))
        assert cells(WORD) == set()
        assert check() == []
        assert list(Event.objects.order_by("pk").values_list("pk", "mac"))[: len(before)] == before
        transaction.set_rollback(True)


def test_request_links_to_somebody_s_address_are_theirs_too(made: Made) -> None:
    asked, person = asked_on(made), appointed(made).person
    to = {"by": made.manager, "ask": asked.ask, "name": f"Example {WORD}", "why": f"Welcome, {WORD}"}
    issue_link(**to, email=ADDRESS.upper())  # type: ignore[arg-type]
    issue_link(**to | {"name": "Another", "why": ""}, email="another@eastmarsh.example")  # type: ignore[arg-type]
    (table,) = [
        one
        for one in found_of(of_person(made.board, person))
        if one.table == "asks.Link" and "as it was" not in one.what
    ]
    assert len(table.rows) == 1
    gone(made, person)
    erase(made, person)
    assert not {"asks_link", "asks_historicallink"} & cells(WORD)
    assert Link.objects.filter(email="another@eastmarsh.example", name="Another").exists()


def test_the_history_tells_that_somebody_was_erased_by_whom_and_why(made: Made) -> None:
    person = appointed(made).person
    gone(made, person)
    erase(made, person)
    event = Event.objects.get(what="person erased")
    assert (event.chain, event.user, event.fields) == (f"board:{made.board.pk}", made.manager.user, [person.pk])
    person = Person.objects.get(pk=person.pk)
    assert (person.name, person.email, person.user) == (ERASED, "", None)
    assert person.history.latest().history_change_reason == "Request 7 of 2026"
    assert {state.name for state in person.history.all()} == {ERASED}
    with pytest.raises(ValidationError, match="erased already"):
        erase(made, person)


def test_who_is_not_to_be_erased_and_by_whom(made: Made) -> None:
    stays, other = appointed(made).person, make("calderwick")
    with pytest.raises(ValidationError, match="has not ended yet"):
        erase(made, stays)
    with pytest.raises(ValidationError, match="has not ended yet"):
        erase(made, made.users[Role.MANAGER].people.get())
    gone(made, stays)
    with pytest.raises(PermissionDenied):
        erase_person(by=made.actor(Role.QUALITY_OFFICER), board=made.board, person=stays, reason="No")
    for by in (other.manager, made.manager):
        with pytest.raises(Http404):
            erase_person(by=by, board=made.board if by == other.manager else other.board, person=stays, reason="No")
    assert "partnership_person" in cells(WORD)


def test_erasing_by_its_page_asks_for_a_reason_and_a_tick(made: Made, client: Client) -> None:
    person = appointed(made).person
    gone(made, person)
    client.force_login(made.users[Role.MANAGER])
    page = f"/boards/{made.board.slug}/who/data/people/{person.pk}/erase/"
    assert "published papers, which are never altered" in client.get(page).text
    assert "Tick that you have read what goes" in client.post(page, {"reason": "Request 7"}).text
    assert "partnership_person" in cells(WORD)
    answer = client.post(page, {"reason": "Request 7", "sure": "on"}, follow=True)
    assert "is erased from the board" in answer.text and WORD not in answer.text
    day = f"?at={timezone.localdate() - timedelta(days=1):%Y-%m-%d}"
    assert WORD not in client.get(f"/boards/{made.board.slug}/who/people/{day}").text
    assert cells(WORD) == set()


def account(made: Made, client: Client) -> User:
    """Somebody with an account who has used all of it."""
    user = make_account(by=INSTALLER, email=ADDRESS, password=PASSWORD)
    person = appointed(made, user=user, post="Scrutineer").person  # shared notes tell by which post
    invite(by=made.manager, board=made.board, person=person, why="Welcome")
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    assert Session.objects.count() and UserSession.objects.filter(user=user).exists()
    EmailAddress.objects.update_or_create(user=user, defaults={"email": ADDRESS})
    Authenticator.objects.create(user=user, type="totp", data={"secret": WORD})
    SocialAccount.objects.create(user=user, provider="organisation", uid="1", extra_data={"name": WORD})
    Draft.objects.create(user=user, board=made.board, address="/boards/eastmarsh/notes/new/", words=f"text={WORD}draft")
    by, board = actor_for(user), made.board
    write_note(by=by, board=board, title="Private", text=f"{WORD}private")
    shared = write_note(by=by, board=board, title="Shared", text=f"{WORD}before")
    change_note(by=by, note=shared, title="Shared", text="What all may read", since=None)
    share_note(by=by, note=shared)
    return user


def test_an_erased_account_leaves_its_number_alone(made: Made, client: Client) -> None:
    user = account(made, client)
    person = user.people.get()
    with pytest.raises(ValidationError, match="has not ended"):
        erase_account(by=INSTALLER, user=user)
    gone(made, person)
    with pytest.raises(CommandError, match="no account"):
        call_command("erase-account", "nobody@lead.example", "--yes")
    out = StringIO()
    call_command("erase-account", ADDRESS.upper(), "--yes", stdout=out)
    assert "Eastmarsh Safeguarding Children Board has a record" in out.getvalue()
    # What the board itself keeps of them is the board's, until its manager erases it.
    left = {f"partnership_{table}" for table in ("person", "historicalperson", "historicalappointment")}
    assert cells(WORD) == left
    erase(made, person)
    assert cells(WORD) == set()
    user.refresh_from_db()
    assert not user.is_active and not user.has_usable_password() and user.email.endswith(".invalid")
    assert not any(model.objects.exists() for model in (Authenticator, SocialAccount, EmailAddress, UserSession))
    assert client.get("/").status_code == 302
    assert cells("What all may read") >= {"desk_note"}
    assert check() == []
    with pytest.raises(ValidationError, match="erased already"):
        erase_account(by=INSTALLER, user=user)


@pytest.mark.parametrize("way", ["board", "account"])
def test_why_an_inspector_read_is_erased_with_them(made: Made, way: str) -> None:
    user = make_account(by=INSTALLER, email=ADDRESS, password=None)
    new = {"role": Role.INSPECTOR, "post": "Inspector", "starts": LONG_AGO, "ends": date(2999, 1, 1), "user": user}
    held = appoint(by=made.manager, board=made.board, name="Example", **new)  # type: ignore[arg-type]
    explain_reading(by=actor_for(user), board=made.board, why=f"The case of {WORD}")
    explain_reading(by=made.actor(Role.INSPECTOR), board=made.board, why="The inspection of March")
    end_appointment(by=made.manager, appointment=held, on=timezone.localdate(), reason="Inspected")
    if way == "board":
        erase(made, held.person)
    else:
        erase_account(by=INSTALLER, user=user)
    assert cells(f"case of {WORD}") == set()
    assert set(ReasonToRead.objects.values_list("why", flat=True)) == {"", "The inspection of March"}
    assert check() == []


def test_an_administrator_who_left_is_erased_with_the_account(made: Made) -> None:
    user = make_account(by=INSTALLER, email=ADDRESS, password=None)
    new = {"role": Role.ADMINISTRATOR, "post": WORD, "starts": LONG_AGO, "ends": date(2013, 1, 1)}
    appoint(by=INSTALLER, board=None, name=WORD, user=user, **new)  # type: ignore[arg-type]
    assert erase_account(by=INSTALLER, user=user) == []
    assert cells(WORD) == set()


def words_of(tables: list[Any]) -> str:
    return json.dumps([[table.table, table.rows] for table in tables])


def test_a_board_gives_what_it_keeps_and_nothing_that_is_the_account_s_own(
    made: Made, client: Client, plan_in: Paper
) -> None:
    user = account(made, client)
    person = user.people.get()
    other = appoint(
        by=INSTALLER, board=make("calderwick").board, name=f"{WORD} of Calderwick", user=user, role=None,
        post="Observer", starts=LONG_AGO,
    )  # fmt: skip
    appoint(by=made.manager, board=made.board, person=person, role=Role.MANAGER, post="Manager", starts=LONG_AGO)
    move(by=actor_for(user), paper=plan_in, to="accuracy check", post=f"The {WORD}", words="It is ready.")
    tables = found_of(of_person(made.board, person))
    told = words_of(tables)
    assert {"partnership.Person", "partnership.Appointment", "partnership.Invitation", "history.Event"} <= {
        table.table for table in tables
    }
    assert all(words in told for words in (ADDRESS, "Scrutineer", "It is ready.", "What all may read"))
    assert not any(words in told for words in (f"{WORD}private", f"{WORD}before", f"{WORD}draft", "Calderwick"))
    assert str(Step.objects.get(paper=plan_in, state="accuracy check").pk) in told
    assert f"board:{other.board_id}" not in told and "installation" not in told
    key = Invitation.objects.get(person=person).key
    assert key and key not in told


def test_no_copy_holds_what_opens_something() -> None:
    for model in records():
        if links_to(User, model) or links_to(Person, model) or model is User:
            opens = {field.name for field in model._meta.concrete_fields} & {"key", "password", "session_key"}
            assert opens <= SECRET.get(model._meta.label, set()), model


def test_the_copy_is_taken_by_its_page_and_the_history_tells(made: Made, client: Client) -> None:
    person = appointed(made).person
    client.force_login(made.users[Role.MANAGER])
    page = f"/boards/{made.board.slug}/who/data/people/{person.pk}/"
    assert "Free words that may mention somebody are not searched" in client.get(page).text
    assert client.head(f"{page}file.zip").status_code == 405
    answer: Any = client.get(f"{page}file.zip")
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
        data, read = json.loads(archive.read("data.json")), archive.read("read-me.html").decode()
    assert WORD in read and "were not searched" in read and WORD in json.dumps(data["tables"])
    assert any(line.startswith("document: ") for line in data["not_searched"])
    event = Event.objects.get(what="personal data exported")
    assert (event.chain, event.subject) == (f"board:{made.board.pk}", f"partnership.Person:{person.pk}")


def test_whoever_runs_the_site_gives_all_of_an_account(made: Made, client: Client, tmp_path: Path) -> None:
    account(made, client)
    administrator = made.users[Role.ADMINISTRATOR].email
    file = tmp_path / "copy.zip"
    with pytest.raises(CommandError, match="Neither an account nor a person"):
        call_command("subject-access", "nobody@lead.example", str(file))
    with pytest.raises(PermissionDenied):
        call_command("subject-access", ADDRESS, str(file), "--as", made.users[Role.MANAGER].email)
    call_command("subject-access", ADDRESS, str(file), "--as", administrator, stdout=StringIO())
    with zipfile.ZipFile(file) as archive:
        data = json.loads(archive.read("data.json"))
    told = json.dumps(data["tables"])
    assert all(words in told for words in (f"{WORD}private", f"{WORD}before", f"{WORD}draft", "signed in"))
    assert User.objects.get(email=ADDRESS).password not in told
    assert json.dumps({"secret": WORD}) not in json.dumps(data)
    assert {"usersessions.UserSession", "account.EmailAddress", "access.User"} <= {t["table"] for t in data["tables"]}
    assert Event.objects.get(what="personal data exported").chain == "installation"
    with pytest.raises(CommandError, match="there already"):
        call_command("subject-access", ADDRESS, str(file))


def test_what_has_been_kept_for_its_time_goes_and_an_event_says_how_many(made: Made, client: Client) -> None:
    client.post("/accounts/login/", {"login": made.users[Role.MANAGER].email, "password": PASSWORD})
    person, now = appointed(made).person, timezone.now()
    fresh, _ = invite(by=made.manager, board=made.board, person=person)
    old, _ = invite(by=made.manager, board=made.board, person=made.users[Role.CHAIR].people.get(), why=WORD)
    Invitation.objects.filter(pk=old.pk).update(expires_at=now - timedelta(days=366))
    for n, age in enumerate((364, 366)):
        draft = Draft.objects.create(user=made.users[Role.CHAIR], board=made.board, address=f"/{n}", words="w")
        Draft.objects.filter(pk=draft.pk).update(kept_at=now - timedelta(days=age))
    Session.objects.create(session_key="x" * 32, session_data="", expire_date=now - timedelta(days=1))
    UserSession.objects.create(user=made.users[Role.CHAIR], session_key="x" * 32, ip="192.0.2.1")
    UserSession.objects.filter(session_key="x" * 32).update(last_seen_at=now - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        tidy(by=made.manager)
    out = StringIO()
    call_command("tidy", stdout=out)
    done = [[table, 1] for table in ("sessions.Session", "usersessions.UserSession", "partnership.Draft")]
    assert Event.objects.get(what="tidied up").fields == [*done, ["partnership.Invitation", 1]]
    old.refresh_from_db()
    fresh.refresh_from_db()
    assert (old.email, old.key, old.why) == ("", "", "") and fresh.email == ADDRESS
    assert {state.email for state in old.history.all()} == {""}
    assert Draft.objects.get().address == "/0" and Session.objects.count() == UserSession.objects.count() == 1
    assert tidy(by=INSTALLER) == {} and check() == []
