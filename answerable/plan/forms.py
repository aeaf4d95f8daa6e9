"""What people fill in to keep the plan. Forms check what was typed; `changes` writes."""

from typing import Any

from django import forms

from answerable.plan.models import Action as ActionRecord
from answerable.plan.models import Answerer
from answerable.reading.dates import parse_due
from answerable.reading.proposal import Due
from answerable.ui.forms import Form

MOST_OWNERS = 30


def lines_of(words: str) -> list[str]:
    """What stands on the lines of a box, empty ones left out and none twice."""
    return list(dict.fromkeys(line.strip() for line in words.splitlines() if line.strip()))


class Owners(forms.CharField):
    """Leads or contributors, one on each line; cleaned to a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        names = lines_of(super().clean(value))
        if len(names) > MOST_OWNERS:
            raise forms.ValidationError(f"Name at most {MOST_OWNERS}; there are {len(names)} lines.")
        if long := next((name for name in names if len(name) > 300), None):
            raise forms.ValidationError(f"“{long[:40]}…” is too long for a name: at most 300 letters.")
        return names


class DueField(forms.CharField):
    """A date as people write it ("end of March 2013", "July Board meeting", "ongoing"); cleaned to a proposal.Due."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "As you would write it: 31 March 2013, end of March 2013, ongoing.")
        super().__init__(max_length=300, required=False, **options)

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        return parse_due(words, written=None) or Due(words=words, precision="open") if words else None


class Action(Form):
    """One action: what is to be done, by whom and by when."""

    text = forms.CharField(label="What is to be done", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    due = DueField(label="Due")
    leads = Owners(label="Leads", required=False, help_text="One on each line: an agency, a group or a post.")
    contributors = Owners(
        label="Contributors", required=False, help_text="Who must supply something. One on each line."
    )
    reason = forms.CharField(
        label="Why is it changed?", required=False, max_length=500, help_text="Kept in the history, for whoever asks."
    )


def values_of_action(action: ActionRecord) -> dict[str, Any]:
    """An action as its form shows it."""
    owners = Answerer.objects.filter(action=action, withdrawn=False).order_by("order", "id")
    named = [(owner.part, owner.words) for owner in owners]
    return {
        "text": action.text,
        "due": action.due_words,
        "leads": "\n".join(words for part, words in named if part == "lead"),
        "contributors": "\n".join(words for part, words in named if part == "contributor"),
    }
