"""The design system's components as tags, and how dates and figures are written; loaded in every template."""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from answerable.ui import tables

register = template.Library()

COLOURS = ("blue", "grey", "green", "teal", "purple", "magenta", "red", "orange", "yellow")


@register.simple_tag
def button(text: str, look: str = "", name: str = "", value: str = "") -> SafeString:
    """A button that sends the form it stands in; `look` is empty, "secondary" or "warning"."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button type="submit" class="govuk-button{}" data-module="govuk-button" data-prevent-double-click="true"'
        "{}>{}</button>",
        f" govuk-button--{look}" if look else "",
        named,
        text,
    )


@register.simple_tag
def link_button(text: str, to: str, *args: Any, secondary: bool = False, query: str = "") -> SafeString:
    """A link to a named page that looks like a button: for going on, not for changing anything. `query` is what its
    address asks."""
    return format_html(
        '<a href="{}" role="button" draggable="false" class="govuk-button{}" data-module="govuk-button">{}</a>',
        f"{reverse(to, args=args)}?{query}" if query else reverse(to, args=args),
        " govuk-button--secondary" if secondary else "",
        text,
    )


@register.simple_tag
def back_link(to: str, *args: Any, text: str = "Back") -> SafeString:
    """A link back to a named page, above a page that is one step of something."""
    link = '<nav aria-label="Back"><a href="{}" class="govuk-back-link">{}</a></nav>'
    return format_html(link, reverse(to, args=args), text)


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A status: always its word, and a colour beside it from `COLOURS` (blue, the brand's own, where none is given)."""
    if colour and colour not in COLOURS:
        raise template.TemplateSyntaxError(f"{colour!r} is not one of the colours of a tag: {', '.join(COLOURS)}")
    look = f" govuk-tag--{colour}" if colour not in {"", "blue"} else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', look, text)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Words that stand apart from those around them."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """Something with a consequence that must not be overlooked."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>{}</strong></div>',
        content,
    )


@register.simple_block_tag
def details(content: str, summary: str, open: bool = False) -> SafeString:  # noqa: A002  # the element's own word
    """Words that most readers can leave folded."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        " open" if open else "",
        summary,
        content,
    )


@register.simple_block_tag
def panel(content: str, title: str) -> SafeString:
    """The end of a long job: what was done, as the page's main heading."""
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">{}</h1>'
        '<div class="govuk-panel__body">{}</div></div>',
        title,
        content,
    )


@register.simple_tag
def banner(message: Any) -> SafeString:
    """A notification: a message of django.contrib.messages (its level says whether it went well) or plain words."""
    success = getattr(message, "level_tag", "") == "success"
    return render_to_string("ui/banner.html", {"message": message, "success": success})


@register.simple_tag
def breadcrumbs(*trail: str) -> SafeString:
    """Where this page stands: label, URL, label, URL … from the first page down to this page's parent."""
    pairs = zip(trail[::2], trail[1::2], strict=True)
    return render_to_string("ui/breadcrumbs.html", {"trail": list(pairs)})


@register.simple_tag
def summary_list(rows: Iterable[tuple[str, Any]]) -> SafeString:
    """Facts about one thing, as (name, value) pairs."""
    return render_to_string("ui/summary_list.html", {"rows": list(rows)})


@register.simple_tag
def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[Any]], numeric: str = "", caption_size: str = "m"
) -> SafeString:
    """A table whose first column names each row. `numeric` lists the columns of figures, counted from 1: "2,3"."""
    figures = frozenset(int(number) - 1 for number in str(numeric).split(",") if number)
    return tables.table(caption, head, ([_cell(cell) for cell in row] for row in rows), figures, caption_size)


def _cell(value: Any) -> Any:
    return figure(value) if isinstance(value, int | float | Decimal) else value


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], of: str = "") -> dict[str, Any]:
    """Links to the other pages of a list, keeping the search and filters of this one. The second list of a page says
    what it is a list `of`: that is what its links ask for, and the id of its heading."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)

    def to(number: int | str) -> str:
        query = context["request"].GET.copy()
        query[of or "page"] = str(number)
        return f"?{query.urlencode()}{of and f'#{of}'}"

    return {
        "page": page,
        "of": of,
        "pages": [(number, None if number == paginator.ELLIPSIS else to(number)) for number in numbers],
        "previous": to(page.previous_page_number()) if page.has_previous() else None,
        "next": to(page.next_page_number()) if page.has_next() else None,
    }


@register.simple_tag(takes_context=True)
def same_page(context: template.Context, **other: Any) -> str:
    """This page's address with other answers to what it asks; None leaves one out. Keeps the search and filters."""
    query = context["request"].GET.copy()
    for name, value in other.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def asks_at(context: template.Context) -> str:
    """Notes that this page asks for another day, so that the layout need not where one was refused."""
    context["request"].asks_at = True
    return ""


@register.filter
def when(moment: datetime.datetime) -> str:
    """A moment in London, written "15 January 2013 at 5:30pm"."""
    local = timezone.localtime(moment)
    hour = local.hour % 12 or 12
    return f"{local.day} {local:%B %Y} at {hour}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


# What browsers call themselves, the most particular first: nearly all say that they are Safari too.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_DEVICES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android device"),
    ("Windows", "Windows"),
    ("Mac OS", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """What a browser says that it is, in words: "Firefox on Windows"."""
    name = next((words for mark, words in _BROWSERS if mark in user_agent), "A browser")
    device = next((words for mark, words in _DEVICES if mark in user_agent), "")
    return f"{name} on {device}" if device else name


@register.filter
def shortened(words: str, most: int) -> str:
    """Words of at most so many letters, the last of them “…” where some are left out. (Django's `truncatechars` looks
    at each letter.)"""
    return words if len(words) <= most else f"{words[: most - 1]}…"


@register.filter
def figure(number: Decimal | int | float | None) -> str:
    """A number with thousands commas, a true minus sign and no trailing noughts; a dash for none."""
    if number is None:
        return "–"
    text = f"{Decimal(str(number)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")
