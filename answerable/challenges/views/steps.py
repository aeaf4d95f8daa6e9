"""The pages on which somebody answers, says what was done or changed, and concludes; and puts a step right."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from answerable.access.roles import Permission
from answerable.challenges import changes, forms
from answerable.challenges.changes.steps import NOT_YOURS, SOMEBODY_ELSE_S
from answerable.challenges.models import Challenge, Step
from answerable.challenges.record import answers, may_put_right
from answerable.challenges.rules import KINDS, in_order
from answerable.challenges.things import points_for, thing_called
from answerable.challenges.views.writing import found, not_told, page, thread_of, today_words, withdrawing
from answerable.partnership.editing import Edit, Values
from answerable.partnership.pages import BoardRequest, board_page


def _keeps(request: BoardRequest) -> bool:
    """Whether the reader keeps the ledger, and enters what others said elsewhere."""
    return request.actor.may(Permission.KEEP_CHALLENGES, request.board.pk)


def _open(request: BoardRequest, pk: int) -> Challenge:
    """A challenge that the reader may write to: who answers for its agency, or keeps the ledger."""
    here = found(request, pk)
    if not _keeps(request) and not answers(request.actor, here, here.board_id):
        raise PermissionDenied(NOT_YOURS)
    return here


def _options(form: type[forms.Form], here: Challenge) -> dict[str, Any]:
    return {"points": points_for(here)} if form is forms.Effect else {}


def _said(values: Values, here: Challenge) -> Values:
    """What was filled in, as the write door takes it."""
    said = {name: value for name, value in values.items() if name != "shown_by"}
    if "shown_by" in values:
        said["shown_by"] = thing_called(values["shown_by"], here.board_id)
    return said


def _say(
    request: BoardRequest, challenge: int, form: type[forms.Form], kind: str, title: str, done: str, **about: Any
) -> HttpResponse:
    here = _open(request, challenge)
    keeps = _keeps(request)
    start = {} if keeps else {"on": today_words()}
    edit = Edit(request, form, values_of=lambda _: start, keeps=keeps, **_options(form, here))

    def save(values: Values, _: int | None) -> None:
        changes.say(by=request.actor, challenge=here, **{"kind": kind, **_said(values, here)})

    if edit.saved(save):
        messages.success(request, done)
        return redirect(thread_of(request, here))
    return page(request, edit, here, title, asked=here.asked, **about)


@board_page(Permission.ANSWER_CHALLENGE)
def answer(request: BoardRequest, challenge: int) -> HttpResponse:
    """Answer a challenge to one's own agency; or enter what was answered elsewhere."""
    lead = "The chair reads your answer and concludes: assured, more is sought, or it is escalated."
    if _keeps(request):
        lead = "Enter what they answered elsewhere, and where. It is marked so."
    done = "The answer is kept. Next the chair concludes."
    return _say(request, challenge, forms.Answer, "answer", "Answer", done, save="Answer", lead=lead)


@board_page(Permission.ANSWER_CHALLENGE)
def step(request: BoardRequest, challenge: int) -> HttpResponse:
    """Say what was done meanwhile."""
    lead = "What was done because of the challenge, a step at a time. The answer itself is a step of its own."
    done = "The step is kept in the thread."
    return _say(request, challenge, forms.Meanwhile, "done", "Say what was done", done, lead=lead)


@board_page(Permission.ANSWER_CHALLENGE)
def effect(request: BoardRequest, challenge: int) -> HttpResponse:
    """Say what changed because of a challenge."""
    lead = "This is what shows that the challenge was worth it. Say what is different, for whom, and what shows it."
    done = "What changed is kept in the thread."
    return _say(request, challenge, forms.Effect, "effect", "Say what changed", done, lead=lead)


@board_page(Permission.CONCLUDE_CHALLENGE)
def conclude(request: BoardRequest, challenge: int) -> HttpResponse:
    """Conclude as the chair; or enter what the chair concluded in a meeting."""
    here, keeps = found(request, challenge), _keeps(request)
    start = {} if keeps else {"on": today_words()}
    edit = Edit(request, forms.Conclude, values_of=lambda _: start, thing=here, keeps=keeps)

    def save(values: Values, since: int | None) -> None:
        changes.conclude(by=request.actor, challenge=here, since=since, **values)

    if edit.saved(save):
        messages.success(request, f"The conclusion is kept. {not_told(request)}")
        return redirect(thread_of(request, here))
    lead = "Enter what the chair concluded in a meeting. It is marked so." if keeps else ""
    said = in_order(here.steps.filter(kind="answer", withdrawn=False).order_by("id"))
    return page(request, edit, here, "Conclude", asked=here.asked, answers=said, save="Conclude", lead=lead)


@board_page(Permission.CONCLUDE_CHALLENGE)
def printing(request: BoardRequest, challenge: int) -> HttpResponse:
    """Say as the chair whether papers may print a challenge; or enter that the chair said so."""
    here = found(request, challenge)
    edit = Edit(
        request,
        forms.Printing,
        values_of=lambda one: {"printed": "yes" if one.printed else "no"},
        thing=here,
        keeps=_keeps(request),
    )

    def save(values: Values, since: int | None) -> None:
        said = {"printed": values["printed"] == "yes", "reason": values["reason"]}
        changes.let_print(by=request.actor, challenge=here, since=since, **said)

    if edit.saved(save):
        messages.success(
            request, "It is kept. Papers that are on their way follow it; published ones stay as they are."
        )
        return redirect(thread_of(request, here))
    lead = (
        "The public reads the board’s papers. They print whom this challenge went to, what was asked, the newest "
        "answer, the conclusion and what changed; until you let them, they only count it."
    )
    return page(request, edit, here, "Printing in papers", asked=here.asked, lead=lead)


_FORMS: dict[str, type[forms.Form]] = {"answer": forms.Answer, "effect": forms.Effect, "conclusion": forms.Conclude}


def _step(request: BoardRequest, pk: int) -> Step:
    """A step that the reader may put right."""
    seen = Step.objects.seen_by(request.actor).select_related("challenge")
    thing: Step = get_object_or_404(seen, board=request.board, pk=pk, withdrawn=False, challenge__withdrawn=False)
    if not may_put_right(request.actor, thing):
        raise PermissionDenied(SOMEBODY_ELSE_S)
    return thing


@board_page(Permission.READ_CHALLENGES)
def correct_step(request: BoardRequest, step: int) -> HttpResponse:
    """Put right what a step says."""
    thing = _step(request, step)
    here, form = thing.challenge, _FORMS.get(thing.kind, forms.Meanwhile)
    values_of: Callable[[Any], Values] = forms.values_of_step
    options = {"keeps": bool(thing.elsewhere), "corrects": True, **_options(form, here)}
    edit = Edit(request, form, values_of=values_of, thing=thing, **options)

    def save(values: Values, since: int | None) -> None:
        changes.correct_step(by=request.actor, step=thing, since=since, **_said(values, here))

    if edit.saved(save):
        messages.success(request, "It is put right. What it said before stays in the history.")
        return redirect(thread_of(request, here))
    lead = "For what was written down wrongly. What came later is a step of its own."
    return page(request, edit, here, f"Correct: {KINDS[thing.kind]}", lead=lead)


@board_page(Permission.READ_CHALLENGES)
def withdraw_step(request: BoardRequest, step: int) -> HttpResponse:
    """Take a step back that was entered by mistake."""
    thing = _step(request, step)
    return withdrawing(
        request,
        thing.challenge,
        f"Withdraw: {KINDS[thing.kind]}",
        "For a step that was entered by mistake. It counts no more, and stays in the history with your reason.",
        lambda reason: changes.withdraw_step(by=request.actor, step=thing, reason=reason),
    )
