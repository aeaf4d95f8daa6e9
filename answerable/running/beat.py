"""The worker says from time to time that it is there, so that whoever watches the site hears when it is not."""

import logging
import threading
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from answerable.running.models import Beat

EVERY = 15  # seconds
GONE = timedelta(seconds=90)  # a worker that was silent for so long is gone, or its database does not take its word


def beat() -> None:
    """Say once that a worker is there."""
    Beat.objects.update_or_create(pk=1, defaults={"seen": timezone.now()})


def keep_beating() -> None:
    """Say so for as long as this process lasts, beside whatever it does."""
    threading.Thread(target=_go_on, daemon=True).start()


def _go_on() -> None:
    waiting = threading.Event()
    while True:
        try:
            beat()
        except DatabaseError:  # away or full: whoever watches is told by the silence
            logging.getLogger("answerable").warning("The worker could not say that it is there.")
        finally:
            connection.close()
        waiting.wait(EVERY)


def last_seen() -> datetime | None:
    return Beat.objects.filter(pk=1).values_list("seen", flat=True).first()


def is_there(seen: datetime | None) -> bool:
    """Whether a worker that was last seen then counts as there."""
    return seen is not None and timezone.now() - seen < GONE
