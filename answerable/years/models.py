"""What a plan is consulted on, what was said, and which actions went on into the next plan."""

from django.db import models
from django.db.models import Q

from answerable.partnership.models import Agency, Group
from answerable.plan.dated import DUE, ON, Dated, Happened
from answerable.plan.models import RECORD, Action, Objective, PlanRecord
from answerable.years.rules import BECAME

_ONE = (
    Q(agency__isnull=False, group__isnull=True, words="")
    | Q(agency__isnull=True, group__isnull=False, words="")
    | Q(agency__isnull=True, group__isnull=True) & ~Q(words="")
)


class ByWhom(PlanRecord):
    """A record of an agency, a group of the board, or whoever `words` say: one of the three."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=_ONE, name="%(class)s_is_of_one")]


class Consulted(ByWhom, Dated):
    """Who is consulted on a plan, and by when they are to say what they think."""

    personal = ("words",)
    safe = (*RECORD, *DUE, "agency", "group")

    class Meta(ByWhom.Meta):
        verbose_name = "who is consulted"
        verbose_name_plural = "who is consulted"

    def __str__(self) -> str:
        return f"consulted {self.pk}"


class Comment(ByWhom, Happened):
    """What somebody said of a draft plan, or of one objective of it. `elsewhere` is how the board knows it, where
    whoever keeps the plan entered it; empty where they wrote it here themselves. `became` says what became of it (""
    while nobody has), `because` why, or what was changed."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    elsewhere = models.CharField(max_length=300, blank=True, default="")
    became = models.CharField(max_length=10, choices=list(BECAME.items()), blank=True, default="")
    because = models.TextField(blank=True, default="")

    personal = ("words", "elsewhere")
    safe = (*RECORD, *ON, "agency", "group", "objective", "text", "became", "because")

    class Meta(ByWhom.Meta):
        verbose_name = "comment on a plan"
        verbose_name_plural = "comments on plans"

    def __str__(self) -> str:
        return f"comment {self.pk}"


class Carried(PlanRecord):
    """The thread from an unfinished action of an earlier plan (`before`, which keeps its rounds and promises) to the
    `action` of this plan in which it goes on. `first` is the oldest action of the thread, by which all of it is read.
    """

    first = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    personal = ()
    safe = (*RECORD, "first", "before", "action")

    class Meta:
        verbose_name = "action carried forward"
        verbose_name_plural = "actions carried forward"

    def __str__(self) -> str:
        return f"carried {self.pk}"
