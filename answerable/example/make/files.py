"""Which Office file is made from which text."""

from answerable.example.make.paper import word_file
from answerable.example.make.texts import load

FILES = {"medway-2012-13-december-2012.docx": "medway-2012-13-december-2012.toml"}


def made(name: str) -> bytes:
    """The content of the Office file `name`, the same bytes every time."""
    return word_file(load(FILES[name]))
