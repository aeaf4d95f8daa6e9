"""A paper's files: HTML, Word and PDF (whole, each appendix alone, the plain-language summary) and slides.

The same tree gives the same bytes, today and tomorrow, so that the hash of a published file means something.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from answerable.papers.render.deck import SlideTooFull
from answerable.papers.render.faults import NotPrintable, faults
from answerable.papers.render.html import page
from answerable.papers.render.word import word
from answerable.papers.tree import Appendix, Paper

Format = Literal["html", "docx", "pdf", "pptx"]
FORMATS: tuple[Format, ...] = get_args(Format)


class PaperRefused(ValueError):
    """The paper cannot be rendered. The message says why, a sentence to a line."""


def names(paper: Paper, formats: Iterable[Format] = FORMATS) -> list[str]:
    """The names of the files that `paper` becomes in `formats`: paper.html, paper.docx, appendix-1.docx,
    summary.pdf, slides.pptx and so on. Raises PaperRefused where the tree is unfit to print."""
    if wrong := faults(paper):
        raise PaperRefused("\n".join(wrong))
    summary = ["summary"] if paper.summary else []
    alone = [f"appendix-{number}" for number, _ in enumerate(paper.appendices, 1)]
    stems = {"html": ["paper", *summary], "pptx": ["slides"] if paper.slides else []}
    return [f"{stem}.{each}" for each in formats for stem in stems.get(each, ["paper", *alone, *summary])]


# Only the child that renders needs the libraries of PDF and slides, which are large: the web process imports this
# module, and takes neither.


def picture(svg: str) -> bytes:
    """A chart as a picture (`pdf.picture`)."""
    from answerable.papers.render.pdf import picture as drawn

    return drawn(svg)


def made(paper: Paper, name: str, drawn: Callable[[str], bytes] = picture) -> bytes:
    """The content of the file `name`, one of `names(paper)`. Raises PaperRefused."""
    stem, kind = name.split(".")
    part = paper
    if stem == "summary" and paper.summary:
        part = paper.summary
    elif stem.startswith("appendix-"):
        part = leaf(paper, paper.appendices[int(stem.removeprefix("appendix-")) - 1])
    try:
        match kind:
            case "html":
                return page(part).encode()
            case "docx":
                return word(part, drawn)
            case "pdf":
                from answerable.papers.render.pdf import pdf

                return pdf(part)
            case _:
                from answerable.papers.render.slides import slides

                return slides(part, drawn)
    except (NotPrintable, SlideTooFull) as error:
        raise PaperRefused(str(error)) from error


def leaf(paper: Paper, appendix: Appendix) -> Paper:
    """One appendix as a paper of its own."""
    return replace(
        paper,
        title=f"{paper.title} – {appendix.label}",
        header=(),
        sections=(),
        appendices=(appendix,),
        slides=(),
        summary=None,
    )


def render(paper: Paper, out_dir: Path, formats: Iterable[Format] = FORMATS) -> list[Path]:
    """Writes the files of `paper` into `out_dir`, made if it is not there, and says which. Nothing is written
    unless everything could be made. Raises PaperRefused."""
    drawn = cache(picture)
    contents = {name: made(paper, name, drawn) for name in names(paper, formats)}
    out_dir.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (out_dir / name).write_bytes(content)
    return [out_dir / name for name in contents]
