"""Bytes to text: the encodings that office programs write, and a refusal where none fits."""

import codecs
import re

from answerable.reading.refusals import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_MOST_CONTROLS = 200  # letters to one control
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
# "Ã©", "â€™": UTF-8 that was once read as Windows-1252 and saved so.
_TWICE = re.compile("[ÃÂ][\u0080-\u00bf]|â€[™œ\u009d\u0093\u0094“”˜¦]")


def is_text(start: bytes) -> bool:
    """Whether a file that begins so is text at all, in whichever encoding: hardly any of its letters is a control."""
    text = _decoded(start)
    return len(_CONTROLS.findall(text)) <= len(text) / _MOST_CONTROLS


def decoded(data: bytes) -> str:
    """The text of a file. Raises Refusal where it is no text, or was broken by an earlier conversion."""
    text = _decoded(data)
    if "\ufffd" in text or len(_CONTROLS.findall(text)) > len(text) / _MOST_CONTROLS:
        raise Refusal(
            "The file's letters cannot be made out: it is not text in UTF-8, UTF-16 or Windows encoding; open it in "
            "the program it came from and save it as UTF-8."
        )
    if len(_TWICE.findall(text)) > 2:
        raise Refusal(
            "The file's letters were broken by an earlier conversion (“â€™” stands where an apostrophe was); save "
            "the original again as UTF-8 and send that."
        )
    return text.replace("\f", "\n")


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if data[:200].count(0) > 20:
        zeros_first = data[:200:2].count(0) > data[1:200:2].count(0)
        return data.decode("utf-16-be" if zeros_first else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start >= len(data) - 4  # the file ends inside a letter: cut short, but UTF-8
        declared = _DECLARED.search(data[:4096])
        if cut:
            return data[: error.start].decode("utf-8")
        name = declared[1].decode("ascii").lower() if declared else "cp1252"
        try:
            return data.decode("cp1252" if name in ("utf-8", "iso-8859-1", "latin1") else name, errors="replace")
        except LookupError:
            return data.decode("cp1252", errors="replace")
