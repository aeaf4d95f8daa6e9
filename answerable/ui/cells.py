"""What is written into the cells of a file that a spreadsheet opens. Pure."""

import re

_FORMULA = re.compile(r"[\s\x00-\x20\u200b-\u200f\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n]")
# What XML 1.0 (section 2.2, Char) and so a spreadsheet cannot hold.
_NOT_KEPT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that could be taken for it is given a leading apostrophe.

    Source: OWASP, CSV Injection: cells that begin with = + - @, a tab or a carriage return (and full-width forms).

    >>> inert("=1+1"), inert("-5"), inert("1.2.2")
    ("'=1+1", "'-5", '1.2.2')
    """
    kept = _NOT_KEPT.sub("", text)
    return f"'{kept}" if _FORMULA.match(kept) else kept


def as_typed(text: str) -> str:
    """What somebody typed into a cell whose text had been made `inert`: without the apostrophe that it was given.

    >>> as_typed("'=1+1"), as_typed("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
