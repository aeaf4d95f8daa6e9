"""By which a device is known again, on which the address of a link was proven: a signed cookie that names links."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from answerable.asks.models import Link

_SALT = "answerable.asks.device"
_REMEMBERED = timedelta(days=182)
_MOST = 50  # links that one device is known to


def _name(link: Link) -> str:
    return f"{link.pk}:{link.key[:16]}"


def _named(request: HttpRequest) -> list[str]:
    try:
        found = signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE, ""), salt=_SALT, max_age=_REMEMBERED)
    except signing.BadSignature:
        return []
    return [str(one) for one in found]


def is_known(request: HttpRequest, link: Link) -> bool:
    """Whether a link's address was proven on this device."""
    return link.proven_at is not None and _name(link) in _named(request)


def remember_device(request: HttpRequest, answer: HttpResponse, link: Link) -> HttpResponse:
    """No code is asked for on this device again."""
    return _with(answer, [*_named(request), _name(link)])


def forget_device(request: HttpRequest, answer: HttpResponse, link: Link) -> HttpResponse:
    """The next who opens the link on this device is asked for a code."""
    return _with(answer, [one for one in _named(request) if one != _name(link)])


def _with(answer: HttpResponse, names: list[str]) -> HttpResponse:
    answer.set_cookie(
        settings.DEVICE_COOKIE,
        signing.dumps(names[-_MOST:], salt=_SALT),
        max_age=_REMEMBERED,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return answer
