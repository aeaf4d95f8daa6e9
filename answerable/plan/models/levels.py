"""The plan, its year and its levels, which keep their printed refs: nothing is renumbered."""

from django.db import models
from django.db.models import Q

from answerable.access.actor import Party
from answerable.access.roles import Permission
from answerable.partnership.models import Agency, BoardRecord, Group, Post
from answerable.plan.dated import DUE, ON, Dated, Happened
from answerable.plan.rules import CLOSED
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
