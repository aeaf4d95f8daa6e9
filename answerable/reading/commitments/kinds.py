"""What kind of promise a clause makes: told by its verb, else by what it speaks of."""

import re

from answerable.reading.proposal import CommitmentKind

_VERBS: list[tuple[CommitmentKind, str]] = [
    (
        "report",
        r"report\w*|present\w*|updat\w*|brief(?:ed|ing)?|submit\w*|shar(?:e|ed)|feed\s*back|com(?:e|ing)\s+(?:back\s+)?to|(?:be\s+)?(?:taken|brought)\s+(?:back\s+)?to|bring(?=\s+(?:back|an?|the|it|its|this|to))(?!.*\binto\b)|tabled",
    ),
    ("train", r"train\w*|deliver\s+training"),
    ("decide", r"decid\w*|agree\w*|approv\w*|consider\w*|adopt\w*|ratif\w*|sign\w*[\s-]off|endors\w*|determin\w*"),
    (
        "review",
        r"review\w*|evaluat\w*|audit\w*|monitor\w*|revisit\w*|re-?audit\w*|inspect\w*|assess\w*|re-?test\w*|repeat\w*|discuss\w*|scrutini\w*|test\w*|survey\w*",
    ),
    (
        "start",
        r"beg[iu]n\w*|start\w*|launch\w*|commenc\w*|roll\w*|join\w*|extend\w*|introduc\w*|(?:go(?:es)?\s+)?live|pilot\w*|implement\w*|establish\w*|expand\w*|recruit\w*|appoint\w*",
    ),
    (
        "complete",
        r"complet\w*|finish\w*|finalis\w*|publish\w*|conclud\w*|produc\w*|develop\w*|ready|in\s+place|issu\w*|updated|revis\w*|refresh\w*|circulat\w*|clos\w*|achiev\w*|deliver\w*",
    ),
]
_SUBJECTS: list[tuple[CommitmentKind, str]] = [
    ("decide", r"decision|sign-off|agreement|approval"),
    ("report", r"reports?|update|papers?|presentation|findings|results"),
    ("train", r"training|courses?|sessions?|workshops?|briefings?|seminars?|dates"),
    ("review", r"review|evaluation|audit|survey|inspection|monitoring"),
    ("start", r"appointment|recruitment|launch|roll[\s-]?out|pilot|start|introduction|implementation"),
    ("complete", r"completion|publication"),
]
_BY_VERB = [(kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in _VERBS]
_BY_SUBJECT = [(kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in _SUBJECTS]
_BY_ORDER = [
    (kind, re.compile(rf"(?:^|\b(?:and|to|then)\s+|,\s*)(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in _VERBS
]

_REGULARLY = re.compile(
    r"\b(?:(?:every|each)\s+(?:week|month|quarter|term|year)|weekly|monthly|quarterly|termly|annually)\s+(?:from|starting|beginning)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:(?:plans?|planned|expects?)\s+to|(?:agree|commit|commission|ask|invit|undert)\w*(?:\s+to)?)\b", re.IGNORECASE
)


def kind_of(promise: str, rest: str, clause: str) -> CommitmentKind:
    """The kind by the verb in or right after the promising words, else by what the whole clause speaks of.

    Such as "the overview report is due to be complete" is complete; "a decision will be made" is decide
    """
    verb = re.match(r"(?:\s*(?:be|have|been|now|also|then|to|\w+ly)\b)*\s*(?P<words>.{0,30})", rest, re.IGNORECASE)
    if _REGULARLY.search(clause):
        return "start"
    promise = _ASKING.sub("", promise)
    for words, until in ((promise + rest[:12], len(promise)), (verb["words"] if verb else "", 12)):
        for kind, pattern in _BY_VERB:
            if (found := pattern.search(words)) and found.start() < until:
                return kind
    if re.match(r"on\s+(?:track|target|course|schedule)", promise, re.IGNORECASE):
        return "complete"
    for kind, pattern in _BY_SUBJECT:
        if pattern.search(clause):
            return kind
    if not promise:
        return next((kind for kind, pattern in _BY_VERB if pattern.search(clause)), "other")
    return "other"


def kind_of_order(words: str) -> CommitmentKind:
    """The kind of an action's own wording ("Train staff and report to the Board by ..."): by its last verb of order."""
    found: list[tuple[int, CommitmentKind]] = [
        (match.start(), kind) for kind, pattern in _BY_ORDER for match in pattern.finditer(words)
    ]
    return max(found)[1] if found else "other"
