"""Doubts about the document as a whole: its date, its numbering, its repeats, its sections side by side."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from answerable.reading.blocks import Passage
from answerable.reading.doubts.places import at, place, quote, sentences, whole_text
from answerable.reading.proposal import Doubt, Proposal

_NO_RISKS = re.compile(
    r"\bno (?:(?:specific|significant|new|major|particular|additional|known|identified|direct|further) )*"
    r"risks?\b(?! of\b)|\bnot identified any (?:\w+ )?risks?\b",
    re.IGNORECASE,
)
_CYCLE = re.compile(r"\b(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b")
_WORD = re.compile(r"\w+")
_LAST_NUMBER = re.compile(r"^(?P<stem>.*?)(?P<number>\d{1,3})\.?$")
FEWEST_WORDS = 6  # shorter texts repeat by chance ("See above")


def no_date(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """The document prints no date of its own, so past and coming cannot be told apart."""
    if proposal.document.date is None and (proposal.actions or passages):
        yield Doubt(where="Document", message="No date of the document was found.")


def gaps_in_refs(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A number is left out of a run of refs (1.1, 1.2, 1.4)."""
    for what, refs in (
        ("objective", [o.ref for o in proposal.objectives]),
        ("action", [a.ref for a in proposal.actions]),
    ):
        runs: dict[str, set[int]] = defaultdict(set)
        for ref in refs:
            if match := _LAST_NUMBER.match(ref.strip()):
                runs[match["stem"]].add(int(match["number"]))
        for stem, numbers in runs.items():
            for before, after in pairwise(sorted(numbers)):
                if after > before + 1:
                    yield Doubt(
                        where=f"{what.capitalize()} {stem}{before}",
                        message=f"After {what} {stem}{before} comes {stem}{after}: is anything left out?",
                    )


def repeated_text(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """Two actions, or two progress cells, say the same word for word."""
    said = [("wording", a.ref, a.text) for a in proposal.actions]
    said += [("progress", s.action, s.text) for s in proposal.statements]
    begun_so: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)  # only what begins alike is compared
    for what, ref, text in said:
        opening = [word.group().lower() for word in islice(_WORD.finditer(text), FEWEST_WORDS)]
        if len(opening) < FEWEST_WORDS:
            continue
        earlier = begun_so[what, *opening]
        other = next((at for at, told in earlier if _WORD.findall(told.lower()) == _WORD.findall(text.lower())), ref)
        earlier.append((ref, text))
        if other != ref:
            yield Doubt(where=f"Action {ref}", message=f"The {what} of action {ref} repeats that of action {other}.")


def says_no_risks(sentence: str) -> bool:
    """Whether a sentence says that there are no risks.

    >>> says_no_risks("No specific risks were found."), says_no_risks("There is no risk of flooding.")
    (True, False)
    """
    return _NO_RISKS.search(sentence) is not None


def no_risks_beside_shortfalls(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """The report says that there are no risks while it admits gaps elsewhere."""
    open_gaps = list(dict.fromkeys(at(s.action, s.section) for s in proposal.shortfalls))
    if not open_gaps:
        return
    for passage, sentence in sentences(passages, "section"):
        if says_no_risks(sentence):
            listed = ", ".join(open_gaps[:4]) + (" and elsewhere" if len(open_gaps) > 4 else "")
            yield Doubt(
                where=place(passage),
                message=f"{quote(sentence)} stands beside shortfalls that are admitted in {listed}.",
            )


def earlier_background_papers(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """The background papers are all of a cycle before the one that the document is about."""
    own = [int(m.group(1)) for m in _CYCLE.finditer(f"{proposal.document.title} {proposal.document.period or ''}")]
    if not own:
        return
    for passage in passages:
        if not re.search(r"background (?:papers|documents)", passage.section or "", re.IGNORECASE):
            continue
        cycles = list(_CYCLE.finditer(whole_text(passage)))
        if cycles and max(int(m.group(1)) for m in cycles) < min(own):
            named = ", ".join(dict.fromkeys(m.group() for m in cycles))
            yield Doubt(
                where=place(passage),
                message=f"The background papers are of {named}, an earlier cycle than the document's own.",
            )
