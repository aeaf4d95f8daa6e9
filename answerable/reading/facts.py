"""What a document states beyond its plan's structure: who is named, figures, promises, shortfalls, doubts."""

import re
from dataclasses import replace
from datetime import date

from answerable.reading.blocks import Passage
from answerable.reading.commitments import find_commitments, from_milestones
from answerable.reading.commitments import merge_repeats as merge_promises
from answerable.reading.doubts import find_doubts
from answerable.reading.figures import find_measures, merge_repeats
from answerable.reading.names import find_names
from answerable.reading.proposal import Commitment, Measure, Proposal, Shortfall, Source
from answerable.reading.recommendations import decisions_sought, find_recommendations
from answerable.reading.shortfalls import find_shortfalls
from answerable.reading.similar import shared, similarity
from answerable.reading.structure import listed
from answerable.reading.structure.assemble import Structure
from answerable.reading.structure.registers import Register
from answerable.reading.voices import split, updates

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ECHO = 0.5  # share of the words of one figure's name that the other's has, from which they may be the same figure
_ALIKE = 0.6  # share of words at which two shortfalls or promises of one action are the same


def with_facts(proposal: Proposal, structure: Structure, written: date | None) -> Proposal:
    """The proposal with what its words state. `written` is the document's date, from which years are inferred."""
    about = structure.document
    leads = [name for action in proposal.actions for name in (*action.leads, *action.contributors)]
    leads += [name for objective in proposal.objectives for name in objective.leads]
    titles = [about.title, *(aim.title for aim in proposal.aims), *(o.title for o in proposal.objectives)]
    tables = [_words_of(register) for register in structure.registers]
    names = find_names([*structure.passages, *tables], title="\n".join(titles), body=about.body, leads=leads)
    passages = [part for passage in structure.passages for part in split(passage, names)]
    measures: list[Measure] = []
    commitments: list[Commitment] = []
    for passage in passages:
        measures += [m for m in find_measures(passage, written=written) if not _is_reference(m, passage)]
        commitments += find_commitments(passage, written=written)
    for ref, row in structure.milestones.items():
        steps, dates = [line.text for line in row.milestones], [line.text for line in row.due]
        commitments += from_milestones(steps, dates, action=ref, written=written, source=row.source)
    found = replace(
        proposal,
        updates=updates(passages),
        agencies=names.agencies,
        groups=names.groups,
        people=names.people,
        measures=merge_repeats(measures),
        commitments=commitments,
        recommendations=find_recommendations(structure.passages, written=written, names=names),
        decisions_sought=decisions_sought(structure.passages),
        shortfalls=[s for passage in passages for s in find_shortfalls(passage)],
    )
    found = _under_no_title(_with_registers(found, structure, written))
    return replace(found, doubts=[*proposal.doubts, *names.doubts, *find_doubts(found, passages)])


def _words_of(register: Register) -> Passage:
    """A register's words in its section, for the names among them."""
    rows = register.table.rows[register.head :]
    lines = [line for row in rows for cell in {id(cell): cell for cell in row.cells}.values() for line in cell.lines]
    return Passage(lines=lines, role="section", section=register.section, source=register.table.source)


def _with_registers(proposal: Proposal, structure: Structure, written: date | None) -> Proposal:
    """Adds what registers list and the text does not already state: an annex repeats what the report says."""
    refs = {action.ref for action in proposal.actions}
    measures, commitments, shortfalls = list(proposal.measures), list(proposal.commitments), list(proposal.shortfalls)
    figures = [register for register in structure.registers if register.kind in ("measures", "series")]
    for one in listed.measures_in(figures, refs, written):
        if not any(_same_figure(one, other) for other in proposal.measures):
            measures.append(one)
    for register in structure.registers:
        if register.kind == "commitments":
            promised = listed.commitments_in(register, refs, written)
            commitments += [one for one in promised if not any(_same_promise(one, c) for c in proposal.commitments)]
        elif register.kind == "shortfalls":
            short = listed.shortfalls_in(register, refs)
            shortfalls += [one for one in short if not any(_same_shortfall(one, s) for s in proposal.shortfalls)]
    measures = _without_echoes(merge_repeats(measures))
    return replace(proposal, measures=measures, commitments=merge_promises(commitments), shortfalls=shortfalls)


def _under_no_title(proposal: Proposal) -> Proposal:
    """The proposal in which nothing stands in a section that is the whole document: under its title."""
    title = proposal.document.title
    titles = {title, title.rpartition(": ")[2]} - {""}  # a body's name may have been put before what is printed

    def section(one: Measure | Commitment | Shortfall) -> str | None:
        return None if one.section in titles else one.section

    return replace(
        proposal,
        measures=[replace(one, section=section(one)) for one in proposal.measures],
        commitments=[replace(one, section=section(one)) for one in proposal.commitments],
        shortfalls=[replace(one, section=section(one)) for one in proposal.shortfalls],
    )


def _is_reference(measure: Measure, passage: Passage) -> bool:
    """Whether each figure of the measure, in a report's prose, is a link to where the document states it."""
    if passage.role != "section":
        return False
    lines = [line for line in passage.lines if line.linked and line.source in (measure.source, Source())]
    linked = {number for line in lines for words in line.linked for number in _NUMBER.findall(words)}
    words = [_NUMBER.findall(value.words) for value in measure.values]
    return bool(words) and all(numbers and linked.issuperset(numbers) for numbers in words)


def _same_figure(annexed: Measure, stated: Measure) -> bool:
    """Whether the text already states this line of the annex: the same place, and every value of the line."""
    if (annexed.action, annexed.section) != (stated.action, stated.section):
        return False
    said = {value.value for value in stated.values} | ({stated.change.value} if stated.change else set())
    return bool(annexed.values) and all(value.value in said for value in annexed.values)


def _without_echoes(measures: list[Measure]) -> list[Measure]:
    """The measures without those of the covering prose that only repeat a figure stated under an action."""
    under = [measure for measure in measures if measure.action]
    return [m for m in measures if m.action or not any(_echoes(m, stated) for stated in under)]


def _echoes(prose: Measure, stated: Measure) -> bool:
    """Whether `prose` gives some of the values of `stated` over again, for no other period, in much the same words."""
    said = {value.value: value.period for value in stated.values}
    if not prose.values or not said or prose.unit != stated.unit:
        return False
    for value in prose.values:
        if value.value not in said:
            return False
        one, other = value.period, said[value.value]
        if one and other and one.from_ and other.from_ and (one.from_, one.to) != (other.from_, other.to):
            return False
    return shared(prose.what, stated.what) >= _ECHO or shared(stated.what, prose.what) >= _ECHO


def _same_promise(annexed: Commitment, stated: Commitment) -> bool:
    if (annexed.action, annexed.section) != (stated.action, stated.section):
        return False
    days = (annexed.due and (annexed.due.from_, annexed.due.to), stated.due and (stated.due.from_, stated.due.to))
    return days[0] == days[1] or similarity(annexed.what, stated.what) >= _ALIKE


def _same_shortfall(annexed: Shortfall, stated: Shortfall) -> bool:
    same_place = (annexed.action, annexed.section) == (stated.action, stated.section)
    return same_place and similarity(annexed.text, stated.text) >= _ALIKE
