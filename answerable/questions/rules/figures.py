"""Whether figures fit one another, and whose word they are."""

from collections.abc import Iterator, Sequence

from answerable.evidence.rules.periods import Period, is_moment, length_words, period_words, same_length
from answerable.plan.rules import plain
from answerable.questions.rules.asking import Question, Side, counted, flat, listed
from answerable.questions.rules.facts import Claim, Item, Measure, Value
from answerable.questions.rules.record import OUTSIDE, Record, by
from answerable.reading.doubts.places import quote
from answerable.reading.similar import content_words
from answerable.ui.numbers import number, rounding, with_unit

TELLING = 3  # words that carry meaning: from so many on, a measure's name says which it is
HEDGED = 0.05  # "just over 40%" beside 41% is no other figure
# What is aimed at, or will be counted, has no source yet.
_TO_COME = frozenset({"target", "planned"})


def contradicts(record: Record) -> Iterator[Question]:
    """Two values of one measure for one period."""
    for same in by(_dated(record), lambda value: (_identity(record.measure[value.measure_id]), _days(value))).values():
        newest = max(same, key=lambda value: (_told(record, value), value.id))
        others = [value for value in same if differ(newest, value)]
        if others:
            measure = record.measure[newest.measure_id]
            sides = [_of_value(record, value) for value in (newest, *others)]
            given = listed(list(dict.fromkeys(_shown(record, value) for value in (newest, *others))))
            asks = (
                f"{quote(measure.what)} is given as {given} for {_period(newest)}: which holds, and why is it another?"
            )
            yield _of(record, "contradicts", asks, [measure], sides, f"{newest.period_from} {newest.period_to}")


def differ(one: Value, other: Value) -> bool:
    """Whether two values cannot be one: by more than rounding allows, or a hedge ("just over")."""
    if one.id == other.id or one.value == other.value:
        return False
    allowed = max(rounding(one.value), rounding(other.value))
    if one.qualifier or other.qualifier:
        allowed = max(allowed, HEDGED * max(abs(one.value), abs(other.value)))
    return abs(one.value - other.value) > allowed


def _dated(record: Record) -> list[Value]:
    return [v for v in record.values if v.period_from and v.period_to and v.measure_id in record.measure]


def _identity(measure: Measure) -> tuple[object, ...]:
    """What makes two measures one: what is counted, of whom and where. Of a few words ("use") only in one action."""
    about = frozenset(content_words(measure.what))
    where = measure.action_id if len(about) < TELLING else None
    return about, measure.unit, measure.agency_id, plain(measure.area), plain(measure.population), where


def _days(value: Value) -> tuple[object, object]:
    return value.period_from, value.period_to


def _told(record: Record, value: Value) -> int:
    """The place of the round that told a value; of one that was entered, after all of them."""
    return next((n for n, one in enumerate(record.rounds) if one.id == value.round_id), len(record.rounds))


def part_beside_whole(record: Record) -> Iterator[Question]:
    """A period set beside a longer one: nine months beside whole years. A part of the longer one is no other period."""
    for measure in record.measures:
        told = [(value, _as_period(value)) for value in record.values_of.get(measure.id, [])]
        dated = sorted(
            ((value, period) for value, period in told if period and not is_moment(period)), key=lambda one: one[1].end
        )
        if len(dated) < 2:
            continue
        value, period = dated[-1]
        longer = [(v, p) for v, p in dated[:-1] if is_part_beside(period, p)]
        before = next(((v, p) for v, p in reversed(dated[:-1]) if is_part_beside(p, period)), None)
        if not longer and not before:
            continue
        sides = [_of_value(record, v) for v, _ in (*longer, *([before] if before else []), (value, period))]
        short, long = (period, longer[-1][1]) if longer else (before[1], period)  # type: ignore[index]  # one is there
        asks = (
            f"{quote(measure.what)}: {period_words(short)} is {length_words(short)} and stands beside "
            f"{period_words(long)}, which is {length_words(long)}. What would the same length of time show?"
        )
        yield _of(record, "part-beside-whole", asks, [measure], sides)


def is_part_beside(one: Period, other: Period) -> bool:
    """Whether `one` is shorter than `other` and no part of it."""
    within = other.start <= one.start and one.end <= other.end
    return not within and not same_length(one, other) and (one.end - one.start) < (other.end - other.start)


def _as_period(value: Value) -> Period | None:
    start, end = value.period_from, value.period_to
    return Period(start=start, end=end, words=value.period_words) if start and end and start <= end else None


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


def _of_value(record: Record, value: Value) -> Side:
    told = record.round.get(value.round_id or 0)
    measure = record.measure[value.measure_id]
    called = f"{_period(value) or 'No period given'}{f', told in {told.title}' if told else ''}"
    return Side("value", value.id, called, f"{_with_unit(measure, value)}: {flat(measure.what)}", measure.id)


def _of_measure(record: Record, measure: Measure) -> Side:
    values = record.values_of.get(measure.id, [])
    told = [f"{_with_unit(measure, v)}{f' ({_period(v)})' if _period(v) else ''}" for v in values[-3:]]
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


def _with_unit(measure: Measure, value: Value) -> str:
    return value.words or with_unit(value.value, measure.unit)


def _shown(record: Record, value: Value) -> str:
    told = record.round.get(value.round_id or 0)
    return f"{_with_unit(record.measure[value.measure_id], value)}{f' in {told.title}' if told else ''}"


def _period(value: Value) -> str:
    period = _as_period(value)
    return period_words(period) if period else value.period_words


def _of(record: Record, rule: str, asks: str, measures: Sequence[Measure], sides: list[Side], *more: str) -> Question:
    """A question about figures: the same one as long as it is about the same agency's on the same action, or about the
    same measure."""
    first = measures[0]
    grouped = rule in {"improved-alone", "own-figures", "no-source"}
    about = (f"action:{first.action_id}", f"agency:{first.agency_id}") if grouped else (f"measure:{first.id}",)
    agencies = frozenset({first.agency_id} - {None}) or frozenset(record.agencies_of(first.action_id))
    return Question(rule, asks, tuple(sides), (*about, *more), first.action_id, agencies)  # type: ignore[arg-type]
