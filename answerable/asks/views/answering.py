"""An agency's answer: what is asked of it, how each action stands, the standing question, sending it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.asks import changes, forms, letters
from answerable.asks.devices import forget_device
from answerable.asks.models import Ask, Link
from answerable.asks.once.changes import say_once
from answerable.asks.once.forms import ReportOnce
from answerable.asks.once.record import joined
from answerable.asks.once.views import asked_too, shown, taken_over
from answerable.asks.pages import AnswerRequest, is_own, let_go
from answerable.asks.record import (
    digest_of,
    figures_unconfirmed,
    moderated_of,
    named,
    of_any,
    on_board,
    parts_and_names,
    parts_of,
    said_of,
    unconfirmed,
)
from answerable.asks.rules import ANSWERABLE, COLOURS, WORDS, lateness, unanswered
from answerable.asks.views.beside import figure_rows, offered_rows
from answerable.asks.views.lookups import is_over, to_page
from answerable.partnership.drafts import read_drafts
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.views import keep_typed
from answerable.plan.models import Action, Update
from answerable.plan.progress_forms import report_in, values_of_report
from answerable.plan.record import read_scales
from answerable.plan.reporting import COLUMNS, Report, hints
from answerable.plan.rules import named as level_named
from answerable.ui.words import listed


@board_page(Permission.ANSWER_ASK)
def mine(request: BoardRequest) -> HttpResponse:
    """What is asked of the agencies and groups that somebody answers for, what is due first at the top."""
    board = request.board.pk
    parties = request.actor.parties(board)
    asks = Ask.objects.filter(of_any(parties), on_board(), board=request.board, withdrawn=False)
    found = list(named(asks).order_by("-round__on", "due", "id")[:100])
    newest = [ask for ask in found if ask.plan_id == found[0].plan_id]  # how far those of earlier years came is past
    said = said_of(newest[0].plan_id, newest) if newest else {}
    today = timezone.localdate()
    rows = [
        (ask, WORDS[ask.state], COLOURS[ask.state], said.get(ask.pk), lateness(ask.state, ask.due, today))
        for ask in found
    ]
    moderates = bool(request.actor.parties(board, permission=Permission.MODERATE))
    return render(request, "asks/mine.html", {"rows": rows, "answers": bool(parties), "moderates": moderates})


def answer(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """What is asked, and how far the answer is."""
    parts, names = parts_and_names(ask)
    may_write = ask.state in ANSWERABLE
    taken = {part.action.id for part in parts if part.update and part.update.state == "accepted"}
    named = offered_rows(request, ask)
    groups = moderated_of(request.actor, parts, names)
    rows = [
        (
            part,
            [*part.lines(names), *groups[part.action.id].words],
            to_page(request, ask, "part", part.action.id) if may_write and part.action.id not in taken else "",
            named.get(part.action.id, []),
            [to_page(request, ask, page, part.action.id) for page in ("offer", "pick")] if may_write else [],
        )
        for part in parts
    ]
    figures = figure_rows(request, ask, parts)
    begun = read_drafts(request.actor, *(url for _, _, url, *_ in rows if url))
    to_confirm = _may_confirm(request, ask) and (bool(unconfirmed(parts)) or figures_unconfirmed(ask))
    context = {
        "ask": ask,
        "link": request.link,
        "parts": rows,
        "begun": {part.action.id for part, _, url, *_ in rows if url in begun},
        "figures": figures,
        "something": any(part.is_said for part in parts) or any(one.entered for one, _ in figures),
        "said": sum(part.is_said for part in parts),
        "may_write": may_write,
        "word": WORDS[ask.state],
        "colour": COLOURS[ask.state],
        "late": lateness(ask.state, ask.due, timezone.localdate()),
        "changes_url": to_page(request, ask, "changes"),
        "send_url": to_page(request, ask, "send"),
        "file_url": to_page(request, ask, "file"),
        "confirm_url": to_page(request, ask, "confirm") if to_confirm else "",
        "seen": digest_of(ask, parts),
        "elsewhere": asked_too(request, ask, parts),
    }
    return render(request, "asks/answer.html", context)


def _name(ask: Ask, objective: Any) -> str:
    if objective is None:
        return ""
    return f"{level_named(ask.plan.objective_word, objective.ref)}: {objective.title or objective.also_text}"


def part(request: AnswerRequest, ask: Ask, action: int) -> HttpResponse:
    """How one action stands."""
    parts = parts_of(ask.plan_id, ask.round_id, ask.party)
    at = next((number for number, one in enumerate(parts) if one.action.id == action), None)
    if at is None or is_over(request, ask):
        raise Http404("Not found.")
    here = parts[at]
    said = Update.objects.filter(pk=here.update.id).first() if here.update else None
    too = joined(request.actor, ask, action)
    taken = taken_over(request, too, here.report)
    options: dict[str, Any] = {"joined": too, "said": here.report, "levels": read_scales(request.board.pk)}
    edit = Edit(request, ReportOnce, values_of=lambda now: values_of_report(now) | taken, thing=said, **options)
    written: list[str] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        thing = Action.objects.get(pk=action, board=request.board)
        about: dict[str, Any] = {"ask": ask, "action": thing, "report": report_in(values), "since": edit.version}
        also = edit.form.also()  # type: ignore[attr-defined]  # a ReportOnce
        written.extend(one.board for one in say_once(by=request.actor, also=also, **about))

    following = next((one.action.id for one in [*parts[at + 1 :], *parts[:at]] if not one.is_said), None)
    if edit.saved(save):
        also = f" So is your draft for {listed(written)}, which you send by itself." if written else ""
        messages.success(request, f"What you say of {here.action.ref} is saved. It is not sent yet.{also}")
        go_on = "next" in request.POST and following is not None
        return redirect(to_page(request, ask, "part", following or 0) if go_on else to_page(request, ask, "answer"))
    typed = Report(**{name: str(edit.form[name].value() or "") for name in COLUMNS})
    return _page(
        request,
        ask,
        edit,
        "asks/part.html",
        following=following,
        part=here,
        objective=_name(ask, here.objective),
        number=at + 1,
        of=len(parts),
        hints=hints(typed, written=timezone.localdate()),
        hints_at=to_page(request, ask, "hints", action),
        too=shown(too, here.report),
    )


@require_POST
def hinted(request: AnswerRequest, ask: Ask, action: int) -> HttpResponse:
    """What a reader would still ask of what is being typed; nothing is kept by it."""
    if action not in {part.action.id for part in parts_of(ask.plan_id, ask.round_id, ask.party)}:
        raise Http404("Not found.")
    typed = Report(**{name: request.POST.get(name, "")[:20_000] for name in COLUMNS})
    return render(request, "asks/parts/hints.html", {"hints": hints(typed, written=timezone.localdate())})


def changes_page(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """The standing question of every round."""
    if is_over(request, ask):
        raise Http404("Not found.")
    edit = Edit(request, forms.Changes, values_of=forms.values_of_changes, thing=ask)
    if edit.saved(lambda values, since: changes.say_changes(by=request.actor, ask=ask, since=since, **values)):
        messages.success(request, "That is saved. It is not sent yet.")
        return redirect(to_page(request, ask, "answer"))
    return _page(request, ask, edit, "asks/changes.html")


def _may_confirm(request: AnswerRequest, ask: Ask) -> bool:
    return ask.state not in ANSWERABLE and request.actor.answers_for(ask.party, ask.board_id, ask.pk)


@require_POST
def confirm(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """What the board wrote for the agency is taken for its own words."""
    try:
        changes.confirm(by=request.actor, ask=ask, seen=request.POST.get("seen", ""))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(to_page(request, ask, "answer"))
    if request.link is None:
        messages.success(request, "Thank you: the board sees that these are your words.")
        return redirect(to_page(request, ask, "answer"))
    return _sent(request, ask)


def _sent(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """The last page of a link: that the answer is with the board, and a copy of it to keep."""
    let_go(request, ask)
    every, names = parts_and_names(ask)
    about = {"ask": ask, "board_name": request.board.short_name, "figures": figure_rows(request, ask, every)}
    named = {pk: [(one, "", "") for one, *_ in rows] for pk, rows in offered_rows(request, ask).items()}
    parts = [(p, p.lines(names), named.get(p.action.id, [])) for p in every if p.is_said or p.action.id in named]
    return render(request, "asks/sent.html", {**about, "parts": parts})


def send(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """The whole answer to read once more, and the button that sends it."""
    if ask.state not in ANSWERABLE:
        raise Http404("Not found.")
    parts, names = parts_and_names(ask)
    own = request.actor.answers_for(ask.party, ask.board_id, ask.pk)
    edit = Edit(request, forms.Send if own else forms.SendFor, values_of=lambda _: {"seen": digest_of(ask, parts)})
    if edit.saved(lambda values, since: changes.submit(by=request.actor, ask=ask, **values)):
        if request.link is None:
            messages.success(request, "Your answer is sent. Thank you.")
            return redirect(to_page(request, ask, "answer"))
        return _sent(request, ask)
    if request.method == "POST" and edit.form.non_field_errors():  # what it says by now is shown afresh, to be read
        messages.error(request, " ".join(map(str, edit.form.non_field_errors())))
        return redirect(request.path)
    left = unanswered([part.action.ref for part in parts], {part.action.ref for part in parts if part.is_said})
    named = offered_rows(request, ask, read_only=True)
    said = [(part, part.lines(names), named.get(part.action.id, [])) for part in parts]
    figures = [(one, "") for one, _ in figure_rows(request, ask, parts)]
    return _page(request, ask, edit, "asks/send.html", parts=said, left=left, figures=figures)


def _page(request: AnswerRequest, ask: Ask, edit: Edit, template: str, **about: Any) -> HttpResponse:
    here = to_page(request, ask, "answer")
    return edit.page(template, {"ask": ask, "link": request.link, "here": here, "cancel": here, **about})


# What only whoever answers by a link does.


@require_POST
def draft(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """Keeps what is being typed into one of these pages."""
    if not is_own(request.POST.get("address", ""), request.board.slug, ask.pk):
        raise Http404("Not found.")
    return keep_typed(request)


def colleague(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """Let a colleague answer as well, by a link of their own."""
    edit, mine = Edit(request, forms.Colleague), request.link
    made: list[tuple[Link, str]] = []
    assert mine is not None  # these are pages of a link
    if edit.saved(lambda values, since: made.append(changes.pass_on(by=request.actor, link=mine, **values))):
        refused = letters.send_link(request, *made[0])
        if refused:
            messages.error(request, f"The e-mail was not sent. {refused} Check the address, then try again.")
        else:
            messages.success(request, f"A link is on its way to {made[0][0].email}. Yours still works.")
        return redirect(to_page(request, ask, "answer"))
    return _page(request, ask, edit, "asks/colleague.html")


@require_POST
def leave(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """Leave a machine that others use: what was saved stays, and the link opens it again, with another code."""
    let_go(request, ask)
    page, link = render(request, "asks/left.html", {"board_name": request.board.short_name}), request.link
    return forget_device(request, page, link) if link else page
