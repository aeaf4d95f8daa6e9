"""Reading the chain of events, and checking it."""

from collections.abc import Iterator

from django.conf import settings

from answerable.history.changes import chain_of
from answerable.history.models import Chain, Event
from answerable.history.rules import Entry, faults


def head_of(board: int | None) -> tuple[int, str]:
    """The number and signature of the newest event of a board's chain; (0, "") before the first."""
    chain = Chain.objects.filter(name=chain_of(board)).values_list("number", "head").first()
    return chain or (0, "")


def _entries(chain: str) -> Iterator[Entry]:
    rows = Event.objects.filter(chain=chain).order_by("number").values_list(*Entry._fields)
    return (Entry(*row) for row in rows.iterator(chunk_size=1000))


def check(*, printed: dict[str, tuple[int, str]] | None = None) -> list[str]:
    """Everything that is wrong with any chain; `printed` are heads that stand in papers, by name of chain."""
    printed = printed or {}
    found: list[str] = []
    chains = dict(Chain.objects.values_list("name", "number"))
    names = set(chains) | set(Event.objects.values_list("chain", flat=True).distinct()) | set(printed)
    for name in sorted(names):
        found += faults(settings.HISTORY_KEY, _entries(name), head=printed.get(name))
        count = Event.objects.filter(chain=name).count()
        if count != chains.get(name, 0):
            found.append(f"{name}: {chains.get(name, 0)} events were written, {count} are there.")
    return found
