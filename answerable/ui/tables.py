"""Tables as HTML. Their cells are many: the template engine took longer over them than over all the rest of a page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.formats import localize
from django.utils.html import conditional_escape as escaped
from django.utils.safestring import SafeString, mark_safe

_TABLE = (
    '<div class="app-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="govuk-table">'
    '<caption class="govuk-table__caption{size}">{caption}</caption>'
    '<thead class="govuk-table__head"><tr class="govuk-table__row">{head}</tr></thead>'
    '<tbody class="govuk-table__body">{body}</tbody></table></div>'
)


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[Any]], numeric: frozenset[int], caption_size: str
) -> SafeString:
    """A table whose first column names each row; `numeric` are the columns of figures, counted from 0."""
    width = len(head)
    heads = "".join(
        f'<th scope="col" class="govuk-table__header{_numeric("header", at in numeric)}">{_cell(cell)}</th>'
        for at, cell in enumerate(head)
    )
    opens = [f'<td class="govuk-table__cell{_numeric("cell", at in numeric)}">' for at in range(width)]
    body = "".join(
        f'<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{_cell(row[0])}</th>'
        f"{''.join(f'{opens[at]}{_cell(row[at])}</td>' for at in range(1, len(row)))}</tr>"
        for row in rows
    )
    size = f" govuk-table__caption--{escaped(caption_size)}" if caption_size else ""
    return mark_safe(_TABLE.format(caption=escaped(caption), size=size, head=heads, body=body))  # noqa: S308  # escaped


def card(labels: Sequence[str], look: str = "") -> str:
    """The pattern of a row that becomes a card on a narrow screen, where each cell says under which of `labels` it
    stands: `card(("Due", "Who")) % (head, due, who)`, all of them HTML. `look` is one more class of the row's head."""
    cells = "".join(f'<td role="cell" class="govuk-table__cell" data-label="{escaped(one)}">%s</td>' for one in labels)
    head = f'<th scope="row" role="rowheader" class="govuk-table__header{look and f" {look}"}">%s</th>'
    return f'<tr class="govuk-table__row" role="row">{head}{cells}</tr>'


def _numeric(part: str, is_so: bool) -> str:
    return f" govuk-table__{part}--numeric" if is_so else ""


def _cell(value: Any) -> str:
    return str(escaped(value if isinstance(value, str) else localize(value)))
