"""What an update says of an action, part by part, and what a reader would still ask of it. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any

from answerable.plan.rules import VERDICTS, day, plain
from answerable.reading.blocks import Line, Passage
from answerable.reading.commitments import find_commitments
from answerable.reading.figures import find_measures
from answerable.reading.names.children import named_children
from answerable.reading.proposal import Commitment
from answerable.reading.sentences import shortened, split_sentences
from answerable.reading.similar import content_words, similarity

# The parts that are told in words, in the order in which a reader meets them; `text` is all there is of one that was
# read out of a document.
PARTS = {
    "text": "What was done",
    "difference": "What changed for children",
    "voices": "What children and families said",
    "ahead": "What is next, and by when",
}
# Levels of the delivery scale that ask for a reason and a forecast.
LATE = frozenset({"off track", "recovery agreed"})
MOST_HINTS = 6
NOT_OWN = "Written by the board for them; they have not confirmed it"
# From how much likeness on (reading.similar) a sentence is another's in other words; shorter ones are alike by chance.
NEARLY, FEW_WORDS = 0.6, 3
_COUNTED = re.compile(r"[\d%] (?:out )?of (?:the |all )?\d")  # "7 of 20", "35% of the 20"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What whoever answers for an action says of it in one round. `delivery` and `impact` are the levels of the board's
    scales (StatusLevel.code) that they propose, `because` why, `forecast` when they expect it done."""

    text: str = ""
    difference: str = ""
    voices: str = ""
    ahead: str = ""
    delivery: str = ""
    impact: str = ""
    because: str = ""
    forecast: str = ""

    def parts(self) -> list[tuple[str, str]]:
        """What is told in words, as (what the part is called, words).

        >>> Report(text="Held two courses.", ahead="A third in May.").parts()
        [('What was done', 'Held two courses.'), ('What is next, and by when', 'A third in May.')]
        """
        return [(name, words) for column, name in PARTS.items() if (words := getattr(self, column).strip())]

    def lines(self, names: Mapping[tuple[str, str], str]) -> list[tuple[str, str]]:
        """All that it says, as (what the part is called, words); `names` are those of the board's levels, by scale and
        code. Words that stand alone have no name: those of a document speak of more than what was done.

        >>> Report(text="Held a course.").lines({})
        [('', 'Held a course.')]
        >>> Report(delivery="late", because="No trainer.", forecast="May").lines({("delivery", "late"): "Late"})
        [('Delivery status proposed', 'Late. Why: No trainer. Expected: May')]
        """
        told = self.parts()
        if [name for name, _ in told] == [PARTS["text"]]:
            told = [("", told[0][1])]
        status = names.get(("delivery", self.delivery), self.delivery)
        why = [f"{word}: {said}" for word, said in (("Why", self.because), ("Expected", self.forecast)) if said]
        if words := ". ".join(part for part in (status, " ".join(why)) if part):
            told.append(("Delivery status proposed", words))
        if self.impact:
            told.append(("Impact status proposed", names.get(("impact", self.impact), self.impact)))
        return told

    @property
    def is_said(self) -> bool:
        return bool(self.parts())


COLUMNS = tuple(field.name for field in fields(Report))


def report_of(update: Any) -> Report:
    """What an update says, whether it is a record or a row of one as at a moment."""
    return Report(**{name: getattr(update, name) for name in COLUMNS})


def told(update: Any, names: Mapping[tuple[str, str], str]) -> list[tuple[str, str]]:
    """The same as `Report.lines` of an update, and whose words they are where they are not the agency's own."""
    lines = report_of(update).lines(names)
    return [*lines, (NOT_OWN, update.on_behalf)] if update.on_behalf else lines


def digest_of(report: Report) -> str:
    """What a report says, for somebody who read it to say which words they mean."""
    return sha256("\0".join(astuple(report)).encode()).hexdigest()


def word_of(one: Any, group: str, report: Report, names: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    """What a group says of a report (plan.Moderation), as (whose word it is, the word). `names` are those of the
    board's levels, by scale and code."""
    told = [VERDICTS[one.verdict]]
    for scale, code in (("delivery", one.delivery), ("impact", one.impact)):
        told += [f"{scale.capitalize()}: {names.get((scale, code), code)}"] if code else []
    told += [one.words] if one.words.strip() else []
    told += [f"Told to the board: {one.on_behalf}"] if one.on_behalf else []
    if one.said != digest_of(report):
        told.append("Said of other words than these: they were changed since")
    return f"{group} moderates", " ".join(words if words.rstrip()[-1:] in ".?!" else f"{words}." for words in told)


def put_at(reports: Iterable[tuple[Report, Iterable[Any]]]) -> dict[str, str]:
    """On which levels the groups put an action, by scale, from the moderations of each report on it: "" where none says
    so of these very words, or two say different things."""
    words = [one for report, each in reports for one in each if one.said == digest_of(report)]
    found = {scale: {getattr(one, scale) for one in words} - {""} for scale in ("delivery", "impact")}
    return {scale: next(iter(levels)) if len(levels) == 1 else "" for scale, levels in found.items()}


def hints(report: Report, *, written: date) -> list[str]:
    """What a reader would ask next of an update, each a sentence; never a reason to refuse it. `written` is the day on
    which it is written.

    Activity is not outcome, and children's own views count as evidence of their own (reference.md: activity, outcomes,
    views of children); a share without what it is a share of, and a promise without a day, cannot be followed up."""
    if not report.is_said:
        return []
    found = [
        f"“{name}” reads like the name of a child. Take it out: write “a child” instead."
        for name in named_children("\n".join(words for _, words in report.parts()))
    ]
    if report.text.strip() and not report.difference.strip():
        found.append("You say what was done. What changed for children? If it is too early to say, say so.")
    if not report.voices.strip():
        found.append("What did children and families say of it? If nobody has asked them yet, say so.")
    found += _of_figures(report, written)
    found += _of_promises(report, written)
    if report.delivery in LATE and not (report.because.strip() and report.forecast.strip()):
        found.append("It is off track: say why, and when you now expect it to be done.")
    return list(dict.fromkeys(found))[:MOST_HINTS]


def _sentences(words: str) -> list[str]:
    return [sentence for line in words.splitlines() for sentence in split_sentences(line.strip(" -•#"))]


def _passage(sentence: str) -> Passage:
    return Passage(lines=[Line(text=sentence)], role="statement", action="1")


def _of_figures(report: Report, written: date) -> Iterator[str]:
    said = [sentence for column in ("text", "difference", "voices") for sentence in _sentences(getattr(report, column))]
    for sentence in said:
        for measure in find_measures(_passage(sentence), written=written):
            words = next((value.words for value in measure.values if value.words), "")
            counted = (measure.base and measure.base.n) or _COUNTED.search(sentence)
            if words and measure.unit == "%" and measure.kind == "level" and not counted:
                yield f"“{words}” of how many, and who counted them?"
            if measure.change and measure.change.unit == "percent" and not measure.values:
                yield f"“{measure.change.value:g}%” from what number to what, and over which months?"


def _of_promises(report: Report, written: date) -> Iterator[str]:
    for sentence in _sentences(report.ahead):
        promised = find_commitments(_passage(sentence), written=written)
        if not any(one.due or one.meeting for one in promised):
            yield f"“{shortened(sentence)}”: by when, and who does it?"


def promised(report: Report, *, written: date) -> list[Commitment]:
    """The promises with a day or a meeting that an update makes, each once; `written` is the day of the update."""
    said = [sentence for words in (report.text, report.ahead) for sentence in _sentences(words)]
    found = [one for sentence in said for one in find_commitments(_passage(sentence), written=written)]
    return list({plain(one.what): one for one in found if one.due or one.meeting}.values())


def is_kept(promise: Commitment, kept: Iterable[tuple[str, date | None]]) -> bool:
    """Whether a promise is one of those that are kept already, as (what, last day): the same words, or nearly, by the
    same day."""
    due = day(promise.due.to) if promise.due else None
    return any(_says(promise.what, what) and due == until for what, until in kept)


def drawn(statement: str, reports: Mapping[str, Report]) -> list[tuple[str, list[str]]]:
    """From whose update each sentence of a statement comes, as (sentence, who): its own words, or nearly; nobody for
    what is the board's own. `reports` are the updates, by who reports.

    >>> drawn("Forty children were asked. We are glad.", {"Police": Report(text="In May forty children were asked.")})
    [('Forty children were asked.', ['Police']), ('We are glad.', [])]
    """
    told = {who: [s for _, words in report.parts() for s in _sentences(words)] for who, report in reports.items()}
    return [
        (sentence, [who for who, theirs in told.items() if any(_says(sentence, one) for one in theirs)])
        for sentence in _sentences(statement)
    ]


def _says(sentence: str, other: str) -> bool:
    if plain(sentence) == plain(other):
        return True
    return len(set(content_words(sentence))) >= FEW_WORDS and similarity(sentence, other) >= NEARLY


def composed(reports: Collection[Report]) -> str:
    """The words of several updates put together as a board's statement to begin from, in the notation in which progress
    is typed: what was done by each, then what changed, then voices, then what is next. Nothing is left out or added.

    >>> composed([Report(text="Held a course.", ahead="Another in May."), Report(text="Came to it.")])
    'Held a course.\\n\\nCame to it.\\n\\nAnother in May.'
    """
    return "\n\n".join(words for column in PARTS for one in reports if (words := getattr(one, column).strip()))
