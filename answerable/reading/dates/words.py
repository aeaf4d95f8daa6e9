"""The words that dates are written in, as tables and as pieces of patterns."""

from string import digits

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febuary",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
TERMS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
PARTS = {
    "early": "early",
    "beginning of": "early",
    "start of": "early",
    "first week of": "early",
    "first week in": "early",
    "mid": "mid",
    "middle of": "mid",
    "late": "end",
    "end of": "end",
    "end": "end",
    "last week of": "end",
    "last week in": "end",
}

# Replies to "by when?" that name no day: the words are kept and nothing is worked out from them.
OPEN_WORDS = (
    r"on-?\s?going|immediate(?:ly)?|asap|as soon as possible|(?:to be|tb) ?(?:confirmed|agreed|advised|"
    r"decided|determined|arranged|scheduled|set)|tb[cad]|t\.b\.[cad]\.?|bi-?annual(?:ly)?|(?:six|6)[- ]monthly|"
    r"half[- ]yearly|twice (?:a |per )?year(?:ly)?|annual(?:ly)?|yearly|quarterly|monthly|weekly|fortnightly|daily|"
    r"termly|as required|as needed|as and when|as per|as appropriate|in line with|continu(?:ous|al|ally|ously|ing)|"
    r"throughout|in place|rolling|regular(?:ly)?|permanent|business as usual|bau|"
    r"(?:short|medium|long)[- ]term|(?:each|every) [\w ]*meeting|standing (?:agenda )?item|underway|under way"
)

_full = "|".join(
    sorted((name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")), key=len, reverse=True)
)
_short = "|".join(sorted((name for name in MONTHS if len(name) < 5), key=len, reverse=True))
MONTH = rf"(?:(?:{_full})\b|(?:{_short})\b\.?)"
YEAR = r"(?:19|20)\d\d"
SHORT_YEAR = r"['’]?\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?,?\s+)"
DASH = r"[-–—‑]"
DASH_SIGNS = "- – — ‑"
TO = rf"\s*(?:{DASH}|/|\bto\b|\bthrough\b|\buntil\b|\band\b|\bor\b|&)\s*"
TO_SIGNS = f"{DASH_SIGNS} / & to through until and or"
PART_WORDS = " ".join(part.split()[0] for part in PARTS)
PART = r"(?:" + "|".join(p.replace(" ", r"\s+(?:the\s+)?") for p in sorted(PARTS, key=len, reverse=True)) + r")"
SEASON = r"(?:spring|summer|autumn|winter)"

# Every word or digit that a date can begin with.
_OPENING = """
    the mon monday tue tues tuesday wed wednesday thu thurs thursday fri friday saturday sunday satur sun
    week w financial municipal fiscal business plan fy f academic school calendar christmas easter new
    q qtr qu quarter latter year within in over next this coming current meeting meetings
    its our their following forthcoming subsequent future when once as upon on after pending at"""
OPENING_WORDS = frozenset((*MONTHS, *SEASONS, *ORDINALS, *PART_WORDS.split(), *_OPENING.split(), *digits))
