"""The example board, brought in and published the way a real one is: through the same doors, by the same posts."""

import tempfile
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from answerable.access.actor import INSTALLER, Actor
from answerable.access.models import User
from answerable.access.roles import ROLES, Role
from answerable.assurance import changes as assurance
from answerable.challenges import changes as challenges
from answerable.evidence.models import Evidence, EvidenceFor
from answerable.intake.changes import import_document
from answerable.meetings import changes as meetings
from answerable.meetings.changes.minutes import Came
from answerable.papers import changes as papers
from answerable.papers.models import Paper
from answerable.papers.record import unanswered
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account, make_board
from answerable.partnership.models import Agency, AgencyName, Board, Group
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action, Answerer, Commitment, Plan, Round
from answerable.plan.rules import plain
from answerable.reading.child import read_apart
from answerable.reading.dates import parse_due

DOCUMENTS = Path(__file__).parent / "documents"
NARRATIVE = Path(__file__).parent / "narrative.toml"
SLUG = "medway"
PASSWORD = "answerable-example"  # noqa: S105  # printed for everyone: the accounts open on loopback only
COMMITTEE = "Children and Young People Overview and Scrutiny Committee"
MEETS_ON = date(2013, 1, 15)
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
            _challenge(manager)
            _framework(manager)
    _outcomes(manager)
    _meetings(manager)
    _contacts(example)
    _publish(example)
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
    told = _toml(DOCUMENTS / "evidence.toml")["item"]
    known_from = timezone.make_aware(datetime.combine(MEETS_ON, time()))
    items = [Evidence(**{name: value for name, value in item.items() if name != "action"}) for item in told]
    kept = plan_changes.add_all(by=manager, plan=plan, things=items, known_from=known_from)
    links = [EvidenceFor(evidence=item, action=actions[of["action"]]) for item, of in zip(kept, told, strict=True)]
    plan_changes.add_all(by=manager, plan=plan, things=links, known_from=known_from)


def _challenge(manager: Actor) -> None:
    """The challenge that December's report tells, with what came of it so far (narrative.toml)."""
    plan = Plan.objects.get(board__slug=SLUG)
    told = dict(_toml(NARRATIVE)["challenge"])
    steps, action, to = told.pop("step"), told.pop("action"), told.pop("to")
    known_from = timezone.make_aware(datetime.combine(MEETS_ON, time()))
    named = AgencyName.objects.filter(board=plan.board_id, name__iexact=to).select_related("agency").first()
    challenge = challenges.raise_challenge(
        by=manager,
        board=plan.board,
        to=named.agency if named else to,
        thing=Action.objects.get(plan=plan, ref=action),
        **{**told, "asked": told["asked"].strip(), "on": parse_due(told["on"], written=None)},
        known_from=known_from,
    )
    for step in steps:
        days = {name: parse_due(step[name], written=None) for name in ("on", "due") if name in step}
        said = {"elsewhere": "Progress report of December 2012, actions 1.1.1 and 1.1.3", **step, **days}
        challenges.say(by=manager, challenge=challenge, known_from=known_from, **said)


def _framework(manager: Actor) -> None:
    """The quality assurance framework as December's document has it (documents/framework.toml). Each own objective
    serves the action under which the document tells of it."""
    plan = Plan.objects.get(board__slug=SLUG)
    actions = {action.ref: action.pk for action in Action.objects.filter(plan=plan)}
    agencies = dict(AgencyName.objects.filter(board=plan.board).values_list("name", "agency"))
    known_from = timezone.make_aware(datetime.combine(MEETS_ON, time()))
    new: dict[str, Any] = {"by": manager, "board": plan.board, "known_from": known_from}
    for told in _toml(DOCUMENTS / "framework.toml")["agency"]:
        agency = agencies[told["name"]]
        assurance.set_stage(**new, agency=agency, stage=told["stage"], words=told["words"])
        for own in told.get("objective", ()):
            serves = actions[own.get("action", "1.1.1")]
            said = {"words": own["words"], "action": serves, "on_behalf": "The board’s report of December 2012."}
            objective = assurance.add_objective(**new, agency=agency, **said)
            fresh = [Evidence(**item, agency_id=agency) for item in own.get("item", ())]
            kept = plan_changes.add_all(by=manager, plan=plan, things=fresh, known_from=known_from)
            for item in [*kept, *Evidence.objects.filter(plan=plan, title__in=own.get("tied", ()))]:
                assurance.tie(by=manager, evidence=item, objective=objective, known_from=known_from)


def _meetings(manager: Actor) -> None:
    """The board's January meeting with its minutes (documents/meetings.toml), and one that is still to come."""
    told = _toml(DOCUMENTS / "meetings.toml")
    plan = Plan.objects.get(board__slug=SLUG)
    group = Group.objects.get(board=plan.board, name=plan.board.name)
    agencies = dict(AgencyName.objects.filter(board=plan.board).values_list("name", "agency"))
    new: dict[str, Any] = {"by": manager}
    meetings.set_terms(**new, group=group, purpose=told["purpose"], quorum=told["quorum"], every=2, review_on=None)
    (held,) = meetings.plan_meetings(**new, group=group, first=told["on"], time=told["time"], place=told["place"])
    seats = {}
    for seat in told["seat"]:
        said = {"post": seat["post"], "level": seat.get("level", ""), "required": seat.get("required", False)}
        fresh = meetings.add_seat(**new, group=group, agency=agencies.get(seat["agency"]), **said)
        seats[fresh.pk] = Came(seat["how"], seat.get("deputy", ""), seat.get("came", ""))
    for one in told["item"]:
        about = Action.objects.filter(plan=plan, ref=one.get("action", "")).first()
        said = {name: one[name] for name in ("title", "kind", "asks", "brings", "confidential") if name in one}
        item = meetings.add_item(**new, meeting=held, thing=about, **said)
        meetings.minute(**new, item=item, minute=one["minute"])
        if "decision" in one:
            meetings.decide(**new, item=item, text=one["decision"])
    meetings.enter_attendance(**new, meeting=held, seats=seats, others=told["others"])
    held.refresh_from_db()
    for state in ("with chair", "checked", "circulated"):
        meetings.move(**new, meeting=held, to=state, elsewhere="Made up for this example" if state == "checked" else "")
    meetings.plan_meetings(**new, group=group, first=timezone.localdate() + timedelta(days=21), place="Online")


def _outcomes(manager: Actor) -> None:
    """What became of December's promises, as the fictional March round has it (documents/outcomes.toml)."""
    newest = Round.objects.get(fictional=True)
    known_from = timezone.make_aware(datetime.combine(newest.on, time()))
    for said in _toml(DOCUMENTS / "outcomes.toml")["outcome"]:
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


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _publish(example: Example) -> None:
    """The December paper from draft to the agenda, each step by the post whose it is; and March's as a draft."""
    said = _toml(NARRATIVE)
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
