from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from answerable.access.actor import INSTALLER
from answerable.keeping.backup import write_backup
from answerable.keeping.changes import record_backup
from answerable.keeping.dumps import CannotDump
from answerable.partnership.commands import actor_called

KEYS = (
    "The keys are not in it, so that nobody who finds it can rewrite the history. Keep a copy of them apart: "
    "ANSWERABLE_HISTORY_KEY and ANSWERABLE_SECRET_KEY, which are {where}. Councils' templates ({layouts}) are no part "
    "of it either."
)


class Command(BaseCommand):
    help = "Copy everything that is kept into one file, while the site goes on."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("to", type=Path, metavar="FOLDER_OR_FILE", help="a folder, or the file to make")
        parser.add_argument("--as", dest="email", help="the e-mail address of whoever asks for it")

    def handle(self, *args: Any, **options: Any) -> None:
        by = actor_called(options["email"]) if options["email"] else INSTALLER
        file: Path = options["to"]
        if file.is_dir():
            file /= f"answerable-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.tar"
        if file.exists() or not file.parent.is_dir():
            raise CommandError(f"{file} is there already." if file.exists() else f"There is no folder {file.parent}.")
        if connection.vendor == "sqlite":  # a night's backup can wait for its turn longer than whoever asks for a page
            connection.cursor().execute("PRAGMA busy_timeout = 120000")
        record_backup(by=by)
        try:
            manifest = write_backup(file)
        except (CannotDump, OSError) as error:
            record_backup(by=by, what="backup failed")
            raise CommandError(f"No backup was made. {error}") from None
        rows = sum(count for count, _ in manifest["tables"].values())
        self.stdout.write(f"{file}: {rows:,} rows in {len(manifest['tables'])} tables, as at {manifest['at']}.")
        for chain, number, signature in manifest["heads"]:
            self.stdout.write(f"head {chain}:{number}:{signature}")
        where = f"in {settings.DATA_DIR / 'keys'} or in the environment"
        self.stdout.write(KEYS.format(where=where, layouts=settings.LAYOUTS))
