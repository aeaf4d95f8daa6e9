"""How an answer's pages begin: for somebody signed in who answers for the agency, or for whoever holds a link to it.

The same pages stand at two addresses, so that neither way in can be taken for the other: the pages of links know
nothing of accounts, and every other page of the site knows nothing of links.
"""

from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from answerable.access import idle
from answerable.access.actor import Actor, Standing
from answerable.access.roles import ROLES, Permission, Role
from answerable.asks.models import Ask, Link
from answerable.asks.record import links_open, named, named_ask, on_board
from answerable.asks.rules import ANSWERABLE
from answerable.partnership.drafts import is_draft, keep_draft, writer_of
from answerable.partnership.models import Appointment, Group
from answerable.partnership.pages import MOST_ID, BoardRequest, board_page

P = ParamSpec("P")
_NARROWER = "It is there for the agency or group that is asked, and for whoever keeps the plan."
_HELD = "request_links"  # in the session: which link opened which ask


class AnswerRequest(BoardRequest):
    """A request to a page of an answer. `link`: by which it is answered, None for somebody who is signed in."""

    link: Link | None


View = Callable[Concatenate[Any, Ask, P], HttpResponse]


def answer_page(view: View[P]) -> Callable[..., HttpResponse]:
    """A page of an answer for somebody who is signed in and answers for the ask's agency, or keeps the plan."""

    @board_page(Permission.ANSWER_ASK)
    @wraps(view)
    def page(request: Any, ask: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = get_object_or_404(named(Ask.objects.filter(board=request.board, withdrawn=False)), pk=ask)
        keeps = request.actor.may(Permission.EDIT_PLAN, request.board.pk)  # and enters what an agency said elsewhere
        if not (keeps or request.actor.answers_for(found.party, request.board.pk)):
            raise Http404("Not found.")
        request.link = None
        return view(request, found, *args, **kwargs)

    page.narrower = _NARROWER  # type: ignore[attr-defined]  # see partnership.views.may
    return page


def link_page(view: View[P]) -> Callable[..., HttpResponse]:
    """The same page for whoever opened a link to the ask in this browser. Nothing about who is signed in counts."""

    @never_cache
    @login_not_required
    @wraps(view)
    def page(request: Any, board: str, ask: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        link = live(pk=_held(request).get(str(ask), 0))
        if link is None or link.ask_id != ask or link.board.slug != board:
            return without_session(request, board, ask)
        if request.method not in {"GET", "HEAD", "POST"}:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        request.actor, request.board, request.boards = holder(link), link.board, {board: link.board}
        request.link, request.as_at, request.at, request.only_today = link, None, None, False
        request.drafts_at = reverse("request:draft", args=[board, ask])
        if request.method != "POST" and not links_open(link.ask):
            return render(request, "asks/link_over.html", {"answered": True}, status=410)
        return view(request, named_ask(ask), *args, **kwargs)

    # See partnership.middleware, without_token and TooManyFormsMiddleware.
    page.without_session, page.keep_sent = without_session, keep_sent  # type: ignore[attr-defined]
    return page


def holder(link: Link) -> Actor:
    """Who answers by a link whose address was proven: whoever holds it, on this one ask."""
    ask = link.ask
    whose = {"agency": ask.agency_id, "group": ask.group_id, "holds": ask.post_id}
    standing = Standing(Role.LINK_HOLDER, ask.board_id, **whose, post=link.name, ask=ask.pk)
    return Actor(user=link.user_id, standings=(standing,))


def live(**which: Any) -> Link | None:
    """A link that opens something: it was not withdrawn and has not expired, its ask stands (answered or not) and so
    does the place on the board of whoever is asked; whom it went to, if the board knows them, has an appointment today;
    and so it is with those who passed it on."""
    links = Link.objects.filter(on_board("ask__"), ask__withdrawn=False, **which)
    found = links.select_related("ask__round", "board", "user").first()
    one, now = found, timezone.now()
    while one is not None:
        if one.withdrawn or not one.key or one.expires_at <= now or not _has_a_part(one):
            return None
        one = one.passed_by
    return found


def _has_a_part(link: Link) -> bool:
    """Whether whoever a link went to is nobody whom the board knows, or has an appointment there today with whoever is
    asked."""
    ask = link.ask
    if ask.post_id is not None:
        part = Q(holds=ask.post_id)
    elif ask.group_id is not None:
        part = Q(group=ask.group_id)
        if Group.itself(ask.board_id).filter(pk=ask.group_id).exists():
            part |= Q(role__in=[role for role, described in ROLES.items() if described.for_board])
    else:
        part = Q(agency=ask.agency_id)
    held = Appointment.objects.filter(part, person=link.person_id, board=link.board_id)
    return link.person_id is None or held.exclude(ends__lte=timezone.localdate()).exists()


def _held(request: HttpRequest) -> dict[str, int]:
    """Which link opened which ask, by its number: in this session, while something is done in it, and while the same
    person (or nobody) is signed in, since the next one at this machine is another."""
    held = request.session.get(_HELD, {})
    if held.get("user") != request.user.pk or idle.is_over(held.get("seen", 0)):
        return {}
    if time() - held["seen"] >= idle.A_MINUTE:
        _keep(request, held["links"])
    found: dict[str, int] = held["links"]
    return found


def _keep(request: HttpRequest, links: dict[str, int]) -> None:
    request.session[_HELD] = {"user": request.user.pk, "links": links, "seen": int(time())}


def holds_a_link(request: HttpRequest) -> bool:
    """Whether some request link was opened in this session, and this is one of its pages."""
    return "/requests/" in request.path and bool(_held(request))


def hold(request: HttpRequest, link: Link) -> None:
    """Let this browser answer by a link until the session ends."""
    links = {**_held(request), str(link.ask_id): link.pk}
    if not request.user.is_authenticated:  # whose session was made anew when they signed in, and is known by its key
        request.session.cycle_key()
    _keep(request, links)


def let_go(request: HttpRequest, ask: Ask) -> None:
    """Forget in this browser which link opened an ask."""
    _keep(request, {key: pk for key, pk in _held(request).items() if key != str(ask.pk)})


def is_own(address: str, board: str, ask: int) -> bool:
    """Whether an address is one of the pages of a link to an ask: what is typed elsewhere is kept nowhere by it."""
    return address.startswith(f"/boards/{board}/requests/{ask}/")


def without_session(request: HttpRequest, board: str, ask: int, **_: Any) -> HttpResponse:
    """The answer to whoever has no link open, or not any more: the same whether there is such an ask or not. What was
    sent is kept, and there again once the link is opened."""
    kept = keep_sent(request, board, ask)
    if is_draft(request):
        return HttpResponse(status=204 if kept else 403)
    return render(request, "asks/link_needed.html", {"kept": kept}, status=403)


def keep_sent(request: HttpRequest, board: str, ask: int, **_: Any) -> bool:
    """Keep what was sent by whoever was given the form through a link that still stands; returns whether it is."""
    writer = writer_of(request) if request.method == "POST" and ask <= MOST_ID else None
    link = live(ask=ask, user=writer, board__slug=board, ask__state__in=ANSWERABLE) if writer else None
    address = request.POST.get("address", "") if is_draft(request) else request.path
    return (
        link is not None and is_own(address, board, ask) and keep_draft(holder(link), link.board, address, request.POST)
    )
