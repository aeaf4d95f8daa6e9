"""What a token looks like, and until when one may last."""

from datetime import date, timedelta

BEGINS = "answerable_"  # so that whoever finds one in a file knows what it is
MOST_DAYS = 365


def last_day(today: date) -> date:
    """The last day until which a token that is made today may last.

    >>> last_day(date(2026, 3, 1))
    datetime.date(2027, 3, 1)
    """
    return today + timedelta(days=MOST_DAYS)


def dead_because(*, until: date, revoked: bool, today: date) -> str:
    """Why a token opens nothing any more, in a word; "" while it does.

    >>> dead_because(until=date(2026, 3, 1), revoked=False, today=date(2026, 3, 1))
    ''
    """
    if revoked:
        return "Revoked"
    return "Expired" if until < today else ""
