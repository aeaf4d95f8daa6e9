from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.core import ratelimit
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import csrf

from answerable.access import second_step
from answerable.access.actor import Actor
from answerable.partnership.actor import actor_and_boards
from answerable.partnership.drafts import is_draft, keep_for_writer


class ActorMiddleware:
    """Puts `request.actor` on each request, and with it `request.boards`, by slug: looked up once, only where a page
    asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:

        def look_up() -> Actor:
            actor, request.boards = actor_and_boards(request.user)  # type: ignore[attr-defined]
            return actor

        request.actor = SimpleLazyObject(look_up)  # type: ignore[attr-defined]
        response = self.get_response(request)
        request.account = request.user.pk  # type: ignore[attr-defined]  # for the line in the log
        if request.user.is_authenticated:  # not for whoever presses Back on a shared machine, nor for any cache between
            patch_cache_control(response, private=True, no_store=True)
        return response


def _of_account(route: str) -> bool:
    """Whether a page is of somebody's own account alone; a token outlives the session, so making one is not."""
    return route.startswith("accounts/") and not route.startswith("accounts/tokens/")


class SecondStepMiddleware:
    """Leads whoever holds a role that asks for a second step to set one up, or to show it, before any page but those
    of their own account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, *_: Any) -> HttpResponse | None:
        route = request.resolver_match.route
        if not request.user.is_authenticated or _of_account(route) or not getattr(view, "login_required", True):
            return None
        if not second_step.needed_by(request.actor) or second_step.shown_in(request):
            return None
        if is_mfa_enabled(request.user):
            return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))
        messages.info(request, "Your role asks for a second step when you sign in. Set one up, then you can go on.")
        return redirect("mfa_index")


class TooManyFormsMiddleware:
    """Refuses more forms in a minute from one account, or one browser with a request link, than anybody fills in by
    hand (`ACCOUNT_RATE_LIMITS`, counted by each process). What a refused one says is kept for its writer. Not those by
    which somebody signs out or looks after their account, which may be what is needed just then; nor what the script
    sends of words not sent yet, which are kept for a hundred forms at most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        whose, route = request.user.pk or request.session.session_key, request.resolver_match.route
        free = route.endswith(("/draft/", "/hints/", "/leave/")) or _of_account(route)
        if request.method != "POST" or not whose or free or ratelimit.consume(request, action="form", key=str(whose)):
            return None
        keep = getattr(view, "keep_sent", None)  # of a page that needs no account
        kept = keep(request, **kwargs) if keep else _keep(request)
        page = render(request, "partnership/too_many_forms.html", {"kept": kept}, status=429)
        page["Retry-After"] = "60"
        return page


class SignInMiddleware(LoginRequiredMiddleware):
    """Leads whoever is not signed in to do so, and keeps what a form that they sent says, for whoever was given it."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        return _sign_in_again(request)


def _keep(request: HttpRequest) -> int | None:
    return keep_for_writer(request, request.POST.get("address", "") if is_draft(request) else request.path)


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    kept = _keep(request)
    if is_draft(request):
        return HttpResponse(status=204 if kept else 403)
    if kept:
        messages.info(request, "You were signed out meanwhile. What you typed is kept: sign in, and it is there again.")
        return redirect_to_login(request.get_full_path())
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return redirect_to_login("/")
    return redirect_to_login(urlsplit(came_from)._replace(scheme="", netloc="", fragment="").geturl())


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form that does not carry the browser's present token: mostly one that was open while its writer
    signed in again in another window, who finds the words there. Named in settings. A page that needs no account says
    itself what happens to the words (`without_session`)."""
    match = request.resolver_match
    if match and (own := getattr(match.func, "without_session", None)):
        return own(request, **match.kwargs)
    if not request.user.is_authenticated and request.path.startswith("/boards/"):
        return _sign_in_again(request)
    if _keep(request) != request.user.pk or not request.user.pk:
        return csrf.csrf_failure(request, reason)
    return HttpResponse(status=204) if is_draft(request) else redirect(request.get_full_path())
