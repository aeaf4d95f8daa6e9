"""What a document changes, and what may be said of where its figures come from. Pure."""

import math
import re
from collections import Counter
from dataclasses import dataclass, field

from answerable.intake.families import ROWS
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


_OF_A_ROUND = re.compile(
    r"\b(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|(?:19|20)\d\d(?:\W(?:20)?\d\d)?|q(?:uarter )?[1-4])\b"
)


def section_key(section: str) -> str:
    """What tells one section from another: its heading without the months and years that name a round.

    >>> section_key("Progress update November 2013") == section_key("Progress update, March 2014")
    True
    """
    return " ".join(re.findall(r"\w+", _OF_A_ROUND.sub(" ", plain(section))))


MOST_REF = 60  # letters, as the plan keeps them


@dataclass(frozen=True)
class Problem:
    """Why a proposal cannot be written, as a sentence, and the family and row of it that is to be corrected; no family
    where nothing was found at all."""

    words: str
    family: str = ""
    row: int = 0

    @property
    def page(self) -> int:
        return self.row // ROWS + 1


def unusable(proposal: Proposal) -> list[Problem]:
    """Why a proposal cannot be written as one round of a plan; empty where it can."""
    facts = [value for name, value in vars(proposal).items() if name not in {"document", "doubts", "people"}]
    if not any(facts):
        return [
            Problem("The document holds nothing that could be written into a plan: no action, statement or figure.")
        ]
    newest = {id(statement) for statement in newest_statements(proposal)}
    refs = {
        ("aims", "an aim"): [(n, aim.ref) for n, aim in enumerate(proposal.aims)],
        ("objectives", "an objective"): [(n, o.ref) for n, o in enumerate(proposal.objectives)],
        ("actions", "an action"): [(n, action.ref) for n, action in enumerate(proposal.actions)],
        ("statements", "the progress of an action"): [
            (n, s.action) for n, s in enumerate(proposal.statements) if id(s) in newest
        ],
    }
    found = []
    for (family, what), rows in refs.items():
        times = Counter(ref for _, ref in rows)
        last = {ref: n for n, ref in rows}
        found += [
            Problem(
                f"The document gives {what} twice under {ref}. Number them apart, put them together, or leave one out.",
                family,
                last[ref],
            )
            for ref, count in times.items()
            if count > 1
        ]
        found += [
            Problem(
                f"{what.capitalize()} has a ref of {len(ref)} letters, and at most {MOST_REF} can be kept: "
                f"“{ref[:MOST_REF]}…”. Shorten it where you check what was understood.",
                family,
                n,
            )
            for n, ref in rows
            if len(ref) > MOST_REF
        ]
    found += [
        Problem("The document gives a figure too large to be kept. Correct it, or leave it out.", "measures", n)
        for n, measure in enumerate(proposal.measures)
        if not all(math.isfinite(value.value) for value in measure.values)
    ]
    return found


@dataclass(frozen=True)
class Known:
    """What a plan already holds: wordings by ref, the newest statement of each action by ref, and the titles of aims
    and of objectives by ref."""

    wordings: dict[str, str] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)
    aims: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """What a document would change: refs that are new, reworded or gone, actions without news, aims and objectives with
    their words then and now, and sentences on the promises and measures that stand."""

    new: list[str]
    changed: list[str]
    gone: list[str]
    silent: list[str]
    repeated: list[str]
    levels: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """The difference in plain words, one sentence a kind; empty where there is none."""
        said = [
            ("New since the last round", self.new),
            ("Aims and objectives worded differently", self.levels),
            ("Worded differently", self.changed),
            ("No longer in the document", self.gone),
            ("Gone silent (said something last time, nothing now)", self.silent),
            ("Says the same as last time, word for word", self.repeated),
        ]
        return [f"{what}: {', '.join(refs)}." for what, refs in said if refs] + self.standing


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
        levels=[
            f"{ref}, from “{before[ref]}” to “{title}”"
            for before, after in ((known.aims, found.aims), (known.objectives, found.objectives))
            for ref, title in after.items()
            if title and ref in before and not same(before[ref], title)
        ],
    )
