from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from answerable.access.actor import INSTALLER
from answerable.history.manifests import Manifest, NoManifest, is_signed
from answerable.history.protection import standing
from answerable.history.reading import check
from answerable.keeping.backup import Refused, differences, restore
from answerable.keeping.changes import record_restored
from answerable.keeping.dumps import CannotDump


class Command(BaseCommand):
    help = "Put a backup into an empty place, and compare every table and the history with what it held."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what answerable backup made")
        parser.add_argument(
            "--other-key", action="store_true", help="go on although the key that signed the history is lost"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = restore(options["file"], other_key=options["other_key"])
        except (Refused, NoManifest) as refusal:
            raise CommandError(str(refusal)) from None
        except (CannotDump, OSError) as error:
            raise CommandError(f"Nothing was restored. {error}") from None
        self.compare(manifest)
        call_command("migrate", interactive=False, verbosity=0)  # a backup of an earlier version; and the protection
        record_restored(by=INSTALLER, at=manifest["at"], seal=not is_signed(manifest))
        self.verify(manifest)

    def compare(self, manifest: Manifest) -> None:
        if found := differences(manifest):
            raise CommandError("\n".join(["What was restored is not what the backup says of itself.", *found]))
        for name, (rows, digest) in manifest["tables"].items():
            if rows:
                self.stdout.write(f"{name}: {rows:,} rows, digest {digest[:12]}…, as in the backup.")
        empty = sum(not rows for rows, _ in manifest["tables"].values())
        self.stdout.write(f"{empty} tables are empty, as in the backup.")

    def verify(self, manifest: Manifest) -> None:
        heads: dict[str, list[tuple[int, str]]] = {}
        for chain, number, signature in manifest["heads"]:
            heads.setdefault(chain, []).append((number, signature))
            self.stdout.write(f"{chain}: the history holds event {number}, signed {signature[:12]}….")
        if found := check(printed=heads):
            raise CommandError("\n".join(["The history that was restored does not hold.", *found]))
        if not standing(connection):
            raise CommandError("The database does not protect the history. Run: answerable migrate")
        self.stdout.write(f"Restored as at {manifest['at']}, and nothing differs.")
