"""What changed of a plan, in sentences: its aims, objectives and actions, what is reported of them, what groups say of
that, and what was promised. Pure."""

from collections.abc import Callable, Mapping, Sequence

from answerable.desk.changed.states import Change, State
from answerable.desk.changed.told import (
    CHANGED,
    PROMISES,
    SAID,
    STATUS,
    Names,
    Told,
    about_action,
    due,
    quoted,
    unstopped,
)
from answerable.plan.models import Action
from answerable.plan.rules import OUTCOMES, VERDICTS
from answerable.ui.words import listed

_CLOSED = dict(Action.CLOSED)


def level(group: str, what: str) -> Callable[[Change, Names], Told | None]:
    """Aims, objectives and actions."""

    def told(change: Change, names: Names) -> Told | None:
        old, new = change.before, change.after
        lead = f"{what} {new.label}"
        if old is None:
            return Told(group, lead, f"is new: {quoted(new.words)}.", new.kind, new.of)
        if new.gone != old.gone:
            return Told(CHANGED, lead, "was taken out of the plan." if new.gone else "is back.", new.kind, new.of)
        said = []
        if old.status != new.status:  # only an action has one: what it was closed with
            said.append(f"was closed: {_CLOSED[new.status].lower()}" if new.status else "was opened again")
        if old.words != new.words:
            said.append(f"now reads {quoted(new.words)}; it read {quoted(old.words)}")
        if old.due != new.due:
            said.append(f"is due {quoted(new.due) if new.due else 'at no date'}; it was {due(old)}")
        return Told(CHANGED, lead, f"{', and '.join(said)}.", new.kind, new.of) if said else None

    return told


def new_round(change: Change, names: Names) -> Told | None:
    if change.before is not None:
        return None
    return Told(SAID, "A new round", f"was reported: {quoted(change.after.words)}.", "Round")


def statement(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    said_in = f"in the round “{names.rounds.get(new.round or 0, '')}”"
    if old is None or (old.gone and not new.gone):
        words = f"was reported on {said_in}: {quoted(new.words)}." if new.words else ""
    elif new.gone:
        words = f"has nothing said of it any more {said_in}."
    else:
        words = f"is now told {said_in} as {quoted(new.words)}." if old.words != new.words else ""
    return Told(SAID, about_action(new), words, "Action", new.of) if words else None


def update(change: Change, names: Names) -> Told | None:
    new = change.after
    old = change.before
    if new.gone or (old and not old.gone and old.words == new.words):
        return None
    before = old.words.splitlines() if old and not old.gone else []
    fresh = " ".join(line for line in new.words.splitlines() if line not in before)
    words = f"{new.second} reports: {quoted(fresh)}." if fresh else f"{new.second} took back part of what it reported."
    return Told(SAID, about_action(new), words, "Action", new.of)


def moderation(change: Change, names: Names) -> Told | None:
    """What a group says of what was reported, and on which status it puts it."""
    old, new = change.before, change.after
    if new.gone:
        words = f"{new.second} took back what it had said of what was reported."
    else:
        delivery, _, impact = new.due.partition("\n")
        where = [names.delivery.get(delivery, delivery)] if delivery else []
        where += [f"impact {names.impact.get(impact, impact)}"] if impact else []
        at = f", and puts it at “{'”, “'.join(where)}”" if where else ""
        again = " now" if old is not None and not old.gone else ""
        verdict = VERDICTS[new.status].lower()
        words = f"{new.second} says{again} of what was reported that {verdict}{at}"
        words += f": {quoted(new.words)}." if new.words else "."
    return Told(SAID, about_action(new), words, "Action", new.of)


def promise(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    about = f" (action {new.label})" if new.label else ""
    what = f"{quoted(new.words)}{about}"
    word, words = "", ""
    if new.status and (old is None or old.status != new.status):
        word = OUTCOMES.get(new.status, new.status)
        words = f"{what}{f': {unstopped(new.second)}' if new.second else ''}"
        if new.status == "rescheduled" and old is not None and old.due != new.due:
            words += f"; it was {due(old)} and is now {due(new)}"
    elif old is None:
        word, words = "Promised", f"{what}, {due(new)}"
    elif new.gone != old.gone:
        word, words = ("Taken back" if new.gone else "Promised again"), what
    elif old.due != new.due:
        word, words = "Moved", f"{what} was {due(old)} and is now {due(new)}"
    elif old.words != new.words:
        word, words = "Reworded", f"{what}; it read {quoted(old.words)}"
    return Told(PROMISES, word, f"{words}.", "Commitment", new.of) if word else None


def answerers(changes: Sequence[Change]) -> list[Told]:
    """Who now leads or contributes to an action, and who no longer does, in one sentence each."""
    found: dict[tuple[int, str, bool], list[State]] = {}
    for change in changes:
        old, new = change.before, change.after
        if new.kind == "Answerer" and new.of is not None and (old is None or old.gone != new.gone):
            found.setdefault((new.of, new.status, new.gone), []).append(new)
    told = []
    for (action, part, gone), states in found.items():
        names = listed([state.words for state in states])
        one, many = {"lead": ("leads", "lead"), "contributor": ("contributes to", "contribute to")}[part]
        words = f"{names} {'no longer' if gone else 'now'} {one if len(states) == 1 else many} it."
        told.append(Told(CHANGED, about_action(states[0]), words, "Action", action))
    return told


def standings(changes: Sequence[Change], names: Names, earlier: Mapping[int, tuple[str, str]]) -> list[Told]:
    """Where an action's status is not what it was: of several rounds only the last is told."""
    last: dict[int, Change] = {}
    for change in changes:
        new = change.after
        if new.kind == "Statement" and new.of is not None and not new.gone:
            known = last.get(new.of)
            if known is None or (new.round or 0) > (known.after.round or 0):
                last[new.of] = change
    told = []
    for action, change in last.items():
        old, new = change.before, change.after
        before = (old.status, old.second) if old else earlier.get(action)
        for scale, was, now in (
            ("delivery", before[0] if before else "", new.status),
            ("impact", before[1] if before else "", new.second),
        ):
            called = names.delivery if scale == "delivery" else names.impact
            if was != now and (was or now):
                stood, stands = (called.get(code, code) or "not stated" for code in (was, now))
                words = f"went from “{stood}” to “{stands}”." if before else f"stands at “{stands}”."
                lead = f"Action {new.label}"
                told.append(Told(STATUS, lead, words if scale == "delivery" else f"impact {words}", "Action", action))
    return told


def overdue(what: str, due: str, action: int | None, ref: str) -> Told:
    """A promise whose day passed between the two moments with no word of it."""
    about = f" (action {ref})" if ref else ""
    words = f"{quoted(what)}{about} was due {quoted(due)}; nobody has said what became of it."
    return Told(PROMISES, "Overdue", words, "Commitment", action)
