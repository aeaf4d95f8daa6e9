"""`answerable read FILE`: shows what a document was understood to say. Needs no database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Show how a plan or report (Markdown, HTML, Word, Excel, CSV, PDF) is understood, with every doubt."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="the document to read")
        parser.add_argument(
            "--json", action="store_true", help="print the proposal as JSON (docs/proposal.schema.json)"
        )
        parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the proposal")

    def handle(self, *args: Any, **options: Any) -> None:
        from answerable.reading.refusals import Refusal

        if options["schema"]:
            self.stdout.write(schema())
            return
        if options["file"] is None:
            raise CommandError("Say which file to read: answerable read FILE.")
        from answerable.reading.child import PROPOSAL, read_apart
        from answerable.reading.preview import preview

        try:
            proposal = read_apart(options["file"])
        except Refusal as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(1) from refusal
        if options["json"]:
            self.stdout.write(PROPOSAL.dump_json(proposal, by_alias=True, indent=2).decode())
        else:
            self.stdout.write(preview(proposal))


def schema() -> str:
    """The JSON Schema of the interchange format, as docs/proposal.schema.json holds it."""
    from answerable.reading.child import PROPOSAL

    found = PROPOSAL.json_schema(by_alias=True, mode="serialization")
    return json.dumps(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}, indent=2, ensure_ascii=False
    )
