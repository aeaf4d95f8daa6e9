"""What each column of a table holds, told by its heading."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from answerable.reading.blocks import Cell, Row
from answerable.reading.formats.grid import columns
from answerable.reading.proposal import Source
from answerable.reading.structure.damage import is_placeholder

Role = Literal["ref", "what", "why", "lead", "contributor", "due", "progress", "status", "level", "other"]

# Tried in this order: "RAG rating" before "progress", "Lead agency response" before "lead".
_HEADINGS: tuple[tuple[str, str], ...] = tuple(
    (role, "|".join(patterns))
    for role, *patterns in (
        ("other", r".*\b(what (it|this|they|that) means?|meaning|descriptors?|definition|what is counted)\b.*"),
        (
            "ref",
            r"(action |item |ref(erence)? |obj(ective)? |row |serial |rec |task |plan |step )?(ref(erence)?|no|nos"
            r"|number|id|num|#)( "
            r"(no|number|#))?",
            r"#|s no|s n|(minute|agenda|paragraph|source) ref(erence)?",
        ),
        (
            "status",
            r".*\b(self[ -]assess\w+|b?rag|rating|progress indicator|assessment of progress|score|colour|on track)\b.*",
            r"(?!what ).*\bachieved\b.*|.*\btraffic light.*|.*\bconfidence\b.*|tick|assessment",
            r"(b )?r a g( b)?( (rating|status))?",
            r"(delivery |progress |current |action |completion )?status.*|state|grade",
            r"completed?( y n| yes no)?|done( y n)?",
        ),
        (
            "contributor",
            r"(?!lead\b).*\b(support(ed|ing)?( by| from)?|contribut\w+|partners?|others? involved|with whom)\b.*",
            r".*\b(assisted by|help from|who (else )?(will help|can help|helps?)|working with)\b.*",
            r".*\bin partnership with\b.*|with",
        ),
        (
            "progress",
            r".*\b(progress|updates?|response|position|comments?|achievements?|narrative|commentary|highlights?)\b.*",
            r".*\b(what (have we|has been|we have|was) (done|achieved|happened)|what('s| has) (happened|changed)"
            r"|where (are we|we are|things (are|stand))|actions? taken)\b.*",
            r"(?!.*\b(date|recommendation|from)\b).*\breview(ed)?\b.*|latest( news)?|to date",
            r"(current|present) (position|situation)|notes?|remarks?|what (did )?we (did|have done|achieved).*",
            r".*\b(outcome|impact|difference) (to date|so far)\b.*|next steps?|further action( needed| required)?",
            r".*\bdifference (has|have|did) (it|this|we|they|that)\b.*|(evidence of|actual) (impact|outcomes?)",
            r"how( is it| it is|'s it| its| is this| are we) (going"
            r"|doing|getting on).*",
        ),
        (
            "lead",
            r".*\b(leads?|responsib\w+|owners?|who|by whom|accountable|cabinet member|officers?|sponsors?|sro)\b.*",
            r"actions? by|owned by|champion",
            r".*\b(assigned|allocated) to\b.*|(lead )?(agency|agencies|organisation|directorate|post)",
        ),
        (
            "due",
            r".*\b(time ?scales?|when|(?<!to )dates?|deadlines?|time ?frames?|completion|due|timeline|timing)\b.*",
            r"(.*\b(complete[d]?|done|finish(ed)?|deliver(ed)?|achieve[d]?|end|in place|target) )?by( (when|date))?",
            r"(expected )?(start|finish|end|to be (complete[d]?|done)|complete)( by)?",
        ),
        (
            "why",
            r".*\b(outcomes?|impact|measur\w+|success|evidence|desired|difference|why|how will we know|outputs?)\b.*",
            r".*\b(kpis?|indicators?|rationale|benefits?|gaps?|issues?|concerns?|risks?|reasons?|barriers?|baseline"
            r"|resources?|costs?|funding|budget|end state|vision|milestones?"
            r"|how (will we|we will|we ll|do we|can we|would we|to) (know|measure|tell|see|show))\b.*",
        ),
        (
            "what",
            r".*\b(actions?|activit(y|ies)|tasks?|what|steps?|deliverables?|requirements?|how|work|milestones?)\b.*",
            r".*\b(interventions?|initiatives?|commitments?|promises?)\b.*",
            r"((improvements?|changes?|developments?|measures?|remed(y|ies)) (needed|required|planned|sought|proposed"
            r"|to (make|be made|take|be taken)))|improvements?|to do|we will.*",
        ),
        (
            "level",
            r"(.*\b)?(aims?|goals?|priorit(y|ies)|themes?|objectives?|standards?|strands?|recommendations?)\b.*",
            r"(.*\b)?(ambitions?|pledges?|domains?|workstreams?|findings?|lessons?|learning( points?)?)\b.*",
        ),
        (
            "progress",
            r"(?!.*\b(desired|expected|intended|planned|target|want|sought|success|needed|required|hope\w*)\b)"
            r"(.*\b)?(outcomes?|results?|impact|evidence|judg\w+)\b.*",
        ),
    )
)
FIELDS: set[Role | None] = {"lead", "due", "progress", "status", "contributor"}
_LABELLED = re.compile(r"([A-Z][^:.;?\d]{1,35}\??)\s*:(?:\s+|$)")
_ASKS = re.compile(r"\b(?:asked|invited|requested|recommended) to$", re.IGNORECASE)  # "The lead partners are asked to:"
_SAYS_WHAT = re.compile(
    r"(?:the )?(?:action|task|activity|step)$|what(?: (?:we|will|is|needs|are)\b.*)?\??$|we will$", re.IGNORECASE
)
_CODE = re.compile(
    r"\(?\d|[A-Z]{1,4}[-/ ]?\d+(?:[.\-/]\d+)*$|(?:Action|Recommendation|Rec|Step|Task)\.? \d"
)  # what begins a row, and no header
_TO_BE_DONE: set[Role] = {"what", "level", "why"}
_TOO_LONG = 70


_MONTH = (
    r"\b(?:q(?:uarter)?\s?[1-4]|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|winter)\b\.?"
)
_YEARS = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{1,4})?"
_PART = (
    r"(?:(?:early|mid|late|end(?: of)?|\d{1,2}(?:st|nd|rd|th)?)[\s-]+)*"
    + _MONTH
    + rf"(?:[\s,]*(?:{_YEARS}|\d\d(?:[/-]\d\d)?\b))?"
)
_PERIOD = re.compile(
    rf"{_PART}(?:\s?(?:to|and|[-–/])\s?{_PART})?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|{_YEARS}", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Column:
    role: Role
    heading: str


@lru_cache(maxsize=4096)
def roles_of(heading: str) -> tuple[Role, ...]:
    """The roles that a column's heading may name, the likeliest first; empty where it names none."""
    words = re.sub(r"[^a-z0-9#' ]+", " ", heading.casefold().replace("’", "'"))
    words = " ".join(words.split())
    if not words or len(words) > _TOO_LONG:
        return ()
    return tuple(cast(Role, role) for role, pattern in _HEADINGS if re.fullmatch(pattern, words))


def role_of(heading: str) -> Role | None:
    """The role that a column's heading names; None where it names none."""
    return next(iter(roles_of(heading)), None)


def labelled(text: str) -> tuple[str, str] | None:
    """A field's label that stands at the start of a line before a colon, and the words after it: ("Who", "Chair")."""
    match = _LABELLED.match(text)
    role = role_of(match[1]) if match and not _ASKS.search(match[1]) else None
    if match and (role in FIELDS or role == "what" and _SAYS_WHAT.match(match[1])):
        return match[1], text[match.end() :]
    return None


def header_columns(row: Row) -> list[Column] | None:
    """The columns that `row` names, if it is a plan table's header row; else None."""
    cells = columns(row)
    texts = [cell.text for cell in cells]
    named = {text for text in texts if text}
    if (
        len(named) < 2
        or any(len(text) > _TOO_LONG or is_placeholder(text) for text in named)
        or _CODE.match(next(filter(None, texts)))
    ):
        return None
    roles = {text: role_of(text) for text in named}
    known = [role for role in roles.values() if role]
    if (
        len(known) < 2
        or 2 * len(known) < len(named)
        or any(text.endswith(".") and len(text.split()) > 3 for text in named)
    ):
        return None
    found = [Column(role=roles.get(text) or "other", heading=text) for text in texts]
    held = {column.role for column in found}
    return found if (held & _TO_BE_DONE or len(known) > 2) and len(held - {"other"}) > 1 else None


def period_in(heading: str) -> str | None:
    """The period that a progress column's heading names: "December 2012" of "Progress report December 2012"."""
    match = _PERIOD.search(heading)
    return match[0].strip(" ,.-–/") if match else None


def by_column(cells: list[Cell], source: Source, count: int) -> list[Cell]:
    """`cells`, with empty ones added to make `count` where the row is short."""
    return cells + [Cell(source=source)] * (count - len(cells))
