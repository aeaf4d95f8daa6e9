"""The page of one narrative block."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.papers import changes, forms
from answerable.papers.build.lines import Line
from answerable.papers.layout import layout_from
from answerable.papers.views.lookups import paper_of, sections_of
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page


@board_page(Permission.WRITE_PAPER)
def section(request: BoardRequest, paper: int, key: str) -> HttpResponse:
    found = paper_of(request, paper)
    try:
        whole = changes.built(found)
    except LookupError:
        whole = None
    sections = sections_of(whole.layout if whole else layout_from(found.layout))
    layout = next((section for section in sections if section.key == key), None)
    if layout is None:
        raise Http404
    edit = Edit(
        request,
        forms.Section,
        values_of=lambda paper: {"text": "", "post": "", **paper.narrative.get(key, {})},
        thing=found,
        officer=layout.officer,
    )
    if edit.saved(
        lambda values, since: changes.write_section(by=request.actor, paper=found, key=key, since=since, **values)
    ):
        messages.success(request, f"“{layout.title}” is saved.")
        return redirect("papers:paper", request.board.slug, found.pk)
    cancel = reverse("papers:paper", args=[request.board.slug, found.pk])
    about = {"paper": found, "section": layout, "cancel": cancel, "figures": _figures(whole.lines if whole else ())}
    if request.method != "POST" and found.state != "draft":
        return render(request, "papers/section_fixed.html", {**about, "written": edit.values_of(found), "edit": edit})
    return edit.page("papers/section.html", about)


def _figures(lines: Sequence[Line]) -> list[tuple[str, str, str, str]]:
    """Every figure that a narrative may link to: the mark to write, what it counts, its value and its strength."""
    return [
        (f"[[{line.ref}: {line.printed}]]", line.measure.what, line.value, line.strength.level)
        for line in lines
        if line.printed
    ]
