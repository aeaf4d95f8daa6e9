from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.access.actor import Actor, Standing
from answerable.access.roles import Role
from answerable.keeping.backup import whole_file
from answerable.keeping.changes import record_export
from answerable.keeping.export import write_export
from answerable.partnership.commands import actor_called, board_called


class Command(BaseCommand):
    help = "Take all of a board's data out: open tables, files and the signed history in one zip."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("board", metavar="SLUG", help="the board's short name in addresses, such as 'eastmarsh'")
        parser.add_argument("to", type=Path, metavar="FILE.zip", help="the file to make")
        parser.add_argument("--as", dest="email", help="the e-mail address of whoever asks for it")

    def handle(self, *args: Any, **options: Any) -> None:
        board = board_called(options["board"])
        # Whoever types this without naming an account has the database file in any case.
        typed = Actor(user=None, standings=(Standing(role=Role.MANAGER, board=board.pk),))
        by = actor_called(options["email"]) if options["email"] else typed
        file: Path = options["to"]
        if file.exists() or not file.parent.is_dir():
            raise CommandError(f"{file} is there already." if file.exists() else f"There is no folder {file.parent}.")
        record_export(by=by, board=board)
        try:
            with whole_file(file) as made, made.open("wb") as out:
                manifest = write_export(board, out)
        except OSError as error:
            raise CommandError(f"Nothing was written. {error}") from None
        tables = [one for one in manifest["resources"] if "schema" in one]
        self.stdout.write(f"{file}: {len(tables)} tables and {len(manifest['resources']) - len(tables)} files.")
        for chain, number, signature in manifest["heads"]:
            self.stdout.write(f"head {chain}:{number}:{signature}")
