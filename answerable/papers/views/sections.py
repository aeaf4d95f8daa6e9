"""The page of one narrative block."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.papers import changes, forms
from answerable.papers.build.lines import MARK, Line, Links
from answerable.papers.build.report import ADDS
from answerable.papers.layout import layout_from
from answerable.papers.record import words_before
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
    mark = request.POST.get("insert", "")
    if mark:  # a button of the list of figures was pressed: nothing is saved
        request.POST = _with(request.POST, mark)  # type: ignore[assignment]  # a property, which takes it
    edit = Edit(
        request,
        forms.Section,
        values_of=lambda paper: {"text": "", "post": "", **paper.narrative.get(key, {})},
        thing=found,
        officer=layout.officer,
    )
    if not mark and edit.saved(
        lambda values, since: changes.write_section(by=request.actor, paper=found, key=key, since=since, **values)
    ):
        messages.success(request, f"“{layout.title}” is saved.")
        return redirect("papers:paper", request.board.slug, found.pk)
    cancel = reverse("papers:paper", args=[request.board.slug, found.pk])
    about = {"paper": found, "section": layout, "cancel": cancel, "figures": _figures(whole.lines if whole else ())}
    written = edit.values_of(found)
    about |= {"adds": ADDS.get(layout.part, ""), "written": written, "empty": not written["text"].strip()}
    if request.method != "POST" and (found.state != "draft" or found.withdrawn):
        return render(request, "papers/section_fixed.html", {**about, "edit": edit})
    before = words_before(request.actor, found).get(key, "")
    if before and request.GET.get("begin") == "before" and not edit.typed and about["empty"]:
        edit.form.initial["text"] = before
    return edit.page("papers/section.html", {**about, "before": before})


def _with(typed: QueryDict, mark: str) -> QueryDict:
    """What was typed, with the mark of a figure at the end of the text."""
    text = typed.get("text", "")
    changed = typed.copy()
    changed["text"] = f"{text}{'' if not text or text[-1].isspace() else ' '}{mark}"
    return changed


def _signed(line: Line) -> str:
    """A figure as the text is to show it: a change in per cent is printed without its sign."""
    return f"{line.printed}%" if line.value.startswith(f"{line.printed}%") else line.printed


def _figures(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """Every figure that a narrative may link to, with the mark that does."""
    links = Links(list(lines))
    marked = [
        (f"[[{line.ref}: {_signed(line)}]]", line) for line in lines if links.find(line.ref, line.printed) is line
    ]
    return [(mark, line) for mark, line in marked if MARK.fullmatch(mark)]
