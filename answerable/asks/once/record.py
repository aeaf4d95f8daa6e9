"""Which other boards ask whoever answers for an agency too, and which actions they have said are the same."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.asks import models
from answerable.asks.once import rules
from answerable.asks.record import Part, named, on_board, parts_of
from answerable.asks.rules import ANSWERABLE
from answerable.plan.reporting import Report


@dataclass(frozen=True)
class Joined:
    """An action of another board of which the same is said. `half` is the note on the board that is answered here,
    `other` the one on that board; `ask` the newest that asks about it, `part` what it asks."""

    half: models.SaidOnce
    other: models.SaidOnce
    ask: models.Ask
    part: Part

    @property
    def board(self) -> str:
        return self.ask.board.short_name

    @property
    def report(self) -> Report:
        return self.part.report

    @property
    def shut(self) -> str:
        """See `rules.shut`."""
        return rules.shut(self.ask.state, bool(self.part.update and self.part.update.state == "accepted"))


def says_for(by: Actor, ask: models.Ask) -> bool:
    """Whether somebody answers an ask by an appointment with the agency that is asked: neither for a group or a post,
    nor by a link, nor because they keep the plan."""
    return ask.agency_id is not None and by.answers_for(ask.party, ask.board_id)


def _asked_elsewhere(by: Actor, ask: models.Ask) -> list[models.Ask]:
    """What other boards ask of the agencies for which the same person answers there: of each plan the newest. What a
    board calls an agency is its own, so nobody but that person can say that both are one. One query."""
    if not says_for(by, ask):
        return []
    whose = Q(pk__in=())
    for board in by.boards(Permission.ANSWER_ASK) - {ask.board_id}:
        whose |= Q(board=board, agency__in=[one.agency for one in by.parties(board) if one.agency is not None])
    asks = named(models.Ask.objects.filter(whose, on_board(), withdrawn=False, round__withdrawn=False))
    newest: dict[tuple[int, Party], models.Ask] = {}
    for each in asks.order_by("round__on", "round_id", "id"):
        newest[each.plan_id, each.party] = each
    return sorted(newest.values(), key=lambda each: (each.due, each.pk))


def elsewhere(by: Actor, ask: models.Ask) -> list[models.Ask]:
    """The asks of other boards that somebody who answers this one may answer now as well. One query."""
    return [each for each in _asked_elsewhere(by, ask) if each.state in ANSWERABLE]


def pairs(
    by: Actor, ask: models.Ask, actions: Collection[int]
) -> dict[int, list[tuple[models.SaidOnce, models.SaidOnce]]]:
    """By action of this ask the notes that it is said elsewhere too, each with its other half, of those which somebody
    may read both. One query."""
    if not says_for(by, ask):
        return {}
    notes = models.SaidOnce.objects.seen_by(by).filter(withdrawn=False, action__withdrawn=False)
    of_key: dict[str, list[models.SaidOnce]] = defaultdict(list)
    for note in notes.select_related("action", "board").order_by("pk"):
        of_key[note.key].append(note)
    found: dict[int, list[tuple[models.SaidOnce, models.SaidOnce]]] = defaultdict(list)
    for halves in of_key.values():
        own = [half for half in halves if (half.board_id, half.agency_id) == (ask.board_id, ask.agency_id)]
        others = [half for half in halves if half.board_id != ask.board_id]
        for half in own:
            if half.action_id in actions:
                found[half.action_id] += [(half, other) for other in others]
    return found


def joined(by: Actor, ask: models.Ask, action: int) -> list[Joined]:
    """The actions of other boards of which the same is said as of this one, where they ask about them. Two queries, and
    one for each board that asks."""
    found = pairs(by, ask, {action}).get(action, [])
    if not found:
        return []
    asks = {(each.plan_id, each.party): each for each in _asked_elsewhere(by, ask)}
    parts: dict[int, dict[int, Part]] = {}
    all_of = []
    for half, other in found:
        there = asks.get((other.plan_id, Party(other.agency_id)))
        if there is None:
            continue
        if there.pk not in parts:
            parts[there.pk] = {one.action.id: one for one in parts_of(there.plan_id, there.round_id, there.party)}
        if part := parts[there.pk].get(other.action_id):
            all_of.append(Joined(half, other, there, part))
    return sorted(all_of, key=lambda one: (one.board.casefold(), one.other.pk))
