"""What is kept, table by table, as the models themselves say it. Only of libraries' models, which cannot declare, it is
written out by hand."""

import inspect
from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst

from answerable.keeping.belonging import Model
from answerable.keeping.personal.retention import kept

# Models of libraries: whether what they hold is personal, and what that is.
THEIRS = {
    "account.EmailAddress": "personal: an account's address, as access.User holds it",
    "account.EmailConfirmation": "personal: a one-time key to an address",
    "auth.Group": "safe: not used",
    "auth.Permission": "safe: not used",
    "contenttypes.ContentType": "safe: names of models",
    "django_tasks_database.DBTaskResult": "personal: which account sent which document to be read, by number",
    "mfa.Authenticator": "personal: an account's second step, its secrets encrypted",
    "sessions.Session": "personal: which account is signed in; ends with the session",
    "socialaccount.SocialAccount": "personal: what single sign-on said of an account",
    "socialaccount.SocialApp": "safe: not used, since single sign-on is set up from the environment",
    "socialaccount.SocialToken": "safe: not used, since no token is kept",
    "usersessions.UserSession": "personal: where and since when an account is signed in; ends with the session",
}


@dataclass(frozen=True)
class Table:
    """One table: what it holds in a sentence, its columns by their names in words, and how long its rows are kept.
    `has_states`: earlier states of each row are kept as well, with the same columns."""

    label: str
    name: str
    holds: str
    personal: tuple[str, ...]
    safe: tuple[str, ...]
    has_states: bool
    kept: str


def records() -> list[Model]:
    """Every model but those that keep the earlier states of another."""
    return [model for model in apps.get_models() if not hasattr(model, "instance_type")]


def is_ours(model: Model) -> bool:
    return model.__module__.startswith("answerable.")


def personal_columns(model: Model) -> set[str]:
    """The names of the columns that are declared personal; of a library's model all, or none."""
    if is_ours(model):
        return set(model.personal)  # type: ignore[attr-defined]  # tests/house/test_privacy.py: each has it
    is_personal = THEIRS[model._meta.label].startswith("personal")
    return {field.name for field in model._meta.concrete_fields} - {"id"} if is_personal else set()


def dictionary() -> list[Table]:
    """Every table, those with personal columns first, then by name."""
    return sorted(map(_table, records()), key=lambda table: (not table.personal, table.name, table.label))


def _table(model: Model) -> Table:
    personal = personal_columns(model)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key or field.name in personal]
    return Table(
        label=model._meta.label,
        name=capfirst(str(model._meta.verbose_name)),
        holds=_holds(model),
        personal=tuple(str(field.verbose_name) for field in fields if field.name in personal),
        safe=tuple(str(field.verbose_name) for field in fields if field.name not in personal),
        has_states=hasattr(model, "history"),
        kept=kept(model._meta.label),
    )


def _holds(model: Model) -> str:
    """The first sentence of what the source says of a table."""
    words = inspect.getdoc(model) if is_ours(model) else THEIRS[model._meta.label].partition(": ")[2]
    paragraph = " ".join((words or "").partition("\n\n")[0].split()).replace("`", "")
    return capfirst(paragraph.partition(". ")[0].rstrip(".") + ".")
