"""How the counts of one paper hang together, and with what is published already: over time, as part and whole, and as
the same count told twice. Nobody says so in the record, so what adds up counts as belonging together.

A count over a period is how far a running total rises from the period's first day to the day after its last. So what
can be worked out by adding counts and taking them away is the rise between any two days that a chain of counts joins.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from answerable.evidence.rules.suppression import Counts, also_hidden, is_small
from answerable.evidence.rules.working_out import Form, form, value


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What one line prints: a count, a share's part, or a part and what it is of. `place`: where the measure belongs in
    the plan; `order`: its place among the measures; `what`: what is counted, in words. `period` as written; a moment
    has `start` and `end` on one day."""

    measure: int
    place: str
    order: int
    what: str
    period: str
    start: date | None
    end: date | None
    count: int
    whole: int | None = None
    share: bool = False

    @property
    def when(self) -> Hashable:
        return (self.start, self.end) if self.start and self.end else self.period.casefold()

    @property
    def numbers(self) -> tuple[int, int | None]:
        return self.count, self.whole

    @property
    def counted(self) -> Form:
        """A share's part adds up to nothing over time, nor does a count of a day, which tells how many there are."""
        if not self.share and self.start and self.end and self.start < self.end:
            after = self.end + timedelta(days=1)
            return frozenset({((self.measure, after), 1), ((self.measure, self.start), -1)})
        return frozenset({(("share" if self.share else "count", self.measure, self.when), 1)})

    @property
    def of(self) -> Form:
        return frozenset({(("whole", self.measure, self.when), 1)})

    @property
    def forms(self) -> list[Form]:
        return [self.counted] if self.whole is None else [self.counted, self.of]


def hidden_with(
    lines: Mapping[int, Printed], hidden: frozenset[int], published: Sequence[Printed] = ()
) -> frozenset[int]:
    """The lines to hide besides those that are `hidden` for what they say themselves, so that nobody can work these
    out from the rest and from what is `published`. What was published and is another number now tells nothing more."""
    now: dict[Hashable, set[tuple[int, int | None]]] = {}
    for line in lines.values():
        now.setdefault((line.measure, line.when), set()).add(line.numbers)
    public = [p for p in published if p.numbers in now.get((p.measure, p.when), {p.numbers})]
    every = [*lines.values(), *public]
    true, chains = _totals(every)
    for line in every:
        if len(line.counted) == 1:
            true |= {unknown: line.count for unknown, _ in line.counted}
        if line.whole is not None:
            true |= {unknown: line.whole for unknown, _ in line.of}
    rests = [form((line.of, 1), (line.counted, -1)) for line in every if line.whole is not None]
    rises = [_rise(*pair) for days in chains for pair in combinations(days, 2)]
    told = [each for line in every for each in line.forms]
    counts = Counts(
        lines={key: line.forms for key, line in lines.items()},
        public=[each for line in public for each in line.forms],
        same=[*_told_twice(every), *_parts(every)],
        rising=[*rests, *(_rise(*pair) for days in chains for pair in zip(days, days[1:], strict=False))],
        small=[each for each in dict.fromkeys([*rises, *told, *rests]) if is_small(value(each, true))],
        true=true,
    )
    return also_hidden(counts, hidden)


def _rise(before: Hashable, after: Hashable) -> Form:
    return frozenset({(after, 1), (before, -1)})


def _totals(every: Iterable[Printed]) -> tuple[dict[Hashable, int], list[list[Hashable]]]:
    """Of each day that a count over a period begins or ends with the running total, and the days in order that one
    chain of counts joins; two counts of one period are taken by the first."""
    joined: dict[Hashable, list[tuple[Hashable, int]]] = {}
    for line in every:
        if len(line.counted) == 2:
            before, after = (min(line.counted, key=lambda part: part[1])[0], max(line.counted, key=lambda p: p[1])[0])
            joined.setdefault(before, []).append((after, line.count))
            joined.setdefault(after, []).append((before, -line.count))
    totals: dict[Hashable, int] = {}
    chains: list[list[Hashable]] = []
    for first in joined:
        if first not in totals:
            totals[first], queue = 0, [first]
            for day in queue:
                for other, rise in joined[day]:
                    if other not in totals:
                        totals[other] = totals[day] + rise
                        queue.append(other)
            chains.append(sorted(queue))  # type: ignore[type-var]  # (measure, day)
    return totals, chains


def _told_twice(every: Sequence[Printed]) -> Iterator[Form]:
    """Differences that are nought: the same count in the same words, and a share's part or whole that a count of the
    same place and period gives too."""
    periods: dict[Hashable, list[Printed]] = {}
    for line in every:
        periods.setdefault(line.when, []).append(line)
    for one, other in (pair for there in periods.values() for pair in combinations(there, 2)):
        if one.what == other.what and one.count == other.count:
            yield form((one.counted, 1), (other.counted, -1))
        if one.place != other.place:
            continue
        if one.whole is not None and one.whole == other.whole:
            yield form((one.of, 1), (other.of, -1))
        for share, plain in ((one, other), (other, one)):
            if share.whole == plain.count:
                yield form((share.of, 1), (plain.counted, -1))
            if share.whole is not None and plain.whole is None and share.count == plain.count:
                yield form((share.counted, 1), (plain.counted, -1))


def _parts(every: Sequence[Printed]) -> Iterator[Form]:
    """Wholes without their parts: in one place and period two counts, or three and more that follow on one another,
    that add up to a third. Of two that are the same, beside noughts, the later is taken for the whole."""
    places: dict[Hashable, list[Printed]] = {}
    for line in sorted(every, key=lambda line: line.order):
        places.setdefault((line.place, line.when), []).append(line)
    for there in places.values():
        counted = {line.counted: line.count for line in there}
        wholes = [(each, count) for each, count in counted.items() if count]
        for whole, total in (*wholes, *((line.of, line.whole) for line in there if line.whole)):
            before = list(counted).index(whole) if whole in counted else len(counted)
            parts = [each for at, each in enumerate(counted) if counted[each] != total or at < before]
            runs = [parts[a:b] for a, b in combinations(range(len(parts) + 1), 2) if b - a > 2]
            for some in (*combinations(parts, 2), *runs):
                if sum(counted[each] for each in some) == total:
                    yield form((whole, 1), *((each, -1) for each in some))
