"""What whoever is asked by two boards fills in to answer once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from answerable.asks.models import Ask
from answerable.asks.once import rules
from answerable.asks.once.changes import Also
from answerable.asks.once.record import Joined
from answerable.asks.record import Part
from answerable.plan.progress_forms import Report
from answerable.plan.reporting import PARTS
from answerable.plan.reporting import Report as Said
from answerable.ui.forms import Form
from answerable.ui.templatetags.ui import shortened

MOST_WORDS = 110  # letters of an action in a list to choose from


@dataclass(frozen=True)
class Choice:
    """Which action of another ask is the same as one of this: `now` is the one that was said, None for none."""

    part: Part
    ask: Ask
    others: Sequence[Part]
    now: int | None

    @property
    def name(self) -> str:
        return f"same-{self.part.action.id}-{self.ask.pk}"


def _called(part: Part) -> str:
    return f"{part.action.ref}: {shortened(part.action.text, MOST_WORDS)}"


class Same(Form):
    """Of each action of an ask which of another board's is the same."""

    def __init__(self, *args: Any, choices: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices, self.headings = choices, dict[str, str]()
        board = 0
        for one in choices:
            texts = {part.action.id: part.action.text for part in one.others}
            by_id = {part.action.id: part for part in one.others}
            first = rules.likeliest(one.part.action.text, texts)
            ordered = rules.by_likeness(one.part.action.text, texts)
            field = forms.TypedChoiceField(
                label=_called(one.part),
                required=False,
                coerce=int,
                empty_value=None,
                choices=[("", "None of them"), *((pk, _called(by_id[pk])) for pk in ordered)],
                help_text=f"The likeliest is {_called(by_id[first])}" if first else "None of them is much like it.",
            )
            field.initial = one.now or ""
            self.fields[one.name] = field
            if one.ask.pk != board:
                self.headings[one.name] = f"Which action of {one.ask.board.short_name} is the same?"
            board = one.ask.pk

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for pk in {one.ask.pk for one in self.choices}:
            here = [one for one in self.choices if one.ask.pk == pk]
            again = rules.twice([found.get(one.name) for one in here])
            for one in here:
                if found.get(one.name) in again:
                    self.add_error(one.name, "You chose this for two actions. Choose it for the one that is the same")
        return found

    def chosen(self) -> dict[int, dict[int, int | None]]:
        """By the other ask, then by the action here, the one there."""
        found: dict[int, dict[int, int | None]] = {}
        for one in self.choices:
            found.setdefault(one.ask.pk, {})[one.part.action.id] = self.cleaned_data[one.name]
        return found


class ReportOnce(Report):
    """What an update says, and what of it is said to other boards too (`joined`); `said` is what was said here until
    now."""

    def __init__(self, *args: Any, joined: Sequence[Joined] = (), said: Said | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.joined, self.headings = joined, dict[str, str]()
        for one in joined:
            if one.shut:
                continue
            name = f"also-{one.half.pk}"
            self.headings[name] = f"The same to {one.board}"
            self.fields[name] = forms.MultipleChoiceField(
                label=f"What do you say to {one.board} too, of {one.part.action.ref}?",
                required=False,
                choices=list(PARTS.items()),
                initial=one.half.parts,
                widget=forms.CheckboxSelectMultiple,
                help_text="It is written into your draft for that board, which you still read and send yourself. "
                "Status, reason, forecast and figures stay with each board.",
            )
            if own := rules.own_words(said or Said(), one.report):
                self.fields[f"instead-{one.half.pk}"] = forms.MultipleChoiceField(
                    label=f"Your draft for {one.board} has words of its own",
                    required=False,
                    help_text=" ".join(f"{PARTS[each]}: “{shortened(getattr(one.report, each), 400)}”" for each in own),
                    choices=[(rules.words_of(one.report), "Put my words here in their place, where I ticked them")],
                    widget=forms.CheckboxSelectMultiple,
                    error_messages={
                        "invalid_choice": f"Your draft for {one.board} was changed meanwhile. Read what it says now, "
                        "then tick this again"
                    },
                )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for one in self.joined:
            if one.shut and f"also-{one.half.pk}" in self.data:
                say = f"Your answer to {one.board} {one.shut}: nothing of it is changed. Save again to save it here."
                self.add_error(None, say)
        return found

    def also(self) -> dict[int, Also]:
        """What is said to other boards too, by this board's half of the note."""
        values, found = self.cleaned_data, {}
        for one in self.joined:
            if f"also-{one.half.pk}" in values:
                instead = values.get(f"instead-{one.half.pk}") or [""]
                found[one.half.pk] = Also(values[f"also-{one.half.pk}"], instead[0])
        return found
