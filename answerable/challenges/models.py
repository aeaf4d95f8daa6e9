"""Who challenged whom, about what, and each step that came of it."""

from django.db import models
from django.db.models import Q

from answerable.access.roles import Permission
from answerable.challenges.rules import KINDS, OUTCOMES
from answerable.evidence.models import Evidence, Measure
from answerable.partnership.models import Agency, BoardRecord, Group
from answerable.plan.dated import DUE, ON, Dated, Happened
from answerable.plan.models import Action, Objective


class Challenge(BoardRecord, Happened, Dated):
    """What was asked of an agency, a group of the board, or a post in words: one of the three. `about` says in words
    what it is about, and may be tied to one part of the plan, one measure or one evidence item. It was raised `on` a
    day by a person's post or a meeting (`raised_by`), to be answered by the day that it is `due`. `printed`: the chair
    has said that papers may print it."""

    WAYS = [("person", "Somebody, by post"), ("meeting", "A meeting")]
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    to_words = models.CharField(max_length=300, blank=True, default="")
    about = models.CharField(max_length=300)
    asked = models.TextField()
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")
    way = models.CharField(max_length=10, choices=WAYS)
    raised_by = models.CharField(max_length=300)
    printed = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    read_by = Permission.READ_CHALLENGES
    personal = ("to_words", "raised_by")
    safe = (
        *("board", *ON, *DUE, "agency", "group", "about", "asked", "action", "objective", "measure", "evidence"),
        *("way", "printed", "withdrawn"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_challenge_goes_to_one",
                condition=Q(agency__isnull=False, group__isnull=True, to_words="")
                | Q(agency__isnull=True, group__isnull=False, to_words="")
                | Q(agency__isnull=True, group__isnull=True) & ~Q(to_words=""),
            )
        ]

    def __str__(self) -> str:
        return self.about


class Step(BoardRecord, Happened, Dated):
    """One step of a challenge's thread. `elsewhere` is where it was said or written, in words, where whoever keeps the
    ledger entered it; empty where an agency or the chair wrote it here. `due` is by when more is sought, or a review
    is planned. An effect may point at what shows it: a measure or an evidence item."""

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    outcome = models.CharField(max_length=20, choices=list(OUTCOMES.items()), blank=True, default="")
    text = models.TextField()
    elsewhere = models.CharField(max_length=300, blank=True, default="")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn = models.BooleanField(default=False)

    read_by = Permission.READ_CHALLENGES
    personal = ("elsewhere",)
    safe = ("board", *ON, *DUE, "challenge", "kind", "outcome", "text", "measure", "evidence", "withdrawn")

    class Meta:
        verbose_name = "step of a challenge"
        verbose_name_plural = "steps of challenges"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
