"""Forms for what is said of an action in a round: by the board, and by each agency."""

from dataclasses import asdict
from typing import Any

from django import forms

from answerable.partnership.forms import Reason
from answerable.plan import models, reporting
from answerable.plan.forms import NOTATION, choices
from answerable.plan.notation import typed_of
from answerable.plan.record import Levels
from answerable.plan.reporting import report_of
from answerable.ui.forms import Form


def offer_levels(form: forms.Form, levels: Levels) -> None:
    """Let a level of each scale be chosen, by its name and what it means."""
    for scale, offered in levels.items():
        pairs = [(level.code, f"{level.name}: {level.descriptor}") for level in offered]
        form.fields[scale].choices = choices(pairs, "Not stated")  # type: ignore[attr-defined]


class Progress(Form):
    """`levels` are those of the board's scales."""

    typed = forms.CharField(
        label="What was done",
        required=False,
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=NOTATION,
    )
    delivery = forms.ChoiceField(
        label="Delivery status", required=False, widget=forms.RadioSelect, help_text="Whether the work is being done."
    )
    impact = forms.ChoiceField(
        label="Impact status", required=False, widget=forms.RadioSelect, help_text="Whether children are safer for it."
    )
    reason = Reason("Why this status, or why is it changed?")

    def __init__(self, *args: Any, levels: Levels, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_levels(self, levels)


def values_of_statement(statement: models.Statement) -> dict[str, Any]:
    typed = typed_of(statement.blocks) or statement.text
    return {"typed": typed, "delivery": statement.delivery, "impact": statement.impact}


class Report(Form):
    """What an update says, part by part (reporting.Report). `levels` are those of the board's scales."""

    text = forms.CharField(
        label="What was done?",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Since the last report. If there is nothing new, say so and why. Name no child.",
    )
    difference = forms.CharField(
        label="What changed for children?",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Give figures with what they are counted over, and who counted. If it is too early to say, say so.",
    )
    voices = forms.CharField(
        label="What did children and families say?",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="How many were asked, and how many answered. If nobody asked them, say so. Name nobody.",
    )
    ahead = forms.CharField(
        label="What is next, and by when?",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say who does it, and give a day, a month or a meeting.",
    )
    delivery = forms.ChoiceField(
        label="Which delivery status do you propose?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Whether the work is being done. The board decides, and keeps what you propose beside it.",
    )
    because = forms.CharField(
        label="Why this status?", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    forecast = forms.CharField(
        label="When do you expect it to be done?",
        max_length=300,
        required=False,
        help_text="Such as “by the end of March 2031”, or “on its day”.",
    )
    impact = forms.ChoiceField(
        label="Which impact status do you propose?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Whether children are safer for it, which is another question than whether the work is done.",
    )

    def __init__(self, *args: Any, levels: Levels, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_levels(self, levels)


def values_of_report(update: models.Update | None) -> dict[str, Any]:
    return asdict(report_of(update)) if update else {"delivery": "", "impact": ""}


def report_in(values: dict[str, Any]) -> reporting.Report:
    """What was typed into such a form."""
    return reporting.Report(**{name: values[name] for name in reporting.COLUMNS})


class Update(Report):
    """`parties` are the agencies and groups of the board, as (key, name)."""

    STATES = (
        ("proposed", "Read out of a document; they have not seen it"),
        ("draft", "They are writing it"),
        ("submitted", "They have sent it"),
        ("accepted", "The board has accepted it"),
        ("sent back", "The board has sent it back"),
    )
    party = forms.ChoiceField(label="Which agency or group")
    state = forms.ChoiceField(label="Where it stands", choices=STATES, widget=forms.RadioSelect)
    reason = Reason("How do you know it, or why is it changed?")
    field_order = ("party",)

    def __init__(self, *args: Any, parties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = choices(parties, "Choose one")  # type: ignore[attr-defined]


def values_of_update(update: models.Update | None) -> dict[str, Any]:
    if update is None:
        return {**values_of_report(None), "state": "submitted"}
    return {**values_of_report(update), "party": update.party.key, "state": update.state}
