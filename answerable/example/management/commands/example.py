from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from answerable.access.roles import ROLES
from answerable.example.load import PASSWORD, SHOWN, SLUG, address, load, published
from answerable.history.protection import lift
from answerable.partnership.models import Board


class Command(BaseCommand):
    help = "Make the example board, if it is not there yet, and write its paper."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="start the example afresh; refused on any other board")
        parser.add_argument("--out", type=Path, default=Path("out"), help="where the paper's files go")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EXAMPLE:
            raise CommandError("Example accounts are known to everyone. Set ANSWERABLE_EXAMPLE=1 to have them here.")
        call_command("migrate", interactive=False, verbosity=0)
        if options["reset"]:
            self.reset()
        if not Board.objects.filter(slug=SLUG).exists():
            self.stdout.write("Reading the example's two documents and writing its paper …")
            load()
        self.write(options["out"], afresh=options["reset"])
        self.stdout.write(f"\nThe example board has an account for each of these roles; the password is {PASSWORD}")
        for role in SHOWN:
            self.stdout.write(f"  {ROLES[role].name:<28} {address(role)}")
        self.stdout.write("")

    def reset(self) -> None:
        others = Board.objects.filter(is_example=False).values_list("name", flat=True)
        if others:
            raise CommandError(f"This holds {', '.join(others)}, which is no example. Nothing was touched.")
        lift(connection)  # an example's history may go; migrating puts the events' triggers back
        call_command("flush", interactive=False, verbosity=0)

    def write(self, out: Path, *, afresh: bool) -> None:
        files = list(published().files.order_by("name"))
        if not afresh and all((out / file.name).exists() for file in files):
            self.stdout.write(f"The paper for the scrutiny committee is in {out}/.")
            return
        out.mkdir(parents=True, exist_ok=True)
        self.stdout.write(f"The paper for the scrutiny committee is in {out}/:")
        for file in files:
            (out / file.name).write_bytes(bytes(file.content))
            self.stdout.write(f"  {file.name}")
