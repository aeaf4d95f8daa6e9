"""The machine: its clock's zone, its room, and what the site is set to use there."""

import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.staticfiles import finders

from answerable.running.doctor.finding import Finding, look, ok, wrong

LITTLE, TOO_LITTLE = 2 * 1024**3, 200 * 1024**2  # bytes


def zone(name: str) -> Iterator[Finding]:
    try:
        ZoneInfo(name)
    except ZoneInfoNotFoundError:
        yield wrong("clock", f"this machine does not know the zone {name}. Install its package tzdata.")
    else:
        yield ok("clock", f"{name}.")


def room(places: dict[str, Path]) -> Iterator[Finding]:
    """Whether each place, by what it is for, has room."""
    for purpose, place in places.items():
        free = shutil.disk_usage(place).free
        words = f"{free / 1024**3:.1f} GB free for {purpose} ({place})."
        if free < TOO_LITTLE:
            yield wrong("disk", f"{words} Make room before anything cannot be saved.")
        elif free < LITTLE:
            yield look("disk", f"{words} Make room soon.")
        else:
            yield ok("disk", words)


def folder(path: Path) -> Iterator[Finding]:
    """The data folder: its owner's alone, and that owner is who asks."""
    state = path.stat()
    if state.st_mode & 0o077:
        yield wrong("data folder", f"others on this machine may look into it. Close it to them: chmod go= {path}")
    if state.st_uid != os.geteuid():
        yield look(
            "data folder",
            f"{path} belongs to another user. Run commands as the one who runs the site: what they make "
            "could not be read by it.",
        )


def style() -> Iterator[Finding]:
    missing = [name for name in ("ui/dist/ui.css", "ui/dist/ui.js") if not finders.find(name)]
    if missing:
        yield wrong(
            "pages", f"{' and '.join(missing)} not built, so the pages have no style. Install a wheel, or: make install"
        )
    else:
        yield ok("pages", "style sheet and script are built.")


def scanner(command: str, *, others_reach_it: bool) -> Iterator[Finding]:
    program = shlex.split(command)[:1]
    if not program:
        if others_reach_it:
            yield look("virus scanner", "none is set (ANSWERABLE_SCANNER): files that people send are not scanned.")
    elif shutil.which(program[0]):
        yield ok("virus scanner", f"{program[0]} is there.")
    else:
        yield wrong("virus scanner", f"{program[0]} is not there, so every file is refused. Install it.")


def look_at_machine() -> Iterator[Finding]:
    yield from zone(settings.TIME_ZONE)
    yield from folder(settings.DATA_DIR)
    yield from room({"the data folder": settings.DATA_DIR, "files while they are read": Path(tempfile.gettempdir())})
    yield from style()
    yield from scanner(settings.SCANNER, others_reach_it=settings.OTHERS_REACH_IT)
