from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from answerable.history.protection import protect


def _protect(*, using: str, **_: Any) -> None:
    protect(connections[using])


class HistoryConfig(AppConfig):
    name = "answerable.history"
    label = "history"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_protect, sender=self)
