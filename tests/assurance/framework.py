"""A quality assurance framework on a made board: an agency that has taken it up, with something of each kind."""

from datetime import date

from django.utils import timezone

from answerable.assurance import changes
from answerable.assurance.models import OwnObjective
from answerable.evidence.changes import add_evidence
from answerable.evidence.models import Evidence
from answerable.partnership.models import Agency
from answerable.plan.models import Plan
from tests.board import Made

_AT = "boards/<slug:board>/evidence/framework/"
# The addresses of the room: what is shown, and where something is changed.
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
        "agencies/<int:agency>/stage/change/",
        "agencies/<int:agency>/stage/withdraw/",
        "agencies/<int:agency>/objectives/add/",
        "agencies/<int:agency>/review/add/",
        "objectives/<int:own>/change/",
        "objectives/<int:own>/withdraw/",
        "objectives/<int:own>/evidence/add/",
        "evidence/<int:tie>/withdraw/",
        "reviews/<int:review>/change/",
        "reviews/<int:review>/withdraw/",
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
        own.append(changes.add_objective(**new, agency=agency.pk, words=f"Children are heard {n} by {agency.pk}"))
        changes.tie(by=made.manager, evidence=item(made, "activity", f"Training {n} at {agency.pk}"), objective=own[-1])
    said = {"group": None, "on": timezone.localdate(), "words": "It goes well.", "conclusion": "more sought"}
    for of in (agency.pk, None):
        changes.add_review(**new, agency=of, values=said)
    return own[0]
