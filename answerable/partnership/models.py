"""Boards, and who belongs to them."""

from django.conf import settings
from django.db import models

from answerable.access.doors import Seen
from answerable.access.roles import Permission, Role
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
    """An organisation. It may be a member of several boards; what each board calls it stands in AgencyName."""

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
    """An agency's place on a board. `funds`: it pays into the board's pooled budget."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="members")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="members")
    funds = models.BooleanField(default=False)

    personal = ()
    safe = ("board", "agency", "funds")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "agency"], name="one_place_per_agency")]

    def __str__(self) -> str:
        return f"{self.agency} on {self.board}"


class AgencyName(BoardRecord):
    """Another name or spelling under which a board's documents speak of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)

    personal = ()
    safe = ("board", "agency", "name")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="one_agency_per_name")]

    def __str__(self) -> str:
        return self.name


class Group(BoardRecord):
    """The board itself, its executive, a sub-group or a panel; `names` are its other names, one a line."""

    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    names = models.TextField(blank=True, default="")

    personal = ()
    safe = ("board", "name", "sort_key", "names")

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who is appointed to something, with or without an account."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="person")
    name = models.CharField(max_length=200)

    objects = Seen.as_manager()
    read_by = Permission.READ_PEOPLE
    board_path = "appointments__board"
    history = States()
    personal = ("user", "name")
    safe = ()

    def __str__(self) -> str:
        return f"person {self.pk}"


class Draft(models.Model):
    """What somebody has typed into a form and not yet sent: theirs alone, and no record of the board. `words` is empty
    once it was sent or thrown away."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    kept_at = models.DateTimeField(auto_now=True)

    personal = ("user", "words")
    safe = ("board", "address", "kept_at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="one_draft_per_form")]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Appointment(models.Model):
    """A person's part on a board (or, with no board, in the installation), from when to when.

    `role` opens doors and may be empty: somebody named in a document has a post and no rights.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, blank=True, choices=[(r.value, r.value) for r in Role])
    post = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True)

    objects = Seen.as_manager()
    read_by = Permission.READ_PEOPLE
    history = States()
    personal = ("person", "post")
    safe = ("board", "role", "agency", "starts", "ends")

    def __str__(self) -> str:
        return f"appointment {self.pk}"
