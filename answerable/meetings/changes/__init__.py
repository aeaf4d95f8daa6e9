"""Everything that writes meetings."""

from answerable.meetings.changes.agenda import (
    add_item,
    add_paper,
    cancel_meeting,
    change_item,
    change_meeting,
    plan_meetings,
    take_on,
    withdraw,
)
from answerable.meetings.changes.minutes import (
    challenge,
    decide,
    declare,
    enter_attendance,
    minute,
    move,
    promise,
    publish,
    record_file,
)
from answerable.meetings.changes.sending import begin_letter, letter_sent
from answerable.meetings.changes.terms import add_seat, change_seat, set_terms

__all__ = [
    "add_item",
    "add_paper",
    "add_seat",
    "begin_letter",
    "cancel_meeting",
    "challenge",
    "change_item",
    "change_meeting",
    "change_seat",
    "decide",
    "declare",
    "enter_attendance",
    "letter_sent",
    "minute",
    "move",
    "plan_meetings",
    "promise",
    "publish",
    "record_file",
    "set_terms",
    "take_on",
    "withdraw",
]
