"""Numbers as a British reader expects them: 1,234; 40.5%; a true minus sign."""

from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"


def number(value: float, decimals: int | None = None) -> str:
    """`value` with thousands separated, rounded half up to `decimals` places (None: one, dropped when it is nought).

    Rounds the number as it is written, not its binary neighbour: 0.25 gives 0.3 and 2.675 to two places 2.68.
    """
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-(1 if decimals is None else decimals)), ROUND_HALF_UP)
    if decimals is None and exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    return f"{MINUS if exact < 0 else ''}{abs(exact):,f}"


def percent(value: float, decimals: int | None = None) -> str:
    """`value` per cent (40.5 gives 40.5%)."""
    return f"{number(value, decimals)}%"


def points(value: float) -> str:
    """A difference of percentages, without its sign: 1 percentage point, 18 percentage points."""
    shown = number(abs(value))
    return f"{shown} percentage point{'' if shown == '1' else 's'}"


def with_unit(value: float, unit: str) -> str:
    """`value` with its unit as printed beside it: 15%, 4.2 days, 413 (a count needs none)."""
    if is_percent(unit):
        return percent(value)
    return number(value) if unit.strip().lower() in ("", "count", "number") else f"{number(value)} {unit}"


def is_percent(unit: str) -> bool:
    """Whether a unit, as a document words it, means per cent."""
    return unit.strip().lower() in ("%", "percent", "per cent", "percentage")


def rounding(value: float) -> float:
    """How far the true figure may lie from `value` as it is written: half its last place (33 gives 0.5)."""
    places = len(str(value).partition(".")[2].rstrip("0"))
    return 0.5 * 10**-places + 1e-9
