"""A file at the door: how large it may be, what it is by its content, and whether a scanner lets it in."""

import secrets
import shlex
import subprocess  # noqa: S404  # the scanner is a command that whoever runs the installation names
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from answerable.reading.formats import kind_of
from answerable.reading.refusals import Refusal

MOST_BYTES = 50_000_000
TOO_LARGE = (
    f"The file is larger than {MOST_BYTES // 1_000_000} MB. Take out pictures and what is not part of the plan, "
    "and send it again."
)
_MOST_SECONDS = 60


class Limit(FileUploadHandler):
    """Drops a file that is too large as it comes in, before it fills the disk, and leaves word on the request."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > MOST_BYTES:
            self.request.upload_too_large = True  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def was_too_large(request: HttpRequest) -> bool:
    """Whether `Limit` dropped a file of this request."""
    files = request.FILES  # what was sent is taken apart when it is first looked at
    return not files and getattr(request, "upload_too_large", False)


@contextmanager
def on_disk(filename: str, content: bytes) -> Iterator[Path]:
    """The bytes as a file that nobody else can read, under a random name, for as long as it is needed. Only the ending
    of the name that the sender gave it stays: it tells plain texts apart."""
    ending = "".join(c for c in Path(filename).suffix.lower() if c.isascii() and c.isalnum())[:8]
    with tempfile.TemporaryDirectory(prefix="answerable-") as folder:
        path = Path(folder) / f"{secrets.token_hex(16)}.{ending}"
        path.write_bytes(content)
        yield path


def examine(upload: UploadedFile) -> bytes:
    """The bytes of a file that may come in. Raises Refusal: too large, no kind that can be read, or not let in by the
    scanner. Nothing in the file is parsed here."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    content = upload.read()
    with on_disk(upload.name or "", content) as path:
        kind_of(path)
        scan(path)
    return content


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
