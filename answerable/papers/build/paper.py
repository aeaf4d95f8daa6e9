"""The whole paper: built once as a tree, which the renderers turn into HTML, Word, PDF and slides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from answerable.evidence.rules.suppression import THRESHOLD
from answerable.papers.acronyms import spelt_out
from answerable.papers.build import account, attendance, earlier
from answerable.papers.build.appendices import appendices
from answerable.papers.build.lines import MARK, Links, annex, place_of
from answerable.papers.build.lines import Line as AnnexLine
from answerable.papers.build.report import header, sections
from answerable.papers.build.slides import slides, summary
from answerable.papers.build.source import Source, Written
from answerable.papers.layout import Layout
from answerable.papers.rules import Problem, could_identify, empty_sections
from answerable.papers.tree import Paper, nodes, plain
from answerable.partnership.record import Agency
from answerable.reading.blocks import Line, Passage
from answerable.reading.figures import find_measures

SUMMARY = "Plain-language summary"


@dataclass(frozen=True)
class Built:
    """A paper's tree, its annex of figures, whatever stands in the way of publishing it, the agencies that it speaks
    of, by name, and what it was built from."""

    paper: Paper
    lines: tuple[AnnexLine, ...]
    problems: tuple[Problem, ...]
    layout: Layout
    agencies: tuple[Agency, ...]
    source: Source


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
        *_no_summary(paper),
        *_unlinked(source),
        *_hidden(source, lines),
        *could_identify(_texts(paper)),
        *(Problem("Acronyms", sentence, blocks=False) for sentence in unexplained),
    ]
    return Built(paper, tuple(lines), tuple(problems), source.layout, source.called(_spoken_of(source)), source)


def _no_summary(paper: Paper) -> Iterator[Problem]:
    """That there will be no plain-language version, while somebody can still write one."""
    if paper.summary is None:
        words = "Nobody has written it, so the paper will have no version in plain words."
        yield Problem(SUMMARY, words, blocks=False)


def _spoken_of(source: Source) -> set[int]:
    """The ids of the agencies that answer for something in the plan, whose figures or evidence the paper gives, or of
    whose answers, challenges or part in the framework it tells."""
    plan, evidence = source.plan, source.evidence
    rows: list[Any] = [*plan.answerers, *plan.updates, *evidence.measures, *evidence.evidence]
    found = {row.agency_id for row in rows if row.agency_id}
    return found | account.agencies(source) | attendance.agencies(source)


def _unlinked(source: Source) -> Iterator[Problem]:
    """Sections that give figures in their own words, not by a link to the annex. A person decides: a budget's
    figure may stand in no measure, and every other one should."""
    titles = {section.key: section.title for section in source.layout.written()} | {"plain_summary": SUMMARY}
    for key, title in titles.items():
        text = MARK.sub(" ", source.narrative.get(key, Written()).text)
        lines = [Line(text=part.strip(" -")) for part in text.splitlines() if part.strip(" -")]
        found = find_measures(Passage(lines=lines, role="section", section=title), written=source.as_at)
        words = list(dict.fromkeys(value.words for measure in found for value in measure.values if value.words))
        if words:
            one = len(words) == 1
            yield Problem(
                title,
                f"{', '.join(words)} {'is' if one else 'are'} linked to no line of Appendix 2, so a reader cannot see "
                f"where {'it comes' if one else 'they come'} from. Where the record holds {'it' if one else 'them'}, "
                "take the link from “Figures that you can link to”.",
                blocks=False,
            )


def _hidden(source: Source, lines: list[AnnexLine]) -> Iterator[Problem]:
    """Small counts of children or families: those that the board's own words give away, and those that are hidden only
    because nobody has said what they count. A person decides."""
    newest = source.round.id if source.round else 0
    said = [
        (action, "the progress on", one.text)
        for (round, action), one in source.plan.statement_of.items()
        if round == newest
    ]
    said += [(action, "Appendix 4, under", text) for action, text in _told(source)]
    for line in lines:
        if not line.hides:
            continue
        places = [where for of, where, text in said if of == line.action and place_of(text, line.hides, [])]
        for where in dict.fromkeys(places):
            words = (
                f"Appendix 2 hides the figure of line {line.label} ({line.measure.what}), as it gives away a count of "
                f"1 to {THRESHOLD}, and {where} action {line.ref} gives it as “{line.hides}”. Decide whether it can be "
                "published."
            )
            yield Problem(f"Action {line.ref}", words, blocks=False, measure=line.measure.id)
        if line.measure.people is None:
            words = (
                f"Line {line.label} ({line.measure.what}) is hidden, because nobody has said whether it counts "
                "children or families. If it counts neither, say so of the measure."
            )
            yield Problem("Appendix 2", words, blocks=False, measure=line.measure.id)


def _told(source: Source) -> Iterator[tuple[int, str]]:
    """What Appendix 4 prints in the words of others, by the action that it is about."""
    if "since" in source.layout.parts:
        yield from earlier.words_by_action(source)
    if "challenge" in source.layout.parts:
        for thread in account.printed(source):
            if thread.challenge.action_id:
                yield (
                    thread.challenge.action_id,
                    " ".join([thread.challenge.asked, *(step.text for step in thread.steps)]),
                )


def _texts(paper: Paper) -> list[tuple[str, str]]:
    """Every paragraph of the covering report and the summary with its section, what the appendices list, and every
    statement with its action."""
    found = [
        (section.title, plain(node.spans))
        for part in (paper, paper.summary)
        if part
        for section in part.sections
        for node in section.nodes
        if node.kind in {"numbered", "paragraph"}
    ]
    listed = [(part.label, node) for part in paper.appendices for node in part.nodes if node.kind == "list"]
    found += [(label, plain(item.spans)) for label, node in listed for item in node.items]
    for node in nodes(paper):
        if node.kind != "table":
            continue
        for row in node.rows:
            words = [plain(part.spans) for cell in row.cells for part in cell if part.kind == "paragraph"]
            found += [(words[0] if words else node.caption, text) for text in words]
    return found
