"""The names and numbers of a plan's levels: "Aim 1: …", "Obj 2.1", "Priority B – …", "Recommendation 3"."""

import re
from dataclasses import dataclass, field

from answerable.reading.proposal import Source

_WORDS = (
    r"(?:(?:strategic|key|lscb|board|business|overarching|corporate|partnership|our|shared|specific)\s+)*"
    r"(?:aims?|goals?|priorit(?:y|ies)|themes?|outcomes?|objectives?|obj|standards?|recommendations?|strands?|"
    r"workstreams?|work\s+strands?|areas?|ambitions?|pledges?|domains?|principles?|elements?|challenges?|focus|"
    r"findings?|lessons?|learning\s+points?|pillars?|requirements?|areas?\s+for\s+improvement|parts?)"
    r"(?:\s+(?:area|heading|theme))?"
)
_NUMBER = (
    r"\(?(?:no\.?\s*)?(?:[IVX]{1,4}\.\d{1,2}|\d{1,2}(?:\.\d{1,2})*\.?\s?(?:\([a-z]\)|[a-z])?|[IVX]{1,5}|[A-Z]\d{0,2}"
    r"|[a-h])\)?"
)
_LABEL = re.compile(
    rf"({_WORDS})(?:\s+|(?=\d))({_NUMBER})(?=$|[\s:.;,–—-])\s*[:.;,–—-]*\s*(.*)$", re.IGNORECASE | re.DOTALL
)
_NAMED = re.compile(rf"({_WORDS})\s*(?::|\s[–—-])\s+(\S.*)$", re.IGNORECASE | re.DOTALL)
# A ref of an action: "1.1.1", "1.1a", "(1a)", "3.5 a)", "2 (i)", "15.", "SR (25/26) 01", "A1", "Recommendation 1:".
_REF = (
    r"(?:\d{1,2}[A-Z](?:\.\d{1,3})+|\(?\d{1,3}(?:\.\d{1,3})*\.?\s?(?:\([a-z]{1,4}\)|[a-z]{1,3}\)|[a-z])?\)?"
    r"|[A-Z]{1,4}[-/ ]?\(?\d{1,2}[/-]\d{2,4}\)?[-/ ]?\d{1,3}|[A-Z]{1,5}[-/. ]?\d{1,3}(?:[.\-/]\d{1,3})*[a-z]?"
    r"|\([ivx]{1,5}\)"
    r"|[ivx]{1,5}[.)]|[a-z][.)]|\([a-z]\)|[IVX]{1,5}\.?|[A-Z]\.?)"
)
BARE_REF = re.compile(
    rf"(?:(?:action|recommendation|rec|ref|no|number|step|task)\.?\s*)?{_REF}\s*[:.]?$", re.IGNORECASE
)
_LEADING = re.compile(
    r"((?:action|recommendation|rec|step|task)\.?\s+(?-i:[A-Z])?\d{1,3}(?:\.\d{1,3})*[a-z]?"
    r"|\(?\d{1,3}(?:\.\d{1,3})+\.?\s?(?:\([a-z]{1,4}\)|[a-z]\)?)?\)?"
    r"|\(\d{1,2}[a-z]?\)|\d{1,2}[A-Z](?:\.\d{1,3})+|\d{1,2}[a-z][.)]?|\d{1,3}[.)]|[A-Z]{1,4}\s\(\d\d/\d\d\)\s\d{1,3}"
    r"|[A-Z]{1,3}\d{1,3}(?:\.\d{1,3})*|[IVX]{1,4}\.\d{1,2}(?:\([a-z]\))?)"
    r"(?=[\s:–—])\s*[:–—-]?\s*(?=\S)",
    re.IGNORECASE,
)


_KIND_BEFORE = re.compile(r"(?:(?:strategic|key|our)\s+)?(?:aim|objective|outcome|goal|priority)\s*:\s+(?=\S)", re.I)
_NOWHERE = Source()


@dataclass(kw_only=True)
class Level:
    """One aim, objective, priority … as printed. `kind` is its name in the singular ("objective") or what stands for
    it ("heading 2", "column 1", "row"); `named` is False where the document prints no such name."""

    kind: str
    ref: str
    title: str
    named: bool = True
    depth: int = 0  # of the heading it is printed as; 0 for a row, a column or a plain line
    leads: list[str] = field(default_factory=list)
    source: Source = Source()


def label_in(text: str, source: Source = _NOWHERE, *, strict: bool = False) -> Level | None:
    """The level that `text` names. `strict` wants a mark between number and title, as running prose has none."""
    if match := _LABEL.match(text.strip()):
        word, number, title = match.groups()
        between = text.strip()[match.end(2) : match.start(3)]
        if strict and title and not re.search(r"[:–—-]", between):
            return None
        if title and title[0].islower() and not re.search(r"[:–—.-]", between):
            return None
        ref = f"{' '.join(word.split())} {number.strip()}".rstrip(".")
        return Level(kind=kind_of(word), ref=ref, title=" ".join(title.split()), source=source)
    if match := _NAMED.match(text.strip()):
        title = " ".join(match[2].split())
        return Level(kind=kind_of(match[1]), ref="", title=title, source=source)
    return None


def without_kind(title: str) -> str:
    """A title without the name of its level before it.

    >>> without_kind("Objective: Every child is heard")
    'Every child is heard'
    """
    return _KIND_BEFORE.sub("", title, count=1) if _KIND_BEFORE.match(title) else title


def kind_of(word: str) -> str:
    """The singular of a level's name, so that "Objectives", "Objective" and "Obj" are one kind."""
    word = " ".join(word.casefold().split())
    word = re.sub(r"^(strategic|key|lscb|board|business|our|shared|specific)\s+(?=\S)", "", word)
    word = re.sub(r"ies$", "y", word)
    word = re.sub(r"(?<![su])s$", "", word)
    return "objective" if word == "obj" else word


def leading_ref(text: str) -> tuple[str, str]:
    """A ref at the start of an action's wording, and the wording without it; ("", text) where there is none."""
    match = _LEADING.match(text)
    if (
        not match
        or re.match(r"\d+\s*(?:%|per cent|[a-z]+\b)", text)
        and not re.match(r"\d+[a-z]?[.)]|\d+\.\d|\d{1,2}[a-h] [A-Z]", text)
    ):
        return "", text
    return match[1].strip(), text[match.end() :]


def is_ref(text: str) -> bool:
    """Whether `text` is nothing but a ref."""
    return bool(BARE_REF.match(text.strip()))
