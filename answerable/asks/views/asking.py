"""The board asks: whom, by when, by which link; sees who has not answered; takes answers or sends them back."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.asks import changes, forms, letters
from answerable.asks.models import Ask, Link
from answerable.asks.record import digest_of, named, owners_of, parts_of, said_of
from answerable.asks.rules import ANSWERABLE, COLOURS, WORDS, became_of_link, lateness, preflight, to_remind
from answerable.asks.views.offering import promises_in
from answerable.partnership.editing import Edit
from answerable.partnership.models import Agency
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Directory, Person, read_directory
from answerable.plan.models import Plan, Round
from answerable.plan.views.lookups import level_names

_LINK_COLOURS = {
    "Withdrawn": "grey",
    "Answered": "green",
    "Not sent": "red",
    "Stopped": "red",
    "Expired": "orange",
    "In use": "blue",
}


def _ask(request: BoardRequest, pk: int) -> Ask:
    asks = named(Ask.objects.seen_by(request.actor))
    found: Ask = get_object_or_404(asks, board=request.board, pk=pk, withdrawn=False)
    return found


def _round(request: BoardRequest, pk: int) -> Round:
    rounds = Round.objects.seen_by(request.actor).select_related("plan")
    found: Round = get_object_or_404(rounds, board=request.board, pk=pk, withdrawn=False)
    return found


@board_page(Permission.EDIT_PLAN)
def asks(request: BoardRequest) -> HttpResponse:
    """Who was asked in a round and how far each has come: whom to chase stands first."""
    rounds = list(
        Round.objects.seen_by(request.actor)
        .filter(board=request.board, withdrawn=False, plan__withdrawn=False)
        .order_by("-on", "-id")[:50]
    )
    wanted = request.GET.get("round", "")
    here = next((one for one in rounds if str(one.pk) == wanted), rounds[0] if rounds else None)
    context: dict[str, Any] = {"rounds": rounds, "round": here}
    if here is None:
        context["plan"] = Plan.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False).last()
        return render(request, "asks/asks.html", context)
    found = named(Ask.objects.seen_by(request.actor).filter(round=here, withdrawn=False))
    sent, reminded = (Max(f"links__{name}", filter=Q(links__withdrawn=False)) for name in ("sent_at", "reminded_at"))
    asked = list(found.annotate(contacted=Greatest(sent, Coalesce(reminded, sent))))
    said = said_of(here.plan_id, asked)
    today = timezone.localdate()
    rows = [
        (
            ask,
            WORDS[ask.state],
            COLOURS[ask.state],
            *said[ask.pk],
            lateness(ask.state, ask.due, today),
        )
        for ask in asked
    ]
    order = list(WORDS)
    rows.sort(
        key=lambda row: (order.index(row[0].state) if row[0].state != "sent back" else 0, row[0].due, row[0].called)
    )
    still = [ask for ask in asked if ask.state in ANSWERABLE]
    context |= {
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "still": len(still),
        "late": sum(ask.due < today for ask in still),
        "unsent": sum(ask.contacted is None for ask in still),
        "sent_in": sum(ask.state == "submitted" for ask in asked),
    }
    return render(request, "asks/asks.html", context)


@board_page(Permission.EDIT_PLAN)
def open_asks(request: BoardRequest, round: int) -> HttpResponse:
    """Whom to ask in a round, and who cannot be asked: said before anything is."""
    here = _round(request, round)
    directory = read_directory(request.board.pk, None, people=True)
    known = {agency.id: agency.name for agency in directory.agencies}
    asked = set(Ask.objects.filter(round=here, withdrawn=False).values_list("agency_id", flat=True))
    counts, unasked = preflight(owners_of(here.plan_id), on_board=known)
    offered = sorted(
        (
            (pk, f"{known[pk]}: {_parts(number)}{'' if _answering(directory, pk) else ' – no address is known'}")
            for pk, number in counts.items()
            if pk not in asked
        ),
        key=lambda pair: pair[1].casefold(),
    )
    edit = Edit(request, forms.Open, agencies=offered, values_of=lambda _: {"agencies": [str(pk) for pk, _ in offered]})

    def save(values: dict[str, Any], _: int | None) -> None:
        chosen = list(Agency.objects.filter(pk__in=values["agencies"]))
        changes.open_asks(by=request.actor, round=here, due=values["due"], agencies=chosen)

    if edit.saved(save):
        messages.success(request, "They are asked. Nothing has been sent yet: send each a link by which it can answer.")
        return redirect("asks:send-links", request.board.slug, here.pk)
    context = {
        "round": here,
        "offered": offered,
        "unasked": unasked,
        "asked": len(asked),
        "cancel": _list(request, here),
    }
    return edit.page("asks/open.html", context)


def _parts(number: int) -> str:
    return "1 action" if number == 1 else f"{number:,} actions"


def _list(request: BoardRequest, round: Round) -> str:
    return f"{reverse('asks:list', args=[request.board.slug])}?round={round.pk}"


def _answering(directory: Directory, agency: int) -> list[Person]:
    """Who can be sent an agency's request: its people of today with an address, those with a role first."""
    today = timezone.localdate()
    theirs = [one for one in directory.appointments if one.agency_id == agency and one.on(today)]
    ordered = sorted(theirs, key=lambda one: not one.role)
    people = [directory.people[one.person_id] for one in ordered if one.person_id in directory.people]
    return list(dict.fromkeys(person for person in people if person.email))


@board_page(Permission.EDIT_PLAN)
def send_links(request: BoardRequest, round: int) -> HttpResponse:
    """Send every agency that was asked, and has been sent nothing yet, a link to whoever answers for it."""
    here = _round(request, round)
    directory = read_directory(request.board.pk, None, people=True)
    sent = Link.objects.filter(withdrawn=False).exclude(sent_at=None)
    waiting = Ask.objects.filter(round=here, withdrawn=False, state__in=ANSWERABLE).exclude(pk__in=sent.values("ask"))
    rows = [
        (ask, next(iter(_answering(directory, ask.agency_id)), None))
        for ask in named(waiting).order_by("agency__sort_key")
    ]
    edit = Edit(request, forms.Send)
    if edit.saved(lambda values, since: None):
        _send_all(request, [(ask, person) for ask, person in rows if person])
        return redirect(_list(request, here))
    able = sum(person is not None for _, person in rows)
    return edit.page(
        "asks/send_links.html", {"round": here, "rows": rows, "able": able, "cancel": _list(request, here)}
    )


def _send_all(request: BoardRequest, to: list[tuple[Ask, Person]]) -> None:
    """One after the other, until the mail server does not answer: then none of the others would arrive either."""
    sent, wrong = 0, []
    for ask, person in to:
        try:
            refused = _send(request, ask, person)
        except ValidationError as error:  # it was answered meanwhile
            refused = error.messages[0]
        sent += not refused
        if refused:
            wrong.append(f"{person.email}: {refused}")
        if refused.endswith("did not answer."):
            break
    if sent:
        messages.success(request, f"{'1 link is' if sent == 1 else f'{sent:,} links are'} on the way.")
    if wrong:
        left = len(to) - sent
        messages.error(
            request, f"{left:,} could not be sent. {'; '.join(wrong[:5])} Check the addresses, then try again."
        )


def _send(request: BoardRequest, ask: Ask, person: Person) -> str:
    link, key = changes.issue_link(by=request.actor, ask=ask, name=person.name, email=person.email, person=person.id)
    return letters.send_link(request, link, key)


@board_page(Permission.EDIT_PLAN)
def remind(request: BoardRequest, round: int) -> HttpResponse:
    """Remind whoever was sent a link and has not answered: those whose day is near or past, and who were not written to
    in the last days."""
    here, now = _round(request, round), timezone.now()
    links = Link.objects.filter(ask__round=here, ask__withdrawn=False, ask__state__in=ANSWERABLE, withdrawn=False)
    sent = links.exclude(sent_at=None).filter(expires_at__gt=now).select_related("ask").order_by("ask__due", "id")
    called = {ask.pk: ask.called for ask in named(Ask.objects.filter(round=here))}
    rows = [
        (link, called[link.ask_id], _contacted(link), lateness(link.ask.state, link.ask.due, now.date()))
        for link in sent
    ]
    due = [row for row in rows if to_remind(row[0].ask.due, timezone.localdate(row[2]), timezone.localdate())]
    edit = Edit(request, forms.Send)
    if edit.saved(lambda values, since: None):
        refused = [words for link, *_ in due if (words := letters.send_reminder(request, link))]
        if len(due) > len(refused):
            messages.success(request, f"{_reminders(len(due) - len(refused))} on the way.")
        if refused:
            wrong = f"{len(refused)} could not be sent. {refused[0]}"
            messages.error(request, f"{wrong} Check the addresses, then try again.")
        return redirect(_list(request, here))
    waiting = [row for row in rows if row not in due]
    return edit.page(
        "asks/remind.html", {"round": here, "due": due, "waiting": waiting, "cancel": _list(request, here)}
    )


def _contacted(link: Link) -> datetime:
    """When whoever holds a link that was sent was last written to."""
    return max(moment for moment in (link.sent_at, link.reminded_at) if moment)


def _reminders(number: int) -> str:
    return "1 reminder is" if number == 1 else f"{number:,} reminders are"


@board_page(Permission.EDIT_PLAN)
def ask(request: BoardRequest, ask: int) -> HttpResponse:
    """One agency's answer: what it says so far, the links that were sent for it, and what to do now."""
    here = _ask(request, ask)
    links = [
        (link, word, _LINK_COLOURS.get(word, "yellow"), then)
        for link in here.links.select_related("passed_by").order_by("-id")
        for word, then in [_became(link, here)]
    ]
    parts, names = parts_of(here.plan_id, here.round_id, here.agency_id), level_names(request.board)
    offered = promises_in(parts)
    context = {
        "ask": here,
        "parts": [(part, part.report.lines(names), offered.get(part.action.id, [])) for part in parts],
        "seen": digest_of(here, parts),
        "links": links,
        "word": WORDS[here.state],
        "colour": COLOURS[here.state],
        "late": lateness(here.state, here.due, timezone.localdate()),
        "open": here.state in ANSWERABLE,
        "list": _list(request, here.round),
    }
    return render(request, "asks/ask.html", context)


def _became(link: Link, ask: Ask) -> tuple[str, str]:
    return became_of_link(
        withdrawn=link.withdrawn,
        refused=link.refused,
        sent=link.sent_at is not None,
        proven=link.proven_at is not None,
        tries=link.tries,
        over=ask.state not in ANSWERABLE,
        expires=link.expires_at,
        now=timezone.now(),
    )


@board_page(Permission.EDIT_PLAN)
def send_link(request: BoardRequest, ask: int) -> HttpResponse:
    """Send one person a link to answer an ask."""
    here = _ask(request, ask)
    people = _answering(read_directory(request.board.pk, None, people=True), here.agency_id)
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
    return _page(request, here, edit, "Send a link", "Send the link", lead)


def _page(request: BoardRequest, ask: Ask, edit: Edit, title: str, save: str, lead: str = "") -> HttpResponse:
    here = reverse("asks:ask", args=[request.board.slug, ask.pk])
    about = {"ask": ask, "title": title, "save": save, "lead": lead, "cancel": here, "list": _list(request, ask.round)}
    return edit.page("asks/edit.html", about)


@board_page(Permission.EDIT_PLAN)
def extend(request: BoardRequest, ask: int) -> HttpResponse:
    """Give an agency more time."""
    here = _ask(request, ask)
    edit = Edit(request, forms.Extend, values_of=forms.values_of_ask, thing=here)
    if edit.saved(lambda values, since: changes.extend(by=request.actor, ask=here, since=since, **values)):
        messages.success(request, f"{here.called} has until {here.due:%-d %B %Y}. Tell them so.")
        return redirect("asks:ask", request.board.slug, here.pk)
    return _page(request, here, edit, "Give more time", "Save")


@require_POST
@board_page(Permission.EDIT_PLAN)
def accept(request: BoardRequest, ask: int) -> HttpResponse:
    """Take an answer as it is."""
    here = _ask(request, ask)
    try:
        changes.accept_answer(by=request.actor, ask=here, seen=request.POST.get("seen", ""))
        messages.success(request, "The answer is accepted.")
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("asks:ask", request.board.slug, here.pk)


@board_page(Permission.EDIT_PLAN)
def send_back(request: BoardRequest, ask: int) -> HttpResponse:
    """Send an answer back with what is missing."""
    here = _ask(request, ask)
    edit = Edit(request, forms.SendBack)
    if edit.saved(lambda values, since: changes.send_back(by=request.actor, ask=here, comment=values["comment"])):
        messages.success(request, "The answer is sent back. Tell them so: a link that they used works again.")
        return redirect("asks:ask", request.board.slug, here.pk)
    return _page(request, here, edit, "Send the answer back", "Send it back")


@board_page(Permission.EDIT_PLAN)
def withdraw(request: BoardRequest, ask: int) -> HttpResponse:
    """Ask an agency no more."""
    here = _ask(request, ask)
    edit = Edit(request, forms.Withdraw)
    if edit.saved(lambda values, since: changes.withdraw_ask(by=request.actor, ask=here, reason=values["reason"])):
        messages.success(request, f"{here.called} is asked no more, and its links open nothing.")
        return redirect(_list(request, here.round))
    return _page(request, here, edit, "Withdraw the request", "Withdraw it", lead="What the agency has written stays.")


@require_POST
@board_page(Permission.EDIT_PLAN)
def withdraw_link(request: BoardRequest, link: int) -> HttpResponse:
    """The link opens nothing any more."""
    found = get_object_or_404(Link.objects.seen_by(request.actor), board=request.board, pk=link)
    changes.withdraw_link(by=request.actor, link=found)
    messages.success(request, "The link is withdrawn: it opens nothing any more.")
    return redirect("asks:ask", request.board.slug, found.ask_id)
