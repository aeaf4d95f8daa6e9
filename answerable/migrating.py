"""How migrations make many tables without minutes of waiting."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """The tables of several models, one after the other.

    After each `CreateModel` that stands by itself Django builds anew every model that is linked to it, which here are
    nearly all there are: nine tenths of the work that a new database took. These are built once, when all are known. So
    none of them may have a field that a later operation of the migration adds. And `migrate --fake-initial` does not
    see that such tables are there already.
    """

    def __init__(self, operations: Sequence[CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        built = state.__dict__.pop("apps", None)  # a cached property
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        if built:
            built.render_multiple([state.models[app_label, operation.name_lower] for operation in self.operations])
            state.__dict__["apps"] = built

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return ", ".join(operation.describe() for operation in self.operations)
