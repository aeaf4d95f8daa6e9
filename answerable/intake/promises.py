"""The promises of a document beside those that stand already in the plan it reports on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from answerable.access.actor import Actor
from answerable.evidence.models import Measure
from answerable.history.together import Ask, read_together
from answerable.intake.same_measure import Counted
from answerable.intake.same_promise import Match, Promise, match, settled
from answerable.plan.changes import conclude_commitment, correct
from answerable.plan.models import Commitment, Plan, Round
from answerable.plan.record import known_actions
from answerable.plan.rows import Commitment as Stands
from answerable.plan.rules import day, due_columns, plain
from answerable.reading import proposal as read

_NEW, _MOVED, _WORDED = "New promises", "Promises with another date", "Promises worded differently"
_UNSURE = "Promises that may stand already, added as new ones unless you say otherwise"


@dataclass(frozen=True)
class Standing:
    """The promises that stand in a plan (`there`), and what each of a document's promises is of them; with the plan's
    actions: ref, text and outcome by key (`wordings`), and the key by each ref that one has or once had (`actions`);
    and with what it counts (`measures`)."""

    plan: Plan | None = None
    there: list[Stands] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    wordings: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    actions: dict[str, int] = field(default_factory=dict)
    measures: list[Counted] = field(default_factory=list)

    def settled(self, said: Sequence[str]) -> list[Stands | None]:
        """The promise that each of the document's is; None for a new one (see `same_promise.settled`)."""
        said = list(said) or [""] * len(self.matches)
        rows = settled(self.matches, said, [one.id for one in self.there])
        return [None if row is None else self.there[row] for row in rows]


def standing(plan: Plan | None, found: Sequence[read.Commitment]) -> Standing:
    """The promises that stand in a plan beside those found in a document. Two queries."""
    if plan is None:
        return Standing(matches=[Match()] * len(found))
    wordings, actions = known_actions(plan.pk)
    here = {"plan_id": plan.pk, "withdrawn": False}
    there, measures = read_together(None, Ask(Stands, Commitment, here), Ask(Counted, Measure, here))
    earlier = [Promise((c.action_id, plain(c.section)), c.what, c.due_to) for c in there]
    now = [
        Promise((actions.get(c.action or ""), plain(c.section or "")), c.what, day(c.due.to) if c.due else None)
        for c in found
    ]
    return Standing(plan, there, match(now, earlier), wordings, actions, measures)


def reworded(before: Stands, found: read.Commitment) -> dict[str, Any]:
    """The columns in which a document words a promise that stands in another way; its date apart."""
    said = {"what": found.what, "who": found.who or "", "meeting": found.meeting or ""}
    return {name: words for name, words in said.items() if words and plain(words) != plain(str(getattr(before, name)))}


def moved(before: Stands, found: read.Commitment) -> bool:
    """Whether a document gives a promise that stands another day; not where somebody has said what became of it."""
    if before.due_to is None or before.outcome not in ("", "rescheduled"):
        return False
    return found.due is not None and found.due.to is not None and day(found.due.to) != before.due_to


def go_on(before: Stands, found: read.Commitment, *, by: Actor, round: Round, known_from: datetime | None) -> None:
    """Let a promise that stands take the words a document has for it; where its day is another it is rescheduled."""
    values = reworded(before, found)
    if found.due and before.due_to is None:
        values |= due_columns(found.due)
    late = moved(before, found)
    promise = Commitment.objects.get(pk=before.id)
    if values:
        correct(by=by, thing=promise, values=values, known_from=known_from)
    if late:
        conclude_commitment(
            by=by,
            commitment=promise,
            outcome="rescheduled",
            words=f"Another date is given in the round “{round.title}”.",
            round=round,
            due=found.due,
            known_from=known_from,
        )


def sentences(standing: Standing, found: Sequence[read.Commitment], said: Sequence[str]) -> list[str]:
    """What a document does to the promises that stand, in plain words, one sentence a kind."""
    if not standing.there:
        return []
    said = list(said) or [""] * len(found)
    kinds: dict[str, list[str]] = {name: [] for name in (_NEW, _UNSURE, _MOVED, _WORDED)}
    for before, one, matched, words in zip(standing.settled(said), found, standing.matches, said, strict=True):
        called = f"“{_short(one.what)}”" + (f" ({one.action})" if one.action else "")
        if before is None:
            kinds[_UNSURE if matched.perhaps and not words else _NEW].append(called)
        elif moved(before, one):
            kinds[_MOVED].append(called)
        elif reworded(before, one):
            kinds[_WORDED].append(called)
    return [f"{kind}: {'; '.join(those)}." for kind, those in kinds.items() if those]


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79].rstrip() + "…"
