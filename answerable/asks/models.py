"""What a round asks of each agency, and the links by which it may be answered."""

from typing import Self

from django.conf import settings
from django.db import models

from answerable.access.actor import Actor
from answerable.access.doors import Seen
from answerable.access.roles import Permission
from answerable.evidence.models import METHODS, Counted, Evidence, Measure, Observation
from answerable.history.states import States
from answerable.partnership.models import Agency, Board, BoardRecord, Person
from answerable.plan.models import RECORD, Action, ByParty, PlanRecord, Round
from answerable.plan.reporting import PARTS


class Ask(ByParty):
    """What a round asks of one agency, group or post, by a day: its part of the plan (`record.parts_of`), and one
    standing question, whose answer is `changes`. What it says of each action is an Update. `comment`: why it was sent
    back last; `minutes`: how long its writer says that it took."""

    called: str  # what the board calls it, where it was read with `record.named`
    STATES = [(s, s) for s in ("open", "submitted", "accepted", "sent back")]
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="asks")
    due = models.DateField()
    state = models.CharField(max_length=20, choices=STATES, default="open")
    changes = models.TextField(blank=True, default="")
    comment = models.TextField(blank=True, default="")
    minutes = models.PositiveIntegerField(null=True)

    personal = ()
    safe = (*RECORD, "round", "agency", "group", "post", "due", "state", "changes", "comment", "minutes")

    class Meta(ByParty.Meta):
        constraints = [
            *ByParty.Meta.constraints,
            models.UniqueConstraint(
                fields=["round", "agency"], condition=models.Q(withdrawn=False), name="one_ask_per_agency"
            ),
            models.UniqueConstraint(
                fields=["round", "group"], condition=models.Q(withdrawn=False), name="one_ask_per_group"
            ),
            models.UniqueConstraint(
                fields=["round", "post"], condition=models.Q(withdrawn=False), name="one_ask_per_post"
            ),
        ]

    def __str__(self) -> str:
        return f"ask {self.pk}"


class Figure(PlanRecord, Counted):
    """This round's value of a measure that the agency which is asked supplies, as an Observation has it. Nobody else
    sees it before the answer is sent; once that is accepted it is the `observation`. `on_behalf`: see plan's Update."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="figures")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    period_from = models.DateField()  # an answer always says for which time
    period_to = models.DateField()
    on_behalf = models.CharField(max_length=500, blank=True, default="")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, related_name="+")

    read_by = Permission.EDIT_PLAN
    personal = ()
    safe = (*RECORD, "ask", "measure", *Counted.VALUE, "on_behalf", "observation")

    class Meta:
        verbose_name = "figure of an answer"
        verbose_name_plural = "figures of answers"
        constraints = [
            models.UniqueConstraint(
                fields=["ask", "measure"], condition=models.Q(withdrawn=False), name="one_figure_per_measure"
            )
        ]

    def __str__(self) -> str:
        return f"figure {self.pk}"


class Reminding(PlanRecord):
    """Reminders of a round go by themselves on set days (rules.SET_DAYS) for as long as this is not withdrawn."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="remindings")

    personal = ()
    safe = (*RECORD, "round")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(withdrawn=False), name="one_reminding_per_round"
            )
        ]

    def __str__(self) -> str:
        return f"reminders of round {self.round_id}"


class Link(BoardRecord):
    """A link by which whoever holds it, and the address it was sent to, may answer one ask and nothing else.

    `person` is whom the board knows by that address, None for a colleague to whom the one before passed it on
    (`passed_by`). `key` and `code` are hashes of what stands in the link and of what was sent to a new device; `codes`
    how many were sent without an hour's pause before `code_at`, when the newest was; `tries` how many times a wrong one
    was typed since the last right one; `reminded_at` when its holder was last reminded. `user` is the account under
    which the answers are kept, made once the address is proven: it is the link's own, and nobody can sign in to it.
    """

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    sender = models.CharField(max_length=200, blank=True)  # by post, as the e-mail says it; not where it was passed on
    why = models.TextField(blank=True, default="")
    passed_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="passed_to")
    key = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=300, blank=True, default="")
    proven_at = models.DateTimeField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=64, blank=True, default="")
    code_at = models.DateTimeField(null=True)
    codes = models.PositiveIntegerField(default=0)
    tries = models.PositiveIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField(default=False)

    read_by = Permission.EDIT_PLAN
    personal = ("person", "name", "email", "sender", "why", "key", "user", "code")
    safe = (
        *("board", "ask", "passed_by", "made_at", "expires_at", "sent_at", "refused", "proven_at", "code_at"),
        *("codes", "tries", "reminded_at", "withdrawn"),
    )

    class Meta:
        verbose_name = "request link"

    def __str__(self) -> str:
        return f"request link {self.pk}"


class Offered(models.Model):
    """Evidence that an answer names for an action: an `evidence` item of the register, or one that its writer added
    beside it, with its file kept byte for byte (see evidence.models.EvidenceFile). Nobody else sees it before the
    answer is sent; once that is accepted it speaks for the action, as the `evidence` item that it then is."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="offered")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=Evidence.KINDS, blank=True)
    method = models.CharField(max_length=20, choices=METHODS, default="not stated")
    on = models.DateField(null=True)
    findings = models.TextField(blank=True)
    filename = models.CharField(max_length=255, blank=True)
    suffix = models.CharField(max_length=10, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    content = models.BinaryField(default=b"")
    taken = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    objects = Seen.as_manager()
    read_by = Permission.EDIT_PLAN
    history = States(excluded_fields=["content"])  # the bytes never change, so their states need no copies
    personal = ("findings", "filename", "content")
    safe = (
        *("board", "ask", "action", "evidence", "title", "kind", "method", "on", "suffix", "sha256", "size"),
        *("taken", "withdrawn"),
    )

    class Meta:
        verbose_name = "evidence of an answer"
        verbose_name_plural = "evidence of answers"

    def __str__(self) -> str:
        return f"evidence of an answer {self.pk}"

    @property
    def called(self) -> str:
        """What it is: its own title, or that of the item that was picked."""
        return self.title or (self.evidence.title if self.evidence else "")


class _OwnNotes(Seen["SaidOnce"]):
    """The read door of an agency's own notes: whoever answers for it on that board, and nobody else; the board's own
    people are not told that another board asks its agencies the same."""

    def seen_by(self, actor: Actor) -> Self:
        own = models.Q(pk__in=())
        for board in actor.boards(Permission.ANSWER_ASK):
            agencies = [party.agency for party in actor.parties(board) if party.agency is not None]
            own |= models.Q(board=board, agency__in=agencies)
        return super().seen_by(actor).filter(own)


def all_parts() -> list[str]:
    return list(PARTS)


class SaidOnce(PlanRecord):
    """One half of an agency's note that it says of an action what it says of one of another board's. The other half
    stands on that board, with the same `key`, a random one; neither holds anything of the other's board. `parts`: what
    is said there too (plan.reporting.PARTS), as it was ticked last."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=36)
    parts = models.JSONField(default=all_parts)

    objects = _OwnNotes.as_manager()  # type: ignore[misc]  # a narrower door than other records have
    read_by = Permission.ANSWER_ASK
    personal = ()
    safe = (*RECORD, "action", "agency", "key", "parts")

    class Meta:
        verbose_name = "agency’s own note"
        verbose_name_plural = "agencies’ own notes"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "key"], condition=models.Q(withdrawn=False), name="one_half_per_board"
            )
        ]

    def __str__(self) -> str:
        return f"agency’s own note {self.pk}"
