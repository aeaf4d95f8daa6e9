"""What changed of challenges, in sentences. Pure."""

from answerable.challenges.rules import KINDS, OUTCOMES
from answerable.desk.changed.states import Change, State
from answerable.desk.changed.told import CHALLENGES, Names, Told, due, quoted

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


def challenge(change: Change, names: Names) -> Told | None:
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
        said += [f"is {due(new)}; it was {due(old)}"] if old.due != new.due else []
        if bool(old.value) != bool(new.value):
            said.append("may be printed in papers" if new.value else "may not be printed in papers any more")
        words = ", and ".join(said)
    return Told(CHALLENGES, f"The challenge {quoted(new.words)}", f"{words}.", "Challenge", new.of)


def step(change: Change, names: Names) -> Told | None:
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
    outcome = f"{OUTCOMES[step.second].lower()}, " if step.second else ""
    return f"{outcome}{quoted(step.words)}{f', by {quoted(step.due)}' if step.due else ''}"
