"""Links by which an ask is answered without an account: made, sent, proven on a device, passed on, withdrawn. What
stands in a link or a code is kept as its hash only."""

from datetime import datetime, time, timedelta
from hashlib import sha256
from secrets import randbelow, token_urlsafe

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from answerable.access.actor import Actor, require
from answerable.access.models import User
from answerable.access.roles import Permission
from answerable.asks.models import Ask, Link
from answerable.asks.rules import ANSWERABLE, CODE_LASTS, MOST_CODES, MOST_PASSED, MOST_TRIES, expiry
from answerable.history.changes import keep, read_anew
from answerable.partnership.changes import make_account
from answerable.partnership.commands import INSTALLER
from answerable.partnership.models import Appointment


def hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


@transaction.atomic
def issue_link(
    *, by: Actor, ask: Ask, name: str, email: str, person: int | None = None, why: str = ""
) -> tuple[Link, str]:
    """Make a link by which `name` at `email` may answer an ask; returns it with the key that stands in it. An earlier
    one to the same address opens nothing any more. `person`: the id of whom the board knows by that address."""
    require(by, Permission.EDIT_PLAN, on=ask.board_id)
    if person and not Appointment.objects.filter(board=ask.board_id, person=person).exists():
        raise Http404("Not found.")
    return _make(
        by,
        ask,
        Link(person_id=person, name=name, email=email, why=why, sender=by.post(Permission.EDIT_PLAN, ask.board_id)),
    )


@transaction.atomic
def pass_on(*, by: Actor, link: Link, name: str, email: str, why: str = "") -> tuple[Link, str]:
    """Let a colleague answer as well: whoever holds a link makes another to the same ask, for a named address."""
    require(by, Permission.ANSWER_ASK, on=link.board_id)
    ask = link.ask
    if not by.answers_for(ask.agency_id, ask.board_id, ask.pk) or by.user != link.user_id:
        raise PermissionDenied("This link is somebody else’s.")
    read_anew(ask)
    if Link.objects.filter(ask=ask).exclude(passed_by=None).count() >= MOST_PASSED:
        raise ValidationError("This request has been passed on too often. Ask the board to send your colleague a link.")
    if email.lower() == link.email.lower():
        raise ValidationError({"email": "That is your own address. Enter your colleague’s"})
    if Link.objects.filter(ask=ask, email__iexact=email, withdrawn=False, expires_at__gt=timezone.now()).exists():
        raise ValidationError({"email": "A link was sent to that address already"})
    return _make(by, ask, Link(name=name, email=email, why=why, passed_by=link))


def _make(by: Actor, ask: Ask, link: Link) -> tuple[Link, str]:
    read_anew(ask)
    if ask.withdrawn or ask.state not in ANSWERABLE:
        raise ValidationError("This has been answered or withdrawn meanwhile, so there is nothing to ask for.")
    for earlier in Link.objects.filter(ask=ask, email__iexact=link.email, withdrawn=False):
        _withdraw(by, earlier)
    key, now = token_urlsafe(32), timezone.now()
    due = timezone.make_aware(datetime.combine(ask.due, time.max))
    link.board_id, link.ask, link.key, link.made_at, link.expires_at = (
        ask.board_id,
        ask,
        hashed(key),
        now,
        expiry(due, now),
    )
    return keep(link, by=by, board=ask.board_id, what="request link made"), key


@transaction.atomic
def link_sent(*, by: Actor, link: Link, refused: str) -> Link:
    """Keep whether the mail server took a link; `refused` says why not, and is empty where it did."""
    if not by.answers_for(link.ask.agency_id, link.board_id, link.ask_id):
        require(by, Permission.EDIT_PLAN, on=link.board_id)
    read_anew(link)
    link.refused, link.sent_at = refused[:300], None if refused else timezone.now()
    return keep(link, by=by, board=link.board_id, what="not sent" if refused else "request link sent")


@transaction.atomic
def withdraw_link(*, by: Actor, link: Link) -> Link:
    """The link opens nothing any more, not even where somebody is at it."""
    require(by, Permission.EDIT_PLAN, on=link.board_id)
    read_anew(link)
    return _withdraw(by, link)


def _withdraw(by: Actor, link: Link) -> Link:
    link.withdrawn, link.key, link.code = True, "", ""
    return keep(link, by=by, board=link.board_id, what="request link withdrawn")


@transaction.atomic
def new_code(*, link: Link) -> str:
    """Six digits to be sent to the link's own address, for a device that it was not opened on before. An earlier code
    is good for nothing any more. Raises ValidationError where too many were asked for."""
    read_anew(link)
    now = timezone.now()
    if link.code_at is None or now - link.code_at > timedelta(hours=1):
        link.codes = 0
    if link.codes >= MOST_CODES:
        raise ValidationError("Too many codes have been asked for. Wait an hour, then ask for another.")
    code = f"{randbelow(10**6):06}"
    link.code, link.code_at, link.codes, link.tries = hashed(f"{link.pk}:{code}"), now, link.codes + 1, 0
    keep(link, by=Actor(user=link.user_id), board=link.board_id, what="code for a request link made")
    return code


def prove(*, link: Link, code: str) -> Link:
    """Whoever types the code that was sent to a link's address has that address: from now on what they write is kept
    under its account, which is made where there is none and to which nobody can sign in by this.

    Raises ValidationError where the code is not the right one, is too old or was tried too often."""
    wrong = _wrong(link, code)
    if wrong:
        raise ValidationError({"code": wrong})
    return link


@transaction.atomic
def _wrong(link: Link, code: str) -> str:
    """Why a code proves nothing, "" where it does. What was tried is kept either way."""
    read_anew(link)
    if not link.code or link.code_at is None or timezone.now() - link.code_at > CODE_LASTS:
        return "This code is too old. Ask for another"
    if link.tries >= MOST_TRIES:
        return "That was tried too often. Ask for another code"
    if not constant_time_compare(link.code, hashed(f"{link.pk}:{code}")):
        link.tries += 1
        keep(link, by=Actor(user=link.user_id), board=link.board_id, what="wrong code for a request link")
        return "This is not the code in the newest e-mail"
    account = User.objects.filter(email__iexact=link.email).first()
    if account is None:
        account = make_account(by=INSTALLER, email=link.email, password=None, is_example=link.board.is_example)
    if not account.is_active:
        return "The account with your address is closed. Ask the board"
    link.code, link.user, link.proven_at = "", account, link.proven_at or timezone.now()
    keep(link, by=Actor(user=account.pk), board=link.board_id, what="request link opened on a device")
    return ""
