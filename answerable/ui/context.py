"""What every page's layout is given, apart from what a room's own pages give it.

`ui/layout.html` reads: `example`, `software_version`, `help_email`, `help_part` (from here); `board_name`,
`on_several_boards` and `nav` (a list of label, URL and whether the page belongs to it) from the room that knows boards;
`as_at` (a date) and `as_at_now_url` from a page that shows the record as it was; `only_today`, whether one was asked of
a page that cannot; `at_refused`, what was asked for instead of an earlier day; `form`, whose errors it sums up;
`messages`.

Its blocks: `page_title`, `breadcrumbs`, `content` (two thirds wide; `width` holds the column's class) or the
whole of `main`, and `head`.
"""

from django.conf import settings
from django.http import HttpRequest

# The part of the help page that speaks of a page, by what its address begins with below the board's own.
_HELP = (
    "plan",
    "measures",
    "claims",
    "evidence",
    "promises",
    "challenges",
    "meetings",
    "calendar",
    "changes",
    "search",
    "papers",
    "documents",
    "who",
    "events",
    "notes",
    "asks",
    "questions",
)
_SAME = {"answers": "asks", "requests": "asks"}


def help_part(path: str) -> str:
    """The id of the part of the help page that speaks of the page at `path`; "" where none does."""
    first, _, rest = path.strip("/").partition("/")
    if first == "boards":
        below = rest.partition("/")[2].partition("/")[0]
        below = _SAME.get(below, below)
        return below if below in _HELP else "first-page"
    if first == "requests":
        return "asks"
    return {"": "first-page", "accounts": "password", "how-to-read": "claims"}.get(first, "")


def layout(request: HttpRequest) -> dict[str, object]:
    """The context processor named in settings."""
    return {
        "example": settings.EXAMPLE,
        "software_version": settings.VERSION,
        "help_email": settings.HELP_EMAIL,
        "help_part": help_part(request.path),
    }
