"""Meetings on a made board: its sub-group with terms and a seat, one that was held with its minutes, and one ahead."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from answerable.meetings import changes
from answerable.meetings.changes.minutes import Came
from answerable.meetings.models import Interest, Item, ItemPaper, Meeting, Outcome, Seat
from answerable.partnership.changes import add_group
from answerable.partnership.models import Agency, Group
from tests.board import Made

_AT = "boards/<slug:board>/meetings/"
# The addresses of the room: what whoever reads meetings is shown, and where they are kept.
MEETINGS_SHOWN = tuple(
    f"{_AT}{page}"
    for page in (
        "forward/",
        "gaps/",
        "groups/<int:group>/",
        "<int:meeting>/file/agenda.docx",
        "papers/<int:attached>/file",
    )
)
MEETINGS_FORMS = tuple(
    f"{_AT}{page}"
    for page in (
        "forward/place/<slug:due>/<int:of>/",
        "groups/<int:group>/terms/change/",
        "groups/<int:group>/seats/add/",
        "groups/<int:group>/plan/",
        "seats/<int:seat>/change/",
        "seats/<int:seat>/withdraw/",
        "<int:meeting>/send/agenda/",
        "<int:meeting>/send/minutes/",
        "<int:meeting>/change/",
        "<int:meeting>/cancel/",
        "<int:meeting>/items/add/",
        "<int:meeting>/items/due/",
        "<int:meeting>/attendance/",
        "<int:meeting>/interests/add/",
        "<int:meeting>/approve/",
        "items/<int:point>/change/",
        "items/<int:point>/withdraw/",
        "items/<int:point>/papers/add/",
        "items/<int:point>/minute/",
        "items/<int:point>/decide/",
        "items/<int:point>/promise/",
        "items/<int:point>/challenge/",
        "papers/<int:attached>/withdraw/",
        "outcomes/<int:outcome>/withdraw/",
        "interests/<int:interest>/withdraw/",
    )
)


@dataclass(frozen=True)
class Meetings:
    group: Group
    seat: Seat
    meeting: Meeting
    item: Item
    secret: Item
    outcome: Outcome
    paper: ItemPaper
    interest: Interest
    ahead: Meeting


def first_group(made: Made) -> Group:
    found = Group.objects.filter(board=made.board, withdrawn=False).order_by("pk").first()
    if found is None:
        found = add_group(by=made.manager, board=made.board, name="Practice sub-group", kind="sub-group", names=[])
    return found


def add_meetings(made: Made, group: Group | None = None, *, days: int = 7, words: str = "") -> Meetings:
    """A meeting that was held `days` ago, whose minutes are being written, and one as many days ahead."""
    by: dict[str, Any] = {"by": made.manager}
    group = group or first_group(made)
    today = timezone.localdate()
    changes.set_terms(
        **by, group=group, purpose=f"To look at practice{words}.", quorum=1, every=3, review_on=today + timedelta(5)
    )
    agency = Agency.objects.filter(members__board=made.board, members__withdrawn=False).earliest("pk")
    seat = changes.add_seat(**by, group=group, agency=agency.pk, post="Head of safeguarding", level="senior")
    held = changes.plan_meetings(**by, group=group, first=today - timedelta(days), time="10 am", place="Online")[0]
    ahead = changes.plan_meetings(**by, group=group, first=today + timedelta(days))[0]
    item = changes.add_item(**by, meeting=held, title=f"Visits to children{words}", kind="decision", asks="Decide how.")
    secret = changes.add_item(
        **by, meeting=held, title=f"A case in court{words}", kind="discussion", asks="", confidential=True
    )
    paper = changes.add_paper(
        **by, item=item, title="How visits go", filename="visits.md", content=f"# Visits{words}\n".encode()
    )
    changes.enter_attendance(
        **by, meeting=held, seats={seat.pk: Came("deputy", "Deputy head", "senior")}, others="Board officer"
    )
    changes.minute(**by, item=item, minute=f"They talked of visits{words}.")
    outcome = changes.decide(**by, item=item, text=f"Visits are weekly{words}.")
    interest = changes.declare(**by, meeting=held, post="Lay member", words="Runs a home.", done="Left for item 1.")
    return Meetings(group, seat, held, item, secret, outcome, paper, interest, ahead)
