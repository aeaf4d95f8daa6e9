"""What whoever runs the installation does to an account: nothing of a board's content is seen by it."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.models import User
from answerable.access.roles import Permission
from answerable.history.changes import name_of, record


@transaction.atomic
def close_account(*, by: Actor, user: User) -> None:
    """Nobody signs in to the account any more, and sessions that are open end; appointments stay as they are."""
    require(by, Permission.RUN_INSTALLATION, on=None)
    _set_active(by, user, False)
    _end_sessions(user)


@transaction.atomic
def open_account(*, by: Actor, user: User) -> None:
    """The account that was closed can be signed in to again."""
    require(by, Permission.RUN_INSTALLATION, on=None)
    _set_active(by, user, True)


def _set_active(by: Actor, user: User, active: bool) -> None:
    user.is_active = active
    user.save(update_fields=["is_active"])
    what = "account opened" if active else "account closed"
    record(by=by, board=None, what=what, subject=name_of(user), fields=["is_active"])


@transaction.atomic
def sign_out(*, by: Actor, user: User) -> int:
    """End every session of an account, wherever it is open; returns how many there were."""
    require(by, Permission.RUN_INSTALLATION, on=None)
    ended = _end_sessions(user)
    record(by=by, board=None, what="signed out everywhere", subject=name_of(user))
    return ended


def _end_sessions(user: User) -> int:
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def forget_second_step(*, by: Actor, user: User) -> None:
    """Take away the second step of somebody who has lost it and their recovery codes, and end their sessions: at the
    next sign-in their role asks for another. Whoever does this has made sure who they are."""
    require(by, Permission.RUN_INSTALLATION, on=None)
    Authenticator.objects.filter(user=user).delete()
    _end_sessions(user)
    record(by=by, board=None, what="second step taken away", subject=name_of(user))
