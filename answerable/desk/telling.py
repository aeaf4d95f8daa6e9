"""What changed, as sentences to be read aloud in a meeting. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.access.roles import ROLES, Role
from answerable.challenges.rules import KINDS
from answerable.challenges.rules import OUTCOMES as CONCLUSIONS
from answerable.desk.differences import Change, State
from answerable.plan.models import Action
from answerable.plan.rules import OUTCOMES
from answerable.plan.year.rules import STEPS
from answerable.ui.numbers import number
from answerable.ui.words import listed
from answerable.years.rules import BECAME

NEW, CHANGED, STATUS = "New actions", "Actions and objectives changed", "How actions stand"
SAID, PROMISES, FIGURES = "Progress reported", "Promises", "Figures"
WEAK, EVIDENCE, PAPERS = "What reports say is missing or weak", "Evidence and recommendations", "Papers"
CHALLENGES, YEAR, MEETINGS = "Challenges, and what came of them", "Where plans stand", "Meetings"
_CLOSED = dict(Action.CLOSED)
BODIES = "Agencies, groups and people"
GROUPS = (YEAR, NEW, STATUS, MEETINGS, PROMISES, CHALLENGES, SAID, FIGURES, CHANGED, WEAK, EVIDENCE, PAPERS, BODIES)


@dataclass(frozen=True)
class Told:
    """One sentence. `kind` and `of` say where its link leads; `lead` is what the link says."""

    group: str
    lead: str
    words: str
    kind: str = ""
    of: int | None = None


@dataclass(frozen=True)
class Names:
    """What the board calls its levels, its rounds and its papers' states, by code or id."""

    delivery: Mapping[str, str] = field(hash=False)
    impact: Mapping[str, str] = field(hash=False)
    rounds: Mapping[int, str] = field(hash=False)
    papers: Mapping[str, str] = field(hash=False)


def tell(changes: Sequence[Change], names: Names, earlier: Mapping[int, tuple[str, str]]) -> list[Told]:
    """Every change in a sentence, in the order of `GROUPS`. `earlier` is each action's delivery and impact status in
    the round before the first that is told."""
    in_turn = sorted(changes, key=lambda change: change.after.kind == "Step")  # a challenge, then what came of it
    told = [sentence for change in in_turn if (sentence := _told(change, names))]
    told += _answerers(changes)
    told += _standings(changes, names, earlier)
    return sorted(told, key=lambda one: (GROUPS.index(one.group), _as_printed(one.lead)))


def _as_printed(ref: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdecimal() else 0, part) for part in ref.replace("Action ", "").split(".")]


def quoted(words: str, most: int = 200) -> str:
    """Words of the record in quotation marks, cut between words where they are long; without the full stop at their
    end, since the sentence that they stand in goes on or has its own."""
    flat = _unstopped(words)
    if len(flat) > most:
        flat = f"{flat[:most].rsplit(' ', 1)[0]} …"
    return f"“{flat}”"


def _unstopped(words: str) -> str:
    flat = " ".join(words.split())
    return flat if flat.endswith("..") else flat.removesuffix(".")


def _action(state: State) -> str:
    return f"Action {state.label}" if state.label else "The plan"


def _told(change: Change, names: Names) -> Told | None:
    teller = _TELLERS.get(change.after.kind)  # meetings are told by meetings_told
    return teller(change, names) if teller else None


def _level(group: str, what: str) -> Callable[[Change, Names], Told | None]:
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
            said.append(f"is due {quoted(new.due) if new.due else 'at no date'}; it was {_due(old)}")
        return Told(CHANGED, lead, f"{', and '.join(said)}.", new.kind, new.of) if said else None

    return told


def _due(state: State) -> str:
    return f"due {quoted(state.due)}" if state.due else "without a date"


def _round(change: Change, names: Names) -> Told | None:
    if change.before is not None:
        return None
    return Told(SAID, "A new round", f"was reported: {quoted(change.after.words)}.", "Round")


def _statement(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    said_in = f"in the round “{names.rounds.get(new.round or 0, '')}”"
    if old is None or (old.gone and not new.gone):
        words = f"was reported on {said_in}: {quoted(new.words)}." if new.words else ""
    elif new.gone:
        words = f"has nothing said of it any more {said_in}."
    else:
        words = f"is now told {said_in} as {quoted(new.words)}." if old.words != new.words else ""
    return Told(SAID, _action(new), words, "Action", new.of) if words else None


def _update(change: Change, names: Names) -> Told | None:
    new = change.after
    old = change.before
    if new.gone or (old and not old.gone and old.words == new.words):
        return None
    before = old.words.splitlines() if old and not old.gone else []
    fresh = " ".join(line for line in new.words.splitlines() if line not in before)
    words = f"{new.second} reports: {quoted(fresh)}." if fresh else f"{new.second} took back part of what it reported."
    return Told(SAID, _action(new), words, "Action", new.of)


def _promise(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    about = f" (action {new.label})" if new.label else ""
    what = f"{quoted(new.words)}{about}"
    word, words = "", ""
    if new.status and (old is None or old.status != new.status):
        word = OUTCOMES.get(new.status, new.status)
        words = f"{what}{f': {_unstopped(new.second)}' if new.second else ''}"
        if new.status == "rescheduled" and old is not None and old.due != new.due:
            words += f"; it was {_due(old)} and is now {_due(new)}"
    elif old is None:
        word, words = "Promised", f"{what}, {_due(new)}"
    elif new.gone != old.gone:
        word, words = ("Taken back" if new.gone else "Promised again"), what
    elif old.due != new.due:
        word, words = "Moved", f"{what} was {_due(old)} and is now {_due(new)}"
    elif old.words != new.words:
        word, words = "Reworded", f"{what}; it read {quoted(old.words)}"
    return Told(PROMISES, word, f"{words}.", "Commitment", new.of) if word else None


def _challenge(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    asked = f"{quoted(new.status)}, to be answered by {quoted(new.due)}" if new.due else quoted(new.status)
    if old is None:
        words = f"was put to {new.second}: {asked}"
    elif new.gone:
        words = "was withdrawn"
    else:
        said = [f"goes to {new.second}; it went to {old.second}"] if old.second != new.second else []
        said += [f"is about that; it was about {quoted(old.words)}"] if old.words != new.words else []
        said += [f"asks {quoted(new.status)}; it asked {quoted(old.status)}"] if old.status != new.status else []
        said += [f"is {_due(new)}; it was {_due(old)}"] if old.due != new.due else []
        if bool(old.value) != bool(new.value):
            said.append("may be printed in papers" if new.value else "may not be printed in papers any more")
        words = ", and ".join(said)
    return Told(CHALLENGES, f"The challenge {quoted(new.words)}", f"{words}.", "Challenge", new.of)


# What came of a challenge, by the kind of the step.
_CAME = {
    "answer": "was answered",
    "review": "led to an internal review",
    "recommendations": "led to recommendations",
    "next review": "is to be reviewed once more",
    "done": "led to something that was done",
    "conclusion": "was concluded",
    "effect": "changed something",
}


def _step(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    if old is None:
        words = f"{_CAME[new.status]}: {_said(new)}"
    elif new.gone:
        words = f"has a step withdrawn: {_said(new)}"
    else:
        words = f"says now under “{KINDS[new.status]}”: {_said(new)}; it said {_said(old)}"
    return Told(CHALLENGES, f"The challenge {quoted(new.label)}", f"{words}.", "Challenge", new.of)


def _said(step: State) -> str:
    """A step's words, after what was concluded and before by when more is sought or a review is planned."""
    outcome = f"{CONCLUSIONS[step.second].lower()}, " if step.second else ""
    return f"{outcome}{quoted(step.words)}{f', by {quoted(step.due)}' if step.due else ''}"


def _figure(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    period = f" ({new.second})" if new.second else ""
    if old is None:
        words = f"is {_value(new)}{period}."
    elif new.gone != old.gone:
        words = f"{_value(new)}{period} was {'withdrawn' if new.gone else 'put back'}."
    elif (old.words, old.value) != (new.words, new.value):
        words = f"was corrected from {_value(old)} to {_value(new)}{period}."
    else:
        return None
    return Told(FIGURES, new.label, words, "Observation", new.of)


def _value(state: State) -> str:
    return state.words or (number(state.value) if state.value is not None else "not given")


def _claim(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    if not new.words or (old is not None and (old.words, old.gone) == (new.words, new.gone)):
        return None
    words = "was taken back" if new.gone else "is claimed" if old is None or old.gone else "is now claimed"
    return Told(EVIDENCE, new.label, f"{words}: {quoted(new.words)}.", "Claim", new.of)


def _simple(group: str, lead: str, is_new: str) -> Callable[[Change, Names], Told | None]:
    def told(change: Change, names: Names) -> Told | None:
        old, new = change.before, change.after
        named = f"{lead} on action {new.label}" if new.of and new.label else lead
        if old is not None and new.gone == old.gone and new.words != old.words:
            return Told(group, named, f"now reads {quoted(new.words)}; it read {quoted(old.words)}.", new.kind, new.of)
        if old is not None and new.gone == old.gone:
            return None
        return Told(group, named, f"{'was withdrawn' if new.gone else is_new}: {quoted(new.words)}.", new.kind, new.of)

    return told


def _paper(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    stands = names.papers.get(new.status, new.status).lower()
    if old is None:
        return Told(PAPERS, new.words, f"was begun and is {stands}.", "Paper", new.of)
    if new.gone and not old.gone:
        return Told(PAPERS, new.words, "was withdrawn.", "Paper", new.of)
    if old.status == new.status:
        return None
    return Told(PAPERS, new.words, f"was {names.papers.get(old.status, '').lower()} and is {stands}.", "Paper", new.of)


def _document(change: Change, names: Names) -> Told | None:
    """An import that was undone: what a document brought in is told by itself."""
    old, new = change.before, change.after
    if not new.gone or old is None or old.gone:
        return None
    words = "was undone: what it had added is withdrawn, what it had changed is as it was."
    return Told(SAID, f"The import of {new.words}", words, "Document", new.of)


def _plan_step(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    step = STEPS[new.status].lower()
    if new.gone:
        words = f"is not {step} after all: the step of {quoted(new.due)} was taken back."
    elif old is None:
        words = f"is {step} ({new.due}){f': {quoted(new.words)}' if new.words else ''}."
    else:
        return None
    return Told(YEAR, new.label, words, "PlanStep", new.of)


def _comment(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    said = f"{new.second} said of it: {quoted(new.words)}"
    if new.gone:
        words = f"{said}; that was taken back."
    elif new.status and (old is None or old.status != new.status):
        words = f"{said}. {BECAME[new.status]}: {quoted(new.due)}."
    elif old is None or old.words != new.words:
        words = f"{said}."
    else:
        return None
    return Told(YEAR, new.label, words, "PlanStep", new.of)


def _carried(change: Change, names: Names) -> Told | None:
    new = change.after
    words = f"goes on from action {new.words} of the plan before, in {new.second}."
    return Told(YEAR, _action(new), words, "Action", new.of) if change.before is None and not new.gone else None


def _person(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    if old is not None and old.gone == new.gone:
        return None
    post = new.words or (ROLES[Role(new.status)].name if new.status else "")
    part = "".join([post, f" for {new.second}" if new.second else "", f" on {new.due}" if new.due else ""])
    words = "is no longer" if new.gone else "was appointed"
    return Told(BODIES, new.label or "Somebody", f"{words} {part}.", "Appointment", new.of)


def _uptake(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    was = old.status if old and not old.gone else ""
    if new.gone:
        words = "was taken out of the quality assurance framework."
    elif not was:
        words = f"has taken up the quality assurance framework: {new.status}."
    else:
        words = f"went from {was} to {new.status} in the quality assurance framework." if was != new.status else ""
    return Told(EVIDENCE, new.label, words, "Uptake", new.of) if words else None


_TELLERS: dict[str, Callable[[Change, Names], Told | None]] = {
    "Aim": _level(CHANGED, "Aim"),
    "Objective": _level(CHANGED, "Objective"),
    "Action": _level(NEW, "Action"),
    "Answerer": lambda change, names: None,  # told of an action together: see _answerers
    "Round": _round,
    "Statement": _statement,
    "Update": _update,
    "Commitment": _promise,
    "Challenge": _challenge,
    "Step": _step,
    "PlanStep": _plan_step,
    "Comment": _comment,
    "Carried": _carried,
    "Shortfall": _simple(WEAK, "A report", "says"),
    "Observation": _figure,
    "Claim": _claim,
    "Evidence": _simple(EVIDENCE, "Evidence", "was added"),
    "Uptake": _uptake,
    "Response": _simple(EVIDENCE, "What became of a recommendation", "was entered"),
    "Recommendation": _simple(EVIDENCE, "A recommendation", "came in"),
    "Paper": _paper,
    "Document": _document,
    "Member": _simple(BODIES, "An agency", "joined the board"),
    "Group": _simple(BODIES, "A group", "was added"),
    "Appointment": _person,
}


def _answerers(changes: Sequence[Change]) -> list[Told]:
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
        told.append(Told(CHANGED, _action(states[0]), words, "Action", action))
    return told


def _standings(changes: Sequence[Change], names: Names, earlier: Mapping[int, tuple[str, str]]) -> list[Told]:
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
