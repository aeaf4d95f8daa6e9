"""A backup: one tar with a copy of the database and a signed manifest; and its way back into an empty place."""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from answerable.history.manifests import IN_BACKUP, Manifest, is_signed, read_manifest, signed
from answerable.keeping.dumps import Tables, copy_in, copy_out, tables_now
from answerable.partnership.models import Board

DUMP = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


class Refused(Exception):
    """A backup or an export that cannot be brought in here. Says why, and what to do, in a sentence."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to, in a folder of its own; what is there at the end becomes `path`, readable by its owner alone.
    Where anything fails, nothing is left."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".answerable-") as folder:
        made = Path(folder) / path.name
        yield made
        made.chmod(0o600)
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.rename(path)


def sha256_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def write_backup(file: Path) -> Manifest:
    """Copy the database into one file, whatever is written meanwhile, and return its manifest. Raises CannotDump."""
    with whole_file(file) as made:
        dump = made.with_name(DUMP[connection.vendor])
        copied = copy_out(dump)
        manifest = signed(
            {
                "answerable": settings.VERSION,
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "database": connection.vendor,
                "migrations": copied.migrations,
                "dump": {"name": dump.name, "bytes": dump.stat().st_size, "sha256": sha256_of(dump)},
                "heads": copied.heads,
                "tables": copied.tables,
            }
        )
        text = json.dumps(manifest, indent=1).encode()
        with tarfile.open(made, "x:") as archive:
            member = tarfile.TarInfo(IN_BACKUP)
            member.size, member.mode = len(text), 0o600
            archive.addfile(member, io.BytesIO(text))  # first, so that it is read without the rest
            archive.add(dump, dump.name)
    return manifest


def is_newer(version: str) -> bool:
    """Whether something was made by a later version of Answerable than this one."""

    def numbers(words: str) -> list[int]:
        return [int(part) for part in words.split(".") if part.isdecimal()]

    return numbers(version) > numbers(settings.VERSION)


def refuse_boards() -> None:
    """Raises Refused where boards, or tables that are not ours, are kept already: nothing is written over them."""
    there = set(connection.introspection.table_names())
    ours = {*connection.introspection.django_table_names(), "django_migrations"}
    if strange := sorted(there - ours):
        raise Refused(
            f"The database holds tables that are not Answerable's ({', '.join(strange[:3])}). Use one of its own."
        )
    if Board._meta.db_table in there and (board := Board.objects.first()):
        raise Refused(
            f"{board.name} is kept here already, and nothing is written over a board. Use an empty database: another "
            "folder in ANSWERABLE_DATA, or another DATABASE_URL."
        )


def refuse_key(manifest: Manifest, *, other_key: bool) -> None:
    """Raises Refused where another key signed a manifest, unless that is agreed to."""
    if not other_key and not is_signed(manifest):
        raise Refused(
            "Another key signed this, or what it says of itself was altered. Put back the key of the installation that "
            "made it: ANSWERABLE_HISTORY_KEY, or keys/answerable_history_key in the data folder. Where that is lost, "
            "--other-key goes on without it: the history so far is then kept as it came and sealed with the key of "
            "this installation, which cannot prove what happened before."
        )


def restore(file: Path, *, other_key: bool = False) -> Manifest:
    """Put a backup's copy in the place of this empty database; return its manifest. Raises Refused, before anything is
    written; NoManifest; CannotDump."""
    manifest = read_manifest(file)
    if "dump" not in manifest:
        raise Refused(f"{file} is an export of one board, not a backup. Bring it in with: answerable import-export")
    refuse_boards()
    refuse_key(manifest, other_key=other_key)
    if manifest["database"] != connection.vendor:
        raise Refused(
            f"This is a backup of {manifest['database']}, and the database here is {connection.vendor}. Restore it on "
            "its own kind; from there, answerable export takes each board to any other."
        )
    unknown = {tuple(one) for one in manifest["migrations"]} - _known()
    if is_newer(manifest["answerable"]) or unknown:
        raise Refused(
            f"This backup was made by Answerable {manifest['answerable']}, which is newer than this one "
            f"({settings.VERSION}). Install that version or a later one, then restore."
        )
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".answerable-") as folder:
        dump = Path(folder) / "dump"
        _unpack(file, manifest, dump)
        copy_in(dump)
    return manifest


def _known() -> set[tuple[str, str]]:
    """Every migration that this version has."""
    loader = MigrationLoader(None)
    return set(loader.disk_migrations) | {one for m in loader.disk_migrations.values() for one in m.replaces}


def _unpack(file: Path, manifest: Manifest, to: Path) -> None:
    damaged = Refused(f"{file} is damaged: the copy in it is not the one that was made. Nothing was written.")
    try:
        with tarfile.open(file, "r:") as archive, to.open("wb") as out:
            member = archive.extractfile(manifest["dump"]["name"])
            if member is None:
                raise damaged
            shutil.copyfileobj(member, out)
    except (KeyError, OSError, EOFError, tarfile.TarError) as error:
        raise damaged from error
    if sha256_of(to) != manifest["dump"]["sha256"]:
        raise damaged


def differences(manifest: Manifest) -> list[str]:
    """What is not as the manifest says, table by table; empty where all is."""
    then: Tables = manifest["tables"]
    now = tables_now()
    found = []
    for name in sorted({*then, *now}):
        was, is_ = then.get(name), now.get(name)
        if was != is_:
            rows = f"{was[0] if was else 'no table'} rows in the backup, {is_[0] if is_ else 'no table'} here"
            found.append(f"{name}: {rows}" + (", and their contents differ." if was and is_ else "."))
    return found
