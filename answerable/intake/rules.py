"""What a document changes, and what may be said of where its figures come from. Pure."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from answerable.plan.rules import plain
from answerable.reading.dates import parse_period
from answerable.reading.proposal import Proposal, Statement

_METHODS = [
    ("survey", r"\b(survey\w*|questionnaire\w*|respond\w*|felt|feel|feels|say|said|told|aware\w*)\b"),
    ("audit", r"\b(audit\w*|dip.sampl\w*|case file\w*)\b"),
    ("inspection", r"\b(inspect\w*|ofsted|cqc|hmi\w*)\b"),
    ("focus group", r"\bfocus groups?\b"),
]
_OWN = re.compile(r"\b(internal(ly)?|self[- ]assess\w*|own)\b", re.I)


def producer_and_method(words: str, *, agency: str | None, inspectorate: bool = False) -> tuple[str, str]:
    """Who made a figure and how, as far as its words tell: (producer, method) of evidence.models, else "not stated".

    An agency that reports a figure in its own part of an update speaks for itself, whatever it calls the exercise
    (an internal inspection is the agency's own word); where the figure is what people said in a survey and the
    words do not tell whose survey it was, the producer stays not stated.

    >>> producer_and_method("use of restraint", agency="Secure Training Centre")
    ('agency itself', 'not stated')
    >>> producer_and_method("young people who felt unsafe", agency="HMYOI")
    ('not stated', 'survey')
    >>> producer_and_method("internal survey: ever felt unsafe", agency="HMYOI")
    ('agency itself', 'survey')
    """
    method = next((name for name, pattern in _METHODS if re.search(pattern, words, re.I)), "not stated")
    if inspectorate:
        return "inspectorate", "inspection"
    if agency is None:
        return "not stated", method
    if _OWN.search(words):
        return "agency itself", method
    return ("not stated" if method in {"survey", "inspection"} else "agency itself"), method


_PLAN = re.compile(r"\b((business|strategic|improvement|action|delivery|annual) )?plan\b", re.I)
_YEARS = re.compile(r"\b(20\d\d)\s?[/–-]\s?((20)?\d\d)\b")


def plan_named(title: str, fallback: str) -> tuple[str, str]:
    """The title and the period of the plan that a document with this title reports on. A title that names both the
    kind of plan and its years gives them; else the whole title and `fallback`.

    >>> plan_named("Progress at mid-term with the Business Plan 2012/13", "December 2012")
    ('Business plan 2012/13', '2012/13')
    >>> plan_named("Improving together", "2024")
    ('Improving together', '2024')
    """
    kind, years = _PLAN.search(title), _YEARS.search(title)
    period = f"{years[1]}/{years[2][-2:]}" if years else fallback
    return (f"{kind[0].capitalize()} {period}" if kind and years else title), period


def newest_statements(proposal: Proposal) -> list[Statement]:
    """The statements of the round that a document reports: where it prints the progress of several periods side by
    side, those of the latest, so that an action silent in that one is silent in the round too."""

    def end(words: str | None) -> str:
        period = parse_period(words, written=None) if words else None
        return (period.to or "") if period else ""

    periods = list(dict.fromkeys(statement.period for statement in proposal.statements))
    latest = max(reversed(periods), key=end, default=None)
    return [statement for statement in proposal.statements if statement.period in (latest, None)]


MOST_REF = 60  # letters, as the plan keeps them


def unusable(proposal: Proposal) -> list[str]:
    """Why a proposal cannot be written as one round of a plan, as sentences; empty where it can."""
    facts = [value for name, value in vars(proposal).items() if name not in {"document", "doubts", "people"}]
    if not any(facts):
        return ["The document holds nothing that could be written into a plan: no action, statement or figure."]
    refs = {
        "an aim": [aim.ref for aim in proposal.aims],
        "an objective": [objective.ref for objective in proposal.objectives],
        "an action": [action.ref for action in proposal.actions],
        "the progress of an action": [statement.action for statement in newest_statements(proposal)],
    }
    twice = [
        f"The document gives {what} twice under {ref}. Number them apart, or put them together, and bring it in again."
        for what, found in refs.items()
        for ref, times in Counter(found).items()
        if times > 1
    ]
    twice += [
        f"{what.capitalize()} has a ref of {len(ref)} letters, and at most {MOST_REF} can be kept: “{ref[:MOST_REF]}…”. Shorten it "
        "where you check what was understood."
        for what, found in refs.items()
        for ref in found
        if len(ref) > MOST_REF
    ]
    values = [value.value for measure in proposal.measures for value in measure.values]
    if not all(math.isfinite(value) for value in values):
        twice.append("The document gives a figure too large to be kept. Check its figures and bring it in again.")
    return twice


@dataclass(frozen=True)
class Known:
    """What a plan already holds: wordings by ref, and the newest statement of each action by ref."""

    wordings: dict[str, str] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """What a document would change: refs that are new, reworded or gone, actions without news, and sentences on the
    promises that stand."""

    new: list[str]
    changed: list[str]
    gone: list[str]
    silent: list[str]
    repeated: list[str]
    promises: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """The difference in plain words, one sentence a kind; empty where there is none."""
        said = [
            ("New since the last round", self.new),
            ("Worded differently", self.changed),
            ("No longer in the document", self.gone),
            ("Gone silent (said something last time, nothing now)", self.silent),
            ("Says the same as last time, word for word", self.repeated),
        ]
        return [f"{what}: {', '.join(refs)}." for what, refs in said if refs] + self.promises


def compare(known: Known, found: Known) -> Difference:
    """What `found` in a document adds to, changes in, or leaves out of what is `known`."""

    def same(a: str, b: str) -> bool:
        return plain(a) == plain(b)

    both = [ref for ref in found.wordings if ref in known.wordings]
    said = {ref: text for ref, text in known.statements.items() if text}
    return Difference(
        new=[ref for ref in found.wordings if ref not in known.wordings],
        changed=[r for r in both if found.wordings[r] and not same(known.wordings[r], found.wordings[r])],
        gone=[ref for ref in known.wordings if ref not in found.wordings],
        silent=[ref for ref in said if not found.statements.get(ref)],
        repeated=[r for r, t in said.items() if found.statements.get(r) and same(t, found.statements[r])],
    )
