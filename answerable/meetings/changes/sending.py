"""Agendas and minutes go out by e-mail: to whom, and what became of each."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep
from answerable.meetings.changes.agenda import hold
from answerable.meetings.models import Letter, Meeting
from answerable.meetings.rules import A_MOMENT, OUT


@transaction.atomic
def begin_letter(*, by: Actor, meeting: Meeting, what: str, person: int, whole: bool, again: bool = False) -> Letter:
    """A letter to one member (`person`) that is about to go: the "agenda", or the "minutes" once they are circulated.
    `whole`: with the confidential items; `again`: also to somebody to whom it went. ValidationError where it goes, or
    went, already: two who press Send at once write to nobody twice."""
    require(by, Permission.KEEP_MEETINGS, on=meeting.board_id)
    if hold(meeting) not in OUT and what == "minutes":
        raise ValidationError("The minutes are not circulated. Nothing was sent.")
    there = meeting.letters.filter(what=what, person=person, withdrawn=False).first()
    now = timezone.now()
    if there and not there.refused and now - there.begun_at < A_MOMENT:
        raise ValidationError("It went to them a moment ago.")
    if there and there.sent_at and not again:
        raise ValidationError("It went to them meanwhile.")
    letter = there or Letter(board_id=meeting.board_id, meeting=meeting, what=what, person_id=person)
    letter.whole, letter.begun_at, letter.sent_at, letter.refused = whole, now, None, ""
    return keep(letter, by=by, board=meeting.board_id, what=f"letter with the {what} made")


@transaction.atomic
def letter_sent(*, by: Actor, letter: Letter, refused: str) -> Letter:
    """Keep whether the mail server took a letter; `refused` says why not, and is empty where it did."""
    require(by, Permission.KEEP_MEETINGS, on=letter.board_id)
    letter.refused, letter.sent_at = refused[:300], None if refused else timezone.now()
    what = f"{letter.what} not sent" if refused else f"{letter.what} sent"
    return keep(letter, by=by, board=letter.board_id, what=what)
