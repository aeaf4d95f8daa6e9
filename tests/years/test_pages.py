"""The pages of a plan's year."""

from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from answerable.access.actor import Party
from answerable.access.roles import Role
from answerable.history.states import state_model
from answerable.partnership.changes import make_agency
from answerable.partnership.models import Person
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action, Objective, Plan, PlanStep, Round
from answerable.years import changes
from answerable.years.models import Comment
from tests.board import Made, make
from tests.challenges.made import lead_of
from tests.example_plan import add_plan
from tests.years.made import commented, day, draft_in, next_of, taken, today

pytestmark = pytest.mark.django_db
B = "/boards/eastmarsh"


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    return made


@pytest.fixture
def plan(made: Made) -> Plan:
    return Plan.objects.get(board=made.board)


def read(client: Client, page: str) -> str:
    answer = client.get(f"{B}/{page}")
    assert answer.status_code == 200, page
    return unescape(answer.text).partition("<main")[2]


def send(client: Client, page: str, **values: object) -> str:
    """Where it leads; what is wrong with it where it is refused."""
    first = client.get(f"{B}/{page}")
    hidden = {name: first.context["edit"].__dict__[name] for name in ("mark", "version")}
    answer = client.post(f"{B}/{page}", {**hidden, **values})
    return answer["Location"] if answer.status_code == 302 else unescape(answer.text)


def test_a_plan_from_a_document_says_that_nobody_has_said_where_it_stands(
    made: Made, plan: Plan, client: Client
) -> None:
    page = read(client, f"plan/levels/{plan.pk}/year/")
    assert "Nobody has said. It is treated as in force." in page and "No step has been entered" in page
    assert "app-year" not in page and "Begin the next plan from this one" in page
    assert "Not stated" in read(client, "plan/")


def test_the_page_shows_the_five_steps_and_what_is_next(made: Made, plan: Plan, client: Client) -> None:
    draft = draft_in(made, plan)
    page = read(client, f"plan/levels/{draft.pk}/year/")
    assert page.count("app-year__step--done") == 1 and page.count('aria-current="step"') == 1
    assert "1 comment waits for an answer: say what became of it" in page
    assert "Children in care council: has said what they think" in page
    assert "which knows it from: E-mail of 3 March" in page
    assert "Begun from" in page and "was begun from it" in read(client, f"plan/levels/{plan.pk}/year/")
    client.force_login(made.users[Role.CHAIR])
    page = read(client, f"plan/levels/{draft.pk}/year/")
    assert f"{B}/plan/levels/{draft.pk}/year/agree/" in page and "Enter a comment" not in page


def test_as_at_an_earlier_day_a_plan_stands_where_it_stood_then(made: Made, plan: Plan, client: Client) -> None:
    then = timezone.make_aware(timezone.datetime(2013, 2, 1))
    draft = next_of(plan, made.manager)
    taken(made.manager, draft, "consultation", "agreed", "in force")
    assert "<h1" in read(client, f"plan/?at={then:%Y-%m-%d}") and "2013/14" not in read(client, "plan/?at=2013-02-01")
    assert client.get(f"{B}/plan/levels/{draft.pk}/year/?at=2013-02-01").status_code == 404
    state_model(Plan).objects.filter(id=draft.pk).update(history_date=then)
    state_model(PlanStep).objects.filter(kind="draft").update(history_date=then, on_from=then.date())
    page = read(client, f"plan/levels/{draft.pk}/year/?at=2013-02-02")
    assert page.count("app-year__step--ahead") == 4 and "What to do now" not in page
    now = read(client, f"plan/levels/{draft.pk}/year/")
    assert now.count("app-year__step--done") == 3


def test_the_plan_s_pages_go_on_showing_the_plan_in_force_beside_a_draft(
    made: Made, plan: Plan, client: Client
) -> None:
    draft = draft_in(made, plan)
    for page in ("plan/", "measures/", "papers/new/progress/"):
        assert plan.title in read(client, page), page
    assert "Business plan 2013/14" in read(client, f"plan/levels/{draft.pk}/")
    assert "Open a new round" not in read(client, f"plan/levels/{draft.pk}/")
    taken(made.manager, draft, "agreed", "in force")
    assert "The plan has no actions yet" in read(client, "plan/")  # of the next one, which is in force
    assert plan.title in read(client, f"plan/?plan={plan.pk}")


def test_a_round_of_a_draft_is_refused_in_a_sentence(made: Made, plan: Plan, client: Client) -> None:
    draft = draft_in(made, plan)
    on = {"on-day": "1", "on-month": "4", "on-year": "2013"}
    said = send(client, f"plan/levels/{draft.pk}/rounds/new/", title="Q1", **on)
    assert "The plan is being consulted on. A round is opened once it is agreed." in said


def test_a_member_comments_and_reads_what_became_of_it(made: Made, plan: Plan, client: Client) -> None:
    draft = draft_in(made, plan)
    agency = make_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    lead = lead_of(made, agency)
    client.force_login(lead)
    page = f"plan/levels/{draft.pk}/year/comments/new/"
    about = str(Objective.objects.get(plan=draft).pk)
    said = {"who": f"agency {agency.pk}", "objective": about, "text": "Ask <officers>.", "on": today().words}
    assert send(client, page, **said) == f"{B}/plan/levels/{draft.pk}/year/"
    thing = Comment.objects.get(agency=agency)
    assert thing.elsewhere == "" and thing.objective_id == int(about)
    assert "Say what you think of “Business plan 2013/14”, which is a draft" in read(client, "")
    assert "Their own words" in read(client, f"plan/levels/{draft.pk}/year/")
    assert client.get(f"{B}/plan/comments/{thing.pk}/settle/").status_code == 403
    client.force_login(made.users[Role.MANAGER])
    assert client.get(f"{B}/plan/comments/{thing.pk}/change/").status_code == 403
    send(client, f"plan/comments/{thing.pk}/settle/", became="not", because="They are asked in 1.2.")
    client.force_login(lead)
    shown = read(client, f"plan/levels/{draft.pk}/year/")
    assert "Not accepted" in shown and "They are asked in 1.2." in shown and "Ask <officers>" in shown


def test_a_step_says_what_is_wrong_with_it(made: Made, plan: Plan, client: Client) -> None:
    draft = draft_in(made, plan)
    page = f"plan/levels/{draft.pk}/year/take"
    assert "Enter the meeting in which it was agreed" in send(client, f"{page}/agreed/", on=today().words)
    assert "Say why the consultation ends" in send(client, f"{page}/draft/", on=today().words)
    assert "The step before was on" in send(client, f"{page}/agreed/", elsewhere="x", on="March 2013")
    assert "What can follow is" in send(client, f"{page}/closed/", on=today().words)
    assert client.get(f"{B}/{page}/begun/").status_code == 404


def test_where_an_objective_comes_from_is_shown_and_taken_along(made: Made, plan: Plan, client: Client) -> None:
    objective = Objective.objects.get(plan=plan)
    page = f"plan/objectives/{objective.pk}"
    shown = read(client, f"{page}/")
    assert shown.count("Not stated") >= 2
    said = {"ref": "1.1", "title": objective.title, "aim": str(objective.aim_id), "partnership": "multi"}
    typed = {"needs_analysis": "JSNA 2012 (4.1)\nReturn of schools", "national_priority": "Working Together (3)"}
    send(client, f"{page}/change/", **said, **typed, serves="Children’s plan (2)")
    shown = read(client, f"{page}/")
    assert "Multi-agency" in shown and "Needs analysis: JSNA 2012 (4.1); Return of schools" in shown
    assert "Children’s plan (2)" in shown
    assert client.get(f"{B}/{page}/change/").context["form"].initial["needs_analysis"] == typed["needs_analysis"]
    assert "Single- or multi-agency: multi-agency" in read(client, "plan/")
    table = client.get(f"{B}/plan/file.csv").content.decode("utf-8-sig")
    assert "Single- or multi-agency,Where it comes from" in table.splitlines()[0]
    assert "Needs analysis: JSNA 2012 (4.1), Return of schools; National priority: Working Together (3)" in table
    assert client.get(f"{B}/plan/file.docx").status_code == client.get(f"{B}/plan/file.xlsx").status_code == 200


def test_each_unfinished_action_is_decided_one_after_the_other(made: Made, plan: Plan, client: Client) -> None:
    first, second = Action.objects.filter(plan=plan).order_by("ref")
    ending = f"plan/levels/{plan.pk}/year/ending/"
    assert "Say what becomes of the actions that are not finished" in read(client, ending)
    assert "begin the next plan first" in read(client, f"plan/{first.pk}/carry/")
    draft = next_of(plan, made.manager)
    copy = Objective.objects.get(plan=draft)
    form = client.get(f"{B}/plan/{first.pk}/carry/").context["form"]
    assert form.initial["objective"] == str(copy.pk) and form.initial["ref"] == "1.1.1"
    missing = send(client, f"plan/{first.pk}/carry/", becomes="carry", reason="x")
    assert "Choose the objective into which it is carried" in missing and "Enter its ref there" in missing
    said = {"objective": str(copy.pk), "ref": "1.1.1", "text": first.text, "reason": "Half done."}
    assert send(client, f"plan/{first.pk}/carry/", becomes="carry", **said) == f"{B}/plan/{second.pk}/carry/"
    assert send(client, f"plan/{second.pk}/carry/", becomes="carried forward", reason="x") == f"{B}/{ending}"
    page = read(client, ending)
    assert "2013/14, action 1.1.1" in page and "1 is to go on, and has no place" in page and "Close the plan" in page
    fresh = Action.objects.get(plan=draft)
    assert "2012/13, action 1.1.1" in read(client, f"plan/{fresh.pk}/")
    assert "2013/14, action 1.1.1" in read(client, f"plan/{first.pk}/")
    send(client, f"plan/{second.pk}/carry/", becomes="carry", **{**said, "ref": "1.1.2"})
    assert "Promised before it was carried here" in read(client, f"plan/{Action.objects.latest('pk').pk}/")


def test_the_open_promises_of_an_old_plan_stay_duties(made: Made, plan: Plan, client: Client) -> None:
    agency = make_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    action = Action.objects.get(plan=plan, ref="1.1.1")
    round = Round.objects.get(plan=plan)
    said = {"what": "train forty officers", "who": "Eastmarsh Police", "kind": "train", "meeting": ""}
    new = {"by": made.manager, "plan": plan, "action": action, "round": round, "due": day("May 2014")}
    plan_changes.add_commitment(**new, **said)  # type: ignore[arg-type]
    for one in Action.objects.filter(plan=plan):
        plan_changes.close_action(by=made.manager, action=one, closed="stopped", reason="x")
    taken(made.manager, next_of(plan, made.manager), "consultation", "agreed", "in force")
    taken(made.manager, plan, "closed")
    assert "rain forty officers" in read(client, f"who/agencies/{agency.pk}/")


def test_what_changed_tells_of_steps_comments_and_carried_actions(made: Made, plan: Plan, client: Client) -> None:
    draft = draft_in(made, plan)
    into = Objective.objects.get(plan=draft)
    said = {"ref": "1.1.1", "text": "x", "due": None, "reason": "x"}
    first = Action.objects.get(plan=plan, ref="1.1.1")
    changes.carry(by=made.manager, action=first, objective=into, **said)  # type: ignore[arg-type]
    page = read(client, "changes/?start-day=1&start-month=1&start-year=2020")
    assert "is consultation (" in page and "Children in care council said of it: “Say how you will ask us”" in page
    assert "goes on from action 1.1.1 of the plan before, in Business plan 2013/14" in page


def test_the_chair_agrees_a_plan_that_was_consulted_on(made: Made, plan: Plan, client: Client) -> None:
    draft = draft_in(made, plan)
    client.force_login(made.users[Role.CHAIR])
    page = f"plan/levels/{draft.pk}/year"
    assert send(client, f"{page}/agree/", on=today().words) == f"{B}/{page}/"
    assert "See what is said of" not in read(client, "")
    assert "The business manager puts the plan in force" in read(client, f"{page}/")
    (step,) = PlanStep.objects.filter(kind="agreed")
    assert send(client, f"plan/steps/{step.pk}/withdraw/", reason="Too soon.") == f"{B}/{page}/"
    assert "Agree this plan" in read(client, f"{page}/")


def test_those_who_have_not_said_yet_are_told_by_e_mail(made: Made, plan: Plan, client: Client) -> None:
    draft = draft_in(made, plan)
    agencies = [make_agency(by=made.manager, board=made.board, name=f"Agency {n}") for n in range(3)]
    for agency in agencies[:2]:
        user = lead_of(made, agency, f"{agency.pk}@agency.example")
        Person.objects.filter(user=user).update(email=user.email)
    consult = {"by": made.manager, "plan": draft, "due": day("3 June 2031")}
    changes.consult(**consult, whom=[Party(agency=agency.pk) for agency in agencies])
    commented(made.manager, draft, Party(agency=agencies[0].pk))
    page = f"plan/levels/{draft.pk}/year/consulted/tell/"
    assert page in read(client, f"plan/levels/{draft.pk}/year/")
    asked = read(client, page)
    assert f"{agencies[1].pk}@agency.example" in asked and f"{agencies[0].pk}@agency.example" not in asked
    assert "No e-mail address for" in asked and "<li>Agency 2</li>" in asked and "<li>Agency 1</li>" not in asked
    mail.outbox.clear()
    assert send(client, page, people=f"{agencies[1].pk}@agency.example") == f"{B}/plan/levels/{draft.pk}/year/"
    (letter,) = mail.outbox
    assert "waits for what you think of it, by 3 June 2031." in letter.body
    taken(made.manager, draft, "agreed")
    assert client.get(f"{B}/{page}")["Location"] == f"{B}/plan/levels/{draft.pk}/year/"  # it is over
