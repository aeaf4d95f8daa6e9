"""The whole paper: built once as a tree, which the renderers turn into HTML, Word, PDF and slides."""

from dataclasses import dataclass

from answerable.papers.acronyms import spelt_out
from answerable.papers.build.appendices import appendices
from answerable.papers.build.lines import Line, Links, annex
from answerable.papers.build.report import header, sections
from answerable.papers.build.slides import slides, summary
from answerable.papers.build.source import Source
from answerable.papers.rules import Problem, could_identify, empty_sections
from answerable.papers.tree import Paper, nodes, plain


@dataclass(frozen=True)
class Built:
    """A paper's tree, its annex of figures, and whatever stands in the way of publishing it."""

    paper: Paper
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def build(source: Source) -> Built:
    """Pure: the same source gives the same tree."""
    lines = annex(source)
    links = Links(lines)
    paper = Paper(
        title=source.title,
        dated=source.as_at,
        header=header(source),
        status=source.status,
        author=source.board,
        sections=sections(source, lines, links),
        appendices=appendices(source, lines, links),
        slides=slides(source, lines),
        summary=summary(source, links),
        imprint=source.imprint,
    )
    paper, unexplained = spelt_out(paper, source.acronyms)
    problems = [
        *empty_sections(source.layout, source.narrative),
        *(
            Problem("Figures", f"The text gives {missing}, which no line of Appendix 2 holds.")
            for missing in links.missing
        ),
        *could_identify(_texts(paper)),
        *(Problem("Acronyms", sentence, blocks=False) for sentence in unexplained),
    ]
    return Built(paper, tuple(lines), tuple(problems))


def _texts(paper: Paper) -> list[tuple[str, str]]:
    """Every paragraph of the covering report and the summary with its section, and every statement with its action."""
    found = [
        (section.title, plain(node.spans))
        for part in (paper, paper.summary)
        if part
        for section in part.sections
        for node in section.nodes
        if node.kind in {"numbered", "paragraph"}
    ]
    for node in nodes(paper):
        if node.kind != "table":
            continue
        for row in node.rows:
            words = [plain(part.spans) for cell in row.cells for part in cell if part.kind == "paragraph"]
            found += [(words[0] if words else node.caption, text) for text in words]
    return found
