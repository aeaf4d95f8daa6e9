"""allauth's forms of the second step in our words, named by `MFA_FORMS`."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm

from answerable.ui.sign_in import OurWords


class _OfNumbers(OurWords):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "govuk-input--width-10"}


class Code(_OfNumbers, AuthenticateForm):
    words = {"code": ("Code", "The six figures that your app shows now, or one of your recovery codes.")}


class CodeAgain(_OfNumbers, ReauthenticateForm):
    words = Code.words


class FirstCode(_OfNumbers, ActivateTOTPForm):
    words = {"code": ("Code that the app shows", "Six figures. They change every half minute.")}


_NAMED = ("Name of the passkey", "So that you know it again, such as “my telephone” or “the blue key”.")


class NewPasskey(OurWords, AddWebAuthnForm):
    words = {
        "name": _NAMED,
        "passwordless": ("Sign in with it alone, without a password", ""),
    }


class NamedPasskey(OurWords, EditWebAuthnForm):
    words = {"name": _NAMED}
