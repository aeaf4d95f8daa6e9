"""Where a request link leads. To open it changes nothing and sends nothing, since mail scanners open links too; to go
on is a POST, and on a device that the link does not know it takes a code that is sent to the link's own address."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from answerable.asks import changes, forms, letters
from answerable.asks.changes.links import hashed
from answerable.asks.models import Link
from answerable.asks.pages import hold, live
from answerable.asks.rules import ANSWERABLE

_SALT = "answerable.asks.device"
_REMEMBERED = timedelta(days=182)
_MOST = 50  # links that one device is known to


@never_cache
@login_not_required
def link(request: HttpRequest, key: str) -> HttpResponse:
    """Says what is asked, of whom and by when; Continue is a POST."""
    found = live(key=hashed(key))
    if found is None or found.ask.state not in ANSWERABLE:
        return render(request, "asks/link_over.html", {"answered": found is not None}, status=410)
    if request.method != "POST":
        return render(request, "asks/link.html", {"link": found, "ask": found.ask, "known": _known(request, found)})
    if _known(request, found):
        hold(request, found)
        return redirect("request:answer", found.board.slug, found.ask_id)
    try:
        refused = letters.send_code(found, changes.new_code(link=found))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("request-code", key)
    if refused:
        messages.error(request, f"The code could not be sent. {refused} Try again in a while, or ask the board.")
        return redirect("request-link", key)
    return redirect("request-code", key)


@never_cache
@login_not_required
def code(request: HttpRequest, key: str) -> HttpResponse:
    """The code that was sent to the link's address."""
    found = live(key=hashed(key))
    if found is None or found.ask.state not in ANSWERABLE:
        return render(request, "asks/link_over.html", {"answered": found is not None}, status=410)
    form = forms.Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            changes.prove(link=found, code=form.cleaned_data["code"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            hold(request, found)
            return _remembering(request, found)
    return render(request, "asks/link_code.html", {"link": found, "ask": found.ask, "form": form, "key": key})


def _devices(request: HttpRequest) -> list[str]:
    """Which links were proven on this device, by the key of each."""
    try:
        found = signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE, ""), salt=_SALT, max_age=_REMEMBERED)
    except signing.BadSignature:
        return []
    return [str(one) for one in found]


def _known(request: HttpRequest, link: Link) -> bool:
    return link.proven_at is not None and f"{link.pk}:{link.key[:16]}" in _devices(request)


def _remembering(request: HttpRequest, link: Link) -> HttpResponse:
    """On to the answer, and no code is asked for on this device again."""
    answer = redirect("request:answer", link.board.slug, link.ask_id)
    devices = [*_devices(request), f"{link.pk}:{link.key[:16]}"][-_MOST:]
    answer.set_cookie(
        settings.DEVICE_COOKIE,
        signing.dumps(devices, salt=_SALT),
        max_age=_REMEMBERED,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return answer
