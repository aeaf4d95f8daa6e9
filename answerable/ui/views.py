from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView


@method_decorator(login_not_required, name="dispatch")
class Public(TemplateView):
    """A page of words that anybody may read."""


class SignedOut(Public):
    template_name = "ui/signed_out.html"


class Cookies(Public):
    """The statement names the cookies as they are set."""

    template_name = "ui/cookies.html"
    extra_context = {"head": ("Name", "What it is for", "When it goes")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [
            (settings.SESSION_COOKIE_NAME, "Keeps you signed in", "When you sign out or close the browser"),
            (
                settings.CSRF_COOKIE_NAME,
                "Makes sure that what is sent in your name was sent by you",
                "After a year, or when you clear your cookies",
            ),
        ]
        return super().get_context_data(rows=rows, **kwargs)
