from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.access.roles import Permission
from answerable.intake.changes import already_there, bring_in
from answerable.intake.correcting import besides
from answerable.intake.models import Document
from answerable.intake.preview import differences
from answerable.intake.record import as_read, corrections_of, digest, said_before, with_corrections
from answerable.partnership.commands import actor_called, board_called
from answerable.reading.child import read_apart_with_words
from answerable.reading.preview import preview
from answerable.reading.refusals import Refusal


class Command(BaseCommand):
    help = "Show what a document says and, once confirmed, write it into a board's plan."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--board", required=True, help="the board's short name in addresses, such as 'eastmarsh'")
        parser.add_argument("--as", required=True, dest="email", help="the e-mail address of whoever confirms")
        parser.add_argument("--yes", action="store_true", help="confirm without being asked")
        parser.add_argument("--date", type=date.fromisoformat, help="the document's day, where it prints none")
        parser.add_argument(
            "--known-from-document", action="store_true", help="its facts were known from the document's day, not now"
        )
        parser.add_argument("--fictional", action="store_true", help="mark the round as invented for demonstration")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        board, by = board_called(options["board"]), actor_called(options["email"])
        if not by.may(Permission.IMPORT_DOCUMENT, board.pk):
            raise CommandError(f"{options['email']} may not bring documents in for this board.")
        try:
            read = read_apart_with_words(path)
            content = path.read_bytes()
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        before = already_there(board, content)
        if before and before.state == Document.BROUGHT_IN:
            self.stdout.write("This file has been brought in before. Nothing was written.")
            return
        found = read.proposal
        if before and before.state == Document.READ:  # somebody is checking it in the browser
            found, typed = as_read(before), corrections_of(before)
        else:
            typed = said_before(board, found)
        proposal = with_corrections(board, found, typed)
        self.stdout.write(preview(proposal))
        plan, changes = differences(board, proposal, besides(found, typed))
        self.stdout.write(f"\nIt reports on: {plan.title}" if plan else "\nIt starts a new plan.")
        for sentence in changes.sentences() if changes else []:
            self.stdout.write(f"  {sentence}")
        if not options["yes"] and input("\nWrite this into the plan? Type yes to confirm: ").strip().lower() != "yes":
            raise CommandError("Nothing was written.")
        try:
            imported = bring_in(
                by=by,
                board=board,
                filename=path.name,
                content=content,
                read=read,
                checked=digest(typed),
                on=options["date"],
                known_from_document=options["known_from_document"],
                fictional=options["fictional"],
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write("Written: " + ", ".join(f"{n} {what}" for what, n in imported.written.items()) + ".")
