from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.defaults import bad_request
from django.views.generic import TemplateView


@method_decorator(login_not_required, name="dispatch")
class Public(TemplateView):
    """A page of words that anybody may read."""


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to what cannot be taken as it was sent; a form that is too long as a whole is told so. Whatever page
    it was sent to, Django refuses it before any view sees it. Named in the addresses."""
    if not isinstance(exception, RequestDataTooBig):
        return bad_request(request, exception)
    sent = {"sent": int(request.META.get("CONTENT_LENGTH") or 0), "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE}
    return render(request, "413.html", sent, status=413)


class Account(TemplateView):
    """What somebody may do about their own account."""

    template_name = "ui/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(second_step=is_mfa_enabled(self.request.user), **kwargs)


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
            (
                settings.DEVICE_COOKIE,
                "Only if you answer a request by a link: knows this device again, so that no code is asked for twice",
                "After half a year, or when you clear your cookies",
            ),
        ]
        if settings.SAML_METADATA:
            rows.append(
                (
                    "saml-acs-session",
                    "Only if you sign in through your organisation: takes what it says of you to the next page",
                    "When you close the browser",
                )
            )
        return super().get_context_data(rows=rows, **kwargs)
