"""By which address the site is asked: links in e-mails are made from it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse


class AddressMiddleware:
    """Refuses a port that the site is not reached at: `ALLOWED_HOSTS` looks at the name alone, and whoever asks for
    somebody's link to choose a password would else choose the port to which it leads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.get_host()
        port = host.rpartition("]")[2].partition(":")[2]
        known = f"{request.scheme}://{host}" in settings.CSRF_TRUSTED_ORIGINS
        if settings.OTHERS_REACH_IT and port not in {"", "443"} and not known:
            raise DisallowedHost(f"The site is not reached at port {port}. If it is, name it in ANSWERABLE_ORIGINS.")
        return self.get_response(request)
