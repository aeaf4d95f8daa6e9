"""How strong a claim is by all that speaks for it: its own figure and the evidence that is tied to it.

Source: the project's design, "Honest figures". Each source is reckoned by itself, by the weakest of its parts; a claim
is as strong as the strongest of its sources, because a second look by somebody independent does not become weaker for
the agency's own figure beside it. What was done (an activity) does not show that anything changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from answerable.evidence.rules.strength import Basis, Strength, assess
from answerable.evidence.rules.strength_table import LEVELS, Level

Kind = Literal["level", "change", "cause"]
NOTHING = "a figure or an evidence item that speaks for it"
LACKING: tuple[Level, ...] = ("weak", "not shown")  # what needs more evidence before a paper rests on it
ONLY_DONE = "It shows what was done, not what changed, so it does not count towards this claim."


@dataclass(frozen=True, kw_only=True)
class Speaks:
    """One source that speaks for a claim: `key` tells it from the others; `activity` that it shows only what was
    done."""

    key: str
    title: str
    basis: Basis
    activity: bool = False


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """A source with its strength, and why it does not count towards the claim ("" where it does)."""

    source: Speaks
    strength: Strength
    left_out: str = ""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """How strong a claim is, which source that rests on (None: none counts), what would raise it, and whether a cause
    is no more than claimed."""

    level: Level
    sources: tuple[Weighed, ...]
    rests_on: Weighed | None
    raised_by: tuple[str, ...]
    claimed: bool


def judge(kind: Kind, sources: Sequence[Speaks], *, as_at: date) -> Judgement:
    """The strength of a claim as at a day. Without a source that counts nothing is shown."""
    weighed = tuple(
        Weighed(
            source=source,
            strength=assess(source.basis, as_at=as_at, cause=kind == "cause"),
            left_out=ONLY_DONE if source.activity and kind != "level" else "",
        )
        for source in sources
    )
    counting = [each for each in weighed if not each.left_out]
    best = min(counting, key=lambda each: LEVELS.index(each.strength.level), default=None)
    return Judgement(
        level=best.strength.level if best else "not shown",
        sources=weighed,
        rests_on=best,
        raised_by=best.strength.raised_by if best else (NOTHING,),
        claimed=kind == "cause" and (best is None or best.strength.claimed),
    )
