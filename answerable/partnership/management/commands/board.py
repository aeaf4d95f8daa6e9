from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_slug

from answerable.access.actor import INSTALLER
from answerable.partnership.changes import make_board
from answerable.partnership.models import Board


class Command(BaseCommand):
    help = "Make a board. Then appoint its business manager: answerable appoint."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="its short name in addresses, such as 'eastmarsh'")
        parser.add_argument("--name", required=True, help="such as 'Eastmarsh Safeguarding Children Board'")
        parser.add_argument("--short-name", required=True, help="such as 'ESCB'")
        parser.add_argument("--area", required=True, help="such as 'Eastmarsh'")
        parser.add_argument("--guidance", default="2023", help="the edition of Working Together whose words it uses")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["slug"]
        try:
            validate_slug(slug)
        except ValidationError as error:
            raise CommandError(f"'{slug}': {error.messages[0]}") from None
        if Board.objects.filter(slug=slug).exists():
            raise CommandError(f"There is a board called '{slug}' already. Nothing was written.")
        names = {name: options[name] for name in ("name", "short_name", "area", "guidance")}
        board = make_board(by=INSTALLER, slug=slug, **names)
        self.stdout.write(f"{board.name} is at /boards/{slug}/.")
