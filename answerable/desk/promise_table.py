"""An action's promises as a table: which round made each, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe

from answerable.plan.charts import NOT_STATED
from answerable.plan.record import Commitment, PlanRecord
from answerable.plan.rules import STANDING_COLOURS
from answerable.ui.tables import card
from answerable.ui.templatetags.ui import tag

HEADS = ("Promise", "What became of it", "By when", "Who", "Made in")
_ROW = card(HEADS[1:], "govuk-!-font-weight-regular")
_NAMED = '<a class="govuk-link" href="%s">%s</a>'


@dataclass(frozen=True)
class Became:
    """A promise with the title of the round that made it and what became of it, in words and a colour."""

    promise: Commitment
    made_in: str
    standing: str
    colour: str


def became(record: PlanRecord, promises: Sequence[Commitment], on: date) -> list[Became]:
    """Each promise with the round that made it and what became of it as at the day `on`."""
    titles = {round.id: round.title for round in record.rounds}
    newest = record.round.on if record.round else None
    found = []
    for promise in promises:
        words = promise.standing(on, newest)
        found.append(Became(promise, titles.get(promise.round_id, ""), words, STANDING_COLOURS[words]))
    return found


def table_rows(rows: Iterable[Became], promises_url: str, at: str) -> SafeString:
    """A row for each promise; `at` what a link must carry to stay at an earlier day ("?at=2013-01-15")."""
    parts = []
    for row in rows:
        one = row.promise
        became = tag(row.standing, row.colour) + (f"<br>{escape(one.outcome_words)}" if one.outcome_words else "")
        words = (one.due_words or one.meeting or NOT_STATED, one.who or NOT_STATED, row.made_in)
        head = _NAMED % (escape(f"{promises_url}{one.id}/{at}"), escape(one.what))
        parts.append(_ROW % (head, became, *map(escape, words)))
    return mark_safe("".join(parts))  # noqa: S308  # every word of the record is escaped in this module
