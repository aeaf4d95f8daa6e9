"""Say in the sentence's own words what a figure measures, of whom, by whom, and what is claimed to have caused it."""

import re

from answerable.reading.figures.sentence import Sentence
from answerable.reading.figures.words import CHANGE_NOUN, CHANGE_VERB, IRREGULAR, PEOPLE, table
from answerable.reading.marks import marks, may_match, needs
from answerable.reading.proposal import MeasureKind
from answerable.reading.sentences import shortened, without_end

MOVING = ("change", "baseline_current", "series")
_LONGEST = 150
_MARK = "\x00"
_LEAD_IN = re.compile(
    r"^.{0,140}?\b(?:shows?|showed|shown|showing|indicates?|indicated|found|finds|reported|reports|told\s+us|demonstrat\w+|"
    r"confirm\w*|evidences?|suggests?|noted?|notes|reveal\w*|identified|states?|stated|highlight\w*)\s+that\s*:?(?=\s|$)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:[\s,;:.()–—-]|(?:and|but|also|however|furthermore|moreover|in\s+addition|overall|with|while|whereas|then|although|"
    r"currently|there\s+(?:were|was|are|is|have\s+been|has\s+been|had\s+been)|an?\s+total\s+of|a\s+further|a|an|of\s+(?:whom|which)|whom|which|these|those\s+who|compared\s+(?:with|to)|of|"
    r"in\s+total|so\s+far|to\s+date)(?=[\s,:]))+",
    re.IGNORECASE,
)
_CLOSING = table(
    "by from to of at in with for was were is are than and or but between during on as a an the has have had been "
    "compared against total totalled reached stood which who that up down rising falling"
)
_CHANGING = re.compile(
    rf"\b(?:(?:has|have|had)\s+)?(?:also\s+|\w+ly\s+)?(?:been\s+)?(?:{CHANGE_VERB}|increasing|decreasing|reducing|rising|falling|up|"
    rf"down)\s*(?:by|from|to)?\s*(?={_MARK}|$)|^\W*(?:(?:an?|the|there\s+(?:has|have)\s+been)\s+)*(?:\w+\s+)?{CHANGE_NOUN}\s+(?:in|of)\s+(?:the\s+)?"
    rf"|{_MARK}\s*(?:[\w-]+\s+)?{CHANGE_NOUN}\s+(?:in|of|on)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_VERB_OF_TARGET = re.compile(
    r"\b(?:committed\s+to|(?:will|shall|aims?\s+to|plans?\s+to|intends?\s+to|expects?(?:\s+to)?|need\s+to|must|should)\b)"
    r"|\b(?P<do>deliver|train|provid|support|recruit|offer|run|reach|increas|reduc|achiev|ensur|rais|improv|complet|maintain|engag|"
    r"extend|roll)(?:e|ing|s|es)?\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    r"^(?:answered|felt|feel|said|say|were|was|are|have|has|had|know|knew|knows|provide|provided|agreed|could|can|attended|"
    r"reported|rated|told|thought|did|would|described|wanted|responded|confirmed|completed|received|strongly|stated)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    rf"^(?:this|it|these|they|that|them|who)\b|\b(?:it|them)\b|^(?:have|has|had|were|was|are|is|did|{IRREGULAR})\b"
    r"|^(?!red\b)[a-z]+ed(?:\s+(?:by|in|to|at|on|the|a|an|their|for|out|up|it|no|that)\b|$)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_TAIL = re.compile(
    r";|:\s|\s[–—]\s|,?\s(?:against|with|and)\s+(?:a|the|our|its)\s+target\b|,\s+(?:furthermore|however|although|though|which|but|whereas|while|and|so|with|this|that|compared|against)\b"
    r"|\.\s(?=[A-Z])|\s\(|\s(?:but|although|whereas|compared\s+(?:with|to)|and\s+(?:it|this|has|is|was|the\s+\w+\s+(?:is|are|has|have)))\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"[;:](?=\s)|\s[–—-]\s|\.\s|,\s+(?:however|although|though|but|whereas|while|and)\b|\sbut\s|\(", re.IGNORECASE
)
_PREPOSITION_FIRST = re.compile(r"^(?:by|from|in|at|to|with|for|on|during|within|through|across)\b", re.IGNORECASE)


def what_of(sentence: Sentence, indexes: list[int], kind: MeasureKind, *, noun: str = "") -> str:
    """A short phrase for what the numbers at `indexes` measure: their clause without the figures and periods. `noun`
    is what the number before counted, borrowed where this one names nothing ("7 CAFs by staff, 5 by midwives").
    Of a change the words of changing go too; of a target, what stands before its verb."""
    marked = _marked(sentence)
    first, last = sentence.numbers[indexes[0]], sentence.numbers[indexes[-1]]
    tail = _tail(sentence, marked, last.end, indexes[-1])
    head = _head(sentence, marked, indexes[0], alone=_says_what(tail.strip(" .\x00")))
    if kind == "target" and (verb := next(reversed(list(_VERB_OF_TARGET.finditer(head))), None)):
        if verb["do"] and verb.group().endswith("s") and head[: verb.start()].strip():
            head = head[: verb.start()]  # "Take-up of interviews reaches 75%"
        else:
            head = head[verb.start() if verb["do"] else verb.end() :]
    inside = "".join(
        marked[sentence.numbers[a].start : sentence.numbers[b].end] + " "
        for a, b in zip(indexes, indexes[1:], strict=False)
    )
    tail = "" if tail.strip(f" .{_MARK}") and tail.strip(f" .{_MARK}") in inside else tail
    phrase = head + _MARK + (inside or "") + tail
    if _MARK not in marked[first.start : first.end]:
        phrase = head + tail
    if kind in MOVING or first.unit == "%":
        phrase = re.sub(rf"\b(?:by|from|to)\s*{_MARK}", _MARK, phrase, flags=re.IGNORECASE)
    told = re.sub(r"[\s;:,.]+$", "", _self_contained(sentence, _clean(phrase), noun, first.start))
    # A figure whose own clause names nothing is told by its action or its whole sentence: an annex line without a name
    # says nothing.
    return told if re.search(r"[^\W\d]{3}", told) else sentence.context.about or shortened(sentence.plain)


def _says_what(tail: str) -> bool:
    """Whether the words after a figure can stand without a label before it; "in the same months" cannot."""
    return len(tail.split()) > 2 and not _PREPOSITION_FIRST.match(tail)


def told_subject(sentence: Sentence, text: str) -> str:
    """A subject without its lead-in, article and stray ends; one bare word is told with the sentence before."""
    subject = _clean(_TAIL.split(_LEAD_IN.sub("", text), maxsplit=1)[0])
    bare = len(subject.split()) < 2 and sentence.context.earlier
    return f"{subject} ({shortened(sentence.context.earlier)})" if bare else _with_meaning(sentence, subject)


def leans(phrase: str) -> bool:
    """Whether a phrase names nothing by itself: "recovered", "in the south", "is better than"."""
    opens = _LEANS.match(phrase) or _PREPOSITION_FIRST.match(phrase)
    return opens is not None and "(" not in phrase


def _with_meaning(sentence: Sentence, phrase: str, start: int = 0) -> str:
    """A phrase that leans on words before it, with them in brackets: the clause that a colon or semicolon before
    `start` ends, else the sentence before. "police" of "Attendance: police 98%" is told with its heading."""
    led = re.search(r"\w[:;]\s" if not phrase.startswith("who ") else r"\w,\s", sentence.plain[:start]) is not None
    before = shortened(_THOUSANDS.sub("", sentence.plain if led else sentence.context.earlier))
    if not before or before in phrase:
        return phrase
    if led and len(phrase.split()) < 3 and ":" in sentence.plain[:start] and not re.search(r"\d", before):
        return f"{before}: {phrase}"
    return f"{phrase} ({before})" if _LEANS.search(phrase) else phrase


def _marked(sentence: Sentence) -> str:
    """The sentence with every number as marks and its periods blank; offsets kept."""
    marked = list(sentence.plain)
    for number in sentence.numbers:
        for start, end in number.spans:
            marked[start:end] = _MARK * (end - start)
    return "".join(marked)


def _head(sentence: Sentence, marked: str, index: int, *, alone: bool) -> str:
    start = sentence.numbers[index - 1].end if index else 0
    head = marked[start : sentence.numbers[index].start]
    if index:
        named = re.search(r"\w\s*\([^\w(]*$", head)  # "Ham Council (£98,000), NHS Ham CCG (£64,000)"
        head = head[: named.start() + 1] if named else head
        parts = re.split(r"[;,]|\band\b|\bwhile\b|\bwhereas\b|\bbut\b|\s[–—]\s|\.\s|\(", head, flags=re.IGNORECASE)
        head = parts[-1]
    if opened := re.search(r"[\s.]*\(\W*$", head):
        return _TAIL.split(_LEAD_IN.sub("", head[: opened.start()]), maxsplit=1)[0]
    found = next(reversed(list(_HEAD.finditer(head))), None)
    if found and (head[found.end() :].strip() or found.group() == ";" or (alone and "(" not in found.group())):
        head = head[found.end() :]
    return _LEAD_IN.sub("", head)


_STOP = re.compile(r"[;,]\s")
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_APART = re.compile(r"\swhile\s|\s[–—]\s|\.\s|\s\(", re.IGNORECASE)


def _tail(sentence: Sentence, marked: str, start: int, index: int) -> str:
    end = sentence.numbers[index + 1].start if index + 1 < len(sentence.numbers) else len(marked)
    tail = marked[start:end]
    if index + 1 < len(sentence.numbers):
        lasts = (next(reversed([*last.finditer(tail)]), None) for last in (_STOP, _AND))
        cuts = [cut.start() for cut in (*lasts, _APART.search(tail)) if cut]
        tail = tail[: min(cuts)] if cuts else tail
    closing = re.match(rf"[\s{_MARK}]*\)", tail)
    tail = tail[closing.end() :] if closing else tail
    found = _TAIL.search(tail, 1) if tail else None
    return tail[: found.start()] if found else tail


def _clean(phrase: str) -> str:
    phrase = _CHANGING.sub(" ", phrase)
    phrase = re.sub(
        rf"\b(?:by|from|to|than|at|up|down)\s*{_MARK}+(?=\s*(?:$|[,.;(]|of\b))", " ", phrase, flags=re.IGNORECASE
    )
    if "average" in phrase:
        phrase = re.sub(rf"\b(?:an?\s+)?average\s+of\s*(?={_MARK})", "on average ", phrase, flags=re.IGNORECASE)
    phrase = re.sub(
        rf",?\s*\bcompared\s+(?:with|to)\s*(?={_MARK}|the\s+year)|\bthe\s+(?:year|quarter|month)\s+before\b",
        " ",
        phrase,
    )
    phrase = re.sub(rf"\b(?:an?\s+)?(?:further|additional|total\s+of)\s*(?={_MARK})", " ", phrase, flags=re.IGNORECASE)
    phrase = re.sub(rf"{_MARK}+\s*(?:of\s+(?:the\s+|these\s+|those\s+|all\s+)?)?", " ", phrase, flags=re.IGNORECASE)
    if "target" in phrase:
        phrase = re.sub(r",?\s*\b(?:against|with)\s+(?:a|the|our|its)\s+target\b.*$", " ", phrase, flags=re.IGNORECASE)
    phrase = re.sub(r"\(\s*[,;:–-]*\s*\)|[(\[]\s*$", " ", phrase)
    phrase = re.sub(r"\s+", " ", phrase)
    phrase = re.sub(r"\s+([,.;:)])", r"\1", phrase)
    previous = ""
    while phrase != previous:
        previous = phrase
        phrase = without_end(_OPENING.sub("", phrase), _CLOSING).strip()
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.replace("(", "").replace(")", "")
    if len(phrase) > _LONGEST:
        phrase = phrase[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;")
    return phrase


def _self_contained(sentence: Sentence, phrase: str, noun: str, start: int) -> str:
    """The phrase with a subject where it has none, and with its list's lead-in where it is short."""
    context = sentence.context
    if noun and (not phrase or _PREPOSITION_FIRST.match(phrase)):
        phrase = f"{noun} {phrase}".strip()
    subject = (context.base.words if context.base else "") or noun or context.subject
    if subject and _VERB_FIRST.match(phrase):
        phrase = f"{subject} {phrase}"
    if context.item and context.lead and len(phrase.split()) < 3:
        lead = _clean(context.lead.rstrip(": "))
        phrase = f"{lead}: {phrase}" if phrase else lead
    return _with_meaning(sentence, phrase or noun, start)


_SUBJECT = re.compile(
    rf"(?:The\s+|All\s+|Some\s+|Most\s+|\d[\d,]*\s+)?((?:[^\W\d][\w-]*\s+){{0,2}}?{PEOPLE.pattern})", re.IGNORECASE
)


def subject_of(text: str) -> str:
    """The people that a sentence opens with, to be the subject of the next one: "practitioners" of "111
    practitioners took the course. 23 attended the pilot"."""
    found = _SUBJECT.match(text)
    return found[1] if found else ""


_ORGANISATION = re.compile(
    r"^(?:The\s+|In\s+total,?\s+)?(?P<name>(?:[A-Z][\w&’'-]*\s+(?:of\s+|and\s+|for\s+|&\s+)?){0,6}?"
    r"(?:Council|Police|Constabulary|Trust|Board|Probation|Service|Services|Centre|Partnership|Cafcass|CAFCASS|Hospital|"
    r"Hospitals|Academy|College|School|ICB|CCG|PCT|Healthcare|YOT|MASH))\s+"
    r"(?:has|have|had|is|was|are|were|saw|held|made|ran|gave|found|now|also|reports?|[a-z]+ed)\b"
)
_BY_STAFF = re.compile(r"\bby\s+(?P<name>[A-Z]{2,6})\s+(?:staff|officers|practitioners|teams?)\b")


def agency_of(text: str, clause: str = "") -> str | None:
    """The organisation that a sentence speaks of, as printed: whose staff did it by the figure's own clause, else the
    sentence's subject."""
    found = _BY_STAFF.search(clause) or _ORGANISATION.match(text)
    return found["name"] if found else None


_CAUSED = re.compile(
    r"(?P<cause>[^.;]{3,160}?)\s+(?:has|have|had)?\s*(?:also\s+)?(?:resulted\s+in|led\s+to|brought\s+about|contributed\s+to)\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:as\s+a\s+(?:direct\s+)?(?:result|consequence)\s+of|due\s+to|because\s+of|thanks\s+to|owing\s+to|attribut(?:ed|able)\s+to|"
    r"driven\s+by|following\s+the\s+(?:introduction|launch|implementation|roll[\s-]?out)\s+of)\s+(?P<cause>[^.;,]{3,160})",
    re.IGNORECASE,
)
_MAY_CAUSE = needs(
    "resulted led brought contributed result consequence due because thanks owing attributed attributable driven "
    "following"
)


def attribution_of(sentence: Sentence) -> str | None:
    """What the sentence claims to have caused its figure, in its words; None where it claims nothing."""
    if not may_match(_MAY_CAUSE, marks(sentence.text)):
        return None
    found = _BECAUSE.search(sentence.text) or _CAUSED.search(sentence.text)
    if not found:
        return None
    cause = re.sub(r"\s+(?:and|which|that|this|it)$", "", found["cause"].strip(" ,"), flags=re.IGNORECASE)
    return (
        None
        if cause.lower() in ("this", "it", "these", "that", "which", "they", "this work")
        else _with_meaning(sentence, cause)
    )
