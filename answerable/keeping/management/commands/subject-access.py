from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.access.actor import INSTALLER
from answerable.keeping.backup import whole_file
from answerable.keeping.personal.changes import record_given
from answerable.keeping.personal.subject import of_address, write_copy
from answerable.partnership.commands import actor_called


class Command(BaseCommand):
    help = "Write all that is kept of whoever has an e-mail address into one zip."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="the address of whoever asks what is kept of them")
        parser.add_argument("to", type=Path, metavar="FILE.zip", help="the file to make")
        parser.add_argument("--as", dest="by", metavar="EMAIL", help="the e-mail address of the system administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        by = actor_called(options["by"]) if options["by"] else INSTALLER
        subject = of_address(options["email"])
        about = subject.user or next(iter(subject.people), None)
        if about is None:
            raise CommandError(f"Neither an account nor a person on a board has the address '{options['email']}'.")
        file: Path = options["to"]
        if file.exists() or not file.parent.is_dir():
            raise CommandError(f"{file} is there already." if file.exists() else f"There is no folder {file.parent}.")
        record_given(by=by, board=None, subject=about)
        try:
            with whole_file(file) as made, made.open("wb") as out:
                tables = write_copy(subject, out)
        except OSError as error:
            raise CommandError(f"Nothing was written. {error}") from None
        for table in tables:
            self.stdout.write(f"{table.what}: {len(table.rows)}")
        self.stdout.write(f"{file}: look through it before you give it away; free words were not searched.")
