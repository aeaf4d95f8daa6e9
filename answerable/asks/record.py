"""Asks and their parts, as they are now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from answerable.access.actor import Actor, Party
from answerable.access.models import User
from answerable.access.roles import Permission
from answerable.asks import models
from answerable.asks.rules import ANSWERABLE, ITSELF, Owner, digest, names_of_itself
from answerable.history.states import state_model
from answerable.history.together import Among, Ask, Reading, read_all, read_together
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Board, Member, Post
from answerable.partnership.record import Post as PostRow
from answerable.plan.models import Action, Answerer, Commitment, Objective, Round, Statement, Update
from answerable.plan.models import Plan as PlanModel
from answerable.plan.moderating import Moderated, Reported, moderated
from answerable.plan.record import grouped, level_names, levels_of
from answerable.plan.reporting import PARTS, Report, is_kept, promised, report_of, told
from answerable.plan.rows import Action as ActionRow
from answerable.plan.rows import Answerer as AnswererRow
from answerable.plan.rows import Objective as ObjectiveRow
from answerable.plan.rows import Round as RoundRow
from answerable.plan.rows import Statement as StatementRow
from answerable.plan.rows import Update as UpdateRow
from answerable.plan.rules import SENT, answering, plain
from answerable.reading.proposal import Commitment as Promise


@dataclass(frozen=True)
class Before:
    """What was said of an action last: in which round, and by whom ("the board", or "you": the agency itself)."""

    round: str
    whose: str
    text: str


@dataclass(frozen=True)
class Part:
    """One action of which an agency is asked. `part`: whether it leads it or contributes; `update` what it has said in
    this round."""

    action: ActionRow
    objective: ObjectiveRow | None
    part: str
    update: UpdateRow | None
    before: Before | None

    @property
    def is_said(self) -> bool:
        return bool(self.update and report_of(self.update).is_said)

    @property
    def is_own(self) -> bool:
        """Whether it is the agency's own words, or words that it has confirmed."""
        return not (self.update and self.update.on_behalf)

    def lines(self, names: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
        """What is said of it in words, by what each part is called; `names` are those of the board's levels."""
        return told(self.update, names) if self.update else []

    @property
    def report(self) -> Report:
        """What is said of it; empty where nothing is."""
        return report_of(self.update) if self.update else Report()


@dataclass(frozen=True)
class _Plan:
    """What says who answers for which actions of a plan, and what was said of them. `posts` are those that the board
    knows by its words: the agency that each is of, or the post."""

    objectives: dict[int, ObjectiveRow]
    actions: list[ActionRow]
    answerers: list[AnswererRow]
    rounds: dict[int, RoundRow]
    posts: dict[str, Party]

    def party_of(self, one: AnswererRow) -> Party | None:
        """Who is asked where this one answers: the agency or the group itself, the agency whose post it is, or the post
        where it is of no agency."""
        if one.agency_id or one.group_id:
            return Party(one.agency_id, one.group_id)
        return self.posts.get(plain(one.words))

    def answering(self) -> list[tuple[ActionRow, AnswererRow]]:
        """Each open action with everybody who answers for it, in the plan's order."""
        on_action, on_objective = grouped(self.answerers, "action_id"), grouped(self.answerers, "objective_id")
        found = []
        for action in self.actions:
            if action.closed:
                continue
            above = on_objective[action.objective_id] if action.objective_id else []
            found += [(action, one) for one in answering(on_action[action.id], above)]
        return found


def _asks(plan: int, *more: Ask) -> list[Ask]:
    """What `_plan` is made of, and more of the same plan."""
    of = {"plan_id": plan, "withdrawn": False}
    return [
        Ask(ObjectiveRow, Objective, of),
        Ask(ActionRow, Action, of),
        Ask(AnswererRow, Answerer, of),
        Ask(RoundRow, Round, of),
        Ask(PostRow, Post, {"board_id": Among(PlanModel, "board_id", {"id": plan}), "withdrawn": False}),
        *more,
    ]


def _plan(
    objectives: list[ObjectiveRow],
    actions: list[ActionRow],
    answerers: list[AnswererRow],
    rounds: list[RoundRow],
    posts: list[PostRow],
) -> _Plan:
    by_id = {one.id: one for one in objectives}

    def place(action: ActionRow) -> tuple[int, int]:
        above = by_id.get(action.objective_id or 0)
        return (above.order if above else 0, action.order)

    known = {plain(p.name): Party(p.agency_id) if p.agency_id else Party(post=p.id) for p in posts}
    return _Plan(by_id, sorted(actions, key=place), answerers, {one.id: one for one in rounds}, known)


def _read(plan: int) -> _Plan:
    return _plan(*read_together(None, *_asks(plan)))


def owners_of(plan: int, board: Board, itself: int | None) -> tuple[list[Owner], list[ActionRow]]:
    """Everybody who answers for an open action of the plan, once for each, and the open actions that nobody leads.
    `itself`: see `Directory.itself`. One query."""
    found = _read(plan)
    own, the_board = names_of_itself(board.name, board.short_name), Party(group=itself) if itself else ITSELF

    def party(one: AnswererRow) -> Party | None:
        return found.party_of(one) or (the_board if plain(one.words) in own else None)

    owners = found.answering()
    led = {action.id for action, one in owners if one.part == "lead"}
    unled = [action for action in found.actions if not action.closed and action.id not in led]
    return [Owner(one.words, party(one)) for _, one in owners], unled


def parts_of(plan: int, round: int, party: Party) -> list[Part]:
    """The actions of which a party is asked in a round, in the plan's order, with what was said before. One query."""
    found: list[Part] = read_all(None, _parts_of(plan, round, party))[0]
    return found


def parts_and_names(ask: models.Ask) -> tuple[list[Part], dict[tuple[str, str], str]]:
    """The same of an ask, and what its board calls the levels of its scales. One query."""
    parts, levels = read_all(None, _parts_of(ask.plan_id, ask.round_id, ask.party), levels_of(ask.board_id))
    return parts, level_names(levels)


def _parts_of(plan: int, round: int, party: Party) -> Reading:
    of = {"plan_id": plan, "withdrawn": False}
    whose = {f"{name}_id": pk for name, pk in party._asdict().items() if pk is not None}
    asks = _asks(plan, Ask(StatementRow, Statement, of), Ask(UpdateRow, Update, {**of, **whose}))

    def made(*rows: list[Any]) -> list[Part]:
        found, (statements, updates) = _plan(*rows[:-2]), rows[-2:]
        answers: dict[int, str] = {}
        for action, one in found.answering():
            if found.party_of(one) == party and answers.get(action.id) != "lead":
                answers[action.id] = one.part
        said, own = grouped(statements, "action_id"), grouped(updates, "action_id")
        here = found.rounds[round]
        return [
            Part(
                action=action,
                objective=found.objectives.get(action.objective_id or 0),
                part=answers[action.id],
                update=next((one for one in own[action.id] if one.round_id == round), None),
                before=_before(here, found.rounds, own[action.id], said[action.id]),
            )
            for action in found.actions
            if action.id in answers
        ]

    return Reading(asks, made)


def _before(
    here: RoundRow, rounds: dict[int, RoundRow], own: list[UpdateRow], said: list[StatementRow]
) -> Before | None:
    """The newest words before this round: the agency's own, else the board's."""
    for rows, whose in ((own, "you"), (said, "the board")):
        earlier = [
            (rounds[one.round_id], one.text)
            for one in rows
            if one.text.strip() and one.round_id in rounds and one.round_id != here.id
        ]
        earlier = [pair for pair in earlier if (pair[0].on, pair[0].id) < (here.on, here.id)]
        if earlier:
            round, text = max(earlier, key=lambda pair: (pair[0].on, pair[0].id))
            return Before(round.title, whose, text)
    return None


def moderated_of(by: Actor, parts: Iterable[Part], names: dict[tuple[str, str], str]) -> defaultdict[int, Moderated]:
    """What groups make of an answer, by the action. Two queries, none of what was not sent."""
    sent = {
        Reported(part.update.id, part.action.id, part.action.objective_id, part.update.group_id): part.update
        for part in parts
        if part.update and part.update.state in SENT
    }
    found = moderated(by, sent, names)
    return defaultdict(lambda: Moderated([], []), {one.action: found[one.id] for one in sent})


def digest_of(ask: models.Ask, parts: Iterable[Part]) -> str:
    """What an answer says now: see `rules.digest`. What stands beside its words goes in by its newest states. One
    query."""
    said = {part.action.id: astuple(part.report) for part in parts if part.update}
    newest = [
        Subquery(state_model(model).objects.filter(ask=OuterRef("pk")).order_by("-history_id").values("history_id")[:1])
        for model in (models.Figure, models.Offered)
    ]
    return digest(ask.changes, said, list(models.Ask.objects.filter(pk=ask.pk).values_list(*newest)))


def to_confirm(ask: models.Ask) -> bool:
    """Whether the board sent or rewrote something of the answer in somebody's name, who has not confirmed it. Two
    queries."""
    return bool(unconfirmed(parts_of(ask.plan_id, ask.round_id, ask.party))) or figures_unconfirmed(ask)


def unconfirmed(parts: Iterable[Part]) -> list[int]:
    """The ids of the updates of an answer that the board sent or rewrote in somebody's name."""
    return [part.update.id for part in parts if part.update and part.update.state in SENT and part.update.on_behalf]


def figures_unconfirmed(ask: models.Ask, entered: Iterable[models.Figure] | None = None) -> bool:
    """Whether the board sent figures in an agency's name. `entered` are the answer's, where they are known; else one
    query, none of what was not sent."""
    if ask.state not in SENT:
        return False
    return any(one.on_behalf for one in (ask.figures.filter(withdrawn=False) if entered is None else entered))


def links_open(ask: models.Ask) -> bool:
    """Whether a link to an ask opens anything: it may be answered, or there is something to confirm in its answer."""
    return ask.state in ANSWERABLE or to_confirm(ask)


def promises_in(ask: models.Ask, parts: Sequence[Part]) -> dict[int, list[Promise]]:
    """What an answer promises and the plan does not hold yet, by action; its dates are those of the day on which it was
    sent. Two queries, none of what was not sent."""
    said = {part.action.id: part.report for part in parts if part.update and part.update.state in SENT}
    if not said:
        return {}
    sent = ask.history.filter(state="submitted").order_by("-history_date").values_list("history_date", flat=True)
    written = timezone.localdate(sent.first())
    kept: dict[int | None, list[tuple[str, date | None]]] = {}
    promises = Commitment.objects.filter(action__in=said, withdrawn=False)
    for pk, what, until in promises.values_list("action_id", "what", "due_to"):
        kept.setdefault(pk, []).append((what, until))
    found = {pk: promised(report, written=written) for pk, report in said.items()}
    return {pk: [one for one in made if not is_kept(one, kept.get(pk, []))] for pk, made in found.items()}


def goes_by_itself(round: Round) -> bool:
    """Whether a round's reminders go by themselves: somebody let them, who keeps the plan still. Two queries."""
    found = models.Reminding.objects.filter(round=round, withdrawn=False).first()
    if found is None:
        return False
    user = found.history.order_by("history_id").values_list("history_user_id", flat=True).first()
    return actor_for(User.objects.filter(pk=user or 0).first()).may(Permission.EDIT_PLAN, round.board_id)


def sent_links() -> QuerySet[models.Link]:
    """The links that were sent and not withdrawn."""
    return models.Link.objects.filter(withdrawn=False).exclude(sent_at=None)


def to_be_reminded(round: Round) -> QuerySet[models.Link]:
    """The links by which something of a round is still to be answered, what is due first at the top."""
    asks = models.Ask.objects.filter(round=round, withdrawn=False, state__in=ANSWERABLE)
    links = sent_links().filter(ask__in=asks, expires_at__gt=timezone.now())
    return links.select_related("ask").order_by("ask__due", "id")


def written_to(link: models.Link) -> date:
    """The day on which whoever holds a link that was sent was last written to."""
    return timezone.localdate(max(moment for moment in (link.sent_at, link.reminded_at) if moment))


def of_any(parties: Iterable[Party]) -> Q:
    """The asks of any of these parties."""
    return reduce(or_, (Q(**party._asdict()) for party in parties), Q(pk__in=()))


def said_of(plan: int, asks: Collection[models.Ask]) -> dict[int, tuple[int, int]]:
    """Of how many of its actions each ask says something, and of how many it is asked, by its id. Two queries."""
    found = _read(plan)
    asked: dict[Party, set[int]] = defaultdict(set)
    for action, one in found.answering():
        if party := found.party_of(one):
            asked[party].add(action.id)
    rounds = {ask.round_id for ask in asks}
    words = Update.objects.filter(round__in=rounds, withdrawn=False).exclude(**dict.fromkeys(PARTS, ""))
    said: dict[tuple[int, Party], set[int]] = defaultdict(set)
    for round, pk, *whose in words.values_list("round_id", "action_id", "agency_id", "group_id", "post_id"):
        said[round, Party(*whose)].add(pk)
    return {ask.pk: (len(said[ask.round_id, ask.party] & asked[ask.party]), len(asked[ask.party])) for ask in asks}


def on_board(ask: str = "") -> Q:
    """That whoever is asked is on the board still; `ask`: where the ask stands from what is filtered, as in "ask__"."""
    member = Member.objects.filter(board=OuterRef("board"), agency=OuterRef(f"{ask}agency"), withdrawn=False)
    return Q(Exists(member)) | Q(**{f"{ask}group__withdrawn": False}) | Q(**{f"{ask}post__withdrawn": False})


def named_ask(pk: int) -> models.Ask:
    """One ask that is known to be there."""
    return named(models.Ask.objects.all()).get(pk=pk)


def named(asks: QuerySet[models.Ask]) -> QuerySet[models.Ask]:
    """Each ask with what its board calls the agency, the group or the post, as `called`."""
    place = Member.objects.filter(board=OuterRef("board"), agency=OuterRef("agency"))
    own = Coalesce(NullIf("name", Value("")), "agency__name")
    return asks.annotate(  # type: ignore[no-redef]  # declared on the model for whoever reads it
        called=Coalesce(Subquery(place.values_list(own)[:1]), "group__name", "post__name")
    ).select_related("round", "agency", "group", "post", "plan", "board")
