"""Counts of what was found, missed and falsely proposed, family by family."""

import re
from dataclasses import dataclass, field

STRUCTURE = (
    "aims",
    "objectives",
    "actions",
    "action text",
    "statements",
    "blocks",
    "leads",
    "contributors",
    "due",
    "status",
)
FACTS = (
    "document",
    "figures",
    "figure details",
    "measures without figures",
    "dated commitments",
    "commitment details",
    "shortfalls",
    "recommendations",
    "decisions sought",
    "agencies",
    "funding",
    "doubts",
    "forbidden facts",
)


@dataclass
class Tally:
    """One family: how many were expected, how many of them found, and how many proposed that are not so."""

    expected: int = 0
    found: int = 0
    false: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def expect(self, ok: bool, what: str) -> bool:
        """Count one expected thing; returns `ok`."""
        self.expected += 1
        self.found += ok
        if not ok:
            self.missed.append(what)
        return ok

    def wrong(self, what: str) -> None:
        """Count one false proposal."""
        self.false += 1
        self.extra.append(what)

    def add(self, other: "Tally") -> None:
        self.expected += other.expected
        self.found += other.found
        self.false += other.false
        self.missed += other.missed
        self.extra += other.extra

    @property
    def recall(self) -> float:
        """Share of the expected that was found, per cent; 100 where nothing was expected."""
        return 100 * self.found / self.expected if self.expected else 100.0

    @property
    def false_share(self) -> float:
        """Share of the proposed that is false, per cent; 0 where nothing was proposed."""
        proposed = self.found + self.false
        return 100 * self.false / proposed if proposed else 0.0


Score = dict[str, Tally]


def new_score() -> Score:
    return {family: Tally() for family in STRUCTURE + FACTS}


def merged(scores: list[Score]) -> Score:
    """Several documents' scores as one."""
    total = new_score()
    for score in scores:
        for family, tally in score.items():
            total[family].add(tally)
    return total


def structure_exactness(score: Score) -> float:
    """Share of all structural things that are right, false ones counting against it, per cent."""
    tallies = [score[family] for family in STRUCTURE]
    whole = sum(tally.expected + tally.false for tally in tallies)
    return 100 * sum(tally.found for tally in tallies) / whole if whole else 100.0


LEVEL_WORDS = re.compile(
    r"^(strategic|key|lscb)?\s*"
    r"(aim|obj|objective|priority|theme|outcome|ambition|recommendation|action|standard|goal|step|area)s?\b\s*",
    re.IGNORECASE,
)


def plain_ref(ref: str) -> str:
    """A ref without its level's name, brackets and closing stop: "Priority 1" and "1." both read "1"."""
    parts = []
    for part in ref.split(" > "):
        bare = LEVEL_WORDS.sub("", part.strip()) or part
        parts.append(" ".join(re.sub(r"[()\[\]:]", " ", bare).split()).strip(" .").casefold())
    return " > ".join(parts)


def words(text: str) -> list[str]:
    """The words and figures of a text; punctuation, quotes and bullets do not count."""
    return re.findall(r"[^\W_]+|[%£&+]", text)


def label(text: str) -> str:
    """A short text for comparison: one kind of dash and quote, single spaces, case ignored."""
    text = text.replace("–", "-").replace("—", "-").replace("’", "'")
    return " ".join(text.split()).casefold()


def mentions(text: str, keys: list[str]) -> bool:
    """Whether one of the keys stands in the text."""
    return not keys or any(label(key) in label(text) for key in keys)
