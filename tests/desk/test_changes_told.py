"""What changed, in sentences: between two days, between rounds, and since somebody was last here."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.access.roles import Role
from answerable.evidence.models import Observation
from answerable.intake.changes import import_document, undo_import
from answerable.partnership.changes import add_agency, add_group, appoint
from answerable.plan.changes import (
    add_all,
    change_action,
    change_ref,
    conclude_commitment,
    correct,
    open_round,
    set_status,
)
from answerable.plan.models import Action, Commitment, Plan, Statement
from answerable.reading.proposal import Due, Period, Value
from tests.board import Made, make
from tests.example_plan import PROPOSAL, add_next_plan, add_plan
from tests.intake.test_import import march

pytestmark = pytest.mark.django_db
CHANGES = "/boards/eastmarsh/changes/"
MARCH = datetime(2013, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.CHAIR])
    return made


def told(client: Client, asked: str = "") -> dict[str, list[str]]:
    """The sentences of the page, by group."""
    answer = client.get(f"{CHANGES}?{asked}")
    return {name: [f"{one.lead} {one.words}" for one, _ in rows] for name, rows, _ in answer.context["groups"]}


SINCE_DECEMBER = "start-day=11&start-month=12&start-year=2012&until-day=1&until-month=4&until-year=2013"


def test_a_second_round_is_told_from_the_first(client: Client, made: Made) -> None:
    plan = Plan.objects.get()
    by = made.manager
    march = open_round(by=by, plan=plan, title="March 2013", on=date(2013, 3, 20), known_from=MARCH)
    first, second = Action.objects.get(ref="1.1.1"), Action.objects.get(ref="1.1.2")
    said = [
        Statement(round=march, action=first, text="All were asked.", delivery="done", impact="some evidence"),
        Statement(round=march, action=second, text="It was late.", delivery="off track"),
    ]
    add_all(by=by, plan=plan, things=said, known_from=MARCH)
    promise = Commitment.objects.get()
    conclude_commitment(
        by=by, commitment=promise, outcome="done", words="reported on 15 January", round=march, known_from=MARCH
    )
    fresh = Commitment(
        round=march, action=second, kind="report", what="report again", due_words="May 2013", due_to=date(2013, 5, 31)
    )
    add_all(by=by, plan=plan, things=[fresh], known_from=MARCH)
    correct(by=by, thing=first, values={"text": "Survey every child in care"}, known_from=MARCH)
    figure = Observation.objects.get(value=42)
    correct(by=by, thing=figure, values={"value": 43, "words": "43%"}, known_from=MARCH)
    found = told(client, SINCE_DECEMBER)
    assert found["How actions stand"] == [
        "Action 1.1.1 went from “On track” to “Done”.",
        "Action 1.1.1 impact went from “not stated” to “Some evidence”.",
        "Action 1.1.2 stands at “Off track”.",
    ]
    assert found["Promises"] == [
        "Done “report to the January meeting” (action 1.1.2): reported on 15 January.",
        "Promised “report again” (action 1.1.2), due “May 2013”.",
    ]
    assert "Action 1.1.2 was reported on in the round “March 2013”: “It was late”." in found["Progress reported"]
    assert found["Figures"] == ["children who felt heard was corrected from 42% to 43% (2012)."]
    assert found["Actions and objectives changed"] == [
        "Action 1.1.1 now reads “Survey every child in care”; it read “Survey children in care”."
    ]
    # The same, asked for by its rounds; and nothing between days on which nothing became known.
    rounds = client.get(CHANGES).context["rounds"]
    assert (
        told(client, f"since={rounds[0][2].id}&to={rounds[0][1].id}")["How actions stand"] == found["How actions stand"]
    )
    quiet = SINCE_DECEMBER.replace("start-day=11&start-month=12", "start-day=12&start-month=12")
    assert (
        "Nothing changed" in client.get(f"{CHANGES}?{quiet.replace('day=1&until-month=4', 'day=5&until-month=1')}").text
    )


def bring(made: Made, month: date, said: str, *, known_from_document: bool) -> None:
    """A report of the plan that prints its figures again, and one that is another: 30% and 42%, then 51%."""
    later = Value(value=51, words="51%", period=Period(words=f"{month:%B %Y}", from_=f"{month}", to=f"{month}"))
    [felt, *others] = PROPOSAL.measures
    proposal = replace(
        PROPOSAL,
        document=replace(PROPOSAL.document, date=f"{month}"),
        statements=[replace(PROPOSAL.statements[0], period=f"{month:%B %Y}", text=said, blocks=[])],
        measures=[replace(felt, values=[*felt.values, later]), *others],
    )
    content = said.encode()
    how: dict[str, Any] = {"filename": "report.docx", "content": content, "known_from_document": known_from_document}
    import_document(by=made.manager, board=made.board, proposal=proposal, **how)


@pytest.mark.parametrize("known_from_document", [True, False])
def test_two_rounds_are_compared_whenever_they_came_in_and_a_figure_printed_again_is_none_that_changed(
    client: Client, made: Made, known_from_document: bool
) -> None:
    bring(made, date(2013, 3, 20), "A second survey was run.", known_from_document=known_from_document)
    visit_again(client)
    bring(made, date(2013, 6, 20), "A third survey was run.", known_from_document=known_from_document)
    rounds = client.get(CHANGES).context["rounds"]
    assert [round.title for _, round, _ in rounds] == ["June 2013", "March 2013", "December 2012"]
    march = rounds[1][1].id
    for asked in (f"since={march}&to={rounds[0][1].id}", f"since={march}", "since=rounds", "since=visit"):
        found = told(client, asked)
        assert found["Figures"] == ["children who felt heard is 51% (June 2013)."], asked
        assert len(found["Progress reported"]) == 2 and "A third survey" in str(found["Progress reported"]), asked
        assert not {"New actions", "Actions and objectives changed"} & set(found), asked


def test_a_round_of_another_plan_is_not_compared_with(client: Client, made: Made) -> None:
    bring(made, date(2013, 3, 20), "A second survey was run.", known_from_document=True)
    add_next_plan(made, "2013/14", date(2013, 3, 1))
    add_next_plan(made, "2014/15", date(2013, 2, 1))
    answer = client.get(f"{CHANGES}?since=rounds")
    assert [(plan[-7:], round.title, before and before.title) for plan, round, before in answer.context["rounds"]] == [
        ("2014/15", "February 2013", None),
        ("2013/14", "March 2013", None),
        ("2012/13", "March 2013", "December 2012"),
        ("2012/13", "December 2012", None),
    ]
    assert answer.context["compared"].words == "since the day before “February 2013”", "as the plan's page shows it"


def test_a_promise_becomes_overdue_by_nothing_but_time(client: Client, made: Made) -> None:
    found = told(client, SINCE_DECEMBER)
    assert found["Promises"] == [
        "Overdue “report to the January meeting” (action 1.1.2) was due “January 2013”; "
        "nobody has said what became of it."
    ]
    conclude_commitment(by=made.manager, commitment=Commitment.objects.get(), outcome="stopped", known_from=MARCH)
    assert told(client, SINCE_DECEMBER)["Promises"] == [
        "Stopped by agreement “report to the January meeting” (action 1.1.2)."
    ]


def test_a_moved_promise_says_from_when_to_when(client: Client, made: Made) -> None:
    promise = Commitment.objects.get()
    values = {"due_words": "end of March 2013", "due_to": date(2013, 3, 31)}
    correct(by=made.manager, thing=promise, values=values, known_from=MARCH)
    assert told(client, SINCE_DECEMBER)["Promises"][-1] == (
        "Moved “report to the January meeting” was due “January 2013” and is now due “end of March 2013”."
    ).replace("meeting”", "meeting” (action 1.1.2)")


def test_what_came_and_went_between_is_not_told(client: Client, made: Made) -> None:
    plan = Plan.objects.get()
    (fresh,) = add_all(by=made.manager, plan=plan, things=[Action(ref="9", text="A slip", order=9)], known_from=MARCH)
    correct(by=made.manager, thing=fresh, values={"withdrawn": True}, known_from=MARCH + timedelta(hours=1))
    assert "New actions" not in told(client, SINCE_DECEMBER)


def test_leads_and_agencies_are_told(client: Client, made: Made) -> None:
    client.force_login(made.users[Role.MANAGER])
    visit_again(client)
    action = Action.objects.get(ref="1.1.2")
    change_action(
        by=made.manager, action=action, text=action.text, due=None, leads=["Police", "Chair"], contributors=[]
    )
    add_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    found = told(client, "since=visit")
    assert "Action 1.1.2 Police and Chair now lead it." in found["Actions and objectives changed"]
    assert found["Agencies, groups and people"] == ["An agency joined the board: “Eastmarsh Police”."]


def test_people_are_told_by_name_and_part_and_only_to_those_who_may_see_them(client: Client, made: Made) -> None:
    police = add_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    group = add_group(by=made.manager, board=made.board, name="Executive")
    part: dict[str, Any] = {"agency": police, "group": group, "starts": date(2020, 1, 1)}
    lead = appoint(by=made.manager, board=made.board, name="Example Inspector", role="", post="Inspector", **part)
    asked = "start-day=1&start-month=1&start-year=2000"
    words = "Example Inspector was appointed Inspector for Eastmarsh Police on Executive."
    answer = client.get(f"{CHANGES}?{asked}")
    found = {f"{one.lead} {one.words}": url for rows in answer.context["groups"] for one, url in rows[1]}
    assert found[words] == f"/boards/eastmarsh/who/people/{lead.person_id}/"
    client.force_login(made.users[Role.AGENCY_LEAD])
    assert "Inspector" not in str(told(client, asked))


def test_what_is_said_in_a_sentence_has_no_full_stop_of_its_own(client: Client, made: Made) -> None:
    moved: dict[str, Any] = {"outcome": "rescheduled", "due": Due(words="May 2013", to="2013-05-31", precision="month")}
    promise = Commitment.objects.get()
    conclude_commitment(by=made.manager, commitment=promise, words="To a later day.", known_from=MARCH, **moved)
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values={"text": "Ask again."}, known_from=MARCH)
    said = str(told(client, SINCE_DECEMBER))
    assert "To a later day; it was due" in said and "“Ask again”; it read" in said


def test_a_day_ahead_is_said_to_be_still_to_come(client: Client, made: Made) -> None:
    asked = SINCE_DECEMBER.replace("until-year=2013", f"until-year={date.today().year + 1}")
    page = client.get(f"{CHANGES}?{asked}").text
    assert f"(1 April {date.today().year + 1} is still to come)" in page
    assert "still to come" not in client.get(f"{CHANGES}?{SINCE_DECEMBER}").text


def test_a_wrong_day_is_told_and_the_words_are_kept(client: Client, made: Made) -> None:
    page = client.get(f"{CHANGES}?start-day=31&start-month=2&start-year=2013").text
    assert "There is a problem" in page and 'value="31"' in page
    turned = client.get(
        f"{CHANGES}?start-day=1&start-month=4&start-year=2013&until-day=1&until-month=3&until-year=2013"
    )
    assert "The first day must be before the second" in turned.text


# Since somebody was last here


def visit_again(client: Client) -> None:
    """Be here, go away, and come back two days later."""
    with time_machine.travel(datetime.now(UTC) - timedelta(days=2), tick=True):
        client.get("/boards/eastmarsh/")


def test_a_first_visit_has_no_last_one(client: Client, made: Made) -> None:
    page = client.get("/boards/eastmarsh/").text
    assert "See what changed since the last round" in page and "since your last visit" not in page


def test_what_was_written_since_the_last_visit_is_told_whenever_it_is_known_from(client: Client, made: Made) -> None:
    visit_again(client)
    assert "Nothing has changed since your last visit" in client.get("/boards/eastmarsh/").text
    # A report of last March comes in today: of an earlier day, yet new to whoever was here two days ago.
    statement = Statement.objects.get()
    correct(by=made.manager, thing=statement, values={"text": "Nobody was asked."}, known_from=MARCH)
    set_status(by=made.manager, statement=statement, delivery="off track")
    page = client.get("/boards/eastmarsh/").text
    assert "the record was written to 2 times" in page
    found = told(client, "since=visit")
    assert found == {
        "How actions stand": ["Action 1.1.1 went from “On track” to “Off track”."],
        "Progress reported": ["Action 1.1.1 is now told in the round “December 2012” as “Nobody was asked”."],
    }


def test_an_import_that_was_undone_is_told(client: Client, made: Made) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(days=4), tick=True):
        document = import_document(
            by=made.manager, board=made.board, filename="march.docx", content=b"march", proposal=march()
        ).document
    visit_again(client)
    undo_import(by=made.manager, document=document, reason="The wrong file")
    sentence = "The import of march.docx was undone: what it had added is withdrawn, what it had changed is as it was."
    assert sentence in told(client, "since=visit")["Progress reported"]
    day = datetime.now(UTC) - timedelta(days=3)
    asked = f"start-day={day.day}&start-month={day.month}&start-year={day.year}"
    assert sentence in told(client, asked)["Progress reported"]
    assert f'href="/boards/eastmarsh/documents/{document.pk}/"' in client.get(f"{CHANGES}?{asked}").text


def test_reading_on_is_the_same_visit_and_each_person_has_their_own(client: Client, made: Made) -> None:
    visit_again(client)
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values={"text": "Ask again"})
    for _ in range(2):
        assert "Ask again" in str(told(client, "since=visit"))
    client.force_login(made.users[Role.AGENCY_LEAD])
    assert "last visit" not in client.get("/boards/eastmarsh/").text


def test_an_import_of_many_records_is_told_in_as_many_queries(client: Client, made: Made) -> None:
    visit_again(client)
    plan = Plan.objects.get()

    def counted() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{CHANGES}?since=visit")
        return len(seen)

    add_all(by=made.manager, plan=plan, things=[Action(ref="2", text="Two", order=5)])
    few = counted()
    add_all(by=made.manager, plan=plan, things=[Action(ref=f"3.{n}", text="Many", order=n) for n in range(1200)])
    assert counted() <= few <= 12
    page = client.get(f"{CHANGES}?since=visit").text
    assert "Show all 1201 under “New actions”" in page
    rest = client.get(f"{CHANGES}?since=visit&group=New+actions&page=25")
    assert "Action 3.1199" in rest.text


def test_a_ref_with_a_footnotes_mark_is_told_like_any_other(client: Client, made: Made) -> None:
    action = Action.objects.get(ref="1.1.1")
    change_ref(by=made.manager, action=action, ref="1.1.²", reason="As printed")
    assert client.get(CHANGES).status_code == 200
    assert any("1.1.²" in line for lines in told(client).values() for line in lines)
