"""The promises and measures of a document beside those that stand already in the plan it reports on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from answerable.access.actor import Actor
from answerable.evidence.models import Measure, Observation
from answerable.history.together import Ask, read_together
from answerable.intake.rules import section_key
from answerable.intake.same_measure import Counted, CountedOver, may_be
from answerable.intake.same_promise import Match, Promise, match, settled
from answerable.plan.changes import conclude_commitment, correct
from answerable.plan.models import Aim, Commitment, Objective, Plan, Round
from answerable.plan.record import known_actions
from answerable.plan.rows import Aim as AimRow
from answerable.plan.rows import Commitment as Stands
from answerable.plan.rows import Objective as ObjectiveRow
from answerable.plan.rules import day, due_columns, plain
from answerable.reading import proposal as read
from answerable.reading.letters import shortened

_NEW, _MOVED, _WORDED = "New promises", "Promises with another date", "Promises worded differently"
_UNSURE = "Promises that may stand already, added as new ones unless you say otherwise"
_COUNTED = "Measures that may stand already, added as new ones unless you say otherwise"


@dataclass(frozen=True)
class Standing:
    """The promises that stand in a plan (`there`), and what each of a document's promises is of them; with the plan's
    actions: ref, text and outcome by key (`wordings`), and the key by each ref that one has or once had (`actions`);
    with its aims and objectives, title by ref; and with what it counts (`measures`)."""

    plan: Plan | None = None
    there: list[Stands] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    wordings: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    actions: dict[str, int] = field(default_factory=dict)
    aims: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)
    measures: list[Counted] = field(default_factory=list)
    over: list[CountedOver] = field(default_factory=list)
    found: read.Proposal = read.Proposal()

    @cached_property
    def counted(self) -> list[tuple[Counted, ...]]:
        """For each measure of the document those of the plan that it may be (see `same_measure.may_be`)."""
        return may_be(self.found.measures, self.measures, self.actions, self.over)

    def settled(self, said: Sequence[str]) -> list[Stands | None]:
        """The promise that each of the document's is; None for a new one (see `same_promise.settled`)."""
        said = list(said) or [""] * len(self.matches)
        rows = settled(self.matches, said, [one.id for one in self.there])
        return [None if row is None else self.there[row] for row in rows]


def standing(plan: Plan | None, found: read.Proposal) -> Standing:
    """The promises and measures that stand in a plan beside those of a document. Two queries."""
    if plan is None:
        return Standing(matches=[Match()] * len(found.commitments), found=found)
    wordings, actions = known_actions(plan.pk)
    here = {"plan_id": plan.pk, "withdrawn": False}
    wholes = {value.denominator for one in found.measures for value in one.values} - {None}
    there, aims, objectives, measures, over = read_together(
        None,
        Ask(Stands, Commitment, here),
        Ask(AimRow, Aim, here),
        Ask(ObjectiveRow, Objective, here),
        Ask(Counted, Measure, here),
        Ask(CountedOver, Observation, {**here, "denominator": list(wholes)}),
    )
    earlier = [Promise((c.action_id, section_key(c.section)), c.what, c.due_to) for c in there]
    now = [
        Promise((actions.get(c.action or ""), section_key(c.section or "")), c.what, day(c.due.to) if c.due else None)
        for c in found.commitments
    ]
    return Standing(
        plan, there, match(now, earlier), wordings, actions, _titles(aims), _titles(objectives), measures, over, found
    )


def _titles(levels: Sequence[AimRow | ObjectiveRow]) -> dict[str, str]:
    return {level.ref: level.title for level in levels}


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
    if not values and not late:
        return
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


def sentences(standing: Standing, promises: Sequence[str], measures: Sequence[str]) -> list[str]:
    """What a document does to the promises and measures that stand, in plain words, one sentence a kind; `promises` and
    `measures`: what a person said of each (see `correcting.Besides`)."""
    kinds: dict[str, list[str]] = {name: [] for name in (_NEW, _UNSURE, _MOVED, _WORDED, _COUNTED)}
    counted = zip(standing.found.measures, standing.counted, measures, strict=True) if measures else ()
    kinds[_COUNTED] = [_called(one) for one, may, words in counted if may and not words]
    found = standing.found.commitments if standing.there else ()
    said = list(promises) or [""] * len(found)
    for before, one, matched, words in zip(standing.settled(said), found, standing.matches, said, strict=False):
        called = _called(one)
        if before is None:
            kinds[_UNSURE if matched.perhaps and not words else _NEW].append(called)
        elif moved(before, one):
            kinds[_MOVED].append(called)
        elif reworded(before, one):
            kinds[_WORDED].append(called)
    return [f"{kind}: {'; '.join(those)}." for kind, those in kinds.items() if those]


def _called(one: read.Commitment | read.Measure) -> str:
    return f"“{shortened(one.what, 80)}”" + (f" ({one.action})" if one.action else "")
