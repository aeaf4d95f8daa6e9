"""From an account to the actor that the two doors know."""

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from answerable.access.actor import NOBODY, Actor, Standing
from answerable.access.models import User
from answerable.access.roles import ROLES, Role
from answerable.partnership.models import Appointment, Board, Group


def actor_for(user: object) -> Actor:
    """Who this account is today: its current appointments that carry a role. One query.

    One that ends today is no longer current: it is looked up at each request, so a session that is open loses it too.
    """
    return actor_and_boards(user)[0]


def actor_and_boards(user: object) -> tuple[Actor, dict[str, Board]]:
    """The same with the boards on which it stands, by slug. One query."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY, {}
    today = timezone.localdate()
    current = Appointment.objects.filter(
        Q(ends=None) | Q(ends__gt=today), person__user=user, starts__lte=today
    ).exclude(role="")
    itself = Subquery(Group.itself(OuterRef("board")).values("pk")[:1])
    held = list(current.order_by("id").select_related("board").annotate(itself=itself))
    standings = tuple(
        Standing(
            role=Role(one.role),
            board=one.board_id,
            agency=one.agency_id,
            group=one.group_id,
            post=one.post,
            holds=one.holds_id,
            itself=one.itself,  # annotated above
        )
        for one in held
    )
    return Actor(user=user.pk, standings=standings), {one.board.slug: one.board for one in held if one.board}


def actor_by_secret(user: User, board: int, *, second_step: bool) -> Actor:
    """What an account may today on one board through a secret that its person gave to a program; without standings
    where the account or the appointment is no more. `second_step`: whether one was shown when the secret was made, as
    a role that came later may ask for more than was shown then. One query."""
    if user.is_example and not settings.EXAMPLE:
        return NOBODY
    whole = actor_for(user)
    kept = [one for one in whole.standings if one.board == board]
    if settings.SECOND_STEP and not second_step:
        kept = [one for one in kept if not ROLES[one.role].second_step]
    return Actor(whole.user, tuple(kept))
