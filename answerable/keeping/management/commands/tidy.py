from typing import Any

from django.core.management.base import BaseCommand

from answerable.access.actor import INSTALLER
from answerable.keeping.personal.changes import tidy


class Command(BaseCommand):
    help = "Remove what has been kept for its time, such as old drafts and the addresses of old invitations."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        done = tidy(by=INSTALLER)
        if not options["verbosity"]:
            return
        for label, number in done.items():
            self.stdout.write(f"{label}: {number}")
        if not done:
            self.stdout.write("Nothing has been kept for too long.")
