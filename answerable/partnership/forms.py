"""What people fill in to keep a board's agencies, groups and people. Forms check what was typed; `changes` writes."""

from typing import Any

from django import forms

from answerable.access.roles import APPOINTED, ROLES, Role
from answerable.partnership import models, record
from answerable.partnership.changes import called
from answerable.ui.forms import DateInput, Form

MOST_NAMES = 50
NONE = "none"
ADDRESS = (
    "If there is an account with this address, the role is its own from now on. You are not told whether there is one, "
    "and nobody is told by e-mail."
)
AGENCY_KINDS = [(kind, kind.capitalize()) for kind, _ in models.Agency.KINDS]
ROLES_OF_A_BOARD = [
    (NONE, "No role: named on the board, sees nothing here"),
    *((role.value, ROLES[role].name) for role in APPOINTED if role is not Role.ADMINISTRATOR),
]


def one_line(words: str) -> str:
    """A name without the spaces that nobody meant."""
    return " ".join(words.split())


class Name(forms.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 200, **options})

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class Names(forms.CharField):
    """Names, one on each line; cleaned to a list without repetitions."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> Any:
        names = list(dict.fromkeys(filter(None, map(one_line, super().clean(value).splitlines()))))
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(f"Give at most {MOST_NAMES} names; there are {len(names)} lines")
        if long := next((name for name in names if len(name) > 200), None):
            raise forms.ValidationError(f"“{long[:40]}…” is too long for a name: at most 200 letters")
        return names


class Reason(forms.CharField):
    """Why something is done, kept with its state."""

    def __init__(self, label: str = "Why?", *, required: bool = False, **options: Any) -> None:
        options.setdefault("help_text", "Kept in the history, for whoever asks.")
        missing = {"required": "Enter the reason"}
        super().__init__(label=label, required=required, max_length=500, error_messages=missing, **options)


class ToTell(forms.CharField):
    """Words of one's own in an e-mail that the site sends."""

    def __init__(self, **options: Any) -> None:
        label = "What do you want to tell them?"
        super().__init__(label=label, max_length=1000, required=False, widget=forms.Textarea, **options)


class Agency(Form):
    name = Name(label="Name", help_text="As the board’s papers should print it.")
    kind = forms.ChoiceField(label="Kind", choices=AGENCY_KINDS)
    funds = forms.BooleanField(label="It pays into the board’s pooled budget", required=False)


class Why(Form):
    why = Reason(
        "What do you read for?",
        required=True,
        help_text="For example: joint inspection of children’s services, notice of 3 March.",
    )


class NewAgency(Agency):
    names = Names(
        label="Other names",
        required=False,
        help_text="Spellings and initials that documents use. One on each line.",
    )


class ChangedAgency(Agency):
    withdrawn = forms.BooleanField(label="It is no longer part of the board", required=False)
    reason = Reason(label="Why is it changed?")


def values_of_agency(place: models.Member) -> dict[str, Any]:
    kind = place.kind or place.agency.kind
    return {"name": called(place), "kind": kind, "funds": place.funds, "withdrawn": place.withdrawn}


class AnotherName(Form):
    name = Name(label="Another name or spelling", help_text="Exactly as a document gives it.")


class Group(Form):
    name = Name(label="Name")
    kind = forms.ChoiceField(label="Kind", choices=[("", "Not stated"), *models.Group.KINDS], required=False)
    names = Names(
        label="Other names",
        required=False,
        help_text="Spellings and initials that documents use. One on each line.",
    )


class ChangedGroup(Group):
    withdrawn = forms.BooleanField(label="The group no longer meets", required=False)
    reason = Reason(label="Why is it changed?")


def values_of_group(group: models.Group) -> dict[str, Any]:
    return {"name": group.name, "kind": group.kind, "names": group.names, "withdrawn": group.withdrawn}


def _choice(pk: Any) -> int | None:
    return int(pk) if pk else None


class Part(Form):
    """What somebody is on a board: role, post, for which agency, on which group. Takes the board's `directory`."""

    role = forms.TypedChoiceField(
        label="Role",
        choices=ROLES_OF_A_BOARD,
        coerce=lambda role: "" if role == NONE else role,
        help_text="What the person may see and do. The roles are explained on the page “The board”.",
    )
    post = Name(
        label="Post",
        required=False,
        help_text="Such as “Head of safeguarding”, in the plan’s own words where it asks this post.",
    )
    agency = forms.TypedChoiceField(label="For which agency", required=False, coerce=_choice, empty_value=None)
    group = forms.TypedChoiceField(label="On which group", required=False, coerce=_choice, empty_value=None)

    def __init__(self, *args: Any, directory: record.Directory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "None"), *((a.id, a.name) for a in directory.agencies)]  # type: ignore[attr-defined]
        self.fields["group"].choices = [("", "None"), *((g.id, g.name) for g in directory.groups)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who answers for somebody says for whom: else nothing would ever be asked of them."""
        values = self.cleaned_data
        for field, roles, words in (
            ("agency", {Role.AGENCY_LEAD, Role.AGENCY_CONTRIBUTOR}, "Choose the agency that this person answers for"),
            ("group", {Role.GROUP_CHAIR}, "Choose the group that this person chairs"),
        ):
            if values.get("role") in roles and field in values and not values[field]:
                self.add_error(field, words)
        return values


class Appointment(Part):
    """Somebody new, or somebody the board knows, is given a part on it."""

    person = forms.TypedChoiceField(label="Who", coerce=lambda pk: None if pk == NONE else int(pk))
    name = Name(label="Name", required=False, help_text="Only for somebody who is not on the board yet.")
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text=f"Only for somebody who is not on the board yet. {ADDRESS}",
    )
    starts = forms.DateField(label="From", widget=DateInput)
    ends = forms.DateField(
        label="Until", widget=DateInput, required=False, help_text="On this day it opens nothing any more."
    )
    field_order = ("person", "name", "email", "role", "post", "agency", "group", "starts", "ends")

    def __init__(self, *args: Any, directory: record.Directory, **kwargs: Any) -> None:
        super().__init__(*args, directory=directory, **kwargs)
        people = sorted(directory.people.values(), key=lambda person: person.name.casefold())
        known = [(person.id, person.name or "No name") for person in people]
        self.fields["person"].choices = [(NONE, "Somebody who is not on the board yet"), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("person") and not values.get("name") and "name" in values:
            self.add_error("name", "Choose somebody, or enter the name of somebody new")
        if values.get("person") and (values.get("name") or values.get("email")):
            self.add_error("person", "Choose somebody the board knows, or enter a new name and address, not both")
        return values


class ChangedAppointment(Part):
    on = forms.DateField(
        label="From when", widget=DateInput, help_text="What the person was until then stays on record."
    )
    ends = forms.DateField(
        label="Until", widget=DateInput, required=False, help_text="On this day it opens nothing any more."
    )
    reason = Reason(label="Why is it changed?")


def values_of_appointment(appointment: models.Appointment) -> dict[str, Any]:
    return {
        "role": appointment.role or NONE,
        "post": appointment.post,
        "agency": appointment.agency_id,
        "group": appointment.group_id,
        "ends": appointment.ends,
    }


class OfPage(Form):
    """A page of the board by its address, as it stands in the browser."""

    page = forms.CharField(
        label="The address of a page",
        max_length=2000,
        help_text="As it stands in your browser when you look at the page, such as “https://…/plan/12/”.",
    )


class End(Form):
    on = forms.DateField(
        label="When does it end?",
        widget=DateInput,
        help_text="From this day it opens nothing. If that is today, access ends at once, also where the person is "
        "signed in now.",
    )
    reason = Reason(label="Why does it end?")


class Person(Form):
    """`before` is the address that the person has, and `roles` whether it opens anything on the board."""

    name = Name(label="Name")
    email = forms.EmailField(label="E-mail address", required=False, help_text=ADDRESS)
    moves = forms.BooleanField(
        label="I have checked the new address. Whoever has it may do here what this person may, and the old address "
        "opens nothing on this board any more",
        required=False,
        help_text="Only where you change the address. What the old one opens on other boards is not touched.",
    )

    def __init__(self, *args: Any, before: str, roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        if not roles:
            del self.fields["moves"]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        moved = values.get("email", self.before).casefold() != self.before.casefold()
        if moved and values.pop("moves", True) is False:
            self.add_error("moves", "Tick that the new address is right: what this person may do here goes with it")
        return values


def values_of_person(person: models.Person) -> dict[str, Any]:
    return {"name": person.name, "email": person.email}


class Tell(Form):
    """`people` are whom an e-mail reaches, as (address, who it is)."""

    people = forms.MultipleChoiceField(
        label="Who gets the e-mail",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose whom to tell"},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = people  # type: ignore[attr-defined]
