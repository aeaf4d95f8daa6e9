"""The rows of the plan's table as HTML. Fifty rows took the template engine longer than all the rest of the page."""

from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from answerable.desk.plan_rows import PlanRow, Section
from answerable.plan.charts import NOT_STATED, UNDER_NONE
from answerable.plan.models import Action
from answerable.ui.tables import card
from answerable.ui.templatetags.ui import tag

HEADS = ("Action", "Delivery", "Impact", "Who leads", "Due")
_AIM = '<tr class="app-cards__aim" role="row"><th colspan="5" scope="rowgroup" role="rowheader">%s</th></tr>'
_OBJECTIVE = (
    '<tr class="app-cards__objective" role="row"><th colspan="5" scope="rowgroup" role="rowheader">%s</th></tr>'
)
_ROW = card(HEADS[1:])
_NAMED = '<a class="govuk-link" href="%s">%s</a> <span class="app-cards__text">%s</span>'

_tag = cache(tag)  # a board has a dozen levels
_CLOSED = dict(Action.CLOSED)


def table_body(sections: Iterable[Section], plan_url: str, at: str) -> SafeString:
    """The table's groups of rows; `at` is what a link must carry to stay at an earlier day ("?at=2013-01-15")."""
    parts = []
    for section in sections:
        parts.append('<tbody class="govuk-table__body" role="rowgroup">')
        under_aim = section.begins and bool(section.aim_name)
        if under_aim:
            name = escape(": ".join(filter(None, [section.aim_name, section.aim_title])))
            parts.append(_AIM % f"{name}{_partnership(section) if section.stands_in else ''}")
        if not (under_aim and section.stands_in):
            parts.append(_OBJECTIVE % f"{escape(section.whole_name or UNDER_NONE)}{_partnership(section)}")
        parts += [_row(row, plan_url, at) for row in section.rows]
        parts.append("</tbody>")
    return mark_safe("".join(parts))  # noqa: S308  # every word of the record is escaped in this module


def _partnership(section: Section) -> str:
    """Whether one agency can reach an objective, or several together, where that may be stated."""
    if not section.partnership:
        return ""
    return f' <span class="govuk-hint app-beside">Single- or multi-agency: {section.partnership.lower()}</span>'


def _row(row: PlanRow, plan_url: str, at: str) -> str:
    line = row.line
    text = escape(row.text)
    if line.closed:
        text = f"{text} {_tag(f'Closed: {_CLOSED[line.closed].lower()}', 'grey')}"
    if row.missing:
        text = f"{text}<br><strong>Missing or late:</strong> {escape(', '.join(row.missing).lower())}"
    return _ROW % (
        _NAMED % (escape(f"{plan_url}{line.id}/{at}"), escape(line.ref), text),
        _tag(row.status, row.colour),
        _tag(row.impact, row.impact_colour) if line.impact else NOT_STATED,
        escape(", ".join(lead.words for lead in line.leads)),
        escape(line.due_words),
    )
