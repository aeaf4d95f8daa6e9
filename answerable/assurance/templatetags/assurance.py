"""What pages show of the framework: the cells of a matrix, and what an evidence item speaks for."""

from typing import Any

from django import template
from django.template.defaultfilters import date
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from answerable.assurance.record import Row, spoken_for
from answerable.ui.templatetags.ui import tag
from answerable.ui.words import counted

register = template.Library()
_HEADS = ("Activity", "Outcomes", "Voices")
_COLOURS = {"All three": "green", "No evidence": "grey", "Only activity": "yellow"}
_CELL = '<td role="cell" class="govuk-table__cell" data-label="{}">{}</td>'
_HINT = '<br> <span class="govuk-hint">{}</span>'


@register.inclusion_tag("assurance/parts/spoken_for.html", takes_context=True)
def own_objectives(context: template.Context, item: int) -> dict[str, Any]:
    """For which agencies' own objectives an evidence item speaks, as at the page's day."""
    request = context["request"]
    rows = spoken_for(request.board.pk, item, request.at)
    return {"rows": rows, "board": request.board, "at": context["at"]}


@register.simple_tag
def shows(words: str) -> SafeString:
    """The plain word for what evidence shows; the colour only goes with it."""
    return tag(words, _COLOURS.get(words, ""))


@register.simple_tag
def matrix_cells(row: Row) -> SafeString:
    """What evidence shows: a cell for each kind, and the word. Put together here, since a matrix has hundreds and the
    template engine takes longer over them than everything else."""
    return mark_safe("".join([*_cells(row), format_html(_CELL, "What it shows", shows(row.shows))]))  # noqa: S308  # each part is escaped


def _cells(row: Row) -> list[SafeString]:
    found = []
    for head, cell in zip(_HEADS, row.cells, strict=True):
        words = "None"
        if cell.count:
            dated = f"newest {date(cell.newest)}" if cell.newest else "date not stated"
            words = format_html("{}" + _HINT, counted(cell.count, "item"), dated)
        if cell.expired:
            words = format_html("{}" + _HINT, words, f"{cell.expired} expired")
        found.append(format_html(_CELL, head, words))
    return found
