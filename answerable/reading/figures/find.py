"""Find the figures of a passage: line by line, sentence by sentence, each recogniser in turn."""

import re
from dataclasses import replace
from datetime import date

from answerable.reading.blocks import Line, Passage
from answerable.reading.dates.periods import find_periods
from answerable.reading.figures import bases, changes, nouns, parts, phrases, runs, targets
from answerable.reading.figures.drafts import Draft, value_of
from answerable.reading.figures.joins import join, unit_number
from answerable.reading.figures.numbers import may_hold_numbers
from answerable.reading.figures.sentence import Context, Sentence, without_periods
from answerable.reading.figures.words import PEOPLE
from answerable.reading.proposal import Base, Change, Measure, Period, Value
from answerable.reading.sentences import split_sentences


def find_measures(passage: Passage, *, written: date | None) -> list[Measure]:
    """The figures that a passage states, in order, each with the source of its line.

    `written` is the day of writing, for periods without a year. Numbers that are no figures (ages, law, durations,
    posts, names) are left; a response rate is the base of the figures it stands with, and a figure only when alone."""
    finder = _Finder(passage, written)
    for line in passage.lines:
        finder.read_line(line)
    finder.leave_base()
    return finder.measures


class _Finder:
    """Reads a passage once; keeps what later lines take from earlier ones."""

    def __init__(self, passage: Passage, written: date | None) -> None:
        self.passage = passage
        self.written = written
        self.measures: list[Measure] = []
        self.lead = ""
        self.subject = ""
        self.unasked: list[str] = []  # sentences that have not been asked for their subject yet
        self.earlier = ""
        self.base: Base | None = None
        self.lead_base: Base | None = None
        self.base_alone: Measure | None = None
        self.period: Period | None = None
        self.taken: set[int] = set()
        self.named: dict[float, str] = {}
        self.whole: float | None = None

    def read_line(self, line: Line) -> None:
        item = line.kind == "item"
        if item:
            self.base = self.lead_base
        else:
            self.leave_base()
            self.lead, self.subject, self.unasked = "", "", []
        if line.kind == "heading" and not re.search(r"\d", line.text):
            return
        self.earlier = ""
        self.whole = self.base.n if self.base else None
        for text in split_sentences(line.text):
            subject = self._subject() if may_hold_numbers(text) else ""
            context = Context(
                self.passage.role, item, self.lead if item else "", self.earlier, subject, self.base, self.passage.about
            )
            self.read_sentence(Sentence(text, self.written, context), line)
            self.unasked.append(text)
            self.earlier = text
        if not item and line.text.rstrip().endswith(":"):
            last = split_sentences(line.text)[-1]
            self.lead = without_periods(last, find_periods(last, written=self.written))
            self.lead_base = self.base

    def _subject(self) -> str:
        """The people that the sentences before spoke of last."""
        for text in self.unasked:
            self.subject = phrases.subject_of(text) or self.subject
        self.unasked = []
        return self.subject

    def read_sentence(self, sentence: Sentence, line: Line) -> None:
        last = self.measures[-1] if self.measures and sentence.context.earlier else None
        if last and last.kind == "count" and re.match(r"of\s+(?:these|those|them)\b", sentence.text, re.IGNORECASE):
            self.base = Base(words=last.unit, n=int(last.values[-1].value))
            sentence.context = replace(sentence.context, base=self.base)
        drafts = self._drafts(sentence)
        self._name(sentence)
        _leave_unused(sentence, drafts, self.taken)
        if last and targets.completes(sentence, drafts, last):
            self.measures[-1] = replace(last, target=drafts[0].target)
            return
        noun = ""
        drafts = [draft for draft in drafts if not targets.is_standard_time(sentence, draft)]
        for draft in drafts:
            measure = self._measure(sentence, draft, line, noun or self._told_before(sentence, draft))
            if draft is not drafts[0] and phrases.leans(measure.what):
                measure = replace(measure, what=f"{measure.what} ({self.measures[-1].what.partition(' (')[0]})")
            noun = measure.unit if measure.unit not in ("%", "£") and measure.unit else noun
            self.measures.append(measure)
            shares = measure.unit == "%" or any(value.denominator for value in measure.values)
            self.base_alone = None if shares else self.base_alone
        if not drafts:
            self._without_figure(sentence, line)

    def leave_base(self) -> None:
        """A response rate that no figure stands on is a figure itself."""
        if self.base_alone:
            self.measures.append(self.base_alone)
        self.base, self.lead_base, self.base_alone = None, None, None

    def _drafts(self, sentence: Sentence) -> list[Draft]:
        drafts: list[Draft] = []
        self.taken = set()
        index = 0
        while index < len(sentence.numbers):
            draft = self._draft(sentence, index, drafts)
            if draft is None:
                index += 1
                continue
            index = draft.indexes[-1] + 1
            self.taken.update(draft.indexes)
            if not join(sentence, drafts, draft):
                drafts.append(draft)
        return drafts

    def _draft(self, sentence: Sentence, index: int, drafts: list[Draft]) -> Draft | None:
        number = sentence.numbers[index]
        if base := bases.take_base(sentence, index, self.base):
            self._keep_base(sentence, index, base)
            return None
        if self.passage.role == "action" and (run := runs.find_run(sentence, index)):
            return Draft("target", run.indexes, run.values[:-1], target=run.values[-1].value)
        if targets.is_target(sentence, index):
            return Draft("target", [index], target=number.value)
        if self.passage.role == "action" and _NOW_IN_BRACKETS.search(sentence.before(index)):
            return Draft("level", [index], [value_of(sentence, index)])
        if self.passage.role == "action" or targets.is_wish(sentence, index) or parts.is_of_structure(sentence, index):
            return None
        if draft := runs.find_run(sentence, index) or changes.find_change(sentence, index):
            return draft
        if number.unit or number.denominator:
            return self._level(sentence, index)
        if not (
            nouns.is_figure(sentence, index, listed=_goes_on(drafts))
            or self._is_of_those_asked(sentence, index)
            or self._is_part(sentence, index, drafts)
        ):
            return None
        value = value_of(sentence, index)
        whole = self._whole(sentence, index, drafts)
        if whole and whole >= number.value:
            value = replace(value, numerator=number.value, denominator=whole)
        counted = (
            number.value == int(number.value) and "." not in value.words and not _AVERAGE.search(sentence.before(index))
        )
        return Draft("count" if counted else "level", [index], [value])

    def _level(self, sentence: Sentence, index: int) -> Draft | None:
        """A share, a rate or an amount; "Of the 212, 118 (56%)" has those asked as its whole."""
        if not _is_level(sentence, index):
            return None
        value, base = value_of(sentence, index), sentence.context.base
        if value.numerator and not value.denominator and base and base.n:
            fits = abs(100 * value.numerator / base.n - value.value) < 1.5
            value = replace(value, denominator=float(base.n)) if fits else value
        return Draft("level", [index], [value])

    def _is_of_those_asked(self, sentence: Sentence, index: int) -> bool:
        """Whether a bare number counts some of a sample named before: "sampled 30 files; chronologies were in 24"."""
        number, base = sentence.numbers[index], sentence.context.base
        if number.spelled or not base or not base.n or number.value > base.n:
            return False
        return re.match(r"\s*(?:$|[.,;)]|and\b)", sentence.after(index)) is not None

    def _is_part(self, sentence: Sentence, index: int, drafts: list[Draft]) -> bool:
        counts = [draft.values[-1] for draft in drafts if draft.values]
        earlier = [number.value for number in sentence.numbers[:index] if not number.unit]
        whole = counts[0].denominator if counts else max([self.whole or 0, *earlier]) or None
        told = bool(sentence.context.earlier)
        return parts.is_part(sentence, index, whole=whole, listed=_goes_on(drafts), told=told)

    def _name(self, sentence: Sentence) -> None:
        """Remember what was counted, for "three of the nine", and how many there are, for "fathers came in eight"."""
        for number in sentence.numbers:
            if not number.unit and (phrase := nouns.noun_phrase(sentence.plain[number.end :])):
                self.named[number.denominator or number.value] = phrase
            if number.denominator or not number.unit:
                self.whole = max(number.denominator or number.value, self.whole or 0)

    def _told_before(self, sentence: Sentence, draft: Draft) -> str:
        """What x of y counts where an earlier number names it: "made nine recommendations. Three of the nine …"."""
        number = sentence.numbers[draft.indexes[0]]
        unnamed = number.denominator and not nouns.noun_phrase(sentence.plain[number.end :])
        return self.named.get(number.denominator or 0, "") if unnamed else ""

    def _whole(self, sentence: Sentence, index: int, drafts: list[Draft]) -> float | None:
        """What a count is a part of: the count before ("of whom 41"), or those asked ("Of the 45 due, 41 came")."""
        number = sentence.numbers[index]
        before, after = sentence.plain[: number.start], sentence.plain[number.end :]
        counts = [d.values[-1].value for d in drafts if d.kind == "count" and d.values]
        if counts and (nouns.PART_OF.search(before) or nouns.OF_THEM.match(after)):
            return counts[-1]
        asked = sentence.context.base.n if sentence.context.base else None
        return asked if asked and not nouns.noun_phrase(after) else None

    def _keep_base(self, sentence: Sentence, index: int, base: Base) -> None:
        self.taken.add(index)
        self.base = base
        sentence.context = replace(sentence.context, base=base)
        if base.response_rate == sentence.numbers[index].value:
            what = phrases.what_of(sentence, [index], "level")
            rate = Draft("level", [index], [value_of(sentence, index)])
            self.base_alone = replace(self._measure(sentence, rate, Line(text=""), ""), what=what, base=None)

    def _measure(self, sentence: Sentence, draft: Draft, line: Line, noun: str) -> Measure:
        first = unit_number(sentence, draft)
        counted = nouns.noun_phrase(sentence.plain[first.end :])
        base = bases.base_of(sentence, first, self.base) if draft.kind not in ("change", "target") else None
        population = base.words if base and PEOPLE.search(base.words) else None
        if population is None and counted and PEOPLE.search(counted):
            population = counted
        return Measure(
            what=phrases.what_of(sentence, draft.indexes, draft.kind, noun=noun),
            action=self.passage.action,
            section=self.passage.section,
            agency=self.passage.agency or phrases.agency_of(sentence.text, sentence.after(draft.indexes[-1])),
            area=nouns.area_of(sentence, draft.indexes),
            population=population,
            kind=draft.kind,
            unit=first.unit or counted or ("" if draft.kind == "change" else noun),
            base=base,
            values=[self._dated(value) for value in draft.values],
            change=draft.change or _way_of(sentence, draft),
            target=draft.target,
            attribution=phrases.attribution_of(sentence) if draft.change or draft.kind in phrases.MOVING else None,
            source=line.source,
        )

    def _dated(self, value: Value) -> Value:
        """The value, with the days of "the same period" taken from the figure before."""
        period = value.period
        if period and period.from_ is None and "same" in period.words.lower() and self.period:
            return replace(value, period=replace(self.period, words=period.words))
        self.period = period or self.period
        return value

    def _without_figure(self, sentence: Sentence, line: Line) -> None:
        """A change told without a figure, or an indicator that has no value yet."""
        if targets.is_planned(sentence):
            what = re.sub(r"^%", "Percentage", sentence.text).rstrip(" .;")
            unit = "%" if sentence.text[0] == "%" or re.match("percent|proportion", what, re.IGNORECASE) else ""
            self._told(line, what, sentence, kind_unit=unit)
        elif self.passage.role != "action" and (told := changes.find_direction(sentence.text)):
            subject, direction = told
            change = Change(value=None, unit="count", direction=direction)
            self._told(line, phrases.told_subject(sentence, subject), sentence, change=change)

    def _told(
        self, line: Line, what: str, sentence: Sentence, *, kind_unit: str = "", change: Change | None = None
    ) -> None:
        self.measures.append(
            Measure(
                what=what,
                action=self.passage.action,
                section=self.passage.section,
                agency=self.passage.agency or phrases.agency_of(sentence.text),
                kind="direction_only" if change else "planned",
                unit=kind_unit,
                change=change,
                attribution=phrases.attribution_of(sentence) if change else None,
                source=line.source,
            )
        )


_NOW_IN_BRACKETS = re.compile(r"\(\s*(?:now|currently|baseline|at\s+present)\b[\s:]*$", re.IGNORECASE)
_AVERAGE = re.compile(r"\baverag(?:es?|ed)\s+(?:(?:is|was|stood\s+at|stands\s+at|at)\s+)?$", re.IGNORECASE)


def _leave_unused(sentence: Sentence, drafts: list[Draft], taken: set[int]) -> None:
    """Keep only the numbers that are figures or bases (`taken`); the others stay words ("could name one lesson")."""
    used = sorted(taken)
    sentence.numbers = [sentence.numbers[index] for index in used]
    for draft in drafts:
        draft.indexes = [used.index(index) for index in draft.indexes]


def _goes_on(drafts: list[Draft]) -> bool:
    """Whether the figure before is a count, so that a list of them may go on."""
    return any(draft.kind == "count" or (draft.values and draft.values[-1].denominator) for draft in drafts)


def _is_level(sentence: Sentence, index: int) -> bool:
    """Money is a figure only where it tells what is held, spent or saved."""
    number = sentence.numbers[index]
    if number.unit != "£":
        return True
    around = sentence.text[max(0, number.start - 250) : number.end + 60]  # far enough for a list of payers
    return bool(
        re.search(
            r"\b(?:budget|spen[dt]|spending|costs?|savings?|grants?|fund\w*|contribut\w+|expenditure|overspend|underspend|income|reserves?|balance)\b",
            around,
            re.IGNORECASE,
        )
    )


def _way_of(sentence: Sentence, draft: Draft) -> Change | None:
    """The direction of a level that is told to have risen or fallen to where it is."""
    if draft.kind not in ("level", "count", "baseline_current"):
        return None
    first = sentence.numbers[draft.indexes[0]]
    head = sentence.plain[max(0, first.start - 60) : first.start]
    if draft.kind != "baseline_current" and not re.search(r"\bto\s+$", head):
        return None
    direction = changes.last_direction(sentence.plain[: first.start])
    unit = "points" if first.unit == "%" else "count"
    return Change(value=None, unit=unit, direction=direction) if direction else None  # type: ignore[arg-type]
