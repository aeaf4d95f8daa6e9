"""The e-mails that carry a request link, and the code for a device that it was not opened on before."""

from django.template.loader import render_to_string
from django.urls import reverse

from answerable.asks.changes import link_sent, reminded
from answerable.asks.models import Ask, Link
from answerable.asks.record import named
from answerable.partnership.letters import send
from answerable.partnership.pages import BoardRequest


def send_link(request: BoardRequest, link: Link, key: str) -> str:
    """Returns why it could not be sent (see `partnership.letters.send`), and keeps what became of it."""
    ask = named(Ask.objects.all()).get(pk=link.ask_id)
    address = request.build_absolute_uri(reverse("request-link", args=[key]))
    refused = send(
        to=link.email,
        subject=f"{ask.board.short_name}: please answer for {ask.called} by {ask.due:%-d %B %Y}",
        body=render_to_string(
            "asks/email/link.txt", {"link": link, "ask": ask, "board": ask.board, "address": address}
        ),
    )
    link_sent(by=request.actor, link=link, refused=refused)
    return refused


def send_reminder(request: BoardRequest, link: Link) -> str:
    """Returns why it could not be sent, and keeps that it was. It says where the link is, whose key nobody knows any
    more: another would stop the one that they may be using."""
    ask = named(Ask.objects.all()).get(pk=link.ask_id)
    refused = send(
        to=link.email,
        subject=f"{ask.board.short_name}: reminder to answer for {ask.called} by {ask.due:%-d %B %Y}",
        body=render_to_string("asks/email/reminder.txt", {"link": link, "ask": ask, "board": ask.board}),
    )
    if not refused:
        reminded(by=request.actor, link=link)
    return refused


def send_code(link: Link, code: str) -> str:
    """Returns why it could not be sent."""
    return send(
        to=link.email,
        subject=f"{link.board.short_name}: your code is {code}",
        body=render_to_string("asks/email/code.txt", {"link": link, "board": link.board, "code": code}),
    )
