"""What a look at one thing gives: how it stands, and what to do."""

from typing import NamedTuple


class Finding(NamedTuple):
    """`level`: "ok"; "look", which a person has to judge; "wrong", which has to be mended."""

    level: str
    about: str
    words: str


def ok(about: str, words: str) -> Finding:
    return Finding("ok", about, words)


def look(about: str, words: str) -> Finding:
    return Finding("look", about, words)


def wrong(about: str, words: str) -> Finding:
    return Finding("wrong", about, words)
