"""What is kept of a plan: its levels and its year (`levels`), and what is said of it round by round (`said`)."""

from answerable.plan.models.levels import (
    RECORD,
    Action,
    Aim,
    Answerer,
    Body,
    ByParty,
    Objective,
    Plan,
    PlanRecord,
    PlanStep,
    Serves,
    Split,
    columns_of,
)
from answerable.plan.models.said import Commitment, Moderation, Round, Shortfall, Statement, StatusLevel, Update

__all__ = [
    "RECORD",
    "Action",
    "Aim",
    "Answerer",
    "Body",
    "ByParty",
    "Commitment",
    "Moderation",
    "Objective",
    "Plan",
    "PlanRecord",
    "PlanStep",
    "Round",
    "Serves",
    "Shortfall",
    "Split",
    "Statement",
    "StatusLevel",
    "Update",
    "columns_of",
]
