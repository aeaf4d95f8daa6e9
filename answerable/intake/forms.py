"""What people fill in on a document's way in. Forms check what was typed; `changes` writes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from answerable.intake import who_is_who
from answerable.intake.families import YES, Words
from answerable.intake.fields import Choices, Offered, Row, fields_of
from answerable.intake.in_words import OFFERED, Offer
from answerable.intake.uploads import MOST_BYTES, examine
from answerable.plan.rules import CLOSED
from answerable.reading.refusals import Refusal
from answerable.ui.forms import DateInput, Form


class Upload(Form):
    """A file to bring in."""

    file = forms.FileField(
        label="The document",
        help_text="Word (.docx), Excel (.xlsx), PDF, HTML, Markdown or CSV, "
        f"at most {MOST_BYTES // 1_000_000} MB. Take it as it is.",
        error_messages={
            "required": "Choose the document to bring in",
            "empty": "The file is empty: it has no content at all. Check that the right file was sent.",
            "max_length": "The file’s name is longer than 200 letters. Give it a shorter one.",
        },
        max_length=200,
    )

    def clean_file(self) -> tuple[str, bytes]:
        """The file's name and its bytes, once it may come in."""
        upload = self.cleaned_data["file"]
        try:
            return upload.name, examine(upload)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None


class Rows(Form):
    """One page of a family: the fields of each row, named by its number ("3-title")."""

    template_name = "intake/parts/rows.html"

    def __init__(
        self,
        *args: Any,
        family: str,
        rows: Sequence[Row],
        words_url: str,
        offered: Offered,
        **kwargs: Any,
    ) -> None:
        self.family, self.page_rows, self.words_url = family, rows, words_url
        super().__init__(*args, **kwargs)
        for row in rows:
            for name, one in fields_of(family, row, offered).items():
                self.fields[f"{row.number}-{name}"] = one

    def of_rows(self) -> list[tuple[Row, list[forms.BoundField]]]:
        """Each row with its fields, for the template."""
        names = {row.number: [n for n in self.fields if n.startswith(f"{row.number}-")] for row in self.page_rows}
        return [(row, [self[name] for name in names[row.number]]) for row in self.page_rows]

    @property
    def checking(self) -> bool:
        """Whether it is a page of what was read, from which one goes on to the next."""
        return not any(row.fresh for row in self.page_rows)

    def label_of(self, name: str) -> str:
        """A field's label with its row, where the form is not around it to tell."""
        return f"{self.row_of(name).name}: {self.fields[name].label}"

    def row_of(self, name: str) -> Row:
        return next(row for row in self.page_rows if name.startswith(f"{row.number}-"))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for name, one in self.fields.items():
            must = getattr(one, "must", "")
            if must and not typed.get(name) and name not in self.errors:
                of = self.row_of(name).name
                self.add_error(name, f"{of}: enter {must}" if of else f"Enter {must}")
        if self.family == "agencies":
            who = {row.number: {"who": typed.get(f"{row.number}-who", "")} for row in self.page_rows}
            for row in self.page_rows:
                if who_is_who.stands_for(row.number, who) is None:
                    self.add_error(
                        f"{row.number}-who", f"{row.name}: each of these is said to be another name of another"
                    )
        self._name_rows()
        return typed

    def _name_rows(self) -> None:
        """Begin each error with its row: a page has many of each field."""
        for name, errors in self.errors.items():
            if name in self.fields and (row := self.row_of(name)).name:
                said = [str(words) for words in errors]
                errors[:] = [words if words.startswith(f"{row.name}: ") else f"{row.name}: {words}" for words in said]


def typed_rows(cleaned: dict[str, Any]) -> dict[int, Words]:
    """What was typed, by row and field, as words."""
    rows: dict[int, Words] = {}
    for name, value in cleaned.items():
        row, _, field_name = name.partition("-")
        words = (YES if value else "") if isinstance(value, bool) else str(value or "").replace("\r\n", "\n").strip()
        rows.setdefault(int(row), {})[field_name] = words
    return rows


NEW = "new"
KEEP_OPEN, GONE = "keep", "gone-"


class Confirm(Form):
    """What only a person can say of a document. `begins`: it shares too few actions with any plan to be a round of it,
    so it is asked whether it reports on one of `plans` or starts a new one, and that one's title and period. `others`:
    it seems to be another board's. `gone`: the open actions that it no longer has, by id."""

    plan = forms.ChoiceField(
        label="Which plan does it report on?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select which plan it reports on"},
    )
    title = forms.CharField(label="Title of the new plan", max_length=300, required=False)
    period = forms.CharField(
        label="Period of the new plan", max_length=60, required=False, help_text="For example, 2026/27."
    )
    on = forms.DateField(
        label="Which day is the document of?",
        widget=DateInput,
        help_text="The day printed on it, or of the meeting that it was written for. For example, 27 3 2026.",
        error_messages={"required": "Enter the day that the document is of"},
    )
    known = forms.ChoiceField(
        label="From when are its facts known?",
        widget=forms.RadioSelect,
        choices=[
            ("now", "From today: pages that show an earlier day do not show them"),
            ("document", "From the document’s own day: it was known to the board then"),
        ],
        error_messages={"required": "Select from when the document’s facts are known"},
    )
    ours = forms.BooleanField(
        label="It is this board’s document all the same",
        error_messages={"required": "Tick that it is this board’s document, or do not bring it in"},
    )
    why_closed = forms.CharField(
        label="Why are they closed?",
        max_length=500,
        required=False,
        help_text="Only of those that you close. Kept in their history.",
    )
    checked = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, begins: bool, plans: Choices, others: bool, gone: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        why = self.fields.pop("why_closed")
        if gone:
            outcomes = [(code, f"Close it: {name}") for code, name in CLOSED.items()]
            choices = [(KEEP_OPEN, "Keep it open: nothing was reported on it"), *outcomes]
            for pk, words in gone.items():
                self.fields[f"{GONE}{pk}"] = forms.ChoiceField(label=words, choices=choices)
            self.fields["why_closed"] = why
            self.headings = {f"{GONE}{next(iter(gone))}": "Actions that the document no longer has"}
        if not others:
            del self.fields["ours"]
        if not begins:
            del self.fields["title"], self.fields["period"]
        if begins and plans:
            field: Any = self.fields["plan"]
            field.choices = [*plans, (NEW, "A new plan")]
        else:
            del self.fields["plan"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for name in ("title", "period"):
            new = typed.get("plan", NEW) == NEW
            if name in self.fields and new and not typed.get(name) and name not in self.errors:
                self.add_error(name, f"Enter the {name} of the new plan")
        typed["closed"] = {
            int(name.removeprefix(GONE)): outcome
            for name, outcome in typed.items()
            if name.startswith(GONE) and outcome != KEEP_OPEN
        }
        if typed["closed"] and not typed.get("why_closed"):
            self.add_error("why_closed", "Enter why they are closed")
        return typed


class Undo(Form):
    """Why an import is undone. `papers`: those that print it, by id, each to be ticked."""

    known = forms.MultipleChoiceField(
        label="These papers print what this document brought in: tick each to say that you know",
        widget=forms.CheckboxSelectMultiple,
        help_text="The page of a published paper then tells all its readers that this was undone, when, by which "
        "post and why; its files stay as they are. A paper on its way no longer prints it.",
        error_messages={
            "required": "Tick each paper that prints what this document brought in, or do not undo it",
            "invalid_choice": "Other papers print it by now than when you opened the page. Read which, then tick again",
        },
    )
    reason = forms.CharField(
        label="Why is it undone?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept in the history, for whoever asks.",
        error_messages={"required": "Enter why the import is undone"},
    )

    def __init__(self, *args: Any, papers: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = len(papers)
        if papers:
            self.fields["known"].choices = papers  # type: ignore[attr-defined]
        else:
            del self.fields["known"]

    def clean_known(self) -> list[int]:
        """The ids of the papers, all of them."""
        known = [int(pk) for pk in self.cleaned_data["known"]]
        if len(known) < self.papers:
            raise forms.ValidationError(self.fields["known"].error_messages["required"])
        return known


def understood(due_from: str | None, due_to: str | None, inferred: bool) -> str:
    """How a date was understood, in words; "" where it names no day.

    >>> understood("2013-01-01", "2013-01-31", True)
    'Understood as 1 January 2013 to 31 January 2013 (the year is worked out)'
    """
    if not due_from:
        return ""
    days = [date.fromisoformat(day) for day in dict.fromkeys((due_from, due_to or due_from))]
    words = " to ".join(f"{day.day} {day:%B %Y}" for day in days)
    return f"Understood as {words}" + (" (the year is worked out)" if inferred else "")


class InWords(Form):
    """What of a statement's words is kept. `offered`: what may be, by family (in_words.offers_in)."""

    def __init__(self, *args: Any, offered: Mapping[str, Sequence[Offer]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for family, those in offered.items():
            self.fields[family] = forms.MultipleChoiceField(
                label=OFFERED[family][0],
                choices=[(str(offer.at), offer.words) for offer in those],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
