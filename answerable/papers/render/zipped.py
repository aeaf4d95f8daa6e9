"""Office files are zip archives: the same content must give the same bytes, whatever the time of day."""

import io
import zipfile

_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can say


def timeless(archive: bytes) -> bytes:
    """The same archive with every entry dated alike, in the same order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _DAY_ONE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
