"""The two keys: there, the owner's alone, long enough. They are looked at as files, since asking the
settings for a key would make one where it is lost."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from answerable.environment import SHORTEST_KEY
from answerable.running.doctor.finding import Finding, ok, wrong

NAMES = {"ANSWERABLE_SECRET_KEY": "key of sessions", "ANSWERABLE_HISTORY_KEY": "key of the history"}


def file_of(folder: Path, name: str) -> Path:
    """Where a key is kept that the environment does not give."""
    return folder / "keys" / name.lower()


def are_there(folder: Path, environment: Mapping[str, str], name: str) -> bool:
    return bool(environment.get(name, "").strip()) or file_of(folder, name).exists()


def look_at_keys(folder: Path, environment: Mapping[str, str], *, has_events: bool) -> Iterator[Finding]:
    """A finding for each key. `has_events`: whether anything was signed already, so that another key would not do."""
    for name, about in NAMES.items():
        path = file_of(folder, name)
        if environment.get(name, "").strip():
            yield ok(about, f"given by {name}.")
        elif not path.exists() and has_events and name == "ANSWERABLE_HISTORY_KEY":
            yield wrong(
                about,
                f"{path} is gone, and events are signed with it. Put the copy back that was kept apart, before the "
                "site is started: a new key could neither check them nor go on from them.",
            )
        elif not path.exists():
            yield ok(about, "not made yet; it is made when it is first needed.")
        else:
            yield _of_file(about, path)


def _of_file(about: str, path: Path) -> Finding:
    try:
        length = len(path.read_text().strip())
    except OSError as error:
        return wrong(about, f"{path} cannot be read ({error.strerror}). Run this as the user who runs the site.")
    open_to_others = [str(each) for each in (path, path.parent) if each.stat().st_mode & 0o077]
    if open_to_others:
        names = " ".join(open_to_others)
        return wrong(about, f"others on this machine may read it. Close it to them: chmod go= {names}")
    if length < SHORTEST_KEY:
        return wrong(about, f"{path} holds {length} characters; a key has at least {SHORTEST_KEY}. Put the copy back.")
    return ok(about, f"kept in {path}, its owner's alone. Is a copy kept apart from the database's backups?")
