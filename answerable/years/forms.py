"""What people fill in to take a plan through its year. Forms check what was typed; `changes` writes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.access.actor import Party
from answerable.partnership.forms import Reason as ReasonField
from answerable.plan.forms import DueField, lines_of
from answerable.plan.rules import CLOSED, day
from answerable.ui.forms import Form
from answerable.years import models
from answerable.years.rules import BECAME

Choices = Sequence[tuple[str, str]]
MOST_OTHERS = 50
_WHEN = "As it is written: 12 March 2013, March 2013."
_PLAN = "The plan as a whole"


class OnField(DueField):
    """A day on which something was done or said, as people write it; cleaned to a proposal.Due that has its days."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": _WHEN, **options})
        self.required = True

    def clean(self, value: Any) -> Any:
        on = super().clean(value)
        if day(on.from_) is None or day(on.to) is None:
            raise forms.ValidationError(
                "Write a day, a month or a year that can be found in a calendar, such as 12 March 2013"
            )
        return on


def _words(label: str, most: int = 5000, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


class Step(Form):
    """`why` is what a reason must say, "" where none is needed; `elsewhere`: whether the meeting is asked for."""

    on = OnField(label="The day of it")
    text = _words("What was decided", 2000, 3, required=False)
    elsewhere = forms.CharField(
        label="The meeting in which it was agreed",
        max_length=300,
        help_text="As the minutes call it. It is marked as entered from there.",
        error_messages={"required": "Enter the meeting in which it was agreed"},
    )
    field_order = ("elsewhere", "on", "text")

    def __init__(self, *args: Any, why: str, elsewhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if why:
            words = self.fields["text"]
            words.label, words.required = f"{why[0].upper()}{why[1:]}", True
            words.error_messages["required"] = f"Say {why}"
        if not elsewhere:
            del self.fields["elsewhere"]


class Reason(Form):
    reason = ReasonField("Why?", required=True)


class Consult(Form):
    """`bodies` are the agencies and groups of the board, as ("agency 3", name)."""

    bodies = forms.MultipleChoiceField(label="Agencies and groups", required=False, widget=forms.CheckboxSelectMultiple)
    others = _words(
        "Others",
        3000,
        3,
        required=False,
        help_text="One on each line, such as “Children in care council”, “Head teachers” or “The public, on the "
        "website”. Name nobody by name.",
    )
    due = DueField(label="By when they are to say what they think")

    def __init__(self, *args: Any, bodies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].choices = list(bodies)  # type: ignore[attr-defined]

    def clean_others(self) -> list[str]:
        names = lines_of(self.cleaned_data["others"])
        if len(names) > MOST_OTHERS:
            raise forms.ValidationError(f"Name at most {MOST_OTHERS}; there are {len(names)} lines.")
        if long := next((name for name in names if len(name) > 300), None):
            raise forms.ValidationError(f"“{long[:40]}…” is too long: at most 300 letters.")
        return names

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if "others" in values and not values.get("bodies") and not values["others"] and "bodies" not in self.errors:
            self.add_error("bodies", "Tick whom you consult, or name others below")
        return values


class Comment(Form):
    """`who` are those for whom the writer may speak, as (key, name); `keeps`: they keep the plan, may name others in
    `words`, and say how they know. `corrects`: a comment that is there is put right."""

    who = forms.ChoiceField(label="Whose comment it is")
    words = forms.CharField(
        label="Who, in words",
        max_length=300,
        required=False,
        help_text="Only for somebody else, such as “Children in care council”. Name nobody by name.",
    )
    objective = forms.ChoiceField(label="What it is about", required=False)
    text = _words("What is said", help_text="Name no child, and nobody by name: a post is enough.")
    on = OnField(label="The day it was said")
    elsewhere = forms.CharField(
        label="How you know it",
        max_length=300,
        help_text="Such as “E-mail of 3 March 2013” or “Meeting of the council, 4 March 2013”. It is marked so.",
        error_messages={"required": "Enter how you know what they said"},
    )
    reason = ReasonField("Why is it changed?", required=True)

    def __init__(
        self, *args: Any, who: Choices, objectives: Choices, keeps: bool, corrects: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objective"].choices = [("", _PLAN), *objectives]  # type: ignore[attr-defined]
        others = [("", "Choose"), *who, (OTHERS, "Somebody else: say who below")] if keeps else list(who)
        self.fields["who"].choices = others  # type: ignore[attr-defined]
        gone = ["who", "words"] if corrects else ["reason", *([] if keeps else ["words"])]
        for name in [*gone, *([] if keeps else ["elsewhere"])]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("who") == OTHERS and "words" in values and not values["words"]:
            self.add_error("words", "Enter who said it")
        elif values.get("who") not in {OTHERS, None} and values.get("words"):
            self.add_error("words", "Choose somebody above, or enter somebody here, not both")
        return values


OTHERS = "others"


def whose(values: dict[str, Any]) -> Party | str:
    """Of whom a comment is, as its form says it: a body by its key, or words."""
    key: str = values["who"]
    if key == OTHERS:
        return str(values["words"])
    try:
        return Party.of(key)
    except ValueError:
        return key  # the writer's own post


def values_of_comment(comment: models.Comment) -> dict[str, Any]:
    said = {name: getattr(comment, name) for name in ("text", "elsewhere")}
    return {**said, "objective": str(comment.objective_id or ""), "on": comment.on_words}


class Settle(Form):
    became = forms.ChoiceField(
        label="What became of it",
        choices=list(BECAME.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what became of it"},
    )
    because = _words("What was changed, or why not", 2000, 3)


def values_of_outcome(comment: models.Comment) -> dict[str, Any]:
    return {"became": comment.became, "because": comment.because}


CARRY = "carry"


class Fate(Form):
    """What becomes of an action. `objectives` are those of other plans into which it may be carried, as (id, words);
    `closed`: it is to go on already, and only its place is asked for."""

    becomes = forms.ChoiceField(
        label="What becomes of it",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what becomes of the action"},
    )
    objective = forms.ChoiceField(label="Carried into", required=False)
    ref = forms.CharField(
        label="Its ref there",
        max_length=60,
        required=False,
        help_text="The one it has now, or another if that is taken.",
    )
    text = _words("What is to be done there", required=False)
    due = DueField(label="Due there")
    reason = ReasonField("Why, and what came of it so far", required=True)

    def __init__(self, *args: Any, objectives: Choices, closed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ends = [] if closed else list(CLOSED.items())
        into = [(CARRY, "It goes on in another plan: say where below")] if objectives else []
        self.fields["becomes"].choices = [*into, *ends]  # type: ignore[attr-defined]
        self.fields["objective"].choices = [("", "Choose"), *objectives]  # type: ignore[attr-defined]
        if not objectives:
            for name in ("objective", "ref", "text", "due"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("becomes") == CARRY:
            for name, words in _NEEDED.items():
                if name in values and not values[name]:
                    self.add_error(name, words)
        return values


_NEEDED = {
    "objective": "Choose the objective into which it is carried",
    "ref": "Enter its ref there",
    "text": "Enter what is to be done there",
}


class Next(Form):
    """`objectives` are those of the plan that ends, as (id, words)."""

    title = forms.CharField(max_length=300, help_text="As it will be printed, such as “Business plan 2013/14”.")
    period = forms.CharField(max_length=60, help_text="The year or years it is for, such as 2013/14.")
    objectives = forms.MultipleChoiceField(
        label="What is copied into the draft",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each with its ref as printed, who leads it, where it comes from and what it serves. You can change "
        "or withdraw it there.",
    )

    def __init__(self, *args: Any, objectives: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objectives"].choices = list(objectives)  # type: ignore[attr-defined]
