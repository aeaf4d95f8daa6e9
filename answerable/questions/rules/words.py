"""What reports say beside what is known: no risks beside gaps, an inspection with two dates, a cause, whose word."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from answerable.plan.rules import plain
from answerable.questions.rules.asking import Question, Side, of_shortfall
from answerable.questions.rules.facts import Claim, Item, Measure, Prose, Shortfall
from answerable.questions.rules.record import Record, by
from answerable.questions.rules.sentences import Sentence, said_in
from answerable.questions.rules.sources import of_item_question
from answerable.reading.doubts.dates import CLOSE, inspections_in, month_words
from answerable.reading.doubts.document import says_no_risks
from answerable.reading.doubts.origin import only_claims_a_cause
from answerable.reading.doubts.places import quote
from answerable.ui.words import counted

_NO_CONCERNS = re.compile(
    r"\bno (?:(?:specific|significant|new|major|particular|further|safeguarding|current|other) )*"
    r"(?:concerns?|issues?|gaps?)\b(?! (?:of|about|from|in|for)\b)",
    re.IGNORECASE,
)
DAYS = 92  # two looks of one name within so many days may be one


def no_risks(record: Record) -> Iterator[Question]:
    """No risks, or no concerns, are said beside what the same action, agency or report admits is missing or weak."""
    newest = record.newest
    for one in said_in(record, [newest], prose=True):
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
    if isinstance(one.of, Prose):
        return True
    same_action = gap.action_id is not None and gap.action_id == one.action
    return same_action or (gap.action_id is not None and not one.agencies.isdisjoint(record.agencies_of(gap.action_id)))


def one_event_two_dates(record: Record) -> Iterator[Question]:
    """One inspectorate's inspection in two neighbouring months; evidence of one name on two neighbouring days."""
    seen: dict[tuple[str, int], Sentence] = {}
    for one in said_in(record, [record.before, record.newest], prose=True):
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
                f"The evidence item {quote(item.title)} is there twice, dated {day:%-d %B %Y} and "
                f"{other_day:%-d %B %Y}: was it one event or two?"
            )
            sides = [
                Side("item", one.id, f"Evidence{f', {one.on:%-d %B %Y}' if one.on else ''}", one.title) for one in same
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
    for one in said_in(record, [record.newest]):
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
