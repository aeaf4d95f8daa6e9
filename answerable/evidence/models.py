"""What is counted, what was counted, what can be looked at, and what is claimed from it."""

from django.db import models

from answerable.access.roles import Permission
from answerable.partnership.models import Agency
from answerable.plan.models import RECORD, Action, PlanRecord, Round

PRODUCERS = [
    ("agency itself", "The agency itself"),
    ("another agency", "Another agency"),
    ("board", "The board"),
    ("independent", "Independent"),
    ("inspectorate", "An inspectorate"),
    ("children or families", "Children or families"),
    ("not stated", "Not stated"),
]
METHODS = [
    ("return", "Return"),
    ("records", "Records"),
    ("survey", "Survey"),
    ("audit", "Audit or dip sample"),
    ("inspection", "Inspection"),
    ("focus group", "Focus group"),
    ("not stated", "Not stated"),
]
POLARITIES = [("up", "Higher is better"), ("down", "Lower is better"), ("", "Neither, or not stated")]


class Measure(PlanRecord):
    """What is counted: its unit, area, population and denominator, who supplies it and how."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="measures")
    section = models.CharField(max_length=300, blank=True)
    what = models.TextField()
    kind = models.CharField(max_length=20)
    unit = models.CharField(max_length=60, blank=True)
    polarity = models.CharField(max_length=10, choices=POLARITIES, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="measures")
    area = models.CharField(max_length=200, blank=True)
    population = models.CharField(max_length=300, blank=True)
    base_words = models.CharField(max_length=300, blank=True)
    target = models.FloatField(null=True)
    producer = models.CharField(max_length=30, choices=PRODUCERS, default="not stated")
    method = models.CharField(max_length=20, choices=METHODS, default="not stated")
    order = models.PositiveIntegerField()

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (
        *(*RECORD, "action", "section", "what", "kind", "unit", "polarity", "agency", "area", "population"),
        *("base_words", "target", "producer", "method", "order"),
    )

    def __str__(self) -> str:
        return self.what[:60]


class Observation(PlanRecord):
    """One value of a measure for one period, with its words and hedge, as stated (or `derived` from others)."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="observations")
    value = models.FloatField()
    words = models.CharField(max_length=200, blank=True)
    qualifier = models.CharField(max_length=60, blank=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    base_n = models.PositiveIntegerField(null=True)
    response_rate = models.FloatField(null=True)
    period_words = models.CharField(max_length=200, blank=True)
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    partial = models.BooleanField(default=False)
    derived = models.BooleanField(default=False)

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (
        *(*RECORD, "measure", "round", "value", "words", "qualifier", "numerator", "denominator", "base_n"),
        *("response_rate", "period_words", "period_from", "period_to", "partial", "derived"),
    )

    def __str__(self) -> str:
        return f"observation {self.pk}"


class Claim(PlanRecord):
    """A statement of level, change or cause about a measure in one round.

    `change_value` is never negative; `direction` carries the sign. `attribution` holds the cause that was claimed.
    """

    KINDS = [("level", "Level"), ("change", "Change"), ("cause", "Cause")]
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="claims")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=10, choices=KINDS)
    change_value = models.FloatField(null=True)
    change_unit = models.CharField(max_length=10, blank=True)
    direction = models.CharField(max_length=4, blank=True)
    attribution = models.TextField(blank=True)

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (*RECORD, "measure", "round", "kind", "change_value", "change_unit", "direction", "attribution")

    def __str__(self) -> str:
        return f"claim {self.pk}"


class Evidence(PlanRecord):
    """A thing that can be looked at, and which action it speaks for."""

    KINDS = [
        ("activity", "Activity"),
        ("outcome", "Outcome"),
        ("voice", "Views of children and service users"),
    ]
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="evidence")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="evidence")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=KINDS)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    producer = models.CharField(max_length=30, choices=PRODUCERS, default="not stated")
    method = models.CharField(max_length=20, choices=METHODS, default="not stated")
    on = models.DateField(null=True)
    expires = models.DateField(null=True)
    verifier = models.CharField(max_length=200, blank=True)

    write_by = Permission.EDIT_EVIDENCE
    personal = ("verifier",)
    safe = (*RECORD, "action", "claim", "title", "kind", "agency", "producer", "method", "on", "expires")

    class Meta:
        verbose_name_plural = "evidence items"

    def __str__(self) -> str:
        return self.title
