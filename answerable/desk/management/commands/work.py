import logging
import os
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection

from answerable.running.beat import keep_beating

_DAY = 24 * 60 * 60  # seconds


class Command(BaseCommand):
    help = (
        "Do what waits in the background (read documents) and tidy up once a day, until stopped. `answerable serve` "
        "starts one by itself."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--while-input-is-open", action="store_true", help="end when whoever holds its standard input is gone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["while_input_is_open"]:
            threading.Thread(target=_end_with_input, daemon=True).start()
        keep_beating()
        threading.Thread(target=_tidy_daily, daemon=True).start()
        call_command("prune_db_task_results", verbosity=0)  # what was done weeks ago
        call_command("db_worker", interval=1, startup_delay=False, reload=False, verbosity=0)


def _tidy_daily() -> None:
    """Remove what has been kept for its time, now and every day from now on."""
    waiting = threading.Event()
    while True:
        try:
            call_command("tidy", verbosity=0)
        except DatabaseError:  # away or full: there is another day
            logging.getLogger("answerable").warning("What has been kept for its time could not be removed.")
        finally:
            connection.close()
        waiting.wait(_DAY)


def _end_with_input() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
