"""What a reader asks of a list: read from the address, so that it can be kept, sent and printed."""

from html import escape
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from answerable.desk.frame import Frame
from answerable.desk.plan_list import Asked, PlanList
from answerable.desk.rules import MISSING
from answerable.partnership.forms import Reason
from answerable.plan.charts import NOT_STATED
from answerable.plan.forms import DueField
from answerable.recommendations.models import Response
from answerable.ui.forms import DateInput, Form

_NOT_STATED = "-"  # in an address; empty means that nothing is asked


class Choice(forms.Select):
    """A select whose options are written in one go: Django renders a template for each, and a plan has many."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = self.format_value(value)
        options = "".join(
            f'<option value="{escape(str(key))}"{" selected" if key in chosen else ""}>{label}</option>'
            for key, label in ((key, escape(str(label))) for key, label in self.choices)
        )
        marks = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", marks, mark_safe(options))  # noqa: S308  # escaped above


class Filters(Form):
    """What is asked of the plan's actions. Every choice comes from the plan itself."""

    words = forms.CharField(label="Words", required=False, max_length=200)
    status = forms.ChoiceField(label="Delivery status", required=False, widget=Choice)
    impact = forms.ChoiceField(label="Impact status", required=False, widget=Choice)
    lead = forms.ChoiceField(label="Who leads", required=False, widget=Choice)
    objective = forms.ChoiceField(label="Objective", required=False, widget=Choice)
    missing = forms.ChoiceField(label="What is missing or late", required=False, widget=Choice)
    before = forms.DateField(label="Due before", required=False, widget=DateInput, input_formats=["%Y-%m-%d"])

    mine = forms.BooleanField(label="Only what my agency leads", required=False)

    def __init__(self, query: QueryDict, plan: PlanList, frame: Frame, *, has_agency: bool) -> None:
        super().__init__(query)
        if not has_agency:
            del self.fields["mine"]
        delivery = {level.code: level.name for level in frame.delivery}
        # Statuses as printed, on no level of the scale. What somebody asks for that is not there finds nothing.
        printed = dict.fromkeys(line.status for line in plan.actions if line.status not in {*delivery, ""})
        self._offer("status", [*delivery.items(), *((word, word) for word in printed), (_NOT_STATED, NOT_STATED)])
        self._offer("impact", [*((level.code, level.name) for level in frame.impact), (_NOT_STATED, NOT_STATED)])
        self._offer("lead", [(name, name) for name in plan.reading.lead_names])
        objectives = [(str(line.id), f"{line.ref} {line.title}"[:80]) for line in plan.objectives]
        if any(line.objective_id is None for line in plan.actions):
            objectives.append(("0", "Under no objective"))
        self._offer("objective", objectives)
        self._offer("missing", [("any", "Anything"), *((code, name) for code, (name, _) in MISSING.items())])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "Any"), *choices]  # type: ignore[attr-defined]  # all are ChoiceFields
        self.fields[name].error_messages["invalid_choice"] = (
            f"“%(value)s” is not in this plan: choose another {str(self.fields[name].label).lower()}"
        )


def asked_in(query: QueryDict, agencies: frozenset[int]) -> Asked:
    """What an address asks of the plan, whether or not the plan has it; a day or number that cannot be is left out.
    `agencies` are those for which the reader answers."""
    before = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    objective = query.get("objective", "")
    try:
        day = before.clean(DateInput().value_from_datadict(query, {}, "before"))
    except forms.ValidationError:
        day = None
    missing = query.get("missing", "")
    return Asked(
        words=query.get("words", "")[:200].strip(),
        status=_code(query.get("status", "")),
        impact=_code(query.get("impact", "")),
        lead=_no_nul(query.get("lead", ""))[:300],
        objective=int(objective) if objective.isascii() and objective.isdecimal() and len(objective) < 19 else None,
        missing=missing if missing in {*MISSING, "any"} else "",
        before=day,
        agencies=agencies if query.get("mine") else frozenset(),
    )


def _no_nul(words: str) -> str:
    return words.replace("\x00", "")  # PostgreSQL holds none, and so refuses to look for one


def _code(words: str) -> str | None:
    return None if not words else "" if words == _NOT_STATED else _no_nul(words)


def asked_words(asked: Asked, form: Filters) -> list[tuple[str, str]]:
    """What was asked, a (field, value) for each in the reader's own words: for the page, its print and its files."""
    said: list[tuple[str, Any]] = []
    for name, value in vars(asked).items():
        if name == "agencies":
            said += [("Lead", "your agency")] if value else []
            continue
        if value in (None, "") and not (name in ("status", "impact") and value == ""):
            continue
        choices = dict(getattr(form.fields[name], "choices", []))
        key = _NOT_STATED if value == "" else str(value)
        shown = f"{value:%-d %B %Y}" if name == "before" else choices.get(key, value)
        said.append((str(form.fields[name].label), str(shown)))
    return said


class EventsAsked(Form):
    """Which events are asked for; `users` are the accounts that may be chosen, with the post of each. `thing` names one
    record, as a link does: "plan.Action:7"."""

    day = forms.DateField(label="Day", required=False, widget=DateInput, input_formats=["%Y-%m-%d"])
    who = forms.ChoiceField(label="By whom", required=False)
    thing = forms.RegexField(r"^[a-z]+\.[A-Za-z]+(:\d{1,18})?$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, users: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["who"]
        field.choices = [("", "Anybody"), *((str(pk), post or "No post") for pk, post in users.items())]


class NoteForm(Form):
    title = forms.CharField(label="What it is about", max_length=200)
    text = forms.CharField(label="Note", max_length=20_000, widget=forms.Textarea(attrs={"rows": 12}))


class ShareNote(Form):
    sure = forms.BooleanField(
        label="Everybody who reads what the board keeps to itself may read it. I cannot take it back or change it"
    )


def _texts(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


class Recommended(Form):
    on = forms.DateField(label="On which day did the committee consider the paper?", widget=DateInput)
    texts = forms.CharField(
        label="What did it recommend?",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Each recommendation on a line of its own, in the committee’s words. Name nobody.",
    )

    def clean_texts(self) -> list[str]:
        return _texts(self.cleaned_data["texts"])


class BecameOf(Form):
    status = forms.ChoiceField(label="What became of it?", choices=Response.STATUSES, widget=forms.RadioSelect)
    on = forms.DateField(label="Since which day?", widget=DateInput)
    words = forms.CharField(
        label="In the board’s words",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What was done, or why it was not accepted. The committee reads this as it stands. Name nobody.",
    )


class ForRecommendation(Form):
    """`promises` are those of the plan that were not stopped, as (id, words)."""

    promise = forms.ChoiceField(
        label="Which promise of the plan answers it?",
        required=False,
        widget=Choice,
        help_text="The committee reads its words, its day and how it stands, and nothing else of it.",
    )
    what = forms.CharField(
        label="Or what is promised anew?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Only where none is chosen above. It becomes a promise of the plan, and is chased. Name nobody.",
    )
    who = forms.CharField(
        label="Who promises it?", required=False, max_length=300, help_text="An agency, a group or a post."
    )
    due = DueField(label="By when?")

    def __init__(self, *args: Any, promises: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [("", "A new one, as below"), *((str(pk), words) for pk, words in promises)]
        self.fields["promise"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not (found.get("promise") or found.get("what") or "what" in self.errors):
            self.add_error("what", "Choose a promise above, or enter what is promised")
        return found


class TakeAway(Form):
    reason = Reason("Why does it no longer answer it?", required=True)
