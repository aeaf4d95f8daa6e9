"""The e-mails that carry a request link, and the code for a device that it was not opened on before."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from answerable.access.actor import Actor
from answerable.asks.changes import link_sent, reminded
from answerable.asks.models import Link
from answerable.asks.pages import live
from answerable.asks.record import named_ask
from answerable.asks.rules import A_MOMENT, ANSWERABLE
from answerable.partnership.letters import send
from answerable.partnership.pages import BoardRequest

_NEWS = {
    "sent back": "your answer is sent back",
    "more time": "you have more time to answer",
    "withdrawn": "you need not answer any more",
    "asked anew": "please answer for something more",
}


def send_link(request: BoardRequest, link: Link, key: str) -> str:
    """Returns why it could not be sent (see `partnership.letters.send`), and keeps what became of it."""
    ask = named_ask(link.ask_id)
    address = request.build_absolute_uri(reverse("request-link", args=[key]))
    asks = ask.state in ANSWERABLE
    about = {"link": link, "ask": ask, "board": ask.board, "address": address, "may_answer": asks}
    what = f"please answer for {ask.called} by {ask.due:%-d %B %Y}" if asks else f"please confirm for {ask.called}"
    refused = send(
        to=link.email,
        subject=f"{ask.board.short_name}: {what}",
        body=render_to_string("asks/email/link.txt", about),
    )
    link_sent(by=request.actor, link=link, refused=refused)
    return refused


def send_reminder(by: Actor, link: Link) -> str:
    """Returns why it could not be sent, and keeps that it was; a form that is sent twice reminds once. It says where
    the link is, whose key nobody knows any more: another would stop the one that they may be using."""
    if live(pk=link.pk) is None:
        return "Their link opens nothing any more."
    link.refresh_from_db(fields=["reminded_at"])
    if link.reminded_at and timezone.now() - link.reminded_at < A_MOMENT:
        return "They were reminded a moment ago."
    ask = named_ask(link.ask_id)
    refused = send(
        to=link.email,
        subject=f"{ask.board.short_name}: reminder to answer for {ask.called} by {ask.due:%-d %B %Y}",
        body=render_to_string("asks/email/reminder.txt", {"link": link, "ask": ask, "board": ask.board}),
    )
    if not refused:
        reminded(by=by, link=link)
    return refused


def send_news(link: Link, what: str) -> str:
    """Tell whoever holds a link what the board did with the answer: `what` is "sent back", "more time", "withdrawn" or
    "asked anew". Returns why it could not be sent."""
    ask = named_ask(link.ask_id)
    return send(
        to=link.email,
        subject=f"{ask.board.short_name}: {_NEWS[what]} ({ask.called})",
        body=render_to_string("asks/email/news.txt", {"link": link, "ask": ask, "board": ask.board, "what": what}),
    )


def send_code(link: Link, code: str) -> str:
    """Returns why it could not be sent."""
    return send(
        to=link.email,
        subject=f"{link.board.short_name}: your code is {code}",
        body=render_to_string("asks/email/code.txt", {"link": link, "board": link.board, "code": code}),
    )
