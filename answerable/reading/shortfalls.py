"""What a report itself admits is missing, weak or late: kept, shown and followed up.

Each kind of admission is one pattern. A sentence that says the opposite ("no delays"), speaks of the future or of a
risk, sets an aim, or reports a finding of more than a year before the period is none.
"""

import re
from collections.abc import Iterator
from datetime import date

from answerable.reading.blocks import Line, Passage
from answerable.reading.dates import find_dates
from answerable.reading.proposal import Shortfall, Source
from answerable.reading.sentences import split_sentences

_BE = r"(?:is|are|was|were|remains?|remained|has been|have been|had been|been|being|stays?|continues? to be|seems?|appears?)"
_VERY = r"(?:very |extremely |relatively |still |too |rather |quite |generally |also |currently |disappointingly |particularly |worryingly |unacceptably |much |far |significantly |persistently |only |consistently )*"
_WEAK = (
    r"(?:low(?:er than (?:expected|planned|hoped|target|we would))?|poor(?:er)?|weak|slow(?:er)?|inadequate|insufficient|"
    r"inconsistent|variable|patchy|limited|incomplete|unclear|unknown|sporadic|uneven|fragmented|overdue|delayed|late|"
    r"behind (?:schedule|plan|target|trajectory)|off[- ]track|below (?:the )?(?:target|expected|standard|average|"
    r"\d|where)|short of|missing|lacking|unavailable|disappointing|under[- ]?(?:reported|represented|used|resourced|developed|"
    r"estimated)|outstanding|too (?:high|long|few|many|late|early to)|unreliable|not good enough|of concern|a concern|"
    r"not consistent|under pressure|unsatisfactory|out of date|scarce|vacant|stalled|a challenge|challenging|difficult|"
    r"higher than (?:expected|target|planned)|less than (?:expected|planned|half)|fewer than (?:half|expected|planned))"
)
_CANNOT = (
    r"(?:cannot|can not|could not|couldn['’]t|can['’]t|unable to|not (?:yet |currently |been )*(?:possible|able) to|"
    r"no way (?:of|to)|difficult to|hard to|impossible to)"
)
_MEASURE = (
    r"(?:say|tell|identif|measur|show|report|compar|demonstrat|know|evidenc|establish|determin|assess|confirm|track|rel(?:y|ied)|"
    r"quantif|judg|be (?:\w+ )?(?:sure|certain|assured|measured|relied|identified|compared|tested|shown|reported|separated|"
    r"matched|confirmed|known|evidenced|verified|assessed)|attend|recruit|provide|see|give|separat|distinguish|verif|"
    r"match|link|analys|produc|offer|meet|fill|deliver|complete|be assured)"
)
_DOING = (
    r"(?:been |fully |always |routinely |consistently |yet |currently |regularly |all |systematically |yet been |sufficiently |"
    r"effectively |usually |often |adequately |reliably |know|report|record|have|apply|receiv|tak(?:e|en)|attend|meet|met|"
    r"us(?:e|ed|ing)|shar|complet|identif|follow|captur|collect|clear|embedded|consistent|understood|effective|"
    r"sufficient|adequate|available|started|begun|achieved|in place|known|recorded|provid|complian|sent|return|"
    r"suppl|respond|repl|show|demonstrat|reflect|includ|reach|happen|progress|confident|aware|agreed|signed|seen|heard|"
    r"cover|match|measur|evaluat|tested|held|understand|feel|monitor|offer|consider|accurate|match|evident|routine|"
    r"timely|reliable|good|work|contain|involv|engag|assess|describe|say|ask|test|submit|implement|publish|carried|"
    r"analys|deliver|finished|ready|give|mention|confirmed|resolved)"
)

# (what it is about, pattern). The first that matches names the kind.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (about, re.compile(pattern, re.IGNORECASE))
    for about, pattern in (
        ("cannot be shown", rf"\b{_CANNOT} (?:\w+ly |always |yet )?(?:be )?{_MEASURE}"),
        ("not known", r"\b(?:(?:is|are|was|were) (?:still |as yet )?(?:unknown|unclear|uncertain)|(?:do(?:es)?|did) not (?:yet )?"
         r"know|not (?:yet |currently )?(?:known|recorded|collected|monitored|measured|captured|counted|broken down|"
         r"available)|nothing is (?:recorded|known|collected)|no (?:data|figures?|information|records?|baseline|measure) "
         r"(?:\w+ ){0,3}(?:is|are|was|were|has|have|exists?|available|yet|held|kept|on)|cannot say)\b"),
        ("not done yet", r"\b(?:not (?:yet|so far|as yet)\b|yet to \w|still (?:to|not|outstanding|awaited|missing|being chased|"
         r"waiting|without)|(?:has|have|had|was|were|is|are) (?:still )?not (?:yet )?(?:been )?(?:started|begun|completed?|"
         r"achieved|met|recruited|delivered|agreed|returned|submitted|implemented|finished|progressed|provided|held|"
         r"published|signed|supplied|replied|responded|embedded|filled|in place)|never (?:been )?(?:started|done|held|"
         r"completed|evaluated|tested|returned|used|had|seen|asked)|not started\b|not met\b|not achieved\b|nil return)"),
        ("late", r"\b(?:delay(?:s|ed)?\b|slipp(?:ed|age)\b|overdue\b|behind (?:schedule|plan|target|trajectory|profile)|postponed|"
         r"paused|on hold|stalled|progress (?:\w+ ){0,4}slow(?:er|ly)?|slow(?:er)? (?:progress|than|to|start|uptake|"
         r"take[- ]up)|(?:later|longer) than (?:planned|expected|intended|hoped|it should)|missed (?:its|the|their) "
         r"(?:target|deadline|date)|off[- ]track|lapsed)"),
        ("no evidence", r"\b(?:(?:little|limited|no|insufficient|scant|minimal|not enough|less|weak|lack of|inconsistent|poor)"
         r" (?:\w+ ){0,2}(?:evidence|assurance|impact|feedback|analysis|oversight|supervision|understanding|information|"
         r"progress|engagement|attendance|uptake|take[- ]up|recording|compliance|data|input|challenge|capacity|voice|"
         r"confidence|awareness|attention|quality|participation|representation))\b"),
        ("low or weak", rf"\b{_BE} {_VERY}{_WEAK}\b|\b{_BE} (?:\w+ )?not (?:always |yet |fully |being )*(?:good|strong|"
         r"consistent|effective|adequate|sufficient|robust|embedded|clear|timely|met|well)\b"
         rf"|\b(?:at|with|from|shows?|showed|found|and|of) {_VERY}(?:low|poor|weak|inconsistent|variable|patchy|insufficient|"
         r"inadequate)\b"),
        ("without", r"\b(?:have|has|had|with|having|receiv\w+|say they have|there (?:is|are|was|were)|ha[ds]) (?:still )?(?:had )?"
         r"(?:no|nothing|neither|too few|too little|insufficient|not enough|few)\b|\bwithout (?:a |an |any )?(?:\w+ )?"
         r"(?:supervision|training|plan|assessment|lead|policy|evidence|record|date|owner|reply|supervisor|worker|advocate|"
         r"interview)|\black(?:s|ed|ing)?(?: of)?\b|\babsence of\b|\bshort(?:age|fall)s?\b|\bgaps? (?:in|remain|exist|was|were|"
         r"is|are)\b|\b(?:unfilled|vacant|vacanc(?:y|ies))\b"),
        ("not done", rf"\b(?:do(?:es)?|did|is|are|was|were|has|have|had) (?:also |still |often |generally )?not {_DOING}|"
         r"\bdoesn['’]t |\bfail(?:s|ed|ing|ures?)? (?:to|in|of)\b|\bmissed (?:opportunit|altogether|appointments)|"
         r"\bnone of (?:the|them|these|our|it)\b|\bneither\b[^.]*\bnor\b|\bnobody\b|\bonly (?:one|two|three|four|five|six|seven|eight|nine|"
         r"ten|a (?:few|third|quarter|small|minority|handful|fifth)|half|some|\d+ ?(?:%|per cent|of|out))"),
        ("worse", r"\b(?:deteriorat\w+|worsen\w*|(?:has|have) (?:fallen|dropped|declined|slipped) (?:back|below|short)|fell "
         r"(?:short|below|back)|declin(?:ed|ing) (?:\w+ )?(?:attendance|performance|quality|take-up)|under[- ]?(?:report|"
         r"represent|record|us|estimat|resourc)\w*|backlogs?|waiting lists?|drift(?:ed)?\b|weakness(?:es)?|fewer than half|"
         r"less than half|concerns? (?:remain|about|that)|barriers?|inaccura\w+|underestimated|not consistently|inconsisten\w+|"
         r"need(?:s)? (?:greater|more|better|to improve|improvement|strengthening)|(?:requires?|required|needs?) "
         r"improvement|more (?:work|needs?) (?:is needed|to be done|remains)|work (?:is )?still (?:needed|required|to do)|"
         r"(?:much|more|further) (?:remains )?to do|variable\b|pressures? (?:on|in)|not as (?:\w+ )as)\b"),
    )
)  # fmt: skip

# What takes the edge off: the opposite is said, or an aim, a risk, a question, a rule, or the future.
_OPPOSITE = re.compile(
    r"\b(?:no|without|never|nor|avoid(?:s|ed|ing)?|not been any|minimal|eliminat\w+|zero|fewer|less|shorter|addressed|"
    r"resolved|clear(?:ed)?|overcom\w+|end(?:ed|ing)|reduc\w+|prevent\w*|remov\w+|tackl\w+|fill(?:ed|ing)? (?:the|all)?|closed?)"
    r" (?:\w+ ){0,3}(?:(?:avoidable |undue |significant |known |further )?(?:delays?|drift|gaps?|backlogs?|concerns?|barriers?|"
    r"weakness(?:es)?|shortages?|slippage|shortfalls?|vacanc(?:y|ies)|waiting lists?|pressures?|failures?))\b|"
    r"\bno longer\b|\bnot only\b|\bwhether or not\b|\bif not\b|\bnot applicable\b|\bno (?:significant |major |new |further |"
    r"specific |direct |additional )?(?:risks?|implications?|issues?|concerns?|change|incidents?|serious|cost)\b|"
    r"\b(?:is|are|was|were) not (?:\w+ )?(?:required|needed|necessary|responsible|intended|part|relate|applicable|due|expected)\b|"
    r"\bdid not relate\b|\bdoes not (?:apply|relate|include|replace|mean)\b|\blow(?:er)?[- ](?:risk|level|threshold|cost)\b|"
    r"\bnone (?:were|was|are) (?:late|missed|overdue|delayed|outstanding|found)\b|\bnone (?:of \w+ \w+ )?(?:late|missed|overdue)\b|"
    r"\bnot (?:late|delayed|missed)\b|\bto (?:identify|reduce|address|tackle|overcome|avoid|prevent|close|fill|remove) (?:\w+ ){0,3}"
    r"(?:gaps?|barriers?|delays?|weakness(?:es)?|concerns?|drift)\b|\b(?:not|never) (?:felt|feel) unsafe\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"^(?:if|where|when|whether|should|once|ensure|to |develop|review|identify|improve|reduce|monitor|agree|establish)\b|"
    r"\b(?:will|would|may|might|could|should|must|can) (?:not )?(?:\w+ )?(?:identif\w+|highlight\w*|show|be (?:late|delayed|low|missed|"
    r"without|weak|addressed)|find|reveal|lead|remain|mean|result)\b|\brisk (?:of|that)\b|\bin order to\b|\bexpected to\b|"
    r"\?$|\bthresholds? (?:for|have not|has not)\b|\bthe (?:aim|purpose|intention|objective) (?:is|was|of)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘][^”\"’]*[”\"’]|(?<!\w)'[^']*'(?!\w)")
_DUTY = re.compile(r"\b(?:is|are) (?:required|not responsible)\b|\bmust\b", re.IGNORECASE)
_NOT_PROSE = re.compile(r"recommendation|background papers|implications|contact", re.IGNORECASE)
A_YEAR = 366  # days


def find_shortfalls(passage: Passage) -> list[Shortfall]:
    """Each sentence of a statement or of a report's prose that admits something missing, weak or late. `about` is the
    kind of admission in plain words."""
    if passage.role == "action" or (passage.section and _NOT_PROSE.search(passage.section)):
        return []
    until = _period_end(passage)
    found = []
    introduction = ""
    for line in passage.lines:
        if line.kind == "heading":
            introduction = line.text
            continue
        if line.kind != "item":
            introduction = line.text
        elif _is_proposal(introduction) or _is_old(introduction, until):
            continue
        found += [_shortfall(sentence, about, passage, line) for sentence, about in _admissions(line.text, until)]
    return found


def _admissions(text: str, until: date | None) -> Iterator[tuple[str, str]]:
    for sentence in split_sentences(text):
        bare = _QUOTED.sub(" ", sentence)
        about = admitted(bare)
        if about and not _is_old(sentence, until):
            yield sentence, about


def admitted(sentence: str) -> str | None:
    """The kind of shortfall that a sentence admits, None where it admits none."""
    if _UNREAL.search(sentence) and not re.search(r"\bbut\b|;|\bnot yet\b", sentence):
        return None
    rest = _OPPOSITE.sub(" ", sentence)
    return next((about for about, pattern in _KINDS if pattern.search(rest)), None)


def _is_proposal(introduction: str) -> bool:
    # Items under recommendations, aims and outcomes say what should be, not what is.
    return bool(
        re.search(r"\b(?:recommend\w*|priorities|objectives|aims?|responsibilities|outcomes will)\b", introduction, re.I)
    )


def _is_old(text: str, until: date | None) -> bool:
    """Whether a finding is dated more than a year before the end of the period reported."""
    if until is None or not re.search(r"\b(?:19|20)\d\d\b", text):
        return False
    dates = [found.due.to for found in find_dates(text, written=until, past=True) if found.due.to]
    return bool(dates) and all((until - date.fromisoformat(day)).days > A_YEAR for day in dates)


def _period_end(passage: Passage) -> date | None:
    if not passage.period:
        return None
    found = find_dates(passage.period, written=None, past=True)
    return date.fromisoformat(found[-1].due.to) if found and found[-1].due.to else None


def _shortfall(sentence: str, about: str, passage: Passage, line: Line) -> Shortfall:
    source = passage.source if line.source == Source() else line.source
    return Shortfall(
        text=sentence, action=passage.action, section=passage.section, about=about, source=source
    )
