"""What changed of meetings, in sentences: planned, moved and cancelled; what is on their agendas; and what was decided,
once the minutes are circulated."""

from collections.abc import Sequence
from datetime import date

from answerable.access.actor import Actor
from answerable.desk.changed.states import Change, State
from answerable.desk.changed.told import MEETINGS, Told, quoted
from answerable.meetings.models import Outcome
from answerable.partnership.models import Board


def meetings_told(by: Actor, board: Board, changes: Sequence[Change]) -> list[Told]:
    """The changes that are about meetings, those of one meeting together. What was decided is told when its minutes
    are first circulated, whenever it was entered. One query where any were."""
    told = [sentence for change in changes if (sentence := _told(change))]
    circulated = {one.after.of: one.after for one in changes if _is_new(one) and one.after.status == "circulated"}
    if circulated:
        decided = Outcome.objects.seen_by(by).filter(
            board=board, withdrawn=False, kind="decision", item__meeting__in=circulated
        )
        for meeting, title, text in decided.order_by("item__order", "id").values_list(
            "item__meeting_id", "item__title", "text"
        ):
            lead = _called(circulated[meeting], circulated[meeting].due)
            told.append(Told(MEETINGS, lead, f"decided on {quoted(title)}: {quoted(text)}.", "Meeting", meeting))
    return sorted(told, key=lambda one: (one.lead, one.of or 0))


def _is_new(change: Change) -> bool:
    return change.after.kind == "MinutesStep" and change.before is None and not change.after.gone


def _called(state: State, on: str) -> str:
    return f"{state.label}, {date.fromisoformat(on):%-d %B %Y}"


def _told(change: Change) -> Told | None:
    new = change.after
    if new.kind == "Meeting":
        lead, words = _called(new, new.words), _meeting(change.before, new)
    elif new.kind == "Item":
        lead, words = _called(new, new.due), _item(change.before, new)
    elif _is_new(change):
        lead, words = _called(new, new.due), f"has minutes, which were {new.status}."
    else:
        return None
    return Told(MEETINGS, lead, words, "Meeting", new.of) if words else None


def _meeting(old: State | None, new: State) -> str:
    where = f" at {quoted(new.second)}" if new.second else ""
    time = f", {new.due}," if new.due and where else f", {new.due}" if new.due else ""
    if new.gone:
        return "is planned no more."
    if new.status:
        return f"is cancelled: {quoted(new.status)}." if old is None or not old.status else ""
    if old is None or old.gone:
        return f"is planned{time}{where}."
    if old.words != new.words:
        return f"was moved; it was to be on {date.fromisoformat(old.words):%-d %B %Y}."
    return f"is now{time or ' at no stated time'}{where}." if (old.due, old.second) != (new.due, new.second) else ""


def _item(old: State | None, new: State) -> str:
    if new.gone:
        return f"has no longer on its agenda: {quoted(new.words)}."
    if old is None or old.gone:
        return f"has on its agenda: {quoted(new.words)}."
    return f"has on its agenda {quoted(new.words)}; it read {quoted(old.words)}." if old.words != new.words else ""
