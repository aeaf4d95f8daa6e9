"""The names of fields of the board's business: the framework, challenges and meetings."""

from datetime import date

from ninja import Schema
from pydantic import Field

from answerable.api.schemas import Due, Named, Sent, Words


class Kind(Schema):
    kind: str = Field(description="activity, outcome or voice")
    count: int = Field(description="How many items count on the day that was asked for.")
    newest: date | None
    expired: int


class OwnObjective(Schema):
    id: int
    words: str
    on_behalf: str = Field(description="How the board knows words that it entered; empty for the agency's own.")
    action_id: int | None = Field(description="The action of the board's plan that it serves.")
    shows: str = Field(description="What its evidence shows, in words: “Only activity”, “All three” …")
    lacks: list[str] = Field(description="The kinds of evidence of which nothing counts.")
    kinds: list[Kind]
    evidence: list[int] = Field(description="The ids of the items that speak for it, newest first.")


class InFramework(Schema):
    agency: Named
    stage: str = Field(description="As the board has set it.")
    on: date | None = Field(description="Since when; null where nobody has said.")
    words: str
    proposed: str = Field(description="The stage that the agency itself says it has reached; empty if it has not said.")
    proposed_words: str
    waits: bool = Field(description="Whether the board has yet to look at that.")
    objectives: list[OwnObjective]
    reviewed: date | None = Field(description="The day of the last review, of it or of the whole framework.")
    overdue: bool


class Review(Schema):
    id: int
    agency_id: int | None = Field(description="null: the whole framework was reviewed.")
    group_id: int | None = Field(description="null: the board itself reviewed it.")
    on: date
    words: str
    conclusion: str
    next_due: date


class Challenge(Schema):
    id: int
    to: str = Field(description="The agency, the group of the board or the post that it went to.")
    agency_id: int | None
    group_id: int | None
    about: str
    asked: str
    action_id: int | None
    objective_id: int | None
    measure_id: int | None
    evidence_id: int | None
    raised_by: str = Field(description="The post, or the meeting.")
    on: Due = Field(description="When it was raised.")
    due: Due = Field(description="By when an answer is sought now.")
    state: str = Field(description="overdue, answered, more, escalated, waiting, no effect or assured")
    stands: str = Field(description="The same in words.")
    next: str = Field(description="What is next, in a sentence.")


class ChallengeStep(Schema):
    id: int
    kind: str
    outcome: str = Field(description="Of a conclusion; else empty.")
    text: str
    elsewhere: str = Field(description="Where it was said, if it was not written here by whoever said it.")
    on: Due
    due: Due
    measure_id: int | None
    evidence_id: int | None


class WholeChallenge(Challenge):
    steps: list[ChallengeStep] = Field(description="What came of it, in order.")


class NewAnswer(Sent):
    text: Words = Field(min_length=1, max_length=5000, description="Name no child, and nobody by name.")
    on: Words = Field("", max_length=300, description="The day, as you would write it; left out, today.")
    elsewhere: Words = Field("", max_length=300, description="Where it was said: of whoever keeps the ledger alone.")


class Meeting(Schema):
    id: int
    group: Named
    on: date
    time: str
    place: str
    cancelled: str = Field(description="Why it was not held; else empty.")
    minutes: str = Field(description="Where they stand: draft, with chair, checked, circulated, approved; empty: none.")
    published_on: date | None


class OutcomeOfItem(Schema):
    kind: str = Field(description="decision, action or challenge")
    text: str
    commitment_id: int | None
    challenge_id: int | None


class AgendaItem(Schema):
    id: int
    number: int = Field(description="Its place among the items that you may read.")
    title: str
    kind: str
    brings: str
    confidential: bool
    asks: str
    objective_id: int | None
    action_id: int | None
    minute: str
    outcomes: list[OutcomeOfItem]


class Came(Schema):
    seat: str
    came: str


class WholeMeeting(Meeting):
    others: str
    attendance: list[Came]
    quorum: bool | None = Field(description="null where none is asked for, or nobody entered who came.")
    items: list[AgendaItem]
