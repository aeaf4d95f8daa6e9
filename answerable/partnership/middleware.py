from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from answerable.partnership.actor import actor_for


class ActorMiddleware:
    """Puts `request.actor` on each request: looked up once, and only where a page asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_for(request.user))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated:  # not for whoever presses Back on a shared machine, nor for any cache between
            patch_cache_control(response, private=True, no_store=True)
        return response
