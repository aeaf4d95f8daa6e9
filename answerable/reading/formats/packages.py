"""Word and Excel files are ZIP packages of XML: checked before anything in them is parsed."""

import re
import zipfile
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from answerable.reading.refusals import Refusal

_MOST_PARTS = 5_000
_MOST_XML = 60_000_000  # bytes of XML, unpacked; a plan has under 5 million
_MOST_ALL = 300_000_000
_WORST_RATIO = 200  # XML packs about 10 to 30 times
_ENTITY = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 1 << 18


def check_package(path: Path) -> set[str]:
    """The names of the parts in the package, once it is known to be whole, of a sane size and free of entities.

    Raises Refusal. The sizes that the package declares are checked first; unpacking stops where they lied.
    """
    try:
        with ZipFile(path) as package:
            parts = package.infolist()
            _check_sizes(parts)
            for part in parts:
                if part.flag_bits & 0x1:
                    raise Refusal("The file is protected by a password; save a copy without a password and send that.")
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(package, part)
            return {part.filename for part in parts}
    except (BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Refusal(
            "The file is damaged or only part of it arrived; open it in the program it came from, save it again "
            "and send that copy."
        ) from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    swollen = total > 5_000_000 and total > _WORST_RATIO * max(packed, 1)
    if len(parts) > _MOST_PARTS or xml > _MOST_XML or total > _MOST_ALL or swollen:
        raise Refusal(
            f"The file unpacks to {max(total, xml) // 1_000_000} MB, far more than a plan or report holds; "
            "copy the plan's own pages into a new file and send that."
        )


def _check_xml(package: ZipFile, part: zipfile.ZipInfo) -> None:
    """Looks through one part for declarations that make a parser build or fetch things."""
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if _ENTITY.search(tail + chunk.replace(b"\0", b"")):
                raise Refusal(
                    f"The part {part.filename} of the file declares XML entities, which Word and Excel never write and "
                    "which can hide an attack; open the file in the program it came from and save it afresh."
                )
            tail = chunk.replace(b"\0", b"")[-20:]
