from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.access.roles import APPOINTED, Role
from answerable.partnership.changes import appoint, make_account
from answerable.partnership.commands import board_called
from answerable.partnership.models import Agency, AgencyName, Board

ROLES = {role.value.replace("_", "-"): role for role in APPOINTED}


class Command(BaseCommand):
    help = (
        "Give somebody a role on a board from today, and an account where they have none. Whoever was appointed on the "
        "site already is only given the account."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the e-mail address that the person signs in with")
        parser.add_argument("--role", required=True, choices=list(ROLES))
        parser.add_argument("--post", required=True, help="such as 'Head of safeguarding'")
        parser.add_argument("--name", required=True, help="the person's name, seen on the board's own pages only")
        parser.add_argument("--board", help="the board's short name in addresses; none for a system administrator")
        parser.add_argument("--until", type=date.fromisoformat, help="the day on which it ends, such as 2027-03-31")
        parser.add_argument("--agency", help="the agency that the person answers for, by any of its names")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        role, email = ROLES[options["role"]], options["email"]
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"'{email}': {error.messages[0]}") from None
        if (role is Role.ADMINISTRATOR) == bool(options["board"]):
            raise CommandError("Every role but the system administrator's is on a board: give --board SLUG for it.")
        board = board_called(options["board"]) if options["board"] else None
        agency = self.agency(board, options["agency"]) if options["agency"] else None
        user = User.objects.at(email)
        known = user is not None
        user = user or make_account(by=INSTALLER, email=email, password=None)
        try:
            appointment = appoint(
                by=INSTALLER,
                board=board,
                name=options["name"],
                role=role,
                post=options["post"],
                starts=timezone.localdate(),
                ends=options["until"],
                user=user,
                agency=agency,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(
            f"{email} is {options['role']} on {board.name if board else 'this installation'} "
            f"from {appointment.starts:%-d %B %Y}."
        )
        if not known:
            self.stdout.write("The account has no password yet: choose one at /accounts/password/reset/.")

    def agency(self, board: Board | None, name: str) -> Agency:
        names = AgencyName.objects.filter(board=board, name__iexact=name, withdrawn=False)
        agency = Agency.objects.filter(members__board=board, names__in=names).first()
        if agency is None:
            raise CommandError(f"The board knows no agency called '{name}'.")
        return agency
