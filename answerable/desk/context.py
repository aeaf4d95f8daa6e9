"""The menu of a board's pages: each entry shows only to those who may read what it leads to."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from answerable.access.roles import Permission

_MENU = [
    ("Plan", "desk:plan", Permission.READ_PLAN),
    ("Measures", "evidence:measures", Permission.READ_PLAN),
    ("Claims", "evidence:claims", Permission.READ_PLAN),
    ("Evidence", "evidence:items", Permission.READ_PLAN),
    ("Promises", "desk:promises", Permission.READ_PLAN),
    ("Challenges", "challenges:ledger", Permission.READ_CHALLENGES),
    ("Meetings", "meetings:list", Permission.READ_PUBLISHED),
    ("What changed", "desk:changes", Permission.READ_PLAN),
    ("Requests", "", Permission.ANSWER_ASK),  # those of all agencies, or of one's own
    ("Papers", "papers:list", Permission.READ_PUBLISHED),
    ("Documents", "intake:list", Permission.READ_DOUBTS),
    ("Questions", "questions:", Permission.READ_SHARED),  # all of them, or those that the chair shared
    ("Board", "partnership:board", Permission.READ_PLAN),
]


def board(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in settings; empty outside a board's pages."""
    board = getattr(request, "board", None)
    if board is None:
        return {}
    actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    as_at = getattr(request, "as_at", None)
    at = f"?at={as_at:%Y-%m-%d}" if as_at else ""
    mine = "asks:list" if actor.may(Permission.EDIT_PLAN, board.pk) else "asks:mine"
    asked = "list" if actor.may(Permission.READ_DOUBTS, board.pk) else "shared"
    entries = [
        (label, url := reverse(f"{name}{asked}" if name[-1:] == ":" else name or mine, args=[board.slug]), url + at)
        for label, name, needs in _MENU
        if actor.may(needs, board.pk) and not getattr(request, "link", None)  # whoever holds a link has one page
    ]
    here = max((url for _, url, _ in entries if request.path.startswith(url)), key=len, default="")
    now = request.GET.copy()
    now.pop("at", None)
    return {
        "board": board,
        "board_name": board.short_name,
        "on_several_boards": len(request.boards) > 1,  # type: ignore[attr-defined]  # set with the actor
        "nav": [(label, link, url == here) for label, url, link in entries],
        "may_bring_in": actor.may(Permission.IMPORT_DOCUMENT, board.pk),
        "may_challenge": not as_at and actor.may(Permission.RAISE_CHALLENGE, board.pk),
        "as_at": as_at,
        "at_refused": getattr(request, "at_refused", ""),
        "only_today": getattr(request, "only_today", False),
        "at": at,
        "as_at_now_url": f"{request.path}?{now.urlencode()}" if now else request.path,
        "search_url": reverse("desk:search", args=[board.slug])
        if actor.may(Permission.READ_PUBLISHED, board.pk)
        else "",
    }
