"""A document's proposal as it was read, as a person has corrected it so far, and the document's own words."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat, LPad
from django.utils import timezone
from pydantic import TypeAdapter

from answerable.intake.correcting import corrected
from answerable.intake.models import Correction, Document
from answerable.intake.remembering import Before, Typed, corrected_again, said_again
from answerable.partnership.models import Agency, AgencyName, Board, Group, Post
from answerable.plan.models import Action, Plan, StatusLevel
from answerable.plan.rules import STANDARD_SCALE, plain
from answerable.plan.year.record import with_standing
from answerable.plan.year.rules import UNAGREED
from answerable.reading.child import PROPOSAL
from answerable.reading.printed import Printed
from answerable.reading.proposal import Proposal

_PRINTED = TypeAdapter(list[Printed])


def as_read(document: Document) -> Proposal:
    return PROPOSAL.validate_python(document.proposal)


def printed_words(document: Document) -> list[Printed]:
    """The document's own lines and rows; none where it came in by a command."""
    return _PRINTED.validate_python(document.printed)


def corrections_of(document: Document) -> Typed:
    """What has been corrected: family → row → field → words. One query."""
    typed: Typed = {}
    for kept in Correction.objects.filter(document=document).order_by("family", "page"):
        typed.setdefault(kept.family, {}).update({int(row): words for row, words in kept.rows.items()})
    return typed


def known_agencies(board: Board) -> dict[int, str]:
    """The agencies of a board by id, in order of name. One query."""
    found = Agency.objects.filter(members__board=board).order_by("sort_key", "id")
    return dict(found.values_list("pk", "name"))


_LEVEL = "level "


@dataclass(frozen=True)
class Names:
    """Every name, in plain words, under which a board knows an agency, a group or a post, with its own (`known`); those
    of the board itself (`itself`); and the levels of its delivery status, in order, as code, name and the words by
    which each is printed (`scale`): of a board that has none yet those it will start from."""

    known: dict[str, str]
    itself: list[str]
    scale: list[tuple[str, str, str]]


def names_of(board: Board) -> Names:
    """One query."""
    here = {"board": board, "withdrawn": False}
    agencies = AgencyName.objects.filter(**here).values_list(Value(""), "name", "agency__name")
    groups = Group.objects.filter(**here).values_list(Concat(Value("group "), "kind"), "name", "names")
    posts = Post.objects.filter(**here).values_list(Value(""), "name", "name")
    place = Concat(Value(_LEVEL), LPad(Cast("order", CharField()), 6, Value("0")), Value(" "), "code")
    levels = StatusLevel.objects.filter(board=board, scale="delivery").values_list(place, "name", "words")
    known: dict[str, str] = {}
    itself, scale = [board.name, board.short_name, board.area], []
    for kind, name, more in sorted(posts.union(groups, agencies, levels, all=True)):
        if kind.startswith(_LEVEL):
            scale.append((kind.removeprefix(_LEVEL).partition(" ")[2], name, more))
            continue
        others = more.splitlines() if kind else []
        known |= {plain(one): name if kind else more for one in (name, *others)}
        itself += [name, *others] if kind == "group board" else []
    first = [(level["code"], level["name"], level["words"]) for level in STANDARD_SCALE if level["scale"] == "delivery"]
    return Names(known, itself, scale or first)


def known_groups(board: Board) -> dict[int, str]:
    """The groups of a board by id, in order of name. One query."""
    return dict(Group.objects.filter(board=board, withdrawn=False).order_by("sort_key", "id").values_list("pk", "name"))


def as_corrected(document: Document, typed: Typed) -> Proposal:
    """The proposal with these corrections: a query each where anything is said of agencies and of leads, else none."""
    return with_corrections(document.board, as_read(document), typed)


def with_corrections(board: Board, found: Proposal, typed: Typed) -> Proposal:
    """What was read in a document of a board, with these corrections; see `as_corrected`."""
    known = known_agencies(board) if typed.get("agencies") or typed.get("leads") else {}
    groups = known_groups(board) if typed.get("leads") else {}
    return corrected(found, typed, known=known, known_groups=groups)


def digest(typed: Typed) -> str:
    """What stands for the corrections that a person had before them when confirming."""
    said = {family: rows for family, rows in typed.items() if rows}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def plan_for(board: Board, proposal: Proposal) -> Plan | None:
    """The board's plan that a document reports on: the one that shares most refs of actions with it, at least half. The
    draft of a next plan, into which actions were carried, is none while another is there."""
    refs = {action.ref for action in proposal.actions}
    sharing = Action.objects.filter(board=board, withdrawn=False, ref__in=refs).select_related("plan")
    shared = Counter(action.plan for action in sharing)
    alike = {plan.pk: (plan, count) for plan, count in shared.items() if count * 2 >= len(refs)}
    if len(alike) < 2:
        return next((plan for plan, _ in alike.values()), None)
    plans = with_standing(Plan.objects.filter(pk__in=alike), None, timezone.localdate())
    drafts = {pk for pk, stands in plans.values_list("pk", "stands") if stands in UNAGREED}
    return max(alike.values(), key=lambda one: (one[0].pk not in drafts, one[1]))[0]


_DOCUMENTS = 5  # of the newest, in which it is looked up what was said of the same words


def said_before(board: Board, found: Proposal) -> Typed:
    """What a person said in the board's newest documents of the same statuses and leads, and what was left out of those
    on the same plan, or worded in another way."""
    newest = Document.objects.filter(board=board, state=Document.BROUGHT_IN).order_by("-id")
    newest = newest.defer("content", "printed", "confirmed", "wrote")
    plan = plan_for(board, found)
    lately = list(newest[:_DOCUMENTS])
    on_plan = list(newest.filter(plan=plan)[:_DOCUMENTS]) if plan else []
    said = {each: (as_read(each), corrections_of(each)) for each in {*lately, *on_plan}}

    def oldest_first(those: list[Document]) -> Before:
        return [said[each] for each in reversed(those)]

    return said_again(found, oldest_first(lately)) | corrected_again(found, oldest_first(on_plan))
