"""What people fill in to keep the quality assurance framework. Forms check what was typed; `changes` writes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.assurance import models
from answerable.assurance.rules import MISSING
from answerable.evidence.claim_forms import Item
from answerable.partnership.forms import Reason
from answerable.ui.forms import DateInput, Form

Choices = Sequence[tuple[Any, Any]]
KINDS = {"activity": "Activity", "outcome": "Outcomes", "voice": "Voices of children and service users"}


class Filters(Form):
    """Which agencies and objectives the matrix shows; the same words stand in the address."""

    stage = forms.ChoiceField(label="Stage", required=False, choices=[("", "Any"), *models.Uptake.STAGES])
    missing = forms.ChoiceField(
        label="What is missing",
        required=False,
        choices=[
            ("", "Anything or nothing"),
            *MISSING.items(),
            ("objectives", "No own objective"),
            ("review", "Review overdue"),
            ("proposed", "The board’s word on the stage that it proposes"),
        ],
    )


class Stage(Form):
    stage = forms.ChoiceField(
        label="How far has it taken up the framework?", widget=forms.RadioSelect, choices=models.Uptake.STAGES
    )
    on = forms.DateField(
        label="From which day?", required=False, widget=DateInput, help_text="Leave it empty where nobody has said."
    )
    words = forms.CharField(
        label="Why, or how it is known",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A step back needs a reason.",
    )


class Proposed(Form):
    """What whoever answers for an agency says of its stage; the board sets it."""

    stage = forms.ChoiceField(
        label="How far has your agency taken up the framework?",
        widget=forms.RadioSelect,
        choices=models.Uptake.STAGES,
    )
    words = forms.CharField(
        label="What shows it",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What is done differently now, where, and how you know. Name no child.",
    )


def values_of_proposed(uptake: models.Uptake | None) -> dict[str, Any]:
    return {"stage": uptake.proposed or uptake.stage, "words": uptake.proposed_words} if uptake else {}


def values_of_stage(uptake: models.Uptake | None) -> dict[str, Any]:
    return {"stage": uptake.stage, "on": uptake.on, "words": ""} if uptake else {}


class Objective(Form):
    """`actions` are those of the board's plan that it may serve, as (id, words); `own`: the agency itself
    writes, and is not asked how it knows."""

    words = forms.CharField(
        label="What does the agency want to be true?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A change for children that can be shown, such as: young people feel safe here.",
    )
    action = forms.TypedChoiceField(
        label="Which action of the board’s plan does it serve?", required=False, coerce=int, empty_value=None
    )
    on_behalf = forms.CharField(
        label="How do you know it?",
        max_length=500,
        help_text="Where and when the agency said or wrote it, such as: its safeguarding lead, by e-mail on 3 May.",
    )

    def __init__(self, *args: Any, actions: Choices = (), own: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["action"].choices = [("", "None"), *actions]  # type: ignore[attr-defined]
        if own:
            del self.fields["on_behalf"]


class ChangedObjective(Objective):
    order = forms.IntegerField(
        label="Its place among the agency’s own objectives",
        min_value=1,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
    )
    reason = Reason("Why is it changed?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "on_behalf" in self.fields:
            self.fields["on_behalf"].required = False  # where it is only moved


def values_of_objective(objective: models.OwnObjective) -> dict[str, Any]:
    return {name: getattr(objective, name) for name in ("words", "order", "on_behalf")} | {
        "action": objective.action_id
    }


class Shown(Item):
    """Evidence that an agency adds of its own: it has produced it itself, and says nothing of who verified it."""

    headings = {"method": "How it was found, and when", "base_n": "How much was looked at", "file": "The thing itself"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("producer", "agency_id", "verifier", "compares", "actions", "claims"):
            del self.fields[name]


class Tie(Form):
    """`items` are those of the register that do not speak for the objective yet, by kind."""

    evidence = forms.TypedChoiceField(
        label="Which evidence speaks for it?", coerce=int, error_messages={"required": "Select the evidence"}
    )

    def __init__(self, *args: Any, items: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["evidence"].choices = [("", "Choose"), *items]  # type: ignore[attr-defined]


class Review(Form):
    """`groups` are those of the board, as (id, name); 0 is the board itself."""

    group = forms.TypedChoiceField(label="Who reviewed it?", coerce=int)
    on = forms.DateField(label="When?", widget=DateInput)
    words = forms.CharField(
        label="What did they find?",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What the evidence shows, and what is still missing.",
    )
    conclusion = forms.ChoiceField(
        label="What was concluded?",
        widget=forms.RadioSelect,
        choices=[
            ("assured", "Assured: the evidence shows that it works"),
            ("more sought", "More sought: the agency is asked for more"),
        ],
    )
    next_due = forms.DateField(
        label="By when is the next review due?",
        required=False,
        widget=DateInput,
        help_text="Left empty: six months after this one. It can be earlier, never later.",
    )

    def __init__(self, *args: Any, groups: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].choices = [("", "Choose"), (0, "The board itself"), *groups]  # type: ignore[attr-defined]


class ChangedReview(Review):
    reason = Reason("Why is it changed?")


def values_of_review(review: models.Review) -> dict[str, Any]:
    same = ("on", "words", "conclusion", "next_due")
    return {"group": review.group_id or 0, **{name: getattr(review, name) for name in same}}
