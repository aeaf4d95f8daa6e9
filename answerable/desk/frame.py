"""What a board's pages need to know before they show anything: its plans, their rounds and its scales."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Value

from answerable.history.states import rows_as_at
from answerable.plan import models
from answerable.plan.record import Plan, Round


@dataclass(frozen=True)
class Level:
    """A level of a board's scale of delivery or impact status."""

    scale: str
    code: str
    name: str
    colour: str


@dataclass(frozen=True)
class Frame:
    """Plans newest first; rounds newest first, of each plan and of all; the scales as they are today, in order."""

    plans: list[Plan]
    rounds: list[Round]
    rounds_of: dict[int, list[Round]]
    delivery: tuple[Level, ...]
    impact: tuple[Level, ...]

    def plan(self, wanted: str) -> Plan | None:
        """The plan with the number `wanted`, or the newest where none is wanted; None where it is none of these."""
        if wanted.isascii() and wanted.isdecimal():
            return next((plan for plan in self.plans if str(plan.id) == wanted), None)
        return self.plans[0] if self.plans else None


# What plans and levels have in common: a number and four words.
_PLAN = ("id", "title", "period", "aim_word", "objective_word")
_LEVEL = ("order", "scale", "code", "name", "colour")


def read_frame(board: int, at: datetime | None) -> Frame:
    """Two queries: plans and levels are asked in one."""
    plans = rows_as_at(models.Plan, at, board_id=board, withdrawn=False).order_by().values_list(Value(0), *_PLAN)
    levels = models.StatusLevel.objects.filter(board_id=board).order_by().values_list(Value(1), *_LEVEL)
    asked = rows_as_at(models.Round, at, board_id=board, withdrawn=False).order_by("-on", "-id")
    both = sorted(plans.union(levels, all=True))
    every: list[Round] = []
    of: dict[int, list[Round]] = {}
    for plan, *columns in asked.values_list("plan_id", "id", "title", "on", "fictional"):
        every.append(Round(*columns))
        of.setdefault(plan, []).append(every[-1])
    scale = [Level(*words) for place, _, *words in both if place]
    return Frame(
        plans=[Plan(pk, board, *words) for place, pk, *words in reversed(both) if not place],
        rounds=every,
        rounds_of=of,
        delivery=tuple(level for level in scale if level.scale == "delivery"),
        impact=tuple(level for level in scale if level.scale == "impact"),
    )
