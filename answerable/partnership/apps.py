from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "answerable.partnership"
    label = "partnership"

    def ready(self) -> None:
        from answerable.partnership import signals  # noqa: F401  # its receivers connect themselves
