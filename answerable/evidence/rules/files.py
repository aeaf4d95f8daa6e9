"""What kind of file somebody attaches to an evidence item, by its content; what could run when opened is refused."""

import io
import zipfile

MOST_BYTES = 20_000_000
TYPES = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), plain text, CSV, PNG or JPEG"
_STARTS = {b"%PDF-": ".pdf", b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
_PACKAGES = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}
_TEXT = {".txt", ".csv", ".md", ".tsv"}
_SAME = {".jpeg": ".jpg"}


class Refused(Exception):  # noqa: N818 - the field's word for it
    """A file that is not taken. Its text is one plain sentence: what is wrong and how to mend it."""


def suffix_of(filename: str, content: bytes) -> str:
    """The ending that a file's content gives it (".pdf"). Raises Refused where it is empty, too large, of a kind that
    is not taken, or not what its name says."""
    if not content:
        raise Refused("The file is empty. Check that the right file was chosen.")
    if len(content) > MOST_BYTES:
        raise Refused(f"The file must be smaller than {MOST_BYTES // 1_000_000} MB. Send the pages that matter alone.")
    named = "." + filename.rpartition(".")[2].casefold() if "." in filename else ""
    named = _SAME.get(named, named)
    found = next((suffix for start, suffix in _STARTS.items() if content.startswith(start)), "")
    found = found or (_package(content) if content.startswith(b"PK") else _text(named, content))
    if not found:
        raise Refused(f"The file must be one of {TYPES}. Save it as one of these and choose it again.")
    if named != found:
        raise Refused(
            f"The file is named {named or 'without an ending'} but holds a {found} file. Give it its right name."
        )
    return found


def _package(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refused("The file is damaged and cannot be opened. Save it again and choose that copy.") from None
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise Refused("The file holds macros, which could run when it is opened. Save it without macros.")
    if "[Content_Types].xml" not in names:
        return ""
    return next((suffix for folder, suffix in _PACKAGES.items() if any(n.startswith(folder) for n in names)), "")


def _text(named: str, content: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return named if named in _TEXT and b"\0" not in content else ""
    return ""
