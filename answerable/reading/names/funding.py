"""Which agencies pay into the board's budget: the members of a list that is introduced as contributors."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from answerable.reading.blocks import Line, Passage
from answerable.reading.names.lexicon import GROUP
from answerable.reading.names.spotting import Mention, mentions
from answerable.reading.sentences import split_sentences

_INTRODUCTION = re.compile(
    r"(?:pooled|partnership|joint|shared|board['’]?s?) (?:budget|fund)\b|"
    r"contributions? (?:(?:\w+ )?(?:come|came|received|made) )?(?:from|by)|"
    r"fund(?:ed|ing)(?: \w+){0,3} (?:by|partners)|"
    r"(?:paid for|financed|resourced) by|contribut\w+ (?:to|towards) the [^.]{0,40}(?:budget|costs|fund)|"
    r"(?:partners|agencies|members|following|organisations)\b[^.]{0,30}(?:contribut|fund)",
    re.IGNORECASE,
)
_PAYING = ("fund", "budget", "contribut", "paid for", "financed", "resourced")
_GOES_ON = re.compile(
    r"(?:(?:all|each|these|those|between them)\b[\w ]{0,20})?\b(?:contribut|pay|paid|fund)", re.IGNORECASE
)
_AMOUNT = re.compile(r"[\s:,–(-]*£[\d,.]+(?:k|m)?.*$|[\s:,(–-]+\d+(?:\.\d+)? ?(?:%|per cent).*$")


_BUDGET = re.compile(r"fund(?:ing|ed|s)?\b|budget|financ|contributions?\b|income|resources|\bmoney\b", re.IGNORECASE)
_SUM = re.compile(r"£\s?\d[\d,.]*(?:k|m)?|\d{1,3}(?:,\d{3})+|\d[\d.]* ?%", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:^|[,;:]|\b(?:by|from|and)\b)\s*((?:(?!\b(?:by|from)\b)[^,;:()])+?)\s*\((?:£|\d[\d.]* ?(?:%|per cent))"
)


def paying_in(passages: Sequence[Passage]) -> Iterator[Mention]:
    """Every agency named in such a list, as bullets after the introduction or within its sentence."""
    for passage in passages:
        if passage.role != "section":
            continue
        yield from _sharing(passage.lines)
        if _BUDGET.search(passage.section or ""):
            yield from _beside_sums(passage.lines)
        for at, line in enumerate(passage.lines):
            lower = line.text.lower()
            introduction = _INTRODUCTION.search(line.text) if any(word in lower for word in _PAYING) else None
            if introduction is None:
                continue
            items = _items(passage.lines[at + 1 :]) if line.text.rstrip().endswith((":", "from", "by")) else []
            if _GOES_ON.match(line.text):  # "* This Council * That Trust, contributed to the budget"
                items = list(reversed(_items(list(reversed(passage.lines[:at])))))
            if not items and introduction.group().lower().startswith("contribut"):
                # "This Council and that Trust contribute to the Board's budget": they stand before it.
                before = split_sentences(line.text[: introduction.start()])[-1:]
                yield from (
                    m for text in before for m in mentions(text) if m.kind not in (GROUP, "inspectorate", "school")
                )
            if items:
                for item in items:
                    yield _payer(item)
            else:
                sentence = line.text[introduction.start() :].split(". ")[0]
                yield from map(_payer, (re.sub(r"^(?:and )?(?:the )?", "", one) for one in _SHARE.findall(sentence)))
                yield from (m for m in mentions(sentence) if m.kind not in (GROUP, "inspectorate", "school"))
                if re.search(r"\bthe (?:council|local authority)\b", sentence):
                    yield Mention(0, 0, "Council", "agency")


_PAYING_VERB = r"(?:pays?|paid|contribut(?:es?|ed)|gives?|gave|provid(?:es?|ed)|meets?|met)\s+"
_SHARES = re.compile(rf",?\s+(?:{_PAYING_VERB})?(?:£|\d[\d.]* ?(?:%|per cent))")
_PAYS = re.compile(rf"\b{_PAYING_VERB}(?:£|\d)", re.IGNORECASE)


def _sharing(lines: Sequence[Line]) -> Iterator[Mention]:
    """The agencies of a sentence that tells each one's share: "Ham Council pays 55% of it, Ham Police 15%"."""
    for line in lines:
        if "budget" not in line.text or not _PAYS.search(line.text):
            continue
        for sentence in filter(_PAYS.search, split_sentences(line.text)):
            found = [m for m in mentions(sentence) if m.kind not in (GROUP, "inspectorate", "school")]
            shares = [m for m in found if _SHARES.match(sentence, m.end)]
            yield from shares if len(shares) > 1 else ()


def _beside_sums(lines: Sequence[Line]) -> Iterator[Mention]:
    """The agencies of a table of contributions, whose cells stand one after another: each name before its sum."""
    for line, after in pairwise(lines):
        if _SUM.fullmatch(after.text.strip()) and not _SUM.fullmatch(line.text.strip()):
            yield from (m for m in mentions(line.text)[:1] if m.kind not in (GROUP, "inspectorate", "school"))


def _items(lines: Sequence[Line]) -> list[str]:
    items = []
    for line in lines:
        if line.kind != "item":
            break
        items.append(_AMOUNT.sub("", line.text).strip(" ;,.•"))
    return [item for item in items if item and len(item.split()) <= 14]


def _payer(item: str) -> Mention:
    named = [m for m in mentions(item) if m.kind != GROUP]
    return named[0] if named else Mention(0, len(item), item, "agency")
