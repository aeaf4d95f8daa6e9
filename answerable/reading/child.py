"""Reads a file in a process of its own, so that a hostile or broken one can harm nothing.

The child is `python -m answerable.reading.child FILE WHAT`: it sets its own limits, reads, and writes the proposal
("proposal"), the proposal beside the document's own words ("printed"), a spreadsheet's rows ("sheets") or a filled-in
form's ("forms") (exit 0), or one sentence of refusal (exit 3). Any other exit is a fault of the software; with
ANSWERABLE_DEBUG set, its traceback is printed.
"""

import os
import signal
import subprocess  # noqa: S404 - the child is this very module
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

import answerable
from answerable.reading.formats import check_file
from answerable.reading.limits import MOST_OUTPUT, MOST_WALL, limit_self
from answerable.reading.printed import Printed, printed
from answerable.reading.proposal import Proposal
from answerable.reading.refusals import Refusal
from answerable.reading.tables import Sheet, forms_of, sheets_of

PROPOSAL = TypeAdapter(Proposal)
SHEETS = TypeAdapter(list[Sheet])
FORMS = TypeAdapter(list[list[tuple[str, str]]])


@dataclass(frozen=True, kw_only=True)
class Read:
    """A document's proposal with the document's own words, for a person to check one against the other."""

    proposal: Proposal
    printed: list[Printed]


READ = TypeAdapter(Read)

_REFUSED = 3
_TOO_MUCH = (
    "The file needs more memory or time to read than a plan or report ever should; copy the plan's own pages into a "
    "new file and send that."
)
_FAULT = (
    "The software failed while it read the file: the fault is the software's, not the file's, and nothing was written; "
    "run the same command with ANSWERABLE_DEBUG=1 and report what it prints."
)
_DEBUG = "ANSWERABLE_DEBUG"
# The child needs nothing of the parent's environment: no keys, no database address.
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "SYSTEMROOT", _DEBUG)
# What ends a process that breaks on its own; other signals come from its limits.
_BROKEN = (-signal.SIGSEGV, -signal.SIGILL, -signal.SIGFPE)


def read_apart(path: Path) -> Proposal:
    """The proposal that `path` holds. Raises Refusal, whose text is one plain sentence."""
    return PROPOSAL.validate_json(_written_apart(path, "proposal"))


def read_apart_with_words(path: Path) -> Read:
    """The same, and the document's own words."""
    return READ.validate_json(_written_apart(path, "printed"))


def read_sheets_apart(path: Path) -> list[Sheet]:
    """The rows of the spreadsheet at `path`. Raises Refusal, whose text is one plain sentence."""
    return SHEETS.validate_json(_written_apart(path, "sheets"))


def read_forms_apart(path: Path) -> list[list[tuple[str, str]]]:
    """The tables of the filled-in Word form at `path`, each as rows of (label, answer). Raises Refusal, whose text is
    one plain sentence."""
    return FORMS.validate_json(_written_apart(path, "forms"))


def _written_apart(path: Path, what: str) -> bytes:
    """What was read as JSON, as the child wrote it. Raises Refusal."""
    check_file(path)
    home = str(Path(answerable.__file__).parent.parent)
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"PYTHONPATH": home, "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module; the path is one argument
                [sys.executable, "-m", "answerable.reading.child", str(path.absolute()), what],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=None if _debugging() else subprocess.DEVNULL,
                env=environment,
                timeout=MOST_WALL,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Refusal(_TOO_MUCH) from error
        out.seek(0)
        written = out.read(MOST_OUTPUT)
    if done.returncode == 0:
        return written
    if done.returncode == _REFUSED and written:
        raise Refusal(written.decode("utf-8").strip())
    raise Refusal(_FAULT if done.returncode > 0 or done.returncode in _BROKEN else _TOO_MUCH)


def _debugging() -> bool:
    return os.environ.get(_DEBUG, "").casefold() in ("1", "true", "yes", "on")


def main(path: Path, what: str = "proposal") -> int:
    limit_self()
    try:
        if what == "sheets":
            written = SHEETS.dump_json(sheets_of(path))
        elif what == "forms":
            written = FORMS.dump_json(forms_of(path))
        else:
            from answerable.reading.formats import read_pages
            from answerable.reading.read import understand_pages

            pages = read_pages(path)
            proposal = understand_pages(pages)
            if what == "printed":
                read = Read(proposal=proposal, printed=printed(pages))
                written = READ.dump_json(read, by_alias=True, exclude_defaults=True)
            else:
                written = PROPOSAL.dump_json(proposal, by_alias=True)
    except Refusal as refusal:
        written, code = str(refusal).encode(), _REFUSED
    except (MemoryError, RecursionError):
        written, code = _TOO_MUCH.encode(), _REFUSED
    except ImportError as error:
        if "cannot map" not in str(error) and "failed to map" not in str(error):
            raise
        written, code = _TOO_MUCH.encode(), _REFUSED  # a library found no room under the limit
    else:
        code = 0
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
