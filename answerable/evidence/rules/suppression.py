"""Hiding small counts of children or families so that no hidden one can be worked out again.

Source: the disclosure control of the Department for Education's children in need statistics: 1 to 5 shown as `c`,
secondary suppression, 0 shown, percentages to one decimal.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from answerable.evidence.rules.working_out import Form, Reader, given_away, possible, value
from answerable.ui.numbers import percent

THRESHOLD = 5
HIDDEN = "c"


def is_small(count: float) -> bool:
    """Whether a count is one of those that are not published; nought is."""
    return 1 <= count <= THRESHOLD


def published_share(numerator: int, denominator: int) -> str:
    """A percentage to one decimal, or "c" where it would give away a small count: the part, the rest or the whole.
    "z" where the whole is nought. ValueError unless 0 <= numerator <= denominator."""
    if not 0 <= numerator <= denominator:
        raise ValueError(f"Not a share: {numerator} of {denominator}.")
    if denominator == 0:
        return "z"
    small = any(is_small(each) for each in (numerator, denominator - numerator, denominator))
    return HIDDEN if small else percent(100 * numerator / denominator, 1)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Counts of which some are not to be published.

    `lines`: what is printed together, the count first, then what stands beside it. `public`: what is published already
    and cannot be hidden any more. `same`: forms that a reader knows to be nought, such as a whole without its parts.
    `rising`: forms that cannot be below nought. `small`: what nobody may work out, printed or not. `true`: the value of
    each unknown.
    """

    lines: Mapping[int, Sequence[Form]]
    public: Sequence[Form] = ()
    same: Sequence[Form] = ()
    rising: Sequence[Form] = ()
    small: Sequence[Form] = ()
    true: Mapping[Hashable, int]


def also_hidden(counts: Counts, hidden: frozenset[int]) -> frozenset[int]:
    """The lines to hide besides those that are `hidden` for what they say themselves: as few and as small ones as keep
    every small count and every hidden one from being worked out. Nought is shown, unless together with what is public
    it tells one.

    It protects against arithmetic, not against a reader who tries every possible record and asks which would have been
    hidden in just this way. What follows from what is public already cannot be helped.
    """
    found: set[int] = set()
    for part in _apart(counts):
        found |= _hidden_in(part, hidden & part.lines.keys()) - hidden
    return frozenset(found)


def _hidden_in(counts: Counts, hidden: frozenset[int]) -> set[int]:
    found = set(hidden)
    before = Reader([*counts.public, *counts.same])
    wanted = dict.fromkeys([*counts.small, *(counts.lines[line][0] for line in sorted(hidden))])
    secret = [form for form in wanted if value(form, counts.true) > 0 and not before.follows(form)]
    while told := _exposed(counts, found, secret):
        exposed = told[0]
        shown = sorted(  # to hide what follows from what is public is no use
            (value(forms[0], counts.true), line)
            for line, forms in counts.lines.items()
            if line not in found and not before.follows(forms[0])
        )
        choices = [(count, line) for count, line in shown if count]
        if not choices:
            reader = _reader(counts, found)
            certain = [each for each in told if reader.follows(each)]
            if not certain or not shown:  # whether one too many is hidden cannot be told, so none is shown again
                return found
            exposed, choices = certain[0], shown  # noughts
        near = _near(counts, exposed)  # what it is worked out from begins there, and to try every line takes long
        choices = [(count, line) for count, line in choices if line in near] or choices
        helps = (line for _, line in choices if not _exposed(counts, found | {line}, [exposed]))
        found.add(next(helps, choices[0][1]))
    for line in sorted(found - hidden, key=lambda line: -value(counts.lines[line][0], counts.true)):
        if not _exposed(counts, found - {line}, secret):
            found.remove(line)
    reader = _reader(counts, found)  # what follows from what is shown, it is no use to hide
    return {line for line in found if line in hidden or not all(map(reader.follows, counts.lines[line]))}


def _reader(counts: Counts, hidden: set[int]) -> Reader:
    """Who knows what is published, and of the counts what is not hidden."""
    shown = [form for line, forms in counts.lines.items() if line not in hidden for form in forms]
    return Reader([*counts.public, *counts.same, *shown])


def _exposed(counts: Counts, hidden: set[int], secret: Iterable[Form]) -> list[Form]:
    """What of the `secret` a reader can work out."""
    reader = _reader(counts, hidden)
    kept = [counts.lines[line][0] for line in sorted(hidden)]
    # A reader knows that no hidden count is nought. Where the record contradicts itself, its own word is the limit.
    least = [(form, 0) for form in counts.rising] + [(form, 1) for form in kept]
    room = [(form, max(0, value(form, counts.true) - low)) for form, low in least]
    steps = possible(reader.steps(counts.true), room)
    return [form for form in secret if given_away(form, steps)]


def _near(counts: Counts, exposed: Form) -> set[int]:
    """The lines that tell of the same unknowns as a form, or of those that one more form joins to them."""
    told = [(line, _unknowns(forms)) for line, forms in counts.lines.items()]
    near = _unknowns([exposed])
    for joined in (counts.same, [form for forms in counts.lines.values() for form in forms]):
        near |= _unknowns(form for form in joined if near & _unknowns([form]))
    return {line for line, unknowns in told if near & unknowns}


def _unknowns(forms: Iterable[Form]) -> set[Hashable]:
    return {unknown for form in forms for unknown, _ in form}


def _apart(counts: Counts) -> Iterable[Counts]:
    """The counts in parts of which none tells anything of another, their unknowns numbered; those without a small count
    are left out."""
    joined: dict[Hashable, set[Hashable]] = {unknown: {unknown} for unknown in counts.true}
    for form in (*(_joint(forms) for forms in counts.lines.values()), *counts.public, *counts.same, *counts.rising):
        whole = set[Hashable]().union(*(joined[unknown] for unknown, _ in form))
        joined |= dict.fromkeys(whole, whole)
    for part in {id(part): part for part in joined.values()}.values():
        names = {unknown: number for number, unknown in enumerate(sorted(part, key=repr))}

        def here(forms: Iterable[Form], names: dict[Hashable, int] = names) -> list[Form]:
            mine = [form for form in forms if any(unknown in names for unknown, _ in form)]
            return [frozenset((names[unknown], often) for unknown, often in form) for form in mine]

        if small := here(counts.small):
            yield Counts(
                lines={line: mine for line, forms in counts.lines.items() if (mine := here(forms))},
                public=here(counts.public),
                same=here(counts.same),
                rising=here(counts.rising),
                small=small,
                true={number: counts.true[unknown] for unknown, number in names.items()},
            )


def _joint(forms: Iterable[Form]) -> Form:
    return frozenset[tuple[Hashable, int]]().union(*forms)
