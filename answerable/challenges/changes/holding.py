"""Hold a challenge while it is written, and check what its days say."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from answerable.challenges.models import Challenge
from answerable.challenges.rules import wrong_day
from answerable.history.changes import read_anew
from answerable.plan.rules import day
from answerable.reading.proposal import Due


def hold(challenge: Challenge, since: int | None = None) -> None:
    """Hold a challenge that stands; raises ValidationError where it was withdrawn. `since`: see `read_anew`."""
    read_anew(challenge, since=since)
    if challenge.withdrawn:
        raise ValidationError("This challenge was withdrawn meanwhile. Nothing was saved.")


def days_fit(on: Due, due: Due | None, raised: Challenge | None = None) -> None:
    """Refuse a day that nothing can have happened on (see `rules.wrong_day`), and one by which nothing can be done."""
    if wrong := wrong_day(on, today=timezone.localdate(), not_before=raised.on_from if raised else None):
        raise ValidationError({"on": wrong})
    until, first = day(due.to) if due else None, day(on.from_)
    if until and first and until < first:
        raise ValidationError({"due": f"That is before {on.words}. Check both days"})
