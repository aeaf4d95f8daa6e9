"""The annex of figures: one line for each value or change that a document states, numbered M1, M2, …

Figures in the text are linked to their line here, by the action they stand under and their words as printed.
"""

import re
from dataclasses import dataclass

from answerable.evidence.hiding import hidden_among, printed
from answerable.evidence.record import Measure
from answerable.evidence.rules.linked_counts import Printed
from answerable.evidence.rules.strength import Strength
from answerable.evidence.rules.suppression import HIDDEN
from answerable.evidence.wording import base_words, change_words, strength_of, value_words
from answerable.papers.build.source import Source
from answerable.papers.rules import shortened
from answerable.papers.tree import Span
from answerable.plan.record import grouped
from answerable.ui.numbers import number


@dataclass(frozen=True)
class Line:
    """One line of the annex. `printed` is the value's words as the document printed them, without their hedge; where
    the value is hidden, being a small count of children or families or giving one away, it is empty, and `hides` are
    those words. `observation` is the id of the value, None where a change is stated without any; `count` what a reader
    learns of it who sees it, None where it is no count."""

    number: int
    ref: str
    measure: Measure
    agency: str
    value: str
    printed: str
    period: str
    base: str
    strength: Strength
    hides: str = ""
    observation: int | None = None
    count: Printed | None = None

    @property
    def action(self) -> int | None:
        """The id of the action that the figure stands under."""
        return self.measure.action_id

    @property
    def label(self) -> str:
        return f"M{self.number}"

    @property
    def anchor(self) -> str:
        return f"m{self.number}"


def annex(source: Source) -> list[Line]:
    """Every line of the annex, in the order of the plan and then of the prose."""
    order = {action.id: n for n, action in enumerate(source.plan.actions)}
    measures = sorted(source.evidence.measures, key=lambda m: (order.get(m.action_id or 0, len(order)), m.order))
    lines: list[Line] = []
    unpublished = hidden_among({m: source.evidence.observations_of.get(m.id, []) for m in measures}, source.published)
    for measure in measures:
        claims = source.evidence.stated_of.get(measure.id, [])
        observations = source.evidence.observations_of.get(measure.id, [])
        claim = claims[-1] if claims else None
        for observation in observations:
            hidden = observation.id in unpublished
            as_printed = observation.words or number(observation.value)
            part = " (part of a year)" if observation.partial else ""
            lines.append(
                Line(
                    number=len(lines) + 1,
                    ref=source.ref(measure.action_id, measure.section),
                    measure=measure,
                    agency=source.agency(measure.agency_id),
                    value=HIDDEN if hidden else value_words(observation, measure),
                    printed="" if hidden else as_printed,
                    period=(observation.period_words or "not stated") + part,
                    base=base_words(measure, observation, hidden=hidden),
                    strength=strength_of(measure, claim, observation, as_at=source.as_at, hidden=hidden),
                    hides=as_printed if hidden else "",
                    observation=observation.id,
                    count=None if hidden else printed(measure, observation),
                )
            )
        for claim in claims if not observations else []:
            if claim.kind == "level":
                continue
            lines.append(
                Line(
                    number=len(lines) + 1,
                    ref=source.ref(measure.action_id, measure.section),
                    measure=measure,
                    agency=source.agency(measure.agency_id),
                    value=change_words(claim),
                    printed=number(claim.change_value) if claim.change_value is not None else "",
                    period="not stated",
                    base=base_words(measure, None),
                    strength=strength_of(measure, claim, None, as_at=source.as_at),
                )
            )
    return lines


# Bounded, so that a text full of opening brackets is still read at once.
MARK = re.compile(r"\[\[(?P<ref>[^\[\]:]{1,60}):\s{0,9}(?P<words>[^\[\]\s][^\[\]]{0,99})\]\]")


_BOLD = re.compile(r"\*\*([^*\s](?:[^*]{0,498}[^*\s])?)\*\*")


def _with_bold(text: str) -> list[Span]:
    """Words with those between two pairs of stars in bold."""
    spans, end = [], 0
    for found in _BOLD.finditer(text):
        if found.start() > end:
            spans.append(Span(text=text[end : found.start()]))
        spans.append(Span(text=found[1], bold=True))
        end = found.end()
    return [*spans, Span(text=text[end:])] if end < len(text) else spans


class Links:
    """Finds the annex line of a figure in the text, and links each line's figure where its words stand."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines_of = grouped(lines, "ref")
        self.missing: list[str] = []
        self.used_in: dict[str, str] = {}

    def find(self, ref: str, words: str) -> Line | None:
        wanted = _digits(words)
        under = self.lines_of.get(ref, [])
        return next((line for line in under if wanted and _digits(line.printed) == wanted), None)

    def narrative(self, text: str, number: str = "") -> tuple[Span, ...]:
        """A written paragraph with each [[ref: figure]] as a link to its line. A mark whose figure the record does
        not hold is printed as plain words and remembered in `missing`, as is a mark that is not well formed; the
        paragraph's `number` is remembered for each figure in `used_in`, so that the line can lead back to it."""
        spans: list[Span] = []
        end = 0
        for mark in MARK.finditer(text):
            if mark.start() > end:
                spans += _with_bold(text[end : mark.start()])
            ref, words = mark["ref"].strip(), mark["words"].strip()
            line = self.find(ref, words)
            if line is None:
                self.missing.append(f"{words} under {ref}")
            elif number:
                self.used_in.setdefault(line.anchor, number)
            spans.append(Span(text=words, to=line.anchor if line else ""))
            end = mark.end()
        if end < len(text):
            spans += _with_bold(text[end:])
        rest = next((span.text for span in spans if "[[" in span.text), "")
        if rest:
            self.missing.append(f"“{shortened(rest[rest.index('[[') :], 60)}”")
        return tuple(spans)

    def statement(self, text: str, pending: list[Line]) -> tuple[Span, ...]:
        """A progress paragraph with the figures of its `pending` lines linked where they stand; what is linked is
        taken off `pending`."""
        found: list[tuple[int, int, Line]] = []
        for line in list(pending):
            if not line.printed:
                continue
            place = place_of(text, line.printed, [(start, end) for start, end, _ in found])
            if place:
                found.append((*place, line))
                pending.remove(line)
        spans: list[Span] = []
        end = 0
        for start, stop, line in sorted(found, key=lambda f: f[0]):
            if start > end:
                spans.append(Span(text=text[end:start]))
            spans.append(Span(text=text[start:stop], to=line.anchor))
            end = stop
        if end < len(text):
            spans.append(Span(text=text[end:]))
        return tuple(spans)


def _digits(words: str) -> str:
    """A figure's words for comparison. A change is printed without its sign for per cent, a mark with it."""
    return re.sub(r"[^a-z0-9.]", "", words.lower()).strip(".")


def place_of(text: str, words: str, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where `words` stand as a whole figure (not inside a longer number) and not where another figure was found."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if (
            _ends(text[max(0, start - 2) : start][::-1])
            and _ends(text[end : end + 2])
            and all(end <= a or start >= b for a, b in taken)
        ):
            return start, end
        start = text.find(words, end)
    return None


def _ends(rest: str) -> bool:
    """Whether a figure ends where `rest` goes on: not before a letter or digit, nor a point or comma in a number."""
    return not (rest[:1].isalnum() or rest[:1] == "_" or (rest[:1] in ".," and rest[1:2].isdecimal()))
