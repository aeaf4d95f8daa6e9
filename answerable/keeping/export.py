"""The whole of one board in one zip: a CSV file for each table, files as they are, and a description of all of it.

The description (`datapackage.json`) is a Data Package (https://specs.frictionlessdata.io/), so that other programs can
read the tables with their types and links.
"""

import csv
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, Any

from django.conf import settings
from django.db import connection, models, transaction

from answerable.history.changes import chain_of
from answerable.history.manifests import IN_EXPORT, Manifest, signed
from answerable.history.reading import head_of
from answerable.keeping.belonging import LEFT_OUT, Model, Rows, columns, tables_of
from answerable.keeping.cells import kind_of, text_of
from answerable.partnership.models import Board

README = """\
All that Answerable keeps of {board}, as at {at}

tables/          one CSV file for each table: UTF-8, the first line names the columns
files/           documents, evidence files and published papers, byte for byte
datapackage.json what each table and column is, how the tables are linked, and the SHA-256 of each file
                 (a Data Package: https://specs.frictionlessdata.io/)

Cells are as they were typed, so that nothing is lost when they are read back. Take care in a spreadsheet: it takes a
cell that begins with =, +, - or @ for a formula, and whoever typed that cell may have meant harm. Import the columns
as text, or open a list that Answerable itself saves as Excel or CSV, where such cells are made harmless.

An empty cell means "no value"; in a column of text it is the empty text. Days are 2026-11-27, moments are in UTC and
end in Z. A column of the type "any" holds JSON. A column that holds a file names where in this archive it is.

A table whose name has "historical" in it holds every earlier state of the table without: history_date is when what it
says is known from, history_user_id whose account it was (some accounts may be no longer the board's, and are only a
number here), history_change_reason why.

history_event is the board's signed history and ends with this export. Its newest event is
{head}
Keep that line: "answerable history verify" can prove with it that nothing before was changed since.

Not in here, and why:
{left_out}
- access_user, but for addresses: passwords' hashes, when it was made and when last used stay where they are
"""


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything that is read inside is of one moment, and nobody who writes has to wait. Inside a transaction that is
    open already, that one's moment."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # Django's own would keep writers out
        try:
            yield
        finally:
            connection.cursor().execute("ROLLBACK")
    else:
        with transaction.atomic():
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def write_export(board: Board, out: IO[bytes]) -> Manifest:
    """Write all of a board's data to `out` as a zip, and return its description."""
    with one_moment(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        tables = tables_of(board.pk)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        head = [chain_of(board.pk), *head_of(board.pk)]
        resources = [_table(archive, model, rows, tables) for model, rows in tables.items()]
        for model, rows in tables.items():
            resources += _files(archive, model, rows)
        left_out = "\n".join(f"- {label}: {why}" for label, why in LEFT_OUT.items())
        said = README.format(board=board.name, at=at, head=":".join(map(str, head)), left_out=left_out)
        archive.writestr("README.txt", said)
        manifest = signed(
            {
                "name": f"answerable-{board.slug.lower()}",
                "title": f"All that Answerable keeps of {board.name}",
                "profile": "data-package",
                "created": at,
                "answerable": settings.VERSION,
                "board": board.pk,
                "at": at,
                "heads": [head],
                "resources": resources,
            }
        )
        archive.writestr(IN_EXPORT, json.dumps(manifest, indent=1, ensure_ascii=False))
    return manifest


class _Counted:
    """Writes on, and keeps the digest and the number of bytes."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out, self.sha256, self.bytes = out, hashlib.sha256(), 0

    def write(self, what: str | bytes) -> None:
        data = what.encode() if isinstance(what, str) else what
        self.sha256.update(data)
        self.bytes += len(data)
        self.out.write(data)

    @property
    def said(self) -> dict[str, Any]:
        return {"bytes": self.bytes, "hash": f"sha256:{self.sha256.hexdigest()}"}


def _is_file(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.BinaryField)


def _table(archive: zipfile.ZipFile, model: Model, rows: Rows, tables: dict[Model, Rows]) -> dict[str, Any]:
    """Write one table; the description of its file."""
    name, fields = model._meta.db_table, columns(model)
    path = f"tables/{name}.csv"
    with archive.open(path, "w", force_zip64=True) as entry:
        out = _Counted(entry)
        writer = csv.writer(out)
        writer.writerow(field.attname for field in fields)
        for row in _without_bytes(model, rows):
            writer.writerow(
                _path(model, field, row) if _is_file(field) else text_of(field, row[field.attname]) for field in fields
            )
    return {
        "name": name,
        "title": str(model._meta.verbose_name_plural),
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **out.said,
        "schema": _schema(model, fields, tables),
    }


def _schema(model: Model, fields: list[models.Field[Any, Any]], tables: dict[Model, Rows]) -> dict[str, Any]:
    key = model._meta.pk.attname
    links = [f for f in fields if isinstance(f, models.ForeignKey) and f.related_model in tables]
    return {
        "fields": [{"name": f.attname, "title": str(f.verbose_name), "type": kind_of(f)} for f in fields],
        "missingValues": [""],
        "primaryKey": key,
        "foreignKeys": [
            {
                "fields": link.attname,
                "reference": {
                    "resource": "" if link.related_model is model else link.related_model._meta.db_table,
                    "fields": link.target_field.attname,
                },
            }
            for link in links
        ],
    }


def _without_bytes(model: Model, rows: Rows) -> Iterator[dict[str, Any]]:
    names = [field.attname for field in columns(model) if not _is_file(field)]
    yield from rows.values(*names).iterator(chunk_size=1000)


def _path(model: Model, field: models.Field[Any, Any], row: dict[str, Any]) -> str:
    """Where in the archive the bytes of a column are: by table and key, with the ending of the file's own name where
    that is harmless."""
    ending = re.search(r"\.[A-Za-z0-9]{1,8}$", str(row.get("filename") or row.get("name") or ""))
    return f"files/{model._meta.db_table}/{field.attname}/{row['id']}{ending[0].lower() if ending else '.bin'}"


def _files(archive: zipfile.ZipFile, model: Model, rows: Rows) -> Iterator[dict[str, Any]]:
    """Write the files of one table, one after another; the description of each."""
    for field in filter(_is_file, columns(model)):
        for row in _without_bytes(model, rows):
            path = _path(model, field, row)
            with archive.open(path, "w", force_zip64=True) as entry:
                out = _Counted(entry)
                out.write(bytes(rows.values_list(field.attname, flat=True).get(pk=row["id"])))
            name = re.sub(r"[^a-z0-9._-]", "-", path.removeprefix("files/").lower().replace("/", "-"))
            yield {"name": name, "path": path, "profile": "data-resource", **out.said}
