"""The proposal: what a document was understood to say, before a person has confirmed any of it.

This is the project's open interchange format. `docs/proposal.schema.json` is generated from these classes
(`answerable read --schema`) and a test keeps the two equal. Dates are ISO, refs are as printed, nothing is invented:
what the document does not say stays None or an empty list.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

Precision = Literal[
    "day",
    "early_month",
    "mid_month",
    "end_month",
    "month",
    "quarter",
    "season",
    "year",
    "financial_year",
    "meeting",
    "event",
    "open",
]
MeasureKind = Literal["level", "change", "baseline_current", "series", "count", "target", "direction_only", "planned"]
CommitmentKind = Literal["report", "complete", "review", "decide", "start", "train", "other"]
BlockKind = Literal["paragraph", "heading", "item"]
AgencyKind = Literal["agency", "partnership", "inspectorate", "school", "other"]
ChangeUnit = Literal["percent", "points", "count"]
Direction = Literal["up", "down"]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where in the document a fact stands; only the fields that its format has are set. Rows and lines count from 1."""

    part: str = ""
    line: int | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A date as written (`words`), the days it may mean (`from_` to `to`, both inclusive) and how exact it is."""

    words: str
    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None
    precision: Precision = "open"
    year_inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class Period:
    """The stretch of time that a value speaks of, as written and as days (both inclusive)."""

    words: str
    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None


@dataclass(frozen=True, kw_only=True)
class Document:
    title: str = ""
    kind: str = ""
    body: str = ""
    date: str | None = None
    period: str | None = None


@dataclass(frozen=True, kw_only=True)
class Aim:
    ref: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Also:
    """A second ref and wording of an objective, printed elsewhere in the same document."""

    ref: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Objective:
    ref: str
    title: str = ""
    aim: str | None = None
    leads: list[str] = field(default_factory=list)
    also: Also | None = None


@dataclass(frozen=True, kw_only=True)
class Action:
    """`status` is as printed. `level` is the code of the level of the board's scale on which a person put it; the
    reader leaves it empty."""

    ref: str
    objective: str | None = None
    text: str = ""
    leads: list[str] = field(default_factory=list)
    contributors: list[str] = field(default_factory=list)
    due: Due | None = None
    status: str | None = None
    level: str | None = None
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Block:
    kind: BlockKind
    text: str


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One progress cell: its blocks in order, and `text`, the plain words with all fragments joined."""

    action: str
    period: str | None = None
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Update:
    """A part of a statement that speaks for one agency; proposed, never assumed."""

    action: str
    agency: str
    period: str | None = None
    text: str = ""
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Agency:
    name: str
    kind: AgencyKind = "agency"
    aliases: list[str] = field(default_factory=list)
    funds: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    name: str
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Person:
    name: str
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Base:
    """What a figure is counted over: its words, its size n, and for a survey the response rate in per cent."""

    words: str = ""
    n: int | None = None
    response_rate: float | None = None


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value for one period. `words` is as printed ("just over 40%"), `qualifier` its hedge ("just over")."""

    value: float
    words: str = ""
    qualifier: str = ""
    numerator: float | None = None
    denominator: float | None = None
    period: Period | None = None
    partial: bool = False


@dataclass(frozen=True, kw_only=True)
class Change:
    """A stated change; `value` is never negative, `direction` carries the sign. None where no figure is given."""

    value: float | None = None
    unit: ChangeUnit = "percent"
    direction: Direction | None = None


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A figure that the document states, under one action or one section of prose."""

    what: str
    action: str | None = None
    section: str | None = None
    agency: str | None = None
    area: str | None = None
    population: str | None = None
    kind: MeasureKind = "level"
    unit: str = ""
    base: Base | None = None
    values: list[Value] = field(default_factory=list)
    change: Change | None = None
    target: float | None = None
    attribution: str | None = None
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A promise. `meeting` names the meeting it was made to ("the board's January meeting"), if one is named."""

    what: str
    action: str | None = None
    section: str | None = None
    kind: CommitmentKind = "other"
    who: str | None = None
    due: Due | None = None
    meeting: str | None = None
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Item:
    ref: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Recommendations:
    """One list of recommendations; `count` also where the items themselves are not printed."""

    source: Source = Source()
    made_by: str | None = None
    made_to: str | None = None
    date: str | None = None
    count: int | None = None
    items: list[Item] = field(default_factory=list)
    response: str | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionSought:
    text: str
    of: str | None = None
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Shortfall:
    text: str
    action: str | None = None
    section: str | None = None
    about: str = ""
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Something a person should look at. `where` names the place in the reader's words ("Objective 3.1")."""

    where: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Proposal:
    document: Document = Document()
    aims: list[Aim] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    recommendations: list[Recommendations] = field(default_factory=list)
    decisions_sought: list[DecisionSought] = field(default_factory=list)
    shortfalls: list[Shortfall] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
