"""Where a text names a body: every mention with its place and kind, before it is known which are the same body."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answerable.reading.marks import matches_at
from answerable.reading.names.lexicon import (
    BEGIN_WITH,
    BEGINNINGS,
    ENDINGS,
    GROUP,
    HINT,
    LEADING,
    NATIONAL,
    ROLE,
    SERVICES,
    TYPE_ACRONYMS,
)

_CAPITALISED = r"[A-Z][\w'’]*(?:[&/-][A-Z]\w*)*(?:-[a-z]+)?"
_OF = (
    r"(?<=Borough) of|(?<=Riding) of|(?<=City) of|(?<=University) of|"
    r"(?<=Isle) of|(?<=Diocese) of|(?<=Office) (?:of|for)"
)
_RUN = re.compile(
    rf"{_CAPITALISED}(?:(?: (?:and|&|the)(?= )| to| [-–]|{_OF})? {_CAPITALISED}| \(HM(?:P|YOI)\)"
    r"| \([A-Z][A-Z&]{1,7}\)(?= (?:Strategic |Operational |Sub)?-?(?:[Gg]roup|Panel|Board|Forum)\b))*"
)
_ENDING = re.compile(
    r"\b(?:" + "|".join(rf"(?P<e{i}>{pattern})" for i, (pattern, _) in enumerate(ENDINGS)) + r")(?![\w-])"
)
_BEGINNING = re.compile(r"\b(?:" + "|".join(rf"(?P<b{i}>{pattern})" for i, (pattern, _) in enumerate(BEGINNINGS)) + ")")
_CAPITAL = re.compile(r"[A-Z](?<![\w&].)", re.DOTALL)
_SPELLINGS = {spelling.replace("'", "’"): kind for spellings, kind in NATIONAL for spelling in spellings}
_SERVICE_AND = re.compile(rf"(?:{SERVICES}) (?:and|&) ")
_NATIONAL = re.compile(
    r"(?<![\w&])(?:"
    + "|".join(re.escape(s).replace("’", "['’]") for s in sorted(_SPELLINGS, key=len, reverse=True))
    + r")(?!\w)"
)
_SUB_GROUP = re.compile(
    r"\b(sub[- –]?(?:group|committee)|(?:working|steering|task (?:and|&) finish) group)\b(?! of)", re.IGNORECASE
)
# "a joint sub group set up with Kent on Missing Children": what it is about follows.
_ABOUT = re.compile(r"[^.;:•]{0,70}? on ([A-Z][\w'’]+(?: (?:[A-Z][\w'’]+|and(?= [A-Z])|&))+)")
_WORDS_BEFORE = 100  # characters
# Words before "sub-group" that are no part of its name.
_NOT_TOPIC = re.compile(
    r"(?:the|a|an|its|this|that|each|every|our|their|both|by|of|to|in|on|at|from|with|through|via|for|all|new|joint|"
    r"one|two|three|four|\d+|is|are|was|were|has|have|had|be|been|and|which|who|as|or|under|relevant|other|"
    r"established|"
    r"if|when|while|once|after|before|then|however|no|not|any|some|so|but|can|could|may|might|must|shall|should|will|"
    r"would|did|do|does|agreed|asked?|hoped|felt|held|met|planned|proposed|said|existing|current|future|monthly|"
    r"quarterly|regular|first|last|next|"
    r"LSCB|SCB|LSCP|SCP|boards?|boards?['’]?s?|partnerships?['’]?s?|local|also|another|new|multi-agency)",
    re.IGNORECASE,
)
_BOARD_ACRONYM = re.compile(r"\w{0,3}L?SC[BP]s?(?:['’]s)?|MACE?SA|L?SAB")


_OPENING = re.compile(r"(?:(?:and|&|the|to|of|for|[-–])(?= )|[\s/])*(?P<word>[\w&'’/-]+)?")


@dataclass(frozen=True)
class Mention:
    """One place in a text that names a body: `text[start:end]` is the spelling; `kind` an agency kind or "group"."""

    start: int
    end: int
    spelling: str
    kind: str


def mentions(text: str) -> list[Mention]:
    """Every body named in `text`, in order, none overlapping another."""
    if text == text.lower():  # no capital, so no name
        return _settled(_sub_groups(text))
    return _settled([*_national(text), *_sub_groups(text), *_in_runs(text)])


def _settled(found: Iterable[Mention]) -> list[Mention]:
    # The longest mention wins where two overlap; at equal length the first rule does.
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.start - m.end):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _national(text: str) -> Iterator[Mention]:
    capitals = (capital.start() for capital in _CAPITAL.finditer(text))
    for match in matches_at(_NATIONAL, text, capitals):
        kind = _SPELLINGS[match.group().replace("'", "’")]
        yield Mention(match.start(), match.end(), match.group(), kind)


def _in_runs(text: str) -> Iterator[Mention]:
    for run in _RUN.finditer(text):
        words, at = run.group(), run.start()
        if not HINT.search(words):
            continue
        for match in _beginnings(words):
            kind = BEGINNINGS[int(str(match.lastgroup)[1:])][1]
            yield Mention(at + match.start(), at + match.end(), match.group(), kind)
        endings = list(_ENDING.finditer(words))
        cuts = _cuts(words) if endings else []
        for match in endings:
            kind = ENDINGS[int(str(match.lastgroup)[1:])][1]
            start = max((cut for cut in cuts if cut <= match.start()), default=0)
            if service := _SERVICE_AND.match(words, start):
                start = service.end()
            if kind == "school":
                start = max(start, words.rfind(" and ", start, match.start()))
            start += _opening(words[start : match.end()])
            cuts.append(match.end())
            spelling = words[start : match.end()]
            if _is_name(spelling, kind):
                yield Mention(at + start, at + match.end(), spelling, kind)


def _beginnings(words: str) -> list[re.Match[str]]:
    return list(_BEGINNING.finditer(words)) if any(first in words for first in BEGIN_WITH) else []


def _cuts(words: str) -> list[int]:
    """Where in a run of capitalised words one name may end and the next begin: after a post, before "the", after a
    body known by its own name that is one of several."""
    known = (match.end() for match in (*_NATIONAL.finditer(words), *_beginnings(words)))
    listed = [end for end in known if re.match(r"(?:['’]s)? (?:and|&|[-–]) ", words[end:])]
    return [*listed, *(m.end() for m in ROLE.finditer(words)), *(m.start() for m in re.finditer(r" the ", words))]


def _opening(words: str) -> int:
    """How many characters of `words` are connectors, opening words or a board's acronym before the name itself."""
    at = 0
    while match := _OPENING.match(words, at):
        if match.end() == at or (match.group("word") and not _opens(match.group("word"), words[match.end() :])):
            at = match.start("word")
            break
        at = match.end()
    return at


def _opens(word: str, after: str) -> bool:
    return bool(after.strip()) and (word in LEADING or bool(_BOARD_ACRONYM.fullmatch(word)))


_WORD = re.compile(r"[A-Za-z0-9&'’-]+")


def _is_name(spelling: str, kind: str) -> bool:
    words = _WORD.findall(spelling)
    if kind == GROUP:
        if re.search(r"\bScrutiny|Select Committee", spelling):
            return False  # the council's, not the board's
        return len(words) > 1 and not re.fullmatch(r"(?:Focus|Age|Peer|Support|Other|User) Group|Trust Board", spelling)
    if kind == "school":
        return len(words) > 1 and words[0] not in {
            "Primary", "Secondary", "High", "Home", "Royal", "Special", "Independent", "Nursery", "Whole", "Middle",
            "Family", "After", "Infant", "Junior", "Out", "Grammar", "Further", "Safer", "Sixth", "Free", "Boarding",
        }  # fmt: skip
    if len(words) == 1:
        return spelling in TYPE_ACRONYMS or spelling in {
            "Police",
            "Probation",
            "Healthwatch",
            "Constabulary",
            "Council",
        }
    return spelling not in {"Community Health", "Health Service"}


def _sub_groups(text: str) -> Iterator[Mention]:
    lower = text.lower()
    for match in _SUB_GROUP.finditer(text) if "group" in lower or "committee" in lower else ():
        begin = _topic_start(text, match.start())
        if begin < match.start():
            yield Mention(begin, match.end(), text[begin : match.end()], GROUP)
        elif about := _ABOUT.match(text, match.end()):
            name = f"{about.group(1)} {match.group().lower()}"
            yield Mention(about.start(1), about.end(1), name, GROUP)


def _topic_start(text: str, end: int) -> int:
    """Where the words begin that say which sub-group is meant; `end` where there are none."""
    begin, start = end, max(0, end - _WORDS_BEFORE)
    for word in reversed(list(re.finditer(r"[\w&'’/,.;:)–-]+", text[start:end]))):
        bare = word.group().rstrip("-")
        joins = bare.lower() in ("and", "&")
        if not re.fullmatch(r"[A-Za-z][\w&'’/-]*", bare) and not joins:
            break
        if (_NOT_TOPIC.fullmatch(bare) and not (joins and begin < end)) or _BOARD_ACRONYM.fullmatch(bare):
            break
        if bare.endswith(("’s", "'s")) or (begin < end and not _goes_on(bare, text[begin:end])):
            break
        begin = start + word.start()
    return begin + len(text[begin:end]) - len(re.sub(r"^(?:(?:and|&) )+", "", text[begin:end]))


def _goes_on(word: str, after: str) -> bool:
    """Whether a name that goes on with `after` may begin with `word`: both in capitals, or both in small letters."""
    if word in ("and", "&", "and/or"):
        return True
    return word[0].isupper() == after.lstrip("and ").lstrip()[:1].isupper()
