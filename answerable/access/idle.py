"""A session ends where nothing is done in it, since machines in offices are left open and shared; and after a working
day whatever is done."""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

# In the session: when it began, and when something was done in it last, in whole seconds since 1970. When the database
# forgets it says neither: that moves with each write.
BEGUN, SEEN = "begun", "seen"
A_MINUTE = 60  # within which it is not written again


def begin(request: HttpRequest) -> None:
    """From now on it is counted how long a session is there, and how long nothing is done in it."""
    request.session[BEGUN] = request.session[SEEN] = int(time())


def is_over(seen: float) -> bool:
    """Whether nothing was done for too long since a moment, in seconds since 1970."""
    return time() - seen > settings.SESSION_IDLE


class IdleMiddleware:
    """Signs out whoever did nothing for `settings.SESSION_IDLE` seconds, or signed in `settings.SESSION_COOKIE_AGE`
    seconds ago. What they send then is kept for them (partnership.middleware.SignInMiddleware, which comes after)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        if not request.user.is_authenticated:
            return
        idle, age = (time() - request.session.get(name, 0) for name in (SEEN, BEGUN))
        if idle > settings.SESSION_IDLE or age > settings.SESSION_COOKIE_AGE:
            logout(request)
            day, minutes = f"{settings.SESSION_COOKIE_AGE // 3600} hours ago", settings.SESSION_IDLE // 60
            why = (
                f"nothing was done here for {minutes} minutes"
                if idle > settings.SESSION_IDLE
                else f"you signed in {day}"
            )
            messages.info(request, f"You were signed out, since {why}.")
        elif idle >= A_MINUTE:
            request.session[SEEN] = int(time())
