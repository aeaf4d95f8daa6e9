"""Sending one e-mail, and what the mail server said to it."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage


def send(*, to: str, subject: str, body: str) -> str:
    """Send a letter; returns why it could not be sent, empty where the mail server took it. That it took it is all that
    can be known here: whether it arrived, only whoever it was sent to can say."""
    letter = EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
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
