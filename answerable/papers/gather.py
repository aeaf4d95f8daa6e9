"""From the database to what a paper is built from: the record as at the paper's day."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from answerable.asks.came import asked_in, came_of
from answerable.assurance.record import framework_of
from answerable.challenges.models import Challenge
from answerable.challenges.record import threads_of
from answerable.evidence.models import Measure
from answerable.evidence.record import EvidenceRecord, evidence_of_plan
from answerable.evidence.rules.linked_counts import Printed
from answerable.history.changes import chain_of
from answerable.history.models import Chain
from answerable.history.together import Among, Ask, Reading, read_all, read_together
from answerable.meetings.record import groups_of, meetings_of
from answerable.papers.build.source import Before, Level, Source
from answerable.papers.layout import Layout, layout_from
from answerable.papers.models import NotAsked, Paper, Step
from answerable.papers.rules import Unasked, Written, not_asked
from answerable.partnership.models import Agency, Board
from answerable.partnership.models import AgencyName as AgencyNameKept
from answerable.partnership.pages import end_of
from answerable.partnership.record import AgencyName, Bodies, bodies_of
from answerable.plan.models import StatusLevel
from answerable.plan.record import PlanRecord, plan_of
from answerable.recommendations.record import recommendations_of_plan

FIELD = Path(__file__).parent / "acronyms.toml"
DRAFT = "Draft – not for publication"
WITHDRAWN = "Withdrawn draft – not for publication"
FICTIONAL = "Fictional example – not a real report"


def narrative_of(kept: Mapping[str, Mapping[str, str]]) -> dict[str, Written]:
    return {key: Written(**block) for key, block in kept.items()}


@dataclass(frozen=True)
class _Head:
    """The newest event of the board's chain, printed at the very end of a paper."""

    id: int
    number: int
    head: str


@dataclass(frozen=True)
class _Marked:
    """Whether a measure counts children or families."""

    id: int
    people: bool | None


@dataclass(frozen=True)
class _Published:
    id: int
    title: str
    kind: str
    plan_id: int
    as_at: date
    meets_on: date
    counts_shown: list[dict[str, Any]]


@dataclass(frozen=True)
class _Which:
    """A record by its id alone."""

    id: int


@dataclass(frozen=True)
class _Named:
    id: int
    name: str


@dataclass(frozen=True)
class _Today:
    """What a paper takes from the record as it is today, whatever day it is of. One query."""

    heads: list[_Head]
    levels: list[Level]
    names: list[AgencyName]
    marked: list[_Marked]
    published: list[_Published]
    checks: list[_Which]  # the steps that sent the paper to its agencies
    not_asked: list[Unasked]
    silent: list[_Named]
    printed: list[_Which]  # the challenges that papers may print


def _today(paper: Paper) -> _Today:
    here = {"board_id": paper.board_id}
    asks = (
        Ask(_Head, Chain, {"name": chain_of(paper.board_id)}),
        Ask(Level, StatusLevel, {**here, "scale": "delivery"}),
        Ask(AgencyName, AgencyNameKept, {**here, "withdrawn": False}),
        Ask(_Marked, Measure, here),
        Ask(_Published, Paper, {**here, "state": "published"}),
        Ask(_Which, Step, {"paper_id": paper.pk, "state": "accuracy check"}),
        Ask(Unasked, NotAsked, {"paper_id": paper.pk}),
        Ask(_Named, Agency, {"id": Among(NotAsked, "agency_id", {"paper_id": paper.pk})}),
        Ask(_Which, Challenge, {**here, "printed": True, "withdrawn": False}),
    )
    return _Today(*read_together(None, *asks))


def gather(paper: Paper, *, final: bool = False) -> Source:
    """What `paper` is built from; `final` leaves the draft's mark off. Raises LookupError where the plan was not there
    yet on the paper's day."""
    at = None if paper.as_at >= timezone.localdate() else end_of(paper.as_at)
    today = _today(paper)
    last = _last(paper, today.published)
    plan, evidence, recommendations, bodies, asks, threads, framework, meetings, (_, seats), *others = read_all(
        at,
        *(plan_of(paper.plan_id, paper.board_id), evidence_of_plan(paper.plan_id)),
        *(recommendations_of_plan(paper.plan_id), bodies_of(paper.board_id), asked_in(paper.plan_id)),
        *(threads_of(paper.board_id), framework_of(paper.board_id, paper.as_at)),
        *(meetings_of(paper.board_id), groups_of(paper.board_id), *_of_last(paper, last)),
    )
    if plan is None or not plan.actions:
        raise LookupError(f"The record holds no action of this plan as at {paper.as_at:%-d %B %Y}.")
    shown = _newest(_shielded(evidence, today.marked))
    fictional = bool(plan.round and plan.round.fictional)
    marks = ([] if final else [WITHDRAWN if paper.withdrawn else DRAFT]) + ([FICTIONAL] if fictional else [])
    number, signature = next(((head.number, head.head) for head in today.heads), (0, ""))
    return Source(
        board=paper.board.name,
        board_short=paper.board.short_name,
        area=paper.board.area,
        title=paper.title,
        committee=paper.committee,
        meets_on=paper.meets_on,
        report_from=paper.report_from,
        author=paper.author,
        agenda_item=paper.agenda_item,
        exempt=paper.exempt,
        as_at=paper.as_at,
        layout=_layout(paper, today.published),
        narrative=narrative_of(paper.narrative),
        plan=plan,
        evidence=shown,
        older=len(evidence.observations) - len(shown.observations),
        recommendations=recommendations,
        bodies=bodies,
        levels=tuple(today.levels),
        published=tuple(_shown(paper, today)),
        names={one.name: one.agency_id for one in today.names},
        acronyms=_acronyms(paper.board, today.names),
        status=" · ".join(marks),
        before=_before(paper, last, next(iter(others), plan)),
        asks=tuple(asks),
        came=came_of(paper.plan_id, at),
        threads=tuple(threads),
        printed=frozenset(one.id for one in today.printed),
        framework=framework,
        meetings=tuple(meetings),
        seats=tuple(seats),
        not_asked=_not_asked(today, bodies),
        imprint=(
            f"Drawn from the board's record as at {paper.as_at:%-d %B %Y}.",
            f"Version {paper.version}. Record chain board:{paper.board_id}, event {number}, signature {signature}.",
            *([f"Corrects version {paper.replaces.version}: {paper.correction}"] if paper.replaces else []),
        ),
    )


def _last(paper: Paper, published: Iterable[_Published]) -> _Published | None:
    """The board's newest published paper of the same kind that is drawn from an earlier day."""
    earlier = [one for one in published if one.kind == paper.kind and one.as_at < paper.as_at]
    return max(earlier, key=lambda one: (one.as_at, one.id), default=None)


def _of_last(paper: Paper, last: _Published | None) -> Iterator[Reading]:
    """The plan of the last paper, where it is another than this one's."""
    if last and last.plan_id != paper.plan_id:
        yield plan_of(last.plan_id, paper.board_id)


def _before(paper: Paper, last: _Published | None, now: PlanRecord | None) -> Before | None:
    """What the last paper was drawn from, then and `now`. One query, none for a first paper."""
    if last is None:
        return None
    (then,) = read_all(end_of(last.as_at), plan_of(last.plan_id, paper.board_id))
    return Before(last.title, last.as_at, then, now)


def _not_asked(today: _Today, bodies: Bodies) -> tuple[str, ...]:
    """The agencies that were not asked, by the names that they had on the paper's day, else have today."""
    names = {agency.id: agency.name for agency in today.silent} | {pk: a.name for pk, a in bodies.agencies.items()}
    return tuple(sorted(names[pk] for pk in not_asked((check.id for check in today.checks), today.not_asked)))


def _layout(paper: Paper, published: Iterable[_Published]) -> Layout:
    """The template that a paper was drafted with, as it is for a board's first paper where it is that."""
    layout = layout_from(paper.layout)
    before = any(one.kind == paper.kind and one.meets_on < paper.meets_on for one in published)
    return layout if before else layout.of_a_first_paper()


def _shown(paper: Paper, today: _Today) -> Iterator[Printed]:
    """The counts that other papers of the board show, without those that are known today to count nobody."""
    nobody = {measure.id for measure in today.marked if measure.people is False}
    for count in (count for other in today.published if other.id != paper.pk for count in other.counts_shown):
        if count["measure"] not in nobody:
            days = {name: date.fromisoformat(count[name]) if count[name] else None for name in ("start", "end")}
            yield Printed(**{**count, **days})


def _shielded(evidence: EvidenceRecord, marked: Iterable[_Marked]) -> EvidenceRecord:
    """The figures as they were, marked as counting children or families by what is known of that today: who learns it
    too late must not publish what is not to be published."""
    known = {measure.id: measure.people for measure in marked}
    return replace(evidence, measures=[replace(m, people=known.get(m.id, m.people)) for m in evidence.measures])


# How many values a paper prints: of each measure the newest two years of months, of very many measures fewer. Its lines
# and its charts show the same, so both hide the same small counts.
MOST_EACH, MOST_VALUES = 24, 2000


def _newest(evidence: EvidenceRecord) -> EvidenceRecord:
    """The same with only the values that a paper prints."""
    each = max(1, min(MOST_EACH, MOST_VALUES // max(1, len(evidence.measures))))
    kept = {one.id for some in evidence.observations_of.values() for one in some[-each:]}
    return replace(evidence, observations=[one for one in evidence.observations if one.id in kept])


def _acronyms(board: Board, there: Iterable[AgencyName]) -> dict[str, str]:
    """Every acronym that a paper may use, with its full name: the field's own, the board's and its agencies'."""
    names: dict[int, list[str]] = {}
    for one in there:
        names.setdefault(one.agency_id, []).append(one.name)
    found: dict[str, str] = tomllib.loads(FIELD.read_text("utf-8"))
    for spellings in names.values():
        longest = max(spellings, key=len)
        found.update({s: longest for s in spellings if s.isupper() and " " not in s and len(s) < len(longest)})
    found[board.short_name] = board.name
    return found
