"""What changed of where plans stand, and of what consultations said, in sentences. Pure."""

from answerable.desk.changed.states import Change
from answerable.desk.changed.told import YEAR, Names, Told, about_action, quoted
from answerable.plan.year.rules import STEPS
from answerable.years.rules import BECAME


def plan_step(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    step = STEPS[new.status].lower()
    if new.gone:
        words = f"is not {step} after all: the step of {quoted(new.due)} was taken back."
    elif old is None:
        words = f"is {step} ({new.due}){f': {quoted(new.words)}' if new.words else ''}."
    else:
        return None
    return Told(YEAR, new.label, words, "PlanStep", new.of)


def comment(change: Change, names: Names) -> Told | None:
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


def carried(change: Change, names: Names) -> Told | None:
    new = change.after
    words = f"goes on from action {new.words} of the plan before, in {new.second}."
    return Told(YEAR, about_action(new), words, "Action", new.of) if change.before is None and not new.gone else None
