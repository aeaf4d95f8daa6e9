"""Writes the corpus: each document is laid out by the script of the same name beside its truth file."""

from importlib import import_module
from pathlib import Path

from tests.reading.corpus.make.words import Words

CORPUS = Path(__file__).resolve().parent.parent
SETS = ("dev", "blind")


def truths(name: str) -> list[Path]:
    """The truth files of one set, in order of name."""
    return sorted((CORPUS / name).glob("*.toml"))


def make(truth: Path, folder: Path) -> Path:
    """Write the document of one truth file into `folder`; returns its path."""
    words = Words.read(truth)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{truth.stem}.{words.truth['format']}"
    script = import_module(f"tests.reading.corpus.{truth.parent.name}.{truth.stem}")
    script.write(words, path)
    return path


def make_set(name: str, folder: Path) -> list[Path]:
    """Write every document of one set."""
    return [make(truth, folder / name) for truth in truths(name)]
