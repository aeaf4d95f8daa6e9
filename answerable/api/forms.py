"""What somebody fills in to make a token. Forms check what was typed; `changes` writes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from answerable.api.rules import last_day
from answerable.ui.forms import DateInput, Form


class NewToken(Form):
    """`places` are the boards, and the agencies on them, for which one may be made, as (value, words)."""

    name = forms.CharField(
        label="Name of the token",
        max_length=100,
        help_text="What uses it, so that you know it again, such as “monthly figures from our database”.",
    )
    place = forms.ChoiceField(label="Where it may act for you", widget=forms.RadioSelect)
    writes = forms.ChoiceField(
        label="What it may do",
        widget=forms.RadioSelect,
        choices=[("", "Read only"), ("yes", "Read and write")],
        required=False,
        initial="",
    )
    until = forms.DateField(label="The last day on which it works", widget=DateInput)

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]] = (), today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].choices = list(places)  # type: ignore[attr-defined]
        self.fields["until"].help_text = f"At most a year from now: {last_day(today):%-d %-m %Y} at the latest."
