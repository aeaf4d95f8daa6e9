"""Inviting, withdrawing and accepting. What stands in a link is kept as its hash only."""

from datetime import timedelta
from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import INSTALLER, Actor, require
from answerable.access.models import User
from answerable.access.roles import Permission
from answerable.history.changes import keep, name_of, read_anew, record
from answerable.keys import hashed
from answerable.partnership.changes import held, make_account
from answerable.partnership.models import Appointment, Board, Invitation, Person

LASTS = timedelta(days=14)


@transaction.atomic
def invite(*, by: Actor, board: Board, person: Person, why: str = "") -> tuple[Invitation, str]:
    """Make an invitation for a person whom the board has given a role, to be sent to their address; returns it with
    the key for its link. An earlier one that still waits is withdrawn, so one link at a time opens anything."""
    require(by, Permission.EDIT_PARTNERSHIP, on=board.pk)
    held(board.pk)
    today = timezone.localdate()
    roles = Appointment.objects.filter(person=person, board=board).exclude(role="").exclude(ends__lte=today)
    if not person.email:
        raise ValidationError("No e-mail address is entered for this person. Enter it first.")
    if not roles.exists():
        raise ValidationError("This person has no role, so there is nothing to sign in for. Appoint them first.")
    for waiting in Invitation.objects.filter(board=board, person=person, accepted_at=None, withdrawn=False):
        withdraw(by=by, invitation=waiting)
    key, now = token_urlsafe(32), timezone.now()
    invitation = Invitation(
        board=board,
        person=person,
        email=person.email,
        inviter=by.post(Permission.EDIT_PARTNERSHIP, board.pk),
        why=why,
        key=hashed(key),
        made_at=now,
        expires_at=now + LASTS,
    )
    return keep(invitation, by=by, board=board.pk, what="person invited"), key


@transaction.atomic
def sent(*, by: Actor, invitation: Invitation, refused: str) -> Invitation:
    """Keep whether the mail server took an invitation; `refused` says why not, and is empty where it did."""
    require(by, Permission.EDIT_PARTNERSHIP, on=invitation.board_id)
    read_anew(invitation)
    invitation.refused, invitation.sent_at = refused[:300], None if refused else timezone.now()
    return keep(invitation, by=by, board=invitation.board_id, what="invitation sent" if not refused else "not sent")


@transaction.atomic
def withdraw(*, by: Actor, invitation: Invitation) -> Invitation:
    """The link opens nothing any more."""
    require(by, Permission.EDIT_PARTNERSHIP, on=invitation.board_id)
    read_anew(invitation)
    if invitation.accepted_at:
        raise ValidationError("It was accepted meanwhile. End the person’s appointment instead.")
    invitation.withdrawn, invitation.key = True, ""
    return keep(invitation, by=by, board=invitation.board_id, what="invitation withdrawn")


def waiting(key: str) -> Invitation | None:
    """The invitation whose link has this key, if it still opens something: not once it was accepted or withdrawn, has
    expired, or the person's address is another."""
    there = Invitation.objects.filter(
        key=hashed(key), accepted_at=None, withdrawn=False, expires_at__gt=timezone.now()
    ).select_related("board", "person")
    found = there.first()
    return found if found and found.person.email == found.email else None


def account_of(invitation: Invitation) -> User | None:
    """The account with the invited address, to which somebody can sign in."""
    user = User.objects.at(invitation.email)
    return user if user and user.has_usable_password() else None


@transaction.atomic
def accept(*, key: str, user: User | None, password: str = "") -> Invitation:
    """Let whoever holds the link in. The link, sent to the address, is what permits it: it makes the account, or gives
    one that nobody has used its `password`; an account that is used already accepts as `user`, signed in.

    Raises ValidationError where the link opens nothing any more, or the account is somebody else's."""
    invitation = waiting(key)
    if invitation is None:
        raise ValidationError("This invitation has been used, withdrawn or replaced, or has expired.")
    held(invitation.board_id)
    read_anew(invitation)
    if invitation.accepted_at or invitation.withdrawn:
        raise ValidationError("This invitation has been used or withdrawn meanwhile.")
    known = User.objects.at(invitation.email)
    if known and (known.has_usable_password() or not known.is_active) and user != known:
        raise ValidationError(f"There is an account with the address {invitation.email}. Sign in to it first.")
    account = known or make_account(by=INSTALLER, email=invitation.email, password=password)
    if known and not known.has_usable_password():
        _choose(account, password)
    by = Actor(user=account.pk)
    invitation.accepted_at, invitation.key = timezone.now(), ""
    keep(invitation, by=by, board=invitation.board_id, what="invitation accepted")
    person = invitation.person
    person.user = account
    keep(person, by=by, board=invitation.board_id, what="account linked")
    return invitation


def _choose(account: User, password: str) -> None:
    account.set_password(password)
    account.save()
    record(by=Actor(user=account.pk), board=None, what="password chosen", subject=name_of(account))
