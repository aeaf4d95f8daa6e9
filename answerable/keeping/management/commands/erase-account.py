from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.keeping.personal.changes import erase_account
from answerable.partnership.commands import actor_called


class Command(BaseCommand):
    help = "Erase an account whose appointments have all ended."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="the account's address")
        parser.add_argument("--as", dest="by", metavar="EMAIL", help="the e-mail address of the system administrator")
        parser.add_argument("--yes", action="store_true", help="do not ask: nothing brings the account back")

    def handle(self, *args: Any, **options: Any) -> None:
        by = actor_called(options["by"]) if options["by"] else INSTALLER
        user = User.objects.at(options["email"])
        if user is None:
            raise CommandError(f"There is no account with the address '{options['email']}'.")
        asked = "Nothing brings an erased account back. Type its address once more to erase it: "
        if not options["yes"] and input(asked).strip().lower() != user.email.lower():
            raise CommandError("The address is another. Nothing was erased.")
        try:
            boards = erase_account(by=by, user=user)
        except ValidationError as refused:
            raise CommandError(refused.messages[0]) from None
        self.stdout.write(f"The account is erased; its number, {user.pk}, stays in the history.")
        for board in boards:
            self.stdout.write(f"{board.name} has a record of the person still; its business manager can erase it.")
