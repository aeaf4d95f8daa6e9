from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.running.doctor import examine


class Command(BaseCommand):
    help = "Look at this installation and say what is wrong, and how to mend it. Nothing is changed."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--send-to", default="", metavar="ADDRESS", help="send a test message to this address")
        parser.add_argument("--stopped", action="store_true", help="the site is not running just now, nor is a worker")

    def handle(self, *args: Any, **options: Any) -> None:
        count = {"ok": 0, "look": 0, "wrong": 0}
        for level, about, words in examine(send_to=options["send_to"], stopped=options["stopped"]):
            count[level] += 1
            self.stdout.write(f"{level:<6} {about}: {words}")
        if count["wrong"]:
            raise CommandError(f"{count['wrong']} to mend, {count['look']} to look at.")
        self.stdout.write(f"Nothing is wrong; {count['look']} to look at.")
