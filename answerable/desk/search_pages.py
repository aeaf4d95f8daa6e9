"""Search across everything that somebody may see of a board."""

from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.desk.search import KINDS, Hit, look_for
from answerable.partnership.pages import BoardRequest, board_page

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


def _address(request: BoardRequest, hit: Hit) -> tuple[str, list[tuple[str, bool]], str]:
    """What a hit's link says, the ref or name in it as (words, whether looked for), and where it leads."""
    slug = request.board.slug
    plan = reverse("desk:plan", args=[slug])
    measures = reverse("desk:measures", args=[slug])
    match hit.kind:
        case "paper":
            return "", hit.about, reverse("papers:paper", args=[slug, hit.id])
        case "document":
            return "", hit.about, reverse("intake:document", args=[slug, hit.id])
        case "measure":
            return "", hit.about, f"{measures}{hit.id}/"
        case "claim":
            return "", hit.about, f"{measures}{hit.of}/"
        case "aim":
            return "Aim", hit.about, plan
        case "objective":
            return "Objective", hit.about, f"{plan}?objective={hit.id}#actions"
        case "agency" | "group":
            name = "".join(part for part, _ in hit.context)
            return "What is led by", [(name, False)], f"{plan}?{urlencode({'words': name[:200]})}#actions"
        case "recommendation" | "decision":
            return "Recommendations", [], reverse("desk:promises", args=[slug]) + "?show=recommendations"
        case "action":
            return "Action", hit.about, f"{plan}{hit.id}/"
    if hit.of:
        return "On action", hit.about, f"{plan}{hit.of}/"
    return "Promises", [], reverse("desk:promises", args=[slug])
