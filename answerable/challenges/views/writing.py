"""The pages on which somebody challenges, and puts a challenge right or withdraws it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.challenges import changes, forms
from answerable.challenges.models import Challenge
from answerable.challenges.record import wrote
from answerable.challenges.things import ABOUT, page_of, words_of
from answerable.partnership.editing import Edit
from answerable.partnership.models import Agency, Group
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import read_directory


def found(request: BoardRequest, pk: int) -> Challenge:
    """A challenge of the board that stands; else a 404."""
    seen = Challenge.objects.seen_by(request.actor)
    one: Challenge = get_object_or_404(seen, board=request.board, pk=pk, withdrawn=False)
    return one


def thread_of(request: BoardRequest, challenge: Challenge) -> str:
    return reverse("challenges:challenge", args=[request.board.slug, challenge.pk])


def page(request: BoardRequest, edit: Edit, challenge: Challenge, title: str, **about: Any) -> HttpResponse:
    """An edit page of one challenge; `about` may say `save`, `lead`, `asked` (its words), `answers` (steps)."""
    trail = [
        ("Challenges", reverse("challenges:ledger", args=[request.board.slug])),
        (challenge.about, thread_of(request, challenge)),
    ]
    context = {"title": title, "trail": trail, "cancel": trail[-1][1], "caption": challenge.about, **about}
    return edit.page("challenges/edit.html", context)


def not_told(request: BoardRequest) -> str:
    """What somebody reads who has just written what others do not know of yet."""
    if request.actor.may(Permission.KEEP_CHALLENGES, request.board.pk):
        return "Nothing is sent yet: you can tell them by e-mail from here."
    return "Nothing is sent: tell them, or ask the business manager to tell them by e-mail from here."


def today_words() -> str:
    return f"{timezone.localdate():%-d %B %Y}"


def _bodies(request: BoardRequest, now: Challenge | None = None) -> list[tuple[str, str]]:
    """Whom somebody may challenge; also whom they did, where that has left the board."""
    directory = read_directory(request.board.pk, None)
    bodies = [(f"agency {one.id}", one.name) for one in directory.agencies]
    bodies += [(f"group {one.id}", one.name) for one in directory.groups]
    if now is not None:
        known = {f"agency {pk}": one.name for pk, one in directory.bodies.agencies.items()}
        known |= {f"group {pk}": one.name for pk, one in directory.bodies.groups.items()}
        to = forms.values_of_challenge(now)["to"]
        if to in known and (to, known[to]) not in bodies:
            bodies.append((to, known[to]))
    return bodies


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """What was filled in, as the write door takes it: whom it goes to as a record, or in words."""
    kind, _, pk = values["to"].partition(" ")
    models: dict[str, Any] = {"agency": Agency, "group": Group}
    to = models[kind].objects.get(pk=int(pk)) if pk else values["to_words"]
    return {**{name: value for name, value in values.items() if name != "to_words"}, "to": to}


@board_page(Permission.RAISE_CHALLENGE)
def raise_(request: BoardRequest) -> HttpResponse:
    """Challenge somebody, in words alone."""
    return _raise(request, None, "", {})


@board_page(Permission.RAISE_CHALLENGE)
def raise_about(request: BoardRequest, kind: str, pk: int) -> HttpResponse:
    """Challenge somebody about a part of the plan, a measure or an evidence item."""
    if kind not in ABOUT:
        raise Http404
    thing = get_object_or_404(ABOUT[kind].objects.seen_by(request.actor), board=request.board, pk=pk, withdrawn=False)
    agency = getattr(thing, "agency_id", None)
    start = {"about": words_of(kind, thing)[:300], "to": f"agency {agency}" if agency else ""}
    return _raise(request, thing, kind, start)


def _raise(request: BoardRequest, thing: Any, kind: str, start: dict[str, Any]) -> HttpResponse:
    post = request.actor.post(Permission.RAISE_CHALLENGE, request.board.pk)
    start = {"way": "person", "raised_by": post, "on": today_words(), **start}
    edit = Edit(request, forms.Raise, values_of=lambda _: start, bodies=_bodies(request))
    made: list[Challenge] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        new = {"by": request.actor, "board": request.board, "thing": thing}
        made.append(changes.raise_challenge(**new, **_said(values)))

    if edit.saved(save):
        messages.success(request, f"The challenge is in the ledger. {not_told(request)}")
        return redirect(thread_of(request, made[0]))
    ledger = reverse("challenges:ledger", args=[request.board.slug])
    back = reverse(page_of(kind), args=[request.board.slug, thing.pk]) if thing else ledger
    lead = (
        "Ask one thing, and say by when. Whoever is challenged answers, the chair concludes, and what changed for "
        "children is kept beside it."
    )
    context = {"title": "Challenge", "trail": [("Challenges", ledger)], "cancel": back, "save": "Challenge them"}
    return edit.page(
        "challenges/edit.html", {**context, "lead": lead, "caption": words_of(kind, thing) if thing else ""}
    )


def _correcting(request: BoardRequest, pk: int) -> Challenge:
    """A challenge that the reader may put right: who keeps the ledger, or who raised it."""
    here = found(request, pk)
    may = request.actor.may
    keeps, raises = may(Permission.KEEP_CHALLENGES, here.board_id), may(Permission.RAISE_CHALLENGE, here.board_id)
    if not keeps and not (raises and wrote(request.actor, here)):
        raise PermissionDenied("Somebody else raised this. The business manager can put it right.")
    return here


@board_page(Permission.RAISE_CHALLENGE)
def correct(request: BoardRequest, challenge: int) -> HttpResponse:
    """Put right what was written down of a challenge."""
    here = _correcting(request, challenge)
    bodies = _bodies(request, here)
    edit = Edit(request, forms.Correct, values_of=forms.values_of_challenge, thing=here, bodies=bodies)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.correct_challenge(by=request.actor, challenge=here, since=since, **_said(values))

    if edit.saved(save):
        messages.success(request, "It is put right. What it said before stays in its history.")
        return redirect(thread_of(request, here))
    lead = "For what was written down wrongly. What came of it since is a step of its thread."
    return page(request, edit, here, "Correct a challenge", lead=lead)


@board_page(Permission.RAISE_CHALLENGE)
def withdraw(request: BoardRequest, challenge: int) -> HttpResponse:
    """Take a challenge back, with the reason."""
    here = _correcting(request, challenge)
    lead = "It is counted no more. It can still be read, with your reason."
    return withdrawing(
        request,
        here,
        "Withdraw a challenge",
        lead,
        lambda reason: changes.withdraw_challenge(by=request.actor, challenge=here, reason=reason),
    )


def withdrawing(
    request: BoardRequest, challenge: Challenge, title: str, lead: str, save: Callable[[str], Any]
) -> HttpResponse:
    edit = Edit(request, forms.Reason)
    if edit.saved(lambda values, since: save(values["reason"])):
        messages.success(request, "It is withdrawn. It stays in the history, with your reason.")
        return redirect(thread_of(request, challenge))
    return page(request, edit, challenge, title, save="Withdraw it", lead=lead)
