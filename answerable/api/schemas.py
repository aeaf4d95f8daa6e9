"""What the API gives and takes: names are the field's own terms, and stay what they are."""

from datetime import date, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from ninja import Schema
from pydantic import BeforeValidator, Field

from answerable.partnership.pages import MOST_ID
from answerable.reading.letters import as_typed

Item = TypeVar("Item")
Id = Annotated[int, Field(ge=1, le=MOST_ID)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2100, 12, 31))]


def _cleaned(words: Any) -> Any:
    return as_typed(words).strip() if isinstance(words, str) else words


Words = Annotated[str, BeforeValidator(_cleaned)]


class Sent(Schema):
    """What is sent; a name that is not known is refused rather than passed over."""

    model_config = {"extra": "forbid"}


class Page(Schema, Generic[Item]):
    items: list[Item]
    count: int = Field(description="How many there are in all.")
    page: int
    pages: int


class Named(Schema):
    id: int
    name: str


class Level(Schema):
    code: str
    name: str
    descriptor: str = ""


class Round(Schema):
    id: int
    title: str
    on: date
    fictional: bool


class Aim(Schema):
    id: int
    ref: str
    title: str


class Objective(Schema):
    id: int
    aim_id: int | None
    ref: str
    title: str
    partnership: str = Field(description="“single” or “multi” agency; empty where that is not stated.")


class Plan(Schema):
    id: int
    title: str
    period: str
    aim_word: str
    objective_word: str
    stands: str = Field(
        description="Where it stands: draft, consultation, agreed, in force or closed; empty where that is not stated, "
        "and it is treated as in force."
    )
    aims: list[Aim]
    objectives: list[Objective]
    rounds: list[Round] = Field(description="Oldest first.")
    delivery: list[Level] = Field(description="The board's scale of delivery status.")
    impact: list[Level] = Field(description="The board's scale of impact status.")
    agencies: list[Named]


class Due(Schema):
    words: str = Field(description="As somebody wrote it.")
    from_: date | None = Field(alias="from", description="The first day that it may mean.")
    to: date | None = Field(description="The last day that it may mean.")


class Action(Schema):
    id: int
    objective_id: int | None
    ref: str
    text: str
    due: Due
    closed: str = Field(description="With what outcome it was closed; empty while it is open.")
    leads: list[str]
    contributors: list[str]
    delivery: str = Field(description="The newest delivery status, a code of the plan's scale; empty if not stated.")
    impact: str = Field(description="The newest impact status, likewise.")


class Statement(Schema):
    round: str
    text: str
    status_words: str
    delivery: str
    impact: str


class Update(Schema):
    id: int
    action_id: int
    round_id: int
    agency: Named | None
    group: Named | None = Field(description="The board’s own group that reports, where it is no agency")
    post: Named | None = Field(description="The post of no agency that reports, where it is neither")
    text: str = Field(description="What was done; all there is of one that was read out of a document")
    difference: str = Field(description="What changed for children")
    voices: str = Field(description="What children and families said")
    ahead: str = Field(description="What is next, and by when")
    delivery: str = Field(description="The level of the board’s scale that the agency proposes, by its code")
    impact: str
    because: str = Field(description="Why this status")
    forecast: str = Field(description="When the agency expects it done, in its words")
    state: str
    on_behalf: str = Field(
        description="How the board knows words that it wrote for the agency, until that confirms them"
    )


class Commitment(Schema):
    id: int
    action_id: int | None
    round_id: int
    kind: str
    what: str
    who: str
    due: Due
    meeting: str
    standing: str = Field(description="Done, Not yet due, Overdue, No update received …")
    outcome: str
    outcome_words: str


class OneCommitment(Commitment):
    version: int = Field(description="Send it along with an outcome: it is refused if somebody was there before.")


class Shortfall(Schema):
    id: int
    round_id: int
    text: str
    about: str


class Moderation(Schema):
    """What a group of the board says of an update."""

    group: Named
    verdict: Literal["accepted", "sent back"]
    delivery: str = Field(description="The level of the board’s scale on which the group puts it, by its code")
    impact: str
    words: str
    on_behalf: str = Field(description="How the board knows it, where it was entered for the group")
    of_these_words: bool = Field(description="False where the update was changed since")


class ModeratedUpdate(Update):
    moderations: list[Moderation]


class WholeAction(Action):
    statements: list[Statement] = Field(description="The board's words on it, oldest round first.")
    updates: list[ModeratedUpdate]
    commitments: list[Commitment]
    shortfalls: list[Shortfall]


class NewUpdate(Sent):
    action: Id
    round: Id
    agency: Id | None = Field(None, description="Left out, the agency of the token.")
    text: Words = Field(min_length=1, max_length=20_000)
    difference: Words = Field("", max_length=20_000)
    voices: Words = Field("", max_length=20_000)
    ahead: Words = Field("", max_length=20_000)
    delivery: Words = Field("", max_length=40)
    impact: Words = Field("", max_length=40)
    because: Words = Field("", max_length=2000)
    forecast: Words = Field("", max_length=300)
    state: Literal["draft", "submitted"] = "submitted"
    reason: Words = Field("", max_length=500, description="How the board knows it: needed where it sends for an agency")


class Outcome(Sent):
    outcome: Literal["done", "rescheduled", "stopped"]
    words: Words = Field(min_length=1, max_length=2000)
    round: Id = Field(description="The round in which it was reported.")
    due: Words = Field("", max_length=300, description="The new date, as you would write it, where it was rescheduled.")
    version: int | None = Field(None, ge=0, le=MOST_ID)


class Strength(Schema):
    level: str
    note: str


class Measure(Schema):
    id: int
    action_id: int | None
    what: str
    kind: str
    unit: str
    polarity: str
    agency_id: int | None
    area: str
    population: str
    base_words: str
    target: float | None
    baseline: float | None
    producer: str
    method: str
    frequency: str = Field(description='How often it is counted: "month", "quarter", "half", "year"; "": as it comes.')
    strength: Strength | None = Field(description="Of its newest value, as at the day that was asked for.")


class Observation(Schema):
    id: int
    round_id: int | None
    value: float
    words: str
    qualifier: str
    numerator: float | None
    denominator: float | None
    base_n: int | None
    response_rate: float | None
    period_words: str
    period_from: date | None
    period_to: date | None
    partial: bool
    derived: bool
    wider: str = Field(description="The area it covers, where that is wider than the measure's; else empty.")


Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]


class NewObservation(Sent):
    period: Words = Field(min_length=1, max_length=200, description="As you would write it: October 2012, Q1 2012/13.")
    value: Number | None = Field(None, description="May be left out of a percentage with numerator and denominator.")
    numerator: Number | None = None
    denominator: Number | None = None
    base_n: int | None = Field(None, ge=0, le=1_000_000_000)
    response_rate: float | None = Field(None, ge=0, le=100)
    qualifier: Words = Field("", max_length=60)
    partial: bool = False
    wider: Words = Field("", max_length=200, description="The area it covers, where that is wider than the measure's.")


class Evidence(Schema):
    id: int
    title: str
    kind: str
    agency_id: int | None
    producer: str
    method: str
    on: date | None
    expires: date | None
    base_n: int | None
    response_rate: float | None
    compares: bool
    findings: str


Producer = Literal[
    "agency itself", "another agency", "board", "independent", "inspectorate", "children or families", "not stated"
]
Method = Literal["return", "records", "survey", "audit", "inspection", "focus group", "not stated"]


class NewEvidence(Sent):
    plan: Id | None = Field(None, description="Left out, the newest plan is meant.")
    title: Words = Field(min_length=1, max_length=300)
    kind: Literal["activity", "outcome", "voice"]
    producer: Producer = "not stated"
    method: Method = "not stated"
    agency: Id | None = None
    on: Day | None = None
    expires: Day | None = None
    base_n: int | None = Field(None, ge=0, le=1_000_000_000)
    response_rate: float | None = Field(None, ge=0, le=100)
    compares: bool = False
    findings: Words = Field(
        "", max_length=5000, description="Never a child's name or anything by which a child could be known."
    )
    actions: list[Id] = Field([], max_length=100, description="The ids of the actions for which it speaks.")


class File(Schema):
    name: str
    sha256: str
    address: str


class Paper(Schema):
    id: int
    title: str
    as_at: date
    version: int
    state: str
    committee: str
    meets_on: date
    published_at: datetime | None
    sha256: str


class OnePaper(Paper):
    correction: str
    files: list[File] = Field(description="Of a published paper; each opens in the browser of whoever is signed in.")
    html: str = Field(description="Where it is read in a browser.")
