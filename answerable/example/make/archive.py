"""Office files with the same bytes every time: no clock in the archive or in the properties."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip archive can hold
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms)")


def members(content: bytes) -> dict[str, bytes]:
    """The files inside an Office file, unpacked, by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def settled(content: bytes, *, dated: date) -> bytes:
    """The Office file `content` with every moment in it set to `dated`, or to 1980 where only the archive tells it."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members(content).items():
            if name == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>%sT00:00:00Z\g<3>" % dated.isoformat().encode(), data)
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # or it would tell which system it was made on
            archive.writestr(info, data)
    return out.getvalue()
