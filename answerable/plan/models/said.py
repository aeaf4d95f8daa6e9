"""What is said of a plan's actions, round by round, by agencies, groups and the board, and what was promised."""

from typing import Self

from django.db import models
from django.db.models import Q

from answerable.access.actor import Actor
from answerable.access.doors import Seen
from answerable.access.roles import Permission
from answerable.partnership.models import BoardRecord, Group
from answerable.plan.dated import DUE, Dated
from answerable.plan.models.levels import RECORD, Action, ByParty, PlanRecord
from answerable.plan.reporting import COLUMNS as REPORT
from answerable.plan.rules import UNSENT, VERDICTS


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


class _Moderations(Seen["Moderation"]):
    """What a group said of an update is read with the update."""

    def seen_by(self, actor: Actor) -> Self:
        return super().seen_by(actor).filter(update__in=Update.objects.seen_by(actor))


class Moderation(PlanRecord):
    """What the `group` that answers for an action, or for the objective above it, says of what was reported on it:
    whether its content holds (`verdict`), on which levels of the board's scales the group puts it, and why (`words`).
    `said` is the digest of what it read (reporting.digest_of): of other words it says nothing. `on_behalf`: how the
    board knows it, where it was entered for the group; empty where its chair wrote it."""

    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="moderations")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20, choices=list(VERDICTS.items()))
    delivery = models.CharField(max_length=40, blank=True, default="")
    impact = models.CharField(max_length=40, blank=True, default="")
    words = models.TextField(blank=True, default="")
    said = models.CharField(max_length=64)
    on_behalf = models.CharField(max_length=500, blank=True, default="")

    write_by = Permission.MODERATE
    personal = ()
    safe = (*RECORD, "update", "group", "verdict", "delivery", "impact", "words", "said", "on_behalf")
    objects = _Moderations.as_manager()  # type: ignore[misc]  # a narrower door than other records have

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["update", "group"], condition=Q(withdrawn=False), name="one_moderation_per_group"
            )
        ]

    def __str__(self) -> str:
        return f"moderation {self.pk}"


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
