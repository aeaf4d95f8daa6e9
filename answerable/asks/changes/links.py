"""Links by which an ask is answered without an account: made, sent, proven on a device, passed on, withdrawn. What
stands in a link or a code is kept as its hash only."""

from datetime import date, datetime, timedelta
from secrets import randbelow, token_urlsafe

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from answerable.access.actor import INSTALLER, Actor, require
from answerable.access.models import User, same_address
from answerable.access.roles import Permission
from answerable.asks.changes.holding import hold_open
from answerable.asks.models import Ask, Link
from answerable.asks.rules import CODE_LASTS, FEW_TRIES, MOST_CODES, MOST_PASSED, MOST_TRIES, expiry
from answerable.history.changes import keep, read_anew
from answerable.keys import hashed
from answerable.partnership.changes import make_account
from answerable.partnership.models import Appointment
from answerable.partnership.pages import end_of
from answerable.ui.words import counted

STOPPED = "Wrong codes were typed too often, so this link is stopped. Ask the board to send you another"


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
    if not by.answers_for(ask.party, ask.board_id, ask.pk) or by.user != link.user_id:
        raise PermissionDenied("This link is somebody else’s.")
    read_anew(ask)
    if Link.objects.filter(ask=ask).exclude(passed_by=None).count() >= MOST_PASSED:
        raise ValidationError("This request has been passed on too often. Ask the board to send your colleague a link.")
    if same_address(email, link.email):
        raise ValidationError({"email": "That is your own address. Enter your colleague’s"})
    standing = Link.objects.filter(ask=ask, withdrawn=False, expires_at__gt=timezone.now())
    if any(same_address(one.email, email) for one in standing):
        raise ValidationError({"email": "A link was sent to that address already"})
    return _make(by, ask, Link(name=name, email=email, why=why, passed_by=link))


def _make(by: Actor, ask: Ask, link: Link) -> tuple[Link, str]:
    hold_open(ask, to_confirm=True)
    for earlier in Link.objects.filter(ask=ask, withdrawn=False):
        if same_address(earlier.email, link.email):
            _withdraw(by, earlier)
    key, now = token_urlsafe(32), timezone.now()
    link.board_id, link.ask, link.key, link.made_at, link.expires_at = (
        ask.board_id,
        ask,
        hashed(key),
        now,
        _until(ask.due, now),
    )
    return keep(link, by=by, board=ask.board_id, what="request link made"), key


def _until(due: date, now: datetime) -> datetime:
    return expiry(end_of(due), now)


@transaction.atomic
def prolong(*, by: Actor, link: Link, due: date) -> Link:
    """Let a link that still stands outlive another day by which its ask is to be answered."""
    require(by, Permission.EDIT_PLAN, on=link.board_id)
    read_anew(link)
    if link.expires_at > timezone.now():
        link.expires_at = max(link.expires_at, _until(due, timezone.now()))
    return keep(link, by=by, board=link.board_id, what="request link made longer")


@transaction.atomic
def link_sent(*, by: Actor, link: Link, refused: str) -> Link:
    """Keep whether the mail server took a link; `refused` says why not, and is empty where it did."""
    if not by.answers_for(link.ask.party, link.board_id, link.ask_id):
        require(by, Permission.EDIT_PLAN, on=link.board_id)
    read_anew(link)
    link.refused, link.sent_at = refused[:300], None if refused else timezone.now()
    return keep(link, by=by, board=link.board_id, what="not sent" if refused else "request link sent")


@transaction.atomic
def withdraw_link(*, by: Actor, link: Link) -> Link:
    """The link opens nothing any more, not even where somebody is at it; nor do those to whom it was passed on."""
    require(by, Permission.EDIT_PLAN, on=link.board_id)
    read_anew(link)
    for passed in link.passed_to.filter(withdrawn=False):
        withdraw_link(by=by, link=passed)
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
    if link.tries >= MOST_TRIES:
        raise ValidationError(STOPPED)
    if link.codes >= MOST_CODES:
        raise ValidationError("Too many codes have been asked for. Wait an hour, then ask for another.")
    code = f"{randbelow(10**6):06}"
    link.code, link.code_at, link.codes = hashed(f"{link.pk}:{code}"), now, link.codes + 1
    keep(link, by=Actor(user=link.user_id), board=link.board_id, what="code for a request link made")
    return code


def prove(*, link: Link, code: str) -> Link:
    """Whoever types the code that was sent to a link's address has that address: they may answer from now on. What they
    write is kept under an account of the link's own, which is no person's and to which nobody can sign in: an address
    that somebody else's account has too must neither lend nor gain anything by this.

    Raises ValidationError where the code is not the right one, is too old, or wrong ones were typed too often."""
    wrong = _wrong(link, code)
    if wrong:
        raise ValidationError({"code": wrong})
    return link


@transaction.atomic
def _wrong(link: Link, code: str) -> str:
    """Why a code proves nothing, "" where it does. What was tried is kept either way."""
    read_anew(link)
    if link.tries >= MOST_TRIES:
        return STOPPED
    if not link.code or link.code_at is None or timezone.now() - link.code_at > CODE_LASTS:
        return "This code is too old. Ask for another"
    if not constant_time_compare(link.code, hashed(f"{link.pk}:{code}")):
        link.tries += 1
        keep(link, by=Actor(user=link.user_id), board=link.board_id, what="wrong code for a request link")
        left = MOST_TRIES - link.tries
        told = f". {counted(left, 'try is', 'tries are')} left" if left <= FEW_TRIES else ""
        return f"This is not the code in the newest e-mail{told}"
    if link.user is None:
        link.user = _account(link)
    link.code, link.tries, link.proven_at = "", 0, link.proven_at or timezone.now()
    keep(link, by=Actor(user=link.user_id), board=link.board_id, what="request link opened on a device")
    return ""


def _account(link: Link) -> User:
    """That of an earlier link to the same address for the same ask, so that what was typed by it is there again; or a
    new one, under an address that no e-mail reaches."""
    before = Link.objects.filter(ask=link.ask_id).exclude(user=None).select_related("user")
    same = (one.user for one in before if same_address(one.email, link.email))
    address = f"link-{token_urlsafe(16)}@link.invalid"
    return next(same, None) or make_account(
        by=INSTALLER, email=address, password=None, is_example=link.board.is_example, opens=False
    )
