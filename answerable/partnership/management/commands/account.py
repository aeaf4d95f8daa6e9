from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.partnership.changes import accounts

DOES = {
    "close": (accounts.close_account, "Nobody signs in to {} any more."),
    "open": (accounts.open_account, "{} can be signed in to again."),
    "sign-out": (accounts.sign_out, "{} is signed out everywhere."),
    "forget-second-step": (
        accounts.forget_second_step,
        "{} is asked to set up another second step at the next sign-in.",
    ),
}


class Command(BaseCommand):
    help = "Close or open an account, sign it out everywhere, or take away a second step that was lost."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=list(DOES))
        parser.add_argument("email", help="the e-mail address that the person signs in with")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.at(options["email"])
        if user is None:
            raise CommandError(f"There is no account with the address '{options['email']}'.")
        change, said = DOES[options["what"]]
        change(by=INSTALLER, user=user)
        self.stdout.write(said.format(user.email))
