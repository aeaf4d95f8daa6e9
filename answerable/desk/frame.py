"""What a board's pages need to know before they show anything: its plans, their rounds and its scales."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from answerable.history.together import Ask, Reading, read_all
from answerable.plan import models
from answerable.plan.record import Level, Plan, Round, Step, grouped
from answerable.plan.year.rules import in_use_of, stands


@dataclass(frozen=True)
class Frame:
    """Plans newest first, the steps of all, and the day `on` which this is; rounds newest first, of each plan and of
    all; the scales as they are today, in order."""

    plans: list[Plan]
    steps: list[Step]
    on: date
    rounds: list[Round]
    rounds_of: dict[int, list[Round]]
    delivery: tuple[Level, ...]
    impact: tuple[Level, ...]

    def plan(self, wanted: str) -> Plan | None:
        """The plan with the number `wanted`, or the one that the board works by where none is wanted; None where it is
        none of these."""
        if wanted.isascii() and wanted.isdecimal():
            return next((plan for plan in self.plans if str(plan.id) == wanted), None)
        return in_use_of(self.plans, self.steps, self.on)

    def stands(self, plan: int) -> str:
        """Where a plan stands on this day."""
        return stands((step for step in self.steps if step.plan_id == plan), self.on)


def frame_of(board: int, on: date | None = None) -> Reading:
    """A board's frame on a day (None: today), to be read with something else."""
    here = {"board_id": board, "withdrawn": False}
    levels = Ask(Level, models.StatusLevel, {"board_id": board}, today=True)
    day = on or timezone.localdate()
    asks = (Ask(Plan, models.Plan, here), Ask(Round, models.Round, here), Ask(Step, models.PlanStep, here), levels)
    return Reading(asks, lambda *rows: _frame(day, *rows))


def read_frame(board: int, at: datetime | None) -> Frame:
    """One query."""
    frame: Frame = read_all(at, frame_of(board, timezone.localdate(at) if at else None))[0]
    return frame


def _frame(on: date, plans: list[Plan], rounds: list[Round], steps: list[Step], levels: list[Level]) -> Frame:
    scale = sorted(levels, key=lambda level: level.order)
    newest = sorted(rounds, key=lambda round: (round.on, round.id), reverse=True)
    return Frame(
        plans=plans[::-1],
        steps=steps,
        on=on,
        rounds=newest,
        rounds_of=grouped(newest, "plan_id"),
        delivery=tuple(level for level in scale if level.scale == "delivery"),
        impact=tuple(level for level in scale if level.scale == "impact"),
    )
