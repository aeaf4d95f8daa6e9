from typing import Any

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "answerable.desk"

    def ready(self) -> None:
        """The questions to ask look at what documents themselves say too. They stand below the room that keeps
        documents, and it knows nothing of them: here both are known."""
        from answerable.history.together import Ask
        from answerable.intake.models import Document
        from answerable.questions.record import ABOVE
        from answerable.questions.rules.facts import Printed

        def printed(rounds: list[int]) -> Any:
            return Ask(Printed, Document, {"round_id": rounds, "state": Document.BROUGHT_IN})

        ABOVE["documents"] = printed
