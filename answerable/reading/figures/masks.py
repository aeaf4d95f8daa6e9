"""Numbers that are no figures: ages, law, durations, posts, refs, names, telephone numbers. One pattern each."""

import re

from answerable.reading.figures.words import DIGITS, NUMBER_WORDS, PERCENT, SPELLED, table
from answerable.reading.marks import Choice, matches_at, openings

_N = rf"(?:{DIGITS}|{SPELLED})"
_RANGE = rf"{_N}(?:\s*(?:[-–—/]|to|and|or)\s*{_N})?"
_PERSON = "(?:boy|girl|son|daughter|mother|father|man|woman|baby|brother|sister|teenager|child|youth)"
_NOW = "(?:(?:now|then|only|just|still|nearly|almost|about|himself|herself)\\s+)?"
_SPAN = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|terms?|quarters?(?!\s+of)|decades?)"
_LABELS = (
    "section sections sec s ss regulation regulations reg schedule schedules chapter chapters ch paragraph "
    "paragraphs para paras article articles clause clauses parts appendix appendices annex annexe page pages p pp "
    "version versions v form forms table tables figure figures fig level levels tier tiers phase phases stage "
    "stages step steps category categories band bands grade grades priority priorities objective objectives obj "
    "aim aims action actions recommendation recommendations rec standard standards ks item items domain domains "
    "question questions theme themes outcome outcomes goal goals no nos ref row module strand pillar circular "
    "volume vol rule rules note option scenario round cohort wave"
)
# These name a part only with a capital: "Year 6" is a class, "in the year 45 children" is not.
_NAMES = "Together Year Years Day Week Line Act Issue Part Form Box Number Room Ward Unit Floor Case Child Family"
_LAW = rf"(?:{'|'.join(_LABELS.split())})\.?|(?-i:{'|'.join(_NAMES.split())})"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PART = "law, document part or label"
_LAW_WORDS = f"{_LABELS} {_NAMES.lower()}"
_AGE = "age of a person"
_AGE_WORDS = (
    "who he she boy girl son daughter mother father man woman baby brother sister teenager child youth under over "
    "leaver leavers children people those adults them whom boys girls youngest oldest eldest"
)
# Patterns that can begin only with a word of some hundred: trying each at every letter would take long.
_NUMBERS = frozenset((*NUMBER_WORDS, *"0123456789"))
_OPENS = {
    _PART: frozenset(_LAW_WORDS.split()),
    _AGE: frozenset(_AGE_WORDS.split()),
    "age": _NUMBERS | table("age aged ages under over turn turns turned turning reach reaches reached reaching"),
    "duration": _NUMBERS | {"half"},
    "post": _NUMBERS,
    "time of day": _NUMBERS,
}

# Each with what it needs (see `marks.needs`).
MASKS: dict[str, tuple[str, ...]] = {
    "web or mail address": (
        r"\S*(?:://|www\.|@)\S*",
        "@ www :",
        "@ www /",
    ),
    "age": (
        rf"\b{_RANGE}[-\s]*(?:years?|yrs?|months?|weeks?)[-\s]*(?:olds?|of\s+age)\b"
        rf"|\b(?:aged?|ages)\s+(?:of\s+)?(?:between\s+|from\s+|under\s+|over\s+|up\s+to\s+)?(?:0|{_N})(?:\s*(?:[-–—/]|to|and|or)\s*{_N})?\+?"
        rf"|\b(?:under|over)[-\s]?\d{{1,2}}(?:'?s\b|\b(?!\s*(?:%|per|[,.]\d|days?\b|hours?\b|[a-z]+)))"
        rf"|\b(?<=children\s)(?:under|over)\s+\d{{1,2}}\b(?!{PERCENT})|\b(?<=people\s)(?:under|over)\s+\d{{1,2}}\b(?!{PERCENT})"
        rf"|\b(?:under|over)\s+(?:the\s+age\s+of\s+)\w+|\b\d{{1,2}}\s?[-–]\s?\d{{1,2}}s\b"
        rf"|\b\d{{1,2}}\s?\+(?!\d)|\b\d{{1,2}}s\b"
        rf"|\b(?:turn(?:s|ed|ing)?|reach(?:es|ed|ing)?)\s+(?:the\s+age\s+of\s+)?(?:16|17|18|21|25)\b",
        "age aged ages old olds under over turn turns turned turning reach reaches reached reaching + s",
    ),
    "range of ages": (
        r"\b\d{1,2}\s?[-–]\s?\d{1,2}\b(?=\s+(?:population|age|year|group|cohort))",
        "- –",
        "population age year group cohort",
    ),
    "range": (
        rf"\brang(?:e|es|ed|ing)\s*:?\s+(?:(?:from|of|was|is|between)\s+)*{_N}\s*(?:to|and|[-–])\s*{_N}",
        "range ranges ranged ranging",
    ),
    "opening hours": (
        r"\b(?:open(?!\s+(?:cases|referrals|plans|actions|files))|available|staffed|weekdays|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b[^.;%]{0,30}?"
        r"\bfrom\s+\d{1,2}(?:[.:]\d\d)?\s+(?:to|until)\s+\d{1,2}\b(?![\d.,]*\d|\s*%)",
        "open available staffed weekdays monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays "
        "friday fridays saturday saturdays sunday sundays",
        "from",
    ),
    _AGE: (
        rf"\b{_PERSON}\s+(?:of\s+|[,(]?\s*(?:now|then)\s+){_N}\b(?!\s+[a-z]*(?:children|young|famil))"
        rf"|\b(?:them|whom|boys|girls)\s+(?:all\s+)?(?:under|over|of)\s+\d{{1,2}}"
        rf"(?:\s*(?:and|or|to|[-–])\s*\d{{1,2}})?\b(?!{PERCENT})"
        r"|\b(?:leavers?|children|people|those|adults)\s+up\s+to\s+(?:the\s+age\s+of\s+)?\d{1,2}\b(?!\s*%)"
        r"|\bleavers?\s+to\s+2[15]\b"
        rf"|\b(?:under|over)\s+{SPELLED}s?(?=\s*(?:[,.;)]|$|(?:and|were|was|are|is)\b))"
        rf"|\b(?:youngest|oldest|eldest)\s+(?:\w+\s+){{0,3}}?(?:is|was|were|being)?\s*{_N}\b(?=\s*(?:[,.;)]|$|and\b))"
        rf"|\b(?:who|he|she|{_PERSON})\s+(?:is|was|were)\s+{_NOW}{_N}\b(?=\s*(?:[,.;)]|$|(?:when|at|and|in|but)\b))",
        _AGE_WORDS,
        "of now then is was were under over to youngest oldest eldest",
    ),
    _PART: (
        rf"\b(?!(?<=\d\s)[a-z]+s\s)(?:{_LAW})(?:\s*\d(?![\d.,]*\s?%)[\w.()]*|\s+[ivxlc]+\b)(?:\s*(?:[-–,&]|and|to|or)\s*\d[\w.()]*(?!\s*(?:%|[a-z])))*",
        _LAW_WORDS,
    ),
    "duration": (
        rf"\b{_RANGE}[-\s–]+(?:(?:working|calendar|school|consecutive)\s+)?{_SPAN}\b(?:['’]s?)?"
        rf"|\b{_RANGE}(?:\s*[-–]\s*|\s+)(?:hourly|daily|weekly|monthly|yearly)\b"
        r"|\bhalf[-\s](?:days?|years?|yearly|terms?)\b|\b24/7\b",
        "minute minutes min mins hour hours hr hrs day days night nights week weeks month months year years "
        "term terms quarter quarters decade decades hourly daily weekly monthly yearly half /",
    ),
    "post": (
        rf"\b{_N}\s*(?:x\s*)?(?:fte|wte|full[-\s]time|part[-\s]time|whole[-\s]time)\b"
        r"|\b[\d./]+\s+days?\s+(?:a|per)\s+week",
        "fte wte time week",
    ),
    "days of a month": (
        rf"\b\d{{1,2}}(?:,\s*\d{{1,2}})*(?:,|,?\s+(?:and|or|&))\s+(?=\d{{1,2}}\s+(?:{_MONTHS})\b)",
        "#month",
        "#digit",
        "and or & ,",
    ),
    "ordinal": (
        r"\b\d+(?:st|nd|rd|th)\b",
        "st nd rd th",
    ),
    "name with digits": (
        r"\b[A-Za-z]+[-]?\d+[\w]*|\b\d+[A-Za-z][A-Za-z\d]*\b(?<!k)(?<!m)(?<!bn)(?<!pp)(?<!pc)|\bNHS\s+111\b",
        "#joined nhs",
    ),
    "ratio": (
        r"\b\d+:\d+\b|\bone[-\s](?:to|on)[-\s]one\b|\b\d{1,2}-(?:to|on)-\d\b",
        ": one -",
    ),
    "ref": (
        r"(?<![\w£])\d+(?:\.\d+){2,}\.?|(?<![\w£])\d+(?:\.\d+)?\s?\(?[a-z]\)|\(\d{1,2}[a-z]\)"
        r"|^\s*\(?\d{1,2}(?:\.\d{1,2})?[.)](?=\s)|^\d+\.\d+\s(?=(?-i:[A-Z]))",
        "#marked #first )",
    ),
    "telephone or reference number": (
        r"(?<![\w.,])0\d{2,4}[\s-]?\d{3,}(?:[\s-]?\d+)*|\b\d{7,}\b|#\s?\d+"
        r"|\+\d{2}[\d\s]{8,}|\b(?:call|dial|ring|phone|text|number\s+is)\s+(?:the\s+police\s+)?(?:on\s+)?\d{3}\b",
        "#long # + call dial ring phone text number",
    ),
    "time of day": (
        r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|noon)\b|\b\d{1,2}:\d\d\b",
        "am pm noon : m",
    ),
    "hours of a meeting": (
        r"\b(?:meeting|held|open)\b[^;%£]{0,80}?\b\d{1,2}\.[0-5]\d\s*(?:to|until|[-–])\s*\d{1,2}\.[0-5]\d\b",
        "meeting held open",
        "#marked",
        "to until - –",
    ),
    "pronoun": (
        r"\b(?:no|any|some|every|each|another|this|that|which|the|one)[-\s]one\b|(?<![\w-])one\s+(?:of|another|hand|way|or\s+more|that|which|who|stop)\b"
        r"|\b(?:for|per|during)\s+a\s+quarter\b(?!\s+of)|\b(?:one|two|three)-(?!thirds?\b|quarters?\b|fifths?\b|tenths?\b)[a-z]+|\b(?:\w+)-(?:fold|tier|stage|point|part|strand|way|step|page|agency)\b",
        "one two three - quarter",
    ),
    "scale": (
        r"(?<=\d\.\d)\s+out\s+of\s+\d+|\bone\s+to\s+\w+\b(?=\s+(?:scale|basis))"
        r"|\bon\s+a\s+scale\s+of\s+\d+\s*(?:to|[-–])\s*\d+",
        "out scale basis",
    ),
}
_PATTERNS: Choice[tuple[str, re.Pattern[str]]] = Choice()
for _name, (_pattern, *_wanted) in MASKS.items():
    _PATTERNS.add((_name, re.compile(_pattern, re.IGNORECASE)), *_wanted)
_IS_MEASURED = re.compile(
    r"\b(?:averag\w+|mean|median|timescale|timeliness|waiting\s+times?|the\s+wait|waits|turnaround)\b|\b(?:from|took|takes|taking)\s+$"
    r"|\b(?:target|standard)\s+(?:of|is|was)\s+$"
    r"|\bfrom\s+[\w.]+\s+(?:\w+\s+)?(?:minutes|hours|days|weeks|months)\s+(?:in\s+\S+\s+)?to\s+$",
    re.IGNORECASE,
)
_ON_AVERAGE = re.compile(r"\s+(?:[\w-]+\s+){0,4}?on\s+average\b", re.IGNORECASE)


def masked(text: str) -> list[tuple[int, int]]:
    """The places of a sentence where a number is no figure. An average or usual duration is one and is not masked."""
    spans = []
    for name, pattern in _PATTERNS.of(text):
        opens = _OPENS.get(name)
        for found in matches_at(pattern, text, openings(text, opens)) if opens else pattern.finditer(text):
            if name == "duration" and (
                _IS_MEASURED.search(text, max(0, found.start() - 120), found.start())
                or _ON_AVERAGE.match(text, found.end())
            ):
                continue
            spans.append(found.span())
    return spans
