"""What reports say beside what is known: no risks beside gaps, an inspection with two dates, a cause, whose word."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from answerable.plan.rules import plain
from answerable.questions.rules.asking import (
    Question,
    Side,
    counted,
    of_action,
    of_document,
    of_shortfall,
    of_statement,
    of_words,
    on_day,
    sentences_of,
)
from answerable.questions.rules.facts import Claim, Item, Measure, Printed, Round, Shortfall, Statement, Update
from answerable.questions.rules.figures import of_item, of_item_question
from answerable.questions.rules.record import Record, by
from answerable.reading.doubts.dates import CLOSE, inspections_in, month_words
from answerable.reading.doubts.delivery import own_work, promises_independence
from answerable.reading.doubts.document import says_no_risks
from answerable.reading.doubts.origin import called_internal, only_claims_a_cause
from answerable.reading.doubts.places import quote
from answerable.reading.sentences import split_sentences

_NO_CONCERNS = re.compile(
    r"\bno (?:(?:specific|significant|new|major|particular|further|safeguarding|current|other) )*"
    r"(?:concerns?|issues?|gaps?)\b(?! (?:of|about|from|in|for)\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:internal(?:ly)?|in-house|self[- ](?:assess|evaluat|review|audit)\w*|own (?:audit|review))\b", re.I
)
_BY_OTHERS = {"independent": "independent", "inspectorate": "an inspectorate’s"}
DAYS = 92  # two looks of one name within so many days may be one


@dataclass(frozen=True)
class Sentence:
    """One sentence, and where it stands: in what was said of an action, or in a document's prose (`heading`)."""

    text: str
    of: Statement | Update | Printed
    agencies: frozenset[int] = frozenset()
    heading: str = ""

    @property
    def action(self) -> int | None:
        return None if isinstance(self.of, Printed) else self.of.action_id

    def side(self, record: Record) -> Side:
        if isinstance(self.of, Printed):
            return of_document(self.of, self.heading, self.text)
        return of_words(record, self.of, self.text)


def _sentences(record: Record, rounds: Collection[Round | None], *, prose: bool = False) -> Iterator[Sentence]:
    """Every sentence that was said in these rounds, each once: the board's words, then agencies', then documents'."""
    wanted = {round.id for round in rounds if round}
    seen: set[tuple[int, str]] = set()
    held: set[str] = set()
    told: list[Statement | Update] = [*record.statements, *record.updates]
    for one in (one for one in told if one.round_id in wanted):
        agencies = frozenset([one.agency_id] if isinstance(one, Update) else record.agencies_of(one.action_id))
        for sentence in _split(one):
            if (key := (one.action_id, sentence)) not in seen:
                seen.add(key)
                yield Sentence(sentence, one, agencies)
    for document in record.documents if prose else ():
        held = held or {plain(words) for _, words in seen}
        for heading, line in sentences_of(document.printed) if document.round_id in wanted else ():
            for sentence in split_sentences(line):
                if plain(sentence) not in held:
                    yield Sentence(sentence, document, heading=heading)


def _split(one: Statement | Update) -> Iterator[str]:
    """The sentences of what was said, block by block: joined, a list's items would run into one."""
    blocks = [block.get("text", "") for block in one.blocks] if isinstance(one, Statement) else []
    for text in blocks or [one.text]:
        yield from split_sentences(text)


def no_risks(record: Record) -> Iterator[Question]:
    """No risks, or no concerns, are said beside what the same action, agency or report admits is missing or weak."""
    newest = record.newest
    for one in _sentences(record, [newest], prose=True):
        if newest is None or not says_nothing_is_wrong(one.text):
            continue
        gaps = [gap for gap in record.shortfalls if gap.round_id == newest.id and _concerns(record, one, gap)]
        gaps = [gap for gap in gaps if plain(gap.text) != plain(one.text)]
        if gaps:
            asks = (
                f"{quote(one.text, 20)} stands beside {counted(len(gaps), 'shortfall that is', 'shortfalls that are')} "
                f"admitted in {newest.title}: is none of them a risk?"
            )
            side = one.side(record)
            about = (f"{side.kind}:{side.id}", plain(one.text)[:80])
            sides = (side, *(of_shortfall(record, gap) for gap in gaps))
            yield Question("no-risks", asks, sides, about, one.action, one.agencies)


def says_nothing_is_wrong(sentence: str) -> bool:
    """Whether a sentence says that there are no risks or concerns.

    >>> says_nothing_is_wrong("The Trust has no concerns."), says_nothing_is_wrong("No concerns of parents were heard.")
    (True, False)
    """
    return says_no_risks(sentence) or _NO_CONCERNS.search(sentence) is not None


def _concerns(record: Record, one: Sentence, gap: Shortfall) -> bool:
    """Whether a gap is of a sentence's action or agency; a report's own prose speaks of all that it reports."""
    if isinstance(one.of, Printed):
        return True
    same_action = gap.action_id is not None and gap.action_id == one.action
    return same_action or (gap.action_id is not None and not one.agencies.isdisjoint(record.agencies_of(gap.action_id)))


def one_event_two_dates(record: Record) -> Iterator[Question]:
    """One inspectorate's inspection in two neighbouring months; evidence of one name on two neighbouring days."""
    seen: dict[tuple[str, int], Sentence] = {}
    for one in _sentences(record, [record.before, record.newest], prose=True):
        for inspection in inspections_in(one.text):
            seen.setdefault(inspection, one)
    for (who, first), (other, second) in combinations(sorted(seen), 2):
        if who == other and 0 < second - first <= CLOSE:
            here, there = seen[who, first], seen[other, second]
            asks = (
                f"An inspection by {who} is given as {month_words(first)} and as {month_words(second)}: was it one "
                "inspection or two?"
            )
            about = (f"inspection:{plain(who)}", str(first), str(second))
            agencies = here.agencies | there.agencies
            yield Question("two-dates", asks, (here.side(record), there.side(record)), about, here.action, agencies)
    for same in by(record.items, lambda item: plain(item.title)).values():
        for item, day, other_day in _near(same):
            asks = (
                f"The evidence item {quote(item.title)} is there twice, dated {on_day(day)} and {on_day(other_day)}: "
                "was it one event or two?"
            )
            sides = [
                Side("item", one.id, f"Evidence{f', {on_day(one.on)}' if one.on else ''}", one.title) for one in same
            ]
            yield of_item_question(record, "two-dates", asks, item, sides, str(day), str(other_day))


def _near(items: list[Item]) -> Iterator[tuple[Item, date, date]]:
    """Each item with its day and the next one's, where these are near and not the same."""
    dated = sorted(((one.on, one) for one in items if one.on), key=lambda pair: pair[0])
    for (day, item), (next_day, _) in pairwise(dated):
        if 0 < (next_day - day).days <= DAYS:
            yield item, day, next_day


def cause_without_figure(record: Record) -> Iterator[Question]:
    """A change is put down to a cause, without a figure that shows the change."""
    found: dict[int, list[Side]] = {}
    for one in _sentences(record, [record.newest]):
        if one.action and only_claims_a_cause(one.text):
            found.setdefault(one.action, []).append(one.side(record))
    for claim in record.claims:
        measure = record.measure.get(claim.measure_id)
        if measure is None or measure.action_id is None or not _is_bare_cause(record, claim):
            continue
        there = found.setdefault(measure.action_id, [])
        named = plain(claim.attribution.partition("(")[0])  # what the sentence before it said stands in brackets
        if not any(named in plain(side.words) for side in there):
            there.append(_of_claim(claim, measure))
    for pk, sides in found.items():
        if pk in record.action:
            more = f" (and {len(sides) - 1} more)" if len(sides) > 1 else ""
            asks = (
                f"{quote(sides[0].words, 30)}{more} names a cause without a figure: what shows the change, and its "
                "cause?"
            )
            agencies = frozenset(record.agencies_of(pk))
            yield Question("cause", asks, tuple(sides), (f"action:{pk}",), pk, agencies)


def _is_bare_cause(record: Record, claim: Claim) -> bool:
    return bool(
        claim.kind == "cause" and claim.attribution and claim.change_value is None
    ) and not record.values_of.get(claim.measure_id)


def _of_claim(claim: Claim, measure: Measure) -> Side:
    words = claim.statement or f"{measure.what}: {claim.attribution}"
    return Side("claim", claim.id, "Claim", words, measure.action_id)


def own_as_independent(record: Record) -> Iterator[Question]:
    """An agency's own look at itself that is, or could be, taken for somebody else's."""
    for item in record.items:
        if item.producer in _BY_OTHERS and (why := _whose(record, item)):
            asks = f"{quote(item.title)} is kept as {_BY_OTHERS[item.producer]}, and {why}: whose word is it?"
            yield of_item_question(record, "own-independent", asks, item, [of_item(item)])
    for measure in record.measures:
        words = f"{measure.what} {measure.base_words}"
        if measure.producer in _BY_OTHERS and _OWN.search(words):
            asks = (
                f"{quote(measure.what)} is kept as {_BY_OTHERS[measure.producer]}, and its words say that somebody "
                "looked at themselves: whose word is it?"
            )
            yield Question(
                "own-independent", asks, (Side("measure", measure.id, "Figure", words.strip()),),
                (f"measure:{measure.id}",), measure.action_id, frozenset(record.agencies_of(measure.action_id)),
            )  # fmt: skip
    yield from _in_words(record)


def _whose(record: Record, item: Item) -> str:
    """Why an item may be the own word of whoever is looked at, in words; "" where nothing says so."""
    if _OWN.search(item.title):
        return "its title says that somebody looked at themselves"
    leads = {
        agency for tie in record.ties if tie.evidence_id == item.id for agency in record.agencies_of(tie.action_id)
    }
    if item.agency_id in leads and item.producer == "independent":
        return f"comes from {record.named(item.agency_id)}, which answers for the action it speaks for"
    return ""


def _in_words(record: Record) -> Iterator[Question]:
    """Internal inspections that the newest update speaks of, and independent review that was the board's own."""
    told: dict[int, list[tuple[str, Side]]] = {}
    for one in _sentences(record, [record.newest]):
        if one.action and (what := called_internal(one.text)):
            told.setdefault(one.action, []).append((what, one.side(record)))
    for action in record.actions:
        agencies = frozenset(record.agencies_of(action.id))
        if found := told.get(action.id):
            asks = (
                f"The update on action {action.ref} rests on an internal {found[0][0]}, which is an agency’s own word: "
                "has anybody else looked?"
            )
            sides = tuple(side for _, side in found)
            yield Question("own-independent", asks, sides, (f"action:{action.id}", "internal"), action.id, agencies)
        said = record.newest_said.get(action.id) if promises_independence(action.text) else None
        if said and (why := own_work([(b.get("kind", ""), b.get("text", "")) for b in said.blocks])):
            asks = f"Action {action.ref} promises independent review, and {why}: who from outside has looked?"
            sides = (of_action(action), of_statement(record, said))
            yield Question("own-independent", asks, sides, (f"action:{action.id}", "promised"), action.id, agencies)
