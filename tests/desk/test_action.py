"""An action's page and a promise's: what they show, now and then, and how few questions they ask of the database."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.roles import Role
from answerable.evidence.changes import add_evidence
from answerable.partnership.models import Agency
from answerable.plan import changes
from answerable.plan.models import Action, Answerer, Commitment, Objective, Round, Update
from answerable.reading.proposal import Measure, Period, Value
from answerable.recommendations.models import Recommendation, RecommendationList
from tests.board import Made, make
from tests.desk.test_pages import large
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    return made


def action(ref: str = "1.1.1") -> Action:
    return Action.objects.select_related("plan").get(ref=ref)


def shown(client: Client, ref: str = "1.1.1", **query: str) -> str:
    return client.get(f"/boards/eastmarsh/plan/{action(ref).pk}/", query).text


def test_delivery_and_impact_stand_side_by_side_and_apart(made: Made, client: Client) -> None:
    said = {"action": action(), "round": Round.objects.get(), "typed": "Done."}
    changes.write_statement(by=made.manager, delivery="done", impact="no difference", reason="No change seen", **said)
    page = shown(client)
    statuses = page.partition('class="app-statuses"')[2].partition("</dl>")[0]
    assert "Done" in statuses and "No difference or worse" in statuses
    assert "Reason: No change seen" in page


def test_whoever_may_edit_is_told_what_to_do_now_and_nobody_else_is(made: Made, client: Client) -> None:
    page = shown(client, "1.1.2")
    asked = page.partition("What to do now")[2].partition("</div>")[0]
    for words in ("became of a promise that is overdue", "nobody answers", "nothing is said in the round"):
        assert words in asked
    assert "no date is stated" not in asked
    assert "no date is stated" in shown(client, "1.1.1")
    client.force_login(made.users[Role.CHAIR])
    page = shown(client, "1.1.2")
    assert "What to do now" not in page and "Close it" not in page and "Add a promise" not in page


def test_what_a_document_told_of_an_earlier_day_is_said_to_have_been_entered_since(made: Made, client: Client) -> None:
    promise, day = Commitment.objects.get(), timezone.make_aware(datetime(2013, 3, 18))
    changes.conclude_commitment(by=made.manager, commitment=promise, outcome="rescheduled", known_from=day)
    today = timezone.localdate()
    entry = shown(client, "1.1.2").partition('id="history"')[2].partition("reported as “Rescheduled”")[0]
    assert f"Known from 18 March 2013</strong>; entered {today:%-d %B %Y} by business manager</p>" in entry
    assert "nothing" not in entry
    changes.change_ref(by=made.manager, action=action("1.1.2"), ref="1.1.9", reason="As printed")
    newest = shown(client, "1.1.9").partition('id="history"')[2].partition("Ref")[0]
    assert "Known from" not in newest.partition("</li>")[0]


def test_an_action_whose_objective_has_a_lead_is_not_said_to_have_none(made: Made, client: Client) -> None:
    objective = Objective.objects.get()
    changes.add_all(by=made.manager, plan=action().plan, things=[Answerer(objective=objective, words="Chair", order=0)])
    page = shown(client, "1.1.2")
    assert "nobody answers" not in page and "The objective is led by Chair" in page


def values(count: int) -> list[Value]:
    days = [date(2011, 1 + n % 12, 1) if n < 12 else date(2012, n - 11, 1) for n in range(count)]
    return [
        Value(value=40 + n % 3, words=f"{40 + n % 3}", period=Period(words=f"{d:%B %Y}", from_=str(d), to=str(d)))
        for n, d in enumerate(days)
    ]


@pytest.mark.parametrize(("count", "chart", "limits"), [(2, False, False), (5, True, False), (15, True, True)])
def test_a_measure_is_drawn_where_there_are_points_enough(count: int, chart: bool, limits: bool) -> None:
    made = make("calderwick")
    measure = Measure(action="1.1.1", what="visits made", unit="visits", kind="series", values=values(count))
    add_plan(made, replace(PROPOSAL, measures=[measure]), content=b"a series")
    client = Client()
    client.force_login(made.users[Role.CHAIR])
    page = client.get(f"/boards/calderwick/plan/{action().pk}/").text
    assert "Strength is reckoned as at" in page and ("<svg" in page) is chart
    assert ("control limit" in page.lower() or "normally" in page or "limits" in page) is limits


def test_the_history_tells_who_by_post_what_and_why(made: Made, client: Client) -> None:
    by = made.actor(Role.QUALITY_OFFICER)
    said = {"text": "Ask every child", "due": None, "leads": ["Police"], "contributors": []}
    changes.change_action(by=by, action=action(), reason="Agreed in <January>", **said)
    history = shown(client).partition('id="history"')[2]
    for words in (
        "quality assurance officer",
        "Action changed: words",
        "Lead added: Police",
        "Lead withdrawn: Eastmarsh Council",
        "Reason: Agreed in &lt;January&gt;",
        "Survey children in care",
    ):
        assert words in history, words
    assert "Example quality" not in history, "posts, not names"
    then = shown(client, at="2013-01-15")
    assert "Police" not in then and "Ask every child" not in then and "Action added" in then


def test_the_thread_of_a_split_an_old_ref_and_recommendations_are_shown(made: Made, client: Client) -> None:
    one = action()
    changes.split_action(by=made.manager, action=one, text="x", parts=[("1.1.3", "y")], reason="Two jobs")
    changes.change_ref(by=made.manager, action=one, ref="1.1.8", reason="Printed so")
    (found,) = changes.add_all(
        by=made.manager,
        plan=one.plan,
        things=[RecommendationList(round=Round.objects.get(), action=one, made_by="An inspectorate")],
    )
    changes.add_all(
        by=made.manager, plan=one.plan, things=[Recommendation(of=found, ref="R1", text="Ask more", order=0)]
    )
    page = shown(client, "1.1.8")
    assert "Earlier ref" in page and "An inspectorate" in page and "R1 Ask more" in page
    assert "Split into" in page and "Split from" in shown(client, "1.1.3")
    sought = client.get(f"/boards/eastmarsh/plan/levels/{one.plan_id}/find/", {"ref": "1.1.1"})
    assert sought["Location"] == f"/boards/eastmarsh/plan/{one.pk}/"
    none = client.get(f"/boards/eastmarsh/plan/levels/{one.plan_id}/find/", {"ref": "<9>"}).text
    assert "has, or had, the ref &lt;9&gt;" in none


def test_a_promise_tells_where_it_was_made_its_dates_and_what_became_of_it(made: Made, client: Client) -> None:
    promise = Commitment.objects.get()
    address = f"/boards/eastmarsh/promises/{promise.pk}/"
    typed = {"outcome": "rescheduled", "words": "No quorum", "round": str(promise.round_id), "version": "-1"}
    refused = client.post(f"{address}conclude/", {**typed, "due": ""}).text
    assert "Enter the new date" in refused and "No quorum" in refused
    page = client.get(f"{address}conclude/").text
    typed["version"] = page.partition('name="version" value="')[2].partition('"')[0]
    assert client.post(f"{address}conclude/", {**typed, "due": "end of March 2013"}).status_code == 302
    page = client.get(address).text
    dates = page.partition("Its dates over time")[2].partition("</ol>")[0]
    assert dates.index("January 2013") < dates.index("end of March 2013")
    assert "No update received" not in page and "Overdue" in page, "the new date has passed as well"
    assert "First promised for: January 2013" in page and "December 2012" in page and "Action 1.1.2" in page
    then = client.get(address, {"at": "2013-01-15"}).text
    assert "Not yet due" in then and "No quorum" not in then and "end of March" not in then
    assert client.get(address, {"at": "2012-01-01"}).status_code == 404


def pages(slug: str) -> dict[str, str]:
    one = Action.objects.filter(board__slug=slug).earliest("id")
    plan, promise = one.plan_id, Commitment.objects.filter(board__slug=slug).earliest("id").pk
    here = f"/boards/{slug}/"
    return {
        "action": f"{here}plan/{one.pk}/",
        "action then": f"{here}plan/{one.pk}/?at=2013-01-15",
        "promise": f"{here}promises/{promise}/",
        "promise then": f"{here}promises/{promise}/?at=2013-01-15",
        "promises": f"{here}promises/",
        "levels": f"{here}plan/levels/{plan}/",
        "objective": f"{here}plan/objectives/{one.objective_id}/",
        "add": f"{here}plan/objectives/{one.objective_id}/actions/new/",
        "change": f"{here}plan/{one.pk}/change/",
        "progress": f"{here}plan/{one.pk}/progress/{Round.objects.filter(plan=plan).latest('on').pk}/",
        "place": f"{here}plan/{one.pk}/place/",
        "conclude": f"{here}promises/{promise}/conclude/",
    }


def counted(client: Client, slug: str, times: int) -> dict[str, int]:
    made = make(slug)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what the database knows of its rows is then of a time before they came
    add_plan(made, large(times), content=slug.encode())
    one = Action.objects.select_related("plan").filter(board=made.board).earliest("id")
    for n in range(times):
        on = date(2013, 1, 1) + timedelta(days=n)
        round = changes.open_round(by=made.manager, plan=one.plan, title=f"Round {n}", on=on)
        changes.write_statement(by=made.manager, action=one, round=round, typed=f"Said {n}")
    client.force_login(made.users[Role.MANAGER])
    found = {}
    for name, address in pages(slug).items():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200, name
        found[name] = len(seen)
    return found


def test_the_newest_rounds_are_shown_and_the_rest_when_asked_for(made: Made, client: Client) -> None:
    for n in range(1, 9):
        day = date(2013, n, 28)
        round = changes.open_round(by=made.manager, plan=action().plan, title=f"Month {n}", on=day)
        changes.write_statement(by=made.manager, action=action(), round=round, typed=f"Said in month {n}.")
    page = shown(client)
    assert "Said in month 8." in page and "Said in month 2." not in page
    assert "See what was said in 3 earlier rounds" in page
    assert "The round “Month 8”, 28 August 2013" in shown(client), "from which it is seen as at that day"
    assert "Said in month 2." in shown(client, rounds="all")


def test_no_page_asks_more_of_a_large_plan_with_a_long_history(client: Client) -> None:
    small = counted(client, "eastmarsh", 7)  # 14 actions
    assert small == counted(client, "calderwick", 75)  # 150 actions and 75 rounds
    assert max(small.values()) <= 12, small


def test_evidence_leads_to_its_page_and_who_may_adds_to_the_action(made: Made, client: Client) -> None:
    one = action("1.1.2")
    changes.change_ref(by=made.manager, action=one, ref="1.1 & 2", reason="As printed")
    page = shown(client, "1.1 & 2")
    assert "Nothing that can be looked at has been named." in page
    about = f"?plan={one.plan_id}&amp;action=1.1+%26+2"
    for words, address, field in (
        ("Add evidence", "/boards/eastmarsh/evidence/add/", "actions"),
        ("Define a measure", "/boards/eastmarsh/measures/define/", "action_id"),
    ):
        assert f'href="{address}{about}">{words}</a>' in page
        form = client.get(f"{address}{about.replace('&amp;', '&')}").context["form"]
        assert form[field].value() == "1.1 & 2", words
    item = {"title": "Audit of <files>", "kind": "outcome", "expires": date(2014, 1, 1)}
    kept = add_evidence(by=made.manager, plan=one.plan, values=item, actions=[one.pk], claims=[])
    page = shown(client, "1.1 & 2")
    assert f'href="/boards/eastmarsh/evidence/{kept.pk}/">Audit of &lt;files&gt;</a>' in page and "Expired" in page
    client.force_login(made.users[Role.CHAIR])
    assert "Add evidence" not in shown(client, "1.1 & 2") and "Define a measure" not in shown(client, "1.1 & 2")


def test_a_figure_leads_to_its_measure_as_at_the_day_of_the_page(made: Made, client: Client) -> None:
    figures = shown(client, at="2013-01-15").partition('<h2 class="govuk-heading-m">Figures</h2>')[2]
    assert re.search(r'href="/boards/eastmarsh/measures/\d+/\?at=2013-01-15"', figures)
    assert "Add evidence" not in figures, "nothing is added to a past day"


def test_contributors_a_second_wording_and_what_agencies_said_by_round_are_shown(made: Made, client: Client) -> None:
    one, objective, round = action(), Objective.objects.get(), Round.objects.get()
    said = {"text": one.text, "due": None, "leads": ["Police"]}
    changes.change_action(by=made.manager, action=one, contributors=["Youth Panel", "Schools"], **said)
    changes.correct(by=made.manager, thing=objective, values={"also_ref": "SO IV", "also_text": "Hear every <child>"})
    council = Agency.objects.get(name="Eastmarsh Council")
    update = Update(round=round, action=one, agency=council, text="The council asked 40.", state="accepted")
    changes.add_all(by=made.manager, plan=one.plan, things=[update])
    page = " ".join(shown(client).split())
    facts = page.partition('<dl class="govuk-summary-list">')[2].partition("</dl>")[0]
    for key, value in (
        ("Contributors", "Youth Panel, Schools"),
        ("Objective", "Elsewhere in the plan: SO IV Hear every &lt;child&gt;"),
    ):
        assert value in facts.partition(f">{key}</dt>")[2].partition("</dd>")[0], key
    of_round = page.partition(f'id="r{round.pk}"')[2].partition("</details>")[0]
    assert '<strong>Eastmarsh Council</strong> (accepted)</p> <p class="govuk-body">The council asked 40.' in of_round
