"""What a person has still to look at before a document is confirmed, each with where that is done. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from answerable.intake.families import (
    AS_BEFORE,
    FAMILIES,
    LEFT_OUT,
    ROWS,
    Corrections,
    Words,
    all_words,
    leads,
    statuses,
    words_of,
)
from answerable.plan.rules import level_of, plain
from answerable.reading.letters import shortened
from answerable.reading.proposal import Proposal

WAS_LEFT_OUT = "Left out, as it was from the document before. Untick it to take it in."
Scale = Sequence[tuple[str, str, str]]  # code, name and printed words of each level


@dataclass(frozen=True)
class Doubt:
    """One thing to look at: what it is about, in words, and the family and row where it is settled. `settled`: somebody
    corrected or answered it, or said that it is right."""

    where: str
    message: str
    family: str
    row: int
    settled: bool

    @property
    def page(self) -> int:
        return self.row // ROWS + 1


def doubts(
    whole: Proposal,
    typed: Corrections,
    *,
    scale: Scale,
    known: Collection[str],
    same: Mapping[str, Mapping[int, str]],
) -> list[Doubt]:
    """What was doubted as the document was read, statuses that are on no level of the board's scale, leads that are
    none of its bodies' names (`known`, plainly written), and promises and measures that may stand already, with the
    words of those (`same`, by family and row). First, progress that still says a figure which was corrected; last, what
    is left out because it was from the document before."""
    return [
        *_figures(whole, typed),
        *read_doubts(whole, typed),
        *_statuses(whole, typed, scale),
        *_leads(whole, typed, known),
        *_same(typed, same),
        *_left_out(whole, typed),
    ]


def next_to_look_at(found: Sequence[Doubt], family: str, page: int) -> Doubt | None:
    """The next that is not settled after those of this page, which are left alone; from the first again at the end."""
    here = [n for n, doubt in enumerate(found) if (doubt.family, doubt.page) == (family, page)]
    after = here[-1] + 1 if here else 0
    others = [*found[after:], *found[:after]]
    return next((d for d in others if not d.settled and (d.family, d.page) != (family, page)), None)


def read_doubts(whole: Proposal, typed: Corrections) -> list[Doubt]:
    """What was doubted as the document was read. One that speaks of an action or an objective leads there, and is
    settled by any correction of it."""
    places = {place: ("objectives", n) for n, o in reversed(list(enumerate(whole.objectives))) for place in (o.ref,)}
    places |= {place: ("actions", n) for n, a in reversed(list(enumerate(whole.actions))) for place in _names(a.ref)}
    found = []
    for n, doubt in enumerate(whole.doubts):
        family, row = places.get(doubt.where, ("doubts", n))
        seen = bool(typed.get("doubts", {}).get(n, {}).get("seen")) or bool(typed.get(family, {}).get(row))
        found.append(Doubt(doubt.where, doubt.message, family, row, seen))
    return found


def _names(ref: str) -> tuple[str, str]:
    return (ref, f"Action {ref}")


def _statuses(whole: Proposal, typed: Corrections, scale: Scale) -> list[Doubt]:
    levels = [(code, words) for code, _, words in scale]
    return [
        Doubt(
            f"“{said.words}”",
            f"This status of {_count(said.of)} is on no level of the board’s scale. Say which it stands for.",
            "statuses",
            n,
            bool(typed.get("statuses", {}).get(n, {}).get("level")),
        )
        for n, said in enumerate(statuses(whole))
        if not level_of(said.words, levels)
    ]


def _leads(whole: Proposal, typed: Corrections, known: Collection[str]) -> list[Doubt]:
    return [
        Doubt(
            f"“{said.words}”",
            f"The board knows nobody by this name, who leads {_count(said.of)}. Say who it is.",
            "leads",
            n,
            bool(typed.get("leads", {}).get(n, {}).get("who")),
        )
        for n, said in enumerate(leads(whole))
        if plain(said.words) not in known
    ]


def _same(typed: Corrections, same: Mapping[str, Mapping[int, str]]) -> list[Doubt]:
    return [
        Doubt(
            f"{one.capitalize()} {row + 1}",
            f"It may be the {one} that stands already: “{words}”. Say whether it is, or a new one.",
            family,
            row,
            bool(typed.get(family, {}).get(row, {}).get("same")),
        )
        for family, rows in same.items()
        for row, words in rows.items()
        if (one := FAMILIES[family].one)
    ]


def _left_out(whole: Proposal, typed: Corrections) -> list[Doubt]:
    """What was left out because it was from the document before; settled, until somebody says otherwise."""
    return [
        Doubt(f"{FAMILIES[family].one.capitalize()} {row + 1}", _called(words, WAS_LEFT_OUT), family, row, True)
        for family, rows in typed.items()
        for row, kept in rows.items()
        if kept.get(LEFT_OUT) == AS_BEFORE and (words := words_of(family, row, whole, typed))
    ]


def _called(words: Words, message: str) -> str:
    said = next((words[name] for name in ("text", "what", "title") if words.get(name)), "")
    return f"“{shortened(said, 120)}” is {message[0].lower()}{message[1:]}" if said else message


def _figures(whole: Proposal, typed: Corrections) -> list[Doubt]:
    """A figure stands in a measure and in the progress that it was read from: who corrects one is told of the other."""
    said = all_words("statements", whole, typed) if typed.get("measures") else []
    found = []
    for row, words in typed.get("measures", {}).items():
        now = words_of("measures", row, whole, typed)
        for at, value in enumerate(whole.measures[row].values):
            if f"value-{at}" not in words or not value.words:
                continue
            for n, statement in enumerate(said):
                if statement["action"] == now["action"] and value.words in whole.statements[n].text:
                    message = (
                        f"A figure is corrected to {now[f'value-{at}']}, and the progress still says “{value.words}”."
                    )
                    where = f"Progress, {_names(whole.statements[n].action)[1].casefold()}"
                    found.append(Doubt(where, message, "statements", n, value.words not in statement["text"]))
    return found


def _count(refs: Sequence[str]) -> str:
    few = list(dict.fromkeys(refs))
    return few[0] if len(few) == 1 else f"{', '.join(few[:3])}{' and others' if len(few) > 3 else ''}"
