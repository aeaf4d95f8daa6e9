"""Whose word figures are: an agency's own, without a second source or without a source that is named; nobody's."""

from collections.abc import Iterator, Sequence

from answerable.questions.rules.asking import Question, Side, flat
from answerable.questions.rules.facts import Claim, Item, Measure
from answerable.questions.rules.figures import period_of, value_words
from answerable.questions.rules.record import OUTSIDE, Record, by
from answerable.reading.doubts.places import quote
from answerable.ui.numbers import number
from answerable.ui.words import counted

# What is aimed at, or will be counted, has no source yet.
_TO_COME = frozenset({"target", "planned"})


def improved_alone(record: Record) -> Iterator[Question]:
    """An agency says that its figures are better, and nobody else has looked."""
    found = [m for m in record.measures if m.producer == "agency itself" and _better(record, m)]
    for same in by(found, lambda measure: (measure.action_id, measure.agency_id)).values():
        alone = [m for m in same if not _has_outside_source(record, m)]
        if alone:
            who = record.named(alone[0].agency_id) or "The agency"
            them = "it" if len(alone) == 1 else "them"
            asks = (
                f"{who} reports {counted(len(alone), 'change')}{_where(record, alone)} by its own figures, and no "
                f"other source speaks for {them}: who else has looked?"
            )
            yield _of(record, "improved-alone", asks, alone, [_of_measure(record, m) for m in alone])


def _better(record: Record, measure: Measure) -> bool:
    """Whether a change for the better is claimed; where nobody has said which way is better, any change."""
    claims = [c for c in record.claims_of.get(measure.id, []) if c.kind != "level"]
    return any(not c.direction or not measure.polarity or c.direction == measure.polarity for c in claims)


def _has_outside_source(record: Record, measure: Measure) -> bool:
    items = [item for claim in record.claims_of.get(measure.id, []) for item in record.items_of(claim=claim.id)]
    items += record.items_of(action=measure.action_id) if measure.action_id else []
    return any(item.producer in OUTSIDE and item.kind != "activity" for item in items)


def own_figures(record: Record) -> Iterator[Question]:
    """Figures of an agency's own that do not say from what they were counted."""
    found = [m for m in _stated(record) if m.producer == "agency itself" and m.method == "not stated"]
    for same in by(found, lambda measure: (measure.action_id, measure.agency_id)).values():
        bare = [m for m in same if not m.base_words and not _tied(record, m)]
        if bare:
            who = record.named(bare[0].agency_id) or "the agency"
            told = f"{counted(len(bare), 'figure')}{_where(record, bare)} given by {who}"
            asks = (
                f"{told} {'is' if len(bare) == 1 else 'are'} its own, and no source is named: from what was counted, "
                "and by whom?"
            )
            yield _of(record, "own-figures", asks, bare, [_of_measure(record, m) for m in bare])


def no_source(record: Record) -> Iterator[Question]:
    """Figures and evidence of which nobody has said who made them."""
    found = [m for m in _stated(record) if m.producer == "not stated" and not _tied(record, m)]
    for same in by(found, lambda measure: (measure.action_id, measure.agency_id)).values():
        who = record.named(same[0].agency_id)
        figures = f"{counted(len(same), 'figure')}{f' about {who}' if who else ''}{_where(record, same)}"
        do = "does" if len(same) == 1 else "do"
        asks = f"{figures} {do} not state a source: who counted or asked, and how?"
        yield _of(record, "no-source", asks, same, [_of_measure(record, m) for m in same])
    for item in record.items:
        if item.producer == "not stated":
            asks = f"The evidence item {quote(item.title)} does not state who produced it: whose is it?"
            yield of_item_question(record, "no-source", asks, item, [of_item(item)])


def _where(record: Record, measures: Sequence[Measure]) -> str:
    """Under which action figures stand, as a sentence goes on with it."""
    action = record.action.get(measures[0].action_id)
    return f" on action {action.ref}" if action else ""


def _stated(record: Record) -> list[Measure]:
    """Measures of which something is told: a value, or a change."""
    return [
        m
        for m in record.measures
        if m.kind not in _TO_COME
        and (record.values_of.get(m.id) or any(c.kind != "level" for c in record.claims_of.get(m.id, [])))
    ]


def _tied(record: Record, measure: Measure) -> list[Item]:
    claims = record.claims_of.get(measure.id, [])
    return [item for claim in claims for item in record.items_of(claim=claim.id) if item.producer != "not stated"]


def of_item(item: Item) -> Side:
    return Side("item", item.id, "Evidence", flat(f"{item.title}. {item.findings}".strip(". ")))


def of_item_question(record: Record, rule: str, asks: str, item: Item, sides: list[Side], *more: str) -> Question:
    action = next((tie.action_id for tie in record.ties if tie.evidence_id == item.id and tie.action_id), None)
    agencies = frozenset({item.agency_id} - {None} | set(record.agencies_of(action)))
    return Question(rule, asks, tuple(sides), (f"item:{item.id}", *more), action, agencies)  # type: ignore[arg-type]


def _of_measure(record: Record, measure: Measure) -> Side:
    values = record.values_of.get(measure.id, [])
    told = [f"{value_words(measure, v)}{f' ({period_of(v)})' if period_of(v) else ''}" for v in values[-3:]]
    told = told or [_change(c) for c in record.claims_of.get(measure.id, []) if c.kind != "level"][-1:]
    return Side("measure", measure.id, "Figure", f"{flat(measure.what)}: {', '.join(told) or 'no value'}")


def _change(claim: Claim) -> str:
    way = {"up": "higher", "down": "lower"}.get(claim.direction, "changed")
    sign = {"percent": "%", "points": " percentage points"}.get(claim.change_unit, "")
    return (
        f"{number(claim.change_value)}{sign} {way}"
        if claim.change_value is not None
        else f"{way}, by how much is not said"
    )


def _of(record: Record, rule: str, asks: str, measures: Sequence[Measure], sides: list[Side]) -> Question:
    """A question about figures: the same one as long as it is about the same agency's on the same action."""
    action, agency = measures[0].action_id, measures[0].agency_id
    agencies = frozenset([agency] if agency else record.agencies_of(action))
    return Question(rule, asks, tuple(sides), (f"action:{action}", f"agency:{agency}"), action, agencies)
