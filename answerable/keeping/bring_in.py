"""An export read back: what it holds is checked whole before anything is written, and becomes records again."""

import csv
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.color import no_style
from django.db import connection, models
from django.utils import timezone

from answerable.access.models import User
from answerable.history.manifests import Manifest, read_manifest
from answerable.history.models import Event
from answerable.keeping.backup import Refused, is_newer, refuse_boards, refuse_key
from answerable.keeping.belonging import LEFT_OUT, Model, columns
from answerable.keeping.cells import value_of

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a document's proposal is one cell


class Exported:
    """An export that is open: its description, and its tables as records."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.archive, self.manifest = archive, manifest
        here = {m._meta.db_table: m for m in apps.get_models() if m._meta.label not in LEFT_OUT}
        tables = {one["name"]: one for one in manifest["resources"] if "schema" in one}
        said = {name: [field["name"] for field in one["schema"]["fields"]] for name, one in tables.items()}
        needed = {name: [field.attname for field in columns(model)] for name, model in here.items()}
        if said != needed:
            wrong = sorted(name for name in {*said, *needed} if said.get(name) != needed.get(name))
            raise Refused(
                f"This export was made by Answerable {manifest['answerable']}, whose tables are not those of this "
                f"version, {settings.VERSION} ({', '.join(wrong[:5])}). Bring it in with the version that made it, and "
                "update that afterwards."
            )
        self.models: list[Model] = [here[name] for name in tables]
        self.paths = {one["name"]: one["path"] for one in tables.values()}

    def refuse_damage(self) -> None:
        """Raises Refused where any file is not as it was when it was written."""
        for one in self.manifest["resources"]:
            try:
                with self.archive.open(one["path"]) as entry:
                    found = hashlib.file_digest(entry, "sha256").hexdigest()  # type: ignore[arg-type]  # opened to read
            except (KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
                raise Refused(f"The export is damaged: {one['path']} cannot be read. ({error})") from error
            if one["hash"] != f"sha256:{found}":
                raise Refused(f"The export is damaged: {one['path']} is not as it was written.")

    def records(self, model: Model) -> Iterator[models.Model]:
        """The records of one table, as they were. Raises Refused, naming the line and the column."""
        path = self.paths[model._meta.db_table]
        fields = {field.attname: field for field in columns(model)}
        with self.archive.open(path) as entry:
            for row in csv.DictReader(io.TextIOWrapper(entry, "utf-8", newline="")):
                values: dict[str, Any] = {}
                if model is User:
                    values = {"password": make_password(None), "created": timezone.now()}
                for name, field in fields.items():
                    try:
                        values[name] = value_of(field, row[name])
                        if isinstance(field, models.BinaryField):
                            values[name] = self.archive.read(row[name])
                    except (KeyError, ValueError, TypeError) as error:
                        raise Refused(f"{path}, the row with the key {row.get('id')}, {name}: {error}") from error
                yield model(**values)


@contextmanager
def opened(file: Path, *, other_key: bool = False) -> Iterator[Exported]:
    """An export that can be brought in here, whole and checked. Raises Refused or NoManifest, before anything is
    written."""
    manifest = read_manifest(file)
    if "resources" not in manifest:
        raise Refused(f"{file} is a backup of a whole installation. Put it back with: answerable restore")
    refuse_boards()
    refuse_key(manifest, other_key=other_key)
    if is_newer(manifest["answerable"]):
        raise Refused(f"This export was made by a newer version ({manifest['answerable']}). Install that one first.")
    with zipfile.ZipFile(file) as archive:
        exported = Exported(archive, manifest)
        exported.refuse_damage()
        if full := [model._meta.db_table for model in exported.models if model._base_manager.exists()]:
            raise Refused(
                f"Something is kept here already ({', '.join(full)}), and the records of an export keep their keys. "
                "Use an empty database: another folder in ANSWERABLE_DATA, or another DATABASE_URL."
            )
        yield exported


def number_on(of: list[Model]) -> None:
    """Let new records be numbered after those that were brought in, and new accounts after every account that the
    history names: else somebody new would be taken for whoever did something then."""
    named: list[tuple[Model, str]] = [
        (Event, "user"),
        *((model, "history_user_id") for model in of if hasattr(model, "instance_type")),
    ]
    found = [model._base_manager.aggregate(most=models.Max(column))["most"] for model, column in named]
    found.append(User.objects.aggregate(most=models.Max("id"))["most"])
    table, most = User._meta.db_table, max(filter(None, found), default=None)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), of):
            cursor.execute(statement)
        if most is None:
            return
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, most])
        else:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, most])
