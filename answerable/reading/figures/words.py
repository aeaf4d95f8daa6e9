"""The words that figures are written with, as tables and as pieces of patterns."""

import re


def table(words: str) -> frozenset[str]:
    """The words of a table, written with spaces between."""
    return frozenset(words.split())


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {word: number for number, word in enumerate(_UNITS.split())}
NUMBER_WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
_small = "|".join(_UNITS.split()[1:10])
_upto_99 = (
    rf"(?:(?:{'|'.join(_TENS.split())})(?:[-\s](?:{_small}))?|"
    + "|".join(sorted(_UNITS.split(), key=len, reverse=True))
    + ")"
)
SPELLED = rf"{_upto_99}(?:\s+hundred(?:\s+and\s+{_upto_99})?)?\b(?!-)"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
NUMBER = rf"(?:{DIGITS}|{SPELLED})"
PERCENT = r"(?:\s?%|\s?per\s?cent\b|\s?percent\b|\s?pc\b)"
POINTS = (
    r"(?:\s?%\s?points?\b|\s?percentage[\s-]points?\b|\s?ppts?\b|\s?pp\b|"
    r"[\s-]points?(?=\s+(?:higher|lower|up|down|improvement|rise|increase|fall|drop|decrease|reduction)\b))"
)

FRACTIONS = {
    r"half": 50.0,
    r"(?:one|a)[\s-]third": 33.3,
    r"two[\s-]thirds": 66.7,
    r"(?:one|a)[\s-]quarter": 25.0,
    r"three[\s-]quarters": 75.0,
    r"(?:one|a)[\s-]fifth": 20.0,
    r"two[\s-]fifths": 40.0,
    r"three[\s-]fifths": 60.0,
    r"four[\s-]fifths": 80.0,
    r"(?:one|a)[\s-]tenth": 10.0,
}

HEDGES = (
    "just over|just under|well over|well under|slightly over|slightly under|slightly more than|slightly less than|"
    "a little over|a little under|little more than|more than|less than|fewer than|greater than|no more than|"
    "no fewer than|not less than|in excess of|at least|at most|up to|over|under|above|below|almost|nearly|around|about|"
    "approximately|approx\\.?|circa|c\\.|roughly|close to|some|only|just|as many as|as few as|an estimated|estimated|"
    "a minimum of|a maximum of|minimum of|maximum of|>|<|≥|≤|~"
)
HEDGE = rf"(?:(?:\b|(?=[><≥≤~]))(?:{HEDGES})\s*)"

UP = table(
    "increase increased increases increasing rise rises rose risen rising grow grows grew grown growing growth up "
    "higher more additional improved improvement improvements improve climbed climb climbing uplift doubled trebled "
    "tripled jumped jump jumps surged surge crept soared lengthened widened strengthened"
)
DOWN = table(
    "decrease decreased decreases decreasing reduce reduced reduces reducing reduction reductions fall falls fell "
    "fallen falling drop drops dropped dropping decline declines declined declining down lower fewer less halved "
    "cut worsened shortened slipped slip slips slipping slid dipped dip dips eased shrank shrunk shrinking narrowed "
    "plunged plummeted tumbled halving"
)
MULTIPLES = {"doubled": (100.0, "up"), "trebled": (200.0, "up"), "tripled": (200.0, "up"), "halved": (50.0, "down")}
CHANGE_NOUN = (
    r"(?:increases?|rise|growth|improvements?|uplift|decreases?|reductions?|falls?|drops?|declines?|dips?|jump|surge)"
)
CHANGE_VERB = (
    r"(?:increased|risen|rose|grown|grew|improved|climbed|decreased|reduced|fallen|fell|dropped|declined|worsened|"
    r"slipped|slid|dipped|eased|shrunk|shrank|jumped|surged|soared|lengthened|shortened|narrowed|widened|"
    r"crept\s+(?:up|down)|"
    r"(?:come|came|gone|went|going|go)\s+(?:back\s+)?(?:up|down))"
)

# Heads of what a board counts. People and cases count wherever a digit stands before them; organisations only where
# something is said to have been done by them.
PEOPLE_AND_CASES = table(
    "child children person people family families parent parents carer carers mother mothers father fathers baby "
    "babies boy boys girl girls man men woman women lad lads adult adults teenager teenagers sibling siblings "
    "practitioner practitioners delegate delegates professional professionals worker workers "
    "volunteer volunteers student students pupil pupils learner learners attendee attendees participant participants "
    "respondent respondents user users visitor visitors manager managers teacher teachers governor governors "
    "driver drivers firefighter firefighters paramedics clinicians lawyers guardians escorts tenants residents "
    "survivors fosterers childminders "
    "doctor doctors nurse nurses gp gps midwives officer officers candidate candidates trainee trainees adviser "
    "advisers mentor mentors "
    "ambassador ambassadors advocate advocates victim victims "
    "perpetrator perpetrators offender offenders entrant entrants staff employees colleagues individuals leads "
    "referral referrals contact contacts assessment assessments case cases caf cafs eha ehas ehaf plan plans "
    "conferences enquiry enquiries inquiries investigation investigations discussions incident incidents notification "
    "notifications episode episodes allegation allegations offence offences arrest arrests conviction convictions "
    "death deaths review reviews audit audits visits complaint complaints compliments response responses returns "
    "reply replies survey surveys questionnaire questionnaires forms session sessions course courses event events "
    "workshop workshops place places spaces briefing briefings webinar webinars downloads hits views leaflets posters "
    "copies call calls intervention interventions orders warrants adoptions placement placements admission admissions "
    "attendance attendances presentations exclusion exclusions suspensions suspension absences arrangements record "
    "records file files checks interview interviews disclosure disclosures application applications concerns alerts "
    "households vacancies closures removals protocols notices assaults restraints injuries submissions "
    "nominations certificates registrations subscribers followers pledges challenges escalations disagreements "
    "grades prosecutions licences messages appointments attempts firm firms company companies business businesses "
    "hotel hotels takeaways shops homes churches mosques"
)
ORGANISATIONS = table(
    "school schools agency agencies organisation organisations setting settings practice practices provider providers "
    "team teams service services hospital hospitals nursery nurseries academy academies college colleges ward wards "
    "club clubs council councils partner partners authority authorities group groups charities trusts heads "
    "headteachers members champions departments forces premises"
)
# Heads that only say how something is built; a number before them is no figure unless it is x of y.
STRUCTURE = table(
    "strand strands recommendation recommendations priority priorities objective objectives aim aims action actions "
    "theme themes workstream workstreams phase phases stage stages step steps question questions section sections page "
    "pages domain domains standard standards level levels tier tiers meeting meetings subgroup subgroups sub-group "
    "sub-groups area areas way ways reason reasons aspect aspects factor factors element elements principle principles "
    "point points board boards pilot pilots day days week weeks month months year years hour hours minute minutes time "
    "times type types category categories option options issue issues outcome outcomes function functions region "
    "regions district districts hub hubs half quarter quarters term terms chapter chapters criteria criterion "
    "deadline key main core separate different things bullet cycle cycles date dates version versions "
    "mile miles metres kilometres"
)
# Parts of a plan that are done one by one, and so may be counted by how they stand.
WORKED_OFF = table(
    "recommendation recommendations action actions standard standards objective objectives outcomes issues"
)
PEOPLE = re.compile(
    r"\b(?:children|child|young people|young person|pupils?|students?|parents?|carers?|famil(?:y|ies)|staff|"
    r"practitioners?|professionals?|delegates?|respondents?|social workers?|girls|boys|babies|patients?|victims?|"
    r"care leavers?|nurses|teachers|governors|managers|doctors|participants|attendees)\b",
    re.IGNORECASE,
)

# "known to be at home" tells how things are; "to be" alone tells what is to come.
TO_BE = (
    "".join(
        rf"(?<!\b{word}\s)"
        for word in sorted(table("known said thought found likely able seen judged rated reported deemed shown graded"))
    )
    + r"to\s+be"
)

# Words that end a noun phrase.
PHRASE_END = table(
    "of in on at by for from to with within without across through during since until after before between against "
    "under over and or but as than that which who whom whose where when while if because so is are was were be been "
    "being has have had having do does did will would shall should can could may might must not also now currently "
    "left gone gave kept spoke wrote became hold holds "
    "said say says felt feel know knew knows told reported attended accessed completed received responded returned "
    "agreed confirmed described provide provided have were compared per including include included used using made "
    "took taken given gave answered wanted identified this these it they their we our his her there already still "
    "subject following due about each every a an the receiving attending lost won "
    "reporting living requiring accessing entering leaving starting becoming getting "
    "waiting leading involving concerning regarding relating containing covering resulting came went "
    "led ran rose fell saw met found showed due rated"
)
AUXILIARIES = table("is are was were has have had be been being will would do does did can could")
# What people and cases did, where the word does not end in "-ed".
IRREGULAR = (
    r"(?:became|began|begun|broke|brought|came|chose|did|done|drew|fell|felt|found|gave|given|gone|got|had|held|kept|knew|known|"
    r"led|left|lost|made|met|paid|put|ran|rose|said|sat|saw|seen|sent|set|shown|spoke|spent|stood|taken|taught|thought|"
    r"told|took|understood|went|withdrew|won|written|wrote)"
)
# A finite verb of the past or present perfect that tells what some of those counted did or were.
DID = (
    r"(?:(?:have|has|had|were|was|are|is|did|could)|"
    rf"(?!(?:need|bed|shed|red|speed|seed)\b)[a-z]{{2,}}ed|{IRREGULAR})"
)
