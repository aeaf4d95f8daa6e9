"""The second step of signing in: a code from an app, a passkey or a recovery code (allauth's `mfa`)."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest

from answerable.access.actor import Actor
from answerable.access.roles import ROLES


def needed_by(actor: Actor) -> bool:
    """Whether one of the roles that somebody holds today asks for a second step."""
    return settings.SECOND_STEP and any(ROLES[standing.role].second_step for standing in actor.standings)


def shown_in(request: HttpRequest) -> bool:
    """Whether a second step was shown in this session, to us or to the provider of single sign-on where the
    installation relies on that."""
    relied_on = {"mfa", "socialaccount"} if settings.SSO_SECOND_STEP else {"mfa"}
    records = get_authentication_records(request, request.user)
    return any(record["method"] in relied_on for record in records)


def _cipher() -> Fernet:
    """Made from the secret key, so that a copy of the database alone gives no codes."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"second step")
    return Fernet(urlsafe_b64encode(derived.derive(str(settings.SECRET_KEY).encode())))


class Adapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right. Codes change every half minute: enter the one that is shown now",
        "cannot_generate_recovery_codes": "Set up an app or a passkey first",
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  # the library's own word
        return "My passkey"
