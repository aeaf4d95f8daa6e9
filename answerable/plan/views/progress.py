"""What is said of an action: its progress in a round, and what is missing or weak."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.access.actor import Party
from answerable.access.roles import Permission
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import body_of, read_directory
from answerable.plan import changes, forms, progress_forms
from answerable.plan.models import Action, Plan, Round, Statement, Update
from answerable.plan.moderating import moderations_of
from answerable.plan.record import grouped, level_names, read_scales
from answerable.plan.reporting import composed, put_at, report_of, told, word_of
from answerable.plan.rules import SENT
from answerable.plan.views.lookups import address_of, found, page, rounds_of, trail_to


@board_page(Permission.EDIT_PLAN)
def progress(request: BoardRequest, action: int, round: int) -> HttpResponse:
    """The board's words on an action in a round, with its delivery and impact status."""
    thing = found(request, Action, action)
    within = found(request, Round, round)
    said = Statement.objects.filter(action=thing, withdrawn=False, round__withdrawn=False).order_by("-round__on", "-id")
    here = next((statement for statement in said.filter(round=within)), None)
    reported = _reported(request, thing, within)
    begun = composed([report_of(one) for _, one in reported if one.state == "accepted"])
    levels = read_scales(request.board.pk)
    words = grouped(moderations_of(request.actor, [one.pk for _, one in reported]), "update_id")
    status = put_at((report_of(one), words[one.pk]) for _, one in reported)
    edit = Edit(
        request,
        progress_forms.Progress,
        values_of=lambda said: progress_forms.values_of_statement(said) if said else {"typed": begun, **status},
        thing=here,
        levels=levels,
    )

    written: list[Statement] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        fresh = changes.write_statement(by=request.actor, action=thing, round=within, since=edit.version, **values)
        written.append(fresh)

    if edit.saved(save):
        messages.success(request, f"Progress in “{within.title}” is saved.")
        return redirect("intake:in-words", request.board.slug, written[0].pk)
    names = level_names(levels)
    earlier = said.filter(round__on__lte=within.on).exclude(round=within).select_related("round").first()
    return page(
        edit,
        f"Progress of action {thing.ref}",
        trail_to(request, thing),
        caption=f"{within.title}: {thing.text}",
        earlier=earlier,
        reported=[
            (
                who,
                one.state,
                told(one, names) + [word_of(word, word.group.name, report_of(one), names) for word in words[one.pk]],
                composed([report_of(one)]),
            )
            for who, one in reported
        ],
        begun_at=any(status.values()) and here is None,
        begun=begun and here is None,
    )


def _reported(request: BoardRequest, action: Action, round: Round) -> list[tuple[str, Update]]:
    """What was sent of an action in a round, and by whom."""
    sent = Update.objects.seen_by(request.actor).filter(action=action, round=round, withdrawn=False)
    found = list(sent.filter(state__in=SENT).order_by("pk"))
    bodies = read_directory(request.board.pk, None).bodies if found else None
    return [(bodies.called(one.party), one) for one in found] if bodies else []


@board_page(Permission.EDIT_PLAN)
def add_update(request: BoardRequest, action: int, round: int) -> HttpResponse:
    """What one agency reports on an action in a round."""
    thing, within = found(request, Action, action), found(request, Round, round)
    edit = Edit(
        request,
        progress_forms.Update,
        values_of=progress_forms.values_of_update,
        parties=_parties(request),
        levels=read_scales(request.board.pk),
    )

    def save(values: dict[str, Any], _: int | None) -> None:
        changes.write_update(by=request.actor, action=thing, round=within, **_with_party(values))

    if edit.saved(save):
        return _to_round(request, thing, within)
    lead = "The agency’s own words. The board’s words on the action, which papers print, stay as they are."
    title = f"Add what an agency reports on action {thing.ref}"
    return page(edit, title, trail_to(request, thing), caption=f"{within.title}: {thing.text}", lead=lead)


@board_page(Permission.EDIT_PLAN)
def change_update(request: BoardRequest, update: int) -> HttpResponse:
    """What an agency reports: which agency, its words and where it stands."""
    thing = found(request, Update, update)
    parties = _parties(request, thing.party)
    edit = Edit(
        request,
        progress_forms.Update,
        values_of=progress_forms.values_of_update,
        thing=thing,
        parties=parties,
        levels=read_scales(request.board.pk),
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.correct_update(by=request.actor, update=thing, since=since, **_with_party(values))

    if edit.saved(save):
        return _to_round(request, thing.action, thing.round)
    title = f"Change what an agency reports on action {thing.action.ref}"
    return page(edit, title, trail_to(request, thing.action), caption=thing.round.title)


def _parties(request: BoardRequest, also: Party | None = None) -> list[tuple[str, str]]:
    """Whom the board can ask by name, and who reported, who may have left since."""
    directory = read_directory(request.board.pk, None)
    there = {key: name for key, (_, name) in directory.askable.items()}
    return list((there | ({also.key: directory.bodies.called(also)} if also else {})).items())


def _with_party(values: dict[str, Any]) -> dict[str, Any]:
    """The form's values: the agency or group as the record that they name, and what it reports."""
    about = {"state": values["state"], "reason": values["reason"], "report": progress_forms.report_in(values)}
    return {**about, "party": body_of(Party.of(values["party"]))}


def _to_round(request: BoardRequest, action: Action, round: Round) -> HttpResponse:
    messages.success(request, f"What the agency reports in “{round.title}” is saved.")
    return redirect(f"{address_of(request, action)}#r{round.pk}")


@board_page(Permission.EDIT_PLAN)
def add_shortfall(request: BoardRequest, action: int) -> HttpResponse:
    """What is admitted to be missing or weak."""
    thing = found(request, Action, action)
    rounds = rounds_of(thing.plan)
    if not rounds:
        return no_round(request, thing.plan)
    edit = Edit(request, forms.Shortfall, rounds=rounds)

    def save(values: dict[str, Any], _: int | None) -> None:
        values = {**values, "round": Round.objects.get(pk=values["round"])}
        changes.add_shortfall(by=request.actor, plan=thing.plan, action=thing, **values)

    if edit.saved(save):
        messages.success(request, "It is kept, and shown until it is withdrawn.")
        return redirect(address_of(request, thing))
    lead = "Say what is missing or weak before somebody else finds it. It is the first thing that members read for."
    return page(edit, "Add a shortfall", trail_to(request, thing), caption=f"Action {thing.ref}", lead=lead)


def no_round(request: BoardRequest, plan: Plan) -> HttpResponse:
    """What is said belongs to a round: without one, that comes first."""
    messages.info(request, "Open a round first: what is said or promised belongs to the round in which it was.")
    return redirect("plan:open-round", request.board.slug, plan.pk)
