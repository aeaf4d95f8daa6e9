"""When somebody was last here, what a scrutineer notes, where calendar programs read, and what committees sent back."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.history.states import States
from answerable.papers.models import Paper
from answerable.partnership.models import Board, BoardRecord
from answerable.recommendations.models import RecommendationList


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


class _Notes(models.QuerySet["Note"]):
    """The read door of notes: one's own, and what others have shared."""

    def seen_by(self, actor: Actor) -> Self:
        own = Q(author=actor.user, board__in=actor.boards(Permission.KEEP_NOTES))
        return self.filter(own | Q(shared_at__isnull=False, board__in=actor.boards(Permission.READ_DOUBTS)))


class Note(models.Model):
    """What an independent scrutineer notes for themselves: seen by nobody else, whatever their role, until it is
    shared; from then on it stays as it was shared."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    text = models.TextField()
    shared_at = models.DateTimeField(null=True)

    objects = _Notes.as_manager()
    history = States()
    personal = ("author", "post", "title", "text")
    safe = ("board", "shared_at")

    def __str__(self) -> str:
        return f"note {self.pk}"


class CalendarAddress(models.Model):
    """The secret address at which somebody's calendar program reads what falls due for them on one board, as far as
    they may see it themselves at that moment. `key` is the SHA-256 of what stands in the address, which is shown once
    and kept nowhere; `second_step`: whoever made it had shown one, and only then does it bear roles that ask for one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    second_step = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    personal = ("user", "key", "used_at")
    safe = ("board", "second_step", "made_at", "withdrawn_at")

    class Meta:
        verbose_name = "calendar address"
        verbose_name_plural = "calendar addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "board"], condition=Q(withdrawn_at=None), name="one_calendar_address_per_board"
            )
        ]

    def __str__(self) -> str:
        return f"calendar address {self.pk}"


class Considered(BoardRecord):
    """That a committee considered a published paper, and the recommendations that came back of it. Read by everybody
    who reads the paper."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="considered")
    of = models.ForeignKey(RecommendationList, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)

    read_by = Permission.READ_PUBLISHED
    personal = ()
    safe = ("board", "paper", "of", "withdrawn")

    class Meta:
        verbose_name = "considered paper"

    def __str__(self) -> str:
        return f"considered paper {self.pk}"
