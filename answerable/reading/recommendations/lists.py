"""Lists of recommendations, single ones in a sentence, and lists that are only counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.reading.blocks import Line, Passage
from answerable.reading.names import Names, find_names
from answerable.reading.proposal import Item, Recommendations, Source
from answerable.reading.recommendations.decisions import is_decision_section
from answerable.reading.recommendations.origin import date_of, made_by, made_to, response_to
from answerable.reading.sentences import split_sentences

_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {"a": 1, "twenty": 20}
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_ADJECTIVES = r"(?: (?!of\b)[a-z-]+){0,2}"
_COUNTED = re.compile(rf"\b(?P<count>{_COUNT}){_ADJECTIVES} recommendations?\b", re.IGNORECASE)
# "Seven of the 11 recommendations are complete" tells how a list goes on; it does not announce one.
_PROGRESS = re.compile(
    rf"\b(?:of|all|both|remaining|outstanding|these|those|against|other) (?:of )?(?:the |its |these |those "
    rf")?{_COUNT}?"
    rf"{_ADJECTIVES} ?recommendations?\b|recommendations? (?:\w+ ){{0,3}}(?:remain|outstanding|complete|closed|"
    rf"signed off|"
    r"embedded|on track)|\bprogress (?:on|against|with)\b|\b(?:track|clos|monitor|implement|meet|address|"
    r"deliver|complet)"
    r"(?:e|s|es|ed|ing)? (?:the |all |its |their )?(?:\w+ )?recommendations",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\bfollowing (?:\w+ )?recommendations?\b|\brecommendations?\b[^.]*:$|\brecommend(?:s|ed)?\b[^.]{0,60}:$|"
    r"\brecommendations? (?:\w+ ){0,5}(?:are|were|is|was|include[ds]?)(?: as follows| that)?$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^(?:they|these|those|the main ones|it)\b[^.]{0,30}\b(?:include|are|were|recommend|follow)\w*\b", re.IGNORECASE
)
_HEADS = re.compile(
    r"^[\d.\s]*(?:(?:key |main )?recommendations? (?:from|of|made|by)\b.*|.{3,60}\brecommendations)\s*:?$", re.I
)
_SINGLE = re.compile(
    r"(?<!will )(?<!may )(?<!might )(?<!could )(?<!to )\b(?:recommend(?:s|ed)(?: (?:in|on) [\w ]{3,25}?(?= that))?|"
    r"recommending|recommendation "
    r"(?:\w+ ){0,4}?"
    r"(?:is|was)(?: made)?),? (?:(?:that|to(?! (?:the|all|a|an|every)\b)|a|an|better|more|closer) )(?P<what>[^;]+)",
    re.IGNORECASE,
)
# What the paper itself asks, or what some guidance says, is nobody's recommendation to the board.
_OWN_ASK = re.compile(
    r"\bit is (?:therefore |also )?recommended\b|\b(?:is|are) recommended to\b|\bas recommended\b|"
    r"\b(?:guidance|research|literature|NICE|Working Together)\b[^.]{0,40}\brecommend",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:recommendation )?\(?(?P<ref>\d{1,2}|[ivx]{1,5}|[a-h])(?:[.):])\s+(?=\S)", re.IGNORECASE)
_INLINE = re.compile(
    r"\((?P<ref>\d{1,2}|[ivx]{1,5}|[a-h])\)\s*(?P<text>.+?)(?=[;,.]?\s*(?:and\s+)?\((?:\d{1,2}|[ivx]{1,5}|[a-h])\)|$)"
)


SHORT = 80  # characters: a paragraph no longer than that may be a heading


@dataclass
class _Said:
    """A sentence about recommendations where it stands: what was said before it and after it in its passage."""

    passage: Passage
    at: int
    sentence: str
    before: list[str]
    after: str


def find_recommendations(
    passages: Sequence[Passage], *, written: date | None, names: Names | None = None
) -> list[Recommendations]:
    """Every list of recommendations that the passages print or only count, in order. `written` is the document's
    date; `names` those already found in it (found here where not given). `count` is the number announced, or of the
    items printed. `date` is an ISO day, month (2012-11) or year, of the sentence that announces them."""
    names = names or find_names(passages, title="", body="", leads=[])
    found: list[Recommendations] = []
    counted: set[tuple[int | None, str | None]] = set()
    for passage in passages:
        if passage.role == "action" or is_decision_section(passage) or not _speaks_of_them(passage):
            continue
        for said, count, items in _in_passage(passage):
            by = made_by(said.sentence, said.before, passage.section, names)
            if not items and (count, by) in counted:
                continue
            counted.add((count, by))
            found.append(_recommendations(said, count, items, by, names, written))
    return found


def _speaks_of_them(passage: Passage) -> bool:
    return any("ecommend" in text for text in (passage.section or "", *(line.text for line in passage.lines))) or any(
        "RECOMMEND" in line.text for line in passage.lines
    )


def _recommendations(
    said: _Said, count: int, items: list[Item], by: str | None, names: Names, written: date | None
) -> Recommendations:
    return Recommendations(
        source=_source(said),
        made_by=by,
        made_to=made_to(said.sentence, names),
        date=date_of(said.sentence, said.before, written),
        count=count,
        items=items,
        response=response_to(said.sentence, said.after),
    )


def _source(said: _Said) -> Source:
    line = said.passage.lines[said.at] if said.at >= 0 else said.passage.lines[0]
    return said.passage.source if line.source == Source() else line.source


def _in_passage(passage: Passage) -> Iterator[tuple[_Said, int, list[Item]]]:
    before: list[str] = []
    lines = passage.lines
    end_of_list = 0
    if passage.section and _HEADS.match(passage.section.strip()) and not _PROGRESS.search(passage.section):
        items = items_from(lines, 0)
        if items:
            end_of_list = len(items)
            yield _Said(passage, -1, passage.section, [], _text(lines, end_of_list)), len(items), items
    for at, line in enumerate(lines):
        if at < end_of_list:
            continue
        sentences = split_sentences(line.text)
        items = items_from(lines, at + 1)
        announcing = _announcing(line, sentences, before) if items else None
        if announcing is not None:
            end_of_list = at + 1 + len(items)
            yield _Said(passage, at, announcing, [*before], _text(lines, end_of_list)), len(items), items
        for n, sentence in enumerate(sentences):
            if sentence != announcing and not (announcing and n == len(sentences) - 1):
                after = sentences[n + 1] if n + 1 < len(sentences) else _text(lines, at + 1)
                yield from _in_sentence(_Said(passage, at, sentence, [*before], after))
            before.append(sentence)


def _text(lines: Sequence[Line], at: int) -> str:
    return lines[at].text if at < len(lines) else ""


def items_from(lines: Sequence[Line], at: int) -> list[Item]:
    """The list that begins at `lines[at]`: items, or paragraphs that begin with their own number; [] if none does."""
    items: list[Item] = []
    for line in lines[at:]:
        number = _NUMBERED.match(line.text)
        if items and _skips(items[-1].ref, line.marker.strip(" .()") or (number.group("ref") if number else "")):
            break
        if line.kind == "item" and not (items and line.level > lines[at].level > 0):
            ref = line.marker.strip(" .():•*-–") or (number.group("ref") if number else "")
            items.append(Item(ref=ref, text=line.text[number.end() :] if number and not line.marker else line.text))
        elif line.kind == "item":
            items[-1] = Item(ref=items[-1].ref, text=f"{items[-1].text} {line.text}")
        elif line.kind == "paragraph" and number and (number.group("ref") in "1iIa" or items):
            items.append(Item(ref=number.group("ref"), text=line.text[number.end() :]))
        else:
            break
    return items


def _skips(last: str, ref: str) -> bool:
    # After item 3 comes 4, or 1 where every item is so numbered; 6 is the number of the next heading.
    return last.isdecimal() and ref.isdecimal() and int(ref) > int(last) + 1


def _announcing(line: Line, sentences: Sequence[str], before: Sequence[str]) -> str | None:
    """The sentence of `line` that announces the list after it as recommendations; None where none does."""
    last = sentences[-1].strip() if sentences else ""
    if line.kind == "heading" or (len(line.text) <= SHORT and _HEADS.match(last) and last.lower().startswith("recomm")):
        return last if _HEADS.match(last) and not _PROGRESS.search(last) else None
    if _BACK.match(last):
        earlier = [*before[-2:], *sentences[:-1]]
        named = [s for s in earlier if re.search(r"\brecommendations?\b", s, re.IGNORECASE)]
        return named[-1] if named and not _PROGRESS.search(named[-1]) else None
    return last if _ANNOUNCES.search(last) and not _PROGRESS.search(last) else None


def _in_sentence(said: _Said) -> Iterator[tuple[_Said, int, list[Item]]]:
    sentence = said.sentence
    if "recommend" not in sentence.lower() or _PROGRESS.search(sentence):
        return
    inline = [Item(ref=m["ref"], text=m["text"].strip(" ;,.")) for m in _INLINE.finditer(sentence)]
    counted = _COUNTED.search(sentence)
    if len(inline) > 1:
        yield said, len(inline), inline
    elif counted:
        words = counted.group("count").lower()
        yield said, _NUMBERS.get(words) or int(words), []
    elif not _OWN_ASK.search(sentence) and (single := _SINGLE.search(sentence)):
        yield said, 1, [Item(ref="", text=single.group("what").strip(" .:"))]
