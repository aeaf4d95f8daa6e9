import socket
import subprocess  # noqa: S404  # the worker is this very program
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from granian import Granian
from granian.constants import Interfaces

LASTS = 60  # seconds: a worker that lasted so long did not fail at once


class Command(BaseCommand):
    help = "Serve the site, and read documents in the background. Brings the database up to date first."
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
        if settings.MISSING:
            raise CommandError("\n".join(["The site is not served, because others would reach it:", *settings.MISSING]))
        _free(address, options["port"])
        if not options["no_migrate"]:
            call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Answerable {settings.VERSION} on http://{address}:{options['port']} (stop it with Ctrl+C)")
        if folder := getattr(settings, "EMAIL_FILE_PATH", None):
            self.stdout.write(f"E-mail is written to {folder}, and leaves this machine by no other way")
        with worker():
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


def _free(address: str, port: int) -> None:
    """Refuse a port that something else answers at: the web server would share it, and every other page come from
    there."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
        )  # as the web server does: one that just ended is gone
        try:
            tried.bind((address, port))
        except OSError as error:
            raise CommandError(
                f"Nothing can be served at {address}:{port}: {error.strerror}. Stop what answers there, or choose "
                f"another port: answerable serve --port {port + 1 if port < 65535 else 8000}"
            ) from error


@contextmanager
def worker() -> Iterator[None]:
    """One process that does what waits in the background, for as long as the site is served; begun again should it end
    by itself. Ctrl+C reaches it only through here. It ends when this process is gone, however that came about."""
    command = [sys.executable, "-m", "answerable", "work", "--while-input-is-open"]
    stopping = threading.Event()

    def begin() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603

    running = [begin()]

    def watch() -> None:
        began, at_once = monotonic(), 0
        while not stopping.wait(1):
            if running[0].poll() is None:
                continue
            # One that ends as soon as it has begun, say without its database, is given longer and longer to recover.
            at_once = at_once + 1 if monotonic() - began < LASTS else 0
            if stopping.wait(min(LASTS, 2**at_once - 1)):
                break
            running[0], began = begin(), monotonic()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        stopping.set()
        watcher.join()
        running[0].terminate()
        try:
            running[0].wait(10)
        except subprocess.TimeoutExpired:
            running[0].kill()
