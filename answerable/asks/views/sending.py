"""Links and reminders are sent, and links withdrawn."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.asks import changes, forms, letters, tasks
from answerable.asks.models import Ask, Link
from answerable.asks.record import goes_by_itself, named, sent_links, to_be_reminded, written_to
from answerable.asks.rules import ANSWERABLE, lateness, to_remind
from answerable.asks.views.lookups import answering, ask_of, list_of, page_of, round_of
from answerable.partnership.editing import Edit
from answerable.partnership.letters import send_each
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Person, read_directory


@board_page(Permission.EDIT_PLAN)
def send_links(request: BoardRequest, round: int) -> HttpResponse:
    """Send every agency that was asked, and has been sent nothing yet, a link to whoever answers for it."""
    here = round_of(request, round)
    directory = read_directory(request.board.pk, None, people=True)
    waiting = Ask.objects.filter(round=here, withdrawn=False, state__in=ANSWERABLE).exclude(
        pk__in=sent_links().values("ask")
    )
    asks = sorted(named(waiting), key=lambda ask: ask.called.casefold())
    rows = [(ask, next(iter(answering(directory, ask.party)), None)) for ask in asks]
    edit = Edit(request, forms.Nothing)
    if edit.saved(lambda values, since: None):
        letters_to = [(person.email, partial(_send, request, ask, person)) for ask, person in rows if person]
        send_each(request, letters_to, "link is", "links are")
        return redirect(list_of(request, here))
    able = sum(person is not None for _, person in rows)
    return edit.page(
        "asks/send_links.html", {"round": here, "rows": rows, "able": able, "cancel": list_of(request, here)}
    )


def tell(request: BoardRequest, ask: Ask, what: str) -> None:
    """Tell everybody who holds a link to an ask what the board did with the answer (`letters.send_news`)."""
    held = sent_links().filter(ask=ask, expires_at__gt=timezone.now()).order_by("pk")
    letters_to = [(link.email, partial(letters.send_news, link, what)) for link in held]
    if letters_to:
        send_each(request, letters_to, "e-mail that says so is", "e-mails that say so are")
    else:
        messages.info(request, "Nobody holds a link to it, so nobody is told by e-mail: tell them.")


def _send(request: BoardRequest, ask: Ask, person: Person) -> str:
    link, key = changes.issue_link(by=request.actor, ask=ask, name=person.name, email=person.email, person=person.id)
    return letters.send_link(request, link, key)


@board_page(Permission.EDIT_PLAN)
def remind(request: BoardRequest, round: int) -> HttpResponse:
    """Remind whoever was sent a link and has not answered. Ticked to begin with are those whose day is near or past and
    who were not written to in the last days."""
    here, today = round_of(request, round), timezone.localdate()
    found = {link.pk: link for link in to_be_reminded(here)}
    called = {ask.pk: ask.called for ask in named(Ask.objects.filter(round=here))}
    offered = [(pk, _contact(link, called[link.ask_id], today)) for pk, link in found.items()]
    due = [str(pk) for pk, link in found.items() if to_remind(link.ask.due, written_to(link), today)]
    edit = Edit(request, forms.Remind, links=offered, values_of=lambda _: {"links": due})
    chosen: list[Link] = []
    if edit.saved(lambda values, since: chosen.extend(found[int(pk)] for pk in values["links"])):
        letters_to = [(link.email, partial(letters.send_reminder, request.actor, link)) for link in chosen]
        send_each(request, letters_to, "reminder is", "reminders are")
        return redirect(list_of(request, here))
    about = {"round": here, "offered": offered, "by_itself": goes_by_itself(here), "cancel": list_of(request, here)}
    return edit.page("asks/remind.html", about)


@require_POST
@board_page(Permission.EDIT_PLAN)
def remind_daily(request: BoardRequest, round: int) -> HttpResponse:
    """Let reminders go by themselves."""
    here = round_of(request, round)
    with transaction.atomic():
        begun = changes.remind_daily(by=request.actor, round=here)
        if begun:
            tasks.begin(begun, request.actor.user)
    messages.success(request, "Reminders go by themselves, in your name.")
    return redirect("asks:remind", request.board.slug, here.pk)


@require_POST
@board_page(Permission.EDIT_PLAN)
def remind_no_more(request: BoardRequest, round: int) -> HttpResponse:
    """Let no reminder go by itself any more."""
    here = round_of(request, round)
    changes.remind_no_more(by=request.actor, round=here)
    messages.success(request, "No reminder goes by itself any more.")
    return redirect("asks:remind", request.board.slug, here.pk)


def _contact(link: Link, called: str, today: date) -> str:
    late = lateness(link.ask.state, link.ask.due, today)
    due = f"due by {link.ask.due:%-d %B %Y}{f', {late}' if late else ''}"
    return f"{called}: {link.name or 'no name'}, {link.email}; {due}; last written to {written_to(link):%-d %B %Y}"


@board_page(Permission.EDIT_PLAN)
def send_link(request: BoardRequest, ask: int) -> HttpResponse:
    """Send one person a link to answer an ask."""
    here = ask_of(request, ask)
    people = answering(read_directory(request.board.pk, None, people=True), here.party)
    known = {person.id: person for person in people}
    offered = [(person.id, f"{person.name or 'No name'}, {person.email}") for person in people]
    edit = Edit(request, forms.Link, people=offered)
    made: list[tuple[Link, str]] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        person = known.get(int(values["person"])) if values["person"] != forms.SOMEBODY_ELSE else None
        name, email = (person.name, person.email) if person else (values["name"], values["email"])
        about = {"ask": here, "name": name, "email": email, "person": person and person.id, "why": values["why"]}
        made.append(changes.issue_link(by=request.actor, **about))

    if edit.saved(save):
        link, key = made[0]
        refused = letters.send_link(request, link, key)
        if refused:
            messages.error(request, f"The link was not sent. {refused} Check the address, then send it again.")
        else:
            messages.success(request, f"The link is on its way to {link.email}.")
        return redirect("asks:ask", request.board.slug, here.pk)
    lead = "One person can answer with it, until the answer is sent. Nobody else can use it, and it opens nothing else."
    return page_of(request, here, edit, "Send a link", "Send the link", lead)


@require_POST
@board_page(Permission.EDIT_PLAN)
def withdraw_link(request: BoardRequest, link: int) -> HttpResponse:
    """The link opens nothing any more."""
    found = get_object_or_404(Link.objects.seen_by(request.actor), board=request.board, pk=link)
    changes.withdraw_link(by=request.actor, link=found)
    messages.success(request, "The link is withdrawn: it opens nothing any more.")
    return redirect("asks:ask", request.board.slug, found.ask_id)
