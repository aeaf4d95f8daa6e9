"""Whether what is said of an action fits what is known of it: its status beside its promises, dates and sources."""

from collections.abc import Iterator
from datetime import date, timedelta

from answerable.questions.rules.asking import Question, Side, of_action, of_promise, of_statement, on_action
from answerable.questions.rules.facts import Action, Round, Statement
from answerable.questions.rules.record import GOOD, OUTSIDE, Record
from answerable.ui.words import counted, listed

RESTS = timedelta(days=180)  # so long after it was done something is to be looked at again, whatever the rounds


def green_with_overdue(record: Record) -> Iterator[Question]:
    """On track or done, with a milestone or a promise whose day has passed without a word."""
    newest = record.newest.on if record.newest else None
    for action in record.actions:
        said = record.newest_said.get(action.id)
        level = record.colours.get(("delivery", said.delivery)) if said else None
        if said is None or level is None or level.colour not in GOOD or action.closed in {"stopped", "carried forward"}:
            continue
        late = [one for one in record.promises_of.get(action.id, []) if one.is_late(record.today, newest)]
        past = action.due_to if level.code != "done" and not action.closed else None
        sides = [of_statement(record, said, level.name), *(of_promise(record, one) for one in late)]
        why = [f"{counted(len(late), 'promise is', 'promises are')} past the day without news"] if late else []
        if past and past < record.today:
            why.append(f"its own date, {action.due_words or f'{past:%-d %B %Y}'}, has passed")
            sides.append(Side("action", action.id, f"Action {action.ref}, when it is due", action.due_words, action.id))
        if why:
            asks = f"Action {action.ref} is said to be “{level.name}”, while {listed(why)}: does the status still hold?"
            yield on_action(record, "green-late", asks, action, sides)


def never_retested(record: Record) -> Iterator[Question]:
    """Done a round ago, or closed as done, and nothing has been looked at since to see whether it lasts."""
    for action in record.actions:
        since, said = _done_since(record, action)
        if since is None or _looked_at_since(record, action, since.on):
            continue
        sides = [of_action(action), *([of_statement(record, said, said.text or "Done")] if said else [])]
        asks = (
            f"Action {action.ref} was done by {since.title}, and nothing has been looked at since: what shows that it "
            "lasts?"
        )
        yield on_action(record, "never-retested", asks, action, sides)


def _done_since(record: Record, action: Action) -> tuple[Round | None, Statement | None]:
    """The earlier of the newest two rounds in which an action was done, once it is time to look again."""
    for round in filter(None, (record.before, record.newest)):
        said = record.said.get((action.id, round.id))
        done = (said is not None and said.delivery == "done") or (action.closed == "done" and round is record.before)
        if done and (round is record.before or record.today - round.on >= RESTS):
            return round, said
    return None, None


def _looked_at_since(record: Record, action: Action, day: date) -> bool:
    """Whether an outcome was looked at, a value is of a time after that day, or somebody else confirmed the impact."""
    items = record.items_of(action=action.id)
    values = [v for m in record.measures_of.get(action.id, []) for v in record.values_of.get(m.id, [])]
    said = record.newest_said.get(action.id)
    return (
        any(item.kind != "activity" and item.on and item.on > day for item in items)
        or any(value.period_to and value.period_to > day for value in values)
        or (said is not None and said.impact == "confirmed")
    )


def raised_alone(record: Record) -> Iterator[Question]:
    """Status or impact is better than a round ago, by the agencies' own word alone."""
    newest, before = record.newest, record.before
    if newest is None or before is None:
        return
    for action in record.actions:
        now, then = (record.said.get((action.id, round.id)) for round in (newest, before))
        if now is None or then is None or _has_outside_source(record, action.id):
            continue
        for scale, is_now, was in (("impact", now.impact, then.impact), ("status", now.delivery, then.delivery)):
            here, there = (record.colours.get((_SCALE[scale], code)) for code in (is_now, was))
            if here and there and here.colour in GOOD and there.colour not in GOOD:
                asks = (
                    f"The {scale} of action {action.ref} went from “{there.name}” in {before.title} to “{here.name}” "
                    f"in {newest.title}, and no source from outside speaks for it: what shows it?"
                )
                sides = [of_statement(record, now, f"{here.name}. {now.text}")]
                sides.append(of_statement(record, then, f"{there.name}. {then.text}"))
                yield on_action(record, "raised-alone", asks, action, sides, scale)
                break


_SCALE = {"impact": "impact", "status": "delivery"}


def _has_outside_source(record: Record, action: int) -> bool:
    made = [item.producer for item in record.items_of(action=action) if item.kind != "activity"]
    made += [m.producer for m in record.measures_of.get(action, []) if record.values_of.get(m.id)]
    return not OUTSIDE.isdisjoint(made)
