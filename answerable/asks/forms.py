"""What people fill in to ask, and to answer. Forms check what was typed; `changes` writes."""

from typing import Any

from django import forms

from answerable.evidence.claim_forms import SHOWS
from answerable.evidence.forms import FILE_HELP, Value, values_of_value
from answerable.evidence.models import METHODS
from answerable.partnership.forms import Name, Reason, ToTell
from answerable.partnership.scanning import on_disk, scan
from answerable.plan.progress_forms import offer_levels
from answerable.plan.record import Levels
from answerable.reading.child import read_forms_apart
from answerable.reading.refusals import Refusal
from answerable.ui.forms import DateInput, Form

SOMEBODY_ELSE = "other"
MOST_BYTES = 5_000_000
_WHY = "The e-mail says who asks, for what and by when. Your words stand below that."


class Open(Form):
    """Whom to ask, and by when. `parties` are those that can be asked, as (key, words)."""

    due = forms.DateField(
        label="By when", widget=DateInput, help_text="They are asked to answer by the end of that day."
    )
    parties = forms.MultipleChoiceField(label="Whom to ask", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, parties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parties"].choices = parties  # type: ignore[attr-defined]


class Remind(Form):
    """`links` are those whose holders have not answered, as (id, words)."""

    links = forms.MultipleChoiceField(label="Whom to remind", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, links: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["links"].choices = [(str(pk), words) for pk, words in links]  # type: ignore[attr-defined]


class Extend(Form):
    due = forms.DateField(label="New day", widget=DateInput)
    reason = Reason(required=True)


def values_of_ask(ask: Any) -> dict[str, Any]:
    return {"due": ask.due}


def _comment(label: str) -> forms.CharField:
    help_text = "They read this above their answer."
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text=help_text)


class SendBack(Form):
    comment = _comment("What is missing or unclear?")


class AskMore(Form):
    comment = _comment("What do you ask for?")


IT_HOLDS = "It holds: the group accepts what it says"


class Moderate(Form):
    """What a group says of an update; `levels` are those of the board's scales. `seen` is the digest of what was
    read; `accepted`: the board has accepted it."""

    verdict = forms.ChoiceField(
        label="Does it hold?",
        choices=(
            ("accepted", IT_HOLDS),
            ("sent back", "More is needed: it goes back to them, with your words"),
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="Why, or what is missing?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="They read this. It is needed where more is.",
    )
    delivery = forms.ChoiceField(
        label="On which delivery status does the group put it?",
        required=False,
        widget=forms.RadioSelect,
        help_text="What they proposed is kept beside it.",
    )
    impact = forms.ChoiceField(
        label="On which impact status does the group put it?", required=False, widget=forms.RadioSelect
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, levels: Levels, accepted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_levels(self, levels)
        if accepted:
            words = "More is needed: the board has accepted it, so your words stand beside it and nothing goes back"
            self.fields["verdict"].choices = [("accepted", IT_HOLDS), ("sent back", words)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Where more is needed nobody can say where the action stands."""
        if self.cleaned_data.get("verdict") == "sent back":
            self.cleaned_data |= {"delivery": "", "impact": ""}
        return self.cleaned_data


class ModerateFor(Moderate):
    """The same, entered by whoever keeps the plan."""

    how = forms.CharField(
        label="How do you know what the group says?",
        max_length=500,
        help_text="Such as “Minutes of the group of 3 May”. It stands beside it.",
    )


class Link(Form):
    """To whom a link goes. `people` are those the board knows for the agency, as (id, words)."""

    person = forms.ChoiceField(label="Who answers?", widget=forms.RadioSelect)
    name = Name(label="Name", required=False, help_text="Only for somebody else.")
    email = forms.EmailField(label="E-mail address", required=False, help_text="Only for somebody else.")
    why = ToTell(help_text=_WHY)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(pk), words) for pk, words in people]
        self.fields["person"].choices = [*known, (SOMEBODY_ELSE, "Somebody else")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("person") == SOMEBODY_ELSE:
            for name, words in (("name", "Enter their name"), ("email", "Enter their e-mail address")):
                if name in values and not values[name]:
                    self.add_error(name, words)
        elif values.get("person") and (values.get("name") or values.get("email")):
            self.add_error("person", "Choose somebody the board knows, or enter a name and an address, not both")
        return values


class Colleague(Form):
    name = Name(label="Your colleague’s name", max_length=80)
    email = forms.EmailField(
        label="Your colleague’s e-mail address", help_text="The link works with this address only."
    )
    why = ToTell(help_text=_WHY)


class Changes(Form):
    changes = forms.CharField(
        label="What has changed in your funding, structure or staffing that affects children’s safety?",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="If nothing has, say so.",
    )


def values_of_changes(ask: Any) -> dict[str, Any]:
    return {"changes": ask.changes}


class Figure(Value):
    """This round's value of a measure; `columns` stays empty where nothing is filled in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["period"].required = False
        self.fields["value"].help_text = (
            "Of a percentage, leave it empty where you give numerator and denominator. Leave everything empty to enter "
            "no figure."
        )

    def clean(self) -> dict[str, Any]:
        if not self.errors and all(value in ("", None, False) for value in self.cleaned_data.values()):
            return self.cleaned_data
        return super().clean()


def values_of_figure(figure: Any) -> dict[str, Any]:
    return values_of_value(figure) if figure else {}


class Offer(Form):
    """Evidence added beside an answer."""

    title = forms.CharField(
        label="What it is",
        max_length=300,
        help_text="Such as: Audit of 40 case files on supervision, March 2013.",
    )
    kind = forms.ChoiceField(label="What does it show?", widget=forms.RadioSelect, choices=SHOWS)
    method = forms.ChoiceField(label="How was it found", choices=METHODS, initial="not stated")
    on = forms.DateField(label="Date", required=False, widget=DateInput, help_text="Such as 27 3 2013.")
    findings = forms.CharField(
        label="What it found, in a few sentences",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Never a child’s name or anything by which a child could be known.",
    )
    file = forms.FileField(label="The file, if there is one", required=False, max_length=200, help_text=FILE_HELP)


class Pick(Form):
    """An item of the register, as (id, words)."""

    evidence = forms.TypedChoiceField(label="Which of these?", widget=forms.RadioSelect, coerce=int)

    def __init__(self, *args: Any, items: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = items  # type: ignore[attr-defined]


class Code(Form):
    code = forms.CharField(
        label="The code in the e-mail",
        max_length=20,
        help_text="Six digits. It works for 10 minutes.",
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "govuk-input--width-5"}
        ),
    )

    def clean_code(self) -> str:
        code = "".join(str(self.cleaned_data["code"]).split())
        if not (code.isascii() and code.isdecimal() and len(code) == 6):
            raise forms.ValidationError("Enter the six digits of the code, such as 123456")
        return code


class Nothing(Form):
    """There is nothing to fill in, only to press."""


class Send(Form):
    """`seen` is the digest of what one has read and sends."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    minutes = forms.IntegerField(
        label="How many minutes did this answer take, if you can say?",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="With your colleagues’ time. So that the board knows what it asks of you.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )


class Filled(Form):
    """The form in Word or Excel, filled in: `file` becomes its name and its bytes."""

    file = forms.FileField(
        label="The form, filled in",
        max_length=200,
        help_text=f"The Word or Excel file that you downloaded or were sent, at most {MOST_BYTES // 1_000_000} MB.",
        error_messages={
            "required": "Choose the form that was filled in",
            "empty": "The file is empty: it has no content at all. Check that the right file was sent.",
            "max_length": "The file’s name is longer than 200 letters. Give it a shorter one.",
        },
    )

    def clean_file(self) -> list[list[tuple[str, str]]]:
        """The rows of its tables, read in a process of its own."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError("The file is too large to be the form. Take pictures out, and send it again.")
        try:
            with on_disk(upload.name, upload.read()) as path:
                scan(path)
                return read_forms_apart(path)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from None


class SendFor(Send):
    """The same for whoever keeps the plan and sends what an agency said elsewhere."""

    how = forms.CharField(
        label="How did they tell you?",
        max_length=500,
        help_text="Such as “E-mail of 3 May from its deputy”. It stands beside their words until they confirm them.",
    )


class Withdraw(Form):
    reason = Reason(required=True)
