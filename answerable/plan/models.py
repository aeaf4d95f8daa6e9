"""The plan and what is said of it, round by round. Levels keep their printed refs; nothing is renumbered."""

from typing import Self

from django.db import models
from django.db.models import Q

from answerable.access.actor import Actor, Party
from answerable.access.doors import Seen
from answerable.access.roles import Permission
from answerable.partnership.models import Agency, BoardRecord, Group, Post
from answerable.plan.dated import DUE, ON, Dated, Happened
from answerable.plan.reporting import COLUMNS as REPORT
from answerable.plan.rules import CLOSED, UNSENT
from answerable.plan.year.rules import ORIGINS, PARTNERSHIP, STEPS


class Plan(BoardRecord):
    """The business plan of a year. `aim_word` and `objective_word` are what the board calls its levels.
    `follows` is the plan from which it was begun; where it stands is told by its steps (PlanStep). `withdrawn`: the
    import that began it was undone, and its period is free for another."""

    title = models.CharField(max_length=300)
    period = models.CharField(max_length=60)
    aim_word = models.CharField(max_length=40, default="Aim")
    objective_word = models.CharField(max_length=40, default="Objective")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn = models.BooleanField(default=False)

    write_by = Permission.EDIT_PLAN
    personal = ()
    safe = ("board", "title", "period", "aim_word", "objective_word", "follows", "withdrawn")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "period"], condition=models.Q(withdrawn=False), name="one_plan_per_period"
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanRecord(BoardRecord):
    """A record that belongs to one plan. `source` is where in which document it was read, {} when entered by hand.

    `write_by` is the permission that adding or correcting one takes.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    source = models.JSONField(default=dict)
    withdrawn = models.BooleanField(default=False)

    write_by = Permission.EDIT_PLAN

    class Meta:
        abstract = True


class PlanStep(PlanRecord, Happened):
    """One step of a plan's year, in the order in which they were taken. `post` is by whom; `text` the reason or what
    was decided; `elsewhere` the meeting in which it was agreed, where whoever keeps the plan enters it."""

    kind = models.CharField(max_length=20, choices=list(STEPS.items()))
    post = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")
    elsewhere = models.CharField(max_length=300, blank=True, default="")

    personal = ("post", "elsewhere")
    safe = ("board", "plan", "source", "withdrawn", *ON, "kind", "text")

    class Meta:
        verbose_name = "step of a plan"
        verbose_name_plural = "steps of plans"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


Body = Agency | Group | Post


class ByParty(PlanRecord):
    """A record of one agency, of one of the board's groups, or of a post of no agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False, group__isnull=True, post__isnull=True)
                | Q(agency__isnull=True, group__isnull=False, post__isnull=True)
                | Q(agency__isnull=True, group__isnull=True, post__isnull=False),
                name="%(class)s_of_one_party",
            )
        ]

    @property
    def party(self) -> Party:
        return Party(self.agency_id, self.group_id, self.post_id)

    @property
    def body(self) -> Body:
        """The record of it."""
        found: Body = self.agency or self.group or self.post  # type: ignore[assignment]  # it is one of them
        return found


def columns_of(party: Body) -> dict[str, Body | None]:
    """The columns of a record of an agency, of a group or of a post."""
    kinds = {"agency": Agency, "group": Group, "post": Post}
    return {column: party if isinstance(party, kind) else None for column, kind in kinds.items()}


RECORD = ("board", "plan", "source", "withdrawn")


class Aim(PlanRecord):
    """One aim of a plan, under which its objectives stand; `follows`: that of an earlier plan of which it is a copy."""

    ref = models.CharField(max_length=60)
    title = models.TextField(blank=True)
    order = models.PositiveIntegerField()
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    personal = ()
    safe = (*RECORD, "ref", "title", "order", "follows")

    def __str__(self) -> str:
        return self.ref


class Objective(PlanRecord):
    """One objective of a plan. `also_ref` and `also_text`: a second ref and wording of it elsewhere in the document.
    `partnership`: whether one agency can reach it or several together, empty where that is not stated. `follows`: that
    of an earlier plan of which it is a copy."""

    aim = models.ForeignKey(Aim, on_delete=models.PROTECT, null=True, related_name="objectives")
    ref = models.CharField(max_length=60)
    title = models.TextField(blank=True)
    also_ref = models.CharField(max_length=60, blank=True)
    also_text = models.TextField(blank=True)
    partnership = models.CharField(max_length=10, choices=list(PARTNERSHIP.items()), blank=True, default="")
    order = models.PositiveIntegerField()
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    personal = ()
    safe = (*RECORD, "aim", "ref", "title", "also_ref", "also_text", "partnership", "order", "follows")

    def __str__(self) -> str:
        return self.ref


class Serves(PlanRecord):
    """What outside the board's own plan an objective serves, such as a priority of a children's plan (`kind` empty), or
    comes from (ORIGINS): in words, and with its ref there."""

    kind = models.CharField(max_length=30, choices=list(ORIGINS.items()), blank=True, default="")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="serves")
    words = models.CharField(max_length=300)
    ref = models.CharField(max_length=60, blank=True)
    order = models.PositiveIntegerField()

    personal = ()
    safe = (*RECORD, "kind", "objective", "words", "ref", "order")

    class Meta:
        verbose_name = "outside plan served"
        verbose_name_plural = "outside plans served"

    def __str__(self) -> str:
        return self.words[:60]


class Action(PlanRecord, Dated):
    """One thing that somebody is to do. `closed` says with what outcome it was closed, empty while it is open; why is
    told by the state's reason."""

    CLOSED = list(CLOSED.items())
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, related_name="actions")
    ref = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    order = models.PositiveIntegerField()
    closed = models.CharField(max_length=20, choices=CLOSED, blank=True, default="")

    personal = ()
    safe = (*RECORD, *DUE, "objective", "ref", "text", "order", "closed")

    def __str__(self) -> str:
        return self.ref


class Split(PlanRecord):
    """The thread from an action that was split (`origin`, which kept its ref and history) to a `part` made of it."""

    origin = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    personal = ()
    safe = (*RECORD, "origin", "part")

    def __str__(self) -> str:
        return f"split {self.pk}"


class Answerer(PlanRecord):
    """Who answers for an objective or an action (lead), or must supply something to it (contributor).

    `words` is the owner as printed; `agency` or `group` is set once it is known which body that is.
    """

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, related_name="answerers")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="answerers")
    part = models.CharField(max_length=12, choices=[("lead", "Lead"), ("contributor", "Contributor")], default="lead")
    words = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    order = models.PositiveIntegerField()

    personal = ("words",)
    safe = (*RECORD, "objective", "action", "part", "agency", "group", "order")

    class Meta:
        verbose_name = "lead or contributor"
        verbose_name_plural = "leads and contributors"

    def __str__(self) -> str:
        return f"{self.part} {self.pk}"


class Round(PlanRecord):
    """One reporting period of a plan. `on` is the day of the document that reported it; `fictional` is shown on
    every page that draws on it."""

    title = models.CharField(max_length=100)
    on = models.DateField()
    fictional = models.BooleanField(default=False)

    personal = ()
    safe = (*RECORD, "title", "on", "fictional")

    def __str__(self) -> str:
        return self.title


class Statement(PlanRecord):
    """The board's words on one action in one round, and its status as printed (empty: not stated).

    `blocks` is a list of {"kind": paragraph|heading|item, "text": words}. `delivery` and `impact` are levels of
    the board's own scales (StatusLevel.code), empty where nobody has said.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="statements")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="statements")
    text = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    status_words = models.CharField(max_length=200, blank=True)
    delivery = models.CharField(max_length=40, blank=True)
    impact = models.CharField(max_length=40, blank=True)

    personal = ()
    safe = (*RECORD, "round", "action", "text", "blocks", "status_words", "delivery", "impact")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "action"], name="one_statement_per_round")]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class _Updates(Seen["Update"]):
    """The read door of updates: words that an agency or a group has not sent are its own."""

    def seen_by(self, actor: Actor) -> Self:
        own = Q(board__in=actor.boards(Permission.EDIT_PLAN))
        for board in actor.boards(Permission.READ_PLAN):
            for party in actor.parties(board):
                own |= Q(board=board, **party._asdict())
        return super().seen_by(actor).filter(own | ~Q(state__in=UNSENT))


class Update(ByParty):
    """What one agency, group or post reports on one action in one round, part by part (reporting.Report). `state`
    "proposed": read out of a statement, not yet owned by whoever it is of. One that is `UNSENT` is seen by them and
    whoever keeps the plan (rules.sees_update). `on_behalf`: how the board knows words that it wrote itself for them,
    who have not confirmed them; empty for their own (rules.on_behalf).
    """

    STATES = [(s, s) for s in ("proposed", "draft", "submitted", "accepted", "sent back")]
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="updates")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    text = models.TextField()
    difference = models.TextField(blank=True, default="")
    voices = models.TextField(blank=True, default="")
    ahead = models.TextField(blank=True, default="")
    delivery = models.CharField(max_length=40, blank=True, default="")
    impact = models.CharField(max_length=40, blank=True, default="")
    because = models.TextField(blank=True, default="")
    forecast = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=20, choices=STATES, default="proposed")
    on_behalf = models.CharField(max_length=500, blank=True, default="")

    personal = ()
    safe = (*RECORD, "round", "action", "agency", "group", "post", *REPORT, "state", "on_behalf")
    objects = _Updates.as_manager()  # type: ignore[misc]  # a narrower door than other records have

    class Meta(ByParty.Meta):
        pass

    def __str__(self) -> str:
        return f"update {self.pk}"


class StatusLevel(BoardRecord):
    """One level of a board's own scale of delivery or impact status. `words` are the ways it is printed, one a line."""

    scale = models.CharField(max_length=10, choices=[("delivery", "Delivery"), ("impact", "Impact")])
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    colour = models.CharField(max_length=20)
    descriptor = models.TextField()
    words = models.TextField(blank=True)
    order = models.PositiveIntegerField()

    personal = ()
    safe = ("board", "scale", "code", "name", "colour", "descriptor", "words", "order")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "scale", "code"], name="one_level_per_code")]

    def __str__(self) -> str:
        return self.name


class Commitment(PlanRecord, Dated):
    """A promise with a date or a meeting, and what became of it (`outcome`, empty: nothing said yet).

    One that was rescheduled to a new date holds that date; `first_due` are the words of the date first promised.
    """

    # Those that somebody still has to keep: what `plan.record.Commitment.is_open` says, for the database.
    STILL_OPEN = models.Q(outcome="") | models.Q(outcome="rescheduled") & ~models.Q(first_due="")

    OUTCOMES = [
        ("done", "Done"),
        ("rescheduled", "Rescheduled"),
        ("stopped", "Stopped by agreement"),
    ]
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="commitments")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="commitments")
    section = models.CharField(max_length=300, blank=True)
    KINDS = [
        ("report", "Report"),
        ("complete", "Complete"),
        ("review", "Review"),
        ("decide", "Decide"),
        ("start", "Start"),
        ("train", "Train"),
        ("other", "Something else"),
    ]
    kind = models.CharField(max_length=20, default="other")
    what = models.TextField()
    who = models.CharField(max_length=300, blank=True)
    meeting = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=20, choices=OUTCOMES, blank=True)
    outcome_words = models.TextField(blank=True)
    first_due = models.CharField(max_length=300, blank=True, default="")
    outcome_round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="+")

    personal = ("who",)
    safe = (
        *(*RECORD, *DUE, "round", "action", "section", "kind", "what", "meeting"),
        *("outcome", "outcome_words", "outcome_round", "first_due"),
    )

    def __str__(self) -> str:
        return f"commitment {self.pk}"


class Shortfall(PlanRecord):
    """What a report itself admits is missing or weak."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="shortfalls")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="shortfalls")
    section = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    about = models.CharField(max_length=300, blank=True)

    personal = ()
    safe = (*RECORD, "round", "action", "section", "text", "about")

    def __str__(self) -> str:
        return f"shortfall {self.pk}"
