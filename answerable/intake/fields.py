"""The fields in which a person corrects, or adds, one row of each family of a proposal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from answerable.intake import who_is_who
from answerable.intake.families import AS_BEFORE, DROP, FAMILIES, KEEP, KEYS, LEFT_OUT, Words, number_words
from answerable.intake.settling import WAS_LEFT_OUT

Choices = Sequence[tuple[str, str]]
Fields = dict[str, forms.Field]


@dataclass(frozen=True)
class Row:
    """One proposed thing on a page: its number in the proposal, its name, its fields as words, and what to show beside
    them: where it stands, the document's own words there (each with its column's heading), doubts about it and a note
    on how it was understood. `fresh`: it is only being added."""

    number: int
    name: str
    words: Words
    place: str = ""
    line: int | None = None
    quoted: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    note: str = ""
    fresh: bool = False


@dataclass(frozen=True)
class Offered:
    """What may be chosen on a page: the level above, an action, who a body is, a level of the board's scale; and by row
    what a status is taken for unless somebody says otherwise, and which promise or measure that
    stands already it may be."""

    levels: Choices = ()
    actions: Choices = ()
    bodies: Choices = ()
    scale: Choices = ()
    taken_for: dict[int, str] = field(default_factory=dict)
    same: dict[int, Choices] = field(default_factory=dict)


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


def _choice(label: str, choices: Choices, *, none: str = "None", hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", none), *choices], required=False, help_text=hint)


def _under(offered: Offered) -> forms.ChoiceField:
    return _choice("Action", offered.actions, none="No single action")


def _aim(row: Row, offered: Offered) -> Fields:
    return {"ref": Text("Ref", 60, must="its ref"), "title": Text("Title", 5000, rows=2)}


def _objective(row: Row, offered: Offered) -> Fields:
    return {**_aim(row, offered), "aim": _choice("Aim", offered.levels)}


def _action(row: Row, offered: Offered) -> Fields:
    found: Fields = {
        "ref": Text("Ref", 60, must="its ref"),
        "text": Text("What is to be done", 20_000, rows=3, must="what is to be done"),
        "objective": _choice("Objective", offered.levels),
        "leads": Text("Leads", 3000, rows=2, hint="One on each line."),
        "contributors": Text("Contributors", 3000, rows=2, hint="One on each line."),
        "due": Text("Due", 300, hint=row.note),
        "level": _status(row, offered),
    }
    return {**found, "progress": Text("Progress", 40_000, rows=4)} if row.fresh else found


def _status(row: Row, offered: Offered) -> forms.ChoiceField:
    kept = [(KEEP, "On no level: keep the word as printed"), (DROP, "No status: leave it out")]
    taken = offered.taken_for.get(row.number, "None stated")
    hint = row.note if row.number in offered.taken_for and "due" not in row.words else ""
    return _choice("Status", [*offered.scale, *kept], none=taken, hint=hint)


def _statement(row: Row, offered: Offered) -> Fields:
    action = _choice("Action", offered.actions, none="Select an action")
    action.must = "the action it is about"  # type: ignore[attr-defined]  # as of a Text
    return {"action": action, "text": Text("What it says", 40_000, rows=8, hint="One paragraph on each line.")}


def _measure(row: Row, offered: Offered) -> Fields:
    found: Fields = {
        "what": Text("What is counted", 1000, rows=2, must="what is counted", hint=row.note),
        "action": _under(offered),
        "unit": Text("Unit", 40, hint="Such as % or schools."),
        "base": Text("Out of how many, or of whom", 1000),
        "target": Number(label="Target", required=False),
    }
    count = sum(name.startswith("value-") for name in row.words)
    for at in range(count):
        which = f" {at + 1}" if count > 1 else ""
        found[f"value-{at}"] = Number(label=f"Value{which}", required=False)
        found[f"period-{at}"] = Text(f"Period of value{which}", 300)
    if choices := offered.same.get(row.number):
        found["same"] = forms.ChoiceField(label="Is it counted already?", choices=choices, required=False)
    return found


def _commitment(row: Row, offered: Offered) -> Fields:
    found: Fields = {
        "what": Text("What is promised", 5000, rows=3, must="what is promised"),
        "action": _under(offered),
        "who": Text("Who promises it", 300),
        "due": Text("Due", 300, hint=row.note),
        "meeting": Text("For which meeting", 300),
    }
    if choices := offered.same.get(row.number):
        found["same"] = forms.ChoiceField(label="Does it stand already?", choices=choices, required=False)
    return found


def _agency(row: Row, offered: Offered) -> Fields:
    who = [choice for choice in offered.bodies if choice[0] != f"{who_is_who.SAME}{row.number}"]
    name = Text("Name", 200, must="its name", hint=row.note)
    return {"name": name, "who": forms.ChoiceField(label="Who is it?", choices=who, required=False)}


def _lead(row: Row, offered: Offered) -> Fields:
    """`who` comes first: the name is only to be touched where it is to be another."""
    who = forms.ChoiceField(label="Who is it?", choices=offered.bodies, required=False, help_text=row.note)
    return {"who": who, "name": Text("How the plan is to call it", 200, must="what the plan is to call it")}


def _words(row: Row, offered: Offered) -> Fields:
    return {"text": Text("What it says", 5000, rows=3, must="what it says")}


def _shortfall(row: Row, offered: Offered) -> Fields:
    return {**_words(row, offered), "action": _under(offered)}


def _doubt(row: Row, offered: Offered) -> Fields:
    return {"seen": forms.BooleanField(label="I have looked at it, and it is right as it is", required=False)}


_OF: dict[str, Callable[[Row, Offered], Fields]] = {
    "doubts": _doubt,
    "statuses": lambda row, offered: {"level": _status(row, offered)},
    "leads": _lead,
    "agencies": _agency,
    "aims": _aim,
    "objectives": _objective,
    "actions": _action,
    "statements": _statement,
    "measures": _measure,
    "commitments": _commitment,
    "shortfalls": _shortfall,
    "decisions_sought": _words,
}


def fields_of(family: str, row: Row, offered: Offered) -> Fields:
    """The fields of one row."""
    found = _OF[family](row, offered) if family in _OF else {}
    if family == "agencies" or family in KEYS or row.fresh:
        return found  # to be none is one of its choices
    hint = WAS_LEFT_OUT if row.words[LEFT_OUT] == AS_BEFORE else ""
    label = f"Leave out this {FAMILIES[family].one}"
    return {**found, LEFT_OUT: forms.BooleanField(label=label, required=False, help_text=hint)}
