"""What is read of each table of meetings."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Meeting:
    id: int
    group_id: int
    on: date
    time: str
    place: str
    cancelled: str
    others: str
    published_on: date | None


@dataclass(frozen=True)
class Step:
    id: int
    meeting_id: int
    state: str
    on: date
    words: str
    elsewhere: str
    at_id: int | None


@dataclass(frozen=True)
class Terms:
    id: int
    group_id: int
    purpose: str
    quorum: int | None
    every: int | None
    review_on: date | None


@dataclass(frozen=True)
class Seat:
    id: int
    group_id: int
    agency_id: int | None
    post: str
    level: str
    required: bool
    withdrawn: bool


@dataclass(frozen=True)
class Item:
    id: int
    meeting_id: int
    order: int
    title: str
    kind: str
    brings: str
    minutes: int | None
    confidential: bool
    asks: str
    minute: str
    about: str
    commitment_id: int | None
    challenge_id: int | None
    agency_id: int | None
    terms_id: int | None
    objective_id: int | None
    action_id: int | None

    @property
    def key(self) -> str:
        """What of the forward plan it came from, as `rules.Coming.key`; "" for what came from nothing there."""
        of = {"promise": self.commitment_id, "challenge": self.challenge_id, "review": self.agency_id or 0}
        of |= {"terms": self.terms_id, "report": 0}
        return f"{self.about} {of[self.about] or 0}" if self.about else ""


@dataclass(frozen=True)
class Outcome:
    id: int
    item_id: int
    kind: str
    text: str
    commitment_id: int | None
    challenge_id: int | None


@dataclass(frozen=True)
class Paper:
    id: int
    item_id: int
    title: str
    filename: str
    size: int


@dataclass(frozen=True)
class Attendance:
    id: int
    meeting_id: int
    seat_id: int
    how: str
    post: str
    came: str


@dataclass(frozen=True)
class Interest:
    id: int
    post: str
    words: str
    done: str
    left_out: bool = False
