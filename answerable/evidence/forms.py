"""What people fill in to keep measures and their values. Forms check what was typed; `changes` writes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from answerable.evidence import models
from answerable.evidence.changes import DEFINING
from answerable.evidence.rules.definitions import wider_words
from answerable.evidence.rules.denominators import misfit
from answerable.evidence.rules.entered import Row, Unread, read_number, read_period
from answerable.evidence.rules.files import MOST_BYTES, TYPES
from answerable.evidence.rules.periods import Period, is_part_of_year
from answerable.partnership.forms import Reason
from answerable.ui.forms import DateInput, Form
from answerable.ui.numbers import is_percent

Choices = Sequence[tuple[int, str]]
NONE = ("", "Not stated")
COUNTS = ("count", "series")  # kinds of measure of which everything is counted; `kind` has others from documents


class NumberInput(forms.TextInput):
    """A number as people write it: 15, not 15.0."""

    def format_value(self, value: Any) -> str | None:
        return f"{value:.10g}" if isinstance(value, float) else super().format_value(value)


class NumberField(forms.FloatField):
    """A number, also as people write a share: 90%."""

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]  # as FloatField itself
        return super().to_python(value.strip().removesuffix("%") if isinstance(value, str) else value)


def number_or_none(label: str, **options: Any) -> forms.FloatField:
    widget = NumberInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})
    options.setdefault("error_messages", {"invalid": f"{label.split(':')[0]} must be a number, such as 42 or 1234.5"})
    return NumberField(label=label, required=False, widget=widget, **options)


class ActionRef(forms.CharField):
    """An action by its printed ref, cleaned to its id; `refs` are the plan's own."""

    refs: Mapping[str, int] = {}

    def clean(self, value: Any) -> Any:
        ref = super().clean(value)
        if ref and ref not in self.refs:
            raise forms.ValidationError(
                f"There is no action {ref} in this plan. Give its ref as printed, such as 1.2.2."
            )
        return self.refs[ref] if ref else None


class Measure(Form):
    """What is counted, of whom, over what, by whom, and what it is set beside. `refs` are the plan's actions by ref,
    `agencies` the board's."""

    headings = {
        "agency_id": "Whose figure it is",
        "action_id": "Where it belongs",
        "baseline": "What it is set beside",
    }
    what = forms.CharField(
        label="What is counted",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Such as: children in care whose health was assessed in time.",
    )
    family = forms.ChoiceField(
        label="What kind of figure is it?",
        widget=forms.RadioSelect,
        choices=[("count", "A count: everything is counted"), ("level", "A share, a rate, a score or an average")],
    )
    unit = forms.CharField(
        label="Unit",
        required=False,
        max_length=60,
        help_text="% for per cent; else what is counted, such as children or days.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    polarity = forms.ChoiceField(
        label="Which way is better?", required=False, widget=forms.RadioSelect, choices=models.POLARITIES
    )
    population = forms.CharField(
        label="Of whom or what",
        required=False,
        max_length=300,
        help_text="Such as: children in care for a year or more.",
    )
    base_words = forms.CharField(
        label="What it is counted over (the denominator)",
        required=False,
        max_length=300,
        help_text="For a percentage or a rate, such as: all children in care on 31 March.",
    )
    people = forms.ChoiceField(
        label="Does it count children or families?",
        widget=forms.RadioSelect,
        choices=[
            ("yes", "Yes: them, or referrals, plans or incidents that are about them"),
            ("no", "No: staff, schools, courses, files, money or days, or an average"),
        ],
        help_text="Where it does, counts of 1 to 5 are not shown in papers.",
        error_messages={"required": "Select whether it counts children or families"},
    )
    agency_id = forms.TypedChoiceField(label="Agency", required=False, coerce=int, empty_value=None)
    producer = forms.ChoiceField(label="Who produces it", choices=models.PRODUCERS, initial="not stated")
    method = forms.ChoiceField(label="How it is produced", choices=models.METHODS, initial="not stated")
    frequency = forms.ChoiceField(
        label="How often is it counted?",
        required=False,
        choices=models.HOW_OFTEN[-1:] + models.HOW_OFTEN[:-1],
        help_text="In a round its agency is asked for it only once the next value is due; as it comes: in every round.",
    )
    action_id = ActionRef(
        label="Action it belongs to", required=False, max_length=60, help_text="Its ref as printed, such as 1.2.2."
    )
    section = forms.CharField(
        label="Or the section it belongs to", required=False, max_length=300, help_text="Such as: Child death overview."
    )
    baseline = number_or_none("Baseline: the value to begin from")
    baseline_words = forms.CharField(
        label="Period of the baseline", required=False, max_length=200, help_text="Such as: 2011/12."
    )
    target = number_or_none("Target")
    comparator = number_or_none("Comparator: a value from elsewhere")
    comparator_words = forms.CharField(
        label="Whose value the comparator is",
        required=False,
        max_length=200,
        help_text="Such as: England, or authorities like ours, with the period.",
    )
    comparator_source = forms.CharField(label="Where the comparator was published", required=False, max_length=300)

    def __init__(
        self, *args: Any, refs: Mapping[str, int] | None = None, agencies: Choices = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["action_id"].refs = refs or {}  # type: ignore[attr-defined]  # an ActionRef
        self.fields["agency_id"].choices = [NONE, *agencies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("family") == "count" and is_percent(found.get("unit", "")):
            self.add_error("unit", "A count has no per cent. Say what is counted, or choose a share as its kind.")
        if found.get("comparator") is not None and not found.get("comparator_words"):
            self.add_error("comparator_words", "Enter whose value the comparator is")
        return found


class ChangedMeasure(Measure):
    """The same, with what the change means for the values there are. `before` are the values as the form began."""

    headings = {**Measure.headings, "counted": "What the change means"}
    counted = forms.ChoiceField(
        label="If you changed what is counted, its kind, unit, of whom or over what: what does the change mean?",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("same", "The same is counted, in better words: the values go on as one series"),
            ("anew", "Something else is counted from a day on: values before and after are never compared"),
        ],
    )
    counted_from = forms.DateField(
        label="The first day on which something else is counted", required=False, widget=DateInput
    )
    reason = Reason("Why is it changed?")

    def __init__(self, *args: Any, before: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.before = before or {}

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        names = {"family" if name == "kind" else name for name in DEFINING}
        differs = any(name in found and found[name] != self.before.get(name) for name in names)
        anew = found.get("counted") == "anew"
        if differs and not found.get("counted"):
            self.add_error("counted", "Select what the change means: you changed what is counted")
        if anew and "counted_from" not in self.errors and not found.get("counted_from"):
            self.add_error("counted_from", "Enter the first day on which something else is counted")
        if found.get("counted_from") and not anew:
            found["counted_from"] = None
        return found


def values_of_measure(measure: models.Measure | None) -> dict[str, Any]:
    """A measure as its form shows it."""
    if measure is None:
        return {}
    same = (
        *("what", "unit", "polarity", "population", "base_words", "agency_id", "producer", "method", "frequency"),
        *("section", "baseline", "baseline_words", "target", "comparator", "comparator_words", "comparator_source"),
    )
    family = "count" if measure.kind in COUNTS else "level"
    ref = measure.action.ref if measure.action else ""
    people = {True: "yes", False: "no", None: ""}[measure.people]
    return {**{name: getattr(measure, name) for name in same}, "family": family, "people": people, "action_id": ref}


def columns_of_measure(values: Mapping[str, Any], measure: models.Measure | None = None) -> dict[str, Any]:
    """A filled-in form as columns. A kind that a document gave is kept while it is of the same family."""
    columns = {k: v for k, v in values.items() if k not in ("family", "counted", "counted_from", "reason")}
    family = values["family"]
    kept = measure is not None and (measure.kind in COUNTS) == (family == "count")
    return columns | {"kind": measure.kind if measure and kept else family, "people": values["people"] == "yes"}


class Value(Form):
    """One value for one period. `unit` is the measure's, `others` the periods it has already, by area."""

    period = forms.CharField(
        label="Period",
        max_length=200,
        help_text="As you would write it: October 2012, Q1 2012/13, 2012/13, 31 March 2013.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    value = forms.CharField(
        label="Value",
        required=False,
        max_length=20,
        help_text="May be left empty for a percentage whose numerator and denominator are given.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
    )
    numerator = number_or_none("Numerator: how many")
    denominator = number_or_none("Denominator: out of how many")
    base_n = forms.IntegerField(
        label="How many were asked or looked at",
        required=False,
        min_value=0,
        max_value=1_000_000_000,
        help_text="For a sample or a survey, where no denominator is given.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-10"}),
    )
    response_rate = number_or_none("Response rate in per cent, for a survey", min_value=0, max_value=100)
    qualifier = forms.CharField(
        label="Words that hedge it", required=False, max_length=60, help_text="Such as: about, just over."
    )
    partial = forms.BooleanField(label="It covers only part of its year", required=False)
    wider = forms.CharField(
        label="The area it covers, where that is wider than it should be",
        required=False,
        max_length=200,
        help_text="Such as: Kent and Medway. The value is then labelled so, and no change is worked out between it and "
        "those of this area alone.",
    )

    def __init__(
        self,
        *args: Any,
        unit: str = "",
        today: date,
        others: Mapping[str, Sequence[Period]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.unit, self.today, self.others = unit, today, others or {}
        self.columns: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        self._read_period(found)
        self._read_value(found)
        names = ("numerator", "denominator", "base_n", "response_rate", "qualifier", "wider")
        self.columns |= {"words": "", **{name: found.get(name) for name in names}}
        self.columns["wider"] = " ".join((found.get("wider") or "").split())
        return found

    def _read_period(self, found: dict[str, Any]) -> None:
        if "period" not in found:
            return
        try:
            period, running = read_period(found["period"], today=self.today)
        except Unread as wrong:
            self.add_error("period", _sentence(wrong))
            return
        others = self.others.get((found.get("wider") or "").casefold(), ())
        part = found.get("partial") or running or is_part_of_year(period, [*others, period], today=self.today)
        self.columns |= {"period_words": period.words, "period_from": period.start, "period_to": period.end}
        self.columns["partial"] = part

    def _read_value(self, found: dict[str, Any]) -> None:
        share = (found.get("numerator"), found.get("denominator"))
        part, whole = share
        if part is not None and (whole is None or not 0 <= part <= whole or whole == 0):
            self.add_error("denominator", "Enter the whole, above nought, of which the numerator is a part")
            return
        derived = not found.get("value") and part is not None and bool(whole) and is_percent(self.unit)
        try:
            value = 100 * part / whole if derived else read_number(found.get("value", ""), self.unit)  # type: ignore[operator]
        except Unread as wrong:
            self.add_error("value", _sentence(wrong) if found.get("value") else "Enter the value")
            return
        if is_percent(self.unit) and part is not None and whole and not derived and (why := misfit(value, part, whole)):
            self.add_error("value", f"The value does not fit: {why}. Put right whichever is wrong.")
        self.columns |= {"value": value, "derived": derived}


class CorrectedValue(Value):
    """The same for a value that is there (`kept`): a period that is left as it was stays as it was understood, also
    where a document gave none, or one in words that mean no days."""

    reason = Reason("Why is it corrected?", required=True)

    def __init__(self, *args: Any, kept: models.Observation, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept = kept
        self.fields["period"].required = bool(kept.period_words)

    def _read_period(self, found: dict[str, Any]) -> None:
        if found.get("period") != self.kept.period_words:
            super()._read_period(found)
            return
        names = ("period_words", "period_from", "period_to")
        self.columns |= {name: getattr(self.kept, name) for name in names}
        self.columns["partial"] = found.get("partial", False)


def _sentence(wrong: Exception) -> str:
    words = str(wrong)
    return f"{words[:1].upper()}{words[1:]}."


def values_of_value(observation: Any) -> dict[str, Any]:
    """A value as its form shows it: an Observation, or what is asked for and has its columns."""
    same = ("numerator", "denominator", "base_n", "response_rate", "qualifier", "partial", "wider")
    shown = {"period": observation.period_words, "value": f"{observation.value:.10g}"}
    return shown | {name: getattr(observation, name) for name in same}


class Rows(Form):
    """Many values at once: pasted, or from a file. `came_from` is the name of the file they were read from."""

    rows = forms.CharField(
        label="Periods and values",
        required=False,
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Copy the cells in your spreadsheet and paste them here: the period first, then the value. For a "
        "numerator and denominator put headings above the columns: period, value, numerator, denominator; and wider "
        "area, where some figures are of one. A column of other figures is refused, so leave it out.",
    )
    file = forms.FileField(
        label="Or a file: an Excel workbook (.xlsx) or CSV",
        required=False,
        help_text=f"At most {MOST_BYTES // 1_000_000} MB. Its rows are read and shown before anything is entered.",
    )
    sheet = forms.CharField(
        label="Sheet of the workbook",
        required=False,
        max_length=100,
        help_text="Left empty, the first one is read.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    came_from = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not found.get("rows", "").strip() and not found.get("file"):
            self.add_error("rows", "Paste the periods and values, or choose a file")
        if found.get("file") and found["file"].size > MOST_BYTES:
            self.add_error("file", f"The file must be smaller than {MOST_BYTES // 1_000_000} MB. Send its rows alone.")
        return found


class Confirm(Form):
    """The rows as they were shown, to be entered; of each period that has a value already (`old` by row number, in
    words) it asks which is to count."""

    rows = forms.CharField(strip=False, max_length=200_000, widget=forms.HiddenInput)
    came_from = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, again: Sequence[tuple[Row, str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for row, old, new in again:
            assert row.entered is not None
            which = row.entered.period.words + wider_words(row.entered.wider)
            label = f"Row {row.number}, {which}: there is a value already. Which is to count?"
            self.fields[f"row-{row.number}"] = forms.ChoiceField(
                label=label,
                widget=forms.RadioSelect,
                choices=[("old", f"The value that is there: {old}"), ("new", f"The value in this row: {new}")],
                error_messages={"required": f"Select which value is to count for {row.entered.period.words}"},
            )


class Withdraw(Form):
    reason = Reason("Why is it withdrawn?", required=True)


FILE_HELP = f"{TYPES}. At most {MOST_BYTES // 1_000_000} MB."
