"""What people fill in to keep the plan. Forms check what was typed; `changes` writes."""

import re
from typing import Any

from django import forms

from answerable.partnership.forms import Reason as ReasonField
from answerable.plan import models
from answerable.plan.year.rules import ORIGINS, PARTNERSHIP
from answerable.reading.dates import parse_due
from answerable.reading.proposal import Due
from answerable.ui.forms import DateInput, Form

MOST_OWNERS = 30
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]{1,60})\)")
NOTATION = (
    "Leave a line empty to begin a new paragraph. Begin a line with “- ” to make it an item of a list, "
    "and with “# ” to make it a sub-heading."
)


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


class ServesField(forms.CharField):
    """Outside plans, one on each line, each with its ref there in brackets; cleaned to (words, ref) pairs."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        pairs = []
        for line in lines_of(super().clean(value)):
            found = _IN_BRACKETS.fullmatch(line)
            pairs.append((found[1], found[2]) if found else (line, ""))
        if long := next((words for words, _ in pairs if len(words) > 300), None):
            raise forms.ValidationError(f"“{long[:40]}…” is too long: at most 300 letters.")
        return pairs


class PartsField(forms.CharField):
    """New actions, one on each line: the ref, a colon, what is to be done; cleaned to (ref, text) pairs."""

    widget = forms.Textarea(attrs={"rows": 5})

    def clean(self, value: Any) -> Any:
        pairs = []
        for line in lines_of(super().clean(value)):
            ref, colon, text = (part.strip() for part in line.partition(":"))
            if not colon or not ref or not text:
                raise forms.ValidationError(f"“{line[:60]}” needs a ref, a colon and what is to be done.")
            if len(ref) > 60:
                raise forms.ValidationError(f"“{ref[:40]}…” is too long for a ref: at most 60 letters.")
            pairs.append((ref, text))
        if twice := next((ref for ref, _ in pairs if [r for r, _ in pairs].count(ref) > 1), None):
            raise forms.ValidationError(f"{twice} stands on two lines. Give each new action a ref of its own.")
        return pairs


def choices(pairs: Any, nothing: str) -> list[tuple[str, str]]:
    return [("", nothing), *((str(key), str(label)) for key, label in pairs)]


class _Plan(Form):
    """What a plan is called, and what it calls its levels."""

    title = forms.CharField(max_length=300, help_text="As it is printed, such as “Business plan 2026/27”.")
    period = forms.CharField(max_length=60, help_text="The year or years it is for, such as 2026/27.")
    aim_word = forms.CharField(
        label="What do you call the upper level?", max_length=40, help_text="Aim, priority, theme …"
    )
    objective_word = forms.CharField(
        label="What do you call the level below it?", max_length=40, help_text="Objective, outcome, strand …"
    )


class Plan(_Plan):
    """A plan made in the browser, without a document."""

    draft = forms.BooleanField(
        label="It is a draft, still to be agreed",
        required=False,
        help_text="Leave it empty for a plan that was agreed already. Its steps can be entered afterwards.",
    )


class ChangedPlan(_Plan):
    reason = ReasonField("Why is it changed?")


def values_of_plan(plan: models.Plan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in ("title", "period", "aim_word", "objective_word")}


class Aim(Form):
    ref = forms.CharField(max_length=60, help_text="Its number or letter, such as 1.")
    title = forms.CharField(label="What it says", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    reason = ReasonField("Why?")


def values_of_aim(aim: models.Aim | None) -> dict[str, Any]:
    return {"ref": aim.ref, "title": aim.title} if aim else {}


ORIGIN_FIELDS = {kind.replace(" ", "_").replace("-", "_"): kind for kind in ORIGINS}


def _origin(what: str, example: str) -> ServesField:
    hint = f"One on each line, with its place there in brackets, such as: {example}."
    return ServesField(label=f"Comes from {what}", required=False, help_text=hint)


class Objective(Form):
    """`aims` are those of the plan, as (id, words)."""

    ref = forms.CharField(max_length=60, help_text="Its number or letter, such as 1.1.")
    title = forms.CharField(label="What it says", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    aim = forms.ChoiceField(label="Under", required=False)
    leads = Owners(label="Leads", required=False, help_text="One on each line: an agency, a group or a post.")
    partnership = forms.ChoiceField(
        label="Single- or multi-agency",
        choices=[("", "Not stated"), *PARTNERSHIP.items()],
        required=False,
        help_text="Whether one agency can reach it, or only several together.",
    )
    needs_analysis = _origin("the needs analysis", "Joint strategic needs assessment 2012 (chapter 4)")
    single_agency_priority = _origin("a priority of one agency", "Policing plan 2012/13 (priority 3)")
    national_priority = _origin("a national priority", "Working Together 2013 (chapter 3)")
    other = _origin("something else", "Serious case review of 2011 (recommendation 2)")
    also_ref = forms.CharField(
        label="Its ref elsewhere", max_length=60, required=False, help_text="Where the plan tells it a second time."
    )
    also_text = forms.CharField(
        label="Its wording there", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    serves = ServesField(
        label="Outside plans it serves",
        required=False,
        help_text="One on each line, with the ref there in brackets: Children and young people’s plan (priority 2).",
    )
    reason = ReasonField("Why?")
    field_order = ("ref", "title", "aim", "leads", "partnership", *ORIGIN_FIELDS, "serves", "also_ref", "also_text")

    def __init__(self, *args: Any, aims: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aim"].choices = choices(aims, "Nothing")  # type: ignore[attr-defined]


def values_of_objective(objective: models.Objective | None) -> dict[str, Any]:
    if objective is None:
        return {}
    leads = models.Answerer.objects.filter(objective=objective, withdrawn=False).order_by("order", "id")
    serves = models.Serves.objects.filter(objective=objective, withdrawn=False).order_by("order", "id")
    return {
        **{name: getattr(objective, name) for name in ("ref", "title", "also_ref", "also_text", "partnership")},
        "aim": str(objective.aim_id or ""),
        "leads": "\n".join(lead.words for lead in leads),
        **{
            name: "\n".join(f"{one.words} ({one.ref})" if one.ref else one.words for one in serves if one.kind == kind)
            for name, kind in {"serves": "", **ORIGIN_FIELDS}.items()
        },
    }


class Action(Form):
    """One action: what is to be done, by whom and by when."""

    text = forms.CharField(label="What is to be done", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    due = DueField(label="Due")
    leads = Owners(label="Leads", required=False, help_text="One on each line: an agency, a group or a post.")
    contributors = Owners(
        label="Contributors", required=False, help_text="Who must supply something. One on each line."
    )
    reason = ReasonField("Why is it changed?")


class NewAction(Action):
    ref = forms.CharField(max_length=60, help_text="The next free one is filled in. No other action is renumbered.")
    reason = ReasonField("Why is it added?")
    field_order = ("ref",)


def values_of_action(action: models.Action) -> dict[str, Any]:
    """An action as its form shows it."""
    owners = models.Answerer.objects.filter(action=action, withdrawn=False).order_by("order", "id")
    named = [(owner.part, owner.words) for owner in owners]
    return {
        "text": action.text,
        "due": action.due_words,
        "leads": "\n".join(words for part, words in named if part == "lead"),
        "contributors": "\n".join(words for part, words in named if part == "contributor"),
    }


class Ref(Form):
    ref = forms.CharField(label="New ref", max_length=60)
    reason = ReasonField("Why is it changed?", required=True)


class Place(Form):
    """`objectives` are those of the plan, as (id, words)."""

    objective = forms.ChoiceField(label="Under", required=False)
    after = forms.CharField(
        label="After action",
        max_length=60,
        required=False,
        help_text="The ref of the action it is to follow there. Leave it empty to make it the first.",
    )
    reason = ReasonField("Why is it moved?", required=True)

    def __init__(self, *args: Any, objectives: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["objective"].choices = choices(objectives, "Nothing")  # type: ignore[attr-defined]


class Split(Form):
    text = forms.CharField(label="What it keeps", max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    parts = PartsField(
        label="New actions", help_text="One on each line: its ref, a colon, then what is to be done in it."
    )
    reason = ReasonField("Why is it split?", required=True)


class Close(Form):
    closed = forms.ChoiceField(
        label="Outcome",
        choices=models.Action.CLOSED,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what became of the action"},
    )
    reason = ReasonField("Why, and what came of it", required=True)


class Reason(Form):
    """For what needs nothing but a reason."""

    reason = ReasonField("Why?", required=True)


class Round(Form):
    title = forms.CharField(label="Name", max_length=100, help_text="Such as December 2026, or Quarter 3.")
    on = forms.DateField(label="As at", widget=DateInput, help_text="The day it reports on, such as 10 12 2026.")


class ChangedRound(Round):
    reason = ReasonField("Why is it changed?")


def values_of_round(round: models.Round) -> dict[str, Any]:
    return {"title": round.title, "on": round.on}


class _OfRound(Form):
    """`rounds` are those of the plan, newest first, as (id, words)."""

    round = forms.ChoiceField(label="In which round")

    def __init__(self, *args: Any, rounds: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].choices = [(str(pk), title) for pk, title in rounds]  # type: ignore[attr-defined]


class Promise(_OfRound):
    what = forms.CharField(label="What is promised", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(label="Kind", choices=models.Commitment.KINDS)
    who = forms.CharField(label="Who promises it", max_length=300, required=False, help_text="An agency or a post.")
    due = DueField(label="By when")
    meeting = forms.CharField(label="For which meeting", max_length=300, required=False)
    reason = ReasonField("Why?")
    field_order = ("what", "kind", "who", "due", "meeting", "round", "reason")


def values_of_promise(promise: models.Commitment | None) -> dict[str, Any]:
    if promise is None:
        return {"kind": "report"}
    said = {name: getattr(promise, name) for name in ("what", "kind", "who", "meeting")}
    return {**said, "due": promise.due_words, "round": str(promise.round_id)}


class Conclude(_OfRound):
    outcome = forms.ChoiceField(label="What became of it", choices=models.Commitment.OUTCOMES, widget=forms.RadioSelect)
    due = DueField(label="New date", help_text="Where it was rescheduled: 31 July 2013, July 2013, the July meeting.")
    words = forms.CharField(label="In words", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    round = forms.ChoiceField(label="Reported in which round")
    field_order = ("outcome", "due", "words", "round")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == "rescheduled" and not cleaned.get("due"):
            self.add_error("due", "Enter the new date: a promise without one would be forgotten")
        if cleaned.get("outcome") in {"done", "stopped"} and cleaned.get("due"):
            self.add_error("due", "A new date is for a promise that was rescheduled. Take it out, or choose that")
        return cleaned


def values_of_conclusion(promise: models.Commitment) -> dict[str, Any]:
    """What was concluded before; but for a promise put off, which is concluded anew."""
    if promise.outcome in {"", "rescheduled"}:
        return {}
    return {
        "outcome": promise.outcome,
        "words": promise.outcome_words,
        "round": str(promise.outcome_round_id or ""),
    }


class Shortfall(_OfRound):
    text = forms.CharField(label="What is missing or weak", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    about = forms.CharField(label="About", max_length=300, required=False, help_text="A figure, an agency, a group …")
    field_order = ("text", "about", "round")


class Find(Form):
    ref = forms.CharField(label="Ref of the action", max_length=60, help_text="Its ref now, or one it once had.")
