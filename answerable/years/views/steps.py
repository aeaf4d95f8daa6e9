"""The pages on which a step of a plan's year is taken, or taken back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from answerable.access.actor import require
from answerable.access.roles import Permission
from answerable.partnership.editing import Edit, Values
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan import changes
from answerable.plan.models import PlanStep
from answerable.plan.year.record import stands_now
from answerable.plan.year.rules import STEPS, why_asked
from answerable.years import forms
from answerable.years.rules import TAKE
from answerable.years.views.lookups import found, page, plan_of, today_words, year_of_plan

_LEADS = {
    "draft": "The plan is worked on again, and consulted on or agreed anew.",
    "consultation": "Those who are consulted can say here what they think while it runs. Nothing is sent by this step: "
    "you tell them afterwards, from the plan’s year.",
    "agreed": "The plan is agreed as it is now. What was said in the consultation stays beside it.",
    "in force": "From that day the plan is the one that the board works by: its pages, requests and papers are of it.",
    "closed": "Nothing is reported on a closed plan any more. Its actions can still be read, and promises made in it "
    "stay to be kept.",
}
_DONE = {
    "draft": "The plan is a draft again.",
    "consultation": "The consultation is open. Nothing is sent yet: you can tell those who are consulted from here.",
    "agreed": "The plan is agreed. Next it is put in force.",
    "in force": "The plan is in force.",
    "closed": "The plan is closed. What became of each action stands on its page.",
}


@board_page(Permission.EDIT_PLAN)
def take(request: BoardRequest, plan: int, to: str) -> HttpResponse:
    """Take a step of a plan's year; that it was agreed, from a meeting."""
    to = to.replace("-", " ")
    if to not in STEPS:
        raise Http404
    return _step(request, plan, to, elsewhere=to == "agreed")


@board_page(Permission.APPROVE_PAPER)
def agree(request: BoardRequest, plan: int) -> HttpResponse:
    """Agree a plan as its chair."""
    return _step(request, plan, "agreed", elsewhere=False)


def _step(request: BoardRequest, pk: int, to: str, *, elsewhere: bool) -> HttpResponse:
    plan = plan_of(request, pk)
    why = why_asked(stands_now(plan, timezone.localdate()), to)
    start = {} if elsewhere else {"on": today_words()}
    edit = Edit(request, forms.Step, values_of=lambda _: dict(start), thing=plan, why=why, elsewhere=elsewhere)

    def save(values: Values, since: int | None) -> None:
        changes.take_step(by=request.actor, plan=plan, kind=to, since=since, **values)

    if edit.saved(save):
        messages.success(request, _DONE[to])
        return redirect(year_of_plan(request, plan.pk))
    title = TAKE[to] if elsewhere or to != "agreed" else "Agree this plan"
    return page(request, edit, plan, title, lead=_LEADS[to], save="Agree it" if to == "agreed" else title)


@board_page(Permission.READ_PLAN)
def withdraw(request: BoardRequest, taken: int) -> HttpResponse:
    """Take the last step back, which was entered by mistake: for whoever may take that step."""
    step: PlanStep = found(request, PlanStep, taken)
    chairs = step.kind == "agreed" and not step.elsewhere
    require(request.actor, Permission.APPROVE_PAPER if chairs else Permission.EDIT_PLAN, on=request.board.pk)
    edit = Edit(request, forms.Reason)
    if edit.saved(lambda values, _: changes.withdraw_step(by=request.actor, step=step, reason=values["reason"])):
        messages.success(request, "The step is taken back. It stays in the history, with your reason.")
        return redirect(year_of_plan(request, step.plan_id))
    lead = "For a step that was entered by mistake. The plan stands again where it stood before."
    title = f"Take back: {STEPS[step.kind].lower()}, {step.on_words}"
    return page(request, edit, step.plan, title, lead=lead, save="Take it back")
