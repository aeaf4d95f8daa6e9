"""Making accounts."""

from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.models import User
from answerable.access.roles import Permission
from answerable.history.changes import name_of, record


@transaction.atomic
def make_account(*, by: Actor, email: str, password: str | None, is_example: bool = False) -> User:
    """A new account; without a password nobody can sign in to it until one is set by e-mail."""
    require(by, Permission.RUN_INSTALLATION, on=None)
    user = User(email=email.lower(), is_example=is_example)
    user.set_password(password)
    user.save()
    record(by=by, board=None, what="account made", subject=name_of(user))
    return user
