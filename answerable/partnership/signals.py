"""What the sign-in library writes by itself, put on record; the only signals there are."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.dispatch import receiver

from answerable.access.actor import Actor
from answerable.access.models import User
from answerable.history.changes import name_of, record


@receiver([password_changed, password_reset, password_set])
def password_was_changed(sender: object, user: User, **_: Any) -> None:
    record(by=Actor(user=user.pk), board=None, what="password changed", subject=name_of(user), fields=["password"])
