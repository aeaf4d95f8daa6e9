"""A board's papers as at a moment, and what happened to one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.history.states import rows_as_at
from answerable.history.together import Among, Ask, read_together
from answerable.papers.compare import Said
from answerable.papers.models import IMPORT_UNDONE, NotAsked, Paper, Reply, Step, StepText
from answerable.papers.rules import Unasked, not_asked
from answerable.partnership.models import Agency
from answerable.partnership.record import Agency as Body
from answerable.partnership.record import who_may

_DRAFTED = ("paper.html", "paper.docx", "paper.pdf", "slides.pptx")
_SUMMARY = ("summary.html", "summary.docx", "summary.pdf")
_PARTS = {"paper": "The whole paper", "summary": "In plain words", "slides": "Slides"}
_KINDS = {"html": "web page", "docx": "Word", "pdf": "PDF", "pptx": "PowerPoint"}


def by_part(names: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """A paper's files as people ask for them: each part of it with the formats that there are, as (format, file name).

    >>> by_part(["appendix-1.pdf", "paper.docx"])
    [('The whole paper', [('Word', 'paper.docx')]), ('Appendix 1', [('PDF', 'appendix-1.pdf')])]
    """
    found: dict[str, dict[str, str]] = {}
    for name in names:
        stem, _, kind = name.rpartition(".")
        found.setdefault(stem, {})[kind] = name
    ordered = [stem for stem in _PARTS if stem in found] + sorted(found.keys() - _PARTS.keys())
    return [
        (
            _PARTS.get(stem, stem.replace("-", " ").capitalize()),
            [(words, found[stem][kind]) for kind, words in _KINDS.items() if kind in found[stem]],
        )
        for stem in ordered
    ]


def listed(by: Actor, board: int, at: datetime | None) -> QuerySet[Any]:
    """The papers that were there, without the drafts taken back by then; those for the latest meeting first. Whoever
    may not read drafts is given the published ones."""
    rows = rows_as_at(Paper, at, board_id=board, withdrawn=False).defer("layout", "narrative", "counts_shown")
    if not by.may(Permission.READ_DRAFTS, board):
        rows = rows.filter(state="published")
    found: QuerySet[Any] = rows.order_by("-meets_on", "-version", "-id")
    return found


def drafted(paper: Paper) -> list[str]:
    """The files of a draft, the summary's only where somebody has written one; those of a published paper are kept."""
    written = paper.narrative.get("plain_summary", {}).get("text", "").strip()
    return [*_DRAFTED, *(_SUMMARY if written else ())]


@dataclass(frozen=True)
class Taken:
    """A step that a paper took."""

    id: int
    state: str
    at: datetime
    post: str
    words: str


@dataclass(frozen=True)
class Comment:
    id: int
    agency_id: int | None
    about: str
    quoted: str
    proposed: str
    words: str
    on_behalf: str
    at: datetime
    became: str
    answer: str
    post: str


@dataclass(frozen=True)
class _Named:
    id: int
    name: str


def said_at_newest_step(paper: Paper) -> list[Said]:
    """What a paper said when it took its newest step. One query."""
    texts = StepText.objects.filter(step__paper=paper).order_by("-step_id")
    return [(where, text) for where, text in texts.values_list("said", flat=True).first() or []]


@dataclass(frozen=True)
class SoFar:
    """The steps that a paper took; what was said of it, with the name of the agency, empty for the board's own people;
    and the names of the agencies that could not be asked when it was last sent to them."""

    steps: list[Taken]
    replies: list[tuple[str, Comment]]
    not_asked: list[str]


def so_far(paper: Paper) -> SoFar:
    """One query."""
    of = {"paper_id": paper.pk}
    asks = [Ask(Taken, Step, of), Ask(Comment, Reply, of), Ask(Unasked, NotAsked, of)]
    asks += [Ask(_Named, Agency, {"id": Among(model, "agency_id", of)}) for model in (Reply, NotAsked)]
    steps, comments, unasked, *named = read_together(None, *asks)
    names = {agency.id: agency.name for some in named for agency in some}
    silent = not_asked((step.id for step in steps if step.state == "accuracy check"), unasked)
    return SoFar(
        steps,
        [(names.get(comment.agency_id, ""), comment) for comment in comments],
        sorted(names[agency] for agency in silent),
    )


def printing(plan: int, known_from: datetime, written: datetime) -> list[Paper]:
    """The papers of a plan that print what was written into it then, known from a moment: those published since, and
    those on their way; none that was drawn from the record of an earlier day."""
    papers = Paper.objects.filter(plan_id=plan, withdrawn=False, as_at__gte=timezone.localdate(known_from))
    return list(papers.exclude(state="published", published_at__lt=written).order_by("pk"))


def undone_since(paper: Paper) -> list[Taken]:
    """What a published paper prints and was undone since: when, by which post, and in which words. One query."""
    found: list[Taken] = read_together(None, Ask(Taken, Step, {"paper_id": paper.pk, "state": IMPORT_UNDONE}))[0]
    return found


def words_before(by: Actor, paper: Paper) -> dict[str, str]:
    """What the board's newest published paper of the same kind before this one said, by the key of its section. One
    query."""
    published = Paper.objects.seen_by(by).filter(
        board=paper.board_id, kind=paper.kind, state="published", pk__lt=paper.pk
    )
    narrative = published.order_by("-pk").values_list("narrative", flat=True).first() or {}
    return {key: text for key, block in narrative.items() if (text := block.get("text", "")).strip()}


def unanswered(board: int, agencies: Iterable[Body]) -> list[Body]:
    """Those of some agencies for which nobody could answer today: nobody is appointed for them who may comment on a
    paper and has an address to sign in with. Whether an account has it is nobody's to learn here. One query."""
    held = who_may(board, Permission.REPLY_TO_PAPER, timezone.localdate()).exclude(agency=None)
    reached = held.filter(~Q(person__email="") | Q(person__user__isnull=False))
    answering = set(reached.order_by().values_list("agency_id", flat=True))
    return [agency for agency in agencies if agency.id not in answering]
