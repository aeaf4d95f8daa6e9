"""allauth's forms in our words, named by `ACCOUNT_FORMS`."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms

from answerable.ui.forms import name_what_is_missing

# The length is AUTH_PASSWORD_VALIDATORS'.
GOOD_PASSWORD = "At least 12 characters. Three or more random words are easy to remember and hard to guess."  # noqa: S105


class OurWords(forms.Form):
    """Labels and hints by field; the placeholders go, since they vanish as soon as somebody types."""

    words: dict[str, tuple[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["spellcheck"] = "false"
        name_what_is_missing(self)


class SignIn(OurWords, LoginForm):
    words = {"login": ("E-mail address", ""), "password": ("Password", "")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class AskForPassword(OurWords, ResetPasswordForm):
    words = {"email": ("E-mail address", "The address that the board has for you.")}


class NewPassword(OurWords, ResetPasswordKeyForm):
    words = {
        "password1": ("New password", GOOD_PASSWORD),
        "password2": ("New password again", ""),
    }


class ChoosePassword(OurWords, SetPasswordForm):
    words = {"password1": ("Password", GOOD_PASSWORD), "password2": ("The same password again", "")}


class ChangePassword(OurWords, ChangePasswordForm):
    words = {
        "oldpassword": ("Current password", ""),
        "password1": ("New password", GOOD_PASSWORD),
        "password2": ("New password again", ""),
    }


class PasswordAgain(OurWords, ReauthenticateForm):
    words = {"password": ("Password", "")}
