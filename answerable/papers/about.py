"""Everything that a paper says of one agency: each sentence that names it or repeats what it reported, and each label
that it is given. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from answerable.papers.build.source import Source
from answerable.papers.compare import texts_of
from answerable.papers.tree import Heading, Node, Paper, Row, Table
from answerable.plan.record import grouped
from answerable.plan.reporting import Report, drawn, report_of
from answerable.plan.rules import answering
from answerable.reading.sentences import split_sentences

NAMED, REPORTED, LABEL = "It is named", "It repeats what the agency reported", "A label or a figure of the agency’s"


@dataclass(frozen=True)
class Said:
    """One sentence of a paper, or one row of its labels: the part that it stands in, and why it is about the agency."""

    where: str
    words: str
    why: str


@dataclass(frozen=True)
class Of:
    """An agency as a paper may speak of it. `names` are those of every agency of the board, with whose they are: of
    several that would fit, the longest that stands there is meant. `leads` are the refs of the actions that it answers
    for, `reported` what it said in the newest round, by ref."""

    agency: int
    names: Mapping[str, int]
    leads: frozenset[str] = frozenset()
    reported: Mapping[str, Report] = field(default_factory=dict)

    def is_named(self, words: str) -> bool:
        """
        >>> Of(1, {"Police": 1, "Kent Police": 2}).is_named("The Police came."), Of(1, {"Kent Police": 2}).is_named("")
        (True, False)
        >>> Of(1, {"Police": 1, "Kent Police": 2}).is_named("Kent Police came.")
        False
        """
        return self.agency in named_in(words, self.names)

    def is_it(self, words: str) -> bool:
        """Whether words are nothing but one of its names."""
        return self.names.get(words.strip()) == self.agency


def named_in(words: str, names: Mapping[str, int]) -> set[int]:
    """The agencies that words name (see `Of.names`)."""
    return {names[name] for name in _pattern(frozenset(names)).findall(words)}


@lru_cache(maxsize=4)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")


def of_agency(source: Source, agency: int) -> Of:
    """What makes the paper drawn from a source speak of an agency."""
    plan, newest = source.plan, source.round
    above = grouped(plan.answerers_of.get(None, []), "objective_id")
    leads = {
        action.ref
        for action in plan.actions
        for one in answering(plan.answerers_of.get(action.id, []), above.get(action.objective_id, []))
        if one.agency_id == agency
    }
    theirs = [one for one in plan.updates if newest and one.round_id == newest.id and one.agency_id == agency]
    reported = {plan.action[one.action_id].ref: report_of(one) for one in theirs if one.action_id in plan.action}
    return Of(agency, source.names, frozenset(leads), reported)


def said_about(paper: Paper, of: Of) -> list[Said]:
    """In reading order, each once."""
    found: list[Said] = []
    for section in paper.sections:
        found += [said for node in section.nodes for said in _in(section.title, node, of)]
    for appendix in paper.appendices:
        where = appendix.label
        for node in appendix.nodes:
            where = f"{appendix.label}, {node.text}" if isinstance(node, Heading) and node.level <= 3 else where
            found += _in(where, node, of)
    for part in paper.summary.sections if paper.summary else ():
        found += [said for node in part.nodes for said in _in("Plain-language summary", node, of)]
    return list(dict.fromkeys(found))


def _in(where: str, node: Node, of: Of) -> Iterator[Said]:
    if not isinstance(node, Table):
        for text in texts_of(node):
            yield from (Said(where, sentence, NAMED) for sentence in split_sentences(text) if of.is_named(sentence))
        return
    for row in node.rows:
        cells = [" ".join(text for inner in cell for text in texts_of(inner)) for cell in row.cells]
        told = [f"{column.title}: {words}" for column, words in zip(node.columns, cells, strict=True) if words]
        if any(of.is_it(words) for words in cells):
            yield Said(where, ". ".join(told), LABEL)
            continue
        ref = cells[0]
        if ref in of.leads:
            yield from (Said(f"{where}, {ref}", one, LABEL) for one in told if one.startswith(("Status:", "By when:")))
        yield from _sentences(f"{where}, {ref}", row, of, of.reported.get(ref))


def _sentences(where: str, row: Row, of: Of, reported: Report | None) -> Iterator[Said]:
    for text in (text for cell in row.cells for inner in cell for text in texts_of(inner)):
        theirs = {sentence for sentence, who in drawn(text, {"it": reported}) if who} if reported else set()
        for sentence in split_sentences(text):
            if of.is_named(sentence):
                yield Said(where, sentence, NAMED)
            elif sentence in theirs:
                yield Said(where, sentence, REPORTED)
