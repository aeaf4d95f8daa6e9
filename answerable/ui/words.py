"""Words as an English sentence has them: a number with its noun, names one after another. Pure."""

from collections.abc import Sequence


def counted(count: int, one: str, many: str = "") -> str:
    """>>> counted(1, "action"), counted(1200, "action"), counted(2, "agency", "agencies")
    ('1 action', '1,200 actions', '2 agencies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """>>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', '')
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))
