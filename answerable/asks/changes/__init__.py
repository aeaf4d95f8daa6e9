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
from answerable.asks.changes.moderating import moderate_answer
from answerable.asks.changes.offering import drop_evidence, offer_evidence, pick_evidence
from answerable.asks.changes.reminding import remind_daily, remind_no_more, reminded

__all__ = [
    "accept_answer",
    "ask_more",
    "confirm",
    "drop_evidence",
    "drop_figure",
    "extend",
    "issue_link",
    "link_sent",
    "moderate_answer",
    "new_code",
    "offer_evidence",
    "open_asks",
    "pass_on",
    "pick_evidence",
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
