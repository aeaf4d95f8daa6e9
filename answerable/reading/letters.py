"""Which letters words may hold, whoever sent them, and how many where there is little room."""

import re

# Neither a database nor Word (XML) holds the first ones; the last two rows turn the direction of print, so that 28 %
# may look like 82 %.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def without_controls(text: str) -> str:
    """`text` without characters that control a machine, halves of characters, and marks that turn print round.

    >>> without_controls("A bell\\x07, a tab\\t and a nought\\x00.")
    'A bell, a tab\\t and a nought.'
    """
    return _CONTROLS.sub("", text)


def as_typed(text: str) -> str:
    """The same, of what a person typed: lines end in a single newline, whatever sent them.

    >>> as_typed("One.\\r\\n \\r\\nTwo.\\x07")
    'One.\\n\\nTwo.'
    """
    return "\n".join(without_controls(line).rstrip() for line in text.splitlines())


def shortened(words: str, most: int) -> str:
    """Words of at most so many letters, the last of them “…” where some are left out."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
