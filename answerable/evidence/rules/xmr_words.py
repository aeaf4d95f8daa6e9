"""An XmR chart read aloud, for an elected member who has never seen one."""

from collections.abc import Sequence

from answerable.evidence.rules.limits import RUN, Signal
from answerable.evidence.rules.xmr import ENOUGH, Judged, Reading, Variation
from answerable.ui.numbers import is_percent, with_unit

LEFT_OUT = {
    "part of a year": "only part of a year",
    "other definition": "counted another way",
    "wider area": "of another area",
    "missing": "missing",
}
_MEANING: dict[Variation, str] = {
    "improvement": "a sign of improvement",
    "concern": "a cause for concern",
    "neutral": "a sign that something has changed",
}
_TARGET = {
    "passing": "The target of {target} can be expected to be met every time.",
    "failing": "The target of {target} will not be met unless something changes.",
    "hit or miss": "The target of {target} will be met at some times and missed at others, by chance alone.",
}


def in_words(reading: Reading, unit: str = "") -> str:
    """What the chart says: the latest figures, whether they are out of the ordinary, the target, what was left out.

    Fewer than 12 points are told from first to last with no judgement; two are never a trend.
    """
    used = reading.used
    if not used:
        return "There are no figures to show." if not reading.points else f"No figure counts. {_left_out(reading)}"
    parts = [_judged(reading, unit) if reading.limits else _few(used, unit)]
    odd = [each.point.label for each in used[:-1] if "outside" in each.signals]
    if odd and reading.limits:
        parts.append(f"Out of the ordinary before: {', '.join(odd)}.")
    if reading.assurance and reading.target is not None:
        parts.append(_TARGET[reading.assurance].format(target=with_unit(reading.target, unit)))
    return " ".join([*parts, _left_out(reading)]).strip()


def _judged(reading: Reading, unit: str) -> str:
    last, limits = reading.used[-1], reading.limits
    assert limits is not None
    better = {"up": " (higher is better)", "down": " (lower is better)", "": ""}[reading.polarity]
    if last.signals:
        return f"{_signal(last, unit)}: {_MEANING[last.variation]}{better}."
    lower = with_unit(limits.lower, unit if is_percent(unit) else "")
    between = f"between {lower} and {with_unit(limits.upper, unit)}"
    return (
        f"The latest figure, {_shown(last, unit)}, lies within what this measure does by chance ({between}): "
        "nothing shows that it has changed."
    )


def _signal(last: Judged, unit: str) -> str:
    up = last.found.way > 0
    words: dict[Signal, str] = {
        "outside": f"The latest figure, {_shown(last, unit)}, is {'above' if up else 'below'} anything that this "
        "measure does by chance",
        "two of three": f"At least two of the latest three figures are unusually {'high' if up else 'low'}",
        "run": f"The latest figures, {RUN} or more in a row, are all {'above' if up else 'below'} the average",
        "trend": f"The latest figures, {RUN} or more in a row, have {'risen' if up else 'fallen'} every time",
    }
    return words[last.signals[0]]


def _few(used: Sequence[Judged], unit: str) -> str:
    """The latest phase, which has too few figures for limits."""
    start = max((at + 1 for at, each in enumerate(used) if each.limits), default=0)
    phase, since = used[start:], " since the limits were set afresh" if start else ""
    if len(phase) == 1:
        return f"One figure{since}, {_shown(phase[0], unit)}: nothing to set it beside."
    shown = f"From {_shown(phase[0], unit)} to {_shown(phase[-1], unit)}."
    if len(phase) == 2:
        return f"{shown} Two figures{since} are never a trend."
    return f"{shown} {len(phase)} figures{since} are too few to tell a change from chance ({ENOUGH} are needed)."


def _left_out(reading: Reading) -> str:
    why: dict[str, list[str]] = {}
    for each in reading.points:
        if each.left_out:
            why.setdefault(each.left_out, []).append(each.point.label)
    listed = "; ".join(f"{', '.join(labels)} ({LEFT_OUT[reason]})" for reason, labels in why.items())
    return f"Left out: {listed}." if listed else ""


def _shown(each: Judged, unit: str) -> str:
    assert each.point.value is not None  # points that count have values
    return f"{with_unit(each.point.value, unit)} ({each.point.label})"
