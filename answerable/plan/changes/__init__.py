"""Everything that writes the plan: its levels, its actions, what is said of them round by round, and what was promised.
Each family has its module; rooms above take them from here."""

from answerable.plan.changes.actions import (
    add_action,
    change_action,
    change_ref,
    close_action,
    place_action,
    reopen_action,
    split_action,
)
from answerable.plan.changes.levels import (
    add_aim,
    add_objective,
    change_aim,
    change_objective,
    change_plan,
    make_plan,
)
from answerable.plan.changes.moderating import moderate
from answerable.plan.changes.order import move
from answerable.plan.changes.progress import (
    add_shortfall,
    change_round,
    correct_update,
    open_round,
    set_status,
    write_statement,
    write_update,
)
from answerable.plan.changes.promises import (
    add_commitment,
    change_commitment,
    conclude_commitment,
    minute_commitment,
)
from answerable.plan.changes.records import add_all, bodies_named, correct, correct_all, withdraw
from answerable.plan.changes.year import begin_from, take_step, withdraw_step

__all__ = [
    "add_action",
    "add_aim",
    "add_all",
    "add_commitment",
    "add_objective",
    "add_shortfall",
    "begin_from",
    "bodies_named",
    "change_action",
    "change_aim",
    "change_commitment",
    "change_objective",
    "change_plan",
    "change_ref",
    "change_round",
    "close_action",
    "conclude_commitment",
    "correct",
    "correct_all",
    "correct_update",
    "make_plan",
    "minute_commitment",
    "moderate",
    "move",
    "open_round",
    "place_action",
    "reopen_action",
    "set_status",
    "split_action",
    "take_step",
    "withdraw",
    "withdraw_step",
    "write_statement",
    "write_update",
]
