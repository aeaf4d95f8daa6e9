"""The pages of challenges, and where other pages show them."""

import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from docx import Document
from openpyxl import load_workbook

from answerable.access.models import User
from answerable.access.roles import ROLES, Role
from answerable.challenges.models import Challenge, Step
from answerable.desk.duties import Challenged, duties
from answerable.evidence.models import Evidence, Measure
from answerable.history.models import Event
from answerable.partnership.changes import add_group
from answerable.partnership.models import Agency
from answerable.plan.models import Action, Objective
from tests.board import Made, make, signed_in
from tests.challenges.made import ABOUT, agency_in, answered, challenge_in, concluded, lead_of
from tests.example_plan import add_evidence, add_plan

pytestmark = pytest.mark.django_db
HERE = "/boards/eastmarsh/challenges/"


@pytest.fixture
def made() -> Made:
    return make()


@pytest.fixture
def police(made: Made) -> Agency:
    return agency_in(made)


@pytest.fixture
def lead(made: Made, police: Agency) -> User:
    user: User = lead_of(made, police)
    return user


def sent(client: Client, url: str, **typed: str) -> Any:
    """What comes of a form that was fetched, filled in and sent, the pages that follow included."""
    hidden = dict(re.findall(r'<input type="hidden" name="(version|writer)" value="([^"]*)"', client.get(url).text))
    return client.post(url, {**hidden, **typed}, follow=True)


RAISED = {"about": ABOUT, "asked": "Show us.", "way": "meeting", "raised_by": "Board meeting", "on": "May 2012"}


def test_a_page_without_challenges_says_what_to_do(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    assert "Challenge a partner" in client.get(HERE).text
    page = signed_in(made, Role.INSPECTOR).get(HERE).text
    assert "Nobody has been challenged yet" in page and "Challenge a partner" not in page


def test_it_is_raised_answered_concluded_and_its_effect_stated(
    made: Made, client: Client, police: Agency, lead: User
) -> None:
    chair, theirs = made.users[Role.CHAIR], lead
    client.force_login(chair)
    page = sent(client, f"{HERE}new/", to=f"agency {police.pk}", due="June 2012", **RAISED).text
    here = f"{HERE}{Challenge.objects.get().pk}/"
    assert "Answer overdue" in page and "Waits for: Eastmarsh Police. Answer: it was due by June 2012." in page
    assert f"{here}conclude/" in page and f"{here}answer/" not in page
    client.force_login(theirs)
    assert "This waits for you" in client.get(here).text
    page = sent(client, f"{here}answer/", text="We looked at 40 cases.", on="June 2012").text
    assert "June 2012: Answer" in page and "Written here by the safeguarding lead" in page
    client.force_login(chair)
    assert "This waits for you" in client.get(here).text
    assert "We looked at 40 cases." in client.get(f"{here}conclude/").text
    page = sent(client, f"{here}conclude/", outcome="assured", text="I saw it.", on="July 2012").text
    assert "Assured, no effect stated" in page and "Say what changed for children" in page
    client.force_login(theirs)
    page = sent(client, f"{here}effect/", text="Every child at home is asked for.", on="August 2012").text
    assert "Assured, with its effect" in page and "Nothing is left to do." in page
    assert "Nothing kept here shows it" in page


def test_what_the_manager_enters_is_marked(made: Made, client: Client, police: Agency) -> None:
    challenge = challenge_in(made, police)
    client.force_login(made.users[Role.MANAGER])
    answer = {"text": "They looked.", "on": "June 2012"}
    url = f"{HERE}{challenge.pk}/answer/"
    assert "Enter where it was said or written" in sent(client, url, **answer, elsewhere="").text
    page = sent(client, url, **answer, elsewhere="Letter of June").text
    assert "Said elsewhere: Letter of June. Entered here by the business manager" in page
    said = {"outcome": "executive", "text": "Too slow.", "on": "July 2012", "due": "September 2012"}
    page = sent(client, f"{HERE}{challenge.pk}/conclude/", **said, elsewhere="Board meeting of July").text
    assert "Escalated to the executive" in page and "Said elsewhere: Board meeting of July" in page
    assert "Waits for: The executive." in page


def test_a_challenge_to_another_agency_is_read_and_not_answered(made: Made, client: Client, lead: User) -> None:
    other = challenge_in(made, agency_in(made, "Eastmarsh Housing"))
    client.force_login(lead)
    page = client.get(f"{HERE}{other.pk}/")
    assert page.status_code == 200 and "/answer/" not in page.text and "Waits for: Eastmarsh Housing" in page.text
    for end in ("answer/", "step/", "effect/", "correct/", "withdraw/", "conclude/"):
        for answer in (client.get(f"{HERE}{other.pk}/{end}"), client.post(f"{HERE}{other.pk}/{end}", {"text": "x"})):
            assert answer.status_code == 403, end
    assert not Step.objects.exists()


def test_another_board_s_challenge_is_not_there(made: Made, client: Client) -> None:
    elsewhere = make("calderwick")
    theirs = challenge_in(elsewhere, agency_in(elsewhere, "Calderwick Police"), about="Kestrel")
    step = answered(theirs)
    client.force_login(made.users[Role.MANAGER])
    assert "Kestrel" not in client.get(HERE).text
    addresses = [
        f"{theirs.pk}/{end}" for end in ("", "answer/", "step/", "effect/", "conclude/", "correct/", "withdraw/")
    ]
    for address in [*addresses, f"steps/{step.pk}/correct/", f"steps/{step.pk}/withdraw/"]:
        assert client.get(f"{HERE}{address}").status_code == 404, address
        assert client.post(f"{HERE}{address}", {"text": "x", "reason": "x"}).status_code == 404, address


def test_scrutiny_members_see_none(made: Made, client: Client, police: Agency) -> None:
    add_plan(made)
    challenge = challenge_in(made, police, about="Osprey", thing=Action.objects.earliest("pk"))
    for role in (Role.SCRUTINY_MEMBER, Role.SCRUTINY_OFFICER, Role.AGENCY_CONTRIBUTOR, Role.TRAINING_COORDINATOR):
        client.force_login(made.users[role])
        assert client.get(HERE).status_code == client.get(f"{HERE}{challenge.pk}/").status_code == 403
        assert client.get(f"{HERE}file.xlsx").status_code == 403
        for page in ("", "search/?q=Osprey", f"plan/{challenge.action_id}/", f"who/agencies/{police.pk}/"):
            body = client.get(f"/boards/eastmarsh/{page}").text
            assert "Osprey" not in re.sub(r'value="[^"]*"', "", body).replace("“Osprey”", ""), (role, page)


def test_the_ledger_tells_what_waits_for_its_reader_first(
    made: Made, client: Client, police: Agency, lead: User
) -> None:
    housing = agency_in(made, "Eastmarsh Housing")
    first = challenge_in(made, police, about="Done with", on="May 2011", due="")
    answered(first), concluded(first, "assured"), answered(first, kind="effect", on="August 2012")
    challenge_in(made, housing, about="Late")
    ahead = challenge_in(made, police, about="Ahead", due="January 2998")
    answered(challenge_in(made, housing, about="For the chair"))

    def order(user: User) -> list[str]:
        client.force_login(user)
        return re.findall(r'<th scope="row" role="rowheader"[^>]*><a[^>]*>([^<]+)</a>', client.get(HERE).text)

    assert order(lead) == ["Ahead", "Late", "For the chair", "Done with"]
    assert order(made.users[Role.CHAIR]) == ["For the chair", "Late", "Ahead", "Done with"]
    assert order(made.users[Role.MANAGER]) == ["Late", "For the chair", "Ahead", "Done with"]

    def asked(**of: str) -> list[str]:
        body = client.get(HERE, of).text
        return sorted(re.findall(r'<th scope="row" role="rowheader"[^>]*><a[^>]*>([^<]+)</a>', body))

    assert asked(to=f"agency {police.pk}") == ["Ahead", "Done with"]
    assert asked(state="answered") == ["For the chair"]
    assert asked(year="2011/12") == ["Done with"]
    assert asked(q="housing late") == ["Late"]
    assert "No challenge is as you asked" in client.get(HERE, {"q": "no such word"}).text
    assert "Select one of what is offered" in client.get(HERE, {"state": "nowhere"}).text
    page = client.get(HERE).text
    assert "Of 4 challenges: 1 answer overdue; 1 answered, waiting for the chair" in page and "<svg" in page
    assert client.get(f"{HERE}{ahead.pk}/").status_code == 200


def test_a_withdrawn_challenge_is_counted_apart_and_read(made: Made, client: Client, police: Agency) -> None:
    challenge = challenge_in(made, police)
    challenge_in(made, police, about="Another")
    client.force_login(made.users[Role.MANAGER])
    page = sent(client, f"{HERE}{challenge.pk}/withdraw/", reason="Asked twice")
    assert "This challenge was withdrawn" in page.text and "Reason: Asked twice" in page.text
    ledger = client.get(HERE).text
    assert ABOUT not in ledger and "Withdrawn, and counted nowhere above" in ledger
    assert ABOUT in client.get(HERE, {"state": "withdrawn"}).text
    assert client.get(f"{HERE}{challenge.pk}/answer/").status_code == 404


def test_what_was_written_stays_where_it_is_put_right(made: Made, client: Client, police: Agency) -> None:
    challenge = challenge_in(made, police)
    step = answered(challenge)
    client.force_login(made.users[Role.MANAGER])
    said = {"text": "We looked at 41.", "on": "11 June 2012", "elsewhere": "Letter to the chair"}
    page = sent(client, f"{HERE}steps/{step.pk}/correct/", **said, reason="A slip").text
    assert "11 June 2012: Answer" in page and "Put right since: A slip" in page
    assert "We looked at 40 cases." in page  # in its history
    said = {**RAISED, "about": "Another line", "to": f"agency {police.pk}", "due": "July 2012"}
    page = sent(client, f"{HERE}{challenge.pk}/correct/", **said, reason="Clearer").text
    assert "<h1" in page and "Another line" in page and ABOUT in page
    page = sent(client, f"{HERE}steps/{step.pk}/withdraw/", reason="Not theirs").text
    assert "Nothing yet" in page and "Withdrawn: answer" in page


def test_a_challenge_begins_on_the_page_of_what_it_is_about(made: Made, client: Client, police: Agency) -> None:
    add_plan(made)
    add_evidence(made)
    client.force_login(made.users[Role.SCRUTINEER])
    things = {"action": Action, "objective": Objective, "measure": Measure, "evidence": Evidence}
    pages = {"action": "plan/", "objective": "plan/objectives/", "measure": "measures/", "evidence": "evidence/"}
    for kind, model in things.items():
        thing = model.objects.filter(board=made.board).earliest("pk")
        url = f"{HERE}new/{kind}/{thing.pk}/"
        assert url in client.get(f"/boards/eastmarsh/{pages[kind]}{thing.pk}/").text, kind
        sent(client, url, to=f"agency {police.pk}", **RAISED)
        assert getattr(Challenge.objects.latest("pk"), f"{kind}_id") == thing.pk
        assert client.get(f"{HERE}new/{kind}/{thing.pk + 999}/").status_code == 404
    assert client.get(f"{HERE}new/person/1/").status_code == 404


def test_an_action_s_page_an_agency_s_and_a_group_s_show_theirs(made: Made, client: Client, police: Agency) -> None:
    add_plan(made)
    action, other = Action.objects.order_by("pk")[:2]
    group = add_group(by=made.manager, board=made.board, name="Executive")
    challenge_in(made, police, thing=action)
    challenge_in(made, group, about="To the executive")
    client.force_login(made.users[Role.BOARD_ADMINISTRATOR])

    def shows(page: str, words: str) -> bool:
        return words in client.get(f"/boards/eastmarsh/{page}").text

    assert shows(f"plan/{action.pk}/", ABOUT) and not shows(f"plan/{other.pk}/", ABOUT)
    assert shows(f"who/agencies/{police.pk}/", ABOUT) and not shows(f"who/agencies/{police.pk}/", "To the executive")
    assert shows(f"who/groups/{group.pk}/", "To the executive")
    assert shows("search/?q=notice", "Challenges")


def test_the_first_page_says_what_each_reader_does(made: Made, client: Client, police: Agency, lead: User) -> None:
    add_plan(made)
    challenge_in(made, police)
    answered(challenge_in(made, police, about="For the chair"))
    concluded(challenge_in(made, police, about="Too slow"), "executive")

    def now(user: User) -> str:
        client.force_login(user)
        return client.get("/boards/eastmarsh/").text

    assert f"Answer the challenge “{ABOUT}” by June 2012" in now(lead)
    chair = now(made.users[Role.CHAIR])
    assert "1 challenge waits for your conclusion" in chair and "state=answered" in chair
    assert "1 challenge is escalated: take it further" in chair and "state=escalated" in chair
    manager = now(made.users[Role.MANAGER])
    assert "1 answer to a challenge is overdue" in manager and "1 challenge is answered: bring it" in manager
    assert "1 challenge is escalated: ask what was decided" in manager
    assert "waits for your conclusion" not in manager
    assert "challenge" not in now(made.users[Role.SCRUTINEER]).partition("What to do now")[2].partition("</ul>")[0]


def test_duties_of_challenges() -> None:
    def of(role: Role, *states: str) -> list[str]:
        found = [Challenged(n, "It", state, "", None, mine=False) for n, state in enumerate(states)]
        may = ROLES[role].permissions
        return [duty.query for duty in duties(may, [], None, [], date(2013, 1, 1), 0, found)]

    every = ("overdue", "answered", "more", "escalated", "waiting", "no effect", "assured")
    assert of(Role.MANAGER, *every) == [f"state={one}" for one in ("overdue", "answered", "escalated", "no+effect")]
    assert of(Role.CHAIR, *every) == ["state=answered", "state=escalated"]
    assert of(Role.AGENCY_LEAD, *every) == of(Role.SCRUTINEER, *every) == []


def test_the_files_tell_what_the_page_shows(made: Made, client: Client, police: Agency) -> None:
    challenge = challenge_in(made, police, asked="=1+1")
    answered(challenge), concluded(challenge, "assured"), answered(challenge, kind="effect", on="August 2012")
    challenge_in(made, agency_in(made, "Eastmarsh Housing"), about="Left out")
    client.force_login(made.users[Role.LAY_MEMBER])
    asked, before = {"to": f"agency {police.pk}"}, Event.objects.count()
    book = load_workbook(io.BytesIO(client.get(f"{HERE}file.xlsx", asked).content))
    assert book.sheetnames == ["Challenges", "Steps", "What came of them", "About"]
    rows = list(book["Challenges"].values)
    assert len(rows) == 2 and rows[1][0] == ABOUT and rows[1][4] == "'=1+1"
    assert [row[2] for row in book["Steps"].values][1:] == ["Answer", "The chair’s conclusion: assured", "What changed"]
    counts = dict(book["What came of them"].values)
    assert (counts["Raised"], counts["Answered in time"], counts["Ended in a stated effect"]) == (1, 1, 1)
    assert ("Only those with challenged", "Eastmarsh Police") in set(book["About"].values)
    document = Document(io.BytesIO(client.get(f"{HERE}file.docx", asked).content))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert ABOUT in words and "Left out" not in words and "Where it stands: Assured, with its effect." in words
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Ended in a stated effect" in cells and "Letter to the chair" in cells
    assert "%" not in words + "".join(cells)
    assert client.get(f"{HERE}file.csv", asked).text.count(ABOUT) == 1
    assert Event.objects.count() == before + 3
    assert client.get(f"{HERE}file.pdf").status_code == 404


def test_nothing_typed_is_lost_where_a_day_cannot_be(made: Made, client: Client, police: Agency, lead: User) -> None:
    challenge = challenge_in(made, police)
    client.force_login(lead)
    page = sent(client, f"{HERE}{challenge.pk}/answer/", text="All of my words", on="some day").text
    assert "All of my words" in page and "can be found in a calendar" in page and not Step.objects.exists()
