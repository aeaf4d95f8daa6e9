"""What is counted: the noun phrase after a number, and whether a careful reader would list the number as a figure."""

import re

from answerable.reading.figures.numbers import Number
from answerable.reading.figures.sentence import Sentence
from answerable.reading.figures.words import (
    AUXILIARIES,
    IRREGULAR,
    ORGANISATIONS,
    PEOPLE_AND_CASES,
    PHRASE_END,
    STRUCTURE,
    WORKED_OFF,
    table,
)

_DETERMINED = re.compile(
    r"\b(?:the|these|those|both|other|others|our|their|its|his|her|rather\s+than|all|each|any|first|last|next|as|between)\s+$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\s*(?:(?!and\b)[\w&'’/-]+\s+){0,7}?(?:have|has|had|were|was|are|is|attended|completed|received|accessed|responded|returned|answered|replied|began|finished|rated|lost|won|"
    r"took|participated|reported|said|told|made|gave|signed|joined|submitted|identified|agreed|used|provided|led|came|"
    r"resulted|remain(?:ed|s)?|went|met|achieved|confirmed|to\s+date|so\s+far|died|contributed|carried|undertaken|held|"
    r"delivered|trained|seen|ended|closed|progressed|contacted|subject|open|overdue)\b",
    re.IGNORECASE,
)
# "Four briefings issued", but not "two courses planned".
_DONE_NEXT = re.compile(
    r"\s*(?!(?:planned|need|needed|required|proposed|expected|scheduled|booked|based|called|named|intended|aged)\b)"
    rf"(?:[a-z]{{2,}}ed|{IRREGULAR})\b(?!\s+to\b)"
)
# "219 screenings by the end of August": a report that leaves the verb out.
_VERBLESS = re.compile(r"\s*(?:(?:by|in|since|during|to|for|at)\s*)?(?:[.;,]|$|so\s+far\b|to\s+date\b)")
_DOES = re.compile(
    r"\s*(?:(?:now|also|still|each|all|already)\s+)?"
    r"(?:hold|use|account|run|share|offer|take|make|live|attend|send|meet|lack|continue|wait|await|keep)\b"
)
_MORE = re.compile(r"^\W*(?:an?\s+(?:further|additional|total\s+of)|another|in\s+(?:all|total),?)\s+$", re.IGNORECASE)
_PRESENT = table("await account live work rely depend wait run share lack attend meet report use take make offer")
_AFTER_VERB = table("for on in with at to their our no from by a an the")
_DID_TO = re.compile(rf"\b(?:[a-z]{{3,}}ed|{IRREGULAR})\s+(?:(?:up|in|out|off|over)\s+)?$")
_DID_TIMES = re.compile(rf"\b(?:[a-z]{{2,}}ed|(?!met\b){IRREGULAR})\s+[^.,;:]{{0,60}}$", re.IGNORECASE)
_TIMES = re.compile(r"\s*times\b(?!\s+(?:an?|per|as|more|the|higher|over|likelier)\b)")
_AFTER_DID = PHRASE_END | table("up out off back away down well more most")
# "tested on ten past cases": something done to them.
_TREATED = re.compile(rf"\b(?:[a-z]{{3,}}ed|{IRREGULAR})\s+(?:(?:on|to|with|by|for|from|of|across|in)\s+)?$")
_CLAUSE_OPENS = re.compile(r"(?:[;:,]|\b(?:that|and|but|so))\s*$", re.IGNORECASE)
_HAVE_NEXT = re.compile(
    r"\s*(?:have|has|had)\s+(?:now\s+|also\s+|all\s+|already\s+)?(?:(?!to\b|an?\b|no\b|the\b)[a-z]|$)"
)
_GRADES = table("good outstanding adequate inadequate")
GRADED = re.compile(r"\s*(?:as\s+)?(?:good|outstanding|adequate|inadequate|requiring\s+improvement)\b")
_DID_ALONE = re.compile(rf"(?:have|had|were|was|[a-z]+ed|{IRREGULAR})$")
ELSEWHERE = re.compile(
    r"\b(?:national(?:ly)?|england|wales|neighbours?|region(?:al(?:ly)?)?|comparators?|similar\s+(?:areas|establishments)|"
    r"(?<!on )average|elsewhere|south\s+east|other\s+(?:areas|boards))\b",
    re.IGNORECASE,
)
_WIDER = (
    r"(?:England(?:\s+and\s+Wales)?|Wales|(?:statistical\s+)?neighbours|similar\s+(?:areas|establishments)"
    r"|other\s+(?:areas|boards)|the\s+(?:South|North)\s+(?:East|West)|the\s+region)"
)
_AFTER_PLACE = re.compile(
    rf"\b(?P<place>nationally|regionally)\b|\b(?:in|across|for|among(?:st)?)\s+(?P<wider>{_WIDER})\b"
)
_BEFORE_PLACE = re.compile(
    rf"(?P<place>{_WIDER}|[Nn]ational(?:ly)?|[Rr]egional(?:ly)?)"
    r"(?:\s+(?:average|rate|figure|mean|median|is|was|were|of|at|stood))*[\s:=,]*$"
)
_OF_ELSEWHERE = re.compile(rf"{ELSEWHERE.pattern}(?:\s+(?:average|rate|figure|mean))?\s*[:=]?\s*$", re.IGNORECASE)
# "14 actions are green", but not "11 recommendations were made".
_STANDS_SO = re.compile(
    r"\s*(?:(?:have|has|had|were|was|are|is)\s+(?:now\s+|all\s+|been\s+|still\s+)*"
    r"(?!made|set|agreed|identified|planned|proposed|included|listed|reported|described|published|for|in\s+the|to)"
    r"|remain(?:s|ed)?\s+)[a-z]",
)
_WORKED_OFF = re.compile(
    r"\b(?:have|has|had)\s+(?:now\s+)?(?:closed|completed|finished|signed\s+off)\s+$", re.IGNORECASE
)
_REMAINING = re.compile(r"\bthe\s+remaining\s+$", re.IGNORECASE)
_THEY = re.compile(r"\s*(?:run|are|were|have|had|will|need|remain)\b")
_NOT_DONE = re.compile(r"\s*(?:[\w&'’/-]+\s+){0,6}?(?:not|yet\s+to|never|nor)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:received|recorded|completed|delivered|trained|held|made|undertook|undertaken|out|saw|seen|been|were|was|are|"
    r"is|total(?:led|ling)?|identified|reached|attended|by|issued|circulated|distributed|resulted\s+in|led\s+to|"
    r"produced|published|ran|visited|reviewed|audited|supported|provided|numbered|heard|considered|screened|assessed|"
    r"found|notified|reported|had|closed|opened|logged|dealt\s+with|processed|generated|offered|recruited|knew\s+of|know\s+of|aware\s+of|told\s+of)\s+"
    r"(?:(?:to|with|by|for|from|in|on)\s+){0,2}(?:a\s+total\s+of\s+|a\s+further\s+|another\s+|an\s+additional\s+)?$",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"(?:\b(?:was|were|is|are|been|stood\s+at|standing\s+at|totall?ed|totals|averag(?:es|ed|ing)|numbered|graded|judged|rated|reached|at|to|of\s+whom|of\s+which|of\s+these|of\s+those|of\s+them|"
    r"including|remains?|remained|just|only|a\s+further|another|(?:total|rate|average|figure|score|mean|median|list|backlog)\s+of|with)|[:–—=-])[\s,]*$",
    re.IGNORECASE,
)
_STRONG_FOR_ORGANISATIONS = re.compile(
    r"\b(?:reached|visited|trained|received\s+from|returns?\s+from|responses?\s+from|completed\s+by|attended\s+by|"
    r"returned\s+by|rolled\s+out\s+(?:to|in|across)|signed\s+by|used\s+by|adopted\s+by|delivered\s+(?:to|in)|(?:issued|sent|circulated|distributed|given|offered)\s+(?:on\s+)?to)\s+"
    r"(?:a\s+total\s+of\s+|a\s+further\s+)?$",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\s*of\s+(?:whom|which|these|those|them)\b", re.IGNORECASE)
_SOME_OF_THEM = re.compile(r"\s*(?:[\w'’/-]+\s+){0,3}[\w'’/-]+,\s+[\w-]+\s+of\s+(?:them|which|whom)\b", re.IGNORECASE)
_CAPACITY = re.compile(
    r"\b(?:bids?|funding|money|capacity|request|budget|case|posts?|application|resources?|room|space|enough)\s+(?:for|of)\s+$"
    r"|\b(?:room|hall|venue|centre|car|home|unit)\s+(?:holds?|seats?)\s+$",
    re.IGNORECASE,
)
_FAMILY_HAS = re.compile(
    r"\b(?:family|mother|father|parents|couple|household|he|she)\s+(?:also\s+)?ha(?:d|s|ve)\s+$", re.IGNORECASE
)
_ITS_CHILDREN = re.compile(
    r"\s*(?:(?:\w+er|young|other|small)\s+)?(?:children|siblings|brothers|sisters|sons|daughters|boys|girls)\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\s*of\s+(?:the|our|its|their|all)\s+(?:the\s+|our\s+)?", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:by|from|in|at|about|for|with|were|was|are|is|had|have|has|on|to|as)\b", re.IGNORECASE)
PART_OF = re.compile(
    r"\b(?:of|including)\s+(?:whom|which|these|those|them|this)\b[\s,]*(?:(?!the\b)[\w-]+\s+)?$", re.IGNORECASE
)


_WORD_OR_SIGN = re.compile(r"[\w&][\w&'’/-]*|[^\s\w]")


def noun_phrase(text: str) -> str:
    """The noun phrase that opens the text, at most five words: "primary schools", "CAFs"."""
    words: list[str] = []
    tokens = _WORD_OR_SIGN.findall(text.lstrip())
    for word, following in zip(tokens, [*tokens[1:], "."], strict=False):
        bare = word.lower()
        label = word.isdecimal() and words and words[-1].lower() in ("section", "regulation", "year", "stage", "level")
        if not (word[0].isalpha() or word == "&" or label) or bare in PHRASE_END:
            break
        if _is_verb(bare) and (words or following.lower() in _AFTER_DID or not following[0].isalpha()):
            break
        if bare == "out" and following.lower() == "of":  # "8.3 out of 10"
            break
        if words and bare in _PRESENT and following.lower() in _AFTER_VERB:
            break
        words.append(word)
        if len(words) == 5:
            break
    return " ".join(words)


def _is_verb(word: str) -> bool:
    return word in AUXILIARIES or (
        word.endswith("ed") and word not in ("combined", "mixed", "looked-after", "unaccompanied")
    )


def area_of(sentence: Sentence, indexes: list[int]) -> str | None:
    """The wider place that the figure at `indexes` is said of, as printed: "England", "national", "similar areas"; None
    where none is named, as of a board's own area."""
    after = re.split(r"[,;.(](?!\d)", sentence.after(indexes[-1]))[0]
    if found := _AFTER_PLACE.search(after):
        return (found["place"] or found["wider"]).removesuffix("ly")
    found = _BEFORE_PLACE.search(sentence.before(indexes[0]))
    return found["place"].removesuffix("ly") if found else None


def singular_head(phrase: str) -> str:
    head = phrase.split()[-1] if phrase else ""
    return re.sub(r"['’]s?$", "", head.lower())


def is_figure(sentence: Sentence, index: int, *, listed: bool = False) -> bool:
    """Whether a bare number counts something that was measured.

    People and cases do ("111 practitioners have accessed"); organisations when they did something ("12 schools
    returned it"); parts of a plan or a process never ("3 strands", "observed 3 Board meetings"). Words for numbers
    need something done, because most are talk ("two further sessions will be held"). `listed`: the number before in
    the sentence is a count, so that this one may go on with it ("7 CAFs by staff, 5 by midwives")."""
    number = sentence.numbers[index]
    before, after = sentence.plain[: number.start], sentence.plain[number.end :]
    at_once = _known_at_once(number, before, after)
    if at_once is not None:
        return at_once
    phrase = noun_phrase(after)
    if (
        number.value != int(number.value)
        and phrase
        and not re.search(r"\b(?:average|mean|median|rate|score)\b", before)
    ):
        return False
    goes_on = listed and re.search(r"(?:,|;|:|\band|\bwith)\s*$", before) is not None
    goes_on = goes_on and (not number.spelled or re.match(r"\s*(?:were|was)\b", after) is not None)
    if not phrase:
        return (goes_on and _GOES_ON.match(after) is not None) or _stands_alone(number, before, after)
    rest = sentence.after(index).lstrip()[len(phrase) :]
    if re.fullmatch(r"\s*(?:from|in|at|of|across)\s*", rest):  # "62 practitioners from nine agencies took part"
        rest = after.lstrip()[len(phrase) :]
    if singular_head(phrase) in STRUCTURE:
        stands = _STANDS_SO.match(rest) or _WORKED_OFF.search(before)
        return singular_head(phrase) in WORKED_OFF and stands is not None
    return _counts(number, phrase, before, rest, goes_on=goes_on, listed=listed)


def _known_at_once(number: Number, before: str, after: str) -> bool | None:
    """Whether the number is a figure, where the words that touch it tell; None where they do not."""
    if number.value == 1 and number.spelled and number.qualifier.lower() not in ("only", "just"):
        return False
    if re.search(r"\b(?:compris\w+|consist\w*\s+of|made\s+up\s+of|composed\s+of)\b|\bper\s+$", before, re.IGNORECASE):
        return False
    whole = number.value == int(number.value)
    if not before.strip() and _SOME_OF_THEM.match(after):
        return singular_head(noun_phrase(after)) not in STRUCTURE
    if _CAPACITY.search(before) or (_FAMILY_HAS.search(before) and _ITS_CHILDREN.match(after)):
        return False
    if _REMAINING.search(before) and _THEY.match(after):
        return True
    if OF_THEM.match(after) and whole:
        return not number.spelled or number.value > 1
    if _TIMES.match(after) and _DID_TIMES.search(before):
        return number.value > 2 and not number.spelled
    if not whole and re.match(r"\s*out\s+of\s+\w", after):
        return True
    if of_the := _OF_THE.match(after):
        head = singular_head(noun_phrase(after[of_the.end() :]))
        known = head in PEOPLE_AND_CASES or head in ORGANISATIONS
        return known or (not number.spelled and head not in {*STRUCTURE, ""})
    if _DETERMINED.search(before) and not PART_OF.search(before) and not _all_did(before, after):
        return _OF_BEFORE.match(after) is not None
    return None


def _counts(number: Number, phrase: str, before: str, rest: str, *, goes_on: bool, listed: bool) -> bool:
    """Whether a number before a noun phrase counts; `rest` are the words after the phrase up to the next number."""
    words = {re.sub(r"['’]s?$", "", word.lower()) for word in phrase.split()}
    done, given = bool(_DONE.match(rest) or _DONE_NEXT.match(rest)), _GIVEN.search(before) is not None
    first = not _MORE.sub("", before).strip()
    does = first and _DOES.match(rest) is not None
    listing = listed and re.search(r"(?:[,;]|\band)\s*$", before) is not None
    graded = GRADED.match(rest) is not None or phrase.split()[-1].lower() in _GRADES
    if words & PEOPLE_AND_CASES:
        treated = number.value > 2 and _TREATED.search(before) is not None
        return done or given or does or treated or listing or graded if number.spelled else True
    if singular_head(phrase) in ORGANISATIONS:
        did = done and not _NOT_DONE.match(rest)
        sure = not number.spelled or bool(number.qualifier) or first or re.match(r"\s*ha(?:ve|s)\b", rest)
        listing = listing and not number.spelled
        return bool((did and sure) or does or listing or _STRONG_FOR_ORGANISATIONS.search(before))
    if number.spelled:
        opens = first or _CLAUSE_OPENS.search(before) is not None
        return opens and (number.value > 2 or bool(number.qualifier)) and _HAVE_NEXT.match(rest) is not None
    bare = first and _VERBLESS.match(rest) is not None
    counted = number.value >= 5 and (done or given or bare or _DID_TO.search(before))
    return bool(goes_on or re.search(r":\s*$", before) or counted)


# "in place of the 704 of the previous year", the period's words being blank.
_OF_BEFORE = re.compile(
    r"\s*(?:of|in|for|at)\s+(?:$|[.,;)]|(?:the\s+)?(?:previous|last|year\s+before)\b|a\s+(?:year|quarter|month)\s+(?:ago|before|earlier)\b)"
)


def _all_did(before: str, after: str) -> bool:
    """All 24 schools returned it: a whole that is said to have done something."""
    return (
        bool(re.search(r"\ball\s+(?:of\s+)?(?:(?:the|our|these)\s+)?$", before, re.IGNORECASE))
        and _DONE.match(after) is not None
    )


def _stands_alone(number: Number, before: str, after: str) -> bool:
    """A number without a noun: "23 have attended", "Contacts: 1,204", "of whom 41 were known"."""
    word = re.match(r"\s*([a-z]+)", after)
    if PART_OF.search(before):
        return True
    if word and not number.spelled and _DID_ALONE.match(word[1]):
        return bool(re.match(r"\s*(?:[\w]+ing\b)?", after)) and not re.search(r"\b(?:part|phase|no\.?)\s+$", before)
    if number.spelled:
        return bool(re.search(r"\b(?:number|total|figure)\b.*\b(?:was|were|is|to|at|by)\s+$", before, re.IGNORECASE))
    ends = re.match(
        r"\s*(?:$|[.,;:()]|(?:a|per|in|at|as|this|for|by|during|and|over|on|with|before|after|each|now|then|today|out)\b)",
        after,
    )
    if ends and _OF_ELSEWHERE.search(before[-60:]):
        return True
    if re.search(r"\(\s*$", before) and re.match(r"\s*\)", after):
        return number.value != int(number.value) or ELSEWHERE.search(before[-60:]) is not None
    return bool(ends and _STATED.search(before) and len(before.split()) >= 1)
