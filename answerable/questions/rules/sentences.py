"""The sentences of what was said, each with where it stands."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from answerable.plan.rules import plain
from answerable.questions.rules.asking import Side, of_prose, of_words, prose_of
from answerable.questions.rules.facts import Prose, Round, Statement, Update
from answerable.questions.rules.record import Record
from answerable.reading.sentences import split_sentences


@dataclass(frozen=True)
class Sentence:
    """One sentence, and where it stands: in what was said of an action, or in a report's prose (`heading`)."""

    text: str
    of: Statement | Update | Prose
    agencies: frozenset[int] = frozenset()
    heading: str = ""

    @property
    def action(self) -> int | None:
        return None if isinstance(self.of, Prose) else self.of.action_id

    def side(self, record: Record) -> Side:
        if isinstance(self.of, Prose):
            return of_prose(self.of, self.heading, self.text)
        return of_words(record, self.of, self.text)


def said_in(record: Record, rounds: Collection[Round | None], *, prose: bool = False) -> Iterator[Sentence]:
    """Every sentence that was said in these rounds, each once: the board's words, then agencies', then reports'; of a
    paper of the board's own, which tells of the newest."""
    wanted = {round.id for round in rounds if round}
    seen: set[tuple[int, str]] = set()
    held: set[str] = set()
    told: list[Statement | Update] = [*record.statements, *record.updates]
    for one in (one for one in told if one.round_id in wanted):
        own = [one.agency_id] if isinstance(one, Update) else record.agencies_of(one.action_id)
        agencies = frozenset(agency for agency in own if agency is not None)
        for sentence in _split(one):
            if (key := (one.action_id, sentence)) not in seen:
                seen.add(key)
                yield Sentence(sentence, one, agencies)
    if not prose:
        return
    reports: list[Prose] = [one for one in record.documents if one.round_id in wanted]
    reports += record.papers if record.newest and record.newest.id in wanted else []
    for report in reports:
        held = held or {plain(words) for _, words in seen}
        for heading, line in prose_of(report):
            for sentence in split_sentences(line):
                if plain(sentence) not in held:
                    yield Sentence(sentence, report, heading=heading)


def _split(one: Statement | Update) -> Iterator[str]:
    """The sentences of what was said, block by block: joined, a list's items would run into one."""
    blocks = [block.get("text", "") for block in one.blocks] if isinstance(one, Statement) else []
    for text in blocks or [one.text]:
        yield from split_sentences(text)
