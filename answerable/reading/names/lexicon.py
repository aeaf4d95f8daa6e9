"""The kinds of body this field names, by the words their names end or begin with, and the few national ones.

Reference data: extend it here, never in the rules. Patterns are matched inside a run of capitalised words.
"""

import re

from answerable.reading.proposal import AgencyKind

Kind = AgencyKind | str  # the agency kinds and "group"
GROUP = "group"

# Name endings, longest phrase first. A body is the run of capitalised words up to and with one of these.
ENDINGS: tuple[tuple[str, str], ...] = (
    (r"(?:Local )?Safeguarding (?:Children|Child)(?:['’]?s?['’]?)? (?:Board|Partnership)", GROUP),
    (r"(?:Multi[- ]Agency )?Safeguarding (?:Children )?(?:Arrangements|Partnership)(?: Board)?", GROUP),
    (r"Safeguarding Adults?(?:['’]s?)?(?: Executive)? (?:Board|Partnership)", "partnership"),
    (r"Health (?:and|&) Well[- ]?[Bb]eing Board|H&WB|HWBB?", "partnership"),
    (r"Children(?:['’]s)?(?: and Young People(?:['’]s)?)? Trust(?: Board| Executive)?", "partnership"),
    (r"(?:Community|Safer)(?: Safety| Schools| Communities| Neighbourhoods)? Partnership(?: Board)?", "partnership"),
    (r"Criminal Justice Board|Strategic Partnership|Integrated Care Partnership|Corporate Parenting "
    r"Board", "partnership"),
    (r"(?<!in )Partnership(?! (?:Trust|Working|Board|Agreement|Arrangements|Manager|Plan|NHS)\b)", "partnership"),
    (r"Clinical Commissioning Group|CCG|Primary Care Trust|PCT|Integrated Care Board|ICB", "agency"),
    (r"(?:NHS )?(?:(?:Social Care|Hospitals?|University|Teaching|Community|Mental Health|Partnership|Ambulance "
    r"Service|Health(?: and (?:Social )?Care)?|Healthcare|Care)"
     r" )*(?:NHS )?(?:Foundation )?Trust(?! Board\b)", "agency"),
    (r"Community Health(?:care| Services?| Council| NHS Trust)?|Healthcare|Health Board|Health Authority", "agency"),
    (r"Youth (?:Offending|Justice) (?:Teams?|Service|Partnership)|YOT|YOS|YJS|Youth Service", "agency"),
    (r"Community Rehabilitation Company|CRC", "agency"),
    (r"Probation(?! Officer)(?: (?:Service|Trust|Area|Delivery Unit))?", "agency"),
    (r"Police(?! and Crime| Federation| Officer| Constable| Station| Public)(?: (?:Service|Force|Constabulary|"
    r"Authority))?"
     r"|Constabulary|BTP", "agency"),
    (r"Police and Crime Commissioner|Office of the Police and Crime Commissioner", "agency"),
    (r"Fire (?:and|&) Rescue Service|Fire (?:Service|Brigade)|Ambulance Service", "agency"),
    (r"Secure Training Centre|STC|Secure (?:Children['’]s )?(?:Home|School|Unit)", "agency"),
    (r"(?:County|City|Borough|District|Metropolitan|Town)? ?(?<!School )(?<!Care )(?<!Youth )Council"
     r"(?! Tax| Member| Leader| of )", "agency"),
    (r"(?:Children['’]s )?Hospice|Youth (?:Council|Parliament)|Healthwatch(?: [A-Z]\w+)?"
        r"|Women['’]s Aid|Refuge", "other"),
    (r"Housing (?:Association|Trust|Group)|(?<!Children's )(?<!Care )(?<!Foster )"
     r"(?<!Residential )(?<!Nursing )Homes", "agency"),
    (r"(?<!Social )(?<!Supported )(?<!Council )(?<!Private )(?<!Sheltered )(?<!Strategic )(?<!and )"
     r"Housing(?! [A-Z])", "agency"),
    (r"University(?! (?:Hospitals?|Teaching|NHS|Foundation|of|and)\b)", "agency"),
    (r"Diocese of [A-Z]\w+|Diocese(?! of)|Diocesan (?:Schools|Board of Education)", "other"),
    (r"(?:Business|Youth|Faith|Tenants['’]?|Residents['’]?|Parents?['’]?|Parent Carers?['’]?) Forum", "other"),
    (r"Academ(?:y|ies Trust)|(?:(?:Primary|Secondary|High|Grammar|Infant|Junior|Nursery|Special|Community|Middle) )*"
     r"School(?! [A-Z])|(?:Further Education |Sixth Form )?College(?! of )", "school"),
    (r"(?:Sub|sub)[- –]?(?:G|g)roup|(?:Task (?:and|&) Finish|Working|Steering|Reference|Audit|Executive|Strategic|"
     r"Operational|Delivery|Implementation|Monitoring|Scrutiny)* ?(?<!Commissioning )Group(?! of )", GROUP),
    (r"Overview Panel|(?:Review )?Panel|(?<!Chief )Executive(?: Board| Committee)?(?! Director|"
     r" Member| Summary| Officer| Nurse|"
     r" Lead)|Sub[- ]?[Cc]ommittee|Forum|Board(?! [Mm]embers?| [Mm]eetings?| [Mm]anager| [Ii]s)", GROUP),
)  # fmt: skip

# Names that begin with the type and go on with a place.
BEGINNINGS: tuple[tuple[str, str], ...] = (
    (r"(?:HMP ?[/&]? ?(?:and )?(?:HM)?YOI|HMYOI|HM YOI|HMP|YOI|Her Majesty['’]s (?:Young Offenders?['’]? "
    r"Institut(?:e|ion)|"
     r"Prison)(?: \(HM(?:P|YOI)\))?)(?: [A-Z][\w'’]+){1,2}", "agency"),
    (r"NHS (?:England|[A-Z][a-z]+(?:(?: and|,| &)? [A-Z][a-z]+){0,3})(?! (?:Foundation|Trust))", "agency"),
    (r"The [A-Z][\w'’]+ (?:Project|Foundation)\b|Home[- ]?[Ss]tart [A-Z]\w+", "other"),
    (r"University of [A-Z]\w+|(?:London|Royal) Borough of [A-Z]\w+(?: (?:and|upon) [A-Z]\w+)?(?: "
    r"Council)?", "agency"),
)  # fmt: skip

# What every such name begins with.
BEGIN_WITH = ("The ", "Home", "HM", "YOI", "Majesty", "NHS", "University", "Borough")

# Parts of words of which every name by type holds one: a quick look before the patterns above are tried.
_HINTS = (
    "oard", "artnership", "rrangements", "WB", "rust", "ouncil", "olice", "onstabulary", "robation", "ealth", "ervice",
    "eam", "YO", "YJS", "CRC", "BTP", "ommission", "ompany", "rigade", "entre", "STC", "ecure", "outh", "ospice",
    "omen", "efuge", "iocese", "cadem", "chool", "ollege", "roup", "anel", "xecutive", "orum", "ommittee", "CCG", "PCT",
    "ICB", "uthority", "HM", "NHS", "Majesty", "niversity", "orough", "Homes", "ousing", "iocesan", "Project",
    "oundation", "tart",
)  # fmt: skip
HINT = re.compile("|".join(_HINTS))

# National bodies: (spellings, kind); the first spelling that the document prints at length names it.
NATIONAL: tuple[tuple[tuple[str, ...], AgencyKind], ...] = (
    (("Ofsted", "OFSTED", "Office for Standards in Education"), "inspectorate"),
    (("Care Quality Commission", "CQC"), "inspectorate"),
    (("HMICFRS", "HM Inspectorate of Constabulary and Fire & Rescue Services",
      "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services"), "inspectorate"),
    (("HMIC", "HM Inspectorate of Constabulary", "Her Majesty's Inspectorate of Constabulary"), "inspectorate"),
    (("HMI Probation", "HM Inspectorate of Probation", "HMI of Probation", "His Majesty's Inspectorate of Probation",
      "Her Majesty's Inspectorate of Probation"), "inspectorate"),
    (("HMI Prisons", "HMIP", "HM Inspectorate of Prisons", "Her Majesty's Inspectorate of Prisons"), "inspectorate"),
    (("Estyn",), "inspectorate"),
    (("Care Inspectorate Wales", "CSSIW"), "inspectorate"),
    (("Children & Family Court Advisory and Support Service", "Children and Family Court Advisory and Support "
    "Service",
      "Child and Family Court Advisory and Support Service", "Cafcass", "CAFCASS"), "agency"),
    (("Crown Prosecution Service", "CPS"), "agency"),
    (("National Probation Service", "NPS"), "agency"),
    (("British Transport Police", "BTP"), "agency"),
    (("Metropolitan Police Service", "Metropolitan Police"), "agency"),
    (("Barnardo's", "Barnardos"), "other"),
    (("NSPCC",), "other"),
    (("Connexions",), "agency"),
    (("Victim Support",), "other"),
    (("SafeLives",), "other"),
    (("Turning Point",), "other"),
    (("Catch22", "Catch 22"), "other"),
    (("Action for Children",), "other"),
    (("The Children's Society", "Children's Society"), "other"),
    (("Childline", "ChildLine"), "other"),
    (("Home-Start", "Homestart", "Home Start"), "other"),
    (("Operation Encompass charity",), "other"),
    (("Department for Education", "DfE"), "other"),
    (("Home Office",), "other"),
    (("Youth Justice Board", "YJB"), "other"),
)  # fmt: skip

# Spelt-out forms of acronyms that name a type, so that "Medway CCG" and the long form compare equal.
TYPE_ACRONYMS = {
    "CCG": "Clinical Commissioning Group",
    "ICB": "Integrated Care Board",
    "PCT": "Primary Care Trust",
    "YOT": "Youth Offending Team",
    "YOS": "Youth Offending Service",
    "YJS": "Youth Justice Service",
    "CRC": "Community Rehabilitation Company",
    "STC": "Secure Training Centre",
    "HWB": "Health and Wellbeing Board",
    "HWBB": "Health and Wellbeing Board",
    "H&WB": "Health and Wellbeing Board",
}

# Services that speak or lead in plans without being organisations of their own: agencies only as a lead or a label.
SERVICES = (
    r"Children['’]?s['’]? (?:Social Care|Services|Social Work|Safeguarding)|Adults?(?:['’]s)? Social Care|"
    r"Social Care|"
    r"CSC|ASC|CAMHS|Public Health|Early Help|Education|Health|Housing|Schools?|Youth Services?|Health Visiting|"
    r"School Nursing|Midwifery|Licensing|Legal Services|Early Years|Fostering|Voluntary Sector|Children['’]?s "
    r"Centres?"
)

# Words that open a sentence or a title and are no part of a body's name.
_LEADING_WORDS = """
    The A An In On At By For From With To Of And Or As All Both Each Our This That These Those Since Following
    Under Via Per If When While Where Although Also However Then Whilst Update Updates Report Reports Feedback
    Response Lead Leads Chair Chairs Vice Deputy Independent Partners Partner Members Member Joint New Local
    Professionals Representatives Staff Officers Colleagues Commissioned Host Between Led Because Through Within
    Current Currently Once After Before Several Some Many Most Part Parts Aim Priority Objective Action Theme
    Outcome Telephone Contact Call
    January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday"""
LEADING = frozenset(_LEADING_WORDS.split())
# Posts and roles: "Director of Medway Council" names a post and then a body.
ROLE = re.compile(
    r"\b(?:Chair(?:man|woman|person)?|Vice[- ]Chair|Manager|Director|Head|Officer|Lead(?:er)?|Superintendent|Nurse|"
    r"Co-?ordinator|Councillor|Administrator|Commissioner|Commander|Inspector|Sergeant|Constable|Doctor|Practitioner|"
    r"Advis[eo]r|Head ?teacher|Principal|Chief Executive|Secretary|Scrutineer|Consultant|GP|Partner|Member|"
    r"Solicitor|Social Worker|DCI|DCS|DSU|Supt|Author|Representative|Assistant|Analyst|Governor|Paediatrician)s?\b",
    re.IGNORECASE,
)
