"""Sending e-mails, and what the mail server said to them."""

import smtplib
from collections.abc import Callable, Sequence

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest

from answerable.ui.words import counted

NO_ANSWER = "The mail server did not answer."


def send(*, to: str, subject: str, body: str, attached: tuple[str, bytes, str] | None = None) -> str:
    """Send a letter, perhaps with a file (its name, content and type); returns why it could not be sent, empty where
    the mail server took it. That it took it is all that can be known here: whether it arrived, only whoever it was sent
    to can say."""
    letter = EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        headers={"Auto-Submitted": "auto-generated"},
    )
    if attached:
        letter.attach(*attached)
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused:
        return "The mail server refused the address."
    except (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError):
        return NO_ANSWER
    except smtplib.SMTPException:
        return "The mail server refused the e-mail."
    except OSError:
        return NO_ANSWER
    except ValueError:  # an address that no e-mail can be written to, which the field for it let pass
        return "No e-mail can be sent to this address."
    return ""


def send_each(request: HttpRequest, to: Sequence[tuple[str, Callable[[], str]]], one: str, many: str) -> int:
    """One letter after the other, until the mail server does not answer: then none of the others would arrive either.
    `to` are addresses, each with what sends the letter and returns why it could not. Returns how many were sent."""
    sent, wrong = 0, []
    for address, send in to:
        try:
            refused = send()
        except ValidationError as error:  # it was answered, or sent, meanwhile
            refused = error.messages[0]
        sent += not refused
        if refused:
            wrong.append(f"{address}: {refused}")
        if refused == NO_ANSWER:
            break
    if sent:
        messages.success(request, f"{counted(sent, one, many)} on the way.")
    if wrong:
        left = f"{len(to) - sent:,} could not be sent."
        messages.error(request, f"{left} {'; '.join(wrong[:5])} Check the addresses, then try again.")
    return sent
