"""What a paper asks its committee to do: one decision for each resolution. These are not recommendations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.reading.blocks import Line, Passage
from answerable.reading.proposal import DecisionSought
from answerable.reading.sentences import split_sentences

_HEADING = re.compile(
    r"^[\d.\s]*(?:recommendations?|decisions?(?: (?:required|sought|requested))?|recommended decisions?|actions? "
    r"(?:required|"
    r"requested)(?: of .*)?|recommendations? (?:to|for) (?:the )?(?:committee|panel|cabinet|members|board).*|"
    r"resolutions?|"
    r"what (?:the .{3,60} (?:is|are)|you are) (?:being )?asked(?: to do| for)?|"
    r"what (?:we|the .{3,60}) (?:asks?|seeks?|wants?|is asking|are asking)\b.*|"
    r"(?:matters |items |issues )?for (?:decision|agreement|approval)|"
    r"decisions? (?:needed|to be (?:made|taken)|for the .*)|"
    r"(?:the )?(?:committee|panel|members|board|cabinet|executive|partners) (?:is|are) "
    r"(?:asked|invited|requested|recommended)(?: to)?)\s*:?$",
    re.IGNORECASE,
)
_BODY = (
    r"(?P<of>(?!The )(?:[A-Z][\w'’&-]*(?: and| of| &| for)? )*"
    r"(?:Committee|Panel|Cabinet|Members(?: of the [A-Z]\w+)?|Commission|Council|Board|Executive|Partnership|Forum))"
)
_ASKS = re.compile(
    rf"\b(?:that )?(?:[Tt]he )?{_BODY}\s+(?:(?:is|are|be) (?:therefore )?(?:asked|recommended|invited|"
    rf"requested)(?: to)?\b|"
    r"(?:resolves?|agrees?|notes?|considers?|receives?|endorses?|approves?|comments?|scrutinises?)\b)\s*:?"
)
_RECOMMENDED = re.compile(
    rf"\b[Ii]t is (?:therefore )?recommended that:?(?: (?:the )?{_BODY}\b(?: (?:is asked )?to:)?)?"
)
_REPORTED = re.compile(
    r"\b(?:made|makes|gave|contain(?:s|ed)|identified|set out|led to|produced|received)\b[^.]{0,40}\brecommendations?\b"
    r"|\brecommendations? (?:\w+ ){0,4}(?:was|were|has been|have been) (?:made|accepted|agreed|given)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\(?(?:[a-h]|\d{1,2}|[ivx]{1,5})[.)]\s+(?=\S)")
_TAIL = re.compile(r"\s*;(?: and| or)?$|,? and$")
_OPENS = re.compile(rf"^That (?:the )?{_BODY}\s*:?$")
_COMMITTEES = re.compile(
    rf"{_BODY} (?:(?:is|are) (?:therefore )?(?:asked|invited|requested|recommended)|may wish) to\b"
    rf"|\b(?:asks?|invites?|requests?) (?:the )?{_BODY.replace('(?P<of>', '(?P<asked>')} to\b"
)
_RESOLUTION = re.compile(
    r"^(?:that|to) |^(?:note|agree|approve|endorse|consider|comment|receive|scrutinise|support)\b", re.I
)
_INLINE = re.compile(
    r"\((?:\d{1,2}|[ivx]{1,5}|[a-h])\)\s*(.+?)(?=[;,.]?\s*(?:and\s+)?\((?:\d{1,2}|[ivx]{1,5}|[a-h])\)|$)"
)
_COMMITTEE = re.compile(r"\b((?:[A-Z][\w'’&-]*,? (?:and |& |for )?)+(?:Committee|Scrutiny Panel|Commission))\b")


def decisions_sought(passages: Sequence[Passage]) -> list[DecisionSought]:
    """Every resolution that the paper proposes, in order: from the sections headed so, else from sentences in other
    prose that ask a committee. `of` is the committee as printed, at full length where the paper prints it."""
    prose = [p for p in passages if p.role == "section"]
    found = [decision for p in prose if is_decision_section(p) for decision in _resolutions(p)]
    if not found:
        found = [decision for p in prose for decision in _asking_sentences(p)]
    full = next((m for p in prose for line in p.lines for m in _COMMITTEE.findall(line.text)), None)
    unique = {decision.text: decision for decision in reversed(found)}
    return [replace(d, of=_of(d.of, full)) for d in reversed(unique.values())]


def is_decision_section(passage: Passage) -> bool:
    """Whether the passage's heading says that it holds what a committee is asked, and its words do not say that they
    tell of recommendations that someone made before."""
    if passage.role != "section" or not _HEADING.match((passage.section or "").strip()):
        return False
    opening = [line.text for line in passage.lines[:2] if not _is_item(line)]
    return any(_ASKS.search(text) for text in opening) or not any(_REPORTED.search(text) for text in opening)


def _resolutions(passage: Passage) -> Iterator[DecisionSought]:
    of: str | None = None
    lines = passage.lines
    for at, line in enumerate(lines):
        text = line.text.strip()
        stem = _ASKS.search(text) or _RECOMMENDED.search(text) or _OPENS.search(text)
        of = (stem.group("of") if stem else None) or of
        listed = at + 1 < len(lines) and _is_item(lines[at + 1])
        if stem and not _is_item(line) and listed and not text[stem.end() :].strip(" :"):
            continue
        parts = _INLINE.findall(text) if stem else []
        if parts or stem or _is_item(line) or _RESOLUTION.match(text):
            for part in parts or [_NUMBERED.sub("", text)]:
                yield DecisionSought(text=_TAIL.sub("", part.strip()), of=of, source=line.source)


def _is_item(line: Line) -> bool:
    return line.kind == "item" or bool(_NUMBERED.match(line.text))


def _asking_sentences(passage: Passage) -> Iterator[DecisionSought]:
    for at, line in enumerate(passage.lines):
        for sentence in split_sentences(line.text):
            asked = _COMMITTEES.search(sentence)
            of = asked and (asked["of"] or asked["asked"])
            if asked is None or not of or of.endswith(("Board", "Council", "Executive", "Partnership", "Forum")):
                continue
            items = _items_after(passage.lines, at) if not sentence[asked.end() :].strip(" :") else []
            for item in items:
                yield DecisionSought(text=_TAIL.sub("", item.text), of=of, source=item.source)
            if not items:
                yield DecisionSought(text=sentence, of=of, source=line.source)


def _items_after(lines: Sequence[Line], at: int) -> list[Line]:
    items = []
    for line in lines[at + 1 :]:
        if not _is_item(line):
            break
        items.append(line)
    return items


def _of(of: str | None, full: str | None) -> str | None:
    if of and full and " " not in of and full.endswith(of):
        return full
    return of
