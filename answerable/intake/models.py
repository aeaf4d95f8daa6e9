"""Documents that were brought in, what was understood from each, and what a person confirmed."""

from django.db import models

from answerable.access.doors import Seen
from answerable.access.roles import Permission
from answerable.history.states import States
from answerable.partnership.models import Board
from answerable.plan.models import Plan, Round


class Document(models.Model):
    """A file as it was brought in. `content` is kept byte for byte; its SHA-256 says whether it came before."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="documents")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    proposal = models.JSONField()
    read_on = models.DateTimeField(auto_now_add=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="documents")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="documents")

    objects = Seen.as_manager()
    read_by = Permission.READ_DOUBTS
    history = States(excluded_fields=["content"])  # the bytes never change, so their states need no copies
    personal = ("content", "proposal")
    safe = ("board", "filename", "sha256", "read_on", "plan", "round")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "sha256"], name="one_document_per_content")]

    def __str__(self) -> str:
        return self.filename
