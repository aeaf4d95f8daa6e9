"""The plan on a page: what is asked of it, what it lacks, and the same as a file."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.plan.changes import add_all, correct, open_round, set_status, write_statement
from answerable.plan.models import Action, Answerer, Commitment, Round, Statement
from answerable.reading.proposal import Action as ReadAction
from answerable.reading.proposal import Aim, Objective
from bench.board import fill
from tests.board import Made, make
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db
PLAN = "/boards/eastmarsh/plan/"


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.CHAIR])
    return made


def shown_on(page: Any) -> list[str]:
    """The refs of the actions in a page's table."""
    return re.findall(r'href="/boards/\w+/plan/\d+/[^"]*">([^<]+)</a> <span class="app-cards__text">', page.text)


def refs(client: Client, asked: str) -> list[str]:
    """The refs of the actions that an address shows, read from the file with the same address."""
    page = client.get(f"{PLAN}?{asked}")
    rows = list(csv.DictReader(io.StringIO(client.get(f"{PLAN}file.csv?{asked}").content.decode("utf-8-sig"))))
    found = [row["Action"] for row in rows]
    assert shown_on(page) == found[:50]
    return found


def test_each_question_finds_its_actions(client: Client, made: Made) -> None:
    assert refs(client, "") == ["1.1.1", "1.1.2"]
    for asked, expected in {
        "status=on+track": ["1.1.1"],
        "status=-": ["1.1.2"],
        "impact=-": ["1.1.1", "1.1.2"],
        "impact=confirmed": [],
        "lead=Eastmarsh+Council": ["1.1.1"],
        "missing=lead": ["1.1.2"],
        "missing=date": ["1.1.1"],
        "missing=update": ["1.1.2"],
        "missing=promise": ["1.1.2"],
        "missing=late": ["1.1.2"],
        "missing=any": ["1.1.1", "1.1.2"],
        "before-day=1&before-month=2&before-year=2013": ["1.1.2"],
        "before-day=31&before-month=1&before-year=2013": [],
        "words=SURVEY": ["1.1.1"],
        "words=felt+heard": ["1.1.1"],  # in its progress
        "words=council": ["1.1.1"],  # its lead
        "words=survey+report": [],
        "words=children+think": ["1.1.1", "1.1.2"],  # their objective
        "status=on+track&missing=update": [],
        "objective=0": [],
    }.items():
        assert refs(client, asked) == expected, asked


def test_the_page_says_how_many_of_how_many_and_gives_the_question_back(client: Client, made: Made) -> None:
    page = client.get(f"{PLAN}?missing=lead&words=report").text
    assert "1 of 2 actions" in page and "Show all 2 actions" in page
    assert 'value="report"' in page and '<option value="lead" selected>No lead</option>' in page
    assert "No action is as you asked" in client.get(f"{PLAN}?words=nothing+of+the+kind").text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("status=purple", "“purple” is not in this plan"),
        ("before-day=31&before-month=2&before-year=2013", "Enter a real date"),
        ("objective=999999999999999999999", "is not in this plan"),
    ],
)
def test_what_cannot_be_asked_is_told_with_a_link_to_its_field(
    client: Client, made: Made, asked: str, says: str
) -> None:
    page = client.get(f"{PLAN}?{asked}")
    assert page.status_code == 200
    assert "There is a problem" in page.text and says in page.text


def test_an_action_without_a_lead_is_led_by_its_objectives(client: Client, made: Made) -> None:
    action = Action.objects.get(ref="1.1.2")
    above = Answerer(objective=action.objective, part="lead", words="The executive", order=0)
    add_all(by=made.manager, plan=action.plan, things=[above])
    assert refs(client, "missing=lead") == []
    assert refs(client, "lead=The+executive") == ["1.1.2"]


def test_delivery_and_impact_are_kept_apart(client: Client, made: Made) -> None:
    statement = Statement.objects.get()
    set_status(by=made.manager, statement=statement, delivery="done", impact="no evidence")
    page = client.get(PLAN).text
    assert "1 done" in page and "Impact, whether children are safer for it: 1 no evidence yet; 1 not stated." in page
    assert refs(client, "status=done&impact=no+evidence") == ["1.1.1"]
    assert refs(client, "status=done&impact=confirmed") == []


def test_an_action_not_done_after_its_day_is_past_it_whatever_its_status(client: Client, made: Made) -> None:
    action, first = Action.objects.get(ref="1.1.2"), Round.objects.get()
    own = f"{PLAN}{action.pk}/"
    assert "1</strong> not done and past the day" in client.get(PLAN).text
    assert "Past its day" in client.get(own).text
    assert refs(client, "at=2013-01-31&missing=late") == [], "its last day is not over"
    assert "Past its day" not in client.get(f"{own}?at=2013-01-31").text
    said = write_statement(by=made.manager, action=action, round=first, typed="All is well.", delivery="on track")
    assert refs(client, "missing=late") == ["1.1.2"] and refs(client, "status=on+track&missing=late") == ["1.1.2"]
    set_status(by=made.manager, statement=said, delivery="done")
    assert refs(client, "missing=late") == [] and "Past its day" not in client.get(own).text
    open_round(by=made.manager, plan=action.plan, title="March 2013", on=date(2013, 3, 20))
    assert refs(client, "missing=late") == [], "a later round that is silent of what was done does not undo it"


def test_a_status_as_printed_that_is_on_no_scale_can_be_asked_for(client: Client, made: Made) -> None:
    correct(by=made.manager, thing=Statement.objects.get(), values={"delivery": "", "status_words": "Nearly there"})
    assert "Nearly there" in client.get(PLAN).text
    assert refs(client, "status=Nearly+there") == ["1.1.1"]


def test_what_is_withdrawn_is_gone_today_and_stays_in_an_earlier_day(client: Client, made: Made) -> None:
    action = Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=action, values={"withdrawn": True})
    assert refs(client, "") == ["1.1.2"]
    assert refs(client, "at=2013-01-15") == ["1.1.1", "1.1.2"]
    assert refs(client, "at=2013-01-15&missing=promise") == []  # it was not yet due
    assert refs(client, "at=2013-02-15&missing=promise") == ["1.1.2"]


def test_the_record_of_a_day_after_a_withdrawal_has_no_such_action(client: Client, made: Made) -> None:
    from datetime import UTC, datetime

    action = Action.objects.get(ref="1.1.1")
    then = datetime(2013, 3, 1, tzinfo=UTC)
    correct(by=made.manager, thing=action, values={"withdrawn": True}, known_from=then)
    assert refs(client, "at=2013-02-28") == ["1.1.1", "1.1.2"]
    assert refs(client, "at=2013-03-02") == ["1.1.2"]


# The same as a file


def test_a_file_holds_what_the_page_shows_and_no_formula(client: Client, made: Made) -> None:
    first = Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=first, values={"text": '=HYPERLINK("https://example.org","Open")'})
    rows = list(csv.reader(io.StringIO(client.get(f"{PLAN}file.csv").content.decode("utf-8-sig"))))
    assert rows[0][4:6] == ["Action", "What is to be done"] and len(rows) == 3
    assert rows[1][5] == '\'=HYPERLINK("https://example.org","Open")'
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{PLAN}file.xlsx?missing=lead").content))
    assert [cell.value for cell in book["Plan"]["E"]] == ["Action", "1.1.2"]
    assert not any(cell.data_type == "f" for row in book["Plan"].iter_rows() for cell in row)
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["Only those with what is missing or late"] == "No lead" and about["Actions shown"] == "1 of 2"


def test_the_word_file_has_headings_and_repeats_the_heads_of_its_tables(client: Client, made: Made) -> None:
    round = Round.objects.get()
    correct(by=made.manager, thing=round, values={"fictional": True})
    document = docx.Document(io.BytesIO(client.get(f"{PLAN}file.docx").content))
    headings = {
        p.style.name: p.text for p in document.paragraphs if p.style and p.style.name.lower().startswith("head")
    }
    assert "Aim 1: Children are heard" in headings.values()
    assert "Objective 1.1: Ask children what they think" in headings.values()
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Action", "What is to be done"]
    assert table.rows[0]._tr.trPr is not None and "tblHeader" in table.rows[0]._tr.trPr.xml
    assert [row.cells[0].text for row in table.rows[1:]] == ["1.1.1", "1.1.2"]
    assert "Fictional" in document.sections[0].header.paragraphs[0].text


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_the_history_keeps_who_took_what(client: Client, made: Made, kind: str) -> None:
    answer = client.get(f"{PLAN}file.{kind}?missing=lead")
    event = Event.objects.get(what="plan exported")
    assert (event.user, event.fields) == (made.users[Role.CHAIR].pk, [kind, 1])
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_an_earlier_day_is_of_that_day(client: Client, made: Made) -> None:
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.1"), values={"text": "Ask every child"})
    then = client.get(f"{PLAN}file.csv?at=2013-01-15")
    assert "Survey children in care" in then.content.decode() and "2013-01-15" in then["Content-Disposition"]


def test_there_is_no_file_of_another_kind(client: Client, made: Made) -> None:
    assert client.get(f"{PLAN}file.exe").status_code == 404


# Many


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_a_long_plan_is_paged_in_its_order_and_every_action_is_on_one_page(client: Client) -> None:
    made = make()
    fill(by=made.manager, board=made.board, actions=130)
    client.force_login(made.users[Role.CHAIR])
    assert refs(client, "") == [str(n) for n in range(1, 131)]
    pages = [client.get(f"{PLAN}?page={n}") for n in (1, 2, 3)]
    assert [ref for page in pages for ref in shown_on(page)] == [str(n) for n in range(1, 131)]
    assert "51 to 100 on this page" in pages[1].text
    some = client.get(f"{PLAN}?missing=date&page=1").text
    assert "of 130 actions" in some


def test_the_picture_of_many_actions_counts_them_by_objective(client: Client) -> None:
    made = make()
    fill(by=made.manager, board=made.board, actions=130)
    client.force_login(made.users[Role.CHAIR])
    picture = client.get(PLAN).context["picture"]
    assert len(picture.rows) == 13
    assert sum(int(count) for row in picture.rows for count in row[1:]) == 130
    # One more: 41 objectives are drawn by aim.
    other = make("calderwick")
    fill(by=other.manager, board=other.board, actions=420)
    client.force_login(other.users[Role.CHAIR])
    rows = client.get("/boards/calderwick/plan/").context["picture"].rows
    assert len(rows) == 5 and rows[0][0] == "1 Aim number 1"


def test_a_promise_is_overdue_only_while_nobody_has_said(client: Client, made: Made) -> None:
    promise = Commitment.objects.get()
    assert promise.due_to == date(2013, 1, 31)
    assert refs(client, "missing=promise") == ["1.1.2"]
    correct(by=made.manager, thing=promise, values={"outcome": "done"})
    assert refs(client, "missing=promise") == []


def test_a_plan_that_was_read_is_read_anew_once_anything_is_written(client: Client, made: Made) -> None:
    """The page keeps what it read until the board's chain of events has another head."""
    cold, warm = queries(client, PLAN), queries(client, PLAN)
    assert warm < cold <= 12
    correct(by=made.manager, thing=Action.objects.get(ref="1.1.2"), values={"due_words": ""})
    assert refs(client, "missing=date") == ["1.1.1", "1.1.2"]
    set_status(by=made.manager, statement=Statement.objects.get(), delivery="off track")
    assert refs(client, "status=off+track") == ["1.1.1"]


def test_names_in_the_choices_and_the_table_are_words_and_nothing_else(client: Client, made: Made) -> None:
    action = Action.objects.get(ref="1.1.2")
    name = '"><script>alert(1)</script>'
    add_all(by=made.manager, plan=action.plan, things=[Answerer(action=action, part="lead", words=name, order=0)])
    correct(by=made.manager, thing=action, values={"text": name, "ref": name[:20], "due_words": name})
    page = client.get(PLAN).text
    assert "<script>alert" not in page and page.count("&lt;script&gt;alert(1)") >= 4
    assert client.get(PLAN, {"lead": name}).context["found"] == 1


def test_an_aim_that_has_actions_of_its_own_stands_once(client: Client) -> None:
    made = make()
    title = "Staff know what to do"
    right_under = replace(
        PROPOSAL,
        aims=[*PROPOSAL.aims, Aim(ref="2", title=title)],
        objectives=[*PROPOSAL.objectives, Objective(ref="2", title=title, aim="2")],
        actions=[*PROPOSAL.actions, ReadAction(ref="2.1", objective="2", text="Train them")],
    )
    add_plan(made, right_under)
    client.force_login(made.users[Role.CHAIR])
    page = client.get(PLAN).text
    table = page[page.index('id="actions"') :]
    assert table.count(f": {title} <") == 1 and table.count(": Ask children what they think <") == 1
    word = docx.Document(io.BytesIO(client.get(f"{PLAN}file.docx").content))
    assert len([line.text for line in word.paragraphs if line.text.endswith(title)]) == 1


@pytest.mark.parametrize(
    ("scale", "code", "look", "word"),
    [
        ("delivery", "not started", " govuk-tag--grey", "Not started"),
        ("delivery", "off track", " govuk-tag--red", "Off track"),
        ("delivery", "recovery agreed", " govuk-tag--orange", "Off track, recovery agreed"),
        ("delivery", "on track", " govuk-tag--green", "On track"),
        ("delivery", "done", "", "Done"),
        ("impact", "confirmed", " govuk-tag--green", "Confirmed by a second source"),
        ("impact", "no difference", " govuk-tag--red", "No difference or worse"),
    ],
)
def test_a_status_stands_in_its_colour_with_its_word(
    client: Client, made: Made, scale: str, code: str, look: str, word: str
) -> None:
    set_status(by=made.manager, statement=Statement.objects.get(), **{scale: code})
    row = client.get(PLAN).text.partition(">1.1.1</a>")[2].partition("</tr>")[0]
    cell = row.partition(f'data-label="{scale.capitalize()}">')[2].partition("</td>")[0]
    assert cell == f'<strong class="govuk-tag{look}">{word}</strong>'
