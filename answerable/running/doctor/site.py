"""What others meet: names, HTTPS, the example's accounts, e-mail, the worker."""

import smtplib
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core import checks, mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from answerable.running.beat import is_there, last_seen
from answerable.running.doctor.finding import Finding, look, ok, wrong

LONG = timedelta(minutes=10)


def is_example_here() -> bool:
    """Whether this is the example, and nobody but this machine can reach it."""
    return bool(settings.EXAMPLE and not _ways_in())


def _ways_in() -> list[str]:
    """The settings by which others would reach an example."""
    said = {
        "ANSWERABLE_HOSTS": settings.OTHERS_REACH_IT,
        "ANSWERABLE_PROXY": settings.PROXY,
        "ANSWERABLE_ORIGINS": bool(settings.CSRF_TRUSTED_ORIGINS),
    }
    return [name for name, on in said.items() if on]


def reached() -> Iterator[Finding]:
    if settings.EXAMPLE and (ways := _ways_in()):
        yield wrong("example", f"ANSWERABLE_EXAMPLE is on together with {', '.join(ways)}. Never set it for real work.")
    for words in settings.MISSING:
        yield wrong("settings", words)
    if not settings.OTHERS_REACH_IT:
        yield ok("settings", "only this machine reaches the site (ANSWERABLE_HOSTS names no other).")
        if settings.DEBUG:
            yield look("settings", "ANSWERABLE_DEBUG is on. Leave it out unless you are looking for a fault.")
        return
    if not settings.MISSING:
        yield ok("settings", f"others reach the site as {', '.join(settings.HOSTS)}, over HTTPS.")
    if not settings.SECOND_STEP:
        yield look("settings", "ANSWERABLE_SECOND_STEP is off: a password that was guessed opens the board's record.")
    if settings.HTTPS and not settings.PROXY:
        yield look(
            "settings",
            "ANSWERABLE_PROXY is not on. Behind a proxy every page would be sent on to itself for ever; set it, and "
            "see that the proxy sets X-Forwarded-Proto itself.",
        )


def deployed() -> Iterator[Finding]:
    """What Django's own checks say; those for deployment only where others reach the site."""
    found = [
        each
        for each in checks.run_checks(include_deployment_checks=settings.OTHERS_REACH_IT)
        if each.level >= checks.WARNING and not each.is_silenced()
    ]
    for each in found:
        yield (wrong if each.is_serious() else look)("check", f"{each.id}: {each.msg}")
    if not found:
        yield ok("check", "Django's own checks find nothing.")


def post(send_to: str = "") -> Iterator[Finding]:
    """Whether the mail server takes this site's mail; `send_to` is sent a message."""
    if "smtp" not in settings.EMAIL_BACKEND:
        yield look("e-mail", "does not leave this machine (ANSWERABLE_EMAIL). Nobody gets a link for a new password.")
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        connection = mail.get_connection()
        connection.open()
        if send_to:
            words = "This message was sent by `answerable doctor` to see whether e-mail arrives. It did."
            mail.EmailMessage("A test of your board's website", words, to=[send_to], connection=connection).send()
        connection.close()
    except (OSError, smtplib.SMTPException) as error:
        yield wrong("e-mail", f"{server} did not take it ({type(error).__name__}: {error}). Look at ANSWERABLE_EMAIL.")
        return
    yield ok("e-mail", f"{server} took a message to {send_to}." if send_to else f"{server} answers.")
    if not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL) and settings.EMAIL_HOST not in settings.LOOPBACK:
        yield look("e-mail", f"what goes to {server} is not encrypted. Write smtp+tls:// in ANSWERABLE_EMAIL.")


def worker(*, stopped: bool) -> Iterator[Finding]:
    """`stopped`: the site is not running just now, and so no worker is."""
    seen = last_seen()
    when = f"{timezone.localtime(seen):%-d %B %Y %H:%M}" if seen else "never"
    if is_there(seen):
        yield ok("worker", f"seen at {when}.")
    elif not stopped:
        yield wrong(
            "worker",
            f"none is there; last seen: {when}. Documents are not read. Start one: `answerable serve` or "
            "`answerable work`. (Is the site stopped just now? Then say --stopped.)",
        )


def waiting() -> Iterator[Finding]:
    since = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True)
    late = since.filter(enqueued_at__lt=timezone.now() - LONG)
    if late:
        yield wrong(
            "documents",
            f"{len(late)} wait to be read, the first since {timezone.localtime(late[0]):%-d %B %Y %H:%M}. "
            "Start another worker, or see in the log what keeps the one there is.",
        )
    else:
        yield ok("documents", "none waits for long.")
