"""When somebody was last here."""

from django.conf import settings
from django.db import models

from answerable.partnership.models import Board


class Visit(models.Model):
    """When an account last saw a board's record, and where its visit before that one ended: at which moment and at
    which number of the board's chain of events. What came after that is what changed since its last visit."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()
    seen_number = models.BigIntegerField()
    since_at = models.DateTimeField(null=True)
    since_number = models.BigIntegerField(null=True)

    personal = ("user", "seen_at", "seen_number", "since_at", "since_number")
    safe = ("board",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "board"], name="one_visit_per_board")]

    def __str__(self) -> str:
        return f"visit {self.pk}"
