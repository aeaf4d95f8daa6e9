"""What people fill in to keep meetings. Forms check what was typed; `changes` writes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.meetings import models
from answerable.meetings.changes.minutes import Came
from answerable.meetings.rules import HOW, KINDS, LEVELS
from answerable.partnership.forms import Name, Reason
from answerable.plan.forms import DueField
from answerable.ui.forms import DateInput, Form

Choices = Sequence[tuple[Any, Any]]
NO_CHILD = "Name no child, and nobody by name: a post is enough."
LEVEL = [("", "Not stated"), *LEVELS.items()]
EVERY = [("", "As needed"), *((n, "Each month" if n == 1 else f"Each {n} months") for n in (1, 2, 3, 4, 6, 12))]


def _words(label: str, most: int = 5000, rows: int = 5, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def _number(label: str, most: int, **options: Any) -> forms.IntegerField:
    box = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"})
    return forms.IntegerField(label=label, min_value=1, max_value=most, widget=box, **options)


def _choose(label: str, **options: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, **options)


class Terms(Form):
    purpose = _words("What is the group for?", help_text="As its terms of reference say it.")
    quorum = _number(
        "How many seats must be filled for a quorum?",
        99,
        required=False,
        help_text="Left empty: the terms do not say. A seat without which there is no quorum is marked on the seat.",
    )
    every = _choose("How often does it meet?", choices=EVERY, required=False)
    review_on = forms.DateField(
        label="When are the terms to be reviewed?",
        widget=DateInput,
        required=False,
        help_text="The day then stands in the forward plan.",
    )
    reason = Reason("Why are they changed?")


def values_of_terms(terms: models.Terms | None) -> dict[str, Any]:
    names = ("purpose", "quorum", "every", "review_on")
    return {name: getattr(terms, name) for name in names} if terms else {}


class Seat(Form):
    """`agencies` are those of the board, as (id, name)."""

    agency = _choose("Whose seat is it?", required=False)
    post = Name(label="Which post sits there?", help_text="Such as “Head of safeguarding” or “Independent chair”.")
    level = forms.ChoiceField(
        label="How senior must a deputy be, at least?",
        choices=LEVEL,
        required=False,
        help_text="A deputy who is less senior does not count towards the quorum.",
    )
    required = forms.BooleanField(label="Without this seat there is no quorum", required=False)

    def __init__(self, *args: Any, agencies: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].choices = [("", "Nobody’s: comes for no agency"), *agencies]  # type: ignore[attr-defined]


class ChangedSeat(Seat):
    reason = Reason("Why is it changed?")


def values_of_seat(seat: models.Seat) -> dict[str, Any]:
    return {"agency": seat.agency_id, "post": seat.post, "level": seat.level, "required": seat.required}


class _Held(Form):
    time = forms.CharField(label="At what time?", max_length=60, required=False, help_text="Such as 10 am to noon.")
    place = forms.CharField(label="Where?", max_length=200, required=False, help_text="A place, or “online”.")


class PlanMeetings(_Held):
    first = forms.DateField(label="On which day?", widget=DateInput)
    every = _choose("And then", choices=[("", "Only once"), *EVERY[1:]], required=False)
    count = _number(
        "How many meetings in all?",
        24,
        required=False,
        help_text="Only where it meets again. They fall on the same weekday of the month, such as the third Tuesday.",
    )
    field_order = ("first", "every", "count", "time", "place")

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("every") and "count" in values and not values["count"]:
            self.add_error("count", "Enter how many meetings there are to be")
        if values.get("count") and "every" in values and not values["every"]:
            self.add_error("every", "Choose how often it meets, or leave out how many")
        return {**values, "every": values.get("every") or 0, "count": values.get("count") or 1}


class ChangedMeeting(_Held):
    on = forms.DateField(label="On which day?", widget=DateInput)
    reason = Reason("Why is it changed?")
    field_order = ("on", "time", "place", "reason")


def values_of_meeting(meeting: models.Meeting) -> dict[str, Any]:
    return {"on": meeting.on, "time": meeting.time, "place": meeting.place}


class Cancel(Form):
    why = forms.CharField(
        label="Why is it not held?", max_length=500, help_text="Everybody who looks for it reads this."
    )


class Item(Form):
    """`things` are the parts of the plan that it may be about, as ("objective 3", words) in groups."""

    title = forms.CharField(label="What is it about?", max_length=300)
    kind = forms.ChoiceField(label="What is it for?", widget=forms.RadioSelect, choices=list(KINDS.items()))
    asks = _words(
        "What is the meeting asked?",
        rows=3,
        required=False,
        help_text=f"What to decide, or what to look at and why. {NO_CHILD}",
    )
    brings = forms.CharField(label="Who brings it?", max_length=200, required=False, help_text="The post.")
    minutes = _number("How many minutes for it?", 480, required=False)
    thing = forms.ChoiceField(label="Which part of the plan is it about?", required=False)
    confidential = forms.BooleanField(
        label="It is confidential",
        required=False,
        help_text="Read by the group, and by whoever reads everything of the board. Left out of what is published.",
    )

    def __init__(self, *args: Any, things: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["thing"].choices = [("", "None"), *things]  # type: ignore[attr-defined]


class ChangedItem(Item):
    order = _number("Its place on the agenda", 999)
    reason = Reason("Why is it changed?")


def values_of_item(item: models.Item) -> dict[str, Any]:
    names = ("title", "kind", "asks", "brings", "minutes", "confidential", "order")
    thing = f"objective {item.objective_id}" if item.objective_id else f"action {item.action_id or ''}"
    return {**{name: getattr(item, name) for name in names}, "thing": thing if thing != "action " else ""}


class TakeOn(Form):
    """`coming` is what falls due and is on no agenda yet, as (key, words)."""

    coming = forms.MultipleChoiceField(
        label="What is to go on the agenda?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick at least one",
            "invalid_choice": "One of these is on an agenda meanwhile, or does not fall due any more. Choose again",
        },
    )

    def __init__(self, *args: Any, coming: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["coming"].choices = coming  # type: ignore[attr-defined]


class Place(Form):
    """`meetings` are those ahead, as (id, words)."""

    meeting = _choose("On the agenda of which meeting?", error_messages={"required": "Choose a meeting"})

    def __init__(self, *args: Any, meetings: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["meeting"].choices = [("", "Choose"), *meetings]  # type: ignore[attr-defined]


class Paper(Form):
    title = Name(label="What is it?", help_text="As the agenda will list it.")
    file = forms.FileField(label="File", help_text="A Word, PDF, Excel, CSV, Markdown or HTML file.")


class Attendance(Form):
    """For each seat how it was filled: `seats` are (id, what lists call it)."""

    others = _words("Who else came?", 2000, 3, required=False, help_text="By post, one on each line.")

    def __init__(self, *args: Any, seats: Sequence[tuple[int, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.seats = seats
        others = self.fields.pop("others")
        for pk, name in seats:
            self.fields[f"how_{pk}"] = forms.ChoiceField(
                label=name, choices=[("", "Not entered"), *HOW.items()], required=False
            )
            self.fields[f"post_{pk}"] = forms.CharField(label=f"Deputy’s post: {name}", max_length=200, required=False)
            self.fields[f"came_{pk}"] = forms.ChoiceField(
                label=f"How senior is the deputy: {name}", choices=LEVEL, required=False
            )
        self.fields["others"] = others

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        for pk, _ in self.seats:
            if values.get(f"how_{pk}") != "deputy" and (values.get(f"post_{pk}") or values.get(f"came_{pk}")):
                self.add_error(f"how_{pk}", "Choose “A deputy came”, or take the deputy’s post and seniority out")
            if values.get(f"how_{pk}") == "deputy" and f"post_{pk}" in values and not values[f"post_{pk}"]:
                self.add_error(f"post_{pk}", "Enter the deputy’s post")
        return values

    @property
    def filled(self) -> dict[int, Came]:
        """Once it is valid: how each seat was filled, by its id."""
        values = self.cleaned_data
        return {pk: Came(*(values[f"{name}_{pk}"] for name in ("how", "post", "came"))) for pk, _ in self.seats}


def values_of_attendance(meeting: models.Meeting) -> dict[str, Any]:
    values: dict[str, Any] = {"others": meeting.others}
    for one in meeting.attendance.filter(withdrawn=False):
        values |= {f"how_{one.seat_id}": one.how, f"post_{one.seat_id}": one.post, f"came_{one.seat_id}": one.came}
    return values


class Minute(Form):
    minute = _words("What do the minutes say?", 20_000, 10, required=False, help_text=NO_CHILD)


class Decision(Form):
    text = _words("What was decided?", rows=4, help_text=NO_CHILD)


class Promise(Form):
    """`actions` are those of the plan, as (id, words)."""

    what = _words(
        "What is to be done?", rows=3, help_text=f"It becomes a promise of the plan, and is chased. {NO_CHILD}"
    )
    who = forms.CharField(label="Who does it?", max_length=300, help_text="An agency, a group or a post.")
    due = DueField(label="By when?")
    action = _choose("Which action of the plan does it belong to?", required=False)

    def __init__(self, *args: Any, actions: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["action"].choices = [("", "None"), *actions]  # type: ignore[attr-defined]


class Challenge(Form):
    """`parties` are the agencies and groups of the board, as ("agency 3", name)."""

    to = forms.ChoiceField(label="Who is challenged?")
    about = forms.CharField(
        label="What is it about?", max_length=300, help_text="In a line, as the ledger will list it."
    )
    asked = _words("What is asked?", help_text=f"It stands in the ledger, raised by this meeting. {NO_CHILD}")
    due = DueField(label="By when is an answer due?")

    def __init__(self, *args: Any, parties: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [("", "Choose"), *parties]  # type: ignore[attr-defined]


class Interest(Form):
    post = Name(label="Who declared it?", help_text="The post.")
    words = _words("What is the interest?", 1000, 3)
    done = _words("What was done about it?", 1000, 3, help_text="Such as: left the room for item 4.")
    left_out = forms.BooleanField(
        label="Leave it out of published minutes",
        required=False,
        help_text="Where whoever declared it asks: it may name their family. The board goes on reading it.",
    )


class Move(Form):
    """The next step of the minutes: `states` are those that are possible, with what each means; `keeps`: the reader
    keeps meetings and enters what the chair did."""

    step = forms.ChoiceField(label="What is next?", widget=forms.RadioSelect)
    elsewhere = forms.CharField(
        label="How do you know that the chair checked them?",
        max_length=300,
        required=False,
        help_text="Only where you enter that the chair did, such as “E-mail of 20 January 2013”.",
    )
    words = _words("What is to be put right?", 2000, 3, required=False, help_text="Only where they are sent back.")

    def __init__(self, *args: Any, states: Choices = (), keeps: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["step"].choices = states  # type: ignore[attr-defined]
        offered = dict(states)
        if not keeps or "checked" not in offered:
            del self.fields["elsewhere"]
        if "draft" not in offered:
            del self.fields["words"]


class Approve(Form):
    """`meetings` are later ones of the group that were held, as (id, day)."""

    at = _choose("At which meeting were they approved?", error_messages={"required": "Choose the meeting"})
    words = _words(
        "What was amended?", 2000, 3, required=False, help_text="Left empty: they were approved as they are."
    )

    def __init__(self, *args: Any, meetings: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["at"].choices = [("", "Choose"), *meetings]  # type: ignore[attr-defined]


class SendRound(Form):
    """There is little to fill in where something `sent` went out already, else only to press."""

    again = forms.BooleanField(
        label="Send it also to those to whom it went",
        required=False,
        help_text="Where it has changed since. Without this it goes to those who have not had it.",
    )

    def __init__(self, *args: Any, sent: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if not sent:
            del self.fields["again"]


class Publish(Form):
    """`again`: they are published, and are to be taken back; else `interests` are those declared, as (id, words)."""

    reason = Reason("Why are they taken back?", required=True)
    left_out = forms.MultipleChoiceField(
        label="Which declarations of interest are left out?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those of people who ask for it, or all of them. The minutes say how many are left out.",
    )

    def __init__(self, *args: Any, again: bool = False, interests: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["left_out"].choices = interests  # type: ignore[attr-defined]
        if not again:
            del self.fields["reason"]
        if again or not interests:
            del self.fields["left_out"]


class Withdraw(Form):
    reason = Reason("Why is it withdrawn?", required=True)
