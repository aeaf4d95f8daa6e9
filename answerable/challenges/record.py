"""Challenges and their threads as at a moment, and who may write to one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.challenges import models
from answerable.challenges.rules import Standing, in_order, may_change, standing_of, year_of
from answerable.history.together import Among, Ask, Reading
from answerable.partnership.record import Bodies
from answerable.plan.record import grouped


@dataclass(frozen=True)
class Challenge:
    id: int
    agency_id: int | None
    group_id: int | None
    to_words: str
    about: str
    asked: str
    action_id: int | None
    objective_id: int | None
    measure_id: int | None
    evidence_id: int | None
    way: str
    raised_by: str
    on_words: str
    on_from: date
    on_to: date
    due_words: str
    due_to: date | None
    withdrawn: bool
    printed: bool = False


@dataclass(frozen=True)
class Step:
    id: int
    challenge_id: int
    kind: str
    outcome: str
    text: str
    elsewhere: str
    on_words: str
    on_from: date
    on_to: date
    due_words: str
    due_to: date | None
    measure_id: int | None
    evidence_id: int | None


@dataclass(frozen=True)
class Thread:
    """A challenge with its steps in order (those that were withdrawn are left out)."""

    challenge: Challenge
    steps: list[Step]

    def standing(self, on: date) -> Standing:
        here = self.challenge
        return standing_of(self.steps, due_words=here.due_words, due_to=here.due_to, today=on)

    @property
    def year(self) -> str:
        """The year, from April to March, in which it was raised: that of the first day that this may mean."""
        return year_of(self.challenge.on_from)

    def to(self, bodies: Bodies) -> str:
        """Whom it went to, as the board calls them."""
        here = self.challenge
        body = bodies.agencies.get(here.agency_id or 0) or bodies.groups.get(here.group_id or 0)
        return body.name if body else here.to_words

    @property
    def body(self) -> str:
        """Whom it went to, as a form and a filter name them: "agency 3", "group 7", or "post"."""
        here = self.challenge
        return Party(here.agency_id, here.group_id).key if here.agency_id or here.group_id else "post"


def threads_of(board: int, **where: Any) -> Reading:
    """The challenges of a board that match `where`, newest first."""
    which = {"board_id": board, **where}
    of = {"board_id": board, "withdrawn": False, "challenge_id": Among(models.Challenge, "id", which)}
    return Reading((Ask(Challenge, models.Challenge, which), Ask(Step, models.Step, of)), _threads)


def _threads(challenges: list[Challenge], steps: Iterable[Step]) -> list[Thread]:
    by = grouped(steps, "challenge_id")
    newest = sorted(challenges, key=lambda one: (one.on_from, one.id), reverse=True)
    return [Thread(one, in_order(by[one.id])) for one in newest]


def answers(actor: Actor, challenge: models.Challenge | Challenge, board: int) -> bool:
    """Whether somebody answers for the agency or the group that a challenge went to."""
    party = Party(challenge.agency_id, challenge.group_id)
    return party in actor.parties(board, permission=Permission.ANSWER_CHALLENGE)


def may_put_right(actor: Actor, step: models.Step) -> bool:
    """Whether somebody may correct or withdraw a step (see `rules.may_change`). One query."""
    keeps = actor.may(Permission.KEEP_CHALLENGES, step.board_id)
    concludes = actor.may(Permission.CONCLUDE_CHALLENGE, step.board_id)
    own = not keeps and (concludes if step.kind == "conclusion" else answers(actor, step.challenge, step.board_id))
    return may_change(step.elsewhere, wrote=own and wrote(actor, step), keeps=keeps)


def wrote(actor: Actor, thing: models.Challenge | models.Step) -> bool:
    """Whether somebody entered a record themselves. One query."""
    first = thing.history.order_by("history_id").values_list("history_user_id", flat=True).first()
    return actor.user is not None and first == actor.user
