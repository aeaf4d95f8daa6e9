"""A quality assurance framework on a made board: an agency that has taken it up, with something of each kind."""

from datetime import date

from django.utils import timezone

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.assurance import changes
from answerable.assurance.models import OwnObjective
from answerable.evidence.changes import add_evidence
from answerable.evidence.models import Evidence
from answerable.partnership.changes import appoint, make_account
from answerable.partnership.models import Agency
from answerable.plan.models import Plan
from tests.board import PASSWORD, Made

_AT = "boards/<slug:board>/evidence/framework/"
# The addresses of the room: what is shown, where something is changed, and where an agency changes what is its own.
FRAMEWORK_SHOWN = tuple(
    f"{_AT}{page}"
    for page in (
        "",
        "plan/",
        "file.csv",
        "agencies/<int:agency>/",
    )
)
FRAMEWORK_FORMS = tuple(
    f"{_AT}{page}"
    for page in (
        "review/add/",
        "agencies/<int:agency>/stage/withdraw/",
        "agencies/<int:agency>/review/add/",
        "reviews/<int:review>/change/",
        "reviews/<int:review>/withdraw/",
    )
)
FRAMEWORK_OWN = tuple(
    f"{_AT}{page}"
    for page in (
        "agencies/<int:agency>/stage/change/",
        "agencies/<int:agency>/objectives/add/",
        "objectives/<int:own>/change/",
        "objectives/<int:own>/withdraw/",
        "objectives/<int:own>/evidence/add/",
        "objectives/<int:own>/evidence/new/",
        "evidence/<int:tie>/withdraw/",
    )
)


def item(made: Made, kind: str, title: str = "", **values: object) -> Evidence:
    """An evidence item in the register of the made board."""
    plan = Plan.objects.filter(board=made.board).earliest("pk")
    return add_evidence(by=made.manager, plan=plan, values={"title": title or f"An {kind}", "kind": kind, **values})


def first_agency(made: Made) -> Agency:
    there = Agency.objects.filter(members__board=made.board, members__withdrawn=False)
    return there.earliest("pk")


def add_framework(made: Made, agency: Agency | None = None, *, objectives: int = 1) -> OwnObjective:
    """The agency (the board's first) pilots the framework; evidence of activity speaks for each of its objectives, and
    it was reviewed today, as was the whole. Returns the first objective."""
    new = {"by": made.manager, "board": made.board}
    agency = agency or first_agency(made)
    changes.set_stage(**new, agency=agency.pk, stage="piloting", on=date(2012, 4, 1), words="It asked to be first.")
    own = []
    for n in range(objectives):
        told = {"words": f"Children are heard {n} by {agency.pk}", "on_behalf": "Its lead, by e-mail."}
        own.append(changes.add_objective(**new, agency=agency.pk, **told))
        training = item(made, "activity", f"Training {n} at {agency.pk}", agency_id=agency.pk)
        changes.tie(by=made.manager, evidence=training, objective=own[-1])
    said = {"group": None, "on": timezone.localdate(), "words": "It goes well.", "conclusion": "more sought"}
    for of in (agency.pk, None):
        changes.add_review(**new, agency=of, values=said)
    return own[0]


def lead_for(made: Made, agency: Agency, role: Role = Role.AGENCY_LEAD) -> User:
    """An account that answers for the agency on the made board."""
    user = make_account(by=INSTALLER, email=f"{role.value}-{agency.pk}@{made.board.slug}.example", password=PASSWORD)
    post = {"name": "Example lead", "post": f"Lead of {agency.pk}", "starts": date(2012, 1, 1)}
    appoint(by=made.manager, board=made.board, role=role, agency=agency, user=user, **post)  # type: ignore[arg-type]
    return user
