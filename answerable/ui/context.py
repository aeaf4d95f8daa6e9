"""What every page's layout is given, apart from what a room's own pages give it.

`ui/layout.html` reads: `example`, `software_version`, `help_email` (from here); `board_name`, `nav` (a list of label,
URL and whether the page belongs to it) from the room that knows the boards; `as_at` (a date) and `as_at_now_url` from a
page that shows the record as it was; `only_today`, whether a day was asked of a page that cannot; `at_refused`, what
was asked for instead of an earlier day; `form`, whose errors it sums up; `messages`.

Its blocks: `page_title`, `breadcrumbs`, `content` (two thirds wide; `width` holds the column's class) or the
whole of `main`, and `head`.
"""

from django.conf import settings
from django.http import HttpRequest


def layout(request: HttpRequest) -> dict[str, object]:
    """The context processor named in settings."""
    return {
        "example": settings.EXAMPLE,
        "software_version": settings.VERSION,
        "help_email": settings.HELP_EMAIL,
    }
