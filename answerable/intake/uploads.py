"""A file at the door: how large it may be, what it is by its content, and whether a scanner lets it in."""

from io import BytesIO
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from answerable.asks.pages import holds_a_link
from answerable.partnership.scanning import on_disk, scan
from answerable.reading.formats import MOST_BYTES, kind_of
from answerable.reading.refusals import Refusal

TOO_LARGE = (
    f"The file is larger than {MOST_BYTES // 1_000_000} MB. Take out pictures and what is not part of the plan, "
    "and send it again."
)


class Limit(FileUploadHandler):
    """Lets go of a file that is too large as it comes in, before it fills the disk. What is left of it is its name and
    how large it was, so that the form it was chosen in refuses it, and never takes it for no file at all. Of what a
    stranger sends nothing is kept for a moment: only whoever is signed in, or opened a request link, has a page that
    takes a file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.request is None or not (SESSION_KEY in self.request.session or holds_a_link(self.request)):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= MOST_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return UploadedFile(BytesIO(), self.file_name, size=file_size) if file_size > MOST_BYTES else None


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
