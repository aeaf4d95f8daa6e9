"""The history of a plan's records as a list: what one person did in one minute stands together."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from answerable.plan.told import Told
from answerable.ui.templatetags.ui import details, shortened, when

MOST = 300  # letters of one entry


def history_list(entries: Iterable[Told]) -> SafeString:
    """The items of a list, newest first; "" for no entries. Put together here, since every page that tells a history
    tells many entries."""
    parts = []
    for (known, _, who), run in groupby(entries, key=lambda entry: entry.moment):
        same = list(run)
        entered = timezone.localtime(same[0].entered)
        if known:
            moment = f"Known from {known.day} {known:%B %Y}</strong>; entered {entered.day} {entered:%B %Y} by "
        else:
            moment = f"{when(entered)}</strong>, "
        parts.append(f'<li><p class="govuk-body-s"><strong>{moment}{escape(who)}</p>')
        parts += [_entry(entry) for entry in same]
        parts.append("</li>")
    return mark_safe("".join(parts))  # noqa: S308  # every word of the record is escaped in this module


def _entry(entry: Told) -> str:
    reason = f" Reason: {escape(entry.reason)}" if entry.reason else ""
    before = "".join(
        f'<p class="govuk-body app-verbatim"><strong>{escape(capfirst(name))}</strong>: {escape(words)}</p>'
        for name, words in entry.before
    )
    folded = details(mark_safe(before), "The words before") if before else ""  # noqa: S308  # escaped above
    return f'<p class="govuk-body">{escape(shortened(entry.what, MOST))}.{reason}</p>{folded}'
