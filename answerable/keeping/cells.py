"""One value of a column as the text of a cell, and back: nothing is lost on the way.

An empty cell is "no value" in every column but those of text, where it is the empty text (no column of text is ever
without a value). The bytes of a file are no cell: it names where in the archive they are.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

# What Table Schema calls each kind of column; the first that fits counts.
KINDS: list[tuple[type[models.Field[Any, Any]], str]] = [
    (models.ForeignKey, "integer"),
    (models.BooleanField, "boolean"),
    (models.IntegerField, "integer"),
    (models.FloatField, "number"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.JSONField, "any"),
    (models.BinaryField, "string"),
    (models.CharField, "string"),
    (models.TextField, "string"),
]


def kind_of(field: models.Field[Any, Any]) -> str:
    """The type of a column in the words of Table Schema. Raises NotImplementedError for a kind nobody has thought of:
    it must be written and read back without loss before it is used."""
    for kind, name in KINDS:
        if isinstance(field, kind):
            return name
    raise NotImplementedError(f"{field}: keeping/cells.py does not say how a {type(field).__name__} is written")


def text_of(field: models.Field[Any, Any], value: Any) -> str:
    """A value as a cell's text: dates in ISO 8601, moments in UTC, JSON with its keys in order."""
    if value is None:
        return ""
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, cls=DjangoJSONEncoder)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def value_of(field: models.Field[Any, Any], text: str) -> Any:
    """The value that `text_of` wrote. Raises ValueError."""
    kind = kind_of(field)
    if text == "" and kind != "string":
        return None
    return _READ[kind](text)


def _boolean(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(f"'{text}' is neither true nor false")
    return text == "true"


_READ: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "boolean": _boolean,
    "number": float,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "any": json.loads,
    "string": str,
}
