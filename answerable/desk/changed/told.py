"""A change as a sentence to be read aloud in a meeting, and the words that every sentence shares. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from answerable.desk.changed.states import State

NEW, CHANGED, STATUS = "New actions", "Actions and objectives changed", "How actions stand"
SAID, PROMISES, FIGURES = "Progress reported", "Promises", "Figures"
WEAK, EVIDENCE, PAPERS = "What reports say is missing or weak", "Evidence and recommendations", "Papers"
CHALLENGES, YEAR, MEETINGS = "Challenges, and what came of them", "Where plans stand", "Meetings"
BODIES = "Agencies, groups and people"
GROUPS = (YEAR, NEW, STATUS, MEETINGS, PROMISES, CHALLENGES, SAID, FIGURES, CHANGED, WEAK, EVIDENCE, PAPERS, BODIES)


@dataclass(frozen=True)
class Told:
    """One sentence. `kind` and `of` say where its link leads; `lead` is what the link says."""

    group: str
    lead: str
    words: str
    kind: str = ""
    of: int | None = None


@dataclass(frozen=True)
class Names:
    """What the board calls its levels, its rounds and its papers' states, by code or id."""

    delivery: Mapping[str, str] = field(hash=False)
    impact: Mapping[str, str] = field(hash=False)
    rounds: Mapping[int, str] = field(hash=False)
    papers: Mapping[str, str] = field(hash=False)


def quoted(words: str, most: int = 200) -> str:
    """Words of the record in quotation marks, cut between words where they are long; without the full stop at their
    end, since the sentence that they stand in goes on or has its own."""
    flat = unstopped(words)
    if len(flat) > most:
        flat = f"{flat[:most].rsplit(' ', 1)[0]} …"
    return f"“{flat}”"


def unstopped(words: str) -> str:
    flat = " ".join(words.split())
    return flat if flat.endswith("..") else flat.removesuffix(".")


def about_action(state: State) -> str:
    return f"Action {state.label}" if state.label else "The plan"


def due(state: State) -> str:
    return f"due {quoted(state.due)}" if state.due else "without a date"
