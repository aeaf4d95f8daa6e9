"""Challenges with their threads, and the answer of whoever was challenged."""

from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status
from ninja.params import Body, Path
from pydantic import Field

from answerable.access.roles import Permission
from answerable.api import business_schemas, schemas
from answerable.api.bearer import ApiRequest
from answerable.api.door import AsAt, Paging, paged, under_board
from answerable.api.problems import PROBLEMS
from answerable.api.schemas import Id
from answerable.challenges import changes, forms, models
from answerable.challenges.record import Challenge, Step, Thread, threads_of
from answerable.history.together import read_all
from answerable.partnership.record import Bodies, bodies_of

router = Router(tags=["Challenges"])
P = Permission


class Challenges(Paging, AsAt):
    """Which challenges."""

    state: Literal["overdue", "answered", "more", "escalated", "waiting", "no effect", "assured"] | None = Field(
        None, description="Only those that stand so."
    )


def _on(row: Challenge | Step) -> dict[str, Any]:
    return {"words": row.on_words, "from": row.on_from, "to": row.on_to}


def _challenge(thread: Thread, bodies: Bodies, asked: AsAt) -> dict[str, Any]:
    here, stands = thread.challenge, thread.standing(asked.at or timezone.localdate())
    said = {name: getattr(here, name) for name in _CHALLENGE}
    return {
        **said,
        "to": thread.to(bodies),
        "on": _on(here),
        "state": stands.state,
        "stands": stands.words,
        "next": stands.next,
        "due": {"words": stands.due_words, "from": None, "to": stands.due_to},
    }


_CHALLENGE = (
    *("id", "agency_id", "group_id", "about", "asked", "action_id", "objective_id", "measure_id", "evidence_id"),
    "raised_by",
)
_STEP = ("id", "kind", "outcome", "text", "elsewhere", "measure_id", "evidence_id")


def _step(step: Step) -> dict[str, Any]:
    due = {"words": step.due_words, "from": None, "to": step.due_to}
    return {**{name: getattr(step, name) for name in _STEP}, "on": _on(step), "due": due}


@router.get("/challenges", response={200: schemas.Page[business_schemas.Challenge], **PROBLEMS}, summary="The ledger")
@under_board(P.READ_CHALLENGES)
def challenges(request: ApiRequest, slug: Path[str], asked: Query[Challenges]) -> Any:
    """The newest first; those that were withdrawn are left out."""
    threads, bodies = read_all(
        asked.moment(), threads_of(request.board.pk, withdrawn=False), bodies_of(request.board.pk)
    )
    found = [_challenge(thread, bodies, asked) for thread in threads]
    return paged([one for one in found if asked.state in (None, one["state"])], asked.page)


def _whole(request: ApiRequest, pk: int, asked: AsAt) -> dict[str, Any]:
    threads, bodies = read_all(
        asked.moment(), threads_of(request.board.pk, id=pk, withdrawn=False), bodies_of(request.board.pk)
    )
    if not threads:
        raise Http404
    return {**_challenge(threads[0], bodies, asked), "steps": [_step(step) for step in threads[0].steps]}


@router.get(
    "/challenges/{challenge}", response={200: business_schemas.WholeChallenge, **PROBLEMS}, summary="One challenge"
)
@under_board(P.READ_CHALLENGES)
def challenge(request: ApiRequest, slug: Path[str], challenge: Path[Id], asked: Query[AsAt]) -> Any:
    """A challenge with each step that came of it, in their order."""
    return _whole(request, challenge, asked)


@router.post(
    "/challenges/{challenge}/answer",
    response={201: business_schemas.WholeChallenge, **PROBLEMS},
    summary="Answer a challenge",
)
@under_board(P.ANSWER_CHALLENGE)
def answer(request: ApiRequest, slug: Path[str], challenge: Path[Id], sent: Body[business_schemas.NewAnswer]) -> Any:
    """For whoever answers for the agency or the group that it went to. Whoever keeps the ledger enters what was said
    elsewhere, and where."""
    seen = models.Challenge.objects.seen_by(request.actor)
    here = get_object_or_404(seen, board=request.board, pk=challenge, withdrawn=False)
    keeps = request.actor.may(P.KEEP_CHALLENGES, request.board.pk)
    if sent.elsewhere and not keeps:
        raise ValidationError({"elsewhere": "Your agency answers here itself: leave this out."})
    said = {**sent.dict(), "on": sent.on or f"{timezone.localdate():%-d %B %Y}"}
    form = forms.Answer(said, keeps=keeps)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    changes.say(by=request.actor, challenge=here, kind="answer", **form.cleaned_data)
    return Status(201, _whole(request, challenge, AsAt(at=None)))
