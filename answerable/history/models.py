from django.db import models


class Chain(models.Model):
    """One numbered chain of events: a board's ("board:3") or the installation's. Its row is the writers' lock."""

    name = models.CharField(max_length=60, unique=True)
    number = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    personal = ()
    safe = ("name", "number", "head")

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """What somebody did, when: append-only, each row signed over the one before it.

    `subject` and `fields` name records and columns, never their values: those live in the states, which an erasure
    may redact without breaking this chain.
    """

    chain = models.CharField(max_length=60)
    number = models.BigIntegerField()
    at = models.DateTimeField()
    user = models.BigIntegerField(null=True)
    what = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    fields = models.JSONField(default=list)
    mac = models.CharField(max_length=64)

    personal = ("user",)
    safe = ("chain", "number", "at", "what", "subject", "fields", "mac")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="one_event_per_number")]
        indexes = [models.Index(fields=["subject"])]

    def __str__(self) -> str:
        return f"{self.chain} {self.number}: {self.what}"
