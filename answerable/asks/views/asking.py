"""The board asks: whom, by when, by which link; sees who has not answered; takes answers or sends them back."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.actor import Party
from answerable.access.roles import Permission
from answerable.asks import changes, forms
from answerable.asks.figures import figures_of
from answerable.asks.models import Ask, Link
from answerable.asks.record import (
    digest_of,
    figures_unconfirmed,
    moderated_of,
    named,
    owners_of,
    parts_and_names,
    parts_of,
    promises_in,
    said_of,
    unconfirmed,
)
from answerable.asks.rules import (
    ANSWERABLE,
    COLOURS,
    ITSELF,
    UNREACHED,
    WORDS,
    Burden,
    became_of_link,
    burden,
    lateness,
    preflight,
    unreached,
)
from answerable.asks.views.beside import offered_rows
from answerable.asks.views.lookups import answering, ask_of, held_for, list_of, page_of, round_of, rounds_and_here
from answerable.asks.views.sending import tell
from answerable.partnership.editing import Edit
from answerable.partnership.models import Person
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Directory, posts_of, read_directory, records_of
from answerable.plan.changes import add_commitment
from answerable.plan.models import Action
from answerable.plan.rules import SENT
from answerable.plan.year.record import plans_in_use
from answerable.ui.words import counted

SOME = 50  # actions without a lead that are listed
_LINK_COLOURS = {
    "Withdrawn": "grey",
    "Answered": "green",
    "Not sent": "red",
    "Stopped": "red",
    "Expired": "orange",
    "In use": "blue",
}


@board_page(Permission.EDIT_PLAN)
def asks(request: BoardRequest) -> HttpResponse:
    """Who was asked in a round and how far each has come: whom to chase stands first."""
    rounds, here = rounds_and_here(request)
    context: dict[str, Any] = {"rounds": rounds, "round": here}
    if here is None:
        context["plan"] = next(iter(plans_in_use(request.board.pk, None, timezone.localdate())), None)
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
        "waiting": next((ask for ask in asked if ask.state == "submitted"), None),
        "sent_in": sum(ask.state == "submitted" for ask in asked),
        "burden": _burden(request),
        "answered": sum(ask.state in SENT for ask in asked),
        "no_more": named(Ask.objects.seen_by(request.actor).filter(round=here, withdrawn=True)).order_by("pk"),
    }
    return render(request, "asks/asks.html", context)


def _burden(request: BoardRequest) -> list[tuple[str, Burden]]:
    """What each agency and group was asked for in the year to today. One query."""
    today = timezone.localdate()
    year = named(Ask.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False))
    asked = list(year.filter(due__gt=today - timedelta(days=365)))
    called = {ask.party: ask.called for ask in asked}
    return [(called[party], one) for party, one in burden((ask.party, ask.minutes) for ask in asked).items()]


@board_page(Permission.EDIT_PLAN)
def open_asks(request: BoardRequest, round: int) -> HttpResponse:
    """Whom to ask in a round, and who cannot be asked: said before anything is."""
    here = round_of(request, round)
    directory = read_directory(request.board.pk, None, people=True)
    known = {ITSELF: request.board.name} | dict(directory.askable.values())
    ever = list(Ask.objects.filter(round=here))
    asked, no_more = ({ask.party for ask in ever if ask.withdrawn is gone} for gone in (False, True))
    owners, unled = owners_of(here.plan_id, request.board, directory.itself)
    counts, unasked = preflight(owners, on_board=known)
    words = {
        party: f"{known[party]}: {counted(number, 'action')}"
        + ("" if answering(directory, party) else " – no address is known")
        + (" – a request in this round was withdrawn" if party in no_more else "")
        for party, number in counts.items()
        if party not in asked
    }
    offered = sorted(words.items(), key=lambda pair: pair[1].casefold())
    ticked = [party.key for party, _ in offered if party not in no_more]
    choices = [(party.key, words) for party, words in offered]
    edit = Edit(request, forms.Open, parties=choices, values_of=lambda _: {"parties": ticked})

    def save(values: dict[str, Any], _: int | None) -> None:
        chosen = {Party.of(key) for key in values["parties"]}
        itself = {ITSELF, Party(group=directory.itself or 0)} & chosen
        others = records_of(chosen - itself)
        changes.open_asks(by=request.actor, round=here, due=values["due"], parties=others, itself=bool(itself))

    if edit.saved(save):
        messages.success(request, "They are asked. Nothing has been sent yet: send each a link by which it can answer.")
        return redirect("asks:send-links", request.board.slug, here.pk)
    context = {
        "round": here,
        "offered": offered,
        "unasked": unasked,
        "unreached": _unreached(request, directory, {party: known[party] for party in counts}),
        "unled": unled[:SOME],
        "more_unled": len(unled[SOME:]),
        "asked": len(asked),
        "cancel": list_of(request, here),
    }
    return edit.page("asks/open.html", context)


def _unreached(request: BoardRequest, directory: Directory, known: dict[Party, str]) -> list[tuple[str, str, str, str]]:
    """Who answers for something while nobody can be asked for them: each by name with why, and what mends it with its
    address. One query."""
    accounts = set(Person.objects.filter(pk__in=directory.people, user__is_active=True).values_list("pk", flat=True))
    rows = []
    for party, name in sorted(known.items(), key=lambda pair: pair[1].casefold()):
        held = held_for(directory, party, accounts)
        if not (why := unreached(held)):
            continue
        if why == "unknown":
            person = next(one.person for one in held if one.current)
            mends = "Enter an address", reverse("partnership:change-person", args=[request.board.slug, person])
        else:
            of = f"?agency={party.agency}" if party.agency else ""
            mends = "Appoint somebody", reverse("partnership:appoint", args=[request.board.slug]) + of
        rows.append((name, UNREACHED[why], *mends))
    return rows


@board_page(Permission.EDIT_PLAN)
def ask(request: BoardRequest, ask: int) -> HttpResponse:
    """One agency's answer: what it says so far, the links that were sent for it, and what to do now."""
    here = ask_of(request, ask, withdrawn=True)
    (parts, names), entered = parts_and_names(here), list(here.figures.filter(withdrawn=False))
    to_confirm = bool(unconfirmed(parts)) or figures_unconfirmed(here, entered)
    sent_links = list(here.links.select_related("passed_by").order_by("-id"))
    links = [
        (link, word, _LINK_COLOURS.get(word, "yellow"), then)
        for link in sent_links
        for word, then in [_became(link, over=here.state not in ANSWERABLE and not to_confirm)]
    ]
    offered, named = promises_in(here, parts), offered_rows(request, here, read_only=True)  # type: ignore[arg-type]
    groups = moderated_of(request.actor, parts, names)
    context = {
        "ask": here,
        "parts": [
            (
                part,
                [*part.lines(names), *groups[part.action.id].words],
                offered.get(part.action.id, []),
                named.get(part.action.id, []),
                [(part.update.id, *one) for one in groups[part.action.id].waits] if part.update else [],
            )
            for part in parts
        ],
        "figures": [(one, "") for one in figures_of(here, {part.action.id for part in parts}, entered)],
        "seen": digest_of(here, parts),
        "links": links,
        "word": WORDS[here.state],
        "colour": COLOURS[here.state],
        "late": lateness(here.state, here.due, timezone.localdate()),
        "open": here.state in ANSWERABLE and not here.withdrawn,
        "unconfirmed": to_confirm,
        "sent": _sent(request, here, sent_links),
        "list": list_of(request, here.round),
    }
    return render(request, "asks/ask.html", context)


def _sent(request: BoardRequest, ask: Ask, links: list[Link]) -> tuple[datetime, str, str] | None:
    """When an answer was sent last, by whom and, where the board entered it, how it knows. Two queries."""
    states = ask.history.filter(state="submitted").order_by("-history_id")
    sent = states.values_list("history_date", "history_user_id", "history_change_reason").first()
    if sent is None:
        return None
    when, user, how = sent
    holder = next((link for link in links if user is not None and link.user_id == user), None)
    if holder:
        return when, f"{holder.name}, {holder.email}, by a link", ""
    return when, f"the {posts_of(request.board.pk, {user})(user, timezone.localdate(when))}", how or ""


def _became(link: Link, *, over: bool) -> tuple[str, str]:
    return became_of_link(
        withdrawn=link.withdrawn,
        refused=link.refused,
        sent=link.sent_at is not None,
        proven=link.proven_at is not None,
        tries=link.tries,
        over=over,
        expires=link.expires_at,
        now=timezone.now(),
    )


@board_page(Permission.EDIT_PLAN)
def extend(request: BoardRequest, ask: int) -> HttpResponse:
    """Give an agency more time."""
    here = ask_of(request, ask)
    edit = Edit(request, forms.Extend, values_of=forms.values_of_ask, thing=here)
    if edit.saved(lambda values, since: changes.extend(by=request.actor, ask=here, since=since, **values)):
        messages.success(request, f"{here.called} has until {here.due:%-d %B %Y}.")
        tell(request, here, "more time")
        return redirect("asks:ask", request.board.slug, here.pk)
    return page_of(request, here, edit, "Give more time", "Save")


@require_POST
@board_page(Permission.EDIT_PLAN)
def accept(request: BoardRequest, ask: int) -> HttpResponse:
    """Take an answer as it is."""
    here = ask_of(request, ask)
    try:
        changes.accept_answer(by=request.actor, ask=here, seen=request.POST.get("seen", ""))
        messages.success(request, "The answer is accepted.")
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("asks:ask", request.board.slug, here.pk)


@board_page(Permission.EDIT_PLAN)
def send_back(request: BoardRequest, ask: int) -> HttpResponse:
    """Send an answer back with what is missing."""
    here = ask_of(request, ask)
    edit = Edit(request, forms.SendBack)
    if edit.saved(lambda values, since: changes.send_back(by=request.actor, ask=here, comment=values["comment"])):
        messages.success(request, "The answer is sent back.")
        tell(request, here, "sent back")
        return redirect("asks:ask", request.board.slug, here.pk)
    return page_of(request, here, edit, "Send the answer back", "Send it back")


@board_page(Permission.EDIT_PLAN)
def ask_more(request: BoardRequest, ask: int) -> HttpResponse:
    """Ask anew for what an accepted answer does not say."""
    here = ask_of(request, ask)
    edit = Edit(request, forms.AskMore)
    if edit.saved(lambda values, since: changes.ask_more(by=request.actor, ask=here, comment=values["comment"])):
        messages.success(request, "They are asked again. What was accepted stays so.")
        tell(request, here, "asked anew")
        return redirect("asks:ask", request.board.slug, here.pk)
    lead = "Say of an action that joined the plan since, or was forgotten. What is accepted cannot be changed by it."
    return page_of(request, here, edit, "Ask for something more", "Ask for it", lead)


@board_page(Permission.EDIT_PLAN)
def withdraw(request: BoardRequest, ask: int) -> HttpResponse:
    """Ask an agency no more."""
    here = ask_of(request, ask)
    edit = Edit(request, forms.Withdraw)
    if edit.saved(lambda values, since: changes.withdraw_ask(by=request.actor, ask=here, reason=values["reason"])):
        messages.success(request, f"{here.called} is asked no more, and its links open nothing.")
        tell(request, here, "withdrawn")
        return redirect(list_of(request, here.round))
    return page_of(
        request, here, edit, "Withdraw the request", "Withdraw it", lead="What the agency has written stays."
    )


@require_POST
@board_page(Permission.EDIT_PLAN)
def keep_promise(request: BoardRequest, ask: int, action: int) -> HttpResponse:
    """Keep one of the promises that an answer makes: the one whose words are sent, as it was found."""
    here = ask_of(request, ask)
    parts = parts_of(here.plan_id, here.round_id, here.party)
    if action not in {part.action.id for part in parts}:
        raise Http404("Not found.")
    found = promises_in(here, parts).get(action, [])
    one = next((one for one in found if one.what == request.POST.get("what")), None)
    if one is None:
        messages.info(request, "That promise is kept already, or the answer is another by now.")
    else:
        add_commitment(
            by=request.actor,
            plan=here.plan,
            round=here.round,
            action=Action.objects.get(pk=action, board=request.board),
            what=one.what,
            kind=one.kind,
            who=one.who or here.called,
            due=one.due,
            meeting=one.meeting or "",
            reason=f"Found in what {here.called} answered",
        )
        messages.success(request, "The promise is kept. It is asked after once its day has passed.")
    return redirect("asks:ask", request.board.slug, here.pk)
