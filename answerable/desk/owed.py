"""What an agency, a group or a post leads, contributes to and owes, as at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.evidence import models as evidence_models
from answerable.evidence.record import Measure
from answerable.history.together import Ask, read_together
from answerable.partnership.rules import speaks_of
from answerable.plan import models
from answerable.plan.charts import stands
from answerable.plan.record import Action, Answerer, Commitment, Objective, Plan, Round, Statement, Update
from answerable.plan.rules import named, plain, sees_update
from answerable.plan.year.record import plans_in_use


@dataclass(frozen=True)
class Whose:
    """Whose duties: a body by its key, or posts by their words (and, of those that the board knows, `post_ids`); and
    every name that a promise may call it by."""

    agency: int | None = None
    group: int | None = None
    posts: tuple[str, ...] = ()
    post_ids: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def parties(self) -> set[Party]:
        """By whose reports it is heard."""
        return {Party(self.agency, self.group)} | {Party(post=pk) for pk in self.post_ids}

    def is_named_in(self, answerer: Answerer) -> bool:
        if self.agency and answerer.agency_id == self.agency:
            return True
        if self.group and answerer.group_id == self.group:
            return True
        return plain(answerer.words) in {plain(post) for post in self.posts}


@dataclass(frozen=True)
class Duty:
    """One action or objective that a body answers for. `words` are the body's as the plan prints them; `silent`: the
    newest round says nothing of the action, and the agency did not either."""

    part: str
    words: str
    action: Action | None
    objective: str
    title: str
    status: str
    colour: str
    silent: bool


@dataclass(frozen=True)
class Owed:
    """A promise that is still open, and how it stands."""

    promise: Commitment
    made_in: str
    standing: str


@dataclass(frozen=True)
class PlanNow:
    """The parts of a plan that say who answers for what, with the newest round's progress. `rounds` and `commitments`
    are those of all plans of the board: a promise outlives the plan it was made in."""

    plan: Plan
    objectives: dict[int, Objective]
    actions: dict[int, Action]
    answerers: list[Answerer]
    rounds: dict[int, Round]
    commitments: list[Commitment]
    measures: list[Measure]
    statements: dict[int, Statement]
    updates: list[Update]
    levels: list[models.StatusLevel]

    @property
    def round(self) -> Round | None:
        """The newest of this plan."""
        own = (round for round in self.rounds.values() if round.plan_id == self.plan.id)
        return max(own, key=lambda r: (r.on, r.id), default=None)

    def duties(self, whose: Whose) -> list[Duty]:
        """What it leads, then what it contributes to, in the plan's order."""
        there = [a for a in self.answerers if whose.is_named_in(a) and (a.action_id or a.objective_id)]
        found = [self._duty(answerer, whose) for answerer in there]
        return sorted(
            (duty for duty in found if duty),
            key=lambda d: (d.part != "lead", d.action is not None, d.action.order if d.action else 0),
        )

    def _duty(self, answerer: Answerer, whose: Whose) -> Duty | None:
        action = self.actions.get(answerer.action_id or 0)
        objective = self.objectives.get(answerer.objective_id or 0)
        if action is None and objective is None:  # of a withdrawn one
            return None
        if action is None:
            name = named(self.plan.objective_word, objective.ref) if objective else ""
            title = (objective.title or objective.also_text) if objective else ""
            return Duty(answerer.part, answerer.words, None, name, title, "", "", silent=False)
        above = self.objectives.get(action.objective_id or 0)
        name = named(self.plan.objective_word, above.ref) if above else ""
        statement = self.statements.get(action.id)
        heard = any(u.action_id == action.id and u.party in whose.parties for u in self.updates)
        status, colour = stands(action, statement, self.levels)
        silent = not action.closed and self.round is not None and not (statement and statement.text) and not heard
        return Duty(answerer.part, answerer.words, action, name, action.text, status, colour, silent)

    def owed(self, whose: Whose, on: date) -> list[Owed]:
        """The open promises in which it is named, those that were due first at the top."""
        newest = max((round.on for round in self.rounds.values()), default=None)
        still = [c for c in self.commitments if c.is_open and speaks_of(c.who, (*whose.names, *whose.posts))]
        return [
            Owed(
                promise=c,
                made_in=self.rounds[c.round_id].title if c.round_id in self.rounds else "",
                standing=c.standing(on, newest),
            )
            for c in sorted(still, key=lambda c: (c.due_to or date.max, c.id))
        ]

    def unknown(self, posts: Iterable[str]) -> dict[str, list[Answerer]]:
        """The owners that are no agency, group or post yet, by their words; most named first."""
        known = {plain(post) for post in posts}
        found: dict[str, list[Answerer]] = {}
        for answerer in self.answerers:
            if answerer.agency_id is None and answerer.group_id is None and plain(answerer.words) not in known:
                found.setdefault(plain(answerer.words), []).append(answerer)
        ordered = sorted(found.values(), key=lambda same: (-len(same), same[0].words.casefold()))
        return {same[0].words: same for same in ordered}


def plan_in_use(board: int, at: datetime | None) -> int | None:
    """The plan that a board works by, as at a moment. One query."""
    on = timezone.localdate(at) if at else timezone.localdate()
    return next((plan.id for plan in plans_in_use(board, at, on)), None)


def read_duties(actor: Actor, board: int, at: datetime | None) -> PlanNow | None:
    """The plan that the board works by, and what is still promised of any; None where there was none at `at`. Four
    queries."""
    pk = plan_in_use(board, at)
    if pk is None:
        return None
    of, of_board = ({name: of, "withdrawn": False} for name, of in (("plan_id", pk), ("board_id", board)))
    plans, objectives, actions, answerers, rounds, commitments, measures = read_together(
        at,
        Ask(Plan, models.Plan, {"id": pk}),
        Ask(Objective, models.Objective, of),
        Ask(Action, models.Action, of),
        Ask(Answerer, models.Answerer, of),
        Ask(Round, models.Round, of_board),
        Ask(Commitment, models.Commitment, of_board),
        Ask(Measure, evidence_models.Measure, of),
    )
    if not plans:
        return None
    newest = max((one for one in rounds if one.plan_id == pk), key=lambda r: (r.on, r.id), default=None)
    said = {"round_id": newest.id if newest else 0, "withdrawn": False}
    statements, updates = read_together(at, Ask(Statement, models.Statement, said), Ask(Update, models.Update, said))
    own, keeps = actor.parties(board), actor.may(Permission.EDIT_PLAN, board)
    levels = models.StatusLevel.objects.seen_by(actor).filter(board=board, scale="delivery")
    return PlanNow(
        plan=plans[0],
        objectives={o.id: o for o in objectives},
        actions={a.id: a for a in actions},
        answerers=sorted(answerers, key=lambda a: (a.order, a.id)),
        rounds={r.id: r for r in rounds},
        commitments=commitments,
        measures=sorted(measures, key=lambda m: (m.order, m.id)),
        statements={s.action_id: s for s in statements},
        updates=[one for one in updates if sees_update(one.state, one.party, own=own, keeps_plan=keeps)],
        levels=list(levels.order_by("order")),
    )
