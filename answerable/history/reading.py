"""Reading the chain of events, and checking it."""

from collections.abc import Collection, Iterator, Mapping

from django.conf import settings

from answerable.history.changes import chain_of
from answerable.history.models import Chain, Event
from answerable.history.rules import Entry, faults


def head_of(board: int | None) -> tuple[int, str]:
    """The number and signature of the newest event of a board's chain; (0, "") before the first."""
    chain = Chain.objects.filter(name=chain_of(board)).values_list("number", "head").first()
    return chain or (0, "")


def entries_of(chain: str) -> Iterator[Entry]:
    rows = Event.objects.filter(chain=chain).order_by("number").values_list(*Entry._fields)
    return (Entry(*row) for row in rows.iterator(chunk_size=1000))


def check(*, printed: Mapping[str, Collection[tuple[int, str]]] | None = None) -> list[str]:
    """Everything that is wrong with any chain; `printed` are heads that stand in papers, by name of chain."""
    printed = printed or {}
    found: list[str] = []
    chains = {name: (number, head) for name, number, head in Chain.objects.values_list("name", "number", "head")}
    names = set(chains) | set(Event.objects.values_list("chain", flat=True).distinct()) | set(printed)
    for name in sorted(names):
        found += faults(settings.HISTORY_KEY, entries_of(name), heads=printed.get(name, ()))
        events = Event.objects.filter(chain=name)
        count, (written, head) = events.count(), chains.get(name, (0, ""))
        if count != written:
            found.append(f"{name}: {written} events were written, {count} are there.")
        elif (events.order_by("-number").values_list("mac", flat=True).first() or "") != head:
            found.append(f"{name}: the next event would not follow the newest one there.")
    return found
