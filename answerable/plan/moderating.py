"""Which groups moderate what is reported on an action, and what they said of it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from answerable.access.actor import Actor
from answerable.plan.models import Answerer, Moderation, Update
from answerable.plan.record import grouped
from answerable.plan.reporting import digest_of, report_of, word_of
from answerable.plan.rules import SENT, moderating


class Reported(NamedTuple):
    """An update, as what matters to whom moderates it: its id, its action's, that of the objective above, and that of
    the group whose own it is."""

    id: int
    action: int
    objective: int | None
    group: int | None


def reported(update: Update) -> Reported:
    """An update that comes with its action."""
    return Reported(update.pk, update.action_id, update.action.objective_id, update.group_id)


def moderators_of(updates: Collection[Reported]) -> dict[int, dict[int, str]]:
    """The groups that moderate each of these updates, by its id: their names by their ids. One query."""
    above = {one.objective for one in updates} - {None}
    of = Q(action__in={one.action for one in updates}) | Q(objective__in=above)
    answers = Answerer.objects.filter(of, withdrawn=False, group__withdrawn=False).order_by("group__name", "pk")
    named = list(answers.values_list("action", "objective", "group", "group__name"))
    names = {group: name for _, _, group, name in named}

    def theirs(one: Reported) -> set[int]:
        on = {group for action, _, group, _ in named if action == one.action}
        over = {group for _, objective, group, _ in named if objective and objective == one.objective}
        return moderating(on, over, one.group)

    return {one.id: {pk: names[pk] for pk in names if pk in theirs(one)} for one in updates}


class Waiting(NamedTuple):
    """An update that a group moderates, and what the group says of its words as they are: "" where it says nothing yet,
    and else its verdict."""

    update: Update
    group: int
    name: str
    verdict: str


def to_moderate(by: Actor, round: int, groups: Collection[int]) -> list[Waiting]:
    """What was sent in a round on the actions of these groups, by others than themselves, in the plan's order; what
    waits stands first. Three queries."""
    theirs = Answerer.objects.filter(group__in=groups, withdrawn=False)
    of = Q(action__in=theirs.values("action")) | Q(action__objective__in=theirs.values("objective"))
    sent = Update.objects.seen_by(by).filter(of, round=round, withdrawn=False, state__in=SENT)
    found = list(sent.select_related("action__objective").order_by("action__objective__order", "action__order", "pk"))
    if not found:
        return []
    moderators = moderators_of([reported(one) for one in found])
    said = {(m.update_id, m.group_id): m for m in moderations_of(by, [one.pk for one in found])}

    def verdict(update: Update, group: int) -> str:
        one = said.get((update.pk, group))
        return one.verdict if one and one.said == digest_of(report_of(update)) else ""

    rows = [
        Waiting(update, pk, name, verdict(update, pk))
        for update in found
        for pk, name in moderators[update.pk].items()
        if pk in groups
    ]
    return sorted(rows, key=lambda row: bool(row.verdict))


class Moderated(NamedTuple):
    """What groups say of an update, in words (reporting.word_of), and which `wait`, as (id, name): those that moderate
    it and have said nothing of its words as they are."""

    words: list[tuple[str, str]]
    waits: list[tuple[int, str]]


def moderated(by: Actor, sent: Mapping[Reported, Any], names: Mapping[tuple[str, str], str]) -> dict[int, Moderated]:
    """What became of updates that were sent in their groups, by the update's id; each comes as it is, whether a record
    or a row of one. Two queries, none where there are no updates."""
    if not sent:
        return {}
    said = grouped(moderations_of(by, [one.id for one in sent]), "update_id")
    moderators = moderators_of(sent)
    found = {}
    for one, update in sent.items():
        report, words = report_of(update), said[one.id]
        done = {word.group_id for word in words if word.said == digest_of(report)}
        found[one.id] = Moderated(
            [word_of(word, word.group.name, report, names) for word in words],
            [(pk, name) for pk, name in moderators[one.id].items() if pk not in done],
        )
    return found


def moderations_of(by: Actor, updates: Iterable[int]) -> QuerySet[Moderation]:
    """The newest word of each group on these updates."""
    there = Moderation.objects.seen_by(by).filter(update__in=list(updates), withdrawn=False)
    return there.select_related("group").order_by("pk")
