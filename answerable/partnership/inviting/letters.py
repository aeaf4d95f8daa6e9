"""The e-mail that invites somebody, and what the mail server said to it."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from answerable.partnership.models import Invitation


def send(invitation: Invitation, *, link: str, roles: list[str]) -> str:
    """Send an invitation; returns why it could not be sent, empty where the mail server took it. That it took it is all
    that can be known here: whether it arrived, only whoever it was sent to can say."""
    words = {"invitation": invitation, "board": invitation.board, "link": link, "roles": roles}
    letter = EmailMessage(
        subject=f"{invitation.board.short_name}: your invitation to Answerable",
        body=render_to_string("partnership/email/invitation.txt", words),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[invitation.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        letter.send()
    except smtplib.SMTPRecipientsRefused:
        return "The mail server refused the address."
    except smtplib.SMTPException:
        return "The mail server refused the e-mail."
    except OSError:
        return "The mail server did not answer."
    return ""
