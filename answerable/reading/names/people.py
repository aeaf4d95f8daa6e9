"""People, only where a personal name is printed beside a role or in a lead column; a post is not a person."""

import re
from collections.abc import Callable, Iterable

from answerable.reading.names.lexicon import LEADING, ROLE
from answerable.reading.names.spotting import mentions
from answerable.reading.proposal import Person

_TITLE = r"(?:(?:DCI|DI|DS|DCS|DSU|PC|Supt|Det Supt|Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Professor|Prof|Sir|Dame|Rev)\.? )"
_WORD = r"(?:[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*|[A-Z]['’][A-Z][a-z]+|Ma?c[A-Z][a-z]+|[A-Z]\.?)"
_NAME = rf"{_TITLE}?{_WORD}(?: (?:(?:de|van|von|da|al|el|bin|O['’])[ ]?)?{_WORD}){{1,3}}"
_ROLE_TEXT = r"[^@\n]{2,90}?"
_WITH_ROLE = re.compile(
    rf"^(?P<label>[A-Za-z /]{{3,30}}: ?)?(?P<name>{_NAME})(?:, | [–-] | \(|: )(?P<role>{_ROLE_TEXT})"
    rf"(?=\)?\s*(?:$|\S+@|Tel\b|Telephone|Email|E-mail|Phone|\d{{5}}|T: |E: |;|\|))"
)
_ROLE_FIRST = re.compile(rf"^(?P<role>[A-Z][^:@]{{2,60}}?)(?:: | [–-] )(?P<name>{_NAME})$")
_LABELS = re.compile(r"(?:report )?(?:from|author|by|officer|contact|lead|chair|title)", re.IGNORECASE)
# Words of the field that stand in names of posts, services and documents but hardly ever in a person's.
_FIELD_WORDS = """
    Adult Adults Aim All Annual Audit Board Business Care Case Chair Chief Child Children Commissioning Committee
    Community Council County Court Deputy Designated Development Director Domestic Early Education Executive Families
    Family Fire Foster Group Head Health Help High Home Hospital Housing Independent Information Inspection
    Integrated Joint Justice Key Lay Lead Leads Learning Legal Local Manager Medical Members Mental Multi Named
    National Nurse Office Officer Offending Operational Overview Parents Partner Partners Partnership People Plan
    Police Policy Portfolio Practice Prevention Primary Principal Priority Probation Professional Progress
    Protection Public Quality Report Review Risk Safeguarding Safer School Schools Secondary Secure Senior Serious
    Service Services Sexual Social Staff Strategic Strategy Sub Support Survey Task Team Teams Training Trust
    Voluntary Young Youth Workforce Working Academy Abuse Agency Agencies Assurance Background Budget Group Improvement
    Participation Scrutiny Summary Update Violence Yearly"""
FIELD_WORDS = frozenset(_FIELD_WORDS.split())


def find_people(
    lines: Iterable[str], *, leads: Iterable[str], lower_words: Callable[[], frozenset[str]]
) -> list[Person]:
    """Everyone whose personal name is printed with a role, or stands in a lead cell. `lower_words` gives the words
    that the document also writes without a capital: no part of a name is among them."""
    found: dict[str, str] = {}
    for line in lines:
        for person in _in_line(line, lower_words):
            found[person.name] = found.get(person.name) or person.role
    for lead in leads:
        for part in re.split(r"\s*(?:[/;\n]|\band\b|&)\s*", lead):
            for person in _in_line(part.strip(), lower_words) or _bare(part.strip(" .,"), lower_words):
                found[person.name] = found.get(person.name) or person.role
    return [Person(name=name, role=role) for name, role in found.items()]


def _in_line(line: str, lower_words: Callable[[], frozenset[str]]) -> list[Person]:
    match = _WITH_ROLE.match(line)
    if match and (match["label"] is None or _LABELS.search(match["label"])):
        role = match["role"].strip(" ,;-–)")
        if ROLE.search(role) and _is_person(match["name"], lower_words):
            return [Person(name=_plain(match["name"]), role=role)]
    match = _ROLE_FIRST.match(line)
    if match and _is_person(match["name"], lower_words):
        labelled = _LABELS.search(match["role"]) and not re.search(r"[Cc]hair|[Ll]ead |[Oo]fficer\b", match["role"])
        if labelled or ROLE.search(match["role"]):
            return [Person(name=_plain(match["name"]), role="" if labelled else match["role"].strip())]
    return []


def _bare(part: str, lower_words: Callable[[], frozenset[str]]) -> list[Person]:
    name, _, role = part.rstrip(")").replace(", ", " (", 1).partition(" (")
    if re.fullmatch(_NAME, name) and _is_person(name, lower_words):
        return [Person(name=_plain(name), role=role)]
    return []


def _is_person(name: str, lower_words: Callable[[], frozenset[str]]) -> bool:
    words = re.sub(rf"^{_TITLE}", "", name).split()
    if any(w in FIELD_WORDS or w in LEADING - {"April", "May", "June", "August"} for w in words):
        return False
    if any(w.lower() in lower_words() for w in words) or ROLE.search(" ".join(words)) or mentions(name):
        return False
    return len(words[-1].strip(".")) > 1 or any(len(w.strip(".")) > 1 for w in words)


def _plain(name: str) -> str:
    return " ".join(name.split())
