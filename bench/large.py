"""A board after three years of quarters: sixty agencies, 400 actions, twelve rounds with what each agency said, 50,000
evidence items and 200,000 observations; written through the doors."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.utils import timezone

from answerable.access.actor import Actor
from answerable.assurance import changes as assurance
from answerable.assurance.models import EvidenceOf
from answerable.evidence.models import Evidence, EvidenceFor, Measure, Observation
from answerable.history.changes import keep_all
from answerable.partnership.changes import make_agency
from answerable.partnership.models import Agency, Board
from answerable.plan.changes import add_all
from answerable.plan.models import Action, Answerer, Plan, PlanRecord, Round, Update
from bench.board import BEGINS, fill

BEGUN = timezone.make_aware(datetime.combine(BEGINS, time()))  # from when all but what rounds say is known
AGENCIES, ACTIONS, ROUNDS = 60, 400, 12
ITEMS, MEASURES, POINTS = 50_000, 2_000, 100
KINDS = ("activity", "activity", "activity", "outcome", "voice")
R = TypeVar("R", bound=PlanRecord)


def fill_large(*, by: Actor, board: Board) -> Plan:
    """The whole of it; some minutes."""
    agencies = [make_agency(by=by, board=board, name=f"Agency {n} of Eastmarsh") for n in range(AGENCIES)]
    plan = fill(by=by, board=board, actions=ACTIONS, rounds=ROUNDS)
    actions = list(Action.objects.filter(plan=plan).order_by("pk"))
    contributors = [
        Answerer(action=action, part="contributor", words=agency.name, agency=agency, order=1)
        for n, action in enumerate(actions)
        for agency in (agencies[n % AGENCIES],)
    ]
    add_all(by=by, plan=plan, known_from=BEGUN, things=contributors)
    for round in Round.objects.filter(plan=plan):
        add_all(by=by, plan=plan, known_from=BEGUN, things=_updates(round, actions, agencies))
    _counted(by, plan, actions, agencies)
    items = _evidence(by, plan, actions, agencies)
    _framework(by, board, agencies, items)
    return plan


def _updates(round: Round, actions: Sequence[Action], agencies: Sequence[Agency]) -> list[Update]:
    return [
        Update(
            round=round,
            action=action,
            agency=agencies[n % AGENCIES],
            text=f"We met {n} families and agreed with each what would help.",
            difference="Fewer of them had to be seen again.",
            state="accepted",
            delivery="on track",
        )
        for n, action in enumerate(actions)
    ]


def _counted(by: Actor, plan: Plan, actions: Sequence[Action], agencies: Sequence[Agency]) -> None:
    measures = [
        Measure(
            action=actions[n % ACTIONS],
            agency=agencies[n % AGENCIES],
            what=f"families seen, count {n}",
            kind="series",
            unit="families",
            order=1000 + n,
        )
        for n in range(MEASURES)
    ]
    add_all(by=by, plan=plan, known_from=BEGUN, things=measures)
    month = timedelta(days=30)
    for some in _batches(measures, 200):
        values = [
            Observation(
                measure=measure,
                value=float(20 + (measure.pk * 7 + n * 13) % 17),
                period_words=f"{on:%B %Y}",
                period_from=on.replace(day=1),
                period_to=on,
            )
            for measure in some
            for n in range(POINTS)
            for on in (date(2018, 1, 28) + n * month,)
        ]
        add_all(by=by, plan=plan, known_from=BEGUN, things=values)


def _evidence(by: Actor, plan: Plan, actions: Sequence[Action], agencies: Sequence[Agency]) -> list[Evidence]:
    items = [
        Evidence(
            title=f"What {agencies[n % AGENCIES].name} can show, item {n}",
            kind=KINDS[n % 5],
            agency=agencies[n % AGENCIES],
            producer="agency itself",
            method="return",
            on=date(2012, 1, 1) + timedelta(days=n % 700),
        )
        for n in range(ITEMS)
    ]
    for some in _batches(items, 5_000):
        add_all(by=by, plan=plan, known_from=BEGUN, things=some)
        add_all(
            by=by, plan=plan, things=[EvidenceFor(evidence=item, action=actions[item.pk % ACTIONS]) for item in some]
        )
    return items


def _framework(by: Actor, board: Board, agencies: Sequence[Agency], items: Sequence[Evidence]) -> None:
    """Each agency has five objectives of its own, and fifty items speak for them."""
    for at, agency in enumerate(agencies):
        assurance.set_stage(by=by, board=board, agency=agency.pk, stage="implemented")
        told = {"by": by, "board": board, "agency": agency.pk, "on_behalf": "By e-mail."}
        own = [assurance.add_objective(**told, words=f"Own {n}") for n in range(5)]
        ties = [
            EvidenceOf(board=board, evidence=item, objective=own[n % 5])
            for n, item in enumerate(items[at::AGENCIES][:50])
        ]
        keep_all(ties, by=by, board=board.pk, what="evidence tied to own objectives")
        said = {"group": None, "on": timezone.localdate(), "words": "Looked at.", "conclusion": "assured"}
        assurance.add_review(by=by, board=board, agency=agency.pk, values=said)


def _batches(things: Sequence[R], size: int) -> Iterator[list[R]]:
    for at in range(0, len(things), size):
        yield list(things[at : at + size])
