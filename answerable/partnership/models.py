"""Boards, and who belongs to them."""

from typing import Any

from django.conf import settings
from django.db import models

from answerable.access.doors import Seen
from answerable.access.roles import APPOINTED, Permission
from answerable.history.states import States


class Board(models.Model):
    """The tenant: one local safeguarding board or partnership."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40)
    area = models.CharField(max_length=200)
    guidance = models.CharField(max_length=20, default="2023")
    is_example = models.BooleanField(default=False)

    objects = Seen.as_manager()
    read_by = Permission.READ_PUBLISHED
    board_path = "id"
    history = States()
    personal = ()
    safe = ("slug", "name", "short_name", "area", "guidance", "is_example")

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """An organisation, as it was first made known. It may be a member of several boards: what each of them calls it
    and takes it for stands in Member and AgencyName, so that no board changes what another sees."""

    KINDS = [(kind, kind) for kind in ("agency", "partnership", "inspectorate", "school", "other")]
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=20, choices=KINDS, default="agency")

    objects = Seen.as_manager()
    read_by = Permission.READ_PLAN
    board_path = "members__board"
    history = States()
    personal = ()
    safe = ("name", "sort_key", "kind")

    def __str__(self) -> str:
        return self.name


class BoardRecord(models.Model):
    """A record that belongs to one board, keeps its states and is read through the read door."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")

    objects = Seen.as_manager()
    read_by = Permission.READ_PLAN
    history = States(inherit=True)

    class Meta:
        abstract = True


class Member(BoardRecord):
    """An agency's place on a board. `funds`: it pays into the board's pooled budget. `name` and `kind` are what this
    board calls it and takes it for, empty where that is the agency's own. `withdrawn`: it belongs to the board no more,
    or was merged with another (Merge)."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="members")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="members")
    funds = models.BooleanField(default=False)
    name = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=20, choices=Agency.KINDS, blank=True, default="")
    withdrawn = models.BooleanField(default=False)

    personal = ()
    safe = ("board", "agency", "funds", "name", "kind", "withdrawn")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "agency"], name="one_place_per_agency")]

    def __str__(self) -> str:
        return f"{self.agency} on {self.board}"


class AgencyName(BoardRecord):
    """A name or spelling under which a board's documents speak of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    withdrawn = models.BooleanField(default=False)

    personal = ()
    safe = ("board", "agency", "name", "withdrawn")

    class Meta:
        verbose_name = "name"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"], condition=models.Q(withdrawn=False), name="one_agency_per_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Group(BoardRecord):
    """The board itself, its executive, a sub-group or a panel; `names` are its other names, one a line."""

    KINDS = [
        ("board", "The board itself"),
        ("executive", "Executive"),
        ("sub-group", "Sub-group"),
        ("panel", "Panel"),
        ("other", "Other"),
    ]
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    names = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=20, choices=KINDS, blank=True, default="")
    withdrawn = models.BooleanField(default=False)

    personal = ()
    safe = ("board", "name", "sort_key", "names", "kind", "withdrawn")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def itself(cls, board: Any) -> "models.QuerySet[Group]":
        """The group that is the board itself, first: the one of that kind, or one under the board's own name. `board`:
        which, or where an outer query names it."""
        own = models.Q(kind="board") | models.Q(kind="", name=models.F("board__name"))
        return cls.objects.filter(own, board=board, withdrawn=False).order_by("-kind", "pk")


class Post(BoardRecord):
    """A post that plans name as an owner ("Head of Safeguarding"), whoever holds it; `agency` is whose post it is. One
    of no agency is held by whoever is appointed to it by the same words (Appointment.holds)."""

    name = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn = models.BooleanField(default=False)

    personal = ("name",)
    safe = ("board", "agency", "withdrawn")

    def __str__(self) -> str:
        return f"post {self.pk}"


class Merge(BoardRecord):
    """Two agencies, two groups or two records of a person that were found to be one on a board: what was `merged` is
    now `kept` (both are keys of what `of` names).

    `moved` is what an undo puts back, a list of {"model": label, "id": key, "was": {column: value before},
    "version": the state in which the merge left the record}.
    """

    of = models.CharField(max_length=10, choices=[("agency", "Agency"), ("group", "Group"), ("person", "Person")])
    kept = models.BigIntegerField()
    merged = models.BigIntegerField()
    moved = models.JSONField(default=list)
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)

    personal = ()
    safe = ("board", "of", "kept", "merged", "moved", "at", "undone")

    def __str__(self) -> str:
        return f"merge {self.pk}"


class Person(models.Model):
    """Somebody who is appointed to something on a board, with or without an account.

    One account may be several people, one for each board it sits on, so that no board learns what another calls them.
    `email` is the address that this board knows; nothing tells whether an account has it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="people")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True, default="")

    objects = Seen.as_manager()
    read_by = Permission.READ_PEOPLE
    board_path = "appointments__board"
    history = States()
    personal = ("user", "name", "email")
    safe = ()

    def __str__(self) -> str:
        return f"person {self.pk}"


class Invitation(BoardRecord):
    """An e-mail that asks a person of the board to choose a password; its link shows that the address is theirs.

    `key` is the hash of what stands in the link, empty once it opens nothing any more. `sent_at` is when the mail
    server took it; where it did not, `refused` says why. `why` is what whoever invites adds to it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    inviter = models.CharField(max_length=200)  # by post, as the e-mail says it
    why = models.TextField(blank=True, default="")
    key = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=300, blank=True, default="")
    accepted_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField(default=False)

    read_by = Permission.EDIT_PARTNERSHIP
    personal = ("person", "email", "inviter", "why", "key")
    safe = ("board", "made_at", "expires_at", "sent_at", "refused", "accepted_at", "withdrawn")

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class ReasonToRead(BoardRecord):
    """Why somebody whose reading is kept, such as an inspector, opens the board: said once in each session, before its
    first page, and named by every event of a page that they open after it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    read_by = Permission.READ_HISTORY
    personal = ("user", "why")
    safe = ("board",)

    def __str__(self) -> str:
        return f"reason to read {self.pk}"


class Draft(models.Model):
    """What somebody has typed into a form and not yet sent: theirs alone, and no record of the board. `words` is empty
    once it was sent or thrown away; `sent` is the hash of the mark of the form that was last sent from there."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    sent = models.CharField(max_length=64, blank=True, default="")
    kept_at = models.DateTimeField(auto_now=True)

    personal = ("user", "words")
    safe = ("board", "address", "sent", "kept_at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="one_draft_per_form")]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Appointment(models.Model):
    """A person's part on a board (or, with no board, in the installation), from when to when.

    `role` opens doors and may be empty: somebody named in a document has a post and no rights. On the day `ends` it
    opens nothing any more, so that whoever is ended today is out at once. `holds`: the post of no agency that the plan
    names by the words of this one.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, blank=True, choices=[(r.value, r.value) for r in APPOINTED])
    post = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    holds = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True)

    objects = Seen.as_manager()
    read_by = Permission.READ_PEOPLE
    history = States()
    personal = ("person", "post")
    safe = ("board", "role", "agency", "group", "holds", "starts", "ends")

    def __str__(self) -> str:
        return f"appointment {self.pk}"
