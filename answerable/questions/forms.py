"""What people fill in about a question. Forms check what was typed; `changes` writes."""

from typing import Any

from django import forms

from answerable.partnership.forms import Reason as ReasonField
from answerable.questions.rules import RULES
from answerable.ui.forms import Form


class Filters(Form):
    """What is asked of the list; it stands in the list's address."""

    rule = forms.ChoiceField(label="Why it is asked", required=False)
    agency = forms.ChoiceField(label="Agency", required=False)
    action = forms.CharField(label="Action", required=False, max_length=60)
    state = forms.ChoiceField(
        label="Which", required=False, choices=[("", "Open"), ("handled", "Set aside or answered"), ("all", "All")]
    )

    def __init__(self, *args: Any, agencies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [("", "Any"), *((rule.code, rule.name) for rule in RULES.values())]
        self.fields["rule"].choices = rules  # type: ignore[attr-defined]
        self.fields["agency"].choices = [("", "Any"), *((str(pk), name) for pk, name in agencies)]  # type: ignore[attr-defined]


class Handle(Form):
    """`seen` is what the question rested on when it was read."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class SetAside(Handle):
    words = forms.CharField(
        label="Why does it need no answer?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For the board alone. Name no child.",
    )


class Answer(Handle):
    words = forms.CharField(
        label="What is the answer, and who gave it?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="For the board alone: it is never shared. Name people by their posts, and no child.",
    )


class Share(Handle):
    sure = forms.BooleanField(
        label="I have read the question as it is worded, and it may leave the board",
        error_messages={"required": "Tick that it may leave the board, or cancel"},
    )


class Reason(Form):
    reason = ReasonField(required=True)
