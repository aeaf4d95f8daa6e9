"""A board of any size, written through the doors: plans of five years of rounds, and with 15 or 1,500 actions."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from answerable.access.actor import Actor
from answerable.evidence.models import Measure, Observation
from answerable.partnership.models import Board
from answerable.plan.changes import add_all, make_plan, open_round
from answerable.plan.models import Action, Aim, Answerer, Commitment, Objective, Plan, Shortfall, Statement

BEGINS = date(2009, 3, 31)
_SAID = (
    "Partners met and agreed how the work is shared. {n} cases were looked at, of which {m}% met the standard; the "
    "group will report again at the end of the quarter and has asked two agencies for their own figures."
)


def fill(*, by: Actor, board: Board, actions: int, rounds: int = 2) -> Plan:
    """A plan with this many actions, ten to an objective and ten objectives to an aim, and as many quarterly rounds,
    each known from its own day. In each round nine of ten actions have a statement, and one of ten a promise; some lack
    a lead or a date."""
    begun = _moment(BEGINS - timedelta(days=1))
    plan = make_plan(by=by, board=board, title="Business plan", period="2009/14", known_from=begun)
    objectives = max(1, actions // 10)
    aims = [Aim(ref=f"{n}", title=f"Aim number {n}", order=n) for n in range(1, 2 + objectives // 10)]
    add_all(by=by, plan=plan, things=aims, known_from=begun)
    placed = [
        Objective(aim=aims[n // 10], ref=f"{1 + n // 10}.{n}", title=f"Objective number {n}", order=n)
        for n in range(objectives)
    ]
    add_all(by=by, plan=plan, things=placed, known_from=begun)
    made = [
        Action(
            objective=placed[n * objectives // actions],
            ref=f"{n + 1}",
            order=n,
            text=f"Do thing {n + 1} well and show that children are safer for it",
            **({} if n % 7 == 3 else {"due_words": "March 2013", "due_from": date(2013, 3, 1)}),
            due_to=None if n % 7 == 3 else date(2013, 3, 31),
        )
        for n in range(actions)
    ]
    add_all(by=by, plan=plan, things=made, known_from=begun)
    leads = [
        Answerer(action=action, part="lead", words=f"Agency {n % 20}", order=0)
        for n, action in enumerate(made)
        if n % 5
    ]
    add_all(by=by, plan=plan, things=leads, known_from=begun)
    measures = [
        Measure(action=action, what=f"children seen under {action.ref}", kind="series", unit="children", order=n)
        for n, action in enumerate(made)
        if n % 10 == 0
    ]
    add_all(by=by, plan=plan, things=measures, known_from=begun)
    for n in range(rounds):
        report(by, plan, made, measures, n)
    return plan


def report(by: Actor, plan: Plan, actions: list[Action], measures: list[Measure], n: int) -> None:
    """What is said of these actions and measures in the plan's round number `n`, counted from 0."""
    on = BEGINS + timedelta(days=91 * n)
    known = _moment(on)
    round = open_round(by=by, plan=plan, title=f"Round {n + 1}", on=on, known_from=known)
    levels = ("on track", "done", "off track", "recovery agreed", "not started")
    said = [
        Statement(
            round=round,
            action=action,
            text=(text := _SAID.format(n=at + n, m=at % 100)),
            blocks=[{"kind": "paragraph", "text": text}],
            delivery=levels[(at + n) % 5],
            impact="some evidence" if at % 3 == 0 else "",
        )
        for at, action in enumerate(actions)
        if at % 10
    ]
    due = on + timedelta(days=30)
    promised = [
        Commitment(
            round=round,
            action=action,
            kind="report",
            what=f"report on thing {action.ref}",
            who="The group",
            due_words=f"{due:%B %Y}",
            due_from=due,
            due_to=due,
            outcome="done" if n % 2 else "",
        )
        for action in actions[::10]
    ]
    weak = [Shortfall(round=round, action=action, text=f"Thing {action.ref} has no base") for action in actions[::25]]
    counted = [
        Observation(measure=measure, round=round, value=20.0 + n, period_words=f"{on:%B %Y}", period_to=on)
        for measure in measures
    ]
    things: tuple[list[Statement] | list[Commitment] | list[Shortfall] | list[Observation], ...]
    things = (said, promised, weak, counted)
    for each in things:
        add_all(by=by, plan=plan, things=each, known_from=known)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))
