"""What shares are counted over: sample sizes, numbers asked, response rates, the words of "of respondents"."""

import re

from answerable.reading.figures.nouns import noun_phrase
from answerable.reading.figures.numbers import Number
from answerable.reading.figures.sentence import Sentence
from answerable.reading.figures.words import NUMBER
from answerable.reading.proposal import Base

_ASKED = (
    r"(?:survey(?:s|ed)?|questionnaires?|response|returns?|feedback|poll|consultation|evaluations?|audit(?:s|ed)?|"
    r"tool|forms?)"
)
_RATE_BEFORE = re.compile(
    rf"\b(?:response|return|completion)\s+rate\b(?:\s+(?:of|was|is|at|for\b[^,;.]{{0,60}}\b(?:was|is|of)))?[\s:=(–-]*(?:only\s+|a\s+)?$"
    rf"|\b{_ASKED}\b[^.;]{{0,60}}\b(?:completed|returned|answered|responded\s+to|filled\s+in)\s+by\s+$",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(r"\s*(?:response|return)\s+rate\b", re.IGNORECASE)
_SAMPLE_BEFORE = re.compile(
    r"\b(?:survey|sample|audit|dip[\s-]sampl(?:e|ing)|review|questionnaire|interviews?|consultation|poll|examination|analysis|"
    r"focus\s+groups?|case\s+file\s+audit|scrutiny|base)\s+(?:of|with|among(?:st)?|:)\s*(?:a\s+sample\s+of\s+|the\s+|a\s+total\s+of\s+|some\s+)?$"
    r"|\b(?:sampled|looked\s+at|examined)\s+$|^(?:out\s+)?(?:of|from|among(?:st)?)\s+(?:the\s+|all\s+|those\s+)?$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"\s*(?:people|respondents|responses|replies|returns|answers|completed)\s*\)", re.IGNORECASE)
_OF = re.compile(r"\s*of\s+(?:the\s+|all\s+|our\s+|those\s+|these\s+)?", re.IGNORECASE)


def take_base(sentence: Sentence, index: int, base: Base | None) -> Base | None:
    """The base that the number adds to, or None where it is no base: a response rate or a number asked."""
    number = sentence.numbers[index]
    before, after = sentence.plain[: number.start], sentence.plain[number.end :]
    if number.unit == "%" and (_RATE_BEFORE.search(before) or _RATE_AFTER.match(after)):
        words = of_words(after) or (base.words if base else "")
        return Base(words=words, n=base.n if base else None, response_rate=number.value)
    if number.unit or number.denominator or number.value != int(number.value):
        return None
    if re.search(r"\bn\s*=\s*$", before, re.IGNORECASE):
        kept = base or Base()
        return Base(words=kept.words, n=int(number.value), response_rate=kept.response_rate)
    in_brackets = base is not None and before.count("(") > before.count(")") and _ANSWERED.match(after)
    if in_brackets or _SAMPLE_BEFORE.search(before):
        rate = base.response_rate if base else None
        return Base(words=noun_phrase(after) or (base.words if base else ""), n=int(number.value), response_rate=rate)
    return None


def base_of(sentence: Sentence, number: Number, carried: Base | None) -> Base | None:
    """The base of one figure: its own "of ..." words and n, with what was said of the whole survey."""
    words = of_words(sentence.plain[number.end :]) if number.unit == "%" else ""
    n = number.base_n or (int(number.denominator) if number.denominator else None)
    if carried and _same_people(words, carried.words):
        return Base(words=words or carried.words, n=n or carried.n, response_rate=carried.response_rate)
    return Base(words=words, n=n) if words or n else None


def _same_people(words: str, asked: str) -> bool:
    """Whether a share "of words" is one of those asked, and not of somebody else."""
    if not words or not asked or re.match(r"(?:those|respondents|them|returns|replies)\b", words, re.IGNORECASE):
        return True
    return bool(set(words.lower().split()) & set(asked.lower().split()))


def of_words(after: str) -> str:
    """The noun phrase of "of primary schools" at the start of the text; "" where there is none."""
    found = _OF.match(after)
    if not found or re.match(NUMBER, after[found.end() :], re.IGNORECASE):
        return ""
    return noun_phrase(after[found.end() :])
