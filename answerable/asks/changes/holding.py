"""Hold an ask while it is written."""

from django.core.exceptions import ValidationError

from answerable.asks.models import Ask
from answerable.asks.record import links_open
from answerable.asks.rules import ANSWERABLE
from answerable.history.changes import read_anew


def hold_open(ask: Ask, since: int | None = None, *, to_confirm: bool = False) -> None:
    """Hold an ask that may still be answered; raises ValidationError where it may not. `since`: see `read_anew`;
    `to_confirm`: one whose answer is to be confirmed will do as well."""
    read_anew(ask, since=since)
    if ask.withdrawn:
        raise ValidationError("The board has withdrawn this request meanwhile. Nothing needs to be sent.")
    if not (links_open(ask) if to_confirm else ask.state in ANSWERABLE):
        raise ValidationError("This has been answered meanwhile. If something is wrong, it can be sent back.")
