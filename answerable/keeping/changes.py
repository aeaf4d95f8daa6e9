"""What is written when data is taken out or brought in: that it was."""

from typing import Any

from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import record
from answerable.history.models import Chain
from answerable.history.reading import check, entries_of
from answerable.history.rules import SEALED, digest
from answerable.keeping.backup import Refused
from answerable.keeping.belonging import tables_of
from answerable.keeping.bring_in import Exported, number_on
from answerable.partnership.models import Board

P = Permission


@transaction.atomic
def record_backup(*, by: Actor, what: str = "backup taken") -> None:
    """Keep that a backup was taken: before it is, so that it holds this itself."""
    require(by, P.RUN_INSTALLATION, on=None)
    record(by=by, board=None, what=what, subject="backup")


@transaction.atomic
def record_restored(*, by: Actor, at: str, seal: bool) -> None:
    """Keep that the backup of the moment `at` was put in this place. `seal`: what another key signed in any chain is
    vouched for from here on."""
    require(by, P.RUN_INSTALLATION, on=None)
    if seal:
        for name in Chain.objects.order_by("name").values_list("name", flat=True):
            _seal(by, name)
    record(by=by, board=None, what="backup restored", subject="backup", fields=[at])


@transaction.atomic
def record_export(*, by: Actor, board: Board) -> None:
    """Keep that all of a board's data was taken out: before it is, so that the data holds this itself."""
    require(by, P.TAKE_DATA_AWAY, on=board.pk)
    record(by=by, board=board.pk, what="all data exported", subject=f"partnership.Board:{board.pk}")


@transaction.atomic
def bring_in(*, by: Actor, exported: Exported, seal: bool) -> Board:
    """Write all that an export holds, each record with the key that it had. Raises Refused, and then nothing is
    written, where the history does not hold. `seal`: another key signed it, and it is vouched for from here on."""
    require(by, P.RUN_INSTALLATION, on=None)
    for model in exported.models:
        for record_ in exported.records(model):
            record_.save_base(raw=True, force_insert=True)  # as it was: no state and no moment of now
    number_on(exported.models)
    board = Board.objects.get(pk=exported.manifest["board"])
    if any(model._base_manager.count() != rows.count() for model, rows in tables_of(board.pk).items()):
        raise Refused("This export holds records that are not its board's, so nothing was brought in.")
    heads = exported.manifest["heads"]
    if seal:
        _seal(by, heads[0][0])
    record(by=by, board=None, what="board brought in", subject=f"partnership.Board:{board.pk}", fields=heads)
    if found := check(printed={chain: [(number, signature)] for chain, number, signature in heads}):
        raise Refused("\n".join(["The history in this export does not hold, so nothing was brought in.", *found]))
    return board


def _seal(by: Actor, chain: str) -> None:
    kind, _, board = chain.partition(":")
    fields: list[Any] = [digest(entries_of(chain))]
    record(by=by, board=int(board) if kind == "board" else None, what=SEALED, subject=chain, fields=fields)
