"""Somebody is told by e-mail that something waits for them here."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone

from answerable.access.actor import Actor, Party, Standing
from answerable.access.roles import Permission, Role
from answerable.history.changes import chain_of, name_of
from answerable.history.models import Event
from answerable.partnership import changes, forms
from answerable.partnership.editing import Edit
from answerable.partnership.letters import send, send_each
from answerable.partnership.models import Appointment, Group
from answerable.partnership.pages import BoardRequest
from answerable.partnership.record import who_may


@dataclass(frozen=True)
class Waits:
    """What somebody is told of: the `thing` in whose history it stands, how its page calls it (`about`), what the
    e-mail is about (`subject`) and says (`words`: that it waits and by when, and nothing of what it says, since others
    may read an e-mail), and the address of the `page` where it waits."""

    thing: Any
    about: str
    subject: str
    words: str
    page: str


WHOLE = Party()  # the board as a whole, of which somebody does what no body of it does


@dataclass(frozen=True)
class Reached:
    """Whom an e-mail reaches, as (address, who it is), and the bodies for which it reaches nobody."""

    people: list[tuple[str, str]]
    nobody: set[Party]


def reached(
    request: BoardRequest, permission: Permission, bodies: Collection[Party], speaks: Callable[[Actor], Iterable[Party]]
) -> Reached:
    """Who may do today what waits for these bodies, but for the reader; `speaks` says of somebody for which bodies they
    may, by the room's own rule. Their address is the one that the board keeps: whether it is that of an account is
    nobody's to learn here. One query."""
    board, people, found = request.board.pk, dict[str, tuple[str, str]](), set[Party]()
    held = who_may(board, permission, timezone.localdate()).exclude(person__email="")
    itself = Subquery(Group.itself(OuterRef("board")).values("pk")[:1])
    of: dict[int, list[Any]] = {}
    for one in held.select_related("person", "agency", "group").annotate(itself=itself):
        of.setdefault(one.person_id, []).append(one)
    for theirs in of.values():
        person, user = theirs[0].person, theirs[0].person.user_id
        standings = [
            Standing(Role(one.role), board, one.agency_id, one.group_id, holds=one.holds_id, itself=one.itself)
            for one in theirs
        ]
        there = set(speaks(Actor(user, tuple(standings)))) & set(bodies)
        found |= there
        if there and (user is None or user != request.actor.user):
            by = [one for one, each in zip(theirs, standings, strict=True) if there & set(speaks(Actor(user, (each,))))]
            people.setdefault(person.email.casefold(), (person.email, _called((by or theirs)[0])))
    return Reached(list(people.values()), set(bodies) - found)


def _called(one: Appointment) -> str:
    post = one.post or one.role.replace("_", " ").capitalize()
    of = one.agency or one.group
    who = f"{one.person.name}, {post}" if one.person.name else post
    return f"{who}{f', {of.name}' if of else ''}: {one.person.email}"


def tell(
    request: BoardRequest, permission: Permission, waits: Waits, to: Reached, names: Collection[str] = ()
) -> HttpResponse:
    """The page that says who would get the e-mail and what it says, and sends it. `names` are the bodies for which it
    reaches nobody. When e-mails about it went out before is told from the history."""
    every = [address for address, _ in to.people]
    edit = Edit(request, forms.Tell, values_of=lambda _: {"people": every}, people=to.people)
    chosen: list[str] = []
    board, post = request.board, request.actor.post(permission, request.board.pk)
    about = {"waits": waits, "board": board, "sender": post, "address": request.build_absolute_uri(waits.page)}
    body = render_to_string("partnership/email/waits.txt", about)
    if to.people and edit.saved(lambda values, since: chosen.extend(values["people"])):
        subject = f"{board.short_name}: {waits.subject}"
        letters = [(address, partial(send, to=address, subject=subject, body=body)) for address in chosen]
        sent = send_each(request, letters, "e-mail is", "e-mails are")
        if sent:
            changes.tell_by_email(by=request.actor, thing=waits.thing, permission=permission, letters=sent)
        return redirect(waits.page)
    told = Event.objects.filter(chain=chain_of(board.pk), what=changes.TOLD, fields__0=name_of(waits.thing))
    before = [(event.at, event.fields[1]) for event in told.order_by("-number")[:20]]
    context = {"waits": waits, "to": to, "names": names, "before": before, "body": body, "cancel": waits.page}
    appoints = request.actor.may(Permission.EDIT_PARTNERSHIP, board.pk)
    return edit.page("partnership/tell.html", {**context, "appoints": appoints})
