"""How reports admit that something is missing, weak or late: by the grammar of a clause where it can be
(a negated verb, "no" and what did not happen, a weakness said of something), by phrases beyond that; kind by kind.

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


_BE = _any(r"""
    is|are|was|were|remain(?:s|ed)?|(?:has|have|had) been|been|being|stays?|continues? to be|seems?|appears?
    felt(?! unsafe)|prov(?:es?|ed|en|ing)|becom(?:es?|ing)|became|r[au]n|running|arriv(?:es?|ed)|left|went
    (?:described|judged|rated|regarded|seen|viewed|graded|found) (?:[\w'’-]+ ){0,5}?(?:as|to be)
""")
_VERY = (
    r"(?:(?:very|still|too|rather|quite|also|much|far|often|sometimes|already|so|well|just|again|to be|"
    r"(?!on)\w+ly|[\w-]+ (?:days?|weeks?|months?)) ){0,4}"
)
_UN = (
    r"un(?:der-?(?:report|represent|us|resourc|develop|estimat)|(?!changed|affected|announced|animous|usual|born|der|it|"
    r"iqu|til|iform|iversal|to\b|limited|injured|hurt|harmed|opposed|expected|precedented|qualified|accompanied|"
    r"complicated|known to|easy))[\w-]*"
)
_WEAK = _any(
    r"""
    low(?:er than (?:expected|planned|hoped|target|we would|(?:in |the )?(?:previous|last|national|regional|other)))?
    worse|(?:poor|weak)(?:er|est)?|slow(?:er)?|variable|patchy|limited|sporadic|fragmented|{un}
    in(?:adequate|sufficient|consistent|complete|effective|accurate|visible|quorate|accessible|appropriate|secure)
    disappointing|disjointed|disrupted|overdue|delayed|late|behind(?= (?:schedule|plan|target|profile)|[.,;]|$)
    off[- ]track|below (?:the )?(?:target|expected|standard|average|\d[\d.]*|where|what|that|those)|short of
    missing(?! from (?:home|care|school|education))|lacking|lost|wrong|in error|mislaid|absent|empty|vacant
    open(?=[.,;]|$)|outstanding|higher than (?:expected|target|planned)|(?:less|fewer) than (?:expected|half|planned)
    too (?!small)\w+|not good enough|of concern|(?:a|the) (?:concern|worry|challenge|problem)
    out of date|scarce|rare|stalled|frozen|challenging|difficult|let down|strained|stretched|constrained|restricted
    (?:hamper|hinder|curtail|undermin|overlook|weaken|slow)ed|forgotten|mixed|minimal|confus(?:ing|ed)|hard(?:er)?
    concerning|worr(?:ying|isome)|frustrating|thin(?:ner)?(?! \w+ed)|sketchy|piecemeal|haphazard|under pressure
    (?:some|a long) way off|left out of|negligible|on hold|severely affected|superficial
    (?:applied|used|recorded|read) differently|a barrier|unacceptabl[ey]|reluctant|hesitant|reliant on|fragile|blank
    generic|mis[a-z]{4,}ed
    (?:widely |often |largely |sometimes )?ignored|troubling|in decline|on the decline|at risk of slipping
""",
    un=_UN,
)
_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|a (?:few|third|quarter|fifth))"
)
_TROUBLE = _any(r"""
    delays?|drift|gaps?|backlogs?|concerns?|barriers?|weakness(?:es)?|shortages?|slippage|shortfalls?
    vacanc(?:y|ies)|waiting lists?|long waits|pressures?|failures?|overdue|outstanding
""")
_WANTED = (
    r"(?:timeliness|attendance|completion|compliance|take[- ]up|uptake|engagement|performance|quality|confidence|"
    r"coverage|satisfaction|participation)"
)
_UNKEPT = _any(r"""
    come|came|attend(?:ed)?|repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|taken|took|return(?:ed)?|signed|joined|sent|sends
    appointed|used?|offer(?:ed)?|booked|submitted|seen|held|done|met|received|provided|supplied|reached|recorded|exists
    available|yet|kept|in place|found|gave|given|paid to|completed|started|begun|drawn up
""")
_MATTER = _any(r"""
    evidence|assurance|impact|feedback|analysis|oversight|supervision|understanding|information|progress|data|staff|use
    engagement|attendance|uptake|take[- ]up|recording|compliance|input|challenge|capacity|voice|confidence|awareness
    attention|quality|participation|representation|movement|change|improvement|contact|interest|response|clarity|reach
    continuity|involvement|consultation|time|headway|success|effect|knowledge|follow[- ]up|scrutiny|resources?
""")
# What is said not to be, and is no shortfall: what need not be, what stands elsewhere, and trouble itself.
_BENIGN = _any(r"""
    only|just|due|because|part|until|required|needed|necessary|intended|applicable|responsible|called|complacent
    alone|afraid|worried|affect|harm|injur|hurt|limited|confined|restricted|chang|breach|related|linked|raised|refus
    lost|left|before
    itself|themselves|require|need|wish|want|seek|intend|apply|relate|replace\b|mean|duplicat|expect|have to|think
    believe|regard|consider|fe(?:el|lt) unsafe|late\b|delay|missed|overdue|unusual|uncommon|concern|to blame|simply
    merely|reveal|publish|recommend|upheld|at risk|dealt with here|one of|so\b|an? (?!\w+ed\b)
    (?:be |been )?(?:shown|repeated|included|listed|reproduced|counted|set out|named|printed)(?: \w+){0,3}(?=[.,;]|$)
""")
_BENIGN = rf"(?:(?:been|be|yet|in|the|actually|currently|always) ){{0,4}}{_BENIGN}"

# Under each kind, in plain words what it is about, the beginnings (of four letters, or six) of words of which each of
# its phrases holds one, and the phrases that admit it; the first kind that matches names it.
_PHRASES = r"""
# cannot be shown
= cann can coul unab diffic impo rema too caut nobo no hard not
(?:cannot|can not|could not|couldn['’]t|can['’]t) (?!(?:\w+ )?(?:be )?(?:closed|signed off|named|wait|consent)\b)\w+
unable to \w+|not (?:yet |currently |been |always )*(?:possible|able) to
(?:difficult|impossible|hard) to \w+|no way (?:of|to) \w+
too (?:soon|early) to \w+|treated with (?:\w+ )?caution|remains? to be seen\b
(?:nobody|no[- ]one) (?:could|can) \w+

# not known
= unkn uncl unce not noth know litt no
(?:is|are|was|were|remains?) (?:still |as yet )?(?:unknown(?! to)|unclear|uncertain)\b
not (?:yet |currently )?(?:know|known|recorded|collected|monitored|measured|captured|broken down|available)\b
nothing (?:(?:has|have|had) been|is|was) (?!lost|missed|left)\w+
nothing (?:in place|has come|to (?:offer|show)|for)\b
(?:hear|heard|receiv\w+|got|get|learn|says?|said|sent|did|does|gave|is|was) nothing\b
(?:knows?|tells?|told|say|said|hear|heard) (?:us |\w+ )?(?:little|nothing)\b|little (?:\w+ )?known\b
no (?:data|figures?|information|records?|baseline|measure) (?:\w+ ){0,3}(?:is|are|was|were|has|have|exists?|yet|held)\b

# not done yet
= roll carr stop yet stil neve no not nil refu decl wait awai stoo stan halt once twic only none same agai late too seco
= thir
= four
not (?:yet(?! due)|so far|as yet)\b|too much (?:rest|depend|reli)|yet to \w
still (?:to|not|outstanding|await\w*|missing|being|waiting|without|needs?|lacks?|in (?:draft|development))\b
never (?:been )?(?!been|happen|again)(?:\w+ed|taken|met|held|seen|done|had|sent)\b
^not (?!yet due|due|applicable|all|every|only|just|required|needed|relevant|before|until|started[.;]|a |an |the )\w+
not one (?:\w+ ){0,8}?(?:has|have|had|was|were|is|came|took)\b
no (?:[\w-]+ ){1,5}?(?:(?:has|have|had|was|were|is|are) )?(?:been |yet |so far |ever )*{unkept}\b
(?:holds?|held|keeps?|kept|offers?|gives?|gave|given|shows?|showed|makes?|made|provid\w+|suppli\w+|sent) no (?:\w+ )?\w+
refus(?:e|es|ed|ing) (?:to (?!go|be)\w+|by|it|this|access)\b|declin(?:e|es|ed) (?:to|the)\b
(?<!families )(?<!parents )(?<!children )(?:has|have|had) (?:all |both )?refused(?=[.,;]|$)
met only (?:once|twice)\b|(?:wait|await)(?:s|ing)? (?:on|for)? ?(?:a |an |the )?(?:decision|funding|sign-off|approval)\b
stood (?:empty|still)\b|to a (?:standstill|halt|stop)\b|nil return
(?:returned|submitted|arrived?|received|completed|held|issued|sent|live|reach) (?:\w+ ){0,3}late\b
^only (?:the |one |two |three )?(?:\w+ ){1,3}?(?:(?:has|have|had) )?{unkept}\b
actions?\b[^.;]{0,30} (?:rolled|carried) (?:over|forward)\b
(?:same (?:faults|weaknesses|problems|gaps)|(?:second|third|fourth) time that)|again and again\b
none (?:was|were|has|have) (?:been )?{unkept}\b

# late
= disapp leas dela slip post canc late paus hold held stal laps behi slow long miss wait back defe overdu overra overru
(?:delay(?:s|ed)?|slipp(?:ed|age)|overdue|postpone(?:d|ment)|cancel(?:led|lations?)|overr[au]n|deferred|held over)\b
(?:days?|weeks?|months?|supplier) late\b|(?:has|have|had) waited\b
(?:is|are|was|were) (?:still )?waiting because\b|disappoint(?:ed|ment)\b|least (?:sure|confident|certain)\b
(?:put|pushed|moved|set) back (?:to|until|till|by|because)\b
(?:waits?|waiting times?) (?:\w+ ){0,4}(?:has|have|had) (?:grown|risen|lengthened|gone up|increased|doubled)\b
(?:paused|on hold|stalled|lapsed|off[- ]track)\b|behind (?:schedule|plan|target|trajectory|profile)
progress (?:\w+ ){0,4}slow(?:er|ly)?\b|slow(?:er)? (?:progress|than|to|start|uptake|take[- ]up)|(?:has|have) slowed
(?:later|longer) than (?:planned|expected|intended|hoped|it should)|missed (?:its|the|their) (?:target|deadline|date)

# no evidence
= litt limi no insu scan minima not less weak lack inco poor
(?:little|limited|insufficient|scant|minimal|not enough|less|lack of|inconsistent|poor|weak) (?:\w+ ){0,2}{matter}\b
no (?:\w+ ){0,2}(?:evidence|assurance|impact|feedback|oversight|progress|analysis)\b

# low or weak
= reli frag blan gene misu mism misp misr igno relu hesi trou varyin took brea brok qual
= un low lowe wors poor poorer poorest weak slow vari patc limi spor frag inad insu inco inef inac invi inqu
= inap inse disa disj disr dela late behi off belo shor miss lack lost wrong error misl abse empt vaca open
= outs higher less fewe too enough worr chal prob date scar rare stal froz diffic differ let stra stre rest hamp hind
= curt forg mixe minima conf hard frus thin sket piec haph way left negl hold seve supe name pape spar bare went
= wait repe chas trav mist barr constr consis concer overdu overlo under underr underu undere underm underd
(?:{be}|f(?:ind|ound) (?:[\w'’-]+ ){1,4}?(?:to be )?) ?{very}{weak}\b
of (?:\w+ )?(?:uneven|poor|mixed|variable|low|inconsistent|varying) (?:quality|standard)
(?:troubl|worr|concern)(?:es|ies|s) us\b
(?:still|far|much|rests?|rested) too (?!early|soon)\w+|the (?:weakest(?! standards?)|weak (?:point|spot|link))\b
(?:thinly|sparsely|barely|inadequately|insufficiently|poorly) (?!\w+ing)\w+|too often\b
(?:falls?|fell|well|far|still|just) short\b|(?:is|are|was|were) (?:\w+ ){1,4}short(?=[.,;]|$)
short of (?:our|the|its|their|a|this|\d|what)\b|(?:well|far) below\b
(?:mistakes|errors) (?:in|were)\b|went un\w+|long(?:er)? waits?\b|took {number} (?:weeks|months|years) to\b
br(?:eaks?|oke) down\b|had to (?:repeat|wait|chase|travel|be chased)\b|(?:in name|on paper) only\b
(?:at|shows?|showed|found) {very}(?:low|poor|weak|variable|patchy|insufficient|inadequate)\b
(?:with|and|of) (?:low|poor|weak|patchy) {wanted}\b

# without
= no neit too insu not few lack abse shor unfi vaca gap gaps sick capa turn withou
(?:have|has|had|having|receiv\w+|there (?:is|are|was|were)) (?:still |as yet |currently )?(?:had |been )?{none}\b
with (?:no|neither|too few|too little|insufficient)\b
(?:is|are|was|were|been|left) without\b
without (?:a |an |any )?(?:\w+ )?(?:supervision|training|plan|lead|policy|evidence|record|owner|reply|cover)\b
(?:lack(?:s|ed|ing)?|absence of|short(?:age|fall)s?|unfilled|vacant)\b
vacanc(?:y|ies) (?:remain|have|has|in|left|mean|are|is|persist|continue)
gaps? (?:in|remain|exist|was|were|is|are)\b
(?:because of|due to|owing to) (?:\w+ ){0,2}(?:vacanc|sick|capacity|turnover)

# not done
= not fail miss none nobo neit only just bare few hard no haven weren couldn didn isn wasn aren hasn hadn doesn
= don wouldn
{aux}(?: {adverb}{0,2}not|n['’]t) (?!{benign})\w
will not (?:now )?(?:be )?(?:met|reach|achiev|complet|ready|finish|hit|deliver)
will not (?:shar|send|sign|attend|agree|releas)
fail(?:s|ed|ing) to\b|failed (?:twice|again)|failures? (?:to|in)\b|missed (?:opportunit|altogether|appointments)
not (?:all|every|everyone)\b(?! (?:\w+ ){0,3}(?:need|must|has to|have to)\b)
not (?:acted|followed|used|kept|put|done|given|taken|made|sent|heard|read) \w+
(?:targets?|deadlines?|milestones?)\b[^.;]{0,40}? (?:was|were|has been|have been|is|are) missed\b
none of (?:the|them|these|our|it)\b|neither\b[^.]*\bnor\b|nobody\b|no[- ]one (?:has|is|was)\b
(?<!from )(?<!to )(?:only|just|barely|hardly|as few as|no more than) (?:in |by )?{number}\b(?! {not_few}\b)
only (?:a |one )?(?:small|minority|handful)\b

# worse or not good
= droppe pulled opted dete wors back wait drif weak barr fall fell drop decl slip decr less fewe few area belo
= done rema withdr mixe long inac inco need requ coul hamp hind curt disr stru lag lags lagg vari issu prob
= diffic chal unsu unfo regr hard scar seld rare too caus led crea abov held not gone vary consis constr concer pressu
= under underr underu undere underm reduct reduce still much furt
deteriorat\w+|worsen\w*|backlogs?|waiting lists?|drift(?:ed)?\b|weakness(?:es)?|barriers?\b|concerns? remain
(?:has|have) (?:fallen|dropped|declined|slipped) (?:back|below|short|off)|fell (?:short|below|back)
(?:reduction|drop|fall|decline|decrease) in (?:\w+ ){0,2}{wanted}\b|declin(?:ed|ing) (?:\w+ )?{wanted}\b
{wanted}\b[^.;]{0,40}? (?:(?:has|have) )?(?:fell|fallen|dropped|declined|decreased|reduced|gone down|worsened)\b
(?:less|fewer) than (?:(?:a|one) )?(?:third|quarter|fifth|half|tenth|one)\b
areas? (?:for|of) (?:improvement|development|concern|weakness)\b|below average\b
(?:very|so|too|relatively|only a) few\b|few of (?:the|them|those|our|these)\b
^few (?:\w+ ){1,3}?(?:could|can|know|knew|had|have|were|are|came|took|\w+ed)\b
(?<!a )few (?:referrals|returns|responses|parents|families|schools|agencies|staff|practitioners)\b
fewer (?:\w+ ){1,2}(?:replied|returned|attended|responded|completed|took part|came)\b
work (?:still )?(?:to (?:be done|do)|remains)\b|(?:has|have|had) withdrawn\b|withdrew\b|(?:dropped|pulled|opted) out\b
longer (?:\w+ ){0,3}than (?:they|it|we|is|planned)\b|concerns?(?: \w+){0,4} (?:persist|remain)s?\b
(?:remains?|is|are) (?:\w+ )?concerned\b|above the recommended\b
under[- ]?(?:report|represent|record|us|estimat|resourc)\w*|inaccura\w+|underestimated|inconsisten\w+
not consistently|pressures? (?:on|in)\b|not as (?:\w+ )as\b|requires? improvement
needs? (?:to (?:be )?)?(?:\w+ )?(?:greater|more|better|improve|improvement|strengthening)\b
(?:much|more|further) (?:work )?(?:is needed|needed|remains|to do|to be done|needs to be done)\b|remains to do\b
work (?:is )?still (?:needed|required|to do)\b|could (?:be better|do more)\b
(?:hamper|hinder|curtail|disrupt|undermin|constrain)(?:s|ed|ing)\b|struggl(?:e|es|ed|ing)\b|lag(?:s|ged|ging) behind
(?:quality|consistency|practice|attendance|recording|timeliness|take[- ]up)(?: \w+){0,4} var(?:ies|y)\b|held up\b
(?:data quality|capacity|staffing|recruitment|resource|technical|workload) (?:issues|problems|difficulties)\b
(?:difficult(?:y|ies)|problems?|challenges?) (?:in|with|remain|persist)\b|(?:unsuccessful|unfortunately|regrettably)\b
(?:caus(?:es?|ed|ing)|led to|creat(?:es|ed)) (?:\w+ )?(?:confusion|delays?|difficult\w+|problems|uncertainty)\b
(?<!it )(?:hardly|scarcely|seldom|rarely) \w+|too (?:few|little|many|long|late)\b
"""


def _kinds() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    parts = {
        "be": _BE, "very": _VERY, "weak": _WEAK, "number": _NUMBER, "wanted": _WANTED, "unkept": _UNKEPT,
        "matter": _MATTER, "benign": _BENIGN, "none": "(?:no|neither|too few|too little|insufficient|not enough|few)",
        "not_few": "(?:days?|weeks?|months?|years?|hours?|to)",
        "aux": "(?:is|are|was|were|has|have|had|do|does|did|could|would)",
        "adverb": "(?:(?:\\w+ly|still|also|often|always|now|sometimes|so far) )",
    }  # fmt: skip
    kinds = []
    for part in _PHRASES.split("# ")[1:]:
        about, *lines = part.strip().split("\n")
        beginnings = frozenset(word for line in lines if line.startswith("= ") for word in line[2:].split())
        phrases = "\n".join(line for line in lines if not line.startswith("= "))
        kinds.append((about, beginnings, re.compile(rf"\b{_any(phrases, **parts)}")))
    return tuple(kinds)


KINDS = _kinds()

# What takes the edge off a clause: it says the opposite, or speaks of a class of people or things, not of how it goes.
OPPOSITE = re.compile(
    _any(
        r"""
    \b(?:no|without|never|nor|avoid(?:s|ed|ing)?|not been any|minimal|zero|fewer|less|shorter) (?:\w+ ){0,3}{trouble}\b
    \b(?:eliminat\w+|addressed|resolved|clear(?:ed)?|overcom\w+|end(?:s|ed|ing)|reduc\w+) (?:\w+ ){0,3}{trouble}\b
    \b(?:remov\w+|tackl\w+|prevent\w*|fill(?:ed|ing)?(?: the| all)?|closed?|deals? with) (?:\w+ ){0,3}{trouble}\b
    \b{trouble}(?: \w+){0,6} (?:cleared|reduced|resolved|closed|addressed|removed|eliminated|overcome|filled|ended)\b
    \b{trouble}(?: \w+){0,6} (?:completed|rare)\b
    \b{trouble}(?: \w+){0,6} (?:disappeared|fallen|halved|eased|come down|measured|defined|tracked|discussed)
    \b{trouble} (?:is|are|was|were) (?:\w+ly )?(?:reviewed|monitored|recorded|reported|considered|followed)\b
    \bto (?:identify|address|avoid|close|fill) (?:\w+ ){0,3}{trouble}\b
    ^[^;]*?\b(?:who|waiting|without|lack|late|missing|missed|not|no)\b[^;]*?\b{fell} (?:from|to|by)\b
    \b(?:from|to|for|with|by|those|than|anyone) (?:[\w'’-]+ ){0,4}?(?:who|that|which|what) {negated}[^,;.]*
    \babout what (?:\w+ ){0,3}{negated}[^,;.]*
    \b(?:ask(?:ed|s|ing)?|find out|see|test(?:ed)?|check(?:ed)?|consider\w*) (?:where|how)\b.*|\bwhether\b.*
    \b(?:child(?:ren)?|people|person|parents|famil\w+|those|victims|staff) who {negated}[^,;]*?(?= {finite}\b|[,;.]|$)
    \bprevent(?:s|ed|ing)? [^,;]* from .*|\breminded that\b.*
    \bnot (?:lost|refused)\b|\bif (?:they|he|she) (?:felt|feels?|are|were|was|is) \w+|\bno money\b
    \bareas for improvement (?:that|named|identified|set|in the)\b|\bwhere it (?:was|is) .*
    \bnot (?:be(?:en|ing)? )?(?:overlooked|forgotten|too|un(?!der)\w+|poor|weak|low|late|slow|difficult|hard)\b
    \bnot (?:\w+ ){1,2}any (?:\w+ )?(?:{trouble}|recommendations?|criticisms?|issues?|risks?|cases|faults?|harm)\b
    \b(?:percentages|names|details|rates) (?:are|were) not\b|\bnot be (?:right|appropriate|fair|wise|surprising)\b
    \bof (?:cases|those|children|people|referrals) (?:who|that|which) {negated}[^,;.]*
    \b(?:consider|discuss|explor|examin|cover|look)\w* (?:\w+ ){0,4}{trouble}\b
    \b(?:training|course|workshop|session|event|module|policy|guidance|protocol)s? (?:\w+ )?(?:cover|look|explor)\w+ .*
    \b(?:updated|revised|added|introduced|changed|replaced|set up|launched|created) (?:\w+ ){0,3}?because\b.*
    \b(?:nobody|no[- ]one|no \w+) (?:has |have |had )?waited\b|\bnot (?:think|believe|consider|regard)\b.*
    \bno (?:\w+ )?(?:difference between|criticisms?|faults?|objections?|doubt|need)\b
    \bno recommendations? (?:was|were)\b
    \bany {trouble}\b
    \b(?:nobody|no|none|zero) (?:\w+ ){0,5}(?:un\w+ed|unsafe|objected|lost|refused|missed|left)\b
    \b(?:nobody|no|none|zero) (?:\w+ ){0,5}(?:hurt|harmed|injured|killed)\b
    \bno (?:\w+ ){0,2}(?:fires?|deaths?|injury|injuries|complaints?|accidents?|breach(?:es)?|suicides?|charge|fee)\b
    \bno (?:\w+ ){0,4}implications\b|\bno (?:\w+ )?(?:risks?|issues?|concerns?|change|incidents?|cost)\b|\bno child\w*\b
    \bnone (?:of (?:\w+ ){1,4})?(?:was|were|is|are) (?:late|missed|overdue|delayed|found|outstanding)\b
    \b(?:average|median|mean|typical|longest) delay\b|\bbacklogs?\b[^.;]*\bis now \d+|\bnot (?:been )?called for\b
    \b(?:lack|absence) of\b[^;]*\bis an? (?:sign|form|indicator|feature)\b
    \b(?:poor|low|weak|late) (?:\w+ ){1,3}(?:is|are) (?:now |very )?rare\b
    \bno longer\b|\bnot only\b|\bwhether or not\b|\bif not\b|\bnot applicable\b|\bno further action\b
    \bcriteri(?:a|on) (?:\w+ ){0,6}(?:was|were|is|are) not (?:\w+ )?met\b
    \bdelays? (?:of|over) [^.;]* (?:are|is) reported\b|\b(?:can|may) (?:challenge|appeal|ask|complain)\b.*
    \blow(?:er)?[- ](?:risk|level|threshold|cost|income)\w*\b
    \b(?:judged|rated|graded|found)\b[^;]*\b(?:19|20)\d\d\b.*|\b(?:19|20)\d\d\b[^;]*\b(?:judged|rated|graded)\b.*
    """,
        trouble=_TROUBLE,
        negated=r"(?:(?:(?:still|also|\w+ly) )?(?:(?:is|are|was|were|has|have|had|do|does|did|can|could) ?not\b|lack))",
        fell="(?:fell|fallen|dropped|halved|down)",
        finite=r"(?:is|are|was|were|has|have|had|will|can|need|get|drop\w*|f[ae]ll\w*|\w+ed to)",
    ),
)

# What makes a clause speak of an aim, a risk, a question, a rule or the future.
UNREAL = re.compile(
    _any(
        r"""
    \bi do not (?:describe|name|repeat)\b|\b(?:it|board|partnership) does not (?:run|provide|employ|deliver)\b
    ^(?:neglect|abuse|poverty|exploitation) (?:is|may|can|rarely|often)\b|\bwe use the definition\b|\btakes account of\b
    ^(?:please )?do not\b|\bplease\b|\bwill be (?:published|shown|sent|kept|counted)\b
    \bso that (?:\w+ ){1,4}(?:cannot|can not|do not|does not|are not|is not)\b
    ^(?:if|where|when|whether|should|once|ensure|to|develop|review|identify|improve|reduce|monitor|agree|establish)\b
    \b(?:will|would|may|might|must) (?:not )?(?:\w+ )?{foreseen}\b
    \bcould (?:also |then |still )?(?:affect|delay|lead|cause)\b
    \bif an? |\brisk (?:of|that)\b|\bin order to\b|(?<!than )\bexpected to\b
    (?<!no )\b(?:intend|aim|plan|hope)s? to\b(?! (?:the|them|us|it|a)\b)|^(?:\w+ )?(?:outcome|aim|goal)s?:|\?$
    \bshould\b(?! have| be treated|\.|$)
    \bwhere (?:\w+ ){1,3}(?:cannot|(?:is|are|has|have|do|does) not)\b|\bwhen an? \w+ (?:is|has|does)\b
    \b(?:guidance|polic(?:y|ies)|procedures?|protocol|training|pathway)(?: \w+)? {says}\b
    \bhelps (?:\w+ ){1,3}to\b|\bdesigned to\b
    \bthresholds? (?:for|have not|has not)\b|\bthe (?:aim|purpose|intention|objective) (?:is|was|of)\b
    """,
        foreseen=r"(?:identif\w+|highlight\w*|show|find|reveal|lead|remain|mean|result|affect|delay|hamper|hinder|slow|cause|"
        r"put|be (?:late|delayed|low|missed|without|weak|addressed))",
        says=r"(?:says?|explains?|states?|sets? out|appl(?:y|ies))",
    ),
)

# What somebody else is quoted as saying; a judgement in a word or two ("requires improvement") is the report's own.
QUOTED = re.compile(r"[“\"‘](?:\S+ ){3,}[^”\"’]*[”\"’]|(?<!\w)'(?:\S+ ){3,}[^']*'(?!\w)")

# Where one clause ends and another, with a subject of its own, begins.
CLAUSE = re.compile(
    r"; |,? (?:but|however|although|whilst|while|though) (?=(?:the|it|there|this|these|that|some|almost|only|most|"
    r"many|no|we|\d|progress|more|further|in|its|their|still|few|they|has|have|is|are|was|were|a|staff|one|two|"
    r"three|need|remains?)\b)",
)
