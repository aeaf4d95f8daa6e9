"""What is counted, what was counted, what can be looked at, and what is claimed from it."""

from django.db import models

from answerable.access.doors import Seen
from answerable.access.roles import Permission
from answerable.evidence.rules.frequency import AS_IT_COMES, FREQUENCIES
from answerable.history.states import States
from answerable.partnership.models import Agency, Board
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
HOW_OFTEN = [*((code, words) for code, (words, _) in FREQUENCIES.items()), ("", AS_IT_COMES)]


class Measure(PlanRecord):
    """What is counted: its unit, area, population and denominator, who supplies it and how.

    `definitions` are the dated changes of what is counted, oldest first: {"from": "2013-04-01", "was": how it was
    counted until then}. `people`: the figure counts children or families, so that small ones are not published; None
    where nobody has said, which is treated as if it did. `frequency`: how often it is counted.
    """

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
    people = models.BooleanField(null=True)
    target = models.FloatField(null=True)
    baseline = models.FloatField(null=True)
    baseline_words = models.CharField(max_length=200, blank=True)
    comparator = models.FloatField(null=True)
    comparator_words = models.CharField(max_length=200, blank=True)
    comparator_source = models.CharField(max_length=300, blank=True)
    definitions = models.JSONField(default=list)
    frequency = models.CharField(max_length=10, choices=HOW_OFTEN, blank=True, default="")
    producer = models.CharField(max_length=30, choices=PRODUCERS, default="not stated")
    method = models.CharField(max_length=20, choices=METHODS, default="not stated")
    order = models.PositiveIntegerField()

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (
        *(*RECORD, "action", "section", "what", "kind", "unit", "polarity", "agency", "area", "population"),
        *("base_words", "people", "target", "baseline", "baseline_words", "comparator", "comparator_words"),
        *("comparator_source", "definitions", "frequency", "producer", "method", "order"),
    )

    def __str__(self) -> str:
        return self.what[:60]


class Counted(models.Model):
    """One value for one period, with its words and hedge, as stated (or `derived` from others). `wider`: the words of
    the area that it covers, where that is wider than the measure's; a period may have one value for each area."""

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
    wider = models.CharField(max_length=200, blank=True, default="")

    VALUE = (
        *("value", "words", "qualifier", "numerator", "denominator", "base_n", "response_rate"),
        *("period_words", "period_from", "period_to", "partial", "derived", "wider"),
    )

    class Meta:
        abstract = True


class Observation(PlanRecord, Counted):
    """One value of a measure. `round` is the round whose document gave it; none where somebody entered it."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="observations")

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (*RECORD, "measure", "round", *Counted.VALUE)

    def __str__(self) -> str:
        return f"observation {self.pk}"


class Claim(PlanRecord):
    """A statement of level, change or cause about a measure. `statement` is its words; one read from a document has
    none of its own, and `round` is the round of that document.

    `change_value` is never negative; `direction` carries the sign. `attribution` holds the cause that was claimed.
    """

    KINDS = [("level", "Level"), ("change", "Change"), ("cause", "Cause")]
    OPEN = {"withdrawn": False, "measure__withdrawn": False}  # a claim goes with its measure
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="claims")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="claims")
    kind = models.CharField(max_length=10, choices=KINDS)
    statement = models.TextField(blank=True)
    change_value = models.FloatField(null=True)
    change_unit = models.CharField(max_length=10, blank=True)
    direction = models.CharField(max_length=4, blank=True)
    attribution = models.TextField(blank=True)

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (
        *(*RECORD, "measure", "round", "kind", "statement", "change_value", "change_unit", "direction"),
        "attribution",
    )

    def __str__(self) -> str:
        return f"claim {self.pk}"


class ClaimValue(PlanRecord):
    """One of the values that a claim rests on."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="values_of")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="claims_on")

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (*RECORD, "claim", "observation")

    class Meta:
        verbose_name = "value of a claim"
        verbose_name_plural = "values of claims"

    def __str__(self) -> str:
        return f"value {self.pk} of a claim"


class Evidence(PlanRecord):
    """A thing that can be looked at. `base_n`: how many were asked or looked at; `compares`: it also looked at a place,
    a group or a time without what is claimed to be the cause."""

    KINDS = [
        ("activity", "Activity"),
        ("outcome", "Outcome"),
        ("voice", "Views of children and service users"),
    ]
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=KINDS)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    producer = models.CharField(max_length=30, choices=PRODUCERS, default="not stated")
    method = models.CharField(max_length=20, choices=METHODS, default="not stated")
    on = models.DateField(null=True)
    expires = models.DateField(null=True)
    base_n = models.PositiveIntegerField(null=True)
    response_rate = models.FloatField(null=True)
    compares = models.BooleanField(default=False)
    verifier = models.CharField(max_length=200, blank=True)
    findings = models.TextField(blank=True)

    write_by = Permission.EDIT_EVIDENCE
    personal = ("verifier", "findings")
    safe = (
        *(*RECORD, "title", "kind", "agency", "producer", "method", "on", "expires", "base_n", "response_rate"),
        "compares",
    )

    class Meta:
        verbose_name = "evidence item"
        verbose_name_plural = "evidence items"

    def __str__(self) -> str:
        return self.title


class EvidenceFor(PlanRecord):
    """What an evidence item speaks for: an action or a claim, one of the two."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="speaks_for")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="evidence_for")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="evidence_for")

    write_by = Permission.EDIT_EVIDENCE
    personal = ()
    safe = (*RECORD, "evidence", "action", "claim")

    class Meta:
        verbose_name = "link of evidence"
        verbose_name_plural = "links of evidence"

    def __str__(self) -> str:
        return f"link of evidence {self.pk}"


class EvidenceFile(models.Model):
    """A file of an evidence item. `content` is kept byte for byte, outside any served folder, and found by its SHA-256;
    `suffix` is what its content shows it to be."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="files")
    filename = models.CharField(max_length=255)
    suffix = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    withdrawn = models.BooleanField(default=False)

    objects = Seen.as_manager()
    read_by = Permission.READ_PLAN
    history = States(excluded_fields=["content"])  # the bytes never change, so their states need no copies
    personal = ("filename", "content")
    safe = ("board", "evidence", "suffix", "sha256", "size", "withdrawn")

    def __str__(self) -> str:
        return f"file {self.pk}"
