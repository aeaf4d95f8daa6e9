"""The e-mail that invites somebody."""

from django.template.loader import render_to_string

from answerable.partnership.letters import send as send_letter
from answerable.partnership.models import Invitation


def send(invitation: Invitation, *, link: str, roles: list[str]) -> str:
    """Send an invitation; returns why it could not be sent (see `partnership.letters.send`)."""
    words = {"invitation": invitation, "board": invitation.board, "link": link, "roles": roles}
    return send_letter(
        to=invitation.email,
        subject=f"{invitation.board.short_name}: your invitation to Answerable",
        body=render_to_string("partnership/email/invitation.txt", words),
    )
