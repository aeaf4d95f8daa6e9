"""Evidence in a request's form in Word or Excel: empty rows for one item of each action, and what is in them when the
form comes back. A file cannot be in a form: it is added on the page."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from answerable.asks.forms import Offer
from answerable.evidence.claim_forms import SHOWS
from answerable.evidence.models import METHODS
from answerable.plan.rules import day, plain
from answerable.reading.dates import parse_due
from answerable.reading.tables import PLACE

EVIDENCE = "Evidence for action"
_ASKED = ("title", "kind", "method", "on", "findings")
LABELS = {name: str(Offer.base_fields[name].label) for name in _ASKED}
_OFFERED = {"kind": dict(SHOWS), "method": dict(METHODS)}
Columns = dict[str, Any]


def rows_of_evidence(ref: str) -> list[tuple[str, str]]:
    """A form's rows for one item that speaks for an action: what each is called, with the choices it offers."""
    rows = [(EVIDENCE, ref)]
    for name, label in LABELS.items():
        offered = ", ".join(_short(words) for words in _OFFERED.get(name, {}).values())
        rows.append((f"{label.rstrip('?')}? One of: {offered}." if offered else label, ""))
    return rows


def evidence_of(
    tables: Sequence[Mapping[str, str]], refs: Collection[str], named: Collection[tuple[str, str]]
) -> tuple[list[tuple[str, Columns]], list[str]]:
    """The items that a form's tables hold (each by its plain labels), with the ref of the action that each speaks for,
    and what could not be taken, in sentences. `refs` are the actions that are asked about; `named` what the answer
    names already, as refs with plain titles: a form that is read twice adds nothing."""
    by_words, there = {plain(ref): ref for ref in refs}, set(named)
    taken, faults = [], []
    for rows in tables:
        words = {name: rows.get(plain(label.partition("?")[0]), "").strip() for name, label in LABELS.items()}
        asked = rows.get(plain(EVIDENCE))
        if asked is None or not any(words.values()):
            continue
        ref, at = by_words.get(plain(asked)), f"{rows[plain(PLACE)]}: " if plain(PLACE) in rows else ""
        if ref is None:
            faults.append(f"{at}Evidence for “{asked[:60]}”: that is not an action that you are asked about.")
        elif (ref, plain(words["title"])) not in there:
            columns, wrong = _read(words)
            faults += [f"{at}Evidence for {ref}, {why}" for why in wrong]
            if not wrong:
                taken.append((ref, columns))
                there.add((ref, plain(words["title"])))
    return taken, faults


def _read(words: Mapping[str, str]) -> tuple[Columns, list[str]]:
    """One item as the page would take it: its columns, and what is wrong with it."""
    said: dict[str, Any] = {**words, "method": words["method"] or _OFFERED["method"]["not stated"]}
    wrong = []
    for name, levels in _OFFERED.items():
        code = next((code for code, of in levels.items() if plain(said[name]) in {plain(of), plain(_short(of))}), None)
        if code is None and said[name]:
            wrong.append(f"“{said[name][:60]}”: choose one of {', '.join(map(_short, levels.values()))}.")
        said[name] = code or ""
    typed = said.pop("on")
    due = parse_due(".".join(typed.split()) if typed.replace(" ", "").isdecimal() else typed, written=None)
    on = day(due.from_) if due and due.precision == "day" else None
    if typed and on is None:
        wrong.append(f"“{typed[:60]}”: give a whole date, such as 27 March 2013.")
    if on:
        said |= {"on-day": on.day, "on-month": on.month, "on-year": on.year}
    form = Offer(said)
    if form.is_valid():
        return {name: form.cleaned_data[name] for name in _ASKED}, wrong
    told = [f"{LABELS.get(name, name)}: {why[0]}" for name, why in form.errors.items()]
    return {}, wrong or told


def _short(words: str) -> str:
    """A choice without what explains it: "Outcome" of "Outcome: what changed …"."""
    return words.partition(":")[0]
