"""A file that somebody sends: on disk for a moment, and shown to the virus scanner before a room keeps or reads it."""

import secrets
import shlex
import subprocess  # noqa: S404  # the scanner is a command that whoever runs the installation names
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from answerable.reading.refusals import Refusal

_MOST_SECONDS = 60


@contextmanager
def on_disk(filename: str, content: bytes) -> Iterator[Path]:
    """The bytes as a file that nobody else can read, under a random name, for as long as it is needed. Only the ending
    of the name that the sender gave it stays: it tells plain texts apart."""
    ending = "".join(c for c in Path(filename).suffix.lower() if c.isascii() and c.isalnum())[:8]
    with tempfile.TemporaryDirectory(prefix="answerable-") as folder:
        path = Path(folder) / f"{secrets.token_hex(16)}.{ending}"
        path.write_bytes(content)
        yield path


def scan(path: Path) -> None:
    """Ask the scanner that ANSWERABLE_SCANNER names, if it names one. Raises Refusal where it does not let the file in,
    or gives no answer: nothing comes in unseen."""
    command = shlex.split(settings.SCANNER)
    if not command:
        return
    try:
        # The command is the operator's; the path is one argument, and a name of our own.
        done = subprocess.run(  # noqa: S603
            [*command, str(path)], stdin=subprocess.DEVNULL, capture_output=True, timeout=_MOST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refusal(
            "The file could not be checked for viruses, so it was not let in. Try again later, and tell whoever runs "
            "this website if it happens again."
        ) from error
    if done.returncode != 0:
        raise Refusal(
            "The virus scanner did not let the file in, and nothing of it was kept. Ask whoever sent it to you for a "
            "clean copy, and tell your IT help desk."
        )
