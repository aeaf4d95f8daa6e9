"""Papers from draft to the agenda, and the versions that were published, frozen."""

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from answerable.access.actor import Actor
from answerable.access.doors import Seen
from answerable.access.roles import Permission
from answerable.papers.layout import KINDS
from answerable.partnership.models import Agency, BoardRecord
from answerable.plan.models import Plan

IMPORT_UNDONE = "import undone"  # a step that a published paper takes where it is: what it prints was taken back


class PaperSeen(Seen["Paper"]):
    """Published papers are read by everyone on the board; earlier states by those who may read drafts."""

    def seen_by(self, actor: Actor) -> Self:
        drafts = models.Q(board__in=actor.boards(Permission.READ_DRAFTS))
        published = models.Q(board__in=actor.boards(Permission.READ_PUBLISHED), state="published")
        return self.filter(drafts | published)


class Paper(BoardRecord):
    """A report to a committee, or a board's own annual report, drawn from the record as at `as_at`.

    `meets_on` is the day of the committee's meeting; of a `kind` that goes out without an agenda the day by which the
    board publishes it, and `committee` whom it is sent to, if anybody (papers/layout.py, KINDS).

    `layout` is the council's template as data (papers/layouts/), `narrative` the blocks people wrote:
    {section key: {"text": words, "post": who answers for them}}. `approved_sha256` is what the chair approved,
    `sha256` what was published (papers.tree.digest), `counts_shown` which counts that tells, each an
    evidence.rules.linked_counts.Printed, so that no later paper gives away what it hides. `withdrawn`: a draft that
    somebody took back; it stays to be read.
    """

    STATES = [
        ("draft", "Draft"),
        ("accuracy check", "With agencies for an accuracy check"),
        ("approval", "With the chair for approval"),
        ("clearance", "With finance and legal for clearance"),
        ("cleared", "Cleared for publication"),
        ("published", "Published"),
    ]
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(
        max_length=20, choices=[(code, kind.name) for code, kind in KINDS.items()], default="progress"
    )
    title = models.CharField(max_length=300)
    as_at = models.DateField()
    version = models.PositiveIntegerField(default=1)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    correction = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=STATES, default="draft")
    committee = models.CharField(max_length=200, blank=True)
    meets_on = models.DateField()
    report_from = models.CharField(max_length=200)
    author = models.CharField(max_length=200)
    agenda_item = models.CharField(max_length=20, blank=True)
    exempt = models.BooleanField(default=False)
    late_reason = models.TextField(blank=True)
    layout = models.JSONField()
    narrative = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)
    approved_sha256 = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    counts_shown = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    withdrawn = models.BooleanField(default=False)

    objects = PaperSeen.as_manager()  # type: ignore[misc]  # another queryset than BoardRecord's
    personal = ("report_from", "author", "narrative")
    safe = (
        *("board", "plan", "kind", "title", "as_at", "version", "replaces", "correction", "state", "committee"),
        *("meets_on", "agenda_item", "exempt", "late_reason", "layout", "published_at", "approved_sha256", "sha256"),
        *("counts_shown", "withdrawn"),
    )

    def __str__(self) -> str:
        return self.title


class Step(BoardRecord):
    """One step a paper took: who moved it where, when, and what they said."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=20)
    at = models.DateTimeField()
    post = models.CharField(max_length=200)
    words = models.TextField(blank=True)

    read_by = Permission.READ_DRAFTS
    personal = ("post", "words")
    safe = ("board", "paper", "state", "at")

    def __str__(self) -> str:
        return self.state


class NotAsked(BoardRecord):
    """An agency that was not asked whether a paper is accurate when it took `step`: nobody could answer for it."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    read_by = Permission.READ_DRAFTS
    personal = ()
    safe = ("board", "paper", "step", "agency")

    def __str__(self) -> str:
        return f"not asked {self.pk}"


class StepText(models.Model):
    """What the paper said when it took a step, as papers.compare.said_by gives it: never changed, so that what is
    different since then can be told."""

    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="text")
    said = models.JSONField()

    personal = ("said",)
    safe = ("step",)

    def __str__(self) -> str:
        return f"text of step {self.step_id}"


class Reply(BoardRecord):
    """An agency's word on a draft (right of reply): kept beside what it is about, whatever becomes of the draft.

    `quoted` is the sentence or label that it is about, as the paper said it then, and `proposed` how the agency would
    have it read; `on_behalf` how the board knows words that it entered for them. `answer` is the board's word on that,
    by `post`, and `became` what it did; both stay."""

    BECAME = [("changed", "The paper is changed"), ("kept", "The paper stays as it is")]
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="replies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    about = models.CharField(max_length=300)
    quoted = models.TextField(blank=True, default="")
    proposed = models.TextField(blank=True, default="")
    words = models.TextField()
    on_behalf = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField()
    became = models.CharField(max_length=20, choices=BECAME, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    post = models.CharField(max_length=200, blank=True, default="")

    read_by = Permission.READ_DRAFTS
    personal = ("quoted", "proposed", "words", "on_behalf", "answer", "post")
    safe = ("board", "paper", "agency", "about", "at", "became")

    def __str__(self) -> str:
        return f"reply {self.pk}"


class PublishedFile(models.Model):
    """One file of a published paper, frozen with its hash; never changed, never removed."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    personal = ("content",)
    safe = ("paper", "name", "sha256")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "name"], name="one_file_per_name")]

    def __str__(self) -> str:
        return self.name
