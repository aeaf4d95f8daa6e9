from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from answerable.access.models import User
from answerable.partnership.forms import ToTell
from answerable.ui.forms import Form
from answerable.ui.sign_in import GOOD_PASSWORD


class Invite(Form):
    why = ToTell(
        help_text="The e-mail says who invites them, to what, and how to come in. Your words stand below that."
    )


class Accept(Form):
    """The password of somebody who comes in for the first time."""

    password1 = forms.CharField(
        label="Password",
        help_text=GOOD_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="The same password again", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        first, second = (self.cleaned_data.get(name) for name in ("password1", "password2"))
        if first and second and first != second:
            self.add_error("password2", "The two passwords are not the same")
        if first:
            try:
                validate_password(first, User(email=self.email))
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return self.cleaned_data
