from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, include, path

from answerable.asks.once.views import once
from answerable.asks.pages import answer_page, link_page
from answerable.asks.views import answering, asking, beside, by_file, moderating, opening, sending

Wrap = Callable[[Any], Any]


def _answer(wrap: Wrap) -> list[URLPattern]:
    """The pages of an answer, which stand below an ask whoever answers it."""
    return [
        path("", wrap(answering.answer), name="answer"),
        path("actions/<int:action>/", wrap(answering.part), name="part"),
        path("actions/<int:action>/hints/", wrap(answering.hinted), name="hints"),
        path("actions/<int:action>/evidence/add/", wrap(beside.offer), name="offer"),
        path("actions/<int:action>/evidence/pick/", wrap(beside.pick), name="pick"),
        path("evidence/<int:offered>/drop/", wrap(beside.drop), name="drop"),
        path("evidence/<int:offered>/file", wrap(beside.file), name="offered-file"),
        path("figures/<int:measure>/", wrap(beside.figure), name="figure"),
        path("changes/", wrap(answering.changes_page), name="changes"),
        path("send/", wrap(answering.send), name="send"),
        path("word/file.docx", wrap(by_file.take_form), name="form"),
        path("excel/file.xlsx", wrap(by_file.take_workbook), name="workbook"),
        path("word/", wrap(by_file.send_form), name="file"),
        path("own-words/", wrap(answering.confirm), name="confirm"),
    ]


_account = [*_answer(answer_page), path("once/", answer_page(once), name="once")]
_link = [
    *_answer(link_page),
    path("draft/", link_page(answering.draft), name="draft"),
    path("colleague/", link_page(answering.colleague), name="colleague"),
    path("leave/", link_page(answering.leave), name="leave"),
]
_board = [
    path("asks/", asking.asks, name="list"),
    path("asks/mine/", answering.mine, name="mine"),
    path("asks/to-moderate/", moderating.to_moderate, name="to-moderate"),
    path("asks/moderate/<int:reported>/<int:group>/", moderating.moderate, name="moderate"),
    path(
        "asks/to-moderate/<int:reported>/<int:group>/evidence/<int:named>/file",
        moderating.evidence_file,
        name="moderated-file",
    ),
    path("asks/rounds/<int:round>/", asking.open_asks, name="open"),
    path("asks/rounds/<int:round>/links/", sending.send_links, name="send-links"),
    path("asks/rounds/<int:round>/reminders/", sending.remind, name="remind"),
    path("asks/rounds/<int:round>/reminders/on/", sending.remind_daily, name="remind-daily"),
    path("asks/rounds/<int:round>/reminders/off/", sending.remind_no_more, name="remind-no-more"),
    path("asks/<int:ask>/", asking.ask, name="ask"),
    path("asks/<int:ask>/actions/<int:action>/keep/", asking.keep_promise, name="keep-promise"),
    path("asks/<int:ask>/link/", sending.send_link, name="send-link"),
    path("asks/<int:ask>/more-time/", asking.extend, name="extend"),
    path("asks/<int:ask>/accept/", asking.accept, name="accept"),
    path("asks/<int:ask>/send-back/", asking.send_back, name="send-back"),
    path("asks/<int:ask>/more/", asking.ask_more, name="ask-more"),
    path("asks/<int:ask>/withdraw/", asking.withdraw, name="withdraw"),
    path("asks/links/<int:link>/withdraw/", sending.withdraw_link, name="withdraw-link"),
]
urlpatterns = [
    path("boards/<slug:board>/", include((_board, "asks"))),
    path("boards/<slug:board>/answers/<int:ask>/", include((_account, "answer"))),
    path("boards/<slug:board>/requests/<int:ask>/", include((_link, "request"))),
    path("requests/<slug:key>/", opening.link, name="request-link"),
    path("requests/<slug:key>/code/", opening.code, name="request-code"),
]
