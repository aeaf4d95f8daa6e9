"""How an event is signed: HMAC-SHA256 over the event before it and its own fields, in one canonical form."""

import hashlib
import hmac
import json
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """An event as it is signed. `at` is aware; it is signed in UTC, so that the database's own zone plays no part."""

    chain: str
    number: int
    at: datetime
    user: int | None
    what: str
    subject: str
    fields: list[Any]
    mac: str


# The event by which an installation vouches for the events before it, which another installation's key signed: from
# here on nobody can change them unseen. Its `fields` are one digest over all of them.
SEALED = "history of another installation sealed"


def _text(before: str, entry: Entry) -> bytes:
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    words = [before, entry.chain, entry.number, at, entry.user, entry.what, entry.subject, entry.fields]
    return json.dumps(words, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()


def mac(key: str, before: str, entry: Entry) -> str:
    """The signature (64 hex digits) of `entry` that follows the event signed `before` ("" for a chain's first)."""
    return hmac.new(key.encode(), _text(before, entry), hashlib.sha256).hexdigest()


def digest(entries: Iterable[Entry]) -> str:
    """SHA-256 over events and their signatures, in the order given: what a seal holds of those before it."""
    whole = hashlib.sha256()
    for entry in entries:
        whole.update(_text(entry.mac, entry))
    return whole.hexdigest()


def faults(key: str, entries: Iterable[Entry], *, heads: Collection[tuple[int, str]] = ()) -> list[str]:
    """What is wrong with one chain, read in order of number: altered, missing or reordered rows, in plain words.

    `heads` are numbers and signatures that were printed elsewhere: a chain that no longer holds one has been cut off
    or rewritten. What another key signed counts as good once a seal vouches for it.
    """
    found: list[str] = []
    unsigned: list[str] = []
    before, number = "", 0
    signatures = {}
    whole = hashlib.sha256()
    for entry in entries:
        number += 1
        if entry.number != number:
            found.append(f"{entry.chain}: event {number} is missing; the next one there is {entry.number}.")
            number = entry.number
        if not hmac.compare_digest(entry.mac, mac(key, before, entry)):
            unsigned.append(f"{entry.chain}: event {entry.number} is not as it was signed.")
        elif entry.what == SEALED and entry.fields == [whole.hexdigest()]:
            unsigned = []
        whole.update(_text(entry.mac, entry))
        before = entry.mac
        signatures[entry.number] = entry.mac
    found += unsigned
    found += [
        f"The chain does not hold event {number} as signed {signature[:12]}…: its tail was cut or rewritten."
        for number, signature in heads
        if signatures.get(number) != signature
    ]
    return found
