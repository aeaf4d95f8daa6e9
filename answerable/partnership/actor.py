"""From an account to the actor that the two doors know."""

from django.db.models import Q
from django.utils import timezone

from answerable.access.actor import NOBODY, Actor, Standing
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.partnership.models import Appointment


def actor_for(user: object) -> Actor:
    """Who this account is today: its current appointments that carry a role. One query.

    One that ends today is no longer current: it is looked up at each request, so a session that is open loses it too.
    """
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    today = timezone.localdate()
    current = Appointment.objects.filter(
        Q(ends=None) | Q(ends__gt=today), person__user=user, starts__lte=today
    ).exclude(role="")
    standings = tuple(
        Standing(role=Role(role), board=board, agency=agency)
        for role, board, agency in current.order_by("id").values_list("role", "board_id", "agency_id")
    )
    return Actor(user=user.pk, standings=standings)
