"""Doubts about whose word a finding is, and about causes that are only claimed."""

import re
from collections.abc import Iterator, Sequence

from answerable.reading.blocks import Passage
from answerable.reading.doubts.places import place, quote, sentences
from answerable.reading.marks import marks, may_match, needs
from answerable.reading.names import Names
from answerable.reading.proposal import Doubt, Proposal

_INTERNAL = re.compile(r"\binternal (?:\w+ )?(?P<what>inspection|review|investigation)\b", re.IGNORECASE)
_BY_ITSELF = re.compile(r"\bby [^.;]{1,80} itself\b")
_CAUSE = re.compile(
    r"\b(?:(?:has|have|had|which|this|and) (?:also )?(?:resulted in|led to|brought about|contributed to|"
    r"brought)|resulted in|"
    r"as a (?:direct )?(?:result|consequence) of|due to|because of|thanks to|attributed to|owing to)\b",
    re.IGNORECASE,
)
_MAY_CAUSE = needs("resulted led brought contributed result consequence due because thanks attributed owing")
_EFFECT = re.compile(
    r"\b(?:reduc\w+|improv\w+|increas\w+|decreas\w+|fewer|fall(?:en)?|fell|risen|rise|rose|better|greater|safer|"
    r"stability|"
    r"quicker|earlier|drop(?:ped)?|lower|higher|stronger|confiden\w+)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|should|could|may|might|to be|aims?|expected|intended|hope[ds]?|in order to|need for|no longer|"
    r"not (?:yet )?(?:possible|known))\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)(?: \d{4})?\b|\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b|\b(?:section|s\.?) ?\d+|\bQ[1-4]\b|"
    r"\b[A-Za-z]+\d+\b|\b\d+(?:st|nd|rd|th)\b"
)
_FIGURE = re.compile(
    r"\d|\b(?:half|third|quarter|double[ds]?|halved|twice|two|three|four|five|six|seven|eight|nine|ten)\b", re.I
)


def called_internal(sentence: str) -> str:
    """What a sentence calls internal that could be taken for somebody else's: "inspection", "review" or
    "investigation"; "" where nothing.

    >>> called_internal("An internal inspection found good practice."), called_internal("The inspection found it.")
    ('inspection', '')
    """
    match = _INTERNAL.search(sentence) if "internal" in marks(sentence) else None
    if match is None or _BY_ITSELF.search(sentence) or re.search(r"\b(?:since|than) the last\b", sentence):
        return ""
    return match["what"].lower()


def internal_inspection(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """An agency's inspection or review of itself could be taken for an inspectorate's: it is the agency's own word."""
    names = Names(agencies=[a for a in proposal.agencies if a.kind == "agency"])
    for passage in passages:
        told: list[str] = []
        for at, sentence in sentences([passage], "statement", "section"):
            told.append(sentence)
            if what := called_internal(sentence):
                bodies = next((named for earlier in reversed(told) if (named := names.find(earlier))), [])
                who = bodies[-1].canonical if bodies else "the agency"
                yield Doubt(
                    where=place(at),
                    message=f"The internal {what} is the own word of {who}, not an inspectorate's finding.",
                )
                break


def counted_not_listed(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """Recommendations are announced by number, but not printed."""
    for found in proposal.recommendations:
        if found.count and not found.items:
            by = f" by {found.made_by}" if found.made_by else ""
            many = "recommendations are" if found.count > 1 else "recommendation is"
            yield Doubt(
                where=_where(found.count, passages),
                message=f"{found.count} {many} announced{by}, but not listed: which were they, and what became "
                f"of each?",
            )


def _where(count: int, passages: Sequence[Passage]) -> str:
    number = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    words = f"{count}|{number[count]}" if count < len(number) else str(count)
    announced = re.compile(rf"\b(?:{words})(?: [a-z-]+)? recommendations?\b", re.IGNORECASE)
    return next((place(p) for p, s in sentences(passages, "statement", "section") if announced.search(s)), "Document")


def only_claims_a_cause(sentence: str) -> bool:
    """Whether a sentence puts a change down to a cause, and gives no figure that shows the change.

    >>> only_claims_a_cause("Confidence has improved as a result of the training.")
    True
    >>> only_claims_a_cause("Confidence rose to 80% as a result of the training.")
    False
    """
    cause = _CAUSE.search(sentence) if may_match(_MAY_CAUSE, marks(sentence)) else None
    if cause is None or _NOT_YET.search(_DATE.sub(" ", sentence)):
        return False
    after = sentence[cause.end() :]
    backwards = re.search(r"of|due|because|thanks|attributed|owing", cause.group(), re.IGNORECASE)
    effect = _EFFECT.search(sentence[: cause.start()] if backwards else after[:80])
    return effect is not None and not _FIGURE.search(_DATE.sub(" ", sentence))


def cause_without_figure(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A change is put down to a cause without a figure that shows the change."""
    for passage, sentence in sentences(passages, "statement"):
        if only_claims_a_cause(sentence):
            yield Doubt(where=place(passage), message=f"A cause is claimed without a figure: {quote(sentence, 30)}")
