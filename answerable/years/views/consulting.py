"""The pages of a consultation: who is asked, what they say, and what became of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.history.together import read_all
from answerable.partnership.editing import Edit, Values
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import bodies_of, read_directory
from answerable.partnership.telling import Waits, reached, tell
from answerable.plan.models import Objective, Plan
from answerable.plan.views.lookups import objectives_of
from answerable.plan.year.record import stands_now
from answerable.years import changes, forms
from answerable.years.changes import SOMEBODY_ELSE_S, speaks_as
from answerable.years.models import Comment, Consulted
from answerable.years.record import may_put_right, year_of
from answerable.years.rules import no_comment
from answerable.years.views.lookups import found, page, plan_of, today_words, year_of_plan


def _bodies(request: BoardRequest) -> dict[str, str]:
    """The agencies and groups of the board, by their keys."""
    return {key: name for key, (_, name) in read_directory(request.board.pk, None).parties.items()}


@board_page(Permission.EDIT_PLAN)
def consult(request: BoardRequest, plan: int) -> HttpResponse:
    """Say who is consulted, and by when."""
    of = plan_of(request, plan)
    edit = Edit(request, forms.Consult, bodies=list(_bodies(request).items()))

    def save(values: Values, _: int | None) -> None:
        whom = [*(Party.of(key) for key in values["bodies"]), *values["others"]]
        changes.consult(by=request.actor, plan=of, whom=whom, due=values["due"])

    if edit.saved(save):
        messages.success(request, "They are on the list. Nothing is sent yet: you can tell them by e-mail from here.")
        return redirect(year_of_plan(request, of.pk))
    lead = "Agencies, groups and others, such as children and the public. Members who sign in say here what they think."
    return page(request, edit, of, "Say who is consulted", lead=lead)


@board_page(Permission.EDIT_PLAN)
def consult_no_more(request: BoardRequest, consulted: int) -> HttpResponse:
    """Take somebody off the list of those who are consulted."""
    thing: Consulted = found(request, Consulted, consulted)
    edit = Edit(request, forms.Reason)

    def save(values: Values, _: int | None) -> None:
        changes.consult_no_more(by=request.actor, consulted=thing, reason=values["reason"])

    if edit.saved(save):
        messages.success(request, "They are off the list. What they said stays.")
        return redirect(year_of_plan(request, thing.plan_id))
    return page(request, edit, thing.plan, "Take off the list of those who are consulted", save="Take off the list")


@board_page(Permission.EDIT_PLAN)
def tell_them(request: BoardRequest, plan: int) -> HttpResponse:
    """Tell by e-mail those who are consulted and have said nothing yet."""
    of, board = plan_of(request, plan), request.board.pk
    year, bodies = read_all(None, year_of(plan), bodies_of(board))
    if year is None or no_comment(year.stands(timezone.localdate()), keeps=False):
        return redirect(year_of_plan(request, plan))  # nobody can say anything here
    said = {one.whose for one in year.comments}
    asked = {one.whose: one for one in year.consulted if one.whose not in said}
    parties = [whose for whose in asked if isinstance(whose, Party)]
    to = reached(request, Permission.ANSWER_ASK, parties, lambda who: _bodies_of(who, board))
    days = {asked[whose].due_words for whose in parties if whose not in to.nobody}
    words = f"A draft plan of {request.board.name} waits for what you think of it"
    words += f", by {days.pop()}." if len(days) == 1 and "" not in days else "."
    waits = Waits(of, of.title, "what do you think of the draft plan?", words, year_of_plan(request, plan))
    others = [one.called(bodies) for whose, one in asked.items() if whose in to.nobody or whose not in parties]
    return tell(request, Permission.EDIT_PLAN, waits, to, others)


def _bodies_of(who: Actor, board: int) -> list[Party]:
    return [whose for whose in speaks_as(who, board) if isinstance(whose, Party)]


def _objective(values: Values) -> Values:
    """What was filled in, with the objective as the record that it names."""
    chosen = values["objective"]
    return {**values, "objective": Objective.objects.get(pk=chosen) if chosen else None}


def _options(plan: Plan) -> dict[str, Any]:
    return {"objectives": [(str(pk), words) for pk, words in objectives_of(plan)]}


@board_page(Permission.ANSWER_ASK)
def comment(request: BoardRequest, plan: int) -> HttpResponse:
    """Say what one's own agency or group thinks of a draft plan; or enter what somebody said elsewhere."""
    of, board = plan_of(request, plan), request.board.pk
    keeps = request.actor.may(Permission.EDIT_PLAN, board)
    names = _bodies(request)
    own = [one.key if isinstance(one, Party) else one for one in speaks_as(request.actor, board)]
    who = list(names.items()) if keeps else [(key, names.get(key, key)) for key in own]
    start = {"objective": request.GET.get("objective", "")} | ({} if keeps else {"on": today_words(), "who": own[0]})
    edit = Edit(request, forms.Comment, values_of=lambda _: dict(start), who=who, keeps=keeps, **_options(of))

    def save(values: Values, _: int | None) -> None:
        said = {name: value for name, value in _objective(values).items() if name not in {"who", "words"}}
        changes.comment(by=request.actor, plan=of, whose=forms.whose(values), **said)

    if edit.saved(save):
        messages.success(request, "It is kept beside the plan. What becomes of it will stand there too.")
        return redirect(year_of_plan(request, of.pk))
    lead = no_comment(stands_now(of, timezone.localdate()), keeps=keeps)
    lead = lead or ("Enter what they said, and how you know it." if keeps else "What you say is read by all members.")
    title = "Enter a comment" if keeps else "Say what you think of this plan"
    return page(request, edit, of, title, lead=lead)


def _own(request: BoardRequest, pk: int) -> Comment:
    """A comment that the reader may put right."""
    thing: Comment = found(request, Comment, pk)
    if not may_put_right(request.actor, thing, stands_now(thing.plan, timezone.localdate())):
        raise PermissionDenied(SOMEBODY_ELSE_S)
    return thing


@board_page(Permission.ANSWER_ASK)
def change_comment(request: BoardRequest, comment: int) -> HttpResponse:
    """Put right what a comment says."""
    thing = _own(request, comment)
    options = {"who": [], "keeps": bool(thing.elsewhere), "corrects": True, **_options(thing.plan)}
    edit = Edit(request, forms.Comment, values_of=forms.values_of_comment, thing=thing, **options)

    def save(values: Values, since: int | None) -> None:
        changes.correct_comment(by=request.actor, thing=thing, since=since, **_objective(values))

    if edit.saved(save):
        messages.success(request, "It is put right. What it said before stays in the history.")
        return redirect(year_of_plan(request, thing.plan_id))
    return page(request, edit, thing.plan, "Correct a comment")


@board_page(Permission.ANSWER_ASK)
def withdraw_comment(request: BoardRequest, comment: int) -> HttpResponse:
    """Take a comment back."""
    thing = _own(request, comment)
    edit = Edit(request, forms.Reason)

    def save(values: Values, _: int | None) -> None:
        changes.withdraw_comment(by=request.actor, thing=thing, reason=values["reason"])

    if edit.saved(save):
        messages.success(request, "It is withdrawn. It stays in the history, with your reason.")
        return redirect(year_of_plan(request, thing.plan_id))
    lead = "It is no longer shown. What others said stays."
    return page(request, edit, thing.plan, "Withdraw a comment", lead=lead, said=thing.text, save="Withdraw it")


@board_page(Permission.EDIT_PLAN)
def settle(request: BoardRequest, comment: int) -> HttpResponse:
    """Say what became of a comment: “you said, we did”."""
    thing: Comment = found(request, Comment, comment)
    edit = Edit(request, forms.Settle, values_of=forms.values_of_outcome, thing=thing)

    def save(values: Values, since: int | None) -> None:
        changes.settle(by=request.actor, thing=thing, since=since, **values)

    if edit.saved(save):
        messages.success(request, "What became of it stands beside it.")
        return redirect(f"{year_of_plan(request, thing.plan_id)}#comment-{thing.pk}")
    lead = "Whoever said it reads this: say what was changed in the plan, or why it was not."
    return page(request, edit, thing.plan, "What became of a comment", lead=lead, said=thing.text)
