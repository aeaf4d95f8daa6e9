"""Documents that were sent in, what was understood from each, and what a person corrected and confirmed."""

from django.db import models

from answerable.access.doors import Seen
from answerable.access.roles import Permission
from answerable.history.states import States
from answerable.partnership.models import Board, BoardRecord
from answerable.plan.models import Plan, Round

LARGE = ("content", "printed", "wrote")  # never needed for a list, and as large as a file


class Document(models.Model):
    """A file as somebody sent it. `content` is kept byte for byte; its SHA-256 says whether it came before.

    `proposal` is what was first read and never changes; what a person corrects stands in `Correction`, and
    `confirmed` is what was written in the end (null: `proposal` itself). `printed` are the document's own words
    (reading.printed.Printed). `written` counts what an import added, and `wrote` names every record that it touched
    (see `undoing`).
    """

    QUEUED, READING, READ, REFUSED = "queued", "reading", "read", "refused"
    CANCELLED, BROUGHT_IN, UNDONE = "cancelled", "brought in", "undone"
    STATES = [(s, s) for s in (QUEUED, READING, READ, REFUSED, CANCELLED, BROUGHT_IN, UNDONE)]

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="documents")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    proposal = models.JSONField(default=dict)
    read_on = models.DateTimeField(auto_now_add=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="documents")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="documents")
    state = models.CharField(max_length=12, choices=STATES, default=BROUGHT_IN)
    refusal = models.TextField(blank=True)
    began_at = models.DateTimeField(null=True)
    printed = models.JSONField(default=list)
    confirmed = models.JSONField(null=True)
    written = models.JSONField(default=dict)
    known_from = models.DateTimeField(null=True)
    wrote = models.JSONField(default=dict)

    objects = Seen.as_manager()
    read_by = Permission.READ_DOUBTS
    history = States(excluded_fields=[*LARGE])  # kept once: none of them is ever shown as at a day
    personal = ("content", "proposal", "printed", "confirmed")
    safe = (
        *("board", "filename", "sha256", "read_on", "plan", "round", "state", "refusal", "began_at"),
        *("written", "known_from", "wrote"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "sha256"], name="one_document_per_content")]

    def __str__(self) -> str:
        return self.filename


class Correction(BoardRecord):
    """What a person corrected on one page of one family of a proposal: row → field → words (see `correcting`).

    There is one for each page from the moment a document has been read, so that two people who correct the same page
    are told of each other."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="corrections")
    family = models.CharField(max_length=20)
    page = models.PositiveIntegerField()
    rows = models.JSONField(default=dict)

    read_by = Permission.READ_DOUBTS
    personal = ("rows",)
    safe = ("board", "document", "family", "page")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "family", "page"], name="one_correction_per_page")]

    def __str__(self) -> str:
        return f"correction {self.pk}"
