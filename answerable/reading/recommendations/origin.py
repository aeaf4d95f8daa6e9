"""Where recommendations come from: who made them, to whom, when, and what was answered."""

import re
from collections.abc import Sequence
from datetime import date

from answerable.reading.dates import find_dates
from answerable.reading.names import Named, Names
from answerable.reading.sentences import split_sentences

_INTERNAL = re.compile(
    r"\binternal (?:\w+ )?(?:review|inspection|audit|evaluation|investigation|report)", re.IGNORECASE
)
_GENERIC = re.compile(
    r"\b(?:the|its|their|this|that) (?:final |overview )?(?:report|exercise|work|programme)\b", re.IGNORECASE
)
_INSPECTORS = re.compile(r"\binspect(?:ors?|orates?|ions?)\b", re.IGNORECASE)
_EXERCISE = re.compile(
    r"\b((?:(?:self|peer|independent|serious|case|learning|rapid|practice|thematic|external|domestic|homicide|joint|"
    r"targeted|area|section|s|11|multi-agency|single|agency|child|death|safeguarding|overview|local|file|overview|"
    r"independent|lay|scrutiny|deep|dive|dip|sample|[A-Z](?= SCR))[ -])*"
    r"(?:evaluation|review|audit|inspection|inquiry|panel|JTAI|lay members|scrutineer|reviewers?|coroner|committee|"
    r"survey|dip sample|SCR|LCSPR|CSPR|DHR))\b",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:ma[dk]e|making|recommend(?:s|ed|ing)?\b|issued|put forward|identified|gave|asked)", re.IGNORECASE
)
_ANSWERS = re.compile(r"(?: has| have)? (?:agreed|accepted|endorsed|adopted|rejected)\b", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:recommendations? (?:(?:made|issued|put forward) )?(?:by|from|of)|made by) (?:the )?", re.IGNORECASE
)
_TO = re.compile(
    r"\b(?:agreed by|accepted by|endorsed by|adopted by|recommend(?:s|ed)? that|made to|recommendations? (?:\w+ "
    r"){0,2}"
    r"(?:to|for))(?: the| all)? ",
    re.IGNORECASE,
)
_RESPONSE = re.compile(
    r"\b(?:accepted|agreed|endorsed|adopted|rejected|begun to be implemented|(?:been|being|were) (?:implemented|"
    r"acted)|"
    r"(?:action|improvement) plan (?:\w+ )?(?:was|has been|is)|in response)\b",
    re.IGNORECASE,
)


def made_by(sentence: str, before: Sequence[str], section: str | None, names: Names) -> str | None:
    """Who made the recommendations that `sentence` announces: an agency by its name, or the exercise in its own words
    ("self evaluation"). An internal review is its agency's own word. None where the text does not say."""
    earlier = list(reversed(before[-6:]))
    if _INTERNAL.search(sentence) or (_GENERIC.search(sentence) and earlier and _INTERNAL.search(earlier[0])):
        return _nearest([sentence, *earlier], names, inspectorate=False)
    if after := _FROM.search(sentence):
        named = [n for n in names.find(sentence) if n.start == after.end()]
        if named:
            return named[0].canonical
    if subject := _subject(sentence, names):
        return subject
    exercise = _exercise(sentence) or (_exercise(earlier[0]) if earlier else None)
    if _INSPECTORS.search(exercise or sentence):
        return _nearest([sentence, *earlier, section or ""], names, inspectorate=True) or exercise
    if exercise and " " not in exercise and "-" not in exercise:
        longer = (_exercise(text, exercise) for text in earlier)
        return next((found for found in longer if found and found != exercise), exercise)
    return exercise or _first_words(sentence)


def _first_words(sentence: str) -> str | None:
    # "Young people recommended ...": nobody known, but named in words.
    subject = re.match(r"(?:The )?([A-Z]?[a-z]+(?: [a-z]+){0,3}) (?:have |has |also )?recommend(?:s|ed)\b", sentence)
    return None if subject is None or subject.group(1).lower() in ("it", "they", "this", "we") else subject.group(1)


def _subject(sentence: str, names: Names) -> str | None:
    """The body named last before the verb that makes the recommendations, receivers aside."""
    makes = _MAKES.search(sentence)
    end = makes.start() if makes else len(sentence)
    receivers = [m.end() for m in _TO.finditer(sentence)]
    named = [n for n in names.find(sentence) if n.end <= end and n.start not in receivers]
    named = [n for n in named if not re.match(r"['’]s? ", sentence[n.end :]) and not _is_part(sentence, n)]
    return named[-1].canonical if named and makes else None


def _is_part(sentence: str, named: Named) -> bool:
    # "the audit of Kent Police", "the Ofsted inspection": the body is not the sentence's subject.
    return bool(re.search(r"\b(?:of|in|at|for|with|on) (?:the )?$", sentence[: named.start]))


def _nearest(texts: Sequence[str], names: Names, *, inspectorate: bool) -> str | None:
    for text in texts:
        named = [n.canonical for n in names.find(text) if n.canonical in names.kinds]
        fitting = [name for name in named if (names.kinds[name] == "inspectorate") == inspectorate]
        if fitting:
            return fitting[-1]
    return None


def _exercise(text: str, noun: str = "") -> str | None:
    found = [m.group(1).strip() for m in _EXERCISE.finditer(text)]
    found = [words for words in found if not noun or words.lower().endswith(noun.lower())]
    return max(found, key=len, default=None)


def made_to(sentence: str, names: Names) -> str | None:
    """Who is to act: the body that the sentence says they were made to, agreed by, or that "should" do something."""
    after = {m.end() for m in _TO.finditer(sentence)}
    if named := next((n.canonical for n in names.find(sentence) if n.start in after), None):
        return named
    if answering := next((n for n in names.find(sentence) if _ANSWERS.match(sentence, n.end)), None):
        return answering.canonical
    own = any(re.match(r"(?:the )?(?:board|partnership|L?SCB|L?SCP)\b", sentence[at:], re.IGNORECASE) for at in after)
    return names.board if own else None


def date_of(sentence: str, before: Sequence[str], written: date | None) -> str | None:
    """When they were made: the first date of the sentence, else of the sentence before; ISO, as exact as printed."""
    for text in (sentence, *before[-1:]):
        for found in find_dates(text, written=written, past=True):
            first, last = found.due.from_, found.due.to
            if first and last and found.due.precision in ("day", "month", "year"):
                return {"day": first, "month": first[:7], "year": first[:4]}[found.due.precision]
    return None


def response_to(sentence: str, after: str) -> str | None:
    """The sentence that says what became of them: this one, or the one that follows; None where neither does."""
    following = next(iter(split_sentences(after)), "")
    return next((text for text in (sentence, following) if _RESPONSE.search(text)), None)
