"""Stated changes ("reduced by 28%", "a 12% rise", "up 12") and changes told without a figure."""

import re
from collections.abc import Iterator

from answerable.reading.figures.drafts import Draft, unit_of_change, value_of
from answerable.reading.figures.sentence import Sentence
from answerable.reading.figures.words import CHANGE_NOUN, CHANGE_VERB, DOWN, MULTIPLES, UP
from answerable.reading.marks import marks, may_match, needs
from answerable.reading.proposal import Change, Direction

_BY = re.compile(
    r"\bby\s+(?:a\s+further\s+|another\s+|an?\s+(?:additional|average\s+of|total\s+of)\s+)?$", re.IGNORECASE
)
_NOUN_BEFORE = re.compile(
    rf"\b{CHANGE_NOUN}\s*(?:[(:–-]|of|was|is)?\s*$|\b{CHANGE_NOUN}\s+(?:in|on|to)\b[^,;:.]{{0,90}}\bof\s*$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    rf"\b(?:{CHANGE_VERB}|"
    r"(?<!made )(?<!make )(?<!makes )(?<!taken )(?<!took )(?<!set )(?<!ed )(?:up|down))\s*(?:a\s+further\s*)?$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    rf"\s*(?:(?!(?:for|that|which|who|to|of|in|will)\b)[\w-]+\s+){{0,2}}?{CHANGE_NOUN}\b", re.IGNORECASE
)
_MORE_AFTER = re.compile(r"\s*(?:[\w-]+\s+){0,4}?(?:higher|lower|fewer|more|less)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def find_change(sentence: Sentence, index: int) -> Draft | None:
    """The change that the number states, with its direction; a level reached after it ("up 12 to 80") is its value.

    Such as "reduced by 28%"; "an increase in referrals of 12%"; "a 9 point fall"; "12% higher than"; "-5%"
    """
    number = sentence.numbers[index]
    if number.unit not in ("%", "points", ""):
        return None
    before, after = sentence.plain[: number.start], sentence.after(index)
    direction = _direction(before, after, number.unit)
    sign = sentence.text[number.start]
    if direction is None and (sign in "+-–−" and number.unit or sentence.text[number.start - 1 : number.start] == "−"):
        direction = "up" if sign == "+" else "down"
    if direction is None:
        return None
    unit = unit_of_change(number)
    change = Change(value=number.value, unit=unit, direction=direction)  # type: ignore[arg-type]  # one of three
    draft = Draft("change", [index], change=change)
    level = _level_reached(sentence, index)
    if level is not None:
        draft.indexes.append(level)
        draft.values = [value_of(sentence, level)]
    return draft


def _direction(before: str, after: str, unit: str) -> Direction | None:
    if _BY.search(before) and (direction := last_direction(before)):
        return direction
    if _NOUN_BEFORE.search(before) or _VERB_BEFORE.search(before):
        return last_direction(before)
    if re.match(r"\s*(?:as\s+)?requir\w+\s+improvement", after, re.IGNORECASE):
        return None
    if found := _NOUN_AFTER.match(after):
        return last_direction(found.group())
    found = _MORE_AFTER.match(after)
    if found and (unit == "%" or unit == "points" or re.match(r"[^,;]{0,40}\bthan\b", after[found.end() :])):
        if unit == "%" and not re.match(r"[^,;]{0,60}\bthan\b|\s*$|\s*[.,;)]", after[found.end() :]):
            return None
        return last_direction(found.group())
    return None


def last_direction(words: str) -> Direction | None:
    """Up or down, by the last word of the clause that says it."""
    clause = re.split(r"[;:]|,\s+(?:and|but|while|whereas)\b", words)[-1]
    for word in reversed(_WORD.findall(re.sub(r"\b(?:more|less|fewer)\s+than\b", "", clause.lower()))):
        if word in UP:
            return "up"
        if word in DOWN:
            return "down"
    return None


def _level_reached(sentence: Sentence, index: int) -> int | None:
    """The number after a change that says where it led: "up 12 to 80", "rose by 5% to 82%"."""
    if index + 1 >= len(sentence.numbers):
        return None
    between = sentence.after(index)
    if re.fullmatch(
        r"\s*,?\s*(?:[\w-]+\s+){0,3}?(?:to|reaching|making)\s*(?:a\s+total\s+of\s+)?", between, re.IGNORECASE
    ):
        return index + 1
    return None


_VERB = re.compile(
    rf"\b(?P<way>{CHANGE_VERB}|increase|decrease|reduce|fall|rise|(?:is|are|was|were)\s+(?:also\s+)?(?:up|down)|doubled|halved|trebled)\b(?!\s+(?:the|to|risks?|use\s+of)\b)",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"\b(?P<way>{CHANGE_NOUN})\s+(?:in|of)\s+(?P<subject>[^.;:]{{3,120}})", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\b(?P<way>increased|reduced|decreased|improved)\s+(?P<subject>[^.;:,]{3,80})", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\s+(?:(?:has|have|had)\b)?(?:\s*\b(?:also|since|all|now|both|been|continued\s+to|\w+ly)\b)*\s*$", re.IGNORECASE
)
_ADJECTIVAL = re.compile(r"\b(?:some|of|an?|the|with|in|and|their|its|for)\s+$", re.IGNORECASE)
_SEEN = re.compile(
    r"(?:^\W*|\b(?:there\s+(?:has|have|had)\s+(?:also\s+)?been|(?:there|it)\s+(?:was|were|is)|(?:has|have)\s+(?:also\s+)?"
    r"(?:seen|shown|led\s+to|contributed\s+to|brought|experienced)|result(?:ed|ing)\s+in|led\s+to|leading\s+to|saw|"
    r"shows?|showed|indicates?|noted|reported|evidence\s+of)\s+)(?:an?\s+|the\s+|some\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:use|number|numbers|rate|rates|level|levels|incidence|incidents|incidences|uptake|take[\s-]up|volume|volumes|"
    r"amount|proportion|percentage|demand|referrals?|contacts?|assaults|attendance|attendances|admissions|episodes|"
    r"notifications|plans|caseloads?|enquiries|assessments|complaints|vacancies|turnover|absence|absences|exclusions|"
    r"restraint|separation|arrests|offences|allegations|timeliness|waiting\s+times?|concerns|cafs?|ehas?|entrants|"
    r"conferences|responses|returns|disclosures|placements|reports|deaths|injuries|self-harm|spend|spending)\b",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\b(?:to|will|should|would|could|may|might|can|aim\w*|expect\w*|hope\w*|intend\w*|plan\w*|if|whether|must|how|designed)\s+"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
# A word of changing, as the patterns above have them, and of what is counted.
_MAY_BE_TOLD = needs(
    "increase increases increased rise rises risen rose growth grown grew improvement improvements improved climbed "
    "uplift decrease decreases decreased reduce reduced reduction reductions fall falls fallen fell drop drops dropped "
    "decline declines declined worsened slipped slid dipped dip eased shrunk shrank jumped jump surged surge soared "
    "crept lengthened shortened narrowed widened come came gone went going go up down doubled halved trebled",
    "use number numbers rate rates level levels incidence incidents incidences uptake take volume volumes amount "
    "proportion percentage demand referral referrals contact contacts assaults attendance attendances admissions "
    "episodes notifications plans caseload caseloads enquiries assessments complaints vacancies turnover absence "
    "absences exclusions restraint separation arrests offences allegations timeliness waiting concerns caf cafs eha "
    "ehas entrants conferences responses returns disclosures placements reports deaths injuries self spend spending",
)


def find_direction(text: str) -> tuple[str, Direction] | None:
    """A change told without a figure: what changed, and which way.

    Such as "Use of separation has also reduced"; "has resulted in a reduction in the use of force"
    """
    if not may_match(_MAY_BE_TOLD, marks(text)):
        return None
    for subject, way, start in _told(text):
        counted = _COUNTED.search(subject)
        if counted is None or len(subject[: counted.start()].split()) > 12 or _NOT_SAID.search(text[:start]):
            continue
        if direction := _way(way):
            return subject.strip(" ,"), direction
    return None


def _told(text: str) -> Iterator[tuple[str, str, int]]:
    """Each thing that a sentence may say has changed, with the word that says it and its place."""
    for found in _VERB.finditer(text):
        before = re.split(r"[.;:]", text[: found.start()])[-1]
        auxiliary = _AUXILIARY.search(before)
        if auxiliary and not _ADJECTIVAL.search(before):
            yield before[: auxiliary.start()], found["way"], found.start()
    for pattern in (_NOUN, _ADJECTIVE):
        for found in pattern.finditer(text):
            if _SEEN.search(text[: found.start()]):
                yield found["subject"], found["way"], found.start()


def _way(word: str) -> Direction | None:
    lower = word.lower()
    if lower in MULTIPLES:
        return "up" if MULTIPLES[lower][1] == "up" else "down"
    return last_direction(word)
