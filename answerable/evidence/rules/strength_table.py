"""The printed table: how strong each kind of source, age, base, comparison and cause makes a claim.

Source: the project's design, "Honest figures". The levels are this project's judgement, printed in full wherever they
are used so that they can be argued with; the sizes of a base follow `intervals.py`. The words are neutral: they
say where a figure comes from, not whom to doubt.
"""

from dataclasses import dataclass
from typing import Literal

from answerable.evidence.rules.intervals import FEW, TOO_FEW

Level = Literal["strong", "fair", "weak", "not shown"]
LEVELS: tuple[Level, ...] = ("strong", "fair", "weak", "not shown")
Dimension = Literal["source", "freshness", "base", "answers", "comparison", "cause"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the printed table: when it applies (`case`), the level it gives, why, and what would raise it."""

    dimension: Dimension
    case: str
    level: Level
    why: str
    raised_by: str = ""


_ASK_SOURCE = "an audit or inspection by someone other than the agency"

# The printed table. Within a dimension the first case that applies counts.
TABLE: tuple[Row, ...] = (
    Row(dimension="source", case="an inspectorate or someone independent, by a stated method", level="strong",
        why="someone with no part in the work looked"),
    Row(dimension="source", case="an inspectorate or someone independent, method not stated", level="fair",
        why="someone with no part in the work, but how they looked is not stated", raised_by="the method stated"),
    Row(dimension="source", case="children or families, by survey", level="strong",
        why="those the work is for were asked"),
    Row(dimension="source", case="children or families, in any other way", level="fair",
        why="those the work is for spoke, but not all were asked alike", raised_by="a survey of all of them"),
    Row(dimension="source", case="the board or another agency, by a stated method", level="fair",
        why="a second source, near to the work", raised_by="a check by someone independent"),
    Row(dimension="source", case="the agency itself, by a return or from its records", level="fair",
        why="routine counts of the agency's own", raised_by=_ASK_SOURCE),
    Row(dimension="source", case="the agency itself, in any other way", level="weak",
        why="the agency's own word, an internal inspection, audit or survey included", raised_by=_ASK_SOURCE),
    Row(dimension="source", case="the board or another agency, method not stated", level="weak",
        why="how they know is not stated", raised_by="the method stated"),
    Row(dimension="source", case="producer not stated", level="weak",
        why="nobody says whose figure it is", raised_by="the producer and the method stated"),
    Row(dimension="freshness", case="past its expiry date", level="not shown",
        why="it has expired", raised_by="newer evidence"),
    Row(dimension="freshness", case="date not given", level="not shown",
        why="nothing says that it is not three years old or more", raised_by="the date or period given"),
    Row(dimension="freshness", case="its period is not over", level="weak",
        why="it speaks of a period that is not over", raised_by="the figure for the whole period"),
    Row(dimension="freshness", case="under 12 months old", level="strong", why="it is of the last 12 months"),
    Row(dimension="freshness", case="12 to under 24 months old", level="fair",
        why="it is a year old or more", raised_by="a newer figure"),
    Row(dimension="freshness", case="24 to under 36 months old", level="weak",
        why="it is two years old or more", raised_by="a newer figure"),
    Row(dimension="freshness", case="36 months old or more", level="not shown",
        why="it is three years old or more and says little of today", raised_by="a newer figure"),
    Row(dimension="base", case="base not given", level="weak",
        why="how many it is counted over is not given", raised_by="the number it is counted over"),
    Row(dimension="base", case="numbers that cannot be", level="not shown",
        why="the part is larger than the whole", raised_by="the right numbers"),
    Row(dimension="base", case="a focus group", level="weak",
        why="a few voices, not a measure", raised_by="a survey of all of them"),
    Row(dimension="base", case="everyone counted", level="strong", why="everyone or everything was counted"),
    Row(dimension="base", case="a sample of 100 or more", level="strong", why="enough to tell a share from chance"),
    Row(dimension="base", case=f"a sample of {FEW} to 99", level="fair",
        why="enough for a rough share", raised_by="a sample of 100 or more"),
    Row(dimension="base", case=f"a sample of {TOO_FEW} to {FEW - 1}", level="weak",
        why="few were asked or looked at", raised_by=f"a sample of {FEW} or more"),
    Row(dimension="base", case=f"a sample of fewer than {TOO_FEW}", level="not shown",
        why="too few to say", raised_by=f"a sample of {FEW} or more"),
    Row(dimension="answers", case="a survey, response rate not given", level="weak",
        why="how many of those asked answered is not given", raised_by="the response rate"),
    Row(dimension="answers", case="a survey answered by 60% or more", level="strong", why="most answered"),
    Row(dimension="answers", case="a survey answered by 30% to under 60%", level="fair",
        why="many did not answer, and what they think is unknown", raised_by="answers from 60% or more"),
    Row(dimension="answers", case="a survey answered by under 30%", level="weak",
        why="most did not answer, and what they think is unknown", raised_by="answers from 60% or more"),
    Row(dimension="comparison", case="like set beside like", level="strong",
        why="both figures are given, for periods of one length and one definition"),
    Row(dimension="comparison", case="a change without its figures", level="weak",
        why="change only: the figures it was worked out from are not given", raised_by="both figures and their bases"),
    Row(dimension="comparison", case="unlike periods or definitions", level="not shown",
        why="the two figures cannot be set side by side", raised_by="two figures for like periods"),
    Row(dimension="cause", case="a cause, compared with what happened without it", level="strong",
        why="what happened without it was looked at too"),
    Row(dimension="cause", case="a cause as claimed", level="weak",
        why="claimed: nothing shows what would have happened without it",
        raised_by="a comparison with a place, a group or a time without it"),
)  # fmt: skip
