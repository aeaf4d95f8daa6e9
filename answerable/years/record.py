"""A plan's year as at a moment: its steps, who was consulted and what they said; and the thread of an action from plan
to plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.history.together import Among, Ask, Reading
from answerable.partnership.record import Bodies
from answerable.plan import models as plan_models
from answerable.plan import rows
from answerable.plan.year.rules import is_finished, stands
from answerable.years import models
from answerable.years.rules import may_change


@dataclass(frozen=True)
class _Of:
    id: int
    agency_id: int | None
    group_id: int | None
    words: str

    def called(self, bodies: Bodies) -> str:
        """Whom it is of, as the board calls them."""
        body = bodies.agencies.get(self.agency_id or 0) or bodies.groups.get(self.group_id or 0)
        return body.name if body else self.words

    @property
    def whose(self) -> Party | str:
        return self.words or Party(self.agency_id, self.group_id)


@dataclass(frozen=True)
class Consulted(_Of):
    due_words: str
    due_to: date | None


@dataclass(frozen=True)
class Comment(_Of):
    objective_id: int | None
    text: str
    elsewhere: str
    on_words: str
    on_from: date
    became: str
    because: str


@dataclass(frozen=True)
class Objective:
    id: int
    ref: str
    title: str
    also_text: str


@dataclass(frozen=True)
class Year:
    """One plan's year. `before` is the plan it was begun from, `after` are those begun from it."""

    plan: rows.Plan
    before: rows.Plan | None
    after: list[rows.Plan]
    steps: list[rows.Step]
    consulted: list[Consulted]
    comments: list[Comment]
    objectives: dict[int, Objective]

    def stands(self, on: date) -> str:
        return stands(self.steps, on)


def year_of(plan: int) -> Reading:
    """The year of one plan; None where it was not there."""
    of = {"plan_id": plan, "withdrawn": False}
    begun_from = {"id": Among(plan_models.Plan, "follows_id", {"id": plan}), "withdrawn": False}
    asks = [
        Ask(rows.Plan, plan_models.Plan, {"id": plan, "withdrawn": False}),
        Ask(rows.Plan, plan_models.Plan, begun_from),
        Ask(rows.Plan, plan_models.Plan, {"follows_id": plan, "withdrawn": False}),
        Ask(rows.Step, plan_models.PlanStep, of),
        Ask(Consulted, models.Consulted, of),
        Ask(Comment, models.Comment, of),
        Ask(Objective, plan_models.Objective, of),
    ]

    def made(
        here: list[rows.Plan],
        before: list[rows.Plan],
        after: list[rows.Plan],
        steps: list[rows.Step],
        consulted: list[Consulted],
        comments: list[Comment],
        objectives: list[Objective],
    ) -> Year | None:
        if not here:
            return None
        by_id = {one.id: one for one in objectives}
        return Year(here[0], next(iter(before), None), after, steps, consulted, comments, by_id)

    return Reading(asks, made)


@dataclass(frozen=True)
class Linked:
    """An action of any plan, by its ref."""

    id: int
    plan_id: int
    objective_id: int | None
    ref: str
    text: str
    closed: str
    order: int


@dataclass(frozen=True)
class _Carried:
    id: int
    before_id: int
    action_id: int


@dataclass(frozen=True)
class _Said:
    id: int
    action_id: int
    round_id: int
    delivery: str


@dataclass(frozen=True)
class Fate:
    """What becomes of an action of a plan that ends: "done", "stopped", "carried forward", or "" while nobody has said;
    and where it goes on, as (action, its plan)."""

    action: Linked
    becomes: str
    on: list[tuple[Linked, rows.Plan]]


@dataclass(frozen=True)
class Ending:
    """Every action of a plan in order, with what becomes of it."""

    fates: list[Fate]

    @property
    def undecided(self) -> list[Fate]:
        return [fate for fate in self.fates if not fate.becomes]

    @property
    def homeless(self) -> list[Fate]:
        """Those that are to go on, and have no place in another plan yet."""
        return [fate for fate in self.fates if fate.becomes == "carried forward" and not fate.on]


def ending_of(plan: int, board: int) -> Reading:
    """What becomes of each action of a plan."""
    of = {"plan_id": plan, "withdrawn": False}
    mine = {"before_id": Among(plan_models.Action, "id", {"plan_id": plan}), "withdrawn": False}
    asks = [
        Ask(Linked, plan_models.Action, of),
        Ask(Objective, plan_models.Objective, of),
        Ask(rows.Round, plan_models.Round, of),
        Ask(_Said, plan_models.Statement, of),
        Ask(_Carried, models.Carried, mine),
        Ask(Linked, plan_models.Action, {"id": Among(models.Carried, "action_id", mine), "withdrawn": False}),
        Ask(rows.Plan, plan_models.Plan, {"board_id": board, "withdrawn": False}),
    ]

    def made(
        actions: list[Linked],
        objectives: list[Objective],
        rounds: list[rows.Round],
        said: list[_Said],
        carried: list[_Carried],
        on: list[Linked],
        plans: list[rows.Plan],
    ) -> Ending:
        day = {round.id: (round.on, round.id) for round in rounds}
        told = [one for one in said if one.delivery and one.round_id in day]
        newest = {one.action_id: one.delivery for one in sorted(told, key=lambda one: day[one.round_id])}
        goes_on = _links(carried, on, plans, of="before_id", to="action_id")
        place = {one.id: n for n, one in enumerate(objectives)}
        ordered = sorted(actions, key=lambda one: (place.get(one.objective_id or 0, len(place)), one.order))
        return Ending([Fate(one, _becomes(one, newest.get(one.id, "")), goes_on.get(one.id, [])) for one in ordered])

    return Reading(asks, made)


def _becomes(action: Linked, delivery: str) -> str:
    if action.closed:
        return action.closed
    return "done" if is_finished(closed="", delivery=delivery) else ""


Links = dict[int, list[tuple[Linked, rows.Plan]]]


def _links(carried: Sequence[_Carried], actions: Sequence[Linked], plans: Sequence[rows.Plan], **ends: str) -> Links:
    """The actions at the other end of each link, with their plans; of one that was withdrawn nothing."""
    there = {action.id: action for action in actions}
    plan = {one.id: one for one in plans}
    found: Links = {}
    for link in carried:
        other = there.get(getattr(link, ends["to"]))
        if other and other.plan_id in plan:
            found.setdefault(getattr(link, ends["of"]), []).append((other, plan[other.plan_id]))
    return found


@dataclass(frozen=True)
class Thread:
    """The thread of one action: where it comes `before` from, the newest plan first, and where it goes `on`, as
    (action, plan); and the promises of those before that somebody still has to keep."""

    before: list[tuple[Linked, rows.Plan]]
    on: list[tuple[Linked, rows.Plan]]
    owed: list[tuple[rows.Commitment, Linked]]


def thread_of(action: int, board: int) -> Reading:
    """The thread of an action through the plans before it and into the next."""
    same = Among(models.Carried, "first_id", {"action_id": action, "withdrawn": False})
    earlier = Among(models.Carried, "before_id", {"first_id": same, "withdrawn": False})
    later = {"before_id": action, "withdrawn": False}
    asks = [
        Ask(_Carried, models.Carried, {"first_id": same, "withdrawn": False}),
        Ask(Linked, plan_models.Action, {"id": earlier, "withdrawn": False}),
        Ask(rows.Commitment, plan_models.Commitment, {"action_id": earlier, "withdrawn": False}),
        Ask(_Carried, models.Carried, later),
        Ask(Linked, plan_models.Action, {"id": Among(models.Carried, "action_id", later), "withdrawn": False}),
        Ask(rows.Plan, plan_models.Plan, {"board_id": board, "withdrawn": False}),
    ]

    def made(
        links: list[_Carried],
        actions: list[Linked],
        promises: list[rows.Commitment],
        forward: list[_Carried],
        after: list[Linked],
        plans: list[rows.Plan],
    ) -> Thread:
        back = _links(links, actions, plans, of="action_id", to="before_id")
        before: list[tuple[Linked, rows.Plan]] = []
        here = action
        while here in back:
            before.append(back.pop(here)[0])
            here = before[-1][0].id
        there = {one.id: one for one, _ in before}
        owed = [(one, there[one.action_id]) for one in promises if one.is_open and one.action_id in there]
        on = _links(forward, after, plans, of="before_id", to="action_id").get(action, [])
        return Thread(before, on, owed)

    return Reading(asks, made)


def may_put_right(actor: Actor, comment: models.Comment, stands: str) -> bool:
    """Whether somebody may correct or withdraw a comment (see `rules.may_change`). One query."""
    keeps = actor.may(Permission.EDIT_PLAN, comment.board_id)
    first = comment.history.order_by("history_id").values_list("history_user_id", flat=True).first()
    own = actor.user is not None and first == actor.user and actor.may(Permission.ANSWER_ASK, comment.board_id)
    return may_change(comment.elsewhere, own=own, keeps=keeps, runs=stands == "consultation")
