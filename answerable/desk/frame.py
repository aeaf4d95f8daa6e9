"""What a board's pages need to know before they show anything: its plans, their rounds and its scales."""

from dataclasses import dataclass
from datetime import datetime

from answerable.history.together import Ask, Reading, read_all
from answerable.plan import models
from answerable.plan.record import Level, Plan, Round, grouped


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


def read_frame(board: int, at: datetime | None) -> Frame:
    """One query."""
    found: Frame = read_all(at, frame_of(board))[0]
    return found


def frame_of(board: int) -> Reading:
    """The same for a page that reads more."""
    here = {"board_id": board, "withdrawn": False}
    asks = [
        Ask(Plan, models.Plan, here),
        Ask(Round, models.Round, here),
        Ask(Level, models.StatusLevel, {"board_id": board}, today=True),
    ]
    return Reading(asks, _frame)


def _frame(plans: list[Plan], rounds: list[Round], levels: list[Level]) -> Frame:
    scale = sorted(levels, key=lambda level: level.order)
    newest = sorted(rounds, key=lambda round: (round.on, round.id), reverse=True)
    return Frame(
        plans=plans[::-1],
        rounds=newest,
        rounds_of=grouped(newest, "plan_id"),
        delivery=tuple(level for level in scale if level.scale == "delivery"),
        impact=tuple(level for level in scale if level.scale == "impact"),
    )
