"""Looking for words in everything that somebody may see: each table through the read door, all in one question."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.assurance.models import OwnObjective, Review
from answerable.challenges.models import Challenge, Step
from answerable.desk.changed.states import AS_CALLED
from answerable.desk.rules import in_context, words_of
from answerable.evidence.models import Claim, Evidence, EvidenceFile, Measure
from answerable.history.states import state_model
from answerable.intake.models import Document
from answerable.meetings.models import Item
from answerable.papers.build.lines import MARK
from answerable.papers.models import Paper
from answerable.partnership.models import AgencyName, Appointment, Board, Group, Post
from answerable.plan.models import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Objective,
    Round,
    Serves,
    Shortfall,
    Statement,
    Update,
)
from answerable.plan.reporting import PARTS
from answerable.recommendations.models import DecisionSought, Recommendation, RecommendationList


@dataclass(frozen=True)
class Kind:
    """A kind of record: what several are called, the columns in which words are looked for, and where its page is: `of`
    is the column of the action or measure that it is about, and `about` gives its ref or name. `hangs_on` leads to what
    must not be withdrawn either; `needs` is a right that it takes beside the model's own; `states`: what is looked
    through is not the records but their states, for the reasons that were given."""

    model: Any
    many: str
    columns: tuple[str, ...]
    of: str = "id"
    about: Any = None
    earlier_refs: bool = False
    hangs_on: str = ""
    needs: Permission | None = None
    states: bool = False


def _of(model: Any, path: str, column: str) -> Subquery:
    return Subquery(model.objects.filter(pk=OuterRef(path)).values(column)[:1])


_REF = _of(Action, "action_id", "ref")
_OBJECTIVE = _of(Objective, "objective_id", "ref")
KINDS: dict[str, Kind] = {
    "action": Kind(Action, "Actions", ("ref", "text"), about="ref", earlier_refs=True),
    "aim": Kind(Aim, "Aims", ("ref", "title"), about="ref", earlier_refs=True),
    "objective": Kind(
        Objective, "Objectives", ("ref", "title", "also_ref", "also_text"), about="ref", earlier_refs=True
    ),
    "lead": Kind(Answerer, "Leads and contributors of actions", ("words",), "action_id", _REF, hangs_on="action"),
    "lead of an objective": Kind(
        Answerer, "Leads of objectives", ("words",), "objective_id", _OBJECTIVE, hangs_on="objective"
    ),
    "serves": Kind(
        Serves, "What objectives come from or serve", ("words", "ref"), "objective_id", _OBJECTIVE, hangs_on="objective"
    ),
    "round": Kind(Round, "Rounds", ("title",), "plan_id", "title"),
    "promise": Kind(
        Commitment, "Promises", ("what", "who", "meeting", "due_words", "outcome_words"), "action_id", _REF
    ),
    "statement": Kind(Statement, "Progress", ("text",), "action_id", _REF),
    "reason": Kind(Statement, "Reasons of a status", ("history_change_reason",), "action_id", _REF, states=True),
    "update": Kind(Update, "Updates by agencies", (*PARTS, "because", "forecast"), "action_id", _REF),
    "shortfall": Kind(Shortfall, "What reports say is missing or weak", ("text", "about"), "action_id", _REF),
    "measure": Kind(Measure, "Measures", ("what", "population", "area", "base_words"), about="what"),
    "claim": Kind(Claim, "Claims", ("statement", "attribution"), about=_of(Measure, "measure_id", "what")),
    "evidence": Kind(Evidence, "Evidence", ("title", "findings", "verifier"), about="title"),
    "file": Kind(EvidenceFile, "Files of evidence", ("filename",), "evidence_id", "filename", hangs_on="evidence"),
    "challenge": Kind(Challenge, "Challenges", ("about", "asked", "raised_by", "to_words"), about="about"),
    "step": Kind(
        Step,
        "What came of challenges",
        ("text", "elsewhere"),
        "challenge_id",
        _of(Challenge, "challenge_id", "about"),
        hangs_on="challenge",
    ),
    "own objective": Kind(OwnObjective, "Agencies’ own objectives", ("words",), "agency_id", AS_CALLED),
    "review": Kind(Review, "Reviews of the quality assurance framework", ("words",), "agency_id", AS_CALLED),
    "agenda item": Kind(Item, "Agenda items", ("title", "asks"), "meeting_id", "title"),
    "recommendation": Kind(Recommendation, "Recommendations", ("ref", "text"), "of_id"),
    "source": Kind(RecommendationList, "Sources of recommendations", ("made_by", "made_to", "response"), "action_id"),
    "decision": Kind(DecisionSought, "Decisions sought", ("text", "of")),
    "agency": Kind(AgencyName, "Agencies", ("name",), "agency_id", "name"),
    "group": Kind(Group, "Groups", ("name", "names"), about="name"),
    "person": Kind(Appointment, "People and their appointments", ("person__name", "post"), "person_id", "person__name"),
    "post": Kind(Post, "Posts that the plan names", ("name",), about="name", needs=Permission.READ_PEOPLE),
    "document": Kind(Document, "Documents", ("filename",), about="filename"),
}


@dataclass(frozen=True)
class Hit:
    """One record in which every word was found. `about` and `context`: lists of (words, whether looked for)."""

    kind: str
    id: int
    of: int | None
    about: list[tuple[str, bool]]
    context: list[tuple[str, bool]]


@dataclass(frozen=True)
class Found:
    """How many of each kind were found, and how to read a stretch of them all: two queries at most."""

    counts: dict[str, int]
    read: Callable[[int, int], list[Hit]]


def look_for(typed: str, by: Actor, board: Board, *, kind: str = "") -> Found:
    """Everything that holds each of the words typed; of one kind where `kind` names it, while `counts` still tells of
    all. Papers first, then the plan from its actions on. Two queries, and one for each stretch that is read."""
    words = words_of(typed)
    if not words:
        return Found({}, lambda start, stop: [])
    papers = list(_papers(words, by, board))
    tables = {key: rows for key, each in KINDS.items() if (rows := _matching(each, words, by, board)) is not None}
    counts = {"paper": len(papers)} | dict.fromkeys(tables, 0)
    if tables:
        # Each table says its own number: an empty one gives no row.
        numbers = [
            rows.annotate(of_kind=Value(key, output_field=CharField()))
            .order_by()
            .values("of_kind")
            .annotate(n=Count("id"))
            .values_list("of_kind", "n")
            for key, rows in tables.items()
        ]
        counts |= dict(_together(numbers))
    if kind:
        papers = papers if kind == "paper" else []
        tables = {key: rows for key, rows in tables.items() if key == kind}

    def read(start: int, stop: int) -> list[Hit]:
        first = papers[start:stop]
        if not tables or stop <= len(papers):
            return first
        rows = _together([_columns(key, rows) for key, rows in tables.items()]).order_by("place", "id")
        some = rows[max(0, start - len(papers)) : stop - len(papers)]
        names = list(KINDS)
        return first + [
            Hit(names[place], pk, of, in_context(about, words), in_context(said, words))
            for place, pk, of, about, said in some
        ]

    return Found({key: count for key, count in counts.items() if count}, read)


def _together(tables: Sequence[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    first, *others = tables
    return first.union(*others, all=True) if others else first


def _matching(kind: Kind, words: Sequence[str], by: Actor, board: Board) -> QuerySet[Any] | None:
    """None for what `by` may not read at all."""
    if not all(by.may(needed, board.pk) for needed in (kind.model.read_by, kind.needs) if needed):
        return None
    rows = kind.model.objects.seen_by(by).filter(board=board)
    if kind.hangs_on:
        rows = rows.filter(**{f"{kind.hangs_on}__withdrawn": False})
    if any(field.name == "withdrawn" for field in kind.model._meta.fields):
        rows = rows.filter(**getattr(kind.model, "OPEN", {"withdrawn": False}))
    if kind.states:
        rows = state_model(kind.model).objects.filter(id__in=rows.values("id"))
    for word in words:
        wanted = Q(*((f"{column}__icontains", word) for column in kind.columns), _connector=Q.OR)
        if kind.earlier_refs:
            once = state_model(kind.model).objects.filter(board_id=board.pk, ref__iexact=word)
            wanted |= Q(id__in=once.values("id"))
        rows = rows.filter(wanted)
    return rows


def _columns(key: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    kind, text = KINDS[key], TextField()
    said: list[Any] = [Value("") for _ in range(2)]  # Concat takes two at least
    for column in kind.columns:
        if column == kind.about:  # stands in the link
            continue
        said += [F(column), Value(" ")]
    about = (
        Value("", output_field=text)
        if kind.about is None
        else Coalesce(Cast(kind.about, text), Value(""), output_field=text)
    )
    return (
        rows.order_by()
        .annotate(
            place=Value(list(KINDS).index(key)),
            leads_to=Cast(F(kind.of), BigIntegerField()),
            about_it=Cast(about, text),
            said=Concat(*said, output_field=text),
        )
        .values_list("place", "id", "leads_to", "about_it", "said")
    )


def _papers(words: Sequence[str], by: Actor, board: Board) -> Iterator[Hit]:
    """A board has some papers a year, and their narrative is kept as JSON, which databases write differently, so they
    are looked through here. A scrutiny member's are the published ones."""
    papers = Paper.objects.seen_by(by).filter(board=board, withdrawn=False).order_by("-meets_on", "-version")
    for pk, title, narrative in papers.values_list("pk", "title", "narrative"):
        said = MARK.sub(r"\g<words>", " ".join(str(block.get("text", "")) for block in narrative.values()))
        if all(word.casefold() in f"{title} {said}".casefold() for word in words):
            yield Hit("paper", pk, pk, in_context(title, words), in_context(said, words))
