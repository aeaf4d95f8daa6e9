"""One agency's framework: its stage, its own objectives with their evidence, its reviews and its history."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from answerable.access.roles import Permission
from answerable.assurance import changes, forms, models
from answerable.assurance.pages import called, framework_as_at, page_of_agency, writes_own
from answerable.assurance.record import answers_for, may_keep
from answerable.assurance.rules import what_now
from answerable.assurance.told import told_of
from answerable.evidence.forms import Withdraw
from answerable.evidence.pages import show
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.history_list import history_list


@board_page(Permission.READ_PLAN, as_at=True)
def agency(request: BoardRequest, agency: int) -> HttpResponse:
    """Everything that is kept of one agency's framework, and what to do now."""
    found = framework_as_at(request)
    if agency not in found.bodies.agencies:
        raise Http404("Not found.")
    part = found.part(agency)
    stage = part.uptake.stage if part.uptake else ""
    gone = agency in found.bodies.gone
    actor, board = request.actor, request.board.pk
    now = what_now(stage=stage, rows=[row.cells for row in part.rows], overdue=part.reviewed.overdue)
    context = {
        "part": part,
        "gone": gone,
        "now": [] if gone else now,
        "keeps": request.at is None and not gone and may_keep(actor, agency, board),
        "own": answers_for(actor, agency, board),
        "reviews": found.reviews_of(agency),
        "history": history_list(told_of(request.board.pk, agency, request.at)),
    }
    return show(request, "assurance/agency.html", context)


@board_page(Permission.KEEP_OWN_OBJECTIVES)
def stage(request: BoardRequest, agency: int) -> HttpResponse:
    """Say how far an agency has taken up the framework: its own people propose a stage, the board's set it."""
    name, back = called(request, agency), page_of_agency(request, agency)
    proposes = writes_own(request, agency) and not request.actor.may(Permission.EDIT_EVIDENCE, request.board.pk)
    there = models.Uptake.objects.seen_by(request.actor).filter(board=request.board, agency=agency, withdrawn=False)
    form, values_of, change = (
        (forms.Proposed, forms.values_of_proposed, changes.propose_stage)
        if proposes
        else (forms.Stage, forms.values_of_stage, changes.set_stage)
    )
    uptake = there.first()
    edit = Edit(request, form, values_of=values_of, thing=uptake)

    def save(values: dict[str, Any], since: int | None) -> None:
        change(by=request.actor, board=request.board, agency=agency, since=since or 0, **values)

    if edit.saved(save):
        done = "What you say is kept. The board looks at it, and sets the stage." if proposes else "The stage is saved."
        messages.success(request, done)
        return redirect(back)
    lead = ""
    if proposes:
        lead = (
            "The board sets the stage, once it has looked at what your agency can show. What you say stays beside it."
        )
    elif uptake and uptake.waits:
        lead = f"The agency says: {uptake.proposed}. {uptake.proposed_words}"
    context = {"title": "Stage in the framework", "about": name, "lead": lead, "trail": (name, back), "cancel": back}
    return edit.page("assurance/edit.html", context)


def withdrawing(
    request: BoardRequest, thing: models.FrameworkRecord, *, title: str, about: str, back: str, lead: str = ""
) -> HttpResponse:
    """The page on which something of the framework is taken back, with the reason."""
    edit = Edit(request, Withdraw, thing=thing)
    if edit.saved(lambda values, since: changes.withdraw(by=request.actor, thing=thing, since=since, **values)):
        messages.success(request, "It is withdrawn. It stays in the history.")
        return redirect(back)
    context = {"title": title, "about": about, "lead": lead, "trail": ("Back to the framework", back), "cancel": back}
    return edit.page("assurance/edit.html", {**context, "save": "Withdraw"})


@board_page(Permission.EDIT_EVIDENCE)
def leave(request: BoardRequest, agency: int) -> HttpResponse:
    """Take an agency out of the framework."""
    name, back = called(request, agency), page_of_agency(request, agency)
    rows = models.Uptake.objects.seen_by(request.actor)
    there = rows.filter(board=request.board, agency=agency, withdrawn=False).first()
    if there is None:
        raise Http404("Not found.")
    lead = "Its own objectives and their evidence stay in the record, and are back if it takes the framework up again."
    title = "Take an agency out of the framework"
    return withdrawing(request, there, title=title, about=name, back=back, lead=lead)
