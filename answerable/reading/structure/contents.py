"""What stands in a table's columns, whatever their headings say: dates, owners, refs, orders, reports, groups."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.reading.blocks import Cell
from answerable.reading.structure.columns import Role, period_in
from answerable.reading.structure.labels import is_ref, label_in
from answerable.reading.structure.leads import names_an_owner

_OPEN = re.compile(
    r"(?:ongoing|immediate(?:ly)?|continuous|tbc|to be confirmed|monthly|quarterly|weekly|annual(?:ly)?)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:open|closed?|done|completed?|achieved|overdue|outstanding|in progress|ongoing|delayed|behind"
    r"|not (?:yet )?(?:started|begun|due)|on (?:track|target|course|schedule)|off (?:track|target)|slipp\w+"
    r"|carried forward|under ?way|at risk"
    r"|(?:fully |partly |partially |not |mostly )?(?:met|compliant|achieved)|yes|no|partial(?:ly)?"
    r"|red|amber|green|blue|grey)\b|[rabgy0-5]$|[✓✔✗✘🟢🔴🟠🟡🔵]",
    re.IGNORECASE,
)
# What may stand beside a date in a cell that says when.
# What an order begins with, in the field's plans.
_BESIDE_A_DATE = re.compile(
    r"\b(?:by|end|of|the|to|from|early|mid|late|in|start|beginning|each|every|and|week|w/[ce]|revised|now|was|onwards|then"
    r"|complete[d]?|review(?:ed)?|extended|originally|st|nd|rd|th|mon|tue|wed|thu|fri)\b|[^\w\s]|\d+",
    re.IGNORECASE,
)
_VERBS = (
    "add address adopt agree align allocate analyse appoint approve arrange ask assess assure attend audit begin brief"
    " bring build capture carry challenge change check circulate clarify clear close coach collate collect commission"
    " communicate compare compile complete conduct confirm consider consolidate consult contact continue convene"
    " co-ordinate coordinate create cut define deliver demonstrate deploy design develop devise disseminate distribute"
    " double draft draw embed enable encourage engage ensure equip establish evaluate examine expand explore extend"
    " facilitate fill finalise find fund gather give go hold identify implement improve include increase inform"
    " integrate introduce invite involve issue join keep launch lead learn link listen look lower maintain make map"
    " measure merge meet monitor move name negotiate obtain offer open organise oversee pilot place plan prepare"
    " present prevent prioritise procure produce progress promote propose provide publicise publish put quality raise"
    " recruit re-audit re-issue re-establish re-launch re-run re-test record recommission redesign reduce refresh"
    " remind remove repeat replace report require research resolve respond revise review revisit rewrite roll run"
    " sample scope scrutinise secure seek send set share sign simplify specify standardise start stop strengthen"
    " streamline submit support survey tackle target test track train translate trial undertake update use utilise"
    " validate visit walk work write"
)
_ORDER = re.compile(
    rf"(?:(?:(?:to|we will|we shall|jointly|further|also|then|and)\s+)*(?:{'|'.join(_VERBS.split())})\b(?!ed|ing)"
    r"|[\w ,&/’'()-]{2,70}? (?:to|will|shall|should|must|are asked to|is to|are to) (?:be )?[a-z]{3,})",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:has|have|had|was|were|is|are|been|did|remains?|continues?|awaiting|awaited)\b"
    r"|^\W*(?:\w+ ){0,2}\w{2,}(?:ed|en|un|eld|ent|ade|one)\b|%",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{0,12}[ /.-]?\(?\d[\dA-Za-z/.()-]{0,12}")  # "LSCB/24/01", "1A.2", "7"
_COUNTED = re.compile(r"(?!(?:Action|Rec\w*|Ref|No|Step|Task|Obj\w*|Priority|Aim|Item|Row)\b)[A-Z][a-z]+ \d")
_NUMBER = re.compile(r"[£$]?[-–]?\d[\d,.]*\s?%?$|[:cz]$", re.IGNORECASE)
_NOTHING = re.compile(r"n/?a|none|nil|[-–—.]+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One column's cells. The shares (0 to 1) are of its filled cells."""

    filled: int
    words: float  # on average
    most: int  # words in the longest
    distinct: float
    refs: float
    dates: float
    states: float
    owners: float
    orders: float
    told: float
    numbers: float
    shaded: float  # of all its cells
    labelled: float  # with a level's name and number: "Outcome A: …"
    grouped: bool  # one cell stands for several rows: merged, repeated, or printed once and then left empty


def profile_of(rows: Sequence[list[Cell]], at: int) -> Profile:
    """The profile of column `at` of `rows`, each a row's cells by column."""
    cells = [row[at] for row in rows]
    texts = [cell.text for cell in cells if cell.text and not _NOTHING.fullmatch(cell.text)]
    counts = [len(text.split()) for text in texts]
    owners = [all(names_an_owner(line.text) for line in cell.lines) for cell in cells if cell.text in texts]

    def share(pattern: re.Pattern[str]) -> float:
        return sum(bool(pattern.match(text)) for text in texts) / len(texts) if texts else 0.0

    many = len(texts) or 1
    return Profile(
        filled=len(texts),
        words=sum(counts) / many,
        most=max(counts, default=0),
        distinct=len(set(texts)) / many,
        refs=sum(map(_is_code, texts)) / many,
        dates=sum(map(_is_date, texts)) / many,
        states=share(_STATE),
        owners=sum(owners) / many,
        orders=sum(bool(_ORDER.match(text)) and not _STATE.match(text) for text in texts) / many,
        told=sum(bool(_TOLD.search(text)) for text in texts) / many,
        numbers=share(_NUMBER),
        labelled=sum(bool((level := label_in(text)) and level.ref) for text in texts) / many,
        shaded=sum(bool(cell.shade or cell.picture) for cell in cells) / (len(cells) or 1),
        grouped=_is_grouped(cells),
    )


def _is_code(text: str) -> bool:
    coded = is_ref(text) and not _COUNTED.match(text)
    return coded or bool(_CODE.fullmatch(text)) and not period_in(text)


def _is_date(text: str) -> bool:
    """Whether a cell says when, and hardly anything else."""
    if _OPEN.match(text):
        return len(text) < 45
    period = period_in(text) if len(text) < 60 else None
    return bool(period) and len(_BESIDE_A_DATE.sub("", text.replace(period or "", "")).split()) < 2


def _is_grouped(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell.text]
    merged = any(one is two and one.text for one, two in pairwise(cells))
    repeated = any(one.text == two.text for one, two in pairwise(filled))
    return bool(filled) and (merged or repeated or (len(filled) < len(cells) and bool(cells[0].text)))


def fit(role: Role, of: Profile) -> float:
    """How well a column's cells fit a role, from about -4 (it cannot be) to 3."""
    if not of.filled:
        return 0.0
    return _FITS[role](of)


def _ref(of: Profile) -> float:
    if of.words >= 4:
        return -4.0
    return 5 * of.refs - 2 - 3 * (of.states > 0.8 and of.distinct < 0.7)  # "R", "A" and "G" are no refs


def _due(of: Profile) -> float:
    return 4.5 * of.dates - 2 - 2 * (of.words > 12)


def _status(of: Profile) -> float:
    if of.words > 6:
        return -3.0
    few = of.most <= 4 and (of.distinct <= 0.6 or of.filled < 3)
    long = 0.5 * of.most * (of.most > 3 and of.states < 0.5)
    return 2.5 * of.states + 1.5 * few + of.shaded - 1.0 - 4 * of.dates - long


def _lead(of: Profile) -> float:
    return 2.5 * of.owners - 1 - 3 * of.dates - 2 * (of.words > 14) - of.orders - 3 * of.numbers


def _what(of: Profile) -> float:
    short = 2.0 * (of.words < 2.5) if of.orders < 0.5 else 0.5 * (of.words < 2)
    return 3.5 * of.orders - 0.5 - short - 2 * of.grouped - 4 * max(of.dates, of.refs, of.numbers) - of.owners


def _progress(of: Profile) -> float:
    told = max(2.5 * of.told, 2.5 * of.states * (of.words > 2))
    return told - 0.5 * of.orders + 0.5 * (of.words > 8) - 1 - 2 * (of.words < 2.5) - 2 * of.dates - 2 * of.numbers


def _why(of: Profile) -> float:
    return 0.6 * (of.words > 3) - 2 * (of.words < 2) - 0.5 * of.orders - 2 * of.dates - 2 * of.numbers - 3.5 * of.states


def _level(of: Profile) -> float:
    return (
        (2.5 if of.grouped else -2.0) + 3 * of.labelled - 4 * of.dates - 1.5 * of.owners * (of.words < 5) - of.numbers
    )


def _other(of: Profile) -> float:
    return 0.0


_FITS = {
    "ref": _ref,
    "due": _due,
    "status": _status,
    "lead": _lead,
    "contributor": _lead,
    "what": _what,
    "progress": _progress,
    "why": _why,
    "level": _level,
    "other": _other,
}
