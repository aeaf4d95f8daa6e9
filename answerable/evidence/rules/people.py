"""Whether a figure counts children or families, as far as its words tell, so that small ones can be kept from being
published. Nothing here knows a document: only the words of one measure are looked at."""

import re
from collections.abc import Sequence
from typing import Literal

from answerable.ui.numbers import is_percent

Counted = Literal["people", "other", "either"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns in the singular, but for plurals that are words of their own.
# Children, their families, and what is done to, for or about one of them at a time: a referral is a child.
_PEOPLE = _words(
    "child children baby infant toddler boy girl teenager adolescent youth sibling pupil student learner family "
    "household parent mother father carer guardian young-people leaver victim survivor perpetrator offender suspect "
    "patient runaway tenant referral re-referral contact assessment caf eha ehaf case plan conference enquiry "
    "investigation incident notification episode allegation offence arrest conviction detention custody death "
    "suicide injury assault restraint abduction admission attendance presentation exclusion suspension absence "
    "placement adoption removal order disclosure intervention birth pregnancy interview"
)
# Who works with them, what is held for the workforce, and what is written, asked, planned or measured.
_OTHER = _words(
    "staff practitioner professional worker manager teacher headteacher head governor nurse doctor gp midwife "
    "midwives visitor officer clinician paramedic lawyer driver firefighter delegate trainee trainer attendee "
    "employee colleague volunteer mentor adviser advisor ambassador champion lead member fosterers childminder "
    "candidate applicant school academy college nursery agency organisation setting provider practice partner team "
    "service hospital ward club council authority charity trust department force group board panel area premises "
    "home shop hotel takeaway firm company business venue course session event workshop training briefing seminar "
    "webinar meeting lesson assembly class programme module place space campaign survey questionnaire form return "
    "evaluation reply response audit file record review scr report paper inspection policy procedure protocol "
    "strategy standard recommendation action objective priority outcome strand step question issue risk challenge "
    "escalation leaflet poster copy newsletter page download hit view licence certificate post vacancy fte role day "
    "week month year hour minute time pound cost budget score rating point grade average mean median caseload mile"
)
# May be either, so nobody is guessed to be a member of staff.
_EITHER = _words(
    "person people adult individual man men woman women user respondent participant resident call visit complaint "
    "compliment application concern alert message appointment"
)
_TABLES: tuple[tuple[frozenset[str], Counted], ...] = ((_PEOPLE, "people"), (_OTHER, "other"), (_EITHER, "either"))
# Two words of one meaning, where the second alone would say another.
_TOGETHER = [
    (re.compile(r"\byoung (?:person|people)\b"), "young-people"),
    (re.compile(r"\b(?:serious )?case reviews?\b|\blearning reviews?\b"), "reviews"),
    (re.compile(r"\b(?:business|action|improvement|delivery|training|work) plans?\b"), "actions"),
    (re.compile(r"\bcase ?loads?\b"), "caseload"),
    (re.compile(r"\b(?:staff|annual|training) conferences?\b"), "events"),
    (re.compile(r"\b(?:health|social|youth|family|support|key|case|outreach) (?:visitor|worker)s?\b"), "staff"),
    (re.compile(r"\bfoster (?:carer|parent)s?\b"), "carers"),
    (re.compile(r"£"), " pounds "),
]
# Where a noun phrase ends: what follows only tells more of what was counted.
_ENDS = re.compile(
    r"[^\w\s'’-]|\b(?:of|in|on|at|by|for|from|to|with|within|without|across|during|since|until|after|before|between|"
    r"against|under|over|and|or|but|as|than|that|which|who|whom|whose|when|while|if|because|so|is|are|was|were|be|been|"
    r"being|has|have|had|do|does|did|will|would|can|could|may|must|not|said|say|says|felt|feel|feels|told|reported|"
    r"[a-z]{3,}ed|(?!(?:sibling|training|briefing|meeting|setting|rating)\b)[a-z]{3,}ing|taken|took|seen|held|made|given|began|begun|sent|led|ran|run|known|show|shows|shown)\b"
)
# What follows tells of what was counted, or where: never what it was.
_ASIDE = re.compile(r"\(|\b(?:that|which|who|whom|whose)\b")
_OF = re.compile(
    r"^\s*(?:number|total|count|proportion|percentage|share|rate|per cent|most|all|some|half)\b[^,;]{0,30}?\bof\b"
)


def counts_people(
    *, what: str, unit: str = "", population: str = "", base: str = "", values: Sequence[float] = ()
) -> bool | None:
    """Whether a measure counts children or families: True or False where its words tell, None where they do not; it is
    then to be treated as if it did.

    The unit tells first, then of whom, then over what, then what is counted; in each of them the noun that is counted,
    not those that tell more of it. Words that pull both ways do not tell: three homes for care leavers may be three
    care leavers. A value that is no whole number is no count.

    >>> counts_people(what="referrals from schools"), counts_people(what="briefings for schools")
    (True, False)
    >>> counts_people(what="answered the questions", unit="people") is None
    True
    """
    if not is_percent(unit) and any(value != int(value) for value in values):
        return False
    given = [population, base] if is_percent(unit) else [unit, population, base]
    named = next((kind for text in given for kind in _counted(text) if kind), None)
    first, *others = _counted(_ASIDE.split(what, maxsplit=1)[0]) or [None]
    if named is None:
        named = first or ("people" if "people" in _counted(what) else "either")
        first = "people" if "people" in others else first
    if named == "other":
        return None if first == "people" else False
    return True if named == "people" else None


def _counted(text: str) -> list[Counted | None]:
    """For each noun phrase the kind of its last known noun, which is the one that is counted; None where none is
    known."""
    plain = text.casefold().replace("’", "'")
    for pattern, word in _TOGETHER:
        plain = pattern.sub(word, plain)
    phrases = [phrase.split() for phrase in _ENDS.split(_OF.sub(" ", plain))]
    return [next(filter(None, map(_kind, reversed(nouns))), None) for nouns in phrases if nouns]


def _kind(noun: str) -> Counted | None:
    bare = noun.strip("'").removesuffix("'s")
    forms = {bare, bare.removesuffix("s"), bare.removesuffix("es"), re.sub("ies$", "y", bare)}
    return next((kind for table, kind in _TABLES if not forms.isdisjoint(table)), None)
