"""How names are put in order."""

import unicodedata


def sort_key(name: str) -> str:
    """A name as it is sorted: no accents, no case, no leading "the"; the same order in every database.

    >>> sort_key("The Élan Trust")
    'elan trust'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split()).removeprefix("the ")[:200]
