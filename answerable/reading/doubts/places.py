"""Places and quotations as a doubt names them."""

from collections.abc import Iterator, Sequence

from answerable.reading.blocks import Passage
from answerable.reading.sentences import split_sentences


def place(passage: Passage) -> str:
    """Where a passage stands, in the reader's words."""
    return at(passage.action, passage.section)


def at(action: str | None, section: str | None) -> str:
    """Words for a place: "Action 1.1.1" or a section's heading."""
    return f"Action {action}" if action else section or "Document"


def sentences(passages: Sequence[Passage], *roles: str) -> Iterator[tuple[Passage, str]]:
    """Every sentence of the passages in the given roles (all where none is given), with its passage."""
    for passage in passages:
        if not roles or passage.role in roles:
            for line in passage.lines:
                for sentence in split_sentences(line.text):
                    yield passage, sentence


def whole_text(passage: Passage) -> str:
    """A passage's words in one string."""
    return " ".join(line.text for line in passage.lines)


def quote(text: str, words: int = 14) -> str:
    """The first words of a text in quotation marks."""
    parts = text.split()
    return f"“{' '.join(parts[:words])}{' …' if len(parts) > words else ''}”"
