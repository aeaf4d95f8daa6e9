"""A small plan on a made board, brought in as a proposal, with a draft paper: something for every page to show."""

from datetime import date

from django.utils import timezone

from answerable.access.roles import Role
from answerable.evidence import changes as evidence_changes
from answerable.evidence.models import Evidence
from answerable.intake.changes import import_document
from answerable.papers.changes import draft_paper
from answerable.papers.models import Paper
from answerable.partnership.changes import appoint
from answerable.partnership.models import Agency as AgencyKept
from answerable.partnership.models import Appointment
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action as ActionKept
from answerable.plan.models import Plan
from answerable.reading.proposal import (
    Action,
    Agency,
    Aim,
    Base,
    Block,
    Change,
    Commitment,
    Document,
    Doubt,
    Due,
    Measure,
    Objective,
    Period,
    Proposal,
    Shortfall,
    Statement,
    Value,
)
from tests.board import Made

JANUARY = Due(words="January 2013", from_="2013-01-01", to="2013-01-31", precision="month")
PROPOSAL = Proposal(
    document=Document(title="Business plan 2012/13", kind="progress report", date="2012-12-10", period="2012/13"),
    aims=[Aim(ref="1", title="Children are heard")],
    objectives=[Objective(ref="1.1", title="Ask children what they think", aim="1")],
    actions=[
        Action(
            ref="1.1.1", objective="1.1", text="Survey children in care", leads=["Eastmarsh Council"], status="Green"
        ),
        Action(ref="1.1.2", objective="1.1", text="Report what they said", due=JANUARY),
    ],
    statements=[
        Statement(
            action="1.1.1",
            period="December 2012",
            text="A survey was run. 42% felt heard, up from 30%.",
            blocks=[
                Block(kind="paragraph", text="A survey was run."),
                Block(kind="item", text="42% felt heard, up from 30%."),
            ],
        )
    ],
    agencies=[Agency(name="Eastmarsh Council", aliases=["EC"], funds=True)],
    measures=[
        Measure(
            action="1.1.1",
            what="children who felt heard",
            unit="%",
            kind="level",
            base=Base(words="children in care who answered", response_rate=60.0),
            values=[
                Value(value=30, words="30%", period=Period(words="2011", from_="2011-01-01", to="2011-12-31")),
                Value(value=42, words="42%", period=Period(words="2012", from_="2012-01-01", to="2012-12-31")),
            ],
        ),
        Measure(
            action="1.1.2", what="complaints", kind="change", change=Change(value=12, unit="percent", direction="down")
        ),
    ],
    commitments=[Commitment(what="report to the January meeting", action="1.1.2", kind="report", due=JANUARY)],
    shortfalls=[Shortfall(text="No survey of younger children.", action="1.1.1")],
    doubts=[Doubt(where="1.1.1", message="Who ran the survey is not said.")],
)


def add_plan(made: Made, proposal: Proposal = PROPOSAL, content: bytes = b"the plan") -> Paper:
    """Bring the plan in on the made board, known from its day, and start a paper on it."""
    imported = import_document(
        by=made.manager,
        board=made.board,
        filename="plan.docx",
        content=content,
        proposal=proposal,
        known_from_document=True,
    )
    assert imported.document.plan is not None
    answer_for_all(made)
    return draft_paper(
        by=made.manager,
        plan=imported.document.plan,
        title="Business plan 2012/13: progress",
        as_at=date(2013, 1, 15),
        committee="Children's Overview and Scrutiny Committee",
        meets_on=date(2013, 1, 15),
        report_from="Independent Chair",
        author="Business Manager",
    )


def answer_for_all(made: Made) -> None:
    """Appoint somebody for each agency of the made board who may say whether a paper is accurate."""
    answered = Appointment.objects.filter(board=made.board).exclude(agency=None).values("agency")
    for agency in AgencyKept.objects.filter(members__board=made.board).exclude(pk__in=answered):
        appoint(
            by=made.manager,
            board=made.board,
            name=f"Lead {agency.pk}",
            email=f"lead{agency.pk}@{made.board.slug}.example",
            role=Role.AGENCY_LEAD,
            post="Head of service",
            agency=agency,
            starts=date(2012, 1, 1),
        )


def add_next_plan(made: Made, period: str, on: date) -> Plan:
    """A later plan of the made board, with one action and one round that speaks of it."""
    by = made.manager
    plan = plan_changes.make_plan(by=by, board=made.board, title=f"Business plan {period}", period=period)
    aim = plan_changes.add_aim(by=by, plan=plan, ref="1", title="Children are heard")
    objective = plan_changes.add_objective(by=by, plan=plan, aim=aim, ref="1.1", title="Go on asking")
    said = {"ref": "1.1.1", "text": "Ask every child"}
    action = plan_changes.add_action(by=by, objective=objective, **said, due=None, leads=["Chair"], contributors=[])
    round = plan_changes.open_round(by=by, plan=plan, title=f"{on:%B %Y}", on=on)
    plan_changes.write_statement(by=by, action=action, round=round, typed="Children were asked.", delivery="on track")
    return plan


def paper_today(made: Made, plan: Plan) -> Paper:
    """A paper on a plan as it is today."""
    today = timezone.localdate()
    return draft_paper(
        by=made.manager,
        plan=plan,
        title=f"{plan.title}: progress",
        as_at=today,
        committee="Children's Overview and Scrutiny Committee",
        meets_on=today,
        report_from="Independent Chair",
        author="Business Manager",
    )


def add_evidence(made: Made) -> Evidence:
    """An audit with its file on the made board, that speaks for the plan's first action."""
    action = ActionKept.objects.get(board=made.board, ref="1.1.1")
    return evidence_changes.add_evidence(
        by=made.manager,
        plan=action.plan,
        values={"title": "Audit of 40 case files", "kind": "outcome", "producer": "independent", "method": "audit"},
        actions=[action.pk],
        file=("audit.txt", b"Forty files were read."),
    )
