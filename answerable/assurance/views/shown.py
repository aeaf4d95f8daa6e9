"""The matrices: own objectives agency by agency, and the board's plan objective by objective; and the file."""

import csv
import io
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from answerable.access.roles import Permission
from answerable.assurance import changes, forms
from answerable.assurance.pages import framework_as_at
from answerable.assurance.record import Framework, Part, Row, answers_for, read_plan_matrix
from answerable.evidence.pages import plans_of, show, today
from answerable.history.reading import head_of
from answerable.partnership.pages import BoardRequest, board_page
from answerable.ui.cells import inert

AGENCIES, OBJECTIVES = 15, 5  # on a page
COLUMNS = ("Agency", "Stage", "Since", "Own objective", "Serves action", "What it shows", "Last review", "Conclusion")
COLUMNS_OF_A_KIND = ("items", "newest", "expired")


@board_page(Permission.READ_PLAN, as_at=True)
def framework(request: BoardRequest) -> HttpResponse:
    """Each agency with its own objectives, and what the evidence shows of each."""
    found = framework_as_at(request)
    form = forms.Filters(request.GET)
    parts = _asked_for(found, form)
    page = Paginator(parts, AGENCIES).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "empty": not found.parts,
        "filters": form,
        "page": page,
        "lines": page.object_list,
        "reviews": found.reviews_of(None),
        "own": _own(request, found),
    }
    return show(request, "assurance/framework.html", context)


def _own(request: BoardRequest, found: Framework) -> list[tuple[int, str]]:
    """The agencies for which the reader answers in the framework, as (id, name)."""
    if request.at is not None:
        return []
    there = [one for pk, one in found.bodies.agencies.items() if pk not in found.bodies.gone]
    return [(one.id, one.name) for one in there if answers_for(request.actor, one.id, request.board.pk)]


def _asked_for(found: Framework, form: forms.Filters) -> list[tuple[Part, list[Row]]]:
    """The agencies that fit what was asked, each with those of its own objectives that do."""
    asked = form.cleaned_data if form.is_valid() else {}
    stage, missing = asked.get("stage", ""), asked.get("missing", "")
    kept = []
    for part in found.parts:
        if stage and (part.uptake is None or part.uptake.stage != stage):
            continue
        if missing in ("", "review"):
            rows, fits = part.rows, not missing or part.reviewed.overdue
        elif missing == "proposed":
            rows, fits = part.rows, part.uptake is not None and part.uptake.waits
        elif missing == "objectives":
            rows, fits = part.rows, not part.rows
        else:
            rows = [row for row in part.rows if missing in row.missing]
            fits = bool(rows)
        if fits:
            kept.append((part, rows))
    return kept


@board_page(Permission.READ_PLAN, as_at=True)
def plan(request: BoardRequest) -> HttpResponse:
    """Each objective of the board's plan with the agencies whose evidence speaks for its actions."""
    plan, others = plans_of(request, request.at)
    board, day = request.board.pk, today(request)
    sections = read_plan_matrix(board, plan.id, request.at, day, head_of(board)[1]) if plan else []
    page = Paginator(sections, OBJECTIVES).get_page(request.GET.get("page"))
    context = {"plan": plan, "others": others, "sections": page.object_list, "page": page}
    return show(request, "assurance/plan.html", context)


@require_GET
@board_page(Permission.READ_PLAN, as_at=True)
def file(request: BoardRequest) -> HttpResponse:
    """What the matrix shows, for a spreadsheet: UTF-8 with a mark, which Excel needs to know it by."""
    found = framework_as_at(request)
    lines = [
        [*map(inert, line), f"{found.day:%Y-%m-%d}"]
        for part, rows in _asked_for(found, forms.Filters(request.GET))
        for line in _lines(part, rows)
    ]
    out = io.StringIO()
    kinds = [f"{kind.capitalize()}: {column}" for kind in forms.KINDS for column in COLUMNS_OF_A_KIND]
    csv.writer(out).writerows([[*COLUMNS, "Next review due", *kinds, "As at"], *lines])
    response = HttpResponse(out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    name = f"{request.board.slug}-framework-{found.day:%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    changes.record_export(by=request.actor, board=request.board, rows=len(lines))
    return response


def _lines(part: Part, rows: list[Row]) -> list[list[str]]:
    """A line for each own objective; one for an agency that has none."""

    def day(of: Any) -> str:
        return f"{of:%Y-%m-%d}" if of else ""

    uptake, last = part.uptake, part.reviewed.last
    agency = [part.agency.name, uptake.stage if uptake else "", day(uptake and uptake.on)]
    reviewed = [day(last and last.on), last.conclusion if last else "", day(last and last.next_due)]
    if not rows:
        return [[*agency, "", "", "", *reviewed, *[""] * (len(forms.KINDS) * len(COLUMNS_OF_A_KIND))]]
    return [
        [
            *(*agency, row.words, row.action.ref if row.action else "", row.shows, *reviewed),
            *(said for cell in row.cells for said in (str(cell.count), day(cell.newest), str(cell.expired))),
        ]
        for row in rows
    ]
