"""What people fill in to keep claims and evidence items. Forms check what was typed; `changes` writes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from answerable.evidence import models
from answerable.evidence.forms import FILE_HELP, NONE, Choices, number_or_none
from answerable.evidence.rules.files import MOST_BYTES
from answerable.partnership.forms import Reason
from answerable.plan.forms import lines_of
from answerable.plan.models import Action
from answerable.ui.forms import DateInput, Form

MOST_LINKS = 50


class Claim(Form):
    """A statement about a measure. `values` are the measure's, as (id, words)."""

    statement = forms.CharField(
        label="What is claimed",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In one sentence, such as: More children in care had their health assessed in time.",
    )
    kind = forms.ChoiceField(
        label="What kind of claim is it?",
        widget=forms.RadioSelect,
        choices=[
            ("level", "Level: how much or how many there are"),
            ("change", "Change: it went up or down"),
            ("cause", "Cause: something brought the change about"),
        ],
    )
    attribution = forms.CharField(
        label="What is claimed to have brought it about", required=False, max_length=1000, help_text="For a cause."
    )
    observations = forms.TypedMultipleChoiceField(
        label="Values it rests on",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="For a change, the first and the last value that are compared.",
    )
    direction = forms.ChoiceField(
        label="Which way did it go?",
        required=False,
        choices=[NONE, ("up", "Higher"), ("down", "Lower")],
        help_text="For a change whose values are not known.",
    )
    change_value = number_or_none("By how much", min_value=0)
    change_unit = forms.ChoiceField(
        label="By how much of what",
        required=False,
        choices=[NONE, ("percent", "Per cent"), ("points", "Percentage points"), ("count", "A number")],
    )

    def __init__(self, *args: Any, values: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["observations"].choices = values  # type: ignore[attr-defined]
        if not values:
            del self.fields["observations"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        found.setdefault("observations", [])
        kind = found.get("kind")
        if kind == "cause" and not found.get("attribution"):
            self.add_error("attribution", "Enter what is claimed to have brought it about")
        if kind in ("change", "cause") and len(found["observations"]) < 2 and not found.get("direction"):
            name = "observations" if "observations" in self.fields else "direction"
            self.add_error(name, "Select the two values that are compared, or say which way it went")
        if found.get("change_value") is not None and not found.get("change_unit"):
            self.add_error("change_unit", "Select what the change is counted in")
        return found


class ChangedClaim(Claim):
    reason = Reason("Why is it changed?")


CLAIM = ("statement", "kind", "attribution", "direction", "change_value", "change_unit")


def values_of_claim(claim: models.Claim | None) -> dict[str, Any]:
    if claim is None:
        return {}
    links = models.ClaimValue.objects.filter(claim=claim, withdrawn=False)
    named = list(links.values_list("observation_id", flat=True))
    return {name: getattr(claim, name) for name in CLAIM} | {"observations": named}


class Named(forms.CharField):
    """Things of the plan, one on each line by the names in `known`; cleaned to their ids. `unknown` says what is wrong
    with a name that is not one of them."""

    widget = forms.Textarea(attrs={"rows": 2})
    known: Mapping[str, int] = {}

    def __init__(self, *, unknown: str, **options: Any) -> None:
        super().__init__(required=False, max_length=3000, **options)
        self.unknown = unknown

    def clean(self, value: Any) -> Any:
        names = lines_of(super().clean(value).replace(",", "\n"))
        if len(names) > MOST_LINKS:
            raise forms.ValidationError(f"Name at most {MOST_LINKS}; there are {len(names)}.")
        if missing := next((name for name in names if name.upper() not in self.known), None):
            raise forms.ValidationError(self.unknown.format(name=missing[:40]))
        return [self.known[name.upper()] for name in names]


SHOWS = [
    ("activity", "Activity: what was done"),
    ("outcome", "Outcome: what changed for children or families"),
    ("voice", "Voice: what children and service users say"),
]


class Item(Form):
    """An evidence item. `refs` are the plan's actions by ref, `claims` its claims by number ("C12")."""

    headings = {
        "producer": "Who found it, and when",
        "base_n": "How much was looked at",
        "actions": "What it speaks for",
        "file": "The thing itself",
    }
    title = forms.CharField(
        label="What it is",
        max_length=300,
        help_text="Such as: Audit of 40 case files on supervision, March 2013. Papers name it, with who produced it, "
        "how and when, but neither what it found nor its files.",
    )
    kind = forms.ChoiceField(
        label="What does it show?",
        widget=forms.RadioSelect,
        choices=SHOWS,
    )
    findings = forms.CharField(
        label="What it found, in a few sentences",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Never a child’s name or anything by which a child could be known.",
    )
    producer = forms.ChoiceField(label="Who produced it", choices=models.PRODUCERS, initial="not stated")
    method = forms.ChoiceField(label="How", choices=models.METHODS, initial="not stated")
    agency_id = forms.TypedChoiceField(
        label="Agency it is about or comes from", required=False, coerce=int, empty_value=None
    )
    on = forms.DateField(label="Date", required=False, widget=DateInput, help_text="Such as 27 3 2013.")
    expires = forms.DateField(
        label="Day after which it no longer counts", required=False, widget=DateInput, help_text="Such as 27 3 2014."
    )
    base_n = forms.IntegerField(
        label="How many were asked or looked at",
        required=False,
        min_value=0,
        max_value=1_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-10"}),
    )
    response_rate = number_or_none("Response rate in per cent, for a survey", min_value=0, max_value=100)
    compares = forms.BooleanField(
        label="It also looked at a place, a group or a time without what is claimed as the cause", required=False
    )
    verifier = forms.CharField(
        label="Who verified it", required=False, max_length=200, help_text="A post, such as: Head of safeguarding."
    )
    actions = Named(
        label="Actions it speaks for",
        help_text="Their refs as printed, such as 1.2.2, one on each line.",
        unknown="There is no action {name} in this plan. Give its ref as printed, such as 1.2.2.",
    )
    claims = Named(
        label="Claims it speaks for",
        help_text="Their numbers as on the page of claims, such as C12, one on each line.",
        unknown="There is no claim {name}. Give its number as on the page of claims, such as C12.",
    )
    file = forms.FileField(label="File", required=False, help_text=FILE_HELP)

    def __init__(
        self,
        *args: Any,
        refs: Mapping[str, int] | None = None,
        claims: Mapping[str, int] | None = None,
        agencies: Choices = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["actions"].known = {ref.upper(): pk for ref, pk in (refs or {}).items()}  # type: ignore[attr-defined]
        self.fields["claims"].known = claims or {}  # type: ignore[attr-defined]
        self.fields["agency_id"].choices = [NONE, *agencies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("on") and found.get("expires") and found["expires"] < found["on"]:
            self.add_error("expires", "The day after which it no longer counts comes before its date")
        if found.get("file") and found["file"].size > MOST_BYTES:
            self.add_error("file", f"The file must be smaller than {MOST_BYTES // 1_000_000} MB")
        return found


class ChangedItem(Item):
    reason = Reason("Why is it changed?")


ITEM = (
    *("title", "kind", "findings", "producer", "method", "agency_id", "on", "expires", "base_n", "response_rate"),
    *("compares", "verifier"),
)


def values_of_item(item: models.Evidence | None) -> dict[str, Any]:
    if item is None:
        return {}
    linked = {"evidence_for__evidence": item, "evidence_for__withdrawn": False}
    actions = Action.objects.filter(**linked, withdrawn=False).order_by("order", "id")
    claims = models.Claim.objects.filter(**linked, **models.Claim.OPEN).order_by("id")
    return {name: getattr(item, name) for name in ITEM} | {
        "actions": "\n".join(actions.values_list("ref", flat=True)),
        "claims": "\n".join(f"C{pk}" for pk in claims.values_list("pk", flat=True)),
    }


class Tie(Form):
    """Which evidence item is to speak for a claim; `items` as (id, title)."""

    item = forms.TypedChoiceField(label="Evidence item", coerce=int)

    def __init__(self, *args: Any, items: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"].choices = [("", "Choose one"), *items]  # type: ignore[attr-defined]


class Items(Form):
    """What to look for in the list of evidence; the same words stand in the address."""

    q = forms.CharField(label="Words in it", required=False, max_length=100)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), *models.Evidence.KINDS])
    producer = forms.ChoiceField(label="Produced by", required=False, choices=[("", "Anybody"), *models.PRODUCERS])
    expired = forms.ChoiceField(
        label="Expiry", required=False, choices=[("", "Any"), ("no", "Still counts"), ("yes", "Has expired")]
    )


class Measures(Form):
    """What to look for in the list of measures."""

    q = forms.CharField(label="Words in it", required=False, max_length=100)
    level = forms.ChoiceField(
        label="Strength",
        required=False,
        choices=[("", "Any"), *((level, level.capitalize()) for level in ("strong", "fair", "weak", "not shown"))],
    )


class Claims(Measures):
    """What to look for in the list of claims."""

    said = forms.ChoiceField(
        label="Said in",
        required=False,
        choices=[("", "Any round"), ("newest", "The newest round, or added by hand")],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        level: Any = self.fields["level"]
        level.choices = [*level.choices, ("lacking", "Needs more evidence: weak or not shown")]
