"""Search across everything that somebody may see of a board."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.desk.search import KINDS, Hit, look_for
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.rules import named

PAGE = 50
_NAMES = {"paper": "Papers"} | {key: kind.many for key, kind in KINDS.items()}


@board_page(Permission.READ_PUBLISHED)
def search(request: BoardRequest) -> HttpResponse:
    """What was found, by kind, with the words in their context."""
    typed = request.GET.get("q", "").strip()[:200]
    kind = request.GET.get("kind", "") if request.GET.get("kind", "") in _NAMES else ""
    found = look_for(typed, request.actor, request.board, kind=kind)
    total = found.counts.get(kind, 0) if kind else sum(found.counts.values())
    page = Paginator(range(total), PAGE).get_page(request.GET.get("page"))
    hits = found.read(page.start_index() - 1, page.end_index()) if total else []
    groups = [
        (key, [(hit, _address(request, hit)) for hit in same]) for key, same in groupby(hits, lambda hit: hit.kind)
    ]
    return render(
        request,
        "desk/search.html",
        {
            "typed": typed,
            "kind": kind,
            "kinds": [(key, _NAMES[key], count) for key, count in found.counts.items()],
            "total": total,
            "whole": sum(found.counts.values()),
            "groups": [(_NAMES[key], found.counts[key], rows) for key, rows in groups],
            "page": page,
            "reads_plan": request.actor.may(Permission.READ_PLAN, request.board.pk),
        },
    )


# For each kind with a page of its own: what its link says before its ref or name, and that page.
_PAGES = {
    "paper": ("", "papers:paper"),
    "document": ("", "intake:document"),
    "measure": ("", "evidence:measure"),
    "claim": ("Claim on", "evidence:claim"),
    "evidence": ("", "evidence:item"),
    "challenge": ("", "challenges:challenge"),
    "step": ("Challenge", "challenges:challenge"),
    "own objective": ("Own objective of", "assurance:agency"),
    "agenda item": ("", "meetings:meeting"),
    "objective": ("Objective", "plan:objective"),
    "action": ("Action", "desk:action"),
    "agency": ("", "desk:agency"),
    "group": ("", "desk:group"),
    "lead of an objective": ("Objective", "plan:objective"),
    "serves": ("Objective", "plan:objective"),
    "round": ("", "plan:levels"),
    "file": ("", "evidence:item"),
    "person": ("", "desk:person"),
    "post": ("", "desk:post"),
}


def _address(request: BoardRequest, hit: Hit) -> tuple[str, list[tuple[str, bool]], str]:
    """What a hit's link says, the ref or name in it as (words, whether looked for), and where it leads."""
    slug = request.board.slug
    if hit.kind in _PAGES:
        lead, page = _PAGES[hit.kind]
        return _before(lead, hit), hit.about, reverse(page, args=[slug, hit.of])
    if hit.kind == "promise":
        return "Promise on action" if hit.about else "Promise", hit.about, reverse("plan:promise", args=[slug, hit.id])
    if hit.kind == "aim":
        return _before("Aim", hit), hit.about, reverse("desk:plan", args=[slug])
    if hit.kind in ("recommendation", "decision"):
        return "Recommendations", [], reverse("desk:promises", args=[slug]) + "?show=recommendations"
    if hit.kind == "review":
        where = (
            reverse("assurance:agency", args=[slug, hit.of]) if hit.of else reverse("assurance:framework", args=[slug])
        )
        return "Review of" if hit.about else "Review of the whole framework", hit.about, where
    if hit.of:
        return "On action", hit.about, reverse("desk:action", args=[slug, hit.of])
    return "Promises", [], reverse("desk:promises", args=[slug])


def _before(word: str, hit: Hit) -> str:
    """The word for a level before its ref, unless the printed ref carries a word itself."""
    ref = "".join(part for part, _ in hit.about)
    return "" if word in ("Aim", "Objective", "Action") and named(word, ref) == ref else word
