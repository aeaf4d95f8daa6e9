"""A file at the door: how large it may be, what it is by its content, and whether a scanner lets it in."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from answerable.partnership.scanning import on_disk, scan
from answerable.reading.formats import kind_of
from answerable.reading.refusals import Refusal

MOST_BYTES = 50_000_000
TOO_LARGE = (
    f"The file is larger than {MOST_BYTES // 1_000_000} MB. Take out pictures and what is not part of the plan, "
    "and send it again."
)


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
