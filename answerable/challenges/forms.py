"""What people fill in to challenge, to answer and to conclude. Forms check what was typed; `changes` writes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from answerable.access.actor import Party
from answerable.challenges import models
from answerable.challenges.rules import KINDS, MEANWHILE, OUTCOMES, wrong_day
from answerable.partnership.forms import Reason as ReasonField
from answerable.plan.forms import DueField
from answerable.ui.forms import Form

POST = "post"
Choices = Sequence[tuple[str, str]]
NO_CHILD = "Name no child, and nobody by name: a post is enough."
_WHEN = "As it is written: 15 January 2013, end of January 2013, early May 2013, 2012."


class DayField(DueField):
    """A day on which something happened, as people write it; cleaned to a proposal.Due that has its days."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": _WHEN, **options})
        self.required = True

    def clean(self, value: Any) -> Any:
        on = super().clean(value)
        if wrong := wrong_day(on, today=timezone.localdate()):
            raise forms.ValidationError(wrong)
        return on


def _words(label: str, most: int = 5000, rows: int = 5, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


class Raise(Form):
    """`bodies` are the agencies and groups of the board, as ("agency 3", name)."""

    to = forms.ChoiceField(label="Who is challenged")
    to_words = forms.CharField(
        label="The post", max_length=300, required=False, help_text="Only for a post, such as “Head of Safeguarding”."
    )
    about = forms.CharField(
        label="What it is about", max_length=300, help_text="In a line, as the ledger will list it."
    )
    asked = _words("What is asked", help_text=f"What worries you, how you know, and what you want to see. {NO_CHILD}")
    way = forms.ChoiceField(label="Who raises it", choices=models.Challenge.WAYS, widget=forms.RadioSelect)
    raised_by = forms.CharField(
        label="The post, or the meeting", max_length=300, help_text="Such as “Independent chair” or “Board meeting”."
    )
    on = DayField(label="The day it was raised")
    due = DueField(label="By when an answer is due", help_text="A day that can be found in a calendar can be chased.")

    def __init__(self, *args: Any, bodies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose"), *bodies, (POST, "A post: say which below")]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("to") == POST and "to_words" in values and not values["to_words"]:
            self.add_error("to_words", "Enter the post")
        elif values.get("to") not in {POST, None} and values.get("to_words"):
            self.add_error("to_words", "Choose an agency or a group above, or enter a post here, not both")
        return values


class Correct(Raise):
    reason = ReasonField(required=True)


def values_of_challenge(challenge: models.Challenge) -> dict[str, Any]:
    here = challenge
    to = Party(here.agency_id, here.group_id).key if here.agency_id or here.group_id else POST
    said = {name: getattr(here, name) for name in ("to_words", "about", "asked", "way", "raised_by")}
    return {**said, "to": to, "on": here.on_words, "due": here.due_words}


class _Said(Form):
    """`keeps`: whoever keeps the ledger enters what was said elsewhere, and says where; it has `elsewhere`. Others are
    not asked. `corrects`: what was written before is put right, with a reason."""

    where = "Where it was said or written"
    where_hint = "Such as “Letter to the Chair” or “Board meeting, January 2013”. It is marked as entered from there."

    def __init__(self, *args: Any, keeps: bool = False, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if keeps:
            self.fields["elsewhere"].label = self.where
            self.fields["elsewhere"].help_text = self.where_hint
        else:
            del self.fields["elsewhere"]
        if not corrects:
            del self.fields["reason"]


class Answer(_Said):
    text = _words("The answer", rows=10, help_text=f"What was found, what was done, and what is next. {NO_CHILD}")
    on = DayField(label="The day it was answered")
    elsewhere = forms.CharField(max_length=300, error_messages={"required": "Enter where it was said or written"})
    reason = ReasonField(required=True)


class Meanwhile(_Said):
    kind = forms.ChoiceField(
        label="What was done",
        choices=[(kind, KINDS[kind]) for kind in MEANWHILE],
        widget=forms.RadioSelect,
    )
    text = _words("In words", help_text=NO_CHILD)
    on = DayField(label="The day of it")
    due = DueField(label="For when it is planned", help_text="Only for a further review.")
    elsewhere = forms.CharField(max_length=300, error_messages={"required": "Enter where it was said or written"})
    reason = ReasonField(required=True)

    def __init__(self, *args: Any, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, corrects=corrects, **kwargs)
        if corrects:  # what it was stays; another thing is another step
            del self.fields["kind"]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("kind") == "next review" and "due" in values and not values["due"]:
            self.add_error("due", "Enter for when the review is planned")
        elif values.get("kind") not in {"next review", None} and values.get("due"):
            self.add_error("due", "A day ahead is for a further review. Choose that, or leave this empty")
        return values


class Effect(_Said):
    """`points` are the measures and evidence items that may show it, as ("measure 3", words)."""

    text = _words(
        "What changed, and for which children or services",
        help_text="If nothing shows yet that anything changed, do not state an effect: say so as something that was "
        f"done. {NO_CHILD}",
    )
    on = DayField(label="The day from which it could be seen")
    shown_by = forms.ChoiceField(label="What shows it", required=False)
    elsewhere = forms.CharField(max_length=300, error_messages={"required": "Enter where it was said or written"})
    reason = ReasonField(required=True)

    def __init__(self, *args: Any, points: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown_by"].choices = [("", "Nothing that is kept here"), *points]  # type: ignore[attr-defined]


class Conclude(_Said):
    where = "The meeting in which the chair concluded it"
    where_hint = "As the minutes call it. It is marked as entered from there, and as the chair’s."
    outcome = forms.ChoiceField(
        label="The conclusion",
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the conclusion is"},
    )
    text = _words("Why", help_text=f"What assures you, what is still sought, or what is to be decided. {NO_CHILD}")
    on = DayField(label="The day it was concluded")
    due = DueField(label="By when", help_text="For what is still sought, or is to be decided.")
    elsewhere = forms.CharField(max_length=300, error_messages={"required": "Enter the meeting"})
    reason = ReasonField(required=True)

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("outcome") == "assured" and values.get("due"):
            self.add_error("due", "Nothing is sought of whoever is assured. Leave this empty, or choose another")
        return values


class Printing(Form):
    """`keeps`: whoever keeps the ledger says where the chair said it."""

    printed = forms.ChoiceField(
        label="May the board’s papers print it?",
        choices=[("yes", "Yes, papers may print it"), ("no", "No, papers only count it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether papers may print it"},
    )
    reason = ReasonField("Why? (optional)")

    def __init__(self, *args: Any, keeps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if keeps:
            self.fields["reason"] = ReasonField("Where the chair said so", required=True)


class Reason(Form):
    reason = ReasonField(required=True)


def values_of_step(step: models.Step) -> dict[str, Any]:
    said = {name: getattr(step, name) for name in ("text", "elsewhere", "outcome")}
    shown_by = f"measure {step.measure_id}" if step.measure_id else f"evidence {step.evidence_id or ''}"
    return {
        **said,
        "on": step.on_words,
        "due": step.due_words,
        "shown_by": shown_by if step.evidence_id or step.measure_id else "",
    }


class Asked(Form):
    """What the ledger is asked for. `bodies` are those that were ever challenged, `years` those in which."""

    q = forms.CharField(label="Words", max_length=100, required=False)
    to = forms.ChoiceField(label="Challenged", required=False)
    state = forms.ChoiceField(label="Where it stands", required=False)
    year = forms.ChoiceField(label="Raised in", required=False)

    def __init__(self, *args: Any, bodies: Choices, states: Choices, years: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("to", bodies), ("state", states), ("year", years)):
            self.fields[name].choices = [("", "Any"), *choices]  # type: ignore[attr-defined]
