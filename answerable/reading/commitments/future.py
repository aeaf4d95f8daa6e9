"""The words that promise: "will", "is due to", "pencilled in for", "starts in"."""

import re
from collections.abc import Iterator

from answerable.reading.dates.words import MONTH, SEASON
from answerable.reading.figures.words import TO_BE, table
from answerable.reading.marks import matches_at, openings

DONE_WORDS = (
    r"(?:re-)?\w+ed|had|become|gone|left|held|made|taken|undertaken|given|brought|sent|run|put|set|built|done|begun|shown|seen|led|"
    r"written|drawn|met|born"
)
_WITH_PLACE = r"(?=\s+(?:in|on|at|from|by|until|again|back|next|the\s+end|early|mid|late|week|w/c)\b|\s*$)"
_FUTURE_WORDS = [
    # "Members will recall that in July ..." promises nothing.
    rf"will(?!\s+(?:recall|remember|know|be\s+aware|note)\b)|shall|ll|would\s+then|going\s+to|(?:is|are|remains?)\s+to|{TO_BE}",
    r"(?:is|are|be|was\s+now|is\s+now|are\s+now|now)\s+(?:(?:not|still|also)\s+)?(?:due|planned|scheduled|expected|anticipated|proposed|intended|hoped|promised|(?<!not\s)likely)"
    r"(?:\s+to|\s+for|\s+by|\s+back)?",
    r"due(?=\s*:?\s+(?:to|in|by|before|at|on|for|from|early|mid|late|end|back|\d|$))(?:\s+to|\s+back)?",
    r"(?:(?:re-?)?(?:scheduled|arranged)|timetabled|programmed|called|pencill?ed\s+in|booked(?:\s+in)?|listed|earmarked|lined\s+up|set|fixed|"
    r"diaried|ready|in\s+the\s+diary|on\s+the\s+(?:agenda|forward\s+plan|work\s+programme)|aiming|hoping)\s+for",
    r"(?:re-?)?scheduled(?:\s+to)?|planned\s+for",
    r"(?:plan|aim|intend|hope|seek|propose|look|want|expect|need|mean)s?\s+to|(?:(?:is|are)\s+)?(?:plann|aim|intend|hop|seek|propos|look|work|expect)ing\s+to(?:wards)?",
    r"wants?(?=\s+\w)|must|should|on\s+(?:track|target|course|schedule)(?:\s+for|\s+to)?|expects?(?=\s+(?:an?|the)\b)|has\s+to|have\s+to",
    r"(?:delayed|deferred|postponed|carried\s+(?:forward|over)|put\s+(?:back|off)|held\s+over|slipped|extended|brought\s+forward)\s+(?:to|until|till)",
    r"given(?:\s+[\w-]+){0,3}?\s+until",
    # A family moves to a town, a launch to a day.
    rf"moved\s+(?:back\s+)?(?:to|until)(?=\s+(?:(?:the|early|mid|late|end|start|of|week|next)[\s-]+)*(?:$|\d|q\d|{MONTH}|{SEASON}|quarter|meeting))",
    r"for\s+(?:the\s+)?(?:board|executive|committee|panel|cabinet)(?=\s+(?:in|on|by)\b)",
    r"for\s+(?:decision|completion|discussion|approval|sign-off|agreement|publication)(?=\s+(?:by|at|in|on|before)\b)",
    r"to\s+(?:follow|take\s+place|begin|start|commence|conclude)|meets\s+(?:next|again)",
    r"ha(?:ve|s)\s+until|(?:is|are)\s+on(?!\s+[a-z])|(?:target|completion|due|revised|new|expected|anticipated|planned|start|launch|delivery|end)\s+date|deadline|timescale",
    r"(?:expected|anticipated|estimated|forecast|planned|projected)\s+(?:completion|finish|start|launch|date|publication|delivery|return)",
    r"(?<!than\s)(?<!as\s)(?<!was\s)(?<!were\s)(?<!originally\s)(?:expected|anticipated|wanted|awaited)\s+(?:for|in|by|on|at|before)\b",
    r"(?:in\s+(?:post|place|use|force)|live|available|open|operational|effective)\s+from|awaiting(?=\s+\w)|pending(?=\s+\w)",
    r"(?<!year\s)(?:starting|beginning|commencing)(?=\s+(?:on|in|from|at)\b|\s*$)",
    r"(?:is|are)\s+(?:meeting|visiting|presenting|holding|attending|leaving|joining|starting)|meets\s+(?:the|with|together)|going\s+live|now(?=\s*$)",
    r"(?:arranged|rearranged|booked|fixed|planned|scheduled)(?=\s*$)|(?:cannot|can['’]t)(?=[^.;]*\s(?:until|before)\b)",
    r"plans\s+(?:are\s+)?in\s+place\s+to|(?:completion|publication|closing\s+date|final\s+date)(?=\s*:?\s*(?:of\s|for\s)?$)",
    r"runs(?=\s+throughout\b)|next\s+(?:[\w-]+\s+){1,4}?(?:is|takes\s+place|meets|in|on)|next\s+[\w-]+(?=:)",
    rf"(?<!year\s)(?:starts?|begins?|opens?|closes?|ends?|follows?|joins?|resumes?|meets|launches|reconvenes|restarts|reopens|expires?|finishes|falls\s+due){_WITH_PLACE}",
    rf"(?:go(?:es)?\s+live|takes?\s+(?:place|effect|up(?:\s+(?:her|his|their|the))?\s+post)|starts?\s+work|go(?:es)?\s+out){_WITH_PLACE}",
    r"(?:go(?:es)?|comes?)\s+(?:back\s+)?to(?=\s+(?:the|its|our)\b|\s*$|\s+(?:\w+\s+)?(?:board|executive|cabinet|committee)\b)",
]
_FUTURE = re.compile(
    rf"\b(?:(?:{'|'.join(_FUTURE_WORDS)})"
    rf"(?:[\s:]+(?:not|now|also|then|next|only|all|both|each|again|be|been|being|have|take\s+place|\w+ly|{DONE_WORDS}))*)\b",
    re.IGNORECASE,
)
# Every word that the words of a promise can begin with: trying them at every letter would take long.
_OPENS_FUTURE = table(
    "cannot can forecast projected wanted awaited live available operational effective awaiting pending starting "
    "beginning commencing will shall ll would going is are remain remains to be was now due re rescheduled scheduled "
    "timetabled programmed pencilled penciled planned plan plans aim aims intend intends hope hopes seek seeks "
    "propose proposes look looks want wants mean means need needs planning aiming intending hoping seeking proposing "
    "looking working expecting must expect expects expected anticipated estimated on set booked listed earmarked "
    "lined arranged fixed diaried ready in delayed deferred postponed carried called "
    "promised put moved slipped extended brought meets should have held given has target deadline timescale completion "
    "publication closing final reconvenes restarts reopens next for new revised launch delivery rearranged start "
    "starts begin begins open opens close closes end ends "
    "follow follows runs join joins resume resumes launches expire expires finishes falls go goes come comes take takes"
)


# What somebody has said, or been asked, to do: promised only where its date is still to come.
_ASKED = re.compile(
    r"\b(?:promis(?:ed?|es)|pledge[ds]?|undert(?:aken|ook|akes)|undertaking|offer(?:ed|s)|volunteered|guaranteed|assur(?:ed|ances?)|"
    r"commitments?|committed|agree[ds]?|asked|asks|request(?:ed|s)?|instructed|directed|tasked|invited|reminded|urged|"
    r"required(?=\s+to)|confirm(?:ed|s)|(?:ask|invit|request|requir|promis|offer)ing|commissioned|resolved|decided|challenged|appointed|would(?!\s+(?:have|like)\b))\b(?:\s+to\b)?",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?<!been\s)(?<!were\s)(?<!was\s)(?<!are\s)(?<!is\s)\b(?:asked|asks|requested|instructed|directed|tasked|invited|reminded|urged|"
    r"challenged|commissioned|wants?)\s+(?P<who>(?:[\w&’'-]+\s+){1,8}?)(?=to\s)",
    re.IGNORECASE,
)


def asked_words(text: str) -> re.Match[str] | None:
    """The first words of a sentence that say what somebody was asked or has undertaken."""
    return _ASKED.search(text)


def asked_of(text: str) -> str | None:
    """Whom somebody else has asked: "the Trust" in "The Chair asked the Trust to report"."""
    found = _OF_OTHERS.search(text)
    return found["who"].strip() if found else None


def future_words(text: str) -> re.Match[str] | None:
    """The first words of a sentence that promise."""
    return next(futures(text), None)


def last_future_words(text: str) -> re.Match[str] | None:
    """The last words of a stretch that promise."""
    return next(reversed(list(futures(text))), None)


def futures(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The words that promise from `start` on, in order."""
    return matches_at(_FUTURE, text, openings(text, _OPENS_FUTURE, start))
