"""Doubts about whether a progress cell answers its action."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from answerable.reading.blocks import Passage
from answerable.reading.doubts.places import quote, whole_text
from answerable.reading.proposal import Doubt, Proposal
from answerable.reading.sentences import split_sentences
from answerable.reading.similar import content_words, each_content_word, stem

_INDEPENDENT = re.compile(
    r"\bindependent(?:ly)? (?:\w+ ){0,2}?(?:review|evaluat|scrutin|audit|assess|inspect|verif|test|challeng)", re.I
)
_FROM_OUTSIDE = re.compile(
    r"\b(?:independent|external|outside|peer|university|academic|inspector\w*|commissioned|another (?:board|"
    r"area|authority))\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:self|own|internal|board|members|chair|manager|officers?|sub-?group|executive|director|DCS|partners|"
    r"staff)\b",
    re.I,
)
_BOARD_POST = re.compile(
    r"\bindependent (?:chair(?:man|woman|person)?|scrutineer|reviewing officers?|person)\b", re.IGNORECASE
)
_STRANDS = re.compile(
    r"\b(?:strands?|parts?|elements?|stages?|comprised|consist(?:s|ed)|included?|made up)\b", re.IGNORECASE
)
_SELF = re.compile(r"\bself[- ](?:evaluat|assess|review|audit)", re.IGNORECASE)
# Where an action stops saying what is to be done and says what for.
_PURPOSE = re.compile(
    r"\b(?:in order (?:that|to)|so that|to ensure|ensuring|as per|this will|by means of)\b|[;:]", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\b(?:for|at|to|with|by|of|among|between|and|involving|train|engage|brief|support|from)\s+(?:all |the |our "
    r"|their |every "
    r"|each |local |those |frontline )*(?P<who>(?:[A-Za-z-]+ ){0,3}(?:leads|carers|teachers|governors|midwives|"
    r"nurses|"
    r"visitors|workers|fathers|mothers|parents|drivers|supervisors|managers|doctors|dentists|GPs|volunteers|schools|"
    r"colleges|hotels|families|babies|teenagers|adolescents|officers|practitioners|practices|hospitals|nurseries))\b"
)
_SMALL = re.compile(
    r"^(?:(?:the|a|an|all|and|or|of|in|to|for|with|by|at|on|from|their|its|our|other|more|new|key) )+", re.I
)
_GREEN = re.compile(r"\b(?:green|blue|complete[d]?|achieved|done|on track|✓)", re.IGNORECASE)
_LATE = ("late", "not done yet")
ALIKE = 4  # letters: words that begin alike are taken for one ("mapped", "mapping", "map" are met by their stems)
ENOUGH_WORDS = 15  # an update shorter than that ("Complete.") is no account to be compared


def independent_but_own(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """An action promises independent review, but most of the strands described are the board's own work."""
    promised = {a.ref: a.text for a in proposal.actions if promises_independence(a.text)}
    for ref in sorted(promised):
        lines = [line for p in passages if p.action == ref and p.role == "statement" for line in p.lines]
        if described := own_work([(line.kind, line.text) for line in lines]):
            yield Doubt(where=f"Action {ref}", message=f"The action promises independent review; {described}.")


def promises_independence(action: str) -> bool:
    """Whether an action is to be looked at independently."""
    return _INDEPENDENT.search(action) is not None


def own_work(lines: Sequence[tuple[str, str]]) -> str:
    """What of an update, given as (kind of block, words), is the board's own work where somebody independent was
    promised, in words; "" where it is not, or not most of it."""
    strands = _strands(lines)
    own = [text for text in strands if _is_own(text)]
    whole = " ".join(text for _, text in lines)
    if strands and 2 * len(own) > len(strands):
        return f"{len(own)} of the {len(strands)} strands described are the board's own"
    if not strands and _SELF.search(whole) and not _FROM_OUTSIDE.search(_BOARD_POST.sub("", whole)):
        return "the update describes a self-assessment"
    return ""


def _strands(lines: Sequence[tuple[str, str]]) -> list[str]:
    for at, ((before, words), (first, _)) in enumerate(pairwise(lines), 1):
        if before != "item" and first == "item" and _STRANDS.search(words):
            rest = [i for i, (kind, _) in enumerate(lines) if i > at and kind != "item"]
            return [text for _, text in lines[at : rest[0] if rest else len(lines)]]
    return []


def _is_own(strand: str) -> bool:
    bare = _BOARD_POST.sub("chair", strand)
    outside, own = _FROM_OUTSIDE.search(bare), _OWN.search(bare)
    return own is not None and (outside is None or own.start() < outside.start())


def never_mentioned(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """An update that says nothing of what its action was to do, or of the people whom it was for."""
    said: dict[str, str] = {}
    for passage in passages:
        if passage.action and passage.role == "statement":
            said[passage.action] = f"{said.get(passage.action, '')} {whole_text(passage)}".strip()
    for action in proposal.actions:
        wanted, people = not_mentioned(action.text, said.get(action.ref, ""))
        if wanted:
            message = f"The update does not mention what the action was to do: {quote(wanted)}."
            yield Doubt(where=f"Action {action.ref}", message=message)
        for who in people:
            message = f"The update does not mention “{who}”, whom the action is for."
            yield Doubt(where=f"Action {action.ref}", message=message)


def not_mentioned(action: str, said: str) -> tuple[str, list[str]]:
    """What an update says nothing of: what its action was to do ("" where it speaks of it), else the people whom the
    action is for. An update of a few words is no account to be compared."""
    if len(said.split()) < ENOUGH_WORDS:
        return "", []
    wanted = _PURPOSE.split(action, maxsplit=1)[0]
    if _nothing_shared(wanted, said):
        return wanted, []
    people = _people(wanted)
    told = split_sentences(said) if people else ()
    return "", [who for who in people if not _mentions(told, who)]


_INITIALS = re.compile(r"\b([A-Z]{2,})s\b")  # of several: "CAFs" speaks of "CAF"


def _nothing_shared(wanted: str, text: str) -> bool:
    wanted, text = (_INITIALS.sub(r"\1", words) for words in (wanted, text))
    starts = {word[:ALIKE] for word in content_words(wanted)}
    return len(starts) >= 4 and starts.isdisjoint(word[:ALIKE] for word in each_content_word(text))


def _people(text: str) -> list[str]:
    found = (
        _SMALL.sub(
            "",
            re.split(
                r"\b(?:and|"
                r"or)\b",
                match["who"],
            )[-1].strip(),
        )
        for match in _PEOPLE.finditer(text)
    )
    found = (re.sub(r"^\w+ing ", "", who) for who in found)
    return [who for who in dict.fromkeys(found) if len(who.split()) > 1]


def _stems(sentence: str) -> set[str]:
    return {stem(word) for word in re.findall(r"[a-z]+(?:['’][a-z]+)?", sentence.lower())}


def _mentions(told: Sequence[str], who: str) -> bool:
    """Whether one sentence uses the last word of `who` and another of its words, or its first letters ("CP leads")."""
    *others, head = (stem(word) for word in who.lower().split())
    letters = "".join(word[0] for word in who.split()[:-1]).lower()
    for sentence in told:
        words = _stems(sentence) if head in sentence.lower() else set()
        if head in words and (words & set(others) or letters in words):
            return True
    return False


def status_beside_text(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A status of green, complete or on track beside a cell that admits delay or work not done."""
    for action in proposal.actions:
        if not action.status or not _GREEN.search(action.status) or re.search(r"\bnot\b", action.status):
            continue
        admitted = [s for s in proposal.shortfalls if s.action == action.ref and s.about in _LATE]
        if admitted:
            yield Doubt(
                where=f"Action {action.ref}",
                message=f"The status is “{action.status}”, but the text says: {quote(admitted[0].text, 25)}",
            )
