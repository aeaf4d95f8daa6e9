"""The fields in which a person corrects one row of each family of a proposal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from answerable.intake import who_is_who
from answerable.intake.correcting import FAMILIES, LEFT_OUT, Words, number_words

Choices = Sequence[tuple[str, str]]
Fields = dict[str, forms.Field]


@dataclass(frozen=True)
class Row:
    """One proposed thing on a page: its number in the proposal, its name, its fields as words, and what to show beside
    them: where it stands, the document's own words there, doubts about it and a note on how it was understood."""

    number: int
    name: str
    words: Words
    place: str = ""
    line: int | None = None
    quoted: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    note: str = ""


class Number(forms.FloatField):
    """A figure, cleaned to the words in which corrections keep it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
    default_error_messages = {"invalid": "Enter a number, such as 42 or 12.5"}

    def clean(self, value: Any) -> Any:
        return number_words(super().clean(str(value or "").replace(",", "").strip()))


class Text(forms.CharField):
    """Words of a row. `must` are the words for what has to be entered, where they may not be empty. The form says so
    itself, since nearly all of a row's fields may, and a page that marks each of those "(optional)" is hard to read."""

    def __init__(self, label: str, most: int, *, rows: int = 0, must: str = "", hint: str = "") -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        super().__init__(label=label, max_length=most, widget=widget, required=False, help_text=hint)
        self.must = must


def _choice(label: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "None"), *choices], required=False)


def _aim(row: Row, levels: Choices, bodies: Choices) -> Fields:
    return {"ref": Text("Ref", 60, must="its ref"), "title": Text("Title", 5000, rows=2)}


def _objective(row: Row, levels: Choices, bodies: Choices) -> Fields:
    return {**_aim(row, levels, bodies), "aim": _choice("Aim", levels)}


def _action(row: Row, levels: Choices, bodies: Choices) -> Fields:
    return {
        "ref": Text("Ref", 60, must="its ref"),
        "text": Text("What is to be done", 20_000, rows=4),
        "objective": _choice("Objective", levels),
        "leads": Text("Leads", 3000, rows=2, hint="One on each line."),
        "contributors": Text("Contributors", 3000, rows=2, hint="One on each line."),
        "due": Text("Due", 300, hint=row.note),
        "status": Text("Status, as printed", 100),
    }


def _statement(row: Row, levels: Choices, bodies: Choices) -> Fields:
    return {"text": Text("What it says", 40_000, rows=8, hint="One paragraph on each line.")}


def _measure(row: Row, levels: Choices, bodies: Choices) -> Fields:
    found: Fields = {
        "what": Text("What is counted", 1000, rows=2, must="what is counted", hint=row.note),
        "unit": Text("Unit", 40),
        "base": Text("Out of how many, or of whom", 1000),
        "target": Number(label="Target", required=False),
    }
    count = sum(name.startswith("value-") for name in row.words)
    for at in range(count):
        which = f" {at + 1}" if count > 1 else ""
        found[f"value-{at}"] = Number(label=f"Value{which}", required=False)
        found[f"period-{at}"] = Text(f"Period of value{which}", 300)
    return found


def _commitment(row: Row, levels: Choices, bodies: Choices) -> Fields:
    return {
        "what": Text("What is promised", 5000, rows=3, must="what is promised"),
        "who": Text("Who promises it", 300),
        "due": Text("Due", 300, hint=row.note),
        "meeting": Text("For which meeting", 300),
    }


def _agency(row: Row, levels: Choices, bodies: Choices) -> Fields:
    who = [choice for choice in bodies if choice[0] != f"{who_is_who.SAME}{row.number}"]
    name = Text("Name", 200, must="its name", hint=row.note)
    return {"name": name, "who": forms.ChoiceField(label="Who is it?", choices=who, required=False)}


def _words(row: Row, levels: Choices, bodies: Choices) -> Fields:
    return {"text": Text("What it says", 5000, rows=3, must="what it says")}


_OF: dict[str, Callable[[Row, Choices, Choices], Fields]] = {
    "agencies": _agency,
    "aims": _aim,
    "objectives": _objective,
    "actions": _action,
    "statements": _statement,
    "measures": _measure,
    "commitments": _commitment,
    "shortfalls": _words,
    "decisions_sought": _words,
}


def fields_of(family: str, row: Row, levels: Choices, bodies: Choices) -> Fields:
    """The fields of one row. `levels` are the aims or objectives it may stand under, `bodies` who an agency may be;
    both by row, and both with their words."""
    found = _OF[family](row, levels, bodies) if family in _OF else {}
    if family == "agencies":
        return found  # to be none is one of its choices
    return {**found, LEFT_OUT: forms.BooleanField(label=f"Leave out this {FAMILIES[family].one}", required=False)}
