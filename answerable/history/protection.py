"""Triggers by which the database itself refuses to change or remove an event.

SQLite drops triggers silently when a migration rebuilds a table, so they are made anew after every migrate, and
`standing` lets a test and an installation check ask whether they are there.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "history_event"
REFUSAL = "Events are never changed or removed."

_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE")
] + [
    # INSERT OR REPLACE removes the row in its way without firing DELETE's trigger.
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_replace BEFORE INSERT ON {TABLE} "  # noqa: S608  # constants above
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR (chain = NEW.chain AND number = NEW.number)) "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
]
_POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]
_NAMES = {
    "sqlite": ["no_update", "no_delete", "no_replace"],
    "postgresql": ["no_change", "no_truncate"],
}


def protect(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; doing it again changes nothing."""
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; only a test that must empty its database does this."""
    on = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    with connection.cursor() as cursor:
        for name in _NAMES[connection.vendor]:
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{name}{on}")


def standing(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is in place."""
    table, column = ("sqlite_master", "name") if connection.vendor == "sqlite" else ("pg_trigger", "tgname")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")  # noqa: S608  # both names are constants above
        there = {row[0] for row in cursor.fetchall()}
    return all(f"{TABLE}_{name}" in there for name in _NAMES[connection.vendor])
