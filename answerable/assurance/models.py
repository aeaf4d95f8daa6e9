"""The board's quality assurance framework: which agencies have taken it up, what each wants to be true of its own work,
the evidence that speaks for it, and the reviews."""

from django.db import models

from answerable.access.roles import Permission
from answerable.assurance.rules import STAGES
from answerable.evidence.models import Evidence
from answerable.partnership.models import Agency, BoardRecord, Group
from answerable.plan.models import Action


class FrameworkRecord(BoardRecord):
    """A record of the framework. It belongs to no one year's plan: an agency's objectives outlast it."""

    withdrawn = models.BooleanField(default=False)

    write_by = Permission.EDIT_EVIDENCE

    class Meta:
        abstract = True


RECORD = ("board", "withdrawn")


class Uptake(FrameworkRecord):
    """How far an agency has taken up the framework: the stage, from which day (None: not stated), and why. A new stage
    is a new state of the one record, so that its history is told. `proposed` is the stage that the agency itself says
    it has reached, and what it says of it; it waits (`waits`) until the board has set the stage since."""

    STAGES = [(stage, stage.capitalize()) for stage in STAGES]
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=STAGES)
    on = models.DateField(null=True)
    words = models.TextField(blank=True, default="")
    proposed = models.CharField(max_length=12, choices=STAGES, blank=True, default="")
    proposed_words = models.TextField(blank=True, default="")
    waits = models.BooleanField(default=False)

    personal = ("words", "proposed_words")
    safe = (*RECORD, "agency", "stage", "on", "proposed", "waits")

    class Meta:
        verbose_name = "stage in the framework"
        verbose_name_plural = "stages in the framework"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "agency"], condition=models.Q(withdrawn=False), name="one_uptake_per_agency"
            )
        ]

    def __str__(self) -> str:
        return f"stage in the framework {self.pk}"


class OwnObjective(FrameworkRecord):
    """A safeguarding objective that an agency has set for itself, and the action of the board's plan that it serves.
    `on_behalf`: how the board knows words that its own people entered; empty for what the agency wrote."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="+")
    order = models.PositiveIntegerField()
    on_behalf = models.CharField(max_length=500, blank=True, default="")

    personal = ("on_behalf",)
    safe = (*RECORD, "agency", "words", "action", "order")

    class Meta:
        verbose_name = "own objective"
        verbose_name_plural = "own objectives"

    def __str__(self) -> str:
        return self.words[:60]


class EvidenceOf(FrameworkRecord):
    """An evidence item that speaks for an agency's own objective. One item may speak for several."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    objective = models.ForeignKey(OwnObjective, on_delete=models.PROTECT, related_name="+")

    personal = ()
    safe = (*RECORD, "evidence", "objective")

    class Meta:
        verbose_name = "evidence of an own objective"
        verbose_name_plural = "evidence of own objectives"
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "objective"], condition=models.Q(withdrawn=False), name="tied_once"
            )
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk} of an own objective"


class Review(FrameworkRecord):
    """A review of one agency's framework, or of the whole (`agency` None), by a group, or by the board itself (`group`
    None): what it found, and by when it is to be done again."""

    CONCLUSIONS = [("assured", "Assured"), ("more sought", "More sought")]
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    words = models.TextField()
    conclusion = models.CharField(max_length=12, choices=CONCLUSIONS)
    next_due = models.DateField()

    personal = ("words",)
    safe = (*RECORD, "agency", "group", "on", "conclusion", "next_due")

    class Meta:
        verbose_name = "review of the framework"
        verbose_name_plural = "reviews of the framework"

    def __str__(self) -> str:
        return f"review of the framework {self.pk}"
