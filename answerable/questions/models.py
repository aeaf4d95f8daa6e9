"""What becomes of a question: what the board said of it, what the chair shared, which rules a board has switched off.
The questions themselves are kept nowhere: they are found anew in the record as it is."""

from django.db import models
from django.db.models import Q

from answerable.access.roles import Permission
from answerable.partnership.models import BoardRecord


class Handled(BoardRecord):
    """What the board said of one question. `key` tells which (`rules.asking.Question`), `asks` is how it read then, and
    `facts` what it rested on: once that is another, the question is open again. `words`: why it was set aside, or what
    the answer is."""

    OPEN, SET_ASIDE, ANSWERED = "open", "set aside", "answered"
    STATES = [(s, s) for s in (OPEN, SET_ASIDE, ANSWERED)]
    key = models.CharField(max_length=16)
    rule = models.CharField(max_length=40)
    asks = models.TextField()
    facts = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=STATES, default=OPEN)
    words = models.TextField(blank=True, default="")

    read_by = Permission.READ_DOUBTS
    personal = ("asks", "words")
    safe = ("board", "key", "rule", "facts", "state")

    class Meta:
        verbose_name = "question to ask"
        verbose_name_plural = "questions to ask"
        constraints = [models.UniqueConstraint(fields=["board", "key"], name="one_word_per_question")]

    def __str__(self) -> str:
        return f"question {self.key}"


class Shared(BoardRecord):
    """A question as the chair shared it with the scrutiny officer and the members, by which post. It stays as it was
    shared, whatever the record says later, until it is `withdrawn`."""

    key = models.CharField(max_length=16)
    asks = models.TextField()
    post = models.CharField(max_length=200)
    shared_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    read_by = Permission.READ_SHARED
    personal = ("asks", "post")
    safe = ("board", "key", "shared_at", "withdrawn")

    class Meta:
        verbose_name = "shared question"
        constraints = [
            models.UniqueConstraint(fields=["board", "key"], condition=Q(withdrawn=False), name="shared_once")
        ]

    def __str__(self) -> str:
        return f"shared question {self.pk}"


class SwitchedOff(BoardRecord):
    """A rule that a board does not want to be asked by, and why; `withdrawn` once it is on again."""

    rule = models.CharField(max_length=40)
    reason = models.CharField(max_length=500)
    withdrawn = models.BooleanField(default=False)

    read_by = Permission.READ_DOUBTS
    personal = ("reason",)
    safe = ("board", "rule", "withdrawn")

    class Meta:
        verbose_name = "rule switched off"
        verbose_name_plural = "rules switched off"
        constraints = [models.UniqueConstraint(fields=["board", "rule"], condition=Q(withdrawn=False), name="off_once")]

    def __str__(self) -> str:
        return f"rule {self.rule}"
