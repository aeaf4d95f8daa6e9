from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from answerable.access.actor import INSTALLER
from answerable.history.manifests import NoManifest, is_signed
from answerable.history.protection import standing
from answerable.keeping.backup import Refused
from answerable.keeping.bring_in import opened
from answerable.keeping.changes import bring_in


class Command(BaseCommand):
    help = "Bring a board that was taken out by `answerable export` into an empty installation."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.zip", help="what answerable export made")
        parser.add_argument(
            "--other-key", action="store_true", help="go on although the key that signed the history is not at hand"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        try:
            with opened(options["file"], other_key=options["other_key"]) as exported:
                seal = not is_signed(exported.manifest)
                board = bring_in(by=INSTALLER, exported=exported, seal=seal)
                count = len(exported.models)
        except (Refused, NoManifest) as refusal:
            raise CommandError(str(refusal)) from None
        except DatabaseError as error:
            raise CommandError(f"Nothing was brought in. The database says: {error}") from None
        if not standing(connection):
            raise CommandError("The database does not protect the history. Run: answerable migrate")
        self.stdout.write(f"{board.name} is at /boards/{board.slug}/: {count} tables, each record with its key.")
        self.stdout.write("Its people have no passwords here yet: each chooses one at /accounts/password/reset/.")
        if seal:
            self.stdout.write("Another key signed its history: it is kept as it came, and sealed with the key of here.")
