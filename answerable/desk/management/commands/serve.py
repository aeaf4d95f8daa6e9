from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from granian import Granian
from granian.constants import Interfaces


class Command(BaseCommand):
    help = "Serve the site. Brings the database up to date first."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1, help="processes; one serves a board on one machine well")
        parser.add_argument("--no-migrate", action="store_true", help="leave the database as it is")

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"]
        if settings.EXAMPLE and address not in {"127.0.0.1", "::1", "localhost"}:
            raise CommandError("An example is served on this machine only. Leave --address out.")
        if not options["no_migrate"]:
            call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Answerable {settings.VERSION} on http://{address}:{options['port']} (stop it with Ctrl+C)")
        Granian(
            "answerable.wsgi:application",
            address=address,
            port=options["port"],
            interface=Interfaces.WSGI,
            workers=options["workers"],
            blocking_threads=4,
            log_access=False,
            websockets=False,
        ).serve()
