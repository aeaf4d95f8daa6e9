from time import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Accounts are made for whoever was invited, never for whoever finds the page."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right",
        "enter_current_password": "This is not your current password",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, then try once more",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, app: str) -> bool:
        """Not of whoever has only just signed in: else the first thing asked of a newcomer is their password again."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or time() - records[-1]["at"] > app_settings.REAUTHENTICATION_TIMEOUT


class SingleSignOn(DefaultSocialAccountAdapter):
    """Whoever has an account here may sign in to it through their organisation; nobody gets one that way."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """It is a sign-in, whatever the form asked for: else somebody who is signed in could tie another's name at the
        provider, of whatever domain, to their own account."""
        sociallogin.state["process"] = AuthProcess.LOGIN


class Backend(AuthenticationBackend):
    """Accounts of the example open nothing, not even a session begun before, where no example is run."""

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and (settings.EXAMPLE or not user.is_example)
