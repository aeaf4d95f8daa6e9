"""The evidence that an answer names for its actions, and what of the register may be picked for it."""

from collections import defaultdict

from django.db.models import QuerySet

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.asks import models
from answerable.evidence.models import Evidence, EvidenceFor


def offered_in(ask: models.Ask) -> dict[int, list[models.Offered]]:
    """The evidence that an answer names, by action. One query, without the bytes of files."""
    found: dict[int, list[models.Offered]] = defaultdict(list)
    named = models.Offered.objects.filter(ask=ask, withdrawn=False).select_related("evidence").defer("content")
    for one in named.order_by("id"):
        found[one.action_id].append(one)
    return found


def may_be_picked(ask: models.Ask, by: Actor, action: int) -> QuerySet[Evidence]:
    """The register's items that an answer may name for an action, newest first: the own ones of the agency that is
    asked; for a group or a post those of no agency, where whoever answers may read the register. What speaks for the
    action already is left out."""
    theirs = Evidence.objects.filter(plan=ask.plan_id, agency=ask.agency_id, withdrawn=False)
    if ask.agency_id is None and not by.may(Permission.READ_PLAN, ask.board_id):
        return theirs.none()
    speaks = EvidenceFor.objects.filter(action=action, withdrawn=False).values("evidence")
    named = models.Offered.objects.filter(ask=ask, action=action, withdrawn=False).exclude(evidence=None)
    return theirs.exclude(pk__in=speaks).exclude(pk__in=named.values("evidence")).order_by("-id")
