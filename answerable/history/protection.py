"""Triggers by which the database itself refuses to change or remove an event, or a file that was published.

SQLite drops triggers silently when a migration rebuilds a table, so they are made anew after every migrate, and
`standing` lets a test and an installation check ask whether they are there.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

# Each protected table, and the row that a new one would take the place of.
TABLES = {
    "history_event": "chain = NEW.chain AND number = NEW.number",
    "papers_publishedfile": "paper_id = NEW.paper_id AND name = NEW.name",
}
REFUSAL = "Events and published files are never changed or removed."


def _sqlite(table: str) -> Iterator[tuple[str, str]]:
    """The name of each trigger and the statement that makes it."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE"):
        yield (name := f"{table}_no_{verb.lower()}"), f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {refuse}"
    # INSERT OR REPLACE removes the row in its way without firing DELETE's trigger.
    there = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({TABLES[table]}))"  # noqa: S608  # constants
    yield (name := f"{table}_no_replace"), f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {there} {refuse}"


def _postgresql(table: str) -> Iterator[tuple[str, str]]:
    """The same."""
    for name, when, each in (
        (f"{table}_no_change", "UPDATE OR DELETE", "ROW"),
        (f"{table}_no_truncate", "TRUNCATE", "STATEMENT"),
    ):
        yield name, f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH {each} EXECUTE FUNCTION history_refuse()"


_FUNCTION = (
    f"CREATE OR REPLACE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
)


def _triggers(connection: BaseDatabaseWrapper) -> list[tuple[str, str, str]]:
    """(table, trigger, statement) for every protected table that is there yet."""
    made = _sqlite if connection.vendor == "sqlite" else _postgresql
    there = set(connection.introspection.table_names())
    return [(table, *trigger) for table in TABLES if table in there for trigger in made(table)]


def protect(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; doing it again changes nothing."""
    lift(connection)
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(_FUNCTION)
        for _, _, statement in _triggers(connection):
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; only a test or an example that must empty its database does this."""
    with connection.cursor() as cursor:
        for table, name, _ in _triggers(connection):
            on = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def standing(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is in place."""
    sqlite = "SELECT name FROM sqlite_master"
    postgresql = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"  # one that is switched off is no help
    with connection.cursor() as cursor:
        cursor.execute(sqlite if connection.vendor == "sqlite" else postgresql)
        there = {row[0] for row in cursor.fetchall()}
    return all(name in there for _, name, _ in _triggers(connection))
