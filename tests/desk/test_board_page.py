"""A board's first page: what its reader does now, by role."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.roles import ROLES, Permission, Role
from answerable.desk.duties import Asked, Stands, Waiting, duties
from answerable.papers.changes import move, write_section
from answerable.papers.models import Paper
from answerable.partnership.models import Agency, Appointment
from answerable.plan.changes import add_shortfall, open_round, set_status
from answerable.plan.models import Action, Shortfall, Statement, StatusLevel
from tests.board import Made, make
from tests.example_plan import PROPOSAL, add_plan
from tests.papers.test_changes import WORDS

BOARD = "/boards/eastmarsh/"
STANDS = Stands(late=2, without_update=3, without_lead=1, without_date=0, off_track=1, mine=None)
DAY = date(2013, 1, 1)
STATES = [state for state, _ in Paper.STATES]


def told(client: Client, role: Role, made: Made) -> list[str]:
    client.force_login(made.users[role])
    return [words for words, _ in client.get(BOARD).context["duties"]]


ASKED = "2 questions are open on what does not fit together: look at both sides"


@pytest.mark.django_db
def test_a_board_with_nothing_is_told_the_one_step_that_begins_everything(client: Client) -> None:
    made = make()
    client.force_login(made.users[Role.MANAGER])
    page = client.get(BOARD).text
    assert "Bring your Word plan in" in page and 'href="/boards/eastmarsh/documents/"' in page
    client.force_login(made.users[Role.CHAIR])
    assert "business manager brings the plan in" in client.get(BOARD).text
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    assert "once they are published" in client.get(BOARD).text


@pytest.mark.django_db
def test_each_role_is_told_what_waits_for_it(client: Client) -> None:
    made = make()
    paper = add_plan(made)
    set_status(by=made.manager, statement=Statement.objects.get(), delivery="off track")
    assert told(client, Role.MANAGER, made)[-1] == "See what does not fit together: look at both sides"
    client.get(f"{BOARD}questions/")  # it has been looked for since something was written last
    manager = told(client, Role.MANAGER, made)
    assert manager[0].startswith("Finish the draft “Business plan 2012/13: progress”, for 15 January 2013")
    assert manager[1:] == [
        "1 promise is past the day: ask what became of them",
        "1 action without an update this round: ask for one",
        "1 action without a lead: find who answers",
        "1 action without a date: agree one",
        ASKED,
    ]
    assert told(client, Role.CHAIR, made) == [
        "1 promise is past the day: ask what became of them",
        "1 action is off track: see which",
        ASKED,
    ]
    assert told(client, Role.AGENCY_LEAD, made) == []
    for key, block in WORDS.items():
        paper = write_section(by=made.manager, paper=paper, key=key, **block)
    paper = move(by=made.manager, paper=paper, to="accuracy check", post="Manager")
    assert told(client, Role.AGENCY_LEAD, made)[0].startswith("Check “Business plan 2012/13: progress”")
    move(by=made.manager, paper=paper, to="approval", post="Manager")
    assert told(client, Role.CHAIR, made)[0].startswith("Approve “Business plan 2012/13: progress”")
    assert told(client, Role.SCRUTINY_MEMBER, made) == []


@pytest.mark.django_db
def test_an_agency_lead_sees_what_the_agency_leads(client: Client) -> None:
    made = make()
    add_plan(made)
    Appointment.objects.filter(person__user=made.users[Role.AGENCY_LEAD]).update(agency=Agency.objects.get())
    client.force_login(made.users[Role.AGENCY_LEAD])
    page = client.get(BOARD)
    (words, url), _ = page.context["duties"]
    assert words == "1 action led by your agency: see how they stand"
    assert "1 of 2 actions" in client.get(url).text and "lead “your agency”" in client.get(url).text


@pytest.mark.django_db
def test_every_duty_leads_to_a_page_that_its_reader_may_open(client: Client) -> None:
    made = make()
    add_plan(made)
    for role in (Role.MANAGER, Role.QUALITY_OFFICER, Role.CHAIR, Role.AGENCY_LEAD):
        client.force_login(made.users[role])
        for words, url in client.get(BOARD).context["duties"]:
            assert client.get(url).status_code == 200, words


@given(
    st.sampled_from(list(Role)),
    st.lists(st.builds(Waiting, st.integers(), st.text(), st.sampled_from(STATES), st.just(date(2013, 1, 15)))),
)
def test_nobody_is_told_to_take_a_step_that_is_not_theirs(role: Role, papers: list[Waiting]) -> None:
    may = ROLES[role].permissions
    needs = {
        "Approve": Permission.APPROVE_PAPER,
        "Publish": Permission.PUBLISH_PAPER,
        "Record": Permission.CLEAR_PAPER,
        "Finish": Permission.WRITE_PAPER,
    }
    found = duties(may, papers, None, [], DAY, 0)
    assert len(found) <= len(papers)
    for duty in found:
        need = needs.get(duty.words.split()[0])
        assert need is None or need in may
    assert all(paper.state != "published" for paper in papers for duty in found if duty.args == (paper.id,)) or any(
        paper.state == "published" for paper in papers
    )


def test_an_elected_member_has_no_chores() -> None:
    assert duties(ROLES[Role.SCRUTINY_MEMBER].permissions, [], STANDS, [], DAY, None) == []


@pytest.mark.django_db
def test_how_to_read_tells_the_board_s_own_scale_to_whoever_may_see_the_board(client: Client) -> None:
    made = make()
    add_plan(made)
    StatusLevel.objects.filter(board=made.board, code="done").update(descriptor="Signed off by the sub-group.")
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    own = client.get("/how-to-read/?board=eastmarsh").text
    assert "Signed off by the sub-group." in own and own.count("<svg") == 4
    other = make("calderwick")
    client.force_login(other.users[Role.SCRUTINY_MEMBER])
    assert "Signed off by the sub-group." not in client.get("/how-to-read/?board=eastmarsh").text
    assert client.get("/how-to-read/?board=%00").status_code == 200


@pytest.mark.django_db
def test_what_two_rounds_say_is_missing_in_the_same_words_stands_once_with_both(client: Client) -> None:
    made = make()
    add_plan(made)
    stated, action = Shortfall.objects.get(), Action.objects.get(ref="1.1.1")
    spring = open_round(by=made.manager, plan=action.plan, title="Spring 2013", on=date(2013, 3, 31))
    for text in (stated.text, "Nobody asked the parents."):
        add_shortfall(by=made.manager, plan=action.plan, round=spring, action=action, text=text)
    client.force_login(made.users[Role.MANAGER])
    told = [(text, titles) for text, _, titles in client.get(f"{BOARD}promises/?show=missing").context["page"]]
    assert told == [(stated.text, ["Spring 2013", "December 2012"]), ("Nobody asked the parents.", ["Spring 2013"])]


@pytest.mark.django_db
def test_where_there_is_none_whoever_may_take_it_is_offered_the_next_step(client: Client) -> None:
    made = make()
    add_plan(made, replace(PROPOSAL, shortfalls=[]), content=b"without shortfalls")
    steps = {"missing": 'href="/boards/eastmarsh/plan/">an action', "recommendations": "bring one in</a>"}
    for show, step in steps.items():
        for role, offered in ((Role.MANAGER, True), (Role.CHAIR, False)):
            client.force_login(made.users[role])
            assert (step in client.get(f"{BOARD}promises/?show={show}").text) is offered, (show, role)


def test_what_is_asked_is_told_to_whoever_answers_and_to_whoever_chases() -> None:
    asked = [
        Asked(1, 9, "March 2031", date(2031, 3, 31), "open", mine=True),
        Asked(2, 9, "March 2031", date(2031, 3, 1), "sent back", mine=False),
        Asked(3, 9, "March 2031", date(2031, 3, 1), "submitted", mine=False),
    ]

    def words(role: Role, day: date) -> list[str]:
        return [duty.words for duty in duties(ROLES[role].permissions, [], None, asked, day, 0)]

    assert words(Role.AGENCY_LEAD, date(2031, 3, 2)) == ["Answer for March 2031 by 31 March 2031"]
    assert words(Role.CHAIR, date(2031, 3, 2)) == ["Answer for March 2031 by 31 March 2031"]  # for the board itself
    assert words(Role.OBSERVER, date(2031, 3, 2)) == []
    asked[0] = replace(asked[0], mine=False)
    answers = "1 answer from agencies: accept or send back"
    assert words(Role.MANAGER, date(2031, 3, 1)) == [answers]
    assert words(Role.MANAGER, date(2031, 3, 2)) == [answers, "1 answer is late: chase the agencies"]
    assert words(Role.MANAGER, date(2031, 4, 1)) == [answers, "2 answers are late: chase the agencies"]
