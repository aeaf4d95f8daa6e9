from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from answerable.access.actor import Actor
from answerable.partnership.actor import actor_and_boards


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
        if request.user.is_authenticated:  # not for whoever presses Back on a shared machine, nor for any cache between
            patch_cache_control(response, private=True, no_store=True)
        return response
