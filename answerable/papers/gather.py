"""From the database to what a paper is built from: the record as at the paper's day."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from django.utils import timezone

from answerable.evidence.models import Measure
from answerable.evidence.record import EvidenceRecord, read_evidence
from answerable.history.states import read_as_at
from answerable.papers.build.source import Level, Source
from answerable.papers.layout import layout_from
from answerable.papers.models import Paper
from answerable.papers.rules import Written
from answerable.partnership.models import AgencyName
from answerable.partnership.pages import end_of
from answerable.partnership.record import read_bodies
from answerable.plan.models import StatusLevel
from answerable.plan.record import read_plan
from answerable.recommendations.record import read_recommendations

FIELD = Path(__file__).parent / "acronyms.toml"
DRAFT = "Draft – not for publication"
WITHDRAWN = "Withdrawn draft – not for publication"
FICTIONAL = "Fictional example – not a real report"


def narrative_of(kept: Mapping[str, Mapping[str, str]]) -> dict[str, Written]:
    return {key: Written(**block) for key, block in kept.items()}


def gather(paper: Paper, *, head: tuple[int, str], final: bool = False) -> Source:
    """What `paper` is built from. `head` is the newest event of the board's chain, printed at the very end; `final`
    leaves the draft's mark off. Raises LookupError where the plan was not there yet on the paper's day."""
    at = None if paper.as_at >= timezone.localdate() else end_of(paper.as_at)
    plan = read_plan(paper.plan_id, at)
    if plan is None or not plan.actions:
        raise LookupError(f"The record holds no action of this plan as at {paper.as_at:%-d %B %Y}.")
    fictional = bool(plan.round and plan.round.fictional)
    marks = ([] if final else [WITHDRAWN if paper.withdrawn else DRAFT]) + ([FICTIONAL] if fictional else [])
    number, signature = head
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
        layout=layout_from(paper.layout),
        narrative=narrative_of(paper.narrative),
        plan=plan,
        evidence=_shielded(read_evidence(paper.plan_id, at), paper.plan_id),
        recommendations=read_recommendations(paper.plan_id, at),
        bodies=read_bodies(paper.board_id, at),
        levels=tuple(read_as_at(Level, StatusLevel, None, board_id=paper.board_id, scale="delivery")),
        acronyms=acronyms(paper),
        status=" · ".join(marks),
        imprint=(
            f"Drawn from the board's record as at {paper.as_at:%-d %B %Y}.",
            f"Version {paper.version}. Record chain board:{paper.board_id}, event {number}, signature {signature}.",
            *([f"Corrects version {paper.replaces.version}: {paper.correction}"] if paper.replaces else []),
        ),
    )


def _shielded(evidence: EvidenceRecord, plan: int) -> EvidenceRecord:
    """The figures as they were, marked as counting children or families by what is known of that today: who learns it
    too late must not publish what is not to be published."""
    known = dict(Measure.objects.filter(plan=plan).values_list("pk", "people"))
    return replace(evidence, measures=[replace(m, people=known.get(m.id, m.people)) for m in evidence.measures])


def acronyms(paper: Paper) -> dict[str, str]:
    """Every acronym that the paper may use, with its full name: the field's own, the board's and its agencies'."""
    names: dict[int, list[str]] = {}
    there = AgencyName.objects.filter(board_id=paper.board_id, withdrawn=False)
    for agency, name in there.values_list("agency_id", "name"):
        names.setdefault(agency, []).append(name)
    found: dict[str, str] = tomllib.loads(FIELD.read_text("utf-8"))
    for spellings in names.values():
        longest = max(spellings, key=len)
        found.update({s: longest for s in spellings if s.isupper() and " " not in s and len(s) < len(longest)})
    found[paper.board.short_name] = paper.board.name
    return found
