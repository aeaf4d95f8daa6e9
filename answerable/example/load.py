"""The example board, brought in and published the way a real one is: through the same doors, by the same posts."""

import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from answerable.access.actor import INSTALLER, Actor
from answerable.access.models import User
from answerable.access.roles import ROLES, Role
from answerable.evidence.models import Evidence, EvidenceFor
from answerable.example import business
from answerable.example.business import DOCUMENTS, MEETS_ON, NARRATIVE, SLUG, toml
from answerable.intake.changes import import_document
from answerable.papers import changes as papers
from answerable.papers.models import Paper
from answerable.papers.record import unanswered
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account, make_board
from answerable.partnership.models import Agency, AgencyName, Board
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action, Answerer, Commitment, Plan, Round
from answerable.plan.rules import plain
from answerable.reading.child import read_apart

PASSWORD = "answerable-example"  # noqa: S105  # printed for everyone: the accounts open on loopback only
COMMITTEE = "Children and Young People Overview and Scrutiny Committee"
INSPECTION = timedelta(days=90)
# Those that differ most in what they see; more can be appointed.
SHOWN = (
    Role.MANAGER,
    Role.QUALITY_OFFICER,
    Role.CHAIR,
    Role.SCRUTINEER,
    Role.AGENCY_LEAD,
    Role.SCRUTINY_MEMBER,
    Role.INSPECTOR,
    Role.ADMINISTRATOR,
)


def address(role: Role) -> str:
    return f"{role.value.replace('_', '-')}@medway.example"


@dataclass
class Example:
    board: Board
    users: dict[Role, User]

    def actor(self, role: Role) -> Actor:
        return actor_for(self.users[role])


@transaction.atomic
def load() -> Example:
    """Make the board and its accounts, bring in both rounds, publish the December paper. One transaction."""
    example = _board()
    manager = example.actor(Role.MANAGER)
    for name, fictional in (
        ("medway-2012-13-december-2012.docx", False),
        ("medway-2012-13-march-2013-fictional.docx", True),
    ):
        path = DOCUMENTS / name
        import_document(
            by=manager,
            board=example.board,
            filename=name,
            content=path.read_bytes(),
            proposal=read_apart(path),
            known_from_document=True,
            fictional=fictional,
        )
        if not fictional:
            _agency_of_the_lead(example)
            _evidence(manager)
            business.challenge(manager)
            business.framework(manager)
    _outcomes(manager)
    business.meeting(manager)
    _contacts(example)
    _publish(example)
    business.plan_years(manager, example.actor(Role.CHAIR), example.actor(Role.AGENCY_LEAD))
    return example


def _board() -> Example:
    board = make_board(
        by=INSTALLER,
        slug=SLUG,
        name="Medway Safeguarding Children Board",
        short_name="MSCB",
        area="Medway",
        guidance="2010",
        is_example=True,
    )
    users = {}
    for role in SHOWN:
        user = make_account(by=INSTALLER, email=address(role), password=PASSWORD, is_example=True)
        on = None if role is Role.ADMINISTRATOR else board
        name = ROLES[role].name
        appoint(
            by=INSTALLER,
            board=on,
            name=f"Example {name}",
            role=role,
            post=name,
            starts=date(2012, 4, 1),
            ends=timezone.localdate() + INSPECTION if ROLES[role].for_a_time else None,
            user=user,
        )
        users[role] = user
    return Example(board, users)


def _agency_of_the_lead(example: Example) -> None:
    """The agency lead answers for the training centre, once the document has made it known."""
    name = AgencyName.objects.filter(board=example.board, name__icontains="Secure Training Centre").first()
    agency = name.agency if name else Agency.objects.filter(members__board=example.board).first()
    appoint(
        by=example.actor(Role.MANAGER),
        board=example.board,
        name="Example agency lead",
        role=Role.AGENCY_LEAD,
        post="Agency lead",
        starts=date(2012, 4, 1),
        user=example.users[Role.AGENCY_LEAD],
        agency=agency,
    )


def _contacts(example: Example) -> None:
    """Somebody with an address for each agency that answers for an action, so that it can be sent a request link."""
    asked = Answerer.objects.filter(board=example.board, withdrawn=False).exclude(agency=None)
    agencies = Agency.objects.filter(pk__in=asked.values("agency")).order_by("sort_key")
    for number, agency in enumerate(agencies, start=1):
        appoint(
            by=example.actor(Role.MANAGER),
            board=example.board,
            name=f"Example contact {number}",
            email=f"contact-{number}@medway.example",
            role=None,
            post="Contact for the board’s requests",
            agency=agency,
            starts=date(2012, 4, 1),
        )


def _evidence(manager: Actor) -> None:
    """Evidence that December's document speaks of, entered by hand (documents/evidence.toml)."""
    plan = Plan.objects.get(board__slug=SLUG)
    actions = {action.ref: action for action in Action.objects.filter(plan=plan)}
    told = toml(DOCUMENTS / "evidence.toml")["item"]
    known_from = timezone.make_aware(datetime.combine(MEETS_ON, time()))
    items = [Evidence(**{name: value for name, value in item.items() if name != "action"}) for item in told]
    kept = plan_changes.add_all(by=manager, plan=plan, things=items, known_from=known_from)
    links = [EvidenceFor(evidence=item, action=actions[of["action"]]) for item, of in zip(kept, told, strict=True)]
    plan_changes.add_all(by=manager, plan=plan, things=links, known_from=known_from)


def _outcomes(manager: Actor) -> None:
    """What became of December's promises, as the fictional March round has it (documents/outcomes.toml)."""
    newest = Round.objects.get(fictional=True)
    known_from = timezone.make_aware(datetime.combine(newest.on, time()))
    for said in toml(DOCUMENTS / "outcomes.toml")["outcome"]:
        for commitment in Commitment.objects.filter(action__ref=said["action"], round__fictional=False):
            if all(plain(word) in plain(commitment.what) for word in said["words"]):
                plan_changes.conclude_commitment(
                    by=manager,
                    commitment=commitment,
                    outcome=said["outcome"],
                    words=said["said"],
                    round=newest,
                    known_from=known_from,
                )


def _publish(example: Example) -> None:
    """The December paper from draft to the agenda, each step by the post whose it is; and March's as a draft."""
    said = toml(NARRATIVE)
    narrative = dict(said["section"])
    plan = Plan.objects.get(board=example.board)
    paper = papers.draft_paper(
        by=example.actor(Role.MANAGER),
        plan=plan,
        title="Medway Safeguarding Children Board: progress at mid-term with the business plan 2012/13",
        as_at=MEETS_ON,
        committee=COMMITTEE,
        meets_on=MEETS_ON,
        report_from="Independent Chair, Medway Safeguarding Children Board",
        author="Business Manager, Medway Safeguarding Children Board",
        narrative=narrative,
    )
    for to, role in (
        ("accuracy check", Role.MANAGER),
        ("approval", Role.MANAGER),
        ("clearance", Role.CHAIR),
        ("cleared", Role.MANAGER),
    ):
        silent = unanswered(example.board.pk, papers.built(paper).agencies) if to == "accuracy check" else []
        paper = papers.move(
            by=example.actor(role),
            paper=paper,
            to=to,
            post=ROLES[role].name,
            unasked=[agency.id for agency in silent],
        )
    with tempfile.TemporaryDirectory() as folder:
        papers.publish(
            by=example.actor(Role.MANAGER),
            paper=paper,
            post=ROLES[Role.MANAGER].name,
            rendered=papers.rendered(paper, Path(folder)),
            late_reason="Example: the meeting was in 2013.",
        )
    papers.draft_paper(
        by=example.actor(Role.MANAGER),
        plan=plan,
        title="Fictional: progress by March 2013 with the business plan 2012/13",
        as_at=date(2013, 4, 30),
        committee=COMMITTEE,
        meets_on=date(2013, 5, 14),
        report_from="Independent Chair, Medway Safeguarding Children Board",
        author="Business Manager, Medway Safeguarding Children Board",
        narrative={
            "last_time": {"text": "Fictional: the Committee noted the December report and asked for nothing more."}
        },
    )


def published() -> Paper:
    """The example's December paper, as it was published."""
    return Paper.objects.get(board__slug=SLUG, state="published", version=1)
