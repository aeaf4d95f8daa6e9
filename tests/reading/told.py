"""Says in short what was found, so that a test's table can be read: "-28 percent", "24.1% -> 18.6%", "41/45"."""

from answerable.reading.proposal import Commitment, Measure, Value


def figure(measure: Measure) -> str:
    """Kind and numbers of a measure; a hedge as ~, a part-year as *."""
    parts = []
    if measure.values:
        parts.append(" -> ".join(_value(value, measure.unit) for value in measure.values))
    if measure.change:
        sign = {"up": "+", "down": "-", None: "±"}[measure.change.direction]
        number = "" if measure.change.value is None else f"{measure.change.value:g} {measure.change.unit}"
        parts.append(f"{sign}{number}")
    if measure.target is not None:
        parts.append(f"target {measure.target:g}")
    return f"{measure.kind} {', '.join(parts)}".strip()


def _value(value: Value, unit: str) -> str:
    mark = unit if unit == "%" else ""
    parts = f" ({value.numerator:g}/{value.denominator:g})" if value.numerator and value.denominator else ""
    return f"{'~' if value.qualifier else ''}{value.value:g}{mark}{parts}{'*' if value.partial else ''}"


def promise(commitment: Commitment) -> str:
    """Kind, who and when of a commitment, and its meeting."""
    due = commitment.due
    when = f"{due.from_}..{due.to}" if due and due.from_ else (due.precision if due else "undated")
    who = f" {commitment.who}" if commitment.who else ""
    meeting = f" at {commitment.meeting}" if commitment.meeting else ""
    return f"{commitment.kind}{who} {when}{meeting}"
