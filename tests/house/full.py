"""A board with one of everything that pages show, and how an address of `doors` is filled in on it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.apps import apps

from answerable.access.roles import Role
from answerable.desk.models import Note
from answerable.history.changes import keep
from answerable.plan.reporting import Report
from tests.asks.asked import ask_in, link_to
from tests.assurance.framework import add_framework
from tests.board import Made
from tests.challenges.made import answered, challenge_in
from tests.meetings.made import add_meetings
from tests.years.made import draft_in

# What stands in an address on any board.
ANYWHERE = {
    "<slug:rule>": "same-text",
    "<int:token>": "0",
    "<slug:key>/": "summary/",
    "<str:name>": "paper.html",
    "<slug:family>": "actions",
    "<int:page>": "1",
    "<int:line>": "1",
    "<slug:kind>": "csv",
    "<slug:report>": "progress",
    "<uidb36>-<key>": "1-nothing",
    "<int:pk>": "1",
    "<slug:provider_id>": "organisation",
    "<slug:to>": "in-force",
}


def add_bodies(made: Made) -> None:
    """One of whatever the example plan does not bring, so that each page has something to show."""
    from answerable.desk.changes import share_note
    from answerable.partnership import changes
    from answerable.partnership.inviting.changes import invite
    from answerable.partnership.merging.changes import merge
    from answerable.plan.changes import write_update
    from answerable.plan.models import Action, Round

    new = {"by": made.manager, "board": made.board}
    changes.add_group(**new, name="Executive")
    changes.add_post(**new, name="Head of safeguarding")
    kept, merged = (changes.add_agency(**new, name=name) for name in ("Eastmarsh Police", "Police, Eastmarsh"))
    merge(**new, kept=kept, merged=merged)
    share_note(by=made.actor(Role.SCRUTINEER), note=note(made))
    invite(**new, person=made.users[Role.CHAIR].people.get())
    action = Action.objects.filter(board=made.board).earliest("pk")
    round = Round.objects.get(plan=action.plan)
    write_update(
        by=made.manager,
        action=action,
        round=round,
        party=kept,
        report=Report(text="We asked 40."),
        state="submitted",
        reason="x",
    )
    moderated(made, action)
    link_to(ask_in(made, round))
    beside_an_answer(made)
    named_in_an_answer(made)
    answered(challenge_in(made, kept))
    add_framework(made)
    add_meetings(made)
    recommended(made, round)
    draft_in(made, action.plan)
    comment_on_a_paper(made, kept)
    handle_a_question(made)


def moderated(made: Made, action: Any) -> None:
    """The plan names a group on the action, which has said whether a report on it holds."""
    from answerable.partnership.models import Group
    from answerable.plan.changes import moderate
    from answerable.plan.models import Answerer, Update
    from answerable.plan.reporting import digest_of, report_of

    group = Group.objects.filter(board=made.board).earliest("pk")
    about = {"board": made.board, "plan": action.plan, "action": action, "part": "contributor", "order": 9}
    keep(Answerer(**about, group=group, words=group.name), by=made.manager, board=made.board.pk, what="added")
    update = Update.objects.get(action=action, state="submitted")
    said = {"verdict": "accepted", "delivery": "on track", "words": "Sixty would be better.", "how": "Minutes"}
    moderate(by=made.manager, update=update, group=group, seen=digest_of(report_of(update)), **said)


def named_in_an_answer(made: Made) -> None:
    """What is reported, and a group moderates, came in an answer that names evidence, with its file."""
    from answerable.asks.models import Ask, Offered
    from answerable.plan.models import Update
    from answerable.plan.rules import SENT

    update = Update.objects.filter(board=made.board, state__in=SENT).earliest("pk")
    of = {"board": made.board, "plan": update.plan, "round": update.round, "due": update.round.on}
    ask = keep(Ask(**of, agency=update.agency, state="submitted"), by=made.manager, board=made.board.pk, what="asked")
    about = {"board": made.board, "ask": ask, "action": update.action, "title": "Survey of forty", "kind": "outcome"}
    file = {"filename": "survey.txt", "sha256": "0" * 64, "size": 5, "content": b"Forty"}
    keep(Offered(**about, **file), by=made.manager, board=made.board.pk, what="evidence named")


def beside_an_answer(made: Made) -> None:
    """The measures of the agency that is asked are its own; its answer names evidence, and could name more."""
    from answerable.asks.changes import offer_evidence
    from answerable.evidence.changes import add_evidence
    from answerable.evidence.models import Measure

    asked = apps.get_model("asks.Ask")._default_manager.get(board=made.board)
    Measure.objects.filter(board=made.board, action__ref="1.1.1").update(agency=asked.agency_id)
    action = Measure.objects.filter(board=made.board, action__ref="1.1.1").values_list("action", flat=True)[0]
    said = {"title": "Audit of 40 files", "kind": "outcome"}
    offer_evidence(by=made.manager, ask=asked, action=action, values=said, file=("audit.txt", b"Forty files."))
    own = {"title": "Survey of staff", "kind": "activity", "agency_id": asked.agency_id}
    add_evidence(by=made.manager, plan=asked.plan, values=own)


def comment_on_a_paper(made: Made, agency: Any) -> None:
    """What an agency said of a sentence of the board's paper, entered for it."""
    from answerable.papers.changes import reply
    from answerable.papers.models import Paper

    paper = Paper.objects.filter(board=made.board).earliest("pk")
    Paper.objects.filter(pk=paper.pk).update(state="accuracy check")
    said = {"about": "Summary", "quoted": "It met.", "proposed": "It met twice.", "words": "We met twice."}
    reply(by=made.manager, paper=paper, agency=agency, on_behalf="By e-mail.", **said)
    Paper.objects.filter(pk=paper.pk).update(state=paper.state)


def handle_a_question(made: Made) -> None:
    """One question is answered and shared, and one rule is off."""
    from answerable.questions import changes
    from answerable.questions.record import questions_of

    question = questions_of(made.board.pk).every[0].question
    about = {"board": made.board, "question": question}
    changes.note_answer(by=made.manager, words="The board looked at it in March.", **about)
    changes.share(by=made.actor(Role.CHAIR), **about)
    changes.switch_off(by=made.manager, board=made.board, rule="same-text", reason="It repeats what we know.")


def recommended(made: Made, round: Any) -> Any:
    """A committee recommended something of a round; the board said what became of it, and promised something."""
    from answerable.recommendations.changes import promise_for, receive, respond
    from answerable.recommendations.models import Recommendation

    receive(by=made.manager, round=round, made_by="Committee", on=round.on, texts=["Visit more often"])
    item = Recommendation.objects.filter(board=made.board).latest("pk")
    respond(by=made.manager, recommendation=item, status="accepted", on=round.on, words="We visit each week.")
    promise_for(by=made.manager, recommendation=item, what="Visit each week", who="Housing")
    return item


def note(made: Made) -> Note:
    """A private note of the scrutineer's."""
    from answerable.desk.changes import write_note

    return write_note(by=made.actor(Role.SCRUTINEER), board=made.board, title="To look at", text="The audit of 2012.")


# Of which model a record fills each placeholder of an address.
RECORDS = {
    "<int:action>": "plan.Action",
    "<int:plan>": "plan.Plan",
    "<int:aim>": "plan.Aim",
    "<int:objective>": "plan.Objective",
    "<int:round>": "plan.Round",
    "<int:update>": "plan.Update",
    "<int:statement>": "plan.Statement",
    "<int:promise>": "plan.Commitment",
    "<int:measure>": "evidence.Measure",
    "<int:value>": "evidence.Observation",
    "<int:claim>": "evidence.Claim",
    "<int:item>": "evidence.Evidence",
    "<int:file>": "evidence.EvidenceFile",
    "<int:own>": "assurance.OwnObjective",
    "<int:tie>": "assurance.EvidenceOf",
    "<int:review>": "assurance.Review",
    "<int:meeting>": "meetings.Meeting",
    "<int:seat>": "meetings.Seat",
    "<int:point>": "meetings.Item",
    "<int:attached>": "meetings.ItemPaper",
    "<int:outcome>": "meetings.Outcome",
    "<int:interest>": "meetings.Interest",
    "<int:document>": "intake.Document",
    "<int:paper>": "papers.Paper",
    "<int:recommendation>": "recommendations.Recommendation",
    "<int:promised>": "recommendations.Promised",
    "<int:reply>": "papers.Reply",
    "<int:agency>": "partnership.Agency",
    "<int:name>": "partnership.AgencyName",
    "<int:group>": "partnership.Group",
    "<int:merge>": "partnership.Merge",
    "<int:person>": "partnership.Person",
    "<int:appointment>": "partnership.Appointment",
    "<int:post>": "partnership.Post",
    "<int:invitation>": "partnership.Invitation",
    "<int:note>": "desk.Note",
    "<int:ask>": "asks.Ask",
    "<int:challenge>": "challenges.Challenge",
    "<int:step>": "challenges.Step",
    "<int:link>": "asks.Link",
    "<int:offered>": "asks.Offered",
    "<int:answerer>": "plan.Answerer",
    "<int:taken>": "plan.PlanStep",
    "<int:consulted>": "years.Consulted",
    "<int:comment>": "years.Comment",
}


def filled(route: str, made: Made) -> str:
    """An address with what is on the made board. Looked up is only what the route has: this is asked for every one."""
    from answerable.asks.models import Offered
    from answerable.plan.models import Update
    from answerable.plan.rules import SENT
    from answerable.questions.models import Handled

    def one(label: str) -> Any:
        return apps.get_model(label)._default_manager.values_list("pk", flat=True).first()

    sent = Update.objects.filter(board=made.board, state__in=SENT)
    named = Offered.objects.filter(board=made.board, ask__state="submitted")
    values: dict[str, Callable[[], Any]] = {
        "<slug:board>": lambda: made.board.slug,
        "<slug:kind>/<int:pk>": lambda: f"action/{one('plan.Action')}",
        "<slug:due>/<int:of>": lambda: f"terms/{one('meetings.Terms')}",
        "<slug:question>": Handled.objects.filter(board=made.board).values_list("key", flat=True).first,
        "<int:reported>": sent.values_list("pk", flat=True).first,
        "<int:named>": named.values_list("pk", flat=True).first,
        **{placeholder: partial(one, label) for placeholder, label in RECORDS.items()},
        **{placeholder: partial(str, words) for placeholder, words in ANYWHERE.items()},
    }
    for placeholder, value in values.items():
        if placeholder in route:
            filling = value()
            assert filling is not None, f"the made board has nothing for {placeholder}"
            route = route.replace(placeholder, str(filling))
    return f"/{route}"
