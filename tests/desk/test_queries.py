"""What each page of a board asks of the database: at most twelve queries, and where it lists things the same for a
small board as for one with 1,500 actions and five years of rounds, today and as at a past day."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.roles import Role
from answerable.asks.changes import issue_link, open_asks
from answerable.asks.models import Ask, Offered
from answerable.challenges.models import Challenge
from answerable.desk.changes import share_note
from answerable.desk.plan_list import reading_of
from answerable.evidence.changes import add_evidence, make_claim
from answerable.evidence.models import Measure
from answerable.history.changes import keep
from answerable.intake.changes import receive
from answerable.intake.models import Document
from answerable.papers.changes import draft_paper
from answerable.partnership import changes
from answerable.partnership.inviting.changes import invite
from answerable.partnership.merging.changes import merge
from answerable.partnership.models import Agency, AgencyName
from answerable.plan.changes import write_update
from answerable.plan.models import Action, Answerer, Commitment, Round, Update
from answerable.plan.reporting import Report
from answerable.questions.models import Handled
from answerable.questions.record import forget
from bench.board import fill, report
from tests.assurance.framework import add_framework
from tests.board import Made, make
from tests.challenges.made import answered, challenge_in
from tests.desk.test_bodies import appointed, owned
from tests.desk.test_pages import large
from tests.example_plan import PROPOSAL, add_plan
from tests.house import doors, full
from tests.meetings.made import add_meetings
from tests.years.made import draft_in

pytestmark = pytest.mark.django_db
MOST = 12
# Of each page its name, its address, and a past day at which it shows something too: the plan with many rounds is known
# from 2009, the one that a document brought in from December 2012, what hands have made only from today.
ROUNDS, DOCUMENT, LISTS = "2010-06-30", "2013-01-15", "2020-01-01"
CHANGED = "what changed"  # asks once more what was said before where a round began in between, as it did in one board
MAKING = "making an action"  # no page to look at: it writes two records with their states and events


PAGES: list[tuple[str, str, str]] = [
    ("the board's first page", "", ROUNDS),
    ("the plan", "plan/", ROUNDS),
    ("the plan, another page", "plan/?page=2", ROUNDS),
    ("the plan, filtered", "plan/?missing=any&words=thing", ROUNDS),
    ("another plan", "plan/?plan={document_plan}", DOCUMENT),
    ("an action with promises and figures", "plan/{first_action}/", ROUNDS),
    ("an action with statements", "plan/{second_action}/", ROUNDS),
    ("all that is told of an action", "plan/{second_action}/?rounds=all&history=all", ROUNDS),
    ("an action from a document", "plan/{document_action}/", DOCUMENT),
    ("aims, objectives and rounds", "plan/levels/{rounds_plan}/", ROUNDS),
    ("a plan's year", "plan/levels/{rounds_plan}/year/", ROUNDS),
    ("a draft's year with its consultation", "plan/levels/{draft}/year/", ""),
    ("what becomes of each action", "plan/levels/{rounds_plan}/year/ending/", ROUNDS),
    ("what becomes of an action", "plan/{first_action}/carry/", ""),
    ("to begin the next plan", "plan/levels/{rounds_plan}/next/", ""),
    ("an objective with its history", "plan/objectives/{objective}/", ROUNDS),
    ("promises", "promises/", ROUNDS),
    ("promises that are late", "promises/?became=late", ROUNDS),
    ("what is missing or weak", "promises/?show=missing", ROUNDS),
    ("recommendations", "promises/?show=recommendations", ROUNDS),
    ("a promise with its history", "promises/{promise}/", ROUNDS),
    ("measures", "measures/", ROUNDS),
    ("measures of another plan", "measures/?plan={document_plan}", DOCUMENT),
    ("a measure with five years of values", "measures/{measure}/", ROUNDS),
    ("the values of a measure", "measures/{measure}/values/", ""),
    ("claims", "claims/", LISTS),
    ("claims of another plan", "claims/?plan={document_plan}", DOCUMENT),
    ("a claim", "claims/{claim}/", ""),
    ("evidence", "evidence/", LISTS),
    ("evidence of another plan", "evidence/?plan={document_plan}", DOCUMENT),
    ("an evidence item", "evidence/{item}/", ""),
    ("the quality assurance framework", "evidence/framework/", ""),
    ("the framework as at a day, filtered", "evidence/framework/?missing=only-activity", LISTS),
    ("what evidence shows of the plan", "evidence/framework/plan/", LISTS),
    ("an agency's framework", "evidence/framework/agencies/{agency}/", ""),
    ("choosing evidence", "evidence/framework/objectives/{own}/evidence/add/", ""),
    ("meetings", "meetings/", LISTS),
    ("a meeting", "meetings/{meeting}/", ""),
    ("a group's meetings", "meetings/groups/{group}/", ""),
    ("the forward plan", "meetings/forward/", LISTS),
    ("what nothing ahead is about", "meetings/gaps/", LISTS),
    ("what falls due", "meetings/{ahead}/items/due/", ""),
    ("to whom an agenda goes", "meetings/{meeting}/send/agenda/", ""),
    ("who is on the board", "who/", LISTS),
    ("agencies", "who/agencies/", LISTS),
    ("an agency", "who/agencies/{agency}/", LISTS),
    ("groups", "who/groups/", LISTS),
    ("a group", "who/groups/{group}/", ""),
    ("people", "who/people/", LISTS),
    ("a person", "who/people/{person}/", ""),
    ("a post", "who/posts/{post}/", ""),
    ("owners whom nobody knows", "who/owners/", ""),
    ("a merge", "who/merges/{merge}/", ""),
    ("who did what", "events/", ""),
    ("who did what to an action", "events/?thing=plan.Action:{document_action}", ""),
    ("what inspectors read", "events/reads/", ""),
    ("notes", "notes/", ""),
    ("invitations", "who/invitations/", ""),
    ("who has answered", "asks/?round={round}", ""),
    ("whom to ask", "asks/rounds/{round}/", ""),
    ("whom to remind", "asks/rounds/{round}/reminders/", ""),
    ("what an agency answers", "asks/{ask}/", ""),
    ("what groups moderate", "asks/to-moderate/?round={round}", ""),
    ("to moderate a report", "asks/moderate/{reported}/{group}/", ""),
    ("questions to ask", "questions/", ""),
    ("questions to ask, those of an agency", "questions/?agency={agency}&state=all", ""),
    ("a question", "questions/{question}/", ""),
    ("questions that are shared", "questions/shared/", ""),
    ("why questions are asked", "questions/rules/", ""),
    ("challenges", "challenges/", LISTS),
    ("challenges, searched", "challenges/?q=police&state=overdue", ""),
    ("a challenge", "challenges/{challenge}/", ""),
    ("to answer a challenge", "challenges/{challenge}/answer/", ""),
    ("to say what a challenge changed", "challenges/{challenge}/effect/", ""),
    ("to challenge somebody", "challenges/new/", ""),
    ("papers", "papers/", LISTS),
    ("a paper", "papers/{paper}/", ""),
    ("a paper as it is read", "papers/{paper}/read/", ""),
    ("what the committee recommended", "papers/{paper}/committee/", ""),
    ("a paper, compared", "papers/{paper}/compared/", ""),
    ("documents", "documents/", ""),
    ("a document", "documents/{document}/", ""),
    ("one's calendar", "calendar/", ""),
    ("what changed", "changes/?start-day=1&start-month=12&start-year=2012", LISTS),
    ("what changed between the newest two rounds", "changes/", ROUNDS),
    ("what changed in five years", "changes/?start-day=1&start-month=1&start-year=2009", ROUNDS),
    ("what changed, one kind of it", "changes/?start-day=1&start-month=1&start-year=2009&group=New+actions", ROUNDS),
    ("search before anything is looked for", "search/", ""),
    ("search", "search/?q=thing", ROUNDS),
    ("search, one kind", "search/?q=thing&kind=action&page=2", ROUNDS),
]


# What asks more than twelve, with the reason: the words of every action are read, and where each objective comes from;
# and that the file was taken is kept.
MORE = {"boards/<slug:board>/plan/file.<slug:kind>": 17}
# Read every table one after another: of the board, or that may name somebody.
ALL_DATA = {f"boards/<slug:board>/who/data/{file}" for file in ("file.zip", "people/<int:person>/file.zip")}
SLOW = "boards/<slug:board>/papers/<int:paper>/files/<str:name>"  # a file is rendered, the same for whoever takes it


def filled(made: Made, *, times: int, actions: int, rounds: int) -> dict[str, object]:
    """Puts `times` as much of everything on a board, and a plan of so many actions, all of which are reported on in
    three rounds and thirty of which in every round; returns the ids that the addresses name."""
    slug = made.board.slug
    by, board, content = made.manager, made.board, slug.encode()
    first = add_plan(made, owned(large(times) if times > 1 else PROPOSAL), content=content)
    agency = AgencyName.objects.filter(board=board, name__startswith="Eastmarsh Council").earliest("id").agency
    group = changes.make_group(by=by, board=board, name="Executive")
    post = changes.add_post(by=by, board=board, name="Head of Safeguarding")
    plan = fill(by=by, board=board, actions=actions, rounds=3)
    several, measures = (list(model.objects.filter(plan=plan).order_by("id")[:30]) for model in (Action, Measure))
    for n in range(3, rounds):
        report(by, plan, several, measures, n)
    newest = Round.objects.filter(plan=plan).latest("id")
    asked = [agency, *(changes.make_agency(by=by, board=board, name=f"Asked {n}") for n in range(times))]
    challenge = challenge_of(made, agency, several[0], times)
    for n in range(times):
        said = {"kind": "level", "statement": f"There are {n}."}
        claim = make_claim(by=by, measure=measures[0], values=said, observations=[])
        item = {"title": f"Audit {n}", "kind": "outcome"}
        tied = {"actions": [several[0].pk], "claims": [claim.pk], "file": (f"{slug} {n}.txt", slug.encode())}
        evidence = add_evidence(by=by, plan=plan, values=item, **tied)
        held = appointed(made, name=f"Example {n}", post=post.name, agency=agency, group=group)
        changes.make_group(by=by, board=board, name=f"Panel {n}")
        other = changes.make_agency(by=by, board=board, name=f"Extra {n}")
        done = merge(by=by, board=board, kept=agency, merged=other)
        share_note(by=made.actor(Role.SCRUTINEER), note=full.note(made))
        invite(by=by, board=board, person=made.users[Role.CHAIR].people.get())
        receive(by=by, board=board, filename=f"{n}.md", content=f"# Plan {n} of {slug}".encode())
        said_in = {"committee": "Scrutiny", "meets_on": date(2013, 1, 15), "report_from": "Chair", "author": "Manager"}
        draft_paper(by=by, plan=first.plan, title=f"Paper {n}", as_at=date(2013, 1, 15), **said_in)
    own = [add_framework(made, one, objectives=times) for one in asked][0]
    say_back(made, agency, newest)
    return {
        "document_plan": first.plan_id,
        "document_action": Action.objects.filter(plan=first.plan).earliest("id").pk,
        "rounds_plan": plan.pk,
        "draft": draft_in(made, plan).pk,
        "first_action": several[0].pk,
        "second_action": several[1].pk,
        "objective": several[0].objective_id,
        "promise": Commitment.objects.filter(plan=plan).earliest("id").pk,
        "measure": measures[0].pk,
        "claim": claim.pk,
        "item": evidence.pk,
        "own": own.pk,
        **meetings_of(made, group, times),
        "agency": agency.pk,
        "group": group.pk,
        "person": held.person_id,
        "post": post.pk,
        "merge": done.pk,
        "paper": first.pk,
        "round": newest.pk,
        "reported": said_of(made, several[0], newest, agency, group).pk,
        "ask": asked_of(made, newest, asked).pk,
        "question": Handled.objects.get(board=board).key,
        "challenge": challenge.pk,
        "document": Document.objects.filter(board=board).earliest("id").pk,
    }


def say_back(made: Made, agency: Agency, round: Round) -> None:
    """What comes back of a paper: an agency's comment, an answer to a question, what the committee recommended."""
    full.comment_on_a_paper(made, agency)
    full.handle_a_question(made)
    full.recommended(made, round)


def meetings_of(made: Made, group: Any, times: int) -> dict[str, object]:
    first = [add_meetings(made, group, days=n + 1, words=f" {n}") for n in range(times)][0]
    return {"meeting": first.meeting.pk, "ahead": first.ahead.pk}


def said_of(made: Made, action: Action, newest: Round, agency: Agency, group: Any) -> Update:
    """Two reports on an action that the plan names a group on: one of the first round, which came in an answer that
    names evidence, and the newest."""
    of = {"board": action.board, "plan": action.plan, "action": action, "part": "contributor", "order": 9}
    keep(Answerer(**of, group=group, words=group.name), by=made.manager, board=action.board_id, what="added")
    oldest = Round.objects.filter(plan=newest.plan_id).earliest("id")
    told = {"report": Report(text="It was done."), "state": "accepted", "reason": "x", "party": agency}
    said = [write_update(by=made.manager, action=action, round=one, **told) for one in (oldest, newest)]  # type: ignore[arg-type]
    full.named_in_an_answer(made)
    return said[-1]


def asked_of(made: Made, round: Round, agencies: list[Agency]) -> Ask:
    """Asks every agency, each by a link; returns the first ask."""
    asks = open_asks(by=made.manager, round=round, due=timezone.localdate(), parties=agencies)
    for ask in asks:
        issue_link(by=made.manager, ask=ask, name="Example", email=f"{ask.pk}@{made.board.slug}.example")
    action = Action.objects.filter(plan=round.plan_id).earliest("pk")
    named = Offered(board=made.board, ask=asks[0], action=action, title="Audit", kind="outcome")
    keep(named, by=made.manager, board=made.board.pk, what="evidence added to an answer")
    return asks[0]


def challenge_of(made: Made, agency: Agency, action: Action, times: int) -> Challenge:
    """So many challenges to an agency about an action; returns the first, which was answered thrice as often."""
    first, *_ = [challenge_in(made, agency, thing=action) for _ in range(times)]
    for n in range(3 * times):
        answered(first, text=f"Answer {n}")
    return first


def counted(client: Client, made: Made, **how: int) -> dict[str, int]:
    slug, ids = made.board.slug, filled(made, **how)
    if connection.vendor == "postgresql":  # counts its rows by itself within a minute, but not inside a transaction
        connection.cursor().execute("ANALYZE")
    client.force_login(made.users[Role.MANAGER])
    found = {}
    for name, address, day in PAGES:
        for at in ("", day) if day else ("",):
            path = f"/boards/{slug}/{address.format(**ids)}"
            path = f"{path}{'&' if '?' in path else '?'}at={at}" if at else path
            reading_of.cache_clear()  # what the page before has read
            forget()
            with CaptureQueriesContext(connection) as seen:
                assert client.get(path).status_code == 200, (name, path)
            found[f"{name}, as at {at}" if at else name] = len(seen)
    typed = {"text": "Do one more thing", "due": "March 2014", "leads": "Agency 3\nExecutive", "version": "0"}
    with CaptureQueriesContext(connection) as seen:
        answer = client.post(f"/boards/{slug}/plan/objectives/{ids['objective']}/actions/new/", {**typed, "ref": "new"})
    assert answer.status_code == 302
    found[MAKING] = len([one for one in seen if "SAVEPOINT" not in one["sql"]])
    return found


def test_every_page_asks_the_same_few_queries_of_any_board(client: Client) -> None:
    """The large board's plan has thirty pages; and there every address is counted, also those that list nothing."""
    large, small = make("calderwick"), make("eastmarsh")
    many = counted(client, large, times=12, actions=1500, rounds=20)
    over = at_every_address(client, large)
    few = counted(client, small, times=1, actions=15, rounds=3)
    most = {page: max(count, many[page]) for page, count in few.items()}
    assert {page: count for page, count in most.items() if count > MOST and page != MAKING} == {}
    grown = {page: (count, many[page]) for page, count in few.items() if count != many[page]}
    assert {page: counts for page, counts in grown.items() if not page.startswith(CHANGED)} == {}
    assert over == MORE


def at_every_address(client: Client, made: Made) -> dict[str, int]:
    """The addresses of the written table at which a manager or an agency lead sets off more than `MOST` queries."""
    found = {}
    for role in (Role.MANAGER, Role.AGENCY_LEAD):
        client.force_login(made.users[role])
        for route, who in doors.TABLE.items():
            if (
                role not in who
                or route in {*doors.POST_ONLY, *ALL_DATA}
                or (route == SLOW and role is not Role.MANAGER)
            ):
                continue
            address = full.filled(route, made)
            reading_of.cache_clear()
            forget()
            with CaptureQueriesContext(connection) as seen:
                answer = client.get(address)
            # What is asked of an agency is counted in tests/asks: this lead answers for none.
            there = route not in doors.SET_UP and not route.startswith(doors.OWN_AGENCY)
            kept = doors.ITS_ANSWERS | doors.ITS_OBJECTIVES | doors.PUT_RIGHT  # by the manager
            there = there and route not in kept
            assert answer.status_code in {200, 302} or not there, route
            if len(seen) > MOST:
                found[route] = max(len(seen), found.get(route, 0))
    return found
