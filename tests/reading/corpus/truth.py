"""What a truth file says its document states, in the proposal's terms.

A truth file is TOML. `[[actions]]` hold what is printed of each action and, beside it, the facts that its cells
state; `[[sections]]` hold the facts of prose, `at` being words of the section's heading ("" where any will do).
A ref that starts with "?" stands for one that is not printed. Spans of days are written short: "2013-02-14" a
day, "2013-02" a month, "2013" a calendar year, "2012/13" a year from April to March, "A..B" from the first day
of A to the last of B, "" no days. `what` lists words of which one must be met ("core groups|meetings"), `kind`
the kinds that are right. `num` and `den` are the x and y of "x of y"; `ratio` is "one in four", which tells a share
and no count. `optional` facts may be proposed or left: careful readers differ on them.
"""

import calendar
import re
from dataclasses import dataclass, field
from typing import Any

Days = tuple[str, str] | None


def days(short: str) -> Days:
    """The first and last ISO day of a span written short (see the module); None for "". Raises ValueError."""
    if not short:
        return None
    if ".." in short:
        first, last = (days(part) for part in short.split(".."))
        assert first and last
        return first[0], last[1]
    if re.fullmatch(r"\d{4}/\d{2}", short):
        year = int(short[:4])
        return f"{year}-04-01", f"{year + 1}-03-31"
    if re.fullmatch(r"\d{4}", short):
        return f"{short}-01-01", f"{short}-12-31"
    if re.fullmatch(r"\d{4}-\d{2}", short):
        year, month = map(int, short.split("-"))
        return f"{short}-01", f"{short}-{calendar.monthrange(year, month)[1]:02d}"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", short):
        return short, short
    raise ValueError(f"not a span of days: {short!r}")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number that the document states (a value, a change, a target), or a measure that has none yet."""

    at: str
    sort: str  # value, change, target, or none (direction_only, planned)
    number: float | None
    what: list[str]
    kinds: list[str]
    period: Days = None
    numerator: float | None = None
    denominator: float | None = None
    ratio: tuple[float, float] | None = None
    partial: bool = False
    unit: str | None = None
    direction: str | None = None
    response_rate: float | None = None
    n: float | None = None
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.at}: {self.sort} {self.number} ({'|'.join(self.what)})"


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A commitment with a date or a meeting. `either`: it may stand as the action's due date instead."""

    at: str
    what: list[str]
    period: Days
    kinds: list[str] = field(default_factory=list)
    precision: list[str] = field(default_factory=list)
    who: str | None = None
    meeting: str | None = None
    either: bool = False
    optional: bool = False

    def __str__(self) -> str:
        when = self.meeting or "–".join(self.period or ())
        return f"{self.at}: {'|'.join(self.what)} by {when}"


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    at: str
    what: list[str]
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.at}: {'|'.join(self.what)}"


@dataclass(frozen=True, kw_only=True)
class Truth:
    """A truth file: `raw` as written, with its facts laid out flat."""

    raw: dict[str, Any]
    figures: list[Figure]
    promises: list[Promise]
    shortfalls: list[Shortfall]

    @property
    def actions(self) -> list[dict[str, Any]]:
        return list(self.raw.get("actions", []))


def truth_of(raw: dict[str, Any]) -> Truth:
    """Lay out a truth file that has been read as TOML."""
    places = [(action["ref"], action) for action in raw.get("actions", [])]
    places += [("§" + section["at"], section) for section in raw.get("sections", [])]
    figures, promises, shortfalls = [], [], []
    for at, place in places:
        for measure in place.get("measures", []):
            figures += figures_of(at, measure)
        promises += [promise_of(at, promise) for promise in place.get("commitments", [])]
        shortfalls += [Shortfall(at=at, what=split(what)) for what in place.get("shortfalls", [])]
        shortfalls += [
            Shortfall(at=at, what=split(what), optional=True) for what in place.get("optional_shortfalls", [])
        ]
    return Truth(raw=raw, figures=figures, promises=promises, shortfalls=shortfalls)


def split(words: str) -> list[str]:
    return [word for word in words.split("|") if word]


def figures_of(at: str, measure: dict[str, Any]) -> list[Figure]:
    """The numbers of one measure of a truth file, each as a figure of its own."""
    common: dict[str, Any] = {
        "at": at,
        "what": split(measure["what"]),
        "kinds": split(measure.get("kind", "")),
        "optional": measure.get("optional", False),
    }
    found = [
        Figure(
            sort="value",
            number=value["v"],
            period=days(value.get("of", "")),
            numerator=value.get("num"),
            denominator=value.get("den"),
            ratio=(value["ratio"][0], value["ratio"][1]) if "ratio" in value else None,
            partial=value.get("partial", False),
            response_rate=measure.get("response_rate"),
            n=measure.get("n"),
            **common,
        )
        for value in measure.get("values", [])
    ]
    if change := measure.get("change"):
        stated = {"number": change.get("v"), "unit": change.get("unit"), "direction": change.get("dir")}
        found.append(Figure(sort="change", **stated, **common))
    if "target" in measure:
        found.append(Figure(sort="target", number=measure["target"], **common))
    return found or [Figure(sort="none", number=None, **common)]


def promise_of(at: str, promise: dict[str, Any]) -> Promise:
    return Promise(
        at=at,
        what=split(promise["what"]),
        period=days(promise.get("of", "")),
        kinds=split(promise.get("kind", "")),
        precision=split(promise.get("precision", "")),
        who=promise.get("who"),
        meeting=promise.get("meeting"),
        either=promise.get("either", False),
        optional=promise.get("optional", False),
    )
