"""Put together what is said of one measure in several places of a sentence: a level and its target, a change and the
values it runs between, a share and its parts."""

import re
from dataclasses import replace

from answerable.reading.figures import runs
from answerable.reading.figures.drafts import Draft
from answerable.reading.figures.numbers import Number
from answerable.reading.figures.sentence import Sentence


def join(sentence: Sentence, drafts: list[Draft], draft: Draft) -> bool:
    """Let the draft complete the one before it, where it only does that; tells whether it did."""
    if not drafts:
        return False
    before = drafts[-1]
    gap = _gap(sentence, before, draft)
    same_unit = unit_number(sentence, before).unit == unit_number(sentence, draft).unit
    if draft.kind == "target":
        return gap <= 25 and _takes_target(sentence, before, draft, same_unit)
    if before.kind == "target" and not before.values and draft.kind == "level" and gap <= 10:
        if same_unit:
            draft.target = before.target
            drafts[-1] = draft
            return True
        if not unit_number(sentence, draft).unit:  # "4 weeks or less (now 11)"
            before.kind, before.values = "level", draft.values
            return True
    if before.kind == "level" and draft.values and _are_parts(sentence, before, draft):
        parts = draft.values[0]
        before.values = [replace(before.values[0], numerator=parts.numerator, denominator=parts.denominator)]
        return True
    if before.kind in ("count", "level") and draft.kind == "level" and _is_their_share(sentence, before, draft):
        before.kind, number = "level", sentence.numbers[before.indexes[0]]
        sentence.numbers[before.indexes[0]] = replace(number, value=draft.values[0].value, unit="%")
        before.values = [replace(before.values[0], value=draft.values[0].value)]
        return True
    if same_unit and runs.told_again(sentence, before, draft):
        values = sorted(
            [*draft.values, *before.values], key=lambda v: (v.period and (v.period.from_ or v.period.to)) or ""
        )
        before.kind, before.values = "baseline_current", values
        before.indexes = before.indexes + draft.indexes
        return True
    return gap <= 12 and _takes_change(sentence, before, draft, same_unit)


def _takes_target(sentence: Sentence, before: Draft, draft: Draft, same_unit: bool) -> bool:
    """83% of conferences were held in time, against a target of 90%"""
    if before.kind not in ("level", "count", "baseline_current", "series") or before.target is not None:
        return False
    if not same_unit and sentence.numbers[draft.indexes[0]].unit:
        return False
    before.target = draft.target
    return True


def _takes_change(sentence: Sentence, before: Draft, draft: Draft, same_unit: bool) -> bool:
    """80%, up 5 points; a rise of 12% (from 50 to 56); risen by 12 points to 47% (2018/19: 35%)"""
    if draft.kind == "change" and before.values and before.change is None and len(draft.indexes) == 1:
        before.change = draft.change
        return True
    if draft.kind == "baseline_current" and before.kind == "change" and not before.values:
        before.kind, before.values = draft.kind, draft.values
        before.indexes = before.indexes + draft.indexes
        return True
    if same_unit and before.kind == "change" and len(before.values) == 1 and runs.is_earlier(sentence, before, draft):
        before.kind, before.values = "baseline_current", [*draft.values, *before.values]
        before.indexes = before.indexes + draft.indexes
        return True
    return False


def _are_parts(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether x of y in brackets are the parts of the share before them: "12% of families replied (26 of 217)"."""
    share, parts = before.values[0], draft.values[0]
    if unit_number(sentence, before).unit != "%" or share.denominator or not parts.denominator or not parts.numerator:
        return False
    between = sentence.plain[sentence.numbers[before.indexes[-1]].end : sentence.numbers[draft.indexes[0]].start]
    exact = 100 * parts.numerator / parts.denominator
    return between.rstrip().endswith("(") and abs(exact - share.value) < (15 if share.qualifier else 1.5)


def _is_their_share(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a share only says again what x of y before it are: "26 of the 29 returned them, a rate of 90%"."""
    if len(before.values) != 1 or len(draft.values) != 1 or unit_number(sentence, draft).unit != "%":
        return False
    parts, share = before.values[0], draft.values[0]
    if not parts.numerator or not parts.denominator or parts.value != parts.numerator or share.denominator:
        return False
    between = sentence.plain[sentence.numbers[before.indexes[-1]].end : sentence.numbers[draft.indexes[0]].start]
    near = re.search(r"[;.]", between) is None and len(between.split()) <= 12
    return near and abs(100 * parts.numerator / parts.denominator - share.value) < 0.6


def unit_number(sentence: Sentence, draft: Draft) -> Number:
    """The number that tells the unit: the value's, where a change stands before it."""
    after_change = draft.change is not None and draft.values and draft.change.value is not None
    return sentence.numbers[draft.indexes[1 if after_change and len(draft.indexes) > 1 else 0]]


def _gap(sentence: Sentence, before: Draft, draft: Draft) -> int:
    start, end = sentence.numbers[before.indexes[-1]].end, sentence.numbers[draft.indexes[0]].start
    gap = sentence.plain[start:end]
    apart = r"\.\s" if "target" in (before.kind, draft.kind) else r"[;.]\s"
    return 99 if re.search(apart, gap) else len(gap.split())
