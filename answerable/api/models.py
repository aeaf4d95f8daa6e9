"""Tokens: by which a program does what one person may, on one board."""

from django.conf import settings
from django.db import models

from answerable.partnership.models import Agency, Board


class Token(models.Model):
    """A person's leave for a program to act for them on one board, and no further than they may themselves today.

    `key` is the SHA-256 of the token, which is shown once and kept nowhere. `agency`: only what the person does there
    for this agency. `writes`: not only to read. `second_step`: whoever made it had shown one, and only then does it
    bear roles that ask for one. It ends with the day `until`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=64, unique=True)
    writes = models.BooleanField(default=False)
    second_step = models.BooleanField(default=False)
    until = models.DateField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    personal = ("user", "name", "key", "used_at")
    safe = ("board", "agency", "writes", "second_step", "until", "made_at", "revoked_at")

    def __str__(self) -> str:
        return f"token {self.pk}"
