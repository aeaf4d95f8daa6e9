"""What stands in the way of undoing an import, as links to it with what to do there."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from answerable.intake.undoing import InTheWay, in_words

MOST = 50
_NAMED = 3
# Where each kind of record is seen, and the column that stands in the address.
_PLACES = {
    "plan.Plan": ("plan:levels", "pk"),
    "plan.Aim": ("plan:levels", "plan_id"),
    "plan.Objective": ("plan:objective", "pk"),
    "plan.Action": ("desk:action", "pk"),
    "plan.Split": ("desk:action", "origin_id"),
    "plan.Round": ("plan:levels", "plan_id"),
    "plan.Commitment": ("plan:promise", "pk"),
    "evidence.Measure": ("evidence:measure", "pk"),
    "evidence.Observation": ("evidence:measure", "measure_id"),
    "evidence.Claim": ("evidence:claim", "pk"),
    "evidence.ClaimValue": ("evidence:claim", "claim_id"),
    "evidence.Evidence": ("evidence:item", "pk"),
    "evidence.EvidenceFor": ("evidence:item", "evidence_id"),
    "papers.Paper": ("papers:paper", "pk"),
}
_ELSEWHERE = [("desk:action", "action_id"), ("plan:objective", "objective_id")]
_CHANGED = (
    "Changed by hand since. Where what it says now is right, leave the import and correct by hand what is wrong in it; "
    "where it is not, put it back as it was."
)
_GONE = (
    "Withdrawn by hand since, and undoing the import would bring it back. Leave the import and correct by hand what is "
    "wrong in it."
)
_RESTS = (
    "Rests on what the document brought in. On its page, withdraw it, or change it so that it no longer names that."
)
_STAYS = (
    "Written by hand, rests on what the document brought in, and cannot be withdrawn. Leave the import and correct by "
    "hand what is wrong in it."
)
_DRAFT = (
    "Reports on the plan that the document began. Withdraw the draft on its page; one that the chair has approved is "
    "sent back to draft first."
)
_PUBLISHED = (
    "Published, so it stays, and so does what it reports on. Leave the import and correct by hand what is wrong in it."
)
_LATER = "Came in later and went on from this document. Undo its import first."


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way in one manner: what to do about it, and the pages, as (name, address); `more` are not
    listed."""

    to_do: str
    pages: list[tuple[str, str]]
    more: int


def obstacles(slug: str, found: InTheWay) -> list[Obstacle]:
    """Later documents first, since undoing one may be all that is asked."""
    wanted: dict[str, list[Any]] = {}
    for thing in found.changed:
        wanted.setdefault(_GONE if thing.withdrawn else _CHANGED, []).append(thing)
    for thing in found.resting:
        wanted.setdefault(_to_do(thing), []).append(thing)
    later = [(in_words(one), reverse("intake:undo", args=[slug, one.pk])) for one in found.later]
    grouped = {**({_LATER: later} if later else {}), **{to_do: _pages(slug, some) for to_do, some in wanted.items()}}
    return [Obstacle(to_do, pages[:MOST], len(pages[MOST:])) for to_do, pages in grouped.items()]


def address_of(slug: str, thing: Any) -> str:
    """The page on which somebody sees a record."""
    if getattr(thing, "withdrawn", False):  # its own page is gone
        return reverse("plan:levels", args=[slug, thing.plan_id])
    place = _PLACES.get(thing._meta.label)
    if place is None:
        place = next(((view, column) for view, column in _ELSEWHERE if getattr(thing, column, None)), None)
    if place is None:  # what belongs to a section of a document: shortfalls, recommendations
        show = "missing" if thing._meta.label == "plan.Shortfall" else "recommendations"
        return f"{reverse('desk:promises', args=[slug])}?show={show}"
    view, column = place
    return reverse(view, args=[slug, getattr(thing, column)])


def _to_do(thing: Any) -> str:
    label = thing._meta.label
    if label == "papers.Paper":
        return _PUBLISHED if thing.state == "published" else _DRAFT
    return _STAYS if label == "plan.Plan" else _RESTS  # no page withdraws a plan


def _pages(slug: str, things: list[Any]) -> list[tuple[str, str]]:
    """One for each page: a measure and its twelve values are one place to go to."""
    found: dict[str, dict[str, None]] = {}
    for thing in things:
        found.setdefault(address_of(slug, thing), {})[in_words(thing)] = None
    return [(_some(list(names)), url) for url, names in found.items()]


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join([*names[:_NAMED], *([f"and {more} more"] if more > 0 else [])])
