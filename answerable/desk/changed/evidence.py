"""What changed of figures, claims and the quality assurance framework, in sentences. Pure."""

from answerable.desk.changed.states import Change, State
from answerable.desk.changed.told import EVIDENCE, FIGURES, Names, Told, quoted
from answerable.ui.numbers import number


def figure(change: Change, names: Names) -> Told | None:
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


def claim(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    if not new.words or (old is not None and (old.words, old.gone) == (new.words, new.gone)):
        return None
    words = "was taken back" if new.gone else "is claimed" if old is None or old.gone else "is now claimed"
    return Told(EVIDENCE, new.label, f"{words}: {quoted(new.words)}.", "Claim", new.of)


def uptake(change: Change, names: Names) -> Told | None:
    old, new = change.before, change.after
    was = old.status if old and not old.gone else ""
    if new.gone:
        words = "was taken out of the quality assurance framework."
    elif not was:
        words = f"has taken up the quality assurance framework: {new.status}."
    else:
        words = f"went from {was} to {new.status} in the quality assurance framework." if was != new.status else ""
    return Told(EVIDENCE, new.label, words, "Uptake", new.of) if words else None
