"""The read door: what an actor may see of a table that belongs to boards."""

from typing import Self, TypeVar

from django.db import models

from answerable.access.actor import Actor
from answerable.access.roles import Permission

M = TypeVar("M", bound=models.Model)


class Seen(models.QuerySet[M]):
    """Rows of boards. The model says by which permission it is read (`read_by`) and the path to its board."""

    def seen_by(self, actor: Actor) -> Self:
        read_by: Permission = self.model.read_by  # type: ignore[attr-defined]  # every model with this manager has it
        path: str = getattr(self.model, "board_path", "board")
        seen = self.filter(**{f"{path}__in": actor.boards(read_by)})
        return seen.distinct() if "__" in path else seen
