"""Which Office file is made from which text."""

from answerable.example.make.paper import word_file
from answerable.example.make.texts import load
from answerable.example.make.workbook import workbook

FILES = {
    "medway-2012-13-december-2012.docx": "medway-2012-13-december-2012.toml",
    "medway-2012-13-march-2013-fictional.docx": "medway-2012-13-march-2013-fictional.toml",
    "medway-measures-fictional.xlsx": "medway-measures-fictional.toml",
}


def made(name: str) -> bytes:
    """The content of the Office file `name`, the same bytes every time."""
    text = load(FILES[name])
    return workbook(text) if name.endswith(".xlsx") else word_file(text)
