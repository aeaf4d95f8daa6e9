"""Where whoever is asked by two boards says which of their actions are the same, and what the pages of an answer say of
that."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from answerable.asks.models import Ask
from answerable.asks.once import rules
from answerable.asks.once.changes import say_same
from answerable.asks.once.forms import Choice, Same
from answerable.asks.once.record import Joined, elsewhere, pairs
from answerable.asks.pages import AnswerRequest
from answerable.asks.record import Part, parts_of
from answerable.asks.rules import ANSWERABLE
from answerable.partnership.editing import Edit
from answerable.plan.reporting import PARTS, Report
from answerable.ui.words import counted, listed


def once(request: AnswerRequest, ask: Ask) -> HttpResponse:
    """Which actions of other boards are the same as those of this ask. Nothing is joined by itself."""
    here = reverse("answer:answer", args=[request.board.slug, ask.pk])
    about = {"ask": ask, "link": None, "here": here, "cancel": here}
    asks = elsewhere(request.actor, ask) if ask.state in ANSWERABLE else []
    choices = _choices(request, ask, asks)
    if not choices:
        return render(request, "asks/once.html", {**about, "choices": []})
    edit = Edit(request, Same, choices=choices)
    told: list[int] = []

    def save(_: dict[str, Any], __: int | None) -> None:
        told.append(say_same(by=request.actor, ask=ask, chosen=edit.form.chosen()))  # type: ignore[attr-defined]

    if edit.saved(save):
        changed = counted(told[0], "action is", "actions are") if told[0] else "Nothing is"
        messages.success(request, f"{changed} changed. Answer an action to say the same to both boards.")
        return redirect(here)
    return edit.page("asks/once.html", {**about, "choices": choices, "asks": asks})


def _choices(request: AnswerRequest, ask: Ask, asks: list[Ask]) -> list[Choice]:
    parts = parts_of(ask.plan_id, ask.round_id, ask.party) if asks else []
    held = pairs(request.actor, ask, {part.action.id for part in parts})
    found = []
    for other in asks:
        theirs = parts_of(other.plan_id, other.round_id, other.party)
        for part in parts if theirs else []:
            joined = {half.action_id for _, half in held.get(part.action.id, [])}
            now = next((one.action.id for one in theirs if one.action.id in joined), None)
            found.append(Choice(part, other, theirs, now))
    return found


def asked_too(request: AnswerRequest, ask: Ask, parts: list[Part]) -> list[tuple[Ask, str]]:
    """The other boards that ask whoever reads an answer too, each with the actions that are said to it as well, by
    their refs. Two queries; none for whoever holds a link."""
    asks = elsewhere(request.actor, ask) if ask.state in ANSWERABLE else []
    held = pairs(request.actor, ask, {part.action.id for part in parts}) if asks else {}

    def refs(other: Ask) -> list[str]:
        same = {pk for pk, some in held.items() if any(half.plan_id == other.plan_id for _, half in some)}
        return [part.action.ref for part in parts if part.action.id in same]

    return [(other, listed(refs(other))) for other in asks]


def shown(joined: list[Joined], said: Report) -> list[dict[str, Any]]:
    """What stands above the form of an action that is said elsewhere too: where, and the other draft's own words."""
    return [
        {
            "board": one.board,
            "part": one.part,
            "shut": one.shut,
            "half": one.half.pk,
            "own": [(PARTS[column], getattr(one.report, column)) for column in rules.own_words(said, one.report)],
            "take": one.report.is_said and not said.is_said,
        }
        for one in joined
    ]


def taken_over(request: AnswerRequest, joined: list[Joined], said: Report) -> dict[str, str]:
    """The words that were said to another board, from which the form of an action begins where it has none of its own
    and the address asks for them; nothing is kept by that."""
    wanted = request.GET.get("take", "") if request.method == "GET" and not said.is_said else ""
    there = next((one for one in joined if str(one.half.pk) == wanted), None)
    return {column: getattr(there.report, column) for column in PARTS} if there else {}
