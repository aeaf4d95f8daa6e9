"""Everything that writes asks and the links by which they are answered."""

from answerable.asks.changes.answering import confirm, say_all, say_changes, say_part, submit
from answerable.asks.changes.asking import accept_answer, ask_more, extend, open_asks, send_back, withdraw_ask
from answerable.asks.changes.figures import drop_figure, say_figure
from answerable.asks.changes.links import (
    issue_link,
    link_sent,
    new_code,
    pass_on,
    prove,
    withdraw_link,
)
from answerable.asks.changes.reminding import remind_daily, remind_no_more, reminded

__all__ = [
    "accept_answer",
    "ask_more",
    "confirm",
    "drop_figure",
    "extend",
    "issue_link",
    "link_sent",
    "new_code",
    "open_asks",
    "pass_on",
    "prove",
    "remind_daily",
    "remind_no_more",
    "reminded",
    "say_all",
    "say_changes",
    "say_figure",
    "say_part",
    "send_back",
    "submit",
    "withdraw_ask",
    "withdraw_link",
]
