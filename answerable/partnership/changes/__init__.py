"""Everything that writes boards, agencies, groups, people and appointments; rooms above take it from here."""

from answerable.partnership.changes.bodies import (
    add_agency,
    add_group,
    add_name,
    add_post,
    called,
    change_agency,
    change_group,
    held,
    make_agency,
    make_board,
    make_group,
    withdraw_name,
)
from answerable.partnership.changes.people import (
    TOLD,
    appoint,
    change_appointment,
    change_person,
    end_appointment,
    explain_reading,
    make_account,
    tell_by_email,
)

__all__ = [
    "TOLD",
    "add_agency",
    "add_group",
    "add_name",
    "add_post",
    "appoint",
    "called",
    "change_agency",
    "change_appointment",
    "change_group",
    "change_person",
    "end_appointment",
    "held",
    "make_account",
    "make_agency",
    "make_board",
    "make_group",
    "tell_by_email",
    "explain_reading",
    "withdraw_name",
]
