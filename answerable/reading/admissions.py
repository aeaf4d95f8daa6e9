"""How reports admit that something is missing, weak or late: one phrase a line, kind by kind.

Reference data, extended here and never in the rules. Each line is a pattern, all in small letters, for a sentence put
into small letters (which is far quicker than ignoring case); {names} stand for the lists below.
"""

import re


def _any(lines: str, **parts: str) -> str:
    """One pattern out of lines, any of which may match."""
    text = "|".join(line.strip() for line in lines.splitlines() if line.strip())
    for name, pattern in parts.items():
        text = text.replace(f"{{{name}}}", pattern)
    return f"(?:{text})"


_BE = r"(?:is|are|was|were|remain(?:s|ed)?|(?:has|have|had) been|been|being|stays?|continues? to be|seems?|appears?)"
_VERY = (
    r"(?:(?:very|extremely|relatively|still|too|rather|quite|generally|also|currently|much|far|persistently|only|"
    r"often|sometimes|frequently|usually|"
    r"consistently|already|\w+ingly|significantly|particularly|unacceptably) )*"
)
_WEAK = _any(r"""
    low(?:er than (?:expected|planned|hoped|target|we would|(?:in |the )?(?:previous|last|national|regional|other)))?
    worse(?: than)?
    poor(?:er)?|weak|slow(?:er)?|inadequate|insufficient|inconsistent|not consistent|variable|patchy|limited
    incomplete|unclear|unknown(?! to)|sporadic|uneven|fragmented|overdue|delayed|late|behind (?:schedule|plan|target)
    off[- ]track|below (?:the )?(?:target|expected|standard|average|\d[\d.]*|where)|short of|missing|lacking|unavailable
    disappointing|under[- ]?(?:reported|represented|used|resourced|developed|estimated)|outstanding|unreliable
    too (?:high|long|few|many|late|early to)|not good enough|of concern|a concern|under pressure|unsatisfactory
    out of date|scarce|vacant|stalled|a challenge|challenging|difficult|unmanageable|unsuccessful|ineffective
    concerning|worrying|strained|stretched|hampered|hindered|constrained|curtailed|disrupted|undermined|let down
    absent|overlooked|forgotten|invisible|behind(?=[.,;]|$)
    mixed|minimal|confusing|confused|harder|over-?due|restricted|severely affected|unsafe|untested|unmet
    (?:higher|less|fewer) than (?:expected|target|planned|half)
    unacceptabl[ey]|weakest|poorest|thin(?:ner)?(?! \w+ed)|sketchy|piecemeal|haphazard|a worry|worrisome|frustrating
    (?:some|a long) way off|unanswered|unallocated|unassessed|unrecorded|unsigned|unread|unfunded|unstaffed|unvisited
    untrained|unfilled|unresolved|unfinished|negligible|unsure|unaware|frozen|left out of|in name only|on paper only
""")
_CANNOT = _any(r"""
    cannot|can not|could not|couldn['’]t|can['’]t|unable to|not (?:yet |currently |been )*(?:possible|able) to
    no way (?:of|to)|difficult to|hard to|impossible to
""")
_SHOW = _any(r"""
    say|tell|identif|measur|show|report|compar|demonstrat|know|evidenc|establish|determin|assess|confirm|track
    rel(?:y|ied)|quantif|judg|attend|recruit|provide|see|give|separat|distinguish|verif|match|link|analys|produc
    offer|meet|fill|deliver|complete|f(?:ound|ind)|trac|locat|account|explain|suppl|send|spare|releas|take part|join
    agree
    open|start|begin|go ahead|proceed|afford|cope|keep|reach|contact|obtain|get|access|us(?:e|ing)|log|shar|extract
    break
    split|count|secure|retain|engag|talk|speak|hear|read|follow|understand|(?:sure|certain|assured)\b|\w+ed\b|known
    seen|shown|told
""")
_DONE = _any(r"""
    been |fully |always |routinely |consistently |yet |currently |regularly |all |systematically |sufficiently
    effectively |usually |often |adequately |reliably |know|report|record|have|apply|receiv|tak(?:e|en)|attend|meet
    met|us(?:e|ed|ing)|shar|complet|identif|follow|captur|collect|clear|embedded|consistent|understood|effective
    sufficient|adequate|available|started|begun|achieved|in place|known|recorded|provid|complian|sent|return|suppl
    on (?:the|our|any)|in (?:use|post)|respond|repl|show|demonstrat|reflect|includ|reach|happen|progress|confident
    aware|agreed|signed|seen|heard|cover
    match|measur|evaluat|tested|held|understand|feel|monitor|offer|consider|accurate|evident|routine|timely
    reliable|good|work|contain|involv|engag|assess|describe|say|ask|test|submit|implement|publish|carried|analys
    deliver|finished|ready|give|mention|told|asked|invited|replaced|confirmed|resolved
""")
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_TROUBLE = _any(r"""
    delays?|drift|gaps?|backlogs?|concerns?|barriers?|weakness(?:es)?|shortages?|slippage|shortfalls?
    vacanc(?:y|ies)|waiting lists?|pressures?|failures?
""")

_LITTLE = r"(?:little|limited|no|insufficient|scant|minimal|not enough|less|weak|lack of|inconsistent|poor)"
_WANTED = (
    r"(?:timeliness|attendance|completion|compliance|take[- ]up|uptake|engagement|performance|quality|confidence|"
    r"coverage|satisfaction|participation)"
)
_LACKING = (
    r"(?:service|provision|system|process|procedure|protocol|list|record|register|database|mechanism|pathway|lead|cover|"
    r"capacity|funding|money|guidance|budget|baseline|reply|answer|response|reason|explanation|feedback|evidence|progress)"
)
_UNKEPT = (
    r"(?:come|attended|replied|answered|responded|taken|returned|signed|joined|appointed|sent|used|offered|booked)"
)
_SCANT = r"(?:little|limited|insufficient|scant|minimal|not enough|lack of)"
_WERE_NOT = r"(?:has|have|had|was|were|is|are) (?:still )?not (?:been )?"
_NONE = r"no (?:data|figures?|information|records?|baseline|measure) (?:\w+ ){0,3}"

# Under each kind, in plain words what it is about, the beginnings (of four letters, or six) of words of which each of
# its phrases holds one, and the phrases that admit it; the first kind that matches names it.
_PHRASES = r"""
# cannot be shown
= cann can coul unab not no diff hard impo rema too caut nobo
{cannot} (?:\w+ly |always |yet )?(?:be )?(?:\w+ )?{show}

(?:is|are|was|were|been|being|remains?) unable to \w+
too (?:soon|early) to \w+
treated with (?:some |great )?caution

(?:do(?:es)?|did) not (?:let|allow) (?:us|them|staff|anyone)\b
(?:nobody|no[- ]one) (?:could|can) \w+
remains? to be seen\b

# not known
= unkn uncl unce not noth know litt no
(?:is|are|was|were) (?:still |as yet )?(?:unknown(?! to)|unclear|uncertain)\b
(?:do(?:es)?|did) not (?:yet )?know\b
not (?:yet |currently )?(?:known|recorded|collected|monitored|measured|captured|counted|broken down|available)\b
nothing (?:has|have|had) been (?!lost|missed|left)\w+\b
nothing (?:is|was|has been) (?:recorded|known|collected|offered|received|done|heard)\b
nothing (?:(?:is |exists )?in place|has come|for|to offer|to show)\b
(?:hear|heard|receive|received|get|got|learn|say) nothing\b
knows? (?:\w+ )?(?:little|nothing|too little)\b|(?:very )?little (?:is|was) known\b
{none}(?:is|are|was|were|has|have|exists?|available|yet|held|kept)\b

# not done yet
= only pape name same seco thir four agai over none not yet stil neve no nil refu decl wait awai stoo stan halt
= late too once twic
not (?:yet(?! due)|so far|as yet)\b|too much (?:rest|depend|reli)
yet to \w
still (?:to|not|outstanding|awaited|missing|being chased|waiting|without)\b
{were_not}(?:started|begun|completed?|achieved|met|recruited|delivered|agreed|returned|filled|submitted|held)\b
{were_not}(?:implemented|finished|progressed|provided|published|signed|supplied|replied|responded|embedded|in place)\b
never (?:been )?(?:taken|attended|replied|met|shared)\b
never (?:been )?(?:checked|reviewed|started|done|held|completed|evaluated|tested|returned|used|had|seen|asked)\b
^not (?!yet due|due|applicable|all|every|only|just|required|needed|relevant|before|until|a |an |the )\w+
not (?:started|achieved)\b|(?<!% )(?<!cent )not met\b
not one (?:\w+ ){0,8}?(?:has|have|had|was|were|is|came|took)\b
no (?:[\w-]+ ){1,4}(?:has|have|had) (?:yet |so far |ever )*{unkept}\b
no (?:[\w-]+ )?{lacking} (?:is|was|has|for|exists|from|at|yet)\b
(?:holds?|held|keeps?|kept|offers?|gives?|gave) no (?:\w+ ){0,2}{lacking}\b
(?:shows?|showed|makes?|made|provided?|provides|got|sees?) no (?:\w+ ){0,2}{lacking}\b
(?:holds?|held|keeps?|kept) no (?:\w+ )?\w+
refus(?:e|es|ed|ing) (?:to (?:share|send|take|attend|sign|join|give|supply|release|use)|by|it|this|access)\b
(?:has|have|had) (?:all |both )?refused(?=[.,;]|$)|declin(?:e|es|ed) (?:to|the)\b
would not (?:share|send|sign|agree|attend|take part|say)\b
met only (?:once|twice)\b
(?:wait|await)(?:s|ing)? (?:on|for)? ?(?:a |an |the )?(?:decision|funding|sign-off|approval|answer|reply)\b
stood (?:empty|still)\b|to a (?:standstill|halt)\b
nil return
(?:returned|submitted|arrived|received|completed|held|issued|sent|live) (?:\w+ ){0,3}late\b
no (?:\w+ )?(?:update|return|response|reply|report) (?:\w+ ){0,2}(?:received|provided|submitted|supplied)\b

^only (?:the |one |two |three )?(?:\w+ ){1,3}(?:has|have|had) (?:sent|replied|signed|given)\b
^only (?:the |one |two |three )?(?:\w+ ){1,3}(?:has|have|had) (?:supplied|returned|come|taken)\b
(?:has|have|had) (?:still |so far )?(?:given|sent|made|shown|offered|supplied) no (?:\w+ )?\w+
(?:on paper|in name) only\b|(?:same (?:faults|weaknesses|problems|gaps)|(?:second|third|fourth) time that)\b
again and again\b|over and over\b|none (?:was|were|has|have) (?:been )?{unkept}\b
none (?:was|were) (?:seen|held|done|made|met)\b

# late
= dela slip over post canc late paus hold stal laps off behi slow long miss wait
(?:delay(?:s|ed)?|slipp(?:ed|age)|overdue|postpone(?:d|ment)|cancel(?:led|lation))\b
(?:days?|weeks?|months?) late\b
(?:has|have|had) waited\b
(?:waits?|waiting times?) (?:\w+ ){0,4}(?:has|have|had) (?:grown|risen|lengthened|gone up|increased|doubled)\b
(?:paused|on hold|stalled|lapsed|off[- ]track)\b
behind (?:schedule|plan|target|trajectory|profile)
progress (?:\w+ ){0,4}slow(?:er|ly)?\b
slow(?:er)? (?:progress|than|to|start|uptake|take[- ]up)
(?:later|longer) than (?:planned|expected|intended|hoped|it should)
missed (?:its|the|their) (?:target|deadline|date)

# no evidence
= litt limi no insu scan mini not less weak lack inco poor
{little} (?:\w+ ){0,2}(?:evidence|assurance|impact|feedback|analysis|oversight|supervision|understanding|information)\b
{little} (?:\w+ ){0,2}(?:progress|engagement|attendance|uptake|take[- ]up|recording|compliance|data|input|challenge)\b
{little} (?:\w+ ){0,2}(?:capacity|voice|confidence|awareness|attention|quality|participation|representation)\b

{scant} (?:\w+ )?(?:movement|change|improvement|contact|interest|response)\b
{scant} (?:\w+ )?(?:clarity|continuity|involvement|consultation|time|headway|success|reach|effect)\b
{scant} (?:\w+ )?(?:knowledge|follow[- ]up|scrutiny|resources?|staff)\b

# low or weak
= negl unsu unaw froz left low lowe wors poor weak slow inad insu inco not vari patc limi uncl unkn spor unev
= frag over dela late behi off belo shor miss lack unav disa unde outs unre too conc pres unsa out scar vaca
= stal chal diff unma inef worr stra stre hamp hind cons curt disr let abse forg invi mixe mini conf hard rest
= seve unte unme high less fewe unac thin sket piec haph frus way unan unal unas unsi unfu unst unvi untr unfi
= lost misl wron erro mist spar bare unse repe wait chas trav
to be {very}(?:inadequate|weak|poor|inconsistent|variable|ineffective|low)\b
prov(?:ed|ing|en) {very}(?:difficult|hard|harder|challenging)\b
{be} {very}{weak}\b
(?:still|far|much|rests?|rested) too (?!early|soon)\w+|the (?:weakest|poorest|weak (?:point|spot|link))\b
(?:thinly|sparsely|barely|inadequately|insufficiently) (?!\w+ing)\w+
(?:falls?|fell|well|far|still|just) short\b|short of (?:our|the|its|their|a|this|\d|what)\b
(?:was|were|been|are|is) (?:lost|mislaid|wrong|in error)\b|(?:mistakes|errors) (?:in|were)\b
went (?:unanswered|unseen|unrecorded|unread)\b
had to (?:repeat|wait|chase|travel|be chased)\b
{be} (?:\w+ )?not (?:always |yet |fully |being )*(?:good|strong|consistent|effective|adequate|sufficient|robust)\b
{be} (?:\w+ )?not (?:always |yet |fully |being )*(?:embedded|clear|timely|met|well)\b
(?:at|with|from|shows?|showed|found|and|of) {very}(?:low|poor|weak|variable|patchy|insufficient|inadequate)\b

# without
= no neit too insu not few with lack abse shor unfi vaca gap gaps
(?:have|has|had|with|having|receiv\w+|there (?:is|are)) (?:still |as yet |currently )?(?:had )?(?:no|neither)\b
(?:have|has|had|with|having|receiv\w+|there (?:was|were)) (?:still |as yet |currently )?(?:had )?(?:no|neither)\b
(?:have|has|had|with|having|receiv\w+|there (?:is|are|was|were)) (?:still |as yet |currently )?(?:had )?(?:too few)\b
(?:have|has|had|with|having|receiv\w+|there (?:is|are)) (?:still |as yet |currently )?(?:had )?(?:too little)\b
(?:have|has|had|with|having|receiv\w+|there (?:was|were)) (?:still |as yet |currently )?(?:had )?(?:too little)\b
(?:have|has|had|with|having|receiv\w+|there (?:is|are|was|were)) (?:still )?(?:had )?(?:insufficient|not enough|few)\b
(?:is|are|was|were|been|left) without\b
without (?:a |an |any )?(?:\w+ )?(?:supervision|training|plan|assessment|lead|policy|evidence|record|date|owner|reply)\b
without (?:a |an |any )?(?:\w+ )?(?:supervisor|worker|advocate|interview|cover)\b
(?:lack(?:s|ed|ing)?|absence of|short(?:age|fall)s?|unfilled|vacant)\b
vacanc(?:y|ies) (?:remain|have|has|in|left|mean|are|is|persist|continue)
gaps? (?:in|remain|exist|was|were|is|are)\b

# not done
= not does fail miss none nobo neit only just bare few hard no
(?:do(?:es)?|did) (?:also |still |often |generally )?not (?!{not_failing})\w+
(?:is|are|was|were|has|have|had) (?:also |still |often |generally )?not {done}
doesn['’]t |fail(?:s|ed|ing|ures?)? (?:to|in|of)\b|missed (?:opportunit|altogether|appointments)
(?:is|are|was|were|has|have|had) (?:also |still |often |generally )?not (?:always |yet |fully )?\w{3,}ed\b
not (?:all|every|everyone)\b|not (?:acted|followed|used|kept|put|done|given|taken|made|sent|heard|read) \w+
(?:targets?|deadlines?|milestones?)\b[^.;]{0,40}? (?:was|were|has been|have been|is|are) missed\b
none of (?:the|them|these|our|it)\b|neither\b[^.]*\bnor\b|nobody\b
only {number} (?:of|out of|\w+ (?:has|have|had|was|were|returned|replied|responded|attended|completed|met|took)\b)
(?:just|barely|as few as|no more than) {number} (?:of|out of)\b
(?:barely|hardly|just) (?:a|one) (?:third|quarter|half|fifth)\b
only (?:a (?:few|third|quarter|small|minority|handful|fifth)|half|\d+(?:\.\d+)? ?(?:%|per cent|of|out))

# worse or not good
= fewer dete wors back wait drif weak barr conc fall drop decl slip fell redu decr less fewe area poor belo few
= work withdr long mixe stil pers rema abov unde inac not inco vari pres need requ more much furt coul hamp hind
= curt disr cons stru lag lags lagg capa data staf recr reso tech diff prob chal unsu unfo regr hard scar seld
= rare too held no gone
deteriorat\w+|worsen\w*|backlogs?|waiting lists?|drift(?:ed)?\b|weakness(?:es)?|barriers?\b|concerns? remain
(?:has|have) (?:fallen|dropped|declined|slipped) (?:back|below|short)|fell (?:short|below|back)
declin(?:ed|ing) (?:\w+ )?(?:attendance|performance|quality|take-up)
(?:reduction|drop|fall|decline|decrease) in (?:\w+ ){0,2}{wanted}\b
(?:less|fewer) than (?:a|one) (?:third|quarter|fifth|half|tenth)\b
areas? (?:for|of) (?:improvement|development|concern|weakness)\b|poorly \w+|below (?:that|those) of\b|below average\b
(?:very|so|too|relatively|only a) few\b
few of (?:the|them|those|our|these)\b
(?<!a )few (?:referrals|returns|responses|parents|families|schools|agencies|staff)\b
work (?:still )?to (?:be done|do)\b|work remains\b
(?:has|have|had) withdrawn\b|withdrew\b|of mixed quality|longer (?:\w+ ){0,3}than (?:they|it|we|is|planned)\b
concerns?(?: \w+){0,4} (?:persist|remain)s?\b|still in (?:development|draft)\b
(?:remains?|is|are) (?:\w+ )?concerned\b|(?:above|below) the recommended\b
{wanted}\b[^.;]{0,40}? (?:fell|dropped|declined|decreased|worsened)\b
{wanted}\b[^.;]{0,40}? (?:has|have) (?:fallen|dropped|declined|decreased|reduced|gone down|worsened)\b
under[- ]?(?:report|represent|record|us|estimat|resourc)\w*|(?:fewer|less) than (?:half|one)\b
fewer (?:\w+ ){1,2}(?:replied|returned|attended|responded|completed|took part|came)\b
inaccura\w+|underestimated|not consistently|inconsisten\w+|variable\b|pressures? (?:on|in)\b|not as (?:\w+ )as\b
needs? (?:greater|more|better|to improve|improvement|strengthening)\b|(?:requires?|required|needs?) improvement
more (?:work|needs?) (?:is needed|to be done|remains)\b|work (?:is )?still (?:needed|required|to do)\b
(?:much|more|further) (?:remains )?to do\b|needs? to do more\b|more needs to be done|could (?:be better|do more)\b
(?:hamper|hinder|curtail|disrupt|undermin|constrain)(?:s|ed|ing)\b|struggl(?:e|es|ed|ing)\b|lag(?:s|ged|ging) behind
(?:quality|consistency|practice|attendance|recording|timeliness|take[- ]up)(?: \w+){0,4} varies\b
(?:data quality|capacity|staffing|recruitment|resource|technical|workload) (?:issues|problems|difficulties)\b
(?:difficult(?:y|ies)|problems?|challenges?) (?:in|with|remain|persist)\b|(?:unsuccessful|unfortunately|regrettably)\b
(?:hardly|scarcely|seldom|rarely) \w+|too (?:few|little|many|long|late)\b|held up\b|no one (?:has|is|was)\b
"""


def _kinds() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    parts = {
        "be": _BE, "very": _VERY, "weak": _WEAK, "done": _DONE, "number": _NUMBER, "cannot": _CANNOT, "show": _SHOW,
        "lacking": _LACKING, "unkept": _UNKEPT, "little": _LITTLE, "scant": _SCANT, "wanted": _WANTED,
        "were_not": _WERE_NOT, "none": _NONE,
        "not_failing": "itself|themselves|affect|require|need|wish|want|seek|intend|"
        "apply|relate|replace|mean|duplicate|expect|have to",
    }  # fmt: skip
    kinds = []
    for part in _PHRASES.split("# ")[1:]:
        about, *lines = part.strip().split("\n")
        beginnings = frozenset(word for line in lines if line.startswith("= ") for word in line[2:].split())
        phrases = "\n".join(line for line in lines if not line.startswith("= "))
        kinds.append((about, beginnings, re.compile(rf"\b{_any(phrases, **parts)}")))
    return tuple(kinds)


KINDS = _kinds()

# What takes the edge off a clause: it says the opposite.
OPPOSITE = re.compile(
    _any(
        r"""
    \b(?:no|without|never|nor|avoid(?:s|ed|ing)?|not been any|minimal|zero|fewer|less|shorter) (?:\w+ ){0,3}{trouble}\b
    \b(?:eliminat\w+|addressed|resolved|clear(?:ed)?|overcom\w+|end(?:ed|ing)|reduc\w+) (?:\w+ ){0,3}{trouble}\b
    \b(?:remov\w+|tackl\w+|prevent\w*|fill(?:ed|ing)?(?: the| all)?|closed?) (?:\w+ ){0,3}{trouble}\b
    \b{trouble}(?: \w+){0,6} (?:cleared|reduced|resolved|closed|addressed|removed|eliminated|overcome|filled|ended)\b
    \bto (?:identify|address|avoid|close|fill) (?:\w+ ){0,3}{trouble}\b
    \b(?:nobody|no[- ]one|no \w+) (?:has |have |had )?waited\b|\bnot (?:think|believe|consider|regard)\b.*
    \bno (?:\w+ )?(?:difference between|criticisms?|faults?|objections?|doubt|need)\b
    \bno recommendations? (?:was|were)\b
    \bany {trouble}\b|\b(?:no|none|zero) (?:\w+ ){0,4}(?:un\w+ed|lost|refused|hurt|harmed|missed|left)\b
    \bnot (?:lost|refused)\b
    \bno (?:\w+ ){0,2}(?:fires?|deaths?|injury|injuries|complaints?|accidents?|breach(?:es)?|suicides?)\b
    \bno (?:\w+ ){0,2}(?:charge|children were)\b
    \b(?:average|median|mean|typical|longest) delay\b|\bbacklogs?\b[^.;]*\bis now \d+|\bnot (?:been )?called for\b
    \bnone of (?:\w+ ){1,4}(?:was|were|is|are) (?:late|missed|overdue|delayed|found)\b
    \bnone (?:were|was|are) (?:late|missed|overdue|delayed|outstanding|found)\b|\bnot (?:late|delayed|missed)\b
    \bno (?:\w+ ){0,4}implications\b
    \bno (?:\w+ )?(?:risks?|issues?|concerns?|change|incidents?|cost)\b
    \b(?:added|introduced|changed|revised|replaced|set up|launched|created) because\b.*
    \bno longer\b|\bnot only\b|\bwhether or not\b|\bif not\b|\bnot applicable\b
    \b(?:is|are|was|were) not (?:\w+ )?(?:required|needed|necessary|responsible|intended|part|applicable|due|expected)\b
    \bnot (?:affected|harmed|injured|concerned|limited|confined|restricted|changed|breached|related|linked)\b
    \bnot (?:find|identify|raise|report|reveal)(?:ed|d)? any\b|\bare not shown\b
    \bdelays? (?:of|over) [^.;]* (?:are|is) reported\b|\b(?:can|may) (?:challenge|appeal|ask|complain)\b.*
    \b(?:consider|discuss|explor|examin|cover|look)\w* (?:\w+ ){0,4}{trouble}\b
    \blow(?:er)?[- ](?:risk|level|threshold|cost)\b|\b(?:not|never) (?:felt|feel) unsafe\b
    """,
        trouble=_TROUBLE,
    ),
)

# What makes a clause speak of an aim, a risk, a question, a rule or the future.
UNREAL = re.compile(
    _any(r"""
    ^(?:please )?do not\b|\bplease\b|\bwill be (?:published|shown|sent|kept|counted)\b
    \bso that (?:\w+ ){1,4}(?:cannot|can not|do not|does not|are not|is not)\b
    ^(?:if|where|when|whether|should|once|ensure|to|develop|review|identify|improve|reduce|monitor|agree|establish)\b
    \b(?:will|would|may|might|must) (?:not )?(?:\w+ )?(?:identif\w+|highlight\w*|show|find|reveal|lead|remain)\b
    \b(?:will|would|may|might|must) (?:not )?(?:\w+ )?(?:mean|result)\b
    \b(?:will|would|may|might|must) (?:not )?(?:\w+ )?be (?:late|delayed|low|missed|without|weak|addressed)\b
    \bif an? |\brisk (?:of|that)\b|\bin order to\b|(?<!than )\bexpected to\b
    (?<!no )\b(?:intend|aim|plan|hope)s? to\b|^(?:\w+ )?(?:outcome|aim|goal)s?:|\?$|\bshould\b(?! have| be treated|\.|$)
    \bwho (?:have|has|had|do|does|did|are) not\b[^.]*\bwill\b|\bwill\b[^.]*\bwho (?:have|has|do|are) not\b
    \bwhere (?:\w+ ){1,3}(?:cannot|(?:is|are|has|have|do|does) not)\b|\bwhen an? \w+ (?:is|has|does)\b
    \b(?:guidance|polic(?:y|ies)|procedures?|protocol|training|pathway)(?: \w+)? (?:says?|explains?|states?)\b
    \b(?:guidance|polic(?:y|ies)|procedures?|protocol|training|pathway)(?: \w+)? (?:sets? out|appl(?:y|ies))\b
    \b(?:open to|for|to|by) (?:those|anyone|people|staff|children|parents) who (?:have|has|are|do|did) not\b
    \bhelps (?:\w+ ){1,3}to\b|\bdesigned to\b
    \bthresholds? (?:for|have not|has not)\b|\bthe (?:aim|purpose|intention|objective) (?:is|was|of)\b
    """),
)

# What somebody else is quoted as saying; a judgement in a word or two ("requires improvement") is the report's own.
QUOTED = re.compile(r"[“\"‘](?:\S+ ){3,}[^”\"’]*[”\"’]|(?<!\w)'(?:\S+ ){3,}[^']*'(?!\w)")

# Where one clause ends and another, with a subject of its own, begins.
CLAUSE = re.compile(
    r"; |,? (?:but|however|although|whilst|while|though) (?=(?:the|it|there|this|these|that|some|almost|only|most|"
    r"many|no|we|\d|progress|more|further|in|its|their|still|few|they|has|have|is|are|was|were|a|staff|one|two|"
    r"three|need|remains?)\b)",
)
