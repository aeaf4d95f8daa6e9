from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from answerable.history.manifests import NoManifest, is_signed, read_manifest
from answerable.history.models import Chain, Event
from answerable.history.reading import check
from answerable.history.rules import SEALED


class Command(BaseCommand):
    help = "Check that no event of the history was altered, removed or reordered."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"])
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="CHAIN:NUMBER:SIGNATURE",
            help="a head as printed in a published paper, such as board:1:240:9f2c…; may be repeated",
        )
        parser.add_argument(
            "--backup",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="a backup or an export: the history must still hold what it held then; may be repeated",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        printed: dict[str, list[tuple[int, str]]] = {}
        for head in options["head"]:
            try:
                chain, number, signature = head.rsplit(":", 2)
                printed.setdefault(chain, []).append((int(number), signature))
            except ValueError:
                raise CommandError(f"'{head}' is not a head; write it as CHAIN:NUMBER:SIGNATURE.") from None
        for file in options["backup"]:
            for chain, number, signature in _heads(file):
                printed.setdefault(chain, []).append((number, signature))
        if found := check(printed=printed):
            raise CommandError("\n".join(found))
        for name, number in Chain.objects.order_by("name").values_list("name", "number"):
            self.stdout.write(f"{name}: {number} events, all as they were signed.")
            for seal in Event.objects.filter(chain=name, what=SEALED).order_by("number"):
                told = "what came before was signed by another installation, and has not changed since"
                self.stdout.write(f"{name}: sealed by event {seal.number}: {told}.")


def _heads(file: Path) -> list[tuple[str, int, str]]:
    try:
        manifest = read_manifest(file)
    except NoManifest as error:
        raise CommandError(str(error)) from None
    if not is_signed(manifest):
        raise CommandError(f"What {file} says of itself was altered, or another installation's key signed it.")
    return [(chain, number, signature) for chain, number, signature in manifest["heads"]]
