"""A board's meetings: each group's terms of reference and seats, agendas, who came, and the minutes on their way."""

from typing import Self

from django.db import models
from django.db.models import Q

from answerable.access.actor import Actor
from answerable.access.doors import M, Seen
from answerable.access.roles import Permission
from answerable.challenges.models import Challenge
from answerable.history.states import States
from answerable.meetings.rules import FORWARD, HOW, KINDS, LEVELS, STATES
from answerable.partnership.models import Agency, Board, BoardRecord, Group, Person
from answerable.plan.models import Action, Commitment, Objective

SENIORITY = list(LEVELS.items())


class MeetingRecord(BoardRecord):
    """A record of meetings. It belongs to no one year's plan."""

    withdrawn = models.BooleanField(default=False)

    read_by = Permission.READ_MEETINGS

    class Meta:
        abstract = True


RECORD = ("board", "withdrawn")


class Terms(MeetingRecord):
    """The terms of reference of a group: what it is for, how many of its seats must be filled for a quorum (None: they
    do not say), each how many months it meets (None: as needed), and when they are to be reviewed."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField()
    quorum = models.PositiveIntegerField(null=True)
    every = models.PositiveIntegerField(null=True)
    review_on = models.DateField(null=True)

    personal = ()
    safe = (*RECORD, "group", "purpose", "quorum", "every", "review_on")

    class Meta:
        verbose_name = "terms of reference"
        verbose_name_plural = "terms of reference"
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=models.Q(withdrawn=False), name="one_terms_of_reference_per_group"
            )
        ]

    def __str__(self) -> str:
        return f"terms of reference {self.pk}"


class Seat(MeetingRecord):
    """A seat on a group: of an agency, or of somebody who comes for none (`agency` None), in which post and how senior.
    `required`: without it there is no quorum."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=SENIORITY, blank=True, default="")
    required = models.BooleanField(default=False)

    personal = ("post",)
    safe = (*RECORD, "group", "agency", "level", "required")

    def __str__(self) -> str:
        return f"seat {self.pk}"


class _Meetings(Seen["Meeting"]):
    """The read door of meetings: published minutes are for everybody who reads published papers."""

    def seen_by(self, actor: Actor) -> Self:
        published = Q(published_on__isnull=False, board__in=actor.boards(Permission.READ_PUBLISHED))
        return self.filter(Q(board__in=actor.boards(Permission.READ_MEETINGS)) | published)


class Meeting(MeetingRecord):
    """One meeting of a group. `cancelled` says why it was not held; `others` who came besides those with a seat, by
    post; `published_on` the day since when its minutes, without what is confidential, are read like published papers.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    time = models.CharField(max_length=60, blank=True, default="")
    place = models.CharField(max_length=200, blank=True, default="")
    cancelled = models.CharField(max_length=500, blank=True, default="")
    others = models.TextField(blank=True, default="")
    published_on = models.DateField(null=True)

    objects = _Meetings.as_manager()  # type: ignore[misc]  # a door of its own
    personal = ("others",)
    safe = (*RECORD, "group", "on", "time", "place", "cancelled", "published_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "on"], condition=models.Q(withdrawn=False), name="one_meeting_of_a_group_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"


def sits_on(actor: Actor, board: int) -> frozenset[int]:
    """The ids of the groups of a board that somebody is appointed to."""
    return frozenset(s.group for s in actor.standings if s.board == board and s.group is not None and s.ask is None)


class _OfAMeeting(Seen[M]):
    """The read door of what was said at a meeting. A confidential item is read by its group, and by whoever reads
    everything. Of others' words, minutes are read once they are circulated (`record.sees_minutes`, in pages)."""

    def seen_by(self, actor: Actor) -> Self:
        at = self.model.item_path  # type: ignore[attr-defined]
        seen = Q()
        for board in actor.boards(Permission.READ_MEETINGS):
            here = Q(board=board)
            if not actor.may(Permission.READ_CONFIDENTIAL, board):
                here &= Q(**{f"{at}confidential": False}) | Q(**{f"{at}meeting__group__in": sits_on(actor, board)})
            seen |= here
        return self.filter(seen) if seen else self.none()


class Item(MeetingRecord):
    """An item of an agenda, and what the minutes say of it (`minute`). `about` is what of the forward plan it came from
    (rules.FORWARD), which one of these stands beside it; an item may also be about an objective or an action."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=list(KINDS.items()))
    brings = models.CharField(max_length=200, blank=True, default="")
    minutes = models.PositiveIntegerField(null=True)
    confidential = models.BooleanField(default=False)
    asks = models.TextField(blank=True, default="")
    minute = models.TextField(blank=True, default="")
    about = models.CharField(max_length=12, choices=list(FORWARD.items()), blank=True, default="")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, null=True, related_name="+")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, null=True, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, related_name="+")

    objects = _OfAMeeting.as_manager()  # type: ignore[misc]
    item_path = ""
    personal = ("brings",)
    safe = (
        *(*RECORD, "meeting", "order", "title", "kind", "minutes", "confidential", "asks", "minute", "about"),
        *("commitment", "challenge", "agency", "terms", "objective", "action"),
    )

    class Meta:
        verbose_name = "agenda item"

    def __str__(self) -> str:
        return self.title


class Outcome(MeetingRecord):
    """What came of an item: a decision in words, an action (a promise of the plan), or a challenge."""

    KINDS = [("decision", "Decision"), ("action", "Action"), ("challenge", "Challenge")]
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=KINDS)
    text = models.TextField()
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, null=True, related_name="+")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, null=True, related_name="+")

    objects = _OfAMeeting.as_manager()  # type: ignore[misc]
    item_path = "item__"
    personal = ()
    safe = (*RECORD, "item", "kind", "text", "commitment", "challenge")

    class Meta:
        verbose_name = "outcome of an item"
        verbose_name_plural = "outcomes of items"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ItemPaper(models.Model):
    """A file that goes with an agenda item, kept byte for byte; see `evidence.models.EvidenceFile`."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    filename = models.CharField(max_length=255)
    suffix = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    withdrawn = models.BooleanField(default=False)

    objects = _OfAMeeting.as_manager()
    read_by = Permission.READ_MEETINGS
    item_path = "item__"
    history = States(excluded_fields=["content"])
    personal = ("filename", "content")
    safe = (*RECORD, "item", "title", "suffix", "sha256", "size")

    class Meta:
        verbose_name = "paper of an item"
        verbose_name_plural = "papers of items"

    def __str__(self) -> str:
        return f"paper of an item {self.pk}"


class Letter(MeetingRecord):
    """An e-mail with the agenda or the minutes to one member of the group: the newest, where it went several times.
    `whole`: with the confidential items. `sent_at` is when the mail server took it; where it did not, `refused` says
    why; with neither, the site stopped before it left, or is about to send it (`begun_at`)."""

    WHAT = [("agenda", "Agenda"), ("minutes", "Minutes")]
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="letters")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=WHAT)
    whole = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=300, blank=True, default="")

    read_by = Permission.KEEP_MEETINGS
    personal = ("person",)
    safe = (*RECORD, "meeting", "what", "whole", "begun_at", "sent_at", "refused")

    class Meta:
        verbose_name = "letter of a meeting"
        verbose_name_plural = "letters of meetings"

    def __str__(self) -> str:
        return f"letter of a meeting {self.pk}"


class Attendance(MeetingRecord):
    """How a seat was filled at a meeting. `post` is that of a deputy, `came` how senior they are."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=12, choices=list(HOW.items()))
    post = models.CharField(max_length=200, blank=True, default="")
    came = models.CharField(max_length=20, choices=SENIORITY, blank=True, default="")

    personal = ("post",)
    safe = (*RECORD, "meeting", "seat", "how", "came")

    class Meta:
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=models.Q(withdrawn=False), name="a_seat_is_filled_once"
            )
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Interest(MeetingRecord):
    """An interest that somebody declared at a meeting, by post: what it is, and what was done about it. `left_out`: of
    published minutes, as whoever declared it asks; it may name their family."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="interests")
    post = models.CharField(max_length=200)
    words = models.TextField()
    done = models.TextField()
    left_out = models.BooleanField(default=False)

    personal = ("post", "words", "done")
    safe = (*RECORD, "meeting", "left_out")

    class Meta:
        verbose_name = "declaration of interest"
        verbose_name_plural = "declarations of interest"

    def __str__(self) -> str:
        return f"declaration of interest {self.pk}"


class MinutesStep(MeetingRecord):
    """A step of the minutes on their way (rules.STATES). `elsewhere`: how it is known that the chair checked them,
    where somebody else enters it. `words`: what is to be put right, or with which amendments they were approved, at
    the later meeting `at`."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=[pair for pair in STATES.items() if pair[0]])
    on = models.DateField()
    words = models.TextField(blank=True, default="")
    elsewhere = models.CharField(max_length=300, blank=True, default="")
    at = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="+")

    personal = ("elsewhere",)
    safe = (*RECORD, "meeting", "state", "on", "words", "at")

    class Meta:
        verbose_name = "step of minutes"
        verbose_name_plural = "steps of minutes"

    def __str__(self) -> str:
        return f"step of minutes {self.pk}"
