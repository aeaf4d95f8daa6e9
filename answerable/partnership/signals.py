"""What the sign-in library writes by itself, put on record; and the beginning of each session. The only signals there
are."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.signals import social_account_added
from django.contrib.auth.signals import user_logged_in as begun
from django.dispatch import receiver

from answerable.access import idle
from answerable.access.actor import Actor
from answerable.access.models import User
from answerable.history.changes import name_of, record


@receiver([password_changed, password_reset, password_set])
def password_was_changed(sender: object, user: User, **_: Any) -> None:
    record(by=Actor(user=user.pk), board=None, what="password changed", subject=name_of(user), fields=["password"])


@receiver(begun)
def session_begun(sender: object, request: Any, **_: Any) -> None:
    idle.begin(request)


@receiver(user_logged_in)
def signed_in(sender: object, user: User, **_: Any) -> None:
    record(by=Actor(user=user.pk), board=None, what="signed in", subject=name_of(user), fields=["last_login"])


@receiver(social_account_added)
def single_sign_on_linked(sender: object, sociallogin: Any, **_: Any) -> None:
    user = sociallogin.user
    record(by=Actor(user=user.pk), board=None, what="single sign-on linked", subject=name_of(user))


@receiver(authenticator_added)
def second_step_added(sender: object, request: Any, user: User, authenticator: Authenticator, **_: Any) -> None:
    _second_step("added", user, authenticator)
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        # Whoever has just set it up has shown it, and need not sign in again.
        record_authentication(request, user, "mfa", type=authenticator.type, id=authenticator.pk)


@receiver(authenticator_removed)
def second_step_removed(sender: object, user: User, authenticator: Authenticator, **_: Any) -> None:
    _second_step("removed", user, authenticator)


@receiver(authenticator_reset)
def second_step_made_anew(sender: object, user: User, authenticator: Authenticator, **_: Any) -> None:
    _second_step("made anew", user, authenticator)


def _second_step(done: str, user: User, authenticator: Authenticator) -> None:
    what = f"second step {done}"
    record(by=Actor(user=user.pk), board=None, what=what, subject=name_of(user), fields=[authenticator.type])
